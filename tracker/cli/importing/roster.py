"""A roster: who joins, moves, changes and leaves, and what waits for a decision."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from tracker.cli import door
from tracker.cli.importing.asked import SET_ASIDE, Asked, Ending, people
from tracker.cli.say import talk

if TYPE_CHECKING:
    from tracker.intake.apply import Imported
    from tracker.intake.arriving import Arrived
    from tracker.store import Store


def bring_in(store: "Store", files: "Sequence[Arrived]", asked: Asked) -> Ending:
    """Propose one roster and, with --yes, write what is certain."""
    from tracker import teams
    from tracker.intake import to_correct
    from tracker.intake.apply import import_roster
    from tracker.intake.arriving import open_book
    from tracker.intake.said_columns import said_columns

    (arrived,), columns = files, said_columns(asked.column or ())
    book = arrived.book or open_book(arrived.path, password=asked.password)
    with store.reading() as db:
        zone = door.settings(db).zone
        of_team = teams.find(db, asked.team) if asked.team else None
        if asked.district is not None:
            teams.find_district(db, asked.district)
    day, yes = door.day_of(asked.on, zone) if asked.on else None, asked.yes
    done = import_roster(
        store,
        arrived.path,
        on=day,
        district=asked.district,
        team=of_team,
        yes=yes,
        book=book,
        as_of=door.today(zone),
        fill_down=asked.fill_down,
        columns=columns,
    )
    _tell(done, yes=yes, today=door.today(zone))
    if yes and done.set_aside and done.as_before:
        talk("What waited for a decision then still waits.")
        return Ending(_shape(done))
    if yes and done.set_aside:
        beside = to_correct.write_beside(arrived.path, book, done, door.workspace().exports)
        where = f"; they are marked in {beside}. Correct it there and import that" if beside else ""
        talk(f"Rows were set aside for a decision{where}.")
    return Ending(_shape(done), SET_ASIDE if yes and done.set_aside else 0)


def _tell(done: "Imported", *, yes: bool, today: date) -> None:
    """Show the proposal in the coordinator's words, on stderr: stdout is data."""
    talk(f"{done.proposal.file}, true for {done.proposal.on:%A} {done.proposal.on}:")
    if done.proposal.on > today:
        talk("  ! That day is still to come: nobody counts as posted by this file before it.")
    if done.proposal.covered:
        covers = ", ".join(sorted(done.teams[team] for team in done.proposal.covered))
        talk(f"  It covers {covers}; nobody else is taken off a team.")
    for line in (*_read_lines(done), *_change_lines(done), *_question_lines(done)):
        talk(f"  {line}")
    talk(f"  {people(len(done.proposal.unchanged))} unchanged.")
    for effect in done.effect:
        talk(f"  Coverage as of {max(today, done.proposal.on)}: {effect.words}.")
    if done.change:
        talk(f"Written as change {done.change}. `tracker undo {done.change}` takes it back.")
    elif yes:
        talk("Nothing was written: this file was imported before and says nothing new.")
    else:
        talk("Nothing was written. Add --yes to apply all that is certain.")


def _read_lines(done: "Imported") -> Iterator[str]:
    """Say what was read from each sheet."""
    from tracker.intake.said_columns import sentences

    for sheet in done.roster.sheets:
        read = f"{people(len(sheet.people))}, headings in row {sheet.header_row}" if sheet.people else sheet.skipped
        yield f"Sheet {sheet.sheet}: {read}"
        if sheet.refused:
            yield f"  never stored: {', '.join(sheet.refused)}"
    yield from sentences(done.chosen, {sheet.sheet: sheet.lookups for sheet in done.roster.sheets})


def _change_lines(done: "Imported") -> Iterator[str]:
    """Say who joins, moves, changes and leaves."""
    proposal, codes = done.proposal, done.teams
    for joiner in proposal.joiners:
        yield f"+ {_who(joiner.given)} joins {codes[joiner.team_id]}"
    for mover in proposal.movers:
        yield f"~ {_who(mover.given)} moves from {codes[mover.from_team_id]} to {codes[mover.team_id]}"
    for changed in proposal.changed:
        fields = ", ".join(
            f"{c.field.replace('_', ' ')} {c.old or 'blank'} → {c.new or 'blank'}" for c in changed.changes
        )
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


def _who(given: Any) -> str:
    return str(given.name.shown if given.name else given.employee_number or given.email)


def _shape(done: "Imported") -> dict[str, Any]:
    from dataclasses import asdict

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
        "covers": sorted(done.teams[team] for team in done.proposal.covered),
        "effect": [asdict(each) for each in done.effect],
        "committed": done.committed,
        "change": done.change,
    }
