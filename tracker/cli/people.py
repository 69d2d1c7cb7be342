"""people find|list|show|add|move|end|leave|exempt, and what people_over_time adds."""

from typing import Annotated, Literal

import typer

from tracker.cli import door
from tracker.cli.reading import AsOf
from tracker.cli.say import print_json, say, table, talk
from tracker.cli.slips import far_ahead

app = typer.Typer(help="Who is posted where, and what is known of somebody.", no_args_is_help=True)
Who = Annotated[str, typer.Argument(metavar="WHO", help="An employee number, an email or an exact name.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]


def add_to(whole: typer.Typer) -> None:
    """Add these commands."""
    from tracker.cli import people_over_time

    for name, command in (
        ("list", listing),
        ("find", find),
        ("show", show),
        ("add", add),
        ("move", move),
        ("end", end),
        ("leave", leave),
        ("exempt", exempt),
    ):
        app.command(name)(command)
    people_over_time.add_to(app)
    whole.add_typer(app, name="people")


_FIELDS = (
    "employee_number",
    "name",
    "email",
    "classification",
    "worker_type",
    "district",
    "program",
    "team",
    "since",
    "on_leave",
)


def _shape(listed: object) -> dict[str, object]:
    return {field: getattr(listed, field) for field in _FIELDS}


def _print(found: tuple[object, ...], *, as_json: bool) -> None:
    if as_json:
        print_json([_shape(each) for each in found])
    elif not found:
        talk("Nobody fits. `tracker people find` takes fewer letters; `tracker import FILE` brings in a roster.")
    else:
        shown = ("team", "name", "employee_number", "email", "classification", "since")
        table(shown, [[getattr(each, field) for field in shown] for each in found])


def listing(
    as_of: AsOf = None,
    team: Annotated[str | None, typer.Option(metavar="T", help="One team only.")] = None,
    as_json: Json = False,
) -> None:
    """List everybody on the roster of a day.

    Example: tracker people list --team D4-CPS
    """
    from tracker import people, teams

    with door.records() as store, store.reading() as db:
        day = door.day_of(as_of, door.settings(db).zone)
        code = teams.find(db, team).code if team else None
        found = people.listing(db, day, team=code)
    _print(found, as_json=as_json)


def find(
    words: Annotated[list[str], typer.Argument(help="Parts of a name, in any order.")], as_json: Json = False
) -> None:
    """Find people by parts of a name, number or email.

    Example: tracker people find lop ch
    """
    from tracker import people

    with door.records() as store, store.reading() as db:
        found = people.search(db, " ".join(words), door.today(door.settings(db).zone))
    _print(found, as_json=as_json)


def show(who: Who, as_of: AsOf = None, as_json: Json = False) -> None:
    """Show one person: postings, credits, and where each fact came from.

    Example: tracker people show OR0012345
    """
    from tracker import people

    with door.records() as store, store.reading() as db:
        facts = people.show(db, who, door.day_of(as_of, door.settings(db).zone))
    if as_json:
        print_json(
            {
                **_shape(facts.listed),
                "also_known_as": facts.also_known_as,
                "postings": facts.postings,
                "credits": facts.credits,
                "from": facts.learnt,
                "leaves": facts.leaves,
                "exemptions": facts.exemptions,
            }
        )
        return
    for field, value in _shape(facts.listed).items():
        shown = {None: "", True: "yes", False: "no"}.get(value, value) if isinstance(value, bool | None) else value
        say(f"{field.replace('_', ' '):<16} {shown}")
    for posting in facts.postings:
        say(f"{'posting':<16} {posting.team} from {posting.first_day} to {posting.last_day or 'now'}")
    for credit in facts.credits:
        say(f"{'training':<16} {credit.course} on {credit.on}, {credit.outcome}")
    for away in facts.leaves:
        say(f"{'on leave':<16} from {away.first_day} to {away.last_day or 'further notice'}")
    for spared in facts.exemptions:
        say(f"{'exempt':<16} {spared.course}: {spared.reason}")
    for learnt in facts.learnt:
        say(f"{'from':<16} {learnt.file}, sheet {learnt.sheet}, row {learnt.row} ({learnt.on})")


def add(
    name: Annotated[str, typer.Argument(help='Such as "Okoye, Blessing".')],
    to: Annotated[str, typer.Option(metavar="TEAM")],
    on: Annotated[str | None, typer.Option(metavar="DAY", help="The first day; today if left out.")] = None,
    number: Annotated[str | None, typer.Option(help="The employee number.")] = None,
    email: Annotated[str | None, typer.Option()] = None,
    classification: Annotated[str, typer.Option()] = "",
    worker_type: Annotated[Literal["employee", "contractor", "partner", "student"], typer.Option()] = "employee",
    anyway: Annotated[
        bool, typer.Option("--anyway", help="Another person of a name that is recorded, without number or email.")
    ] = False,
) -> None:
    """Record somebody new.

    Example: tracker people add "Okoye, Blessing" --to D4-CPS --on 2025-09-02 --number OR0012345
    """
    from tracker import people, teams

    with door.records(writing=True) as store:
        with store.reading() as db:
            zone = door.settings(db).zone
            day = door.day_of(on, zone)
            team = teams.find(db, to, day)
        with store.writing(f"added {name} to {team.code} on {day}") as db:
            if not (anyway or number or email):
                people.refuse_namesake(db, name, day)
            people.add(
                db,
                name,
                team_id=team.team_id,
                on=day,
                employee_number=number,
                email=email,
                classification=classification,
                worker_type=worker_type,
            )
    talk(f"{name} is in {team.code} from {day:%A} {day}.")
    far_ahead(day, door.today(zone))


def move(
    who: Who,
    to: Annotated[str, typer.Option(metavar="TEAM")],
    on: Annotated[str | None, typer.Option(metavar="DAY", help="The first day there; today if left out.")] = None,
) -> None:
    """Post somebody to another team from a day on.

    Example: tracker people move OR0012345 --to D7-CPS --on 2025-09-15
    """
    from tracker import people, teams

    with door.records(writing=True) as store:
        with store.reading() as db:
            zone = door.settings(db).zone
            day = door.day_of(on, zone)
            team = teams.find(db, to, day)
            name = people.find(db, who).name
        with store.writing(f"moved {name} to {team.code} on {day}") as db:
            people.move(db, who, team_id=team.team_id, on=day)
    talk(f"{name} is in {team.code} from {day:%A} {day}.")
    far_ahead(day, door.today(zone))


def end(
    who: Who,
    last_day: Annotated[str, typer.Option(metavar="DAY", help="The last day on the team.")],
    team: Annotated[str | None, typer.Option(metavar="T", help="Only the second membership in this team.")] = None,
) -> None:
    """End somebody's posting; what they did stays.

    Example: tracker people end OR0012345 --last-day 2025-09-12
    """
    from tracker import people, teams
    from tracker.period import after

    with door.records(writing=True) as store:
        with store.reading() as db:
            day = door.day_of(last_day, door.settings(db).zone)
            name = people.find(db, who).name
            second = teams.find(db, team, day) if team else None
        words = f"{name} no longer belongs to {second.code}" if second else f"ended {name}"
        with store.writing(f"{words}, last day {day}") as db:
            if second:
                people.end_membership(db, who, team_id=second.team_id, ends_before=after(day))
            else:
                people.end(db, who, ends_before=after(day))
    talk(f"{name}: the last day is {day:%A} {day}.")


def leave(
    who: Who,
    start: Annotated[str, typer.Option("--from", metavar="DAY", help="The first day away.")],
    to: Annotated[str | None, typer.Option(metavar="LAST", help="The last day away, if it is known.")] = None,
) -> None:
    """Record that somebody is away; why is never stored.

    Example: tracker people leave OR0012345 --from 2025-09-01 --to 2025-11-30
    """
    from tracker import people
    from tracker.period import after

    with door.records(writing=True) as store:
        with store.reading() as db:
            zone = door.settings(db).zone
            first, last = door.day_of(start, zone), door.day_of(to, zone) if to else None
            name = people.find(db, who).name
        with store.writing(f"{name} is away from {first}") as db:
            people.leave(db, who, starts_on=first, ends_before=after(last) if last else None)
    talk(f"{name} is away from {first} {'to ' + str(last) if last else 'on'}.")


def exempt(
    who: Who,
    course: Annotated[str, typer.Option(metavar="C")],
    reason: Annotated[str, typer.Option(metavar="TEXT")],
    start: Annotated[str | None, typer.Option("--from", metavar="DAY")] = None,
    until: Annotated[str | None, typer.Option(metavar="LAST", help="The last day of it.")] = None,
    decided_by: Annotated[str, typer.Option(help="Who decided.")] = "",
) -> None:
    """Record that somebody need not take a course, and why.

    Example: tracker people exempt OR0012345 --course csec-refresher --reason "teaches it"
    """
    from tracker import people, training
    from tracker.period import after

    with door.records(writing=True) as store:
        with store.reading() as db:
            zone = door.settings(db).zone
            first = door.day_of(start, zone) if start else None
            last = door.day_of(until, zone) if until else None
            name = people.find(db, who).name
            code = training.find_course(db, course).code
        with store.writing(f"exempted {name} from {code}: {reason}") as db:
            people.exempt(
                db,
                who,
                course=code,
                reason=reason,
                decided_by=decided_by,
                starts_on=first,
                ends_before=after(last) if last else None,
            )
    talk(f"{name} need not take {code}.")
