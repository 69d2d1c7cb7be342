"""import: a proposal first, and with --yes all of it that is certain."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from tracker.cli import door
from tracker.cli.say import complain, print_json, talk
from tracker.cli.sessions import MOST

if TYPE_CHECKING:
    from tracker.intake.apply import Imported
    from tracker.store import Store

SET_ASIDE, UNREADABLE = 5, 3
Kind = Literal["roster", "attendance", "completions", "sessions"]


def add_to(app: typer.Typer) -> None:
    """Add this command."""
    app.command("import")(import_files)


def import_files(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Rosters, or a session's attendance reports.")],
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
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Import rosters (or a session's attendance): shows what would change, and with --yes writes it.

    Example: tracker import imports/D04_roster_september.xlsx --yes
    """
    from tracker.errors import TrackerError, WrongUsage
    from tracker.intake.apply import looks_like_attendance

    if kind in ("completions", "sessions"):
        raise WrongUsage(f"Files of {kind} cannot be imported yet. Rosters and attendance can.")
    results, code = [], 0
    attendance = [
        path for path in files if kind == "attendance" or (kind is None and _is_attendance(path, looks_like_attendance))
    ]
    with door.records(writing=yes) as store:
        if attendance:
            results.append(_attendance(store, attendance, session, yes=yes))
            code = SET_ASIDE if results[-1]["not_matched"] and results[-1]["change"] else 0
        for path in (each for each in files if each not in attendance):
            try:
                done, ending = _roster(store, path, on, district, team, yes=yes, password=password)
            except TrackerError as error:
                if len(files) == 1:
                    raise
                complain(f"{path.name}: {error.message}")
                done, ending = {"file": path.name, "error": error.message, "committed": False}, error.exit_code
            results.append(done)
            code = ending if ending == UNREADABLE or code == 0 else code
    if as_json:
        print_json({"files": results})
    if code:
        raise typer.Exit(code)


def _is_attendance(path: Path, look: Any) -> bool:
    try:
        return path.is_file() and bool(look(path))
    except OSError:  # reading it as a roster says why
        return False


def _roster(
    store: "Store",
    path: Path,
    on: str | None,
    district: int | None,
    team: str | None,
    *,
    yes: bool,
    password: str | None,
) -> tuple[dict[str, Any], int]:
    from tracker import teams
    from tracker.intake import set_aside
    from tracker.intake.apply import import_roster

    with store.reading() as db:
        zone = door.settings(db).zone
        of_team = teams.find(db, team) if team else None
        if district is not None:
            teams.find_district(db, district)
    day = door.day_of(on, zone) if on else None
    done = import_roster(store, path, on=day, district=district, team=of_team, yes=yes, password=password)
    _tell(done, yes=yes, today=door.today(zone))
    if yes and done.set_aside and done.as_before:
        talk("What waited for a decision then still waits.")
        return _shape(done), 0
    if yes and done.set_aside:
        beside = set_aside.write_beside(path, set_aside.of_roster(done), door.workspace().exports)
        talk(f"Rows were set aside for a decision; they are in {beside}." if beside else "Rows were set aside.")
    return _shape(done), SET_ASIDE if yes and done.set_aside else 0


def _tell(done: "Imported", *, yes: bool, today: date) -> None:
    """Show the proposal in the coordinator's words, on stderr: stdout is data."""
    talk(f"{done.proposal.file}, true for {done.proposal.on:%A} {done.proposal.on}:")
    if done.proposal.on > today:
        talk("  ! That day is still to come: nobody counts as posted by this file before it.")
    for line in (*_read_lines(done), *_change_lines(done), *_question_lines(done)):
        talk(f"  {line}")
    talk(f"  {_people(len(done.proposal.unchanged))} unchanged.")
    if done.change:
        talk(f"Written as change {done.change}. `tracker undo {done.change}` takes it back.")
    elif yes:
        talk("Nothing was written: this file was imported before and says nothing new.")
    else:
        talk("Nothing was written. Add --yes to apply all that is certain.")


def _read_lines(done: "Imported") -> Iterator[str]:
    """Say what was read from each sheet."""
    for sheet in done.roster.sheets:
        read = f"{_people(len(sheet.people))}, headings in row {sheet.header_row}" if sheet.people else sheet.skipped
        yield f"Sheet {sheet.sheet}: {read}"
        if sheet.refused:
            yield f"  never stored: {', '.join(sheet.refused)}"


