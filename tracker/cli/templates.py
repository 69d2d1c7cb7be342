"""template: rosters to send out, filled with who is held now."""

from pathlib import Path
from typing import Annotated

import typer

from tracker.cli import door
from tracker.cli.say import print_json, say, talk


def add_to(app: typer.Typer) -> None:
    """Add this command."""
    app.command()(template)


def template(
    district: Annotated[
        list[int] | None,
        typer.Option(min=1, max=999, metavar="N", help="One district; once for each. Else all of them."),
    ] = None,
    out: Annotated[Path | None, typer.Option(metavar="DIR", help="The folder; else the exports.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Write a roster to send out for each district, filled with who is held now: corrected, it is imported again.

    Example: tracker template --district 4
    """
    from tracker import teams
    from tracker.errors import Refused, WrongUsage
    from tracker.intake.template import templates, write

    with door.records() as store, store.reading() as db:
        today = door.today(door.settings(db).zone)
        for number in district or ():
            teams.find_district(db, number)
        made = templates(db, today, district or ())
    folder = out or door.workspace().exports
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise WrongUsage(f"No folder can be made at {folder}. Give another with --out.") from None
    files = []
    for each in made:
        path = write(each, folder)
        if path is None:
            raise Refused(f"{each.file} cannot be written in {folder}. Is there room, and may you write there?")
        files.append({"file": str(path), "district": each.district, "people": len(each.people)})
    talk(f"{len(files)} {'roster' if len(files) == 1 else 'rosters'} to send out, as of {today}.")
    if as_json:
        print_json({"files": files})
    else:
        for written in files:
            say(str(written["file"]))
