"""import: a proposal first, and with --yes all of it that is certain."""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli import door
from tracker.cli.calling_off import MOST
from tracker.cli.importing.asked import Asked, Ending, Kind
from tracker.cli.importing.options import Column, Course, DayFirst, FillDown, Program, There, Year
from tracker.cli.say import complain, print_json
from tracker.cli.told import Also, Guest, Who
from tracker.workspace import may_be_imported

if TYPE_CHECKING:
    from tracker.errors import TrackerError
    from tracker.intake.arriving import Arrived
    from tracker.store import Store

UNREADABLE = 3
#: kind → the room beside this page whose `bring_in(store, files, asked)` gives one `Ending`
ROOMS: dict[str, str] = {each: each for each in ("attendance", "roster", "completions", "sessions")}


def add_to(app: typer.Typer) -> None:
    """Add this command."""
    app.command("import")(import_files)


def import_files(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Rosters, attendance, …; or a folder.")],
    kind: Annotated[Kind | None, typer.Option("--as", help="What they are; else the file says it.")] = None,
    on: Annotated[str | None, typer.Option(metavar="DAY", help="The day that the roster is true for.")] = None,
    district: Annotated[
        int | None, typer.Option(min=1, max=999, metavar="N", help="The district of the whole file.")
    ] = None,
    team: Annotated[str | None, typer.Option(metavar="T", help="The team of the whole file.")] = None,
    session: Annotated[
        int | None, typer.Option(min=1, max=MOST, metavar="ID", help="The session that attendance belongs to.")
    ] = None,
    yes: Annotated[
        bool, typer.Option("--yes", help="Write all that is certain; without it nothing is written.")
    ] = False,
    password: Annotated[str | None, typer.Option(help="Of a protected workbook.")] = None,
    who: Who = None,
    guest: Guest = None,
    also: Also = None,
    course: Course = None,
    existing: There = None,
    fill_down: FillDown = False,
    day_first: DayFirst = None,
    program: Program = None,
    year: Year = None,
    column: Column = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Import rosters (or a session's attendance): shows what would change, and with --yes writes it.

    Example: tracker import imports/D04_roster_september.xlsx --yes
    """
    from tracker.errors import TrackerError

    files = [path for given in files for path in _files_of(given)]
    asked = Asked(
        on,
        district,
        team,
        session,
        yes,
        password,
        who,
        guest,
        also,
        course,
        existing,
        fill_down,
        day_first,
        program,
        year,
        column,
    )
    endings = []
    with door.records(writing=yes) as store:
        for some in _together([_open(path, kind, asked) for path in files]):
            try:
                endings.append(_bring_in(store, some, asked))
            except TrackerError as error:
                if len(files) == 1:
                    raise
                complain(f"{some[0].path.name}: {error.message}")
                shape = {"file": some[0].path.name, "error": error.message, "committed": False}
                endings.append(Ending(shape, error.exit_code))
    if as_json:
        print_json({"files": [ending.shape for ending in endings]})
    codes = [ending.code for ending in endings]
    code = UNREADABLE if UNREADABLE in codes else next(filter(None, codes), 0)
    if code:
        raise typer.Exit(code)


def _files_of(given: Path) -> list[Path]:
    """Give a file itself, or the files of a folder that may be imported, by name."""
    try:
        found = sorted(path for path in given.iterdir() if may_be_imported(path)) if given.is_dir() else []
    except OSError:
        return [given]
    return found or [given]


@dataclass(frozen=True)
class _Unopened:
    """A file that could not be opened, and why."""

    path: Path
    why: "TrackerError"
    kind: str = ""


def _open(path: Path, kind: Kind | None, asked: Asked) -> "Arrived | _Unopened":
    """Open a file and see what it is."""
    from tracker.errors import TrackerError
    from tracker.intake.arriving import arrived

    try:
        return arrived(path, kind=kind, password=asked.password)
    except TrackerError as error:
        return _Unopened(path, error)


def _together(found: "Sequence[Arrived | _Unopened]") -> "list[list[Arrived | _Unopened]]":
    """Give the attendance reports, which are of one session, as one; each other file alone, in the order given."""
    attendance = [each for each in found if each.kind == "attendance"]
    return ([attendance] if attendance else []) + [[each] for each in found if each.kind != "attendance"]


def _bring_in(store: "Store", files: "list[Arrived | _Unopened]", asked: Asked) -> Ending:
    """Let the room of their kind bring files in."""
    from tracker.errors import WrongUsage

    if isinstance(files[0], _Unopened):
        raise files[0].why
    if asked.column and files[0].kind != "roster":
        raise WrongUsage(
            f"--column is for the columns of a roster; {files[0].path.name} holds {files[0].kind}."
            " --as roster reads it as one."
        )
    return import_module(f"{__name__}.{ROOMS[files[0].kind]}").bring_in(store, files, asked)  # type: ignore[no-any-return] # each room gives an Ending
