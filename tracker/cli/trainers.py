"""trainers: who may deliver which course, the sessions they gave, and what those added."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli import door
from tracker.cli.bare import lists_itself
from tracker.cli.reading import AsOf, Json
from tracker.cli.say import print_json, say, table, talk

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from tracker.coverage.trainers import Added, Reach
    from tracker.store import Store
    from tracker.training.trainers import TrainerFacts

WHAT = "Trainers: what they may deliver, and what their sessions added."
trainers_app = typer.Typer(help=WHAT)
MOST = 2_000_000_000  # a number that a command takes; larger ones are no numbers of ours
Who = Annotated[str, typer.Argument(metavar="WHO", help="A trainer's number, email, employee number or exact name.")]
Course = Annotated[str, typer.Argument(metavar="COURSE", help="A course's code, or its first letters.")]


def add_to(app: typer.Typer) -> None:
    """Add these commands."""
    lists_itself(trainers_app, "trainers", listing, WHAT)
    trainers_app.command("list")(listing)
    for command in (add, allow, end, gave, show, link):
        trainers_app.command()(command)
    app.add_typer(trainers_app, name="trainers")


def trained_by(db: "Session", said: Sequence[str] | None) -> "tuple[TrainerFacts, ...]":
    """Find the trainers that --trainer names."""
    from tracker.training.trainers import find_trainer

    return tuple(find_trainer(db, each) for each in said or ())


def caution(store: "Store", by: "Sequence[TrainerFacts]", session: int) -> tuple[str, ...]:
    """Say of which trainers of a session nothing says that they may deliver its course on its day."""
    if not by:
        return ()
    from tracker.model import Course as Courses
    from tracker.training import find_session
    from tracker.training.trainers import cautions

    with store.reading() as db:
        found = find_session(db, session)
        return cautions(by, db.get_one(Courses, found.course_id).code, found.day)


def listing(
    as_of: AsOf = None,
    course: Annotated[str | None, typer.Option(metavar="CODE", help="Those who may deliver it on the day.")] = None,
    as_json: Json = False,
) -> None:
    """List the trainers, with what they may deliver on a day and what their sessions added up to it.

    Example: tracker trainers list --as-of 2025-09-30
    """
    from tracker.coverage.trainers import READ_AS, reach
    from tracker.training import find_course
    from tracker.training.trainers import trainers

    with door.records() as store, store.reading() as db:
        day = door.day_of(as_of, door.settings(db).zone)
        code = find_course(db, course).code if course else None
        found, added = trainers(db, day, code), reach(db, day, code)
    if as_json:
        print_json([_shape(each, added, day) for each in found])
        return
    table(
        ("no.", "trainer", "organisation", "may deliver", *_ADDED),
        [
            (each.number, each.name, each.organisation, ", ".join(each.courses_on(day)), *_cells(added.of(each.number)))
            for each in found
        ],
    )
    if found:
        total = added.total
        talk(
            f"All sessions with trainers together: given {total.given}, planned {total.planned};"
            f" reached first: people {total.people_first}, teams {total.teams_first}."
        )
        talk(READ_AS)


_ADDED = ("given", "planned", "people first", "teams first", "person-minutes")


def _cells(of: "Added") -> tuple[int, ...]:
    return of.given, of.planned, of.people_first, of.teams_first, of.person_minutes


def _counts(of: "Added") -> dict[str, int]:
    names = ("sessions_given", "sessions_planned", "people_first", "teams_first", "person_minutes")
    return dict(zip(names, _cells(of), strict=True))


def _shape(each: "TrainerFacts", added: "Reach", day: "date") -> dict[str, object]:
    return {
        "trainer": each.number,
        "name": each.name,
        "email": each.email,
        "organisation": each.organisation,
        "employee_number": each.employee_number,
        "may_deliver": list(each.courses_on(day)),
        "periods": list(each.may),
        **_counts(added.of(each.number)),
        "note": each.note,
    }


def add(
    name: Annotated[str, typer.Argument(metavar="NAME", help="What sessions call them.")],
    person: Annotated[
        str | None, typer.Option(metavar="WHO", help="Their number, email or name on a roster, if they are on one.")
    ] = None,
    email: Annotated[str | None, typer.Option(metavar="EMAIL")] = None,
    organisation: Annotated[str, typer.Option(metavar="TEXT", help="Where they are from.")] = "",
    note: Annotated[str, typer.Option(metavar="TEXT")] = "",
) -> None:
    """Add a trainer, from a roster or from outside.

    Example: tracker trainers add "Ines Vale" --organisation "A partner"
    """
    from tracker import people
    from tracker.model import id_of
    from tracker.training.trainers import add_trainer

    with door.records(writing=True) as store:
        with store.reading() as db:
            own = id_of(people.find(db, person)) if person else None
        with store.writing(f"added the trainer {name.strip()}") as db:
            number = add_trainer(db, name, email=email, organisation=organisation, person_id=own, note=note)
    talk(f"{name.strip()} is trainer {number}. `tracker trainers allow {number} COURSE` says what they may deliver.")
    say(str(number))


def allow(
    who: Who,
    course: Course,
    start: Annotated[str | None, typer.Option("--from", metavar="DAY", help="Since when; always if left out.")] = None,
    until: Annotated[str | None, typer.Option(metavar="LAST", help="Their last day, if there is one.")] = None,
) -> None:
    """Say that a trainer may deliver a course, from a day to a last day.

    Example: tracker trainers allow "Ines Vale" csec-refresher --from 2025-09-01
    """
    from tracker.period import after
    from tracker.training import find_course
    from tracker.training.trainers import allow as permit
    from tracker.training.trainers import find_trainer

    with door.records(writing=True) as store:
        with store.reading() as db:
            zone, found, code = door.settings(db).zone, find_trainer(db, who), find_course(db, course).code
            first = door.day_of(start, zone) if start else None
            last = door.day_of(until, zone) if until else None
        _refuse_backwards(first, last)
        with store.writing(f"said that {found.name} may deliver {code}") as db:
            permit(db, found.number, code, starts_on=first, ends_before=after(last) if last else None)
    talk(f"{found.name} may deliver {code}{_span(first, last)}.")


def _span(first: "date | None", last: "date | None") -> str:
    return (f" from {first}" if first else "") + (f" to {last}" if last else "")


def _refuse_backwards(first: "date | None", last: "date | None") -> None:
    from tracker.errors import WrongUsage

    if first and last and last < first:
        raise WrongUsage(f"The last day, {last}, is before the first, {first}.")


def end(
    who: Who,
    course: Course,
    last_day: Annotated[str, typer.Option(metavar="DAY", help="The last day on which they may.")],
) -> None:
    """Say until when a trainer may deliver a course; what they gave stays.

    Example: tracker trainers end "Ines Vale" csec-refresher --last-day 2025-12-31
    """
    from tracker.period import after
    from tracker.training import find_course
    from tracker.training.trainers import disallow, find_trainer

    with door.records(writing=True) as store:
        with store.reading() as db:
            day, found = door.day_of(last_day, door.settings(db).zone), find_trainer(db, who)
            code = find_course(db, course).code
        with store.writing(f"said that {found.name} may deliver {code} to {day} and no longer") as db:
            disallow(db, found.number, code, ends_before=after(day))
    talk(f"{found.name} may deliver {code} up to {day:%A} {day}.")


def gave(
    who: Who,
    session: Annotated[list[int], typer.Argument(min=1, max=MOST, metavar="SESSION...", help="Sessions' numbers.")],
) -> None:
    """Say which sessions a trainer gave, or is to give.

    Example: tracker trainers gave "Ines Vale" 1
    """
    from tracker.errors import NothingToDo
    from tracker.training.trainers import find_trainer
    from tracker.training.trainers import gave as note

    with door.records(writing=True) as store:
        with store.reading() as db:
            found = find_trainer(db, who)
        numbers = ", ".join(map(str, dict.fromkeys(session)))
        with store.writing(f"said that {found.name} gave session {numbers}") as db:
            new = note(db, found.number, session)
        warned = [line for number in new for line in caution(store, [found], number)]
    if not new:
        raise NothingToDo(f"It was said already that {found.name} gave session {numbers}. Nothing was changed.")
    talk(f"{found.name}: session {', '.join(map(str, new))}.")
    for line in dict.fromkeys(warned):
        talk(f"  ! {line}")


def show(who: Who, as_of: AsOf = None, as_json: Json = False) -> None:
    """Show one trainer: what they may deliver and when, their sessions, and what each added.

    Example: tracker trainers show "Ines Vale"
    """
    from tracker.coverage.trainers import READ_AS, reach
    from tracker.training.trainers import find_trainer

    with door.records() as store, store.reading() as db:
        day = door.day_of(as_of, door.settings(db).zone)
        found, added = find_trainer(db, who), reach(db, day)
    mine = [each for each in added.sessions if found.number in each.trainers]
    if as_json:
        by_course = {course: _counts(each) for course, each in added.by_course(found.number).items()}
        print_json({**_shape(found, added, day), "by_course": by_course, "sessions": mine})
        return
    where = found.employee_number or found.organisation
    say(f"{found.number}  {found.name}" + "".join(f", {each}" for each in (where, found.email, found.note) if each))
    for may in found.may:
        say(f"may deliver {may.course}{_span(may.since, may.until)}")
    table(
        ("session", "day", "course", "", "people first", "teams first", "person-minutes"),
        [
            (s.session, s.day, s.course, "planned" * s.planned, s.people_first, s.teams_first, s.person_minutes)
            for s in mine
        ],
    )
    table(("course", *_ADDED), _sums(added, found.number))
    talk(READ_AS)


def _sums(added: "Reach", trainer: int) -> Iterable[tuple[object, ...]]:
    for course, each in added.by_course(trainer).items():
        yield (course, *_cells(each))
    yield ("together", *_cells(added.of(trainer)))


def link(
    yes: Annotated[bool, typer.Option("--yes", help="Link them.")] = False,
    as_json: Json = False,
) -> None:
    """Link past sessions whose facilitator is written exactly as one trainer is called; shown first.

    Example: tracker trainers link
    """
    from tracker.training.trainers import led, links

    with door.records(writing=yes) as store:
        with store.reading() as db:
            found = links(db)
        if yes and found:
            with store.writing(f"linked {len(found)} sessions to the trainers that they name") as db:
                found = links(db)
                for each in found:
                    led(db, each.session, (each.trainer,))
    if as_json:
        print_json({"links": found, "linked": yes and bool(found)})
        return
    table(
        ("session", "day", "course", "facilitators", "trainer"),
        [(each.session, each.day, each.course, each.facilitators, f"{each.trainer}: {each.name}") for each in found],
    )
    if not found:
        talk("No session names a trainer exactly and is not linked yet.")
    else:
        talk(f"Linked: {len(found)}." if yes else "Nothing was written. --yes links them.")
