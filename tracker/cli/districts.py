"""districts list|add|rename|close."""

from typing import Annotated

import typer

from tracker.cli import door
from tracker.cli.organisation import Json, LastDay, Opened
from tracker.cli.reading import AsOf
from tracker.cli.say import print_json, table, talk

districts = typer.Typer(help="Districts, their names, counties and teams.", no_args_is_help=True)
Number = Annotated[int, typer.Argument(min=1, max=999, metavar="N", help="The district's number.")]


def add_to(app: typer.Typer) -> None:
    """Add these commands."""
    for name, command in (("list", listing), ("add", add), ("rename", rename), ("close", close)):
        districts.command(name)(command)
    app.add_typer(districts, name="districts")


def listing(as_of: AsOf = None, as_json: Json = False) -> None:
    """List the districts that are open on a day.

    Example: tracker districts list
    """
    from tracker import teams

    with door.records() as store, store.reading() as db:
        found = teams.districts(db, door.day_of(as_of, door.settings(db).zone))
    if as_json:
        print_json(found)
    else:
        rows = [(each.number, each.name, each.counties, " ".join(each.teams)) for each in found]
        table(("district", "name", "counties", "teams"), rows)


def add(
    number: Number,
    name: Annotated[str, typer.Option()] = "",
    counties: Annotated[str, typer.Option()] = "",
    opened: Opened = None,
    no_teams: Annotated[bool, typer.Option("--no-teams", help="Without a team of each program.")] = False,
) -> None:
    """Open a district, with a team of each program.

    Example: tracker districts add 17 --counties "Malheur" --opened 2026-01-01
    """
    from tracker import teams

    with door.records(writing=True) as store:
        with store.reading() as db:
            first = door.day_of(opened, door.settings(db).zone) if opened else None
        with store.writing(f"opened District {number}") as db:
            made = teams.add_district(db, number, name=name, counties=counties, opened_on=first, teams=not no_teams)
    talk(f"District {number} is open" + (f" with {' and '.join(made)}." if made else "."))


def rename(
    number: Number,
    name: Annotated[str | None, typer.Option()] = None,
    counties: Annotated[str | None, typer.Option()] = None,
) -> None:
    """Call a district otherwise, or say its counties; its number stays.

    Example: tracker districts rename 4 --counties "Benton, Lincoln, Linn"
    """
    from tracker import teams

    with door.records(writing=True) as store, store.writing(f"changed District {number}") as db:
        shown = teams.rename_district(db, number, name=name, counties=counties)
    talk(f"District {number} is {shown}.")


def close(number: Number, last_day: LastDay) -> None:
    """Close a district whose teams are closed or went on elsewhere.

    Example: tracker districts close 17 --last-day 2026-12-31
    """
    from tracker import teams
    from tracker.period import after

    with door.records(writing=True) as store:
        with store.reading() as db:
            day = door.day_of(last_day, door.settings(db).zone)
        with store.writing(f"closed District {number}, last day {day}") as db:
            teams.close_district(db, number, ends_before=after(day))
    talk(f"District {number} is open up to {day:%A} {day}.")
