"""From a file to the records: what `import` and the import screen do, the proposal always before the commit."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from sqlalchemy import text
from sqlalchemy.orm import Session

from tracker.coverage.effect import Effect, effects
from tracker.errors import WrongUsage
from tracker.intake.arriving import open_book
from tracker.intake.commit import Progress, commit, propose_roster, quietly
from tracker.intake.foreseeing import foresee
from tracker.intake.held import sizes_on
from tracker.intake.mapping import Chosen, Known
from tracker.intake.propose import Decided, Proposal
from tracker.intake.remembered import remember, saved_mappings
from tracker.intake.roster import read_roster
from tracker.intake.said_columns import SaidColumn, chosen_in
from tracker.intake.values import Book, Roster
from tracker.people.roster import bound
from tracker.store import Store
from tracker.teams import TeamFacts

FILLED = frozenset({"district", "program", "unit"})  # what may stand once for several rows


@dataclass(frozen=True)
class Imported:
    """A roster file, what it would change (or changed), and the number of its change if it was written."""

    roster: Roster
    proposal: Proposal
    teams: dict[int, str]  # the codes of the teams that the proposal names
    committed: bool
    change: int | None
    as_before: bool = False  # this very file was imported already, and leaves open only what it left open then
    again: int | None = None  # the earlier import of this very file, where it says nothing new
    sizes: Mapping[int, int] = field(default_factory=dict)  # people of each team on the roster's day, before it
    effect: tuple[Effect, ...] = ()  # on the headline figures of the day that was asked for
    chosen: Mapping[str, Chosen] = field(default_factory=dict)  # sheet → the columns that were said by hand

    @property
    def set_aside(self) -> bool:
        """Say whether anything waits for a decision."""
        return bool(self.proposal.aside or self.proposal.possibly_left)

    @property
    def sizes_after(self) -> dict[int, int]:
        """Give the people of each team once it is applied."""
        after = Counter(self.sizes)
        after.update(each.team_id for each in self.proposal.joiners)
        after.update(each.team_id for each in self.proposal.movers)
        after.subtract(each.team_id for each in self.proposal.leavers)
        after.subtract(each.from_team_id for each in self.proposal.movers)
        return dict(after)


def read_file(
    path: Path,
    *,
    on: date | None = None,
    district: int | None = None,
    program: str | None = None,
    password: str | None = None,
    known: Known | None = None,
    book: Book | None = None,
    fill_down: bool = False,
    chosen: Mapping[str, Chosen] | None = None,
) -> Roster:
    """Read a file (or the book that was read from it) as a roster; its date is given, found in it, or asked for."""
    book, by_hand = book or open_book(path, password=password), dict(chosen or {})
    if fill_down:
        by_hand = {grid.sheet: replace(by_hand.get(grid.sheet, Chosen()), filled_down=FILLED) for grid in book.sheets}
    roster = read_roster(book, on=on, district=district, program=program, known=known, chosen=by_hand)
    if roster.on is None:
        raise WrongUsage(f"{path.name} does not say which day it is true for. Give it with --on, e.g. --on 2025-09-02.")
    return roster


def import_roster(
    store: Store,
    path: Path,
    *,
    on: date | None = None,
    district: int | None = None,
    team: TeamFacts | None = None,
    yes: bool = False,
    password: str | None = None,
    book: Book | None = None,
    as_of: date | None = None,
    fill_down: bool = False,
    columns: Sequence[SaidColumn] = (),
) -> Imported:
    """Propose a roster and, with `yes`, write all of it that is certain; the same file again changes nothing.

    With `fill_down` a district, program or unit that stands once counts for the blank rows below it.
    `columns` are those that were said by hand; once written they are remembered for these headings.

    With `as_of` the effect on the headline figures of that day (or the roster's, where it is later) is given too.
    """
    with store.reading() as db:
        known = saved_mappings(db)
    book = book or open_book(path, password=password)
    chosen = chosen_in(book, columns, known)
    roster = read_file(
        path,
        on=on,
        district=team.district if team else district,
        program=team.program if team else None,
        known=known,
        book=book,
        fill_down=fill_down,
        chosen=chosen,
    )
    decided = Decided(teams=_all_rows(roster, team.team_id), learn=False) if team else Decided()
    return apply_roster(store, roster, yes=yes, decided=decided, as_of=as_of, chosen=chosen)


def apply_roster(
    store: Store,
    roster: Roster,
    *,
    yes: bool,
    decided: Decided,
    as_of: date | None = None,
    chosen: Mapping[str, Chosen] | None = None,
) -> Imported:
    """Propose a roster that was read and, with `yes`, commit it in one operation."""
    proposed = replace(propose_import(store, roster, decided=decided), chosen=chosen or {})
    if as_of:
        proposed = replace(proposed, effect=effect_of(store, proposed, decided, as_of))
    return write_import(store, proposed, decided=decided, chosen=chosen) if yes else proposed


def propose_import(store: Store, roster: Roster, *, decided: Decided) -> Imported:
    """Say what a roster that was read would change; nothing is written."""
    day = roster.on
    if day is None:
        raise WrongUsage("A roster needs its day. Give it with --on.")
    with store.reading() as db:
        proposal = propose_roster(db, roster, on=day, decided=decided)
        codes = {row.id: row.code for row in db.execute(text("SELECT id, code FROM team"))}
        before = _imported_before(db, roster, day) if proposal.is_empty else None
        as_before = before is not None and not _waits_newly(db, before, proposal)
        sizes = sizes_on(db, day)
    return Imported(
        roster, proposal, codes, committed=False, change=None, as_before=as_before, again=before, sizes=sizes
    )


def effect_of(store: Store, proposed: Imported, decided: Decided, as_of: date) -> tuple[Effect, ...]:
    """Say what a proposed roster would do to the headline figures of a day; records that refuse writing say nothing."""
    if proposed.proposal.is_empty or store.read_only:
        return ()
    return effects(
        *foresee(
            store,
            max(as_of, proposed.proposal.on),
            lambda db: commit(db, proposed.roster, proposed.proposal, decided=decided),
        )
    )


def write_import(
    store: Store,
    proposed: Imported,
    *,
    decided: Decided,
    chosen: Mapping[str, Chosen] | None = None,
    progress: Progress = quietly,
) -> Imported:
    """Commit in one operation the very proposal that was looked at, and remember the columns chosen by hand.

    `progress` may raise: then all of it is taken back.
    """
    if proposed.again is not None:
        return replace(proposed, committed=True)
    with store.writing(_words(proposed.roster, proposed.proposal), backup="before import") as db:
        commit(db, proposed.roster, proposed.proposal, decided=decided, progress=progress)
        remember(db, proposed.roster.sheets, chosen or {})
        change = db.info["operation"]
    return replace(proposed, committed=True, change=change)


def _all_rows(roster: Roster, team: int) -> dict[tuple[str, int], int]:
    return {(who.sheet, who.row): team for sheet in roster.sheets for who in sheet.people}


def _imported_before(db: Session, roster: Roster, day: date) -> int | None:
    """Give the newest import of this very file for this day, if there was one."""
    found: int | None = db.execute(
        text("SELECT max(id) FROM import WHERE kind = 'roster' AND digest = :digest AND day = :day"),
        {"digest": roster.digest, "day": bound(db, day)},
    ).scalar_one()
    return found


def _waits_newly(db: Session, before: int, proposal: Proposal) -> bool:
    """Say whether a row waits for a decision that was applied when the file was imported before."""
    rows = db.execute(text('SELECT sheet, "row" FROM listing WHERE import_id = :id'), {"id": before})
    applied = {(sheet, row) for sheet, row in rows}
    return any((each.given.sheet, each.given.row) in applied for each in proposal.aside)


def _words(roster: Roster, proposal: Proposal) -> str:
    counts = proposal.effect
    added, changed, ended = counts["joiners"], counts["movers"] + counts["changed"], counts["leavers"]
    return f"imported {roster.file} as of {roster.on} (+{added} ~{changed} -{ended})"


def sheets_of(imported: Imported) -> Sequence[dict[str, object]]:
    """Give what was read from each sheet, as JSON shows it."""
    return [
        {
            "sheet": sheet.sheet,
            "header_row": sheet.header_row,
            "people": len(sheet.people),
            "columns": sheet.columns,
            "refused": list(sheet.refused),
            "skipped": sheet.skipped,
        }
        for sheet in imported.roster.sheets
    ]