def _change_lines(done: "Imported") -> Iterator[str]:
    """Say who joins, moves, changes and leaves."""
    proposal, codes = done.proposal, done.teams
    for joiner in proposal.joiners:
        yield f"+ {_who(joiner.given)} joins {codes[joiner.team_id]}"
    for mover in proposal.movers:
        yield f"~ {_who(mover.given)} moves from {codes[mover.from_team_id]} to {codes[mover.team_id]}"
    for changed in proposal.changed:
        fields = ", ".join(f"{c.field.replace('_', ' ')} {c.old or 'blank'} → {c.new}" for c in changed.changes)
        yield f"~ {_who(changed.given)}: {fields}"
    for leaver in proposal.leavers:
        yield f"- {leaver.name.shown} is no longer on {codes[leaver.team_id]}"


def _question_lines(done: "Imported") -> Iterator[str]:
    """Say what waits for a decision, and what was assumed or only guessed."""
    proposal = done.proposal
    for missing in proposal.possibly_left:
        yield f"? {missing.name.shown}: {missing.why}"
    for struck in proposal.struck:
        yield f"? {_who(struck.given)} is struck through: left?"
    for problem in proposal.problems:
        place = f"{problem.sheet}, row {problem.row}" if problem.row else problem.sheet
        yield f"! {place}: {problem.message}"
    for kept in proposal.kept:
        yield f"= {_who(kept.given)}: {kept.field.replace('_', ' ')} stays {kept.held} ({kept.why})"
    yield from (f"· {line}" for line in proposal.assumptions)
    yield from (f"· Not applied: {guess}" for guess in proposal.guesses)


def _people(count: int) -> str:
    return f"{count} person" if count == 1 else f"{count} people"


def _who(given: Any) -> str:
    return str(given.name.shown if given.name else given.employee_number or given.email)


def _shape(done: "Imported") -> dict[str, Any]:
    from tracker.intake.apply import sheets_of

    counts = done.proposal.effect
    return {
        "file": done.roster.file,
        "kind": "roster",
        "on": done.proposal.on,
        "on_source": done.roster.on_source,
        "sheets": sheets_of(done),
        **{name: counts[name] for name in ("joiners", "movers", "leavers", "changed", "unchanged")},
        "possibly_left": [each.name.shown for each in done.proposal.possibly_left],
        "set_aside": counts["aside"],
        "struck": counts["struck"],
        "problems": [
            {"sheet": p.sheet, "row": p.row, "column": p.column, "code": p.code, "message": p.message}
            for p in done.proposal.problems
        ],
        "assumptions": list(done.proposal.assumptions),
        "guesses": list(done.proposal.guesses),
        "committed": done.committed,
        "change": done.change,
    }


def _attendance(store: "Store", paths: list[Path], session: int | None, *, yes: bool) -> dict[str, Any]:
    """Add attendance reports to a session that is planned or held."""
    from tracker import training
    from tracker.cli.sessions import tell, tell_undecided
    from tracker.errors import WrongUsage
    from tracker.intake.attend import hold_session, log_session, preview, read_attendances

    if session is None:
        raise WrongUsage(
            f"{paths[0].name} is an attendance report. `tracker log COURSE --attendance FILE` logs its session;"
            " --session N adds it to one that is there."
        )
    with store.reading() as db:
        found = training.find_session(db, session)
        day, status, zone = found.day, found.status, found.zone
    given = read_attendances(paths, day)
    shape: dict[str, Any] = {"file": given.file, "kind": "attendance", "on": day, "sheets": []}
    if not yes:
        recognition = preview(store, session, given)
        talk(f"{given.file}, for session {session} of {day:%A} {day}: {_people(len(recognition.people))} recognised.")
        tell_undecided(recognition)
        talk("Nothing was written. Add --yes to apply it.")
        return {
            **shape,
            "recognised": len(recognition.people),
            "not_matched": [each.said for each in recognition.undecided],
            "problems": [],
            "committed": False,
            "change": None,
        }
    done = (
        hold_session(store, session, given=given)
        if status == "planned"
        else log_session(store, "", day=day, teams=(), zone=zone, given=given, into=session)
    )
    tell(done, paths)
    return {
        **shape,
        "session": done.logged.session,
        "completed": done.logged.completed,
        "partial": done.logged.partial,
        "not_matched": list(done.logged.not_matched),
        "problems": [],
        "committed": True,
        "change": done.change,
    }
