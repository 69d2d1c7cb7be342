"""teams and courses."""

from typing import Annotated

import typer

from tracker.cli import door
from tracker.cli.reading import AsOf
from tracker.cli.say import print_json, table, talk

teams_app = typer.Typer(help="Districts' teams.", no_args_is_help=True)
courses_app = typer.Typer(help="Courses: targets, validity, audience.", no_args_is_help=True)
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Code = Annotated[str, typer.Argument(metavar="CODE")]


def add_to(app: typer.Typer) -> None:
    """Add these commands."""
    teams_app.command("list")(teams_list)
    teams_app.command("add")(teams_add)
    courses_app.command("list")(courses_list)
    courses_app.command("add")(courses_add)
    courses_app.command("set")(courses_set)
    app.add_typer(teams_app, name="teams")
    app.add_typer(courses_app, name="courses")


def teams_list(as_of: AsOf = None, as_json: Json = False) -> None:
    """List the teams that are open on a day.

    Example: tracker teams list
    """
    from tracker import teams

    with door.records() as store, store.reading() as db:
        found = teams.listing(db, door.day_of(as_of, door.settings(db).zone))
    rows = [
        {"team": t.code, "district": t.district, "program": t.program, "name": t.name, "opened_on": t.opened_on}
        for t in found
    ]
    if as_json:
        print_json(rows)
    else:
        table(("team", "district", "program", "name", "opened_on"), [list(row.values()) for row in rows])


def teams_add(
    program: Annotated[str, typer.Option()],
    district: Annotated[int | None, typer.Option(min=1, max=999, help="Its number; none for a statewide unit.")] = None,
    name: Annotated[str, typer.Option(help="Its own name, where a district has several.")] = "",
    opened: Annotated[str | None, typer.Option(metavar="DAY", help="The first day; always open if left out.")] = None,
) -> None:
    """Open a team.

    Example: tracker teams add --district 2 --program CPS --name Gresham
    """
    from tracker import teams

    with door.records(writing=True) as store:
        with store.reading() as db:
            first = door.day_of(opened, door.settings(db).zone) if opened else None
        with store.writing(f"opened a {program} team {name}".strip()) as db:
            made = teams.add(db, district=district, program=program, name=name, opened_on=first)
    talk(f"{made.code} is open.")


def courses_list(as_json: Json = False) -> None:
    """List the courses with their targets and audience.

    Example: tracker courses list
    """
    from tracker.training.courses import listing

    with door.records() as store, store.reading() as db:
        found = listing(db)
    if as_json:
        print_json(list(found))
    else:
        table(
            ("code", "title", "target", "valid months", "programs"),
            [(c.code, c.title, f"{c.target_percent} %", c.valid_months, ", ".join(c.programs)) for c in found],
        )


def _split(said: str | None) -> list[str]:
    return [part.strip() for part in (said or "").split(",") if part.strip()]


def courses_add(
    code: Code,
    title: Annotated[str, typer.Option(metavar="T")],
    programs: Annotated[str | None, typer.Option(help="Such as CPS,Permanency; all if left out.")] = None,
    classifications: Annotated[str | None, typer.Option(help="Only these, divided by commas.")] = None,
) -> None:
    """Add a course.

    Example: tracker courses add familial --title "Familial trafficking" --programs CPS,Permanency
    """
    from tracker.training.courses import add

    with door.records(writing=True) as store, store.writing(f"added the course {code}") as db:
        add(db, code, title=title, programs=_split(programs), classifications=_split(classifications))
    talk(f"{code} is a course now.")


def courses_set(
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
) -> None:
    """Change a course's targets and rules.

    Example: tracker courses set csec-refresher --valid-months 12
    """
    from tracker.training.courses import change

    with door.records(writing=True) as store:
        with store.reading() as db:
            day = door.day_of(target_on, door.settings(db).zone) if target_on else None
        with store.writing(f"changed the course {code}") as db:
            changed = change(
                db,
                code,
                title=title,
                valid_months=valid_months,
                target_percent=target,
                target_on=day,
                min_minutes=min_minutes,
                grace_days=grace_days,
                counts_toward=counts_toward,
            )
    talk(f"{changed} is changed.")
