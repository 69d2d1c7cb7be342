"""courses list|add|set|version|retire|audience|tag|untag|word|unword."""

from typing import Annotated

import typer

from tracker.cli import door
from tracker.cli.say import print_json, say, table, talk

courses = typer.Typer(help="Courses: targets, validity, audience.", no_args_is_help=True)
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Code = Annotated[str, typer.Argument(metavar="CODE")]
Programs = Annotated[str | None, typer.Option(help="Such as CPS,Permanency; all if left out.")]
Classifications = Annotated[str | None, typer.Option(help="Only these, divided by commas; all if left out.")]
WorkerTypes = Annotated[str, typer.Option(help="Of employee, contractor, partner, student; divided by commas.")]
TITLE = typer.Option(metavar="T")


def add_to(app: typer.Typer) -> None:
    """Add these commands."""
    for name, command in (
        ("list", listing),
        ("add", add),
        ("set", change),
        ("version", version),
        ("retire", retire),
        ("audience", audience),
        ("tag", tag),
        ("untag", untag),
        ("word", word),
        ("unword", unword),
    ):
        courses.command(name)(command)
    app.add_typer(courses, name="courses")


def listing(
    as_of: Annotated[str | None, typer.Option("--as-of", metavar="DAY", help="Those of a day; else all.")] = None,
    as_json: Json = False,
) -> None:
    """List the courses with their targets, audience and tags.

    Example: tracker courses list
    """
    from tracker.training import courses

    with door.records() as store, store.reading() as db:
        found = courses.listing(db, door.day_of(as_of, door.settings(db).zone) if as_of else None)
    if as_json:
        print_json(list(found))
        return
    table(
        ("code", "title", "target", "valid months", "programs", "retired"),
        [
            (c.code, c.title, f"{c.target_percent} %", c.valid_months, ", ".join(c.programs), c.retired_before)
            for c in found
        ],
    )
    for course in found:
        if course.words:
            say(f"{course.code}: files call it {', '.join(f'“{each}”' for each in course.words)}")
        for tagged in course.requirements:
            say(f"{course.code}: counts toward {tagged} (a tag, no finding of compliance)")


def _split(said: str | None) -> list[str]:
    return [part.strip() for part in (said or "").split(",") if part.strip()]


def add(
    code: Code,
    title: Annotated[str, TITLE],
    programs: Programs = None,
    classifications: Classifications = None,
    worker_types: WorkerTypes = "employee",
    counts_only: Annotated[
        bool, typer.Option("--counts-only", help="For people on no roster: only sessions and heads are counted.")
    ] = False,
) -> None:
    """Add a course.

    Example: tracker courses add familial --title "Familial trafficking" --programs CPS,Permanency
    """
    from tracker.training import courses

    with door.records(writing=True) as store, store.writing(f"added the course {code}") as db:
        courses.add(
            db,
            code,
            title=title,
            programs=_split(programs),
            classifications=_split(classifications),
            worker_types=_split(worker_types),
            counts_only=counts_only,
        )
    talk(f"{code} is a course now.")


def change(
    code: Code,
    title: Annotated[str | None, typer.Option()] = None,
    valid_months: Annotated[
        int | None, typer.Option(min=1, max=1200, metavar="N", help="How long credit holds.")
    ] = None,
    target: Annotated[int | None, typer.Option(min=0, max=100, metavar="PERCENT", help="Of eligible staff.")] = None,
    target_on: Annotated[str | None, typer.Option(metavar="DAY", help="All teams by this day.")] = None,
    min_minutes: Annotated[int | None, typer.Option(min=0, max=14400, metavar="N", help="Fewer are partial.")] = None,
    grace_days: Annotated[
        int | None, typer.Option(min=0, max=3650, metavar="N", help="New staff are not yet due.")
    ] = None,
    counts_toward: Annotated[
        str | None, typer.Option(metavar="CODE", help="Its credit is credit for this one.")
    ] = None,
    until: Annotated[str | None, typer.Option(metavar="LAST", help="… for credits up to this day.")] = None,
    clear: Annotated[
        str | None, typer.Option(help="What it has no more, such as valid-months,target-on,grace-days.")
    ] = None,
) -> None:
    """Change a course's targets and rules.

    Example: tracker courses set csec-refresher --valid-months 12
    """
    from tracker.period import after
    from tracker.training import courses

    with door.records(writing=True) as store:
        with store.reading() as db:
            zone = door.settings(db).zone
            day = door.day_of(target_on, zone) if target_on else None
            last = door.day_of(until, zone) if until else None
        with store.writing(f"changed the course {code}") as db:
            changed = courses.change(
                db,
                code,
                title=title,
                valid_months=valid_months,
                target_percent=target,
                target_on=day,
                min_minutes=min_minutes,
                grace_days=grace_days,
                counts_toward=counts_toward,
                until=after(last) if last else None,
                clear=_split(clear),
            )
    talk(f"{changed} is changed.")


