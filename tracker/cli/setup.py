"""init, demo, where, config: the workspace itself."""

from pathlib import Path
from shlex import quote
from typing import Annotated

import typer

from tracker.cli import door
from tracker.cli.say import print_json, say, table, talk

config = typer.Typer(help="Settings that figures rest on.", no_args_is_help=True)


def add_to(app: typer.Typer) -> None:
    """Add these commands."""
    app.command()(init)
    app.command()(demo)
    app.command()(where)
    config.command("list")(config_list)
    config.command("set")(config_set)
    app.add_typer(config, name="config")


def init(
    folder: Annotated[Path | None, typer.Argument(metavar="[DIR]", help="Where; else the chosen workspace.")] = None,
) -> None:
    """Make a workspace with the districts, teams and courses that ship.

    Example: tracker init ~/tracker
    """
    chosen = door.workspace(folder)
    if not door.place(chosen).url and chosen.database.exists():
        talk(f"There are records in {chosen.root} already. Nothing was changed.")
        return
    door.begin(chosen)
    say(str(chosen.root))


def demo(
    folder: Annotated[Path | None, typer.Argument(metavar="[DIR]", help="Where; else a folder of its own.")] = None,
    no_open: Annotated[bool, typer.Option("--no-open", help="Only make it.")] = False,
) -> None:
    """Make (or renew) a workspace of example data and open it. Everybody in it is invented.

    Example: tracker demo
    """
    from tracker.demo import build
    from tracker.workspace import users_own

    root = (folder or users_own().with_name(users_own().name + "-example")).expanduser().absolute()
    talk("Making the example: about 1,600 invented people, their rosters and sessions …")
    made = build(root)
    talk(f"Example data, invented people, in {made.root}")
    door.OPTIONS.workspace = made.root
    if no_open:
        return
    from tracker.cli.reading import coverage

    coverage()
    here, roster = quote(str(made.root)), quote(str(made.imports / "D04_roster_september.xlsx"))
    for line in (
        "",
        "Try next:",
        f"  tracker --workspace {here} report",
        f"  tracker --workspace {here} import {roster}",
        f"  tracker --workspace {here} history",
    ):
        talk(line)


def where(as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False) -> None:
    """Say which workspace and records are in use.

    Example: tracker where
    """
    chosen = door.workspace()
    place = door.place(chosen)
    facts = {
        "workspace": str(chosen.root),
        "records": str(place),
        "backups": str(chosen.backups) if place.path else None,
        "example": chosen.example,
        "exists": bool(place.url) or chosen.database.exists(),
    }
    if as_json:
        print_json(facts)
    else:
        table(("what", "where"), facts.items())


def config_list(as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False) -> None:
    """Show every setting.

    Example: tracker config list
    """
    from dataclasses import asdict

    from tracker.settings import MEANING

    with door.records() as store, store.reading() as db:
        kept = asdict(door.settings(db))
    if as_json:
        print_json(kept)
    else:
        table(("setting", "value", "meaning"), [(key, value, MEANING[key]) for key, value in kept.items()])


def config_set(
    key: Annotated[str, typer.Argument(metavar="KEY", help="The setting, as `tracker config list` names it.")],
    value: Annotated[str, typer.Argument(metavar="VALUE", help='What it is from now on; "" takes it away.')],
) -> None:
    """Change one setting; a logo is given by its file, and an empty value ("") takes it away.

    Example: tracker config set roster_age_days 60
    """
    from tracker.reports.brand import given
    from tracker.settings import change

    kept, said = given(key, value)
    with door.records(writing=True) as store, store.writing(f"set {key} to {said}") as db:
        change(db, key, kept)
    talk(f"{key} is {said} now.")