def version(
    code: Code,
    start: Annotated[
        str, typer.Option("--from", metavar="DAY", help="Its first day; the old version's last is before.")
    ],
    title: Annotated[str | None, typer.Option(metavar="T", help="Its title; the old one's if left out.")] = None,
    new_code: Annotated[
        str | None, typer.Option("--code", metavar="CODE", help="Its code; numbered if left out.")
    ] = None,
    until: Annotated[
        str | None, typer.Option(metavar="LAST", help="Only credits of the old version up to this day count.")
    ] = None,
) -> None:
    """Bring out a new version: credits of the old one count toward it, and the old one is retired.

    Example: tracker courses version csec-refresher --from 2026-01-01 --title "CSEC refresher, second edition"
    """
    from tracker.period import after
    from tracker.training import find_course, new_version

    with door.records(writing=True) as store:
        with store.reading() as db:
            zone, old = door.settings(db).zone, find_course(db, code).code
            day, last = door.day_of(start, zone), door.day_of(until, zone) if until else None
        with store.writing(f"brought out a new version of {old} from {day}") as db:
            made = new_version(db, old, from_day=day, title=title, code=new_code, until=after(last) if last else None)
    talk(f"{made} follows {old} from {day:%A} {day}. Credits of {old} count toward it.")


def retire(
    code: Code, last_day: Annotated[str, typer.Option(metavar="DAY", help="The last day it is measured.")]
) -> None:
    """Retire a course; earlier days keep it, and so do the people who did it.

    Example: tracker courses retire csec-refresher --last-day 2025-12-31
    """
    from tracker import training
    from tracker.period import after

    with door.records(writing=True) as store:
        with store.reading() as db:
            day, known = door.day_of(last_day, door.settings(db).zone), training.find_course(db, code).code
        with store.writing(f"retired the course {known}, last day {day}") as db:
            training.retire(db, known, ends_before=after(day))
    talk(f"{known} is measured up to {day:%A} {day}.")


def audience(
    code: Code,
    programs: Programs = None,
    classifications: Classifications = None,
    worker_types: WorkerTypes = "employee",
    start: Annotated[str | None, typer.Option("--from", metavar="DAY", help="Since when; without it, always.")] = None,
) -> None:
    """Say whom a course is for from a day on; earlier days keep whom it was for then.

    Example: tracker courses audience csec-refresher --programs CPS --classifications SSS1,SSS2 --from 2025-10-01
    """
    from tracker import training

    with door.records(writing=True) as store:
        with store.reading() as db:
            day = door.day_of(start, door.settings(db).zone) if start else None
            known = training.find_course(db, code).code
        with store.writing(f"changed whom {known} is for" + (f" from {day}" if day else "")) as db:
            training.set_audience(
                db,
                known,
                programs=_split(programs),
                classifications=_split(classifications),
                worker_types=_split(worker_types),
                from_day=day,
            )
    talk(f"{known} is for them" + (f" from {day:%A} {day}." if day else "."))


Requirement = Annotated[str, typer.Argument(metavar="NAME", help='Such as "ORS 180.502".')]


def tag(
    code: Code,
    requirement: Requirement,
    every: Annotated[int | None, typer.Option(min=1, max=1200, metavar="MONTHS", help="How often it is due.")] = None,
    words: Annotated[str, typer.Option(help="A note on it.")] = "",
) -> None:
    """Tag a course as meant to count toward a requirement; no figure says that it is complied with.

    Example: tracker courses tag csec-refresher "ORS 180.502" --every 12
    """
    from tracker import training

    with door.records(writing=True) as store, store.writing(f"tagged {code} with {requirement}") as db:
        known = training.tag(db, code, requirement, every_months=every, words=words)
    talk(f"{known} is tagged: counts toward {requirement.strip()} (a tag, no finding of compliance).")


def untag(code: Code, requirement: Requirement) -> None:
    """Take a tag away.

    Example: tracker courses untag csec-refresher "ORS 180.502"
    """
    from tracker import training

    with door.records(writing=True) as store, store.writing(f"took the tag {requirement} from {code}") as db:
        known = training.untag(db, code, requirement)
    talk(f"{known} no longer has the tag {requirement.strip()}.")


Word = Annotated[str, typer.Argument(metavar="WORDS", help='As files say it, such as "Module 1".')]


def word(code: Code, words: Word) -> None:
    """Say what else files call a course: an old tracker's heading, a title of a learning system.

    Example: tracker courses word csec-refresher "Module 1"
    """
    from tracker import training

    with door.records(writing=True) as store, store.writing(f"called {code} “{words}” too") as db:
        known = training.call(db, code, words)
    talk(f"Files that say “{words.strip()}” mean {known}.")


def unword(code: Code, words: Word) -> None:
    """Forget what files call a course; the next file that says it asks.

    Example: tracker courses unword csec-refresher "Module 1"
    """
    from tracker import training

    with door.records(writing=True) as store, store.writing(f"no longer called {code} “{words}”") as db:
        known = training.uncall(db, code, words)
    talk(f"Files that say “{words.strip()}” no longer mean {known}.")
