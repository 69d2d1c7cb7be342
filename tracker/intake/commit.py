"""A proposal becomes rows, in bulk: the value that was looked at is the one that is written, or nothing is."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from typing import TypeVar

from sqlalchemy import text
from sqlalchemy.orm import Session

from tracker.errors import StaleProposal
from tracker.intake.held import held
from tracker.intake.propose import Brake, Decided, Joiner, Mover, Proposal, propose, said_of
from tracker.intake.values import Given, Roster
from tracker.intake.written import Write
from tracker.names import tidy
from tracker.people.roster import bound
from tracker.settings import read as read_settings

_UNDECIDED = Decided()
AT_ONCE = 500  # people
Progress = Callable[[int, int], None]
Listed = tuple[Given, int, int | None]  # the row, its person, and the team where that is new
T = TypeVar("T")


@dataclass(frozen=True)
class Committed:
    """What an import wrote: its number, and how many people it touched."""

    import_id: int
    joiners: int
    movers: int
    leavers: int
    changed: int


def propose_roster(db: Session, roster: Roster, *, on: date, decided: Decided = _UNDECIDED) -> Proposal:
    """Compare a roster with the records as they are now."""
    settings = read_settings(db)
    brake = Brake(settings.brake_people, settings.brake_percent / 100)
    return propose(held(db, on), roster, on=on, decided=decided, brake=brake)


def quietly(done: int, of: int) -> None:
    """Tell nobody how far it is."""


def commit(
    db: Session, roster: Roster, proposal: Proposal, *, decided: Decided = _UNDECIDED, progress: Progress = quietly
) -> Committed:
    """Write a proposal that still holds; one that the records would no longer give is refused.

    `progress` hears how many of the file's people are written; what it raises ends the transaction.
    """
    _refuse_stale(db, roster, proposal, decided)
    write = Write(db, proposal.on)
    import_id = write.one("import", kind="roster", file=roster.file, digest=roster.digest, day=bound(db, proposal.on))
    said = _Said(db, proposal)
    of = len(proposal.joiners) + len(proposal.movers) + len(proposal.changed) + len(proposal.unchanged)
    progress(0, of)
    _end(write, [(leaver.posting_id, leaver.ends_before) for leaver in proposal.leavers])
    done = 0
    for some in _some(_written(write, proposal)):
        write.many(
            "listing",
            [
                {
                    "import_id": import_id,
                    "person_id": person,
                    "sheet": given.sheet,
                    "row": given.row,
                    "said": said.of(given, person, team),
                }
                for given, person, team in some
            ],
        )
        done += len(some)
        progress(done, of)
    write.many("team_word", [{"team_id": team, "word": tidy(unit)} for team, unit in proposal.words])
    write.many("cover", [{"import_id": import_id, "team_id": team} for team in sorted(proposal.covered)])
    return Committed(
        import_id, len(proposal.joiners), len(proposal.movers), len(proposal.leavers), len(proposal.changed)
    )


def _written(write: Write, proposal: Proposal) -> Iterator[Listed]:
    """Write who joins, moves and changes, some at a time, and give every row that is listed, in that order."""
    for joiners in _some(proposal.joiners):
        yield from _join(write, joiners)
    for movers in _some(proposal.movers):
        yield from _move(write, movers)
    for each in proposal.changed:
        write.change(each.person_id, each.changes)
        yield each.given, each.person_id, None
    yield from ((each.given, each.person_id, None) for each in proposal.unchanged)


def _some(values: Iterable[T]) -> Iterator[list[T]]:
    """Give values a few hundred at a time: between two of these, progress is told and may stop."""
    iterator = iter(values)
    while some := list(islice(iterator, AT_ONCE)):
        yield some


def _refuse_stale(db: Session, roster: Roster, proposal: Proposal, decided: Decided) -> None:
    """Refuse a proposal of other records; no change in the journal since then is no change at all."""
    version = db.execute(text("SELECT max(number) FROM operation WHERE hash IS NOT NULL")).scalar_one_or_none() or 0
    if version != proposal.version:
        fresh = propose_roster(db, roster, on=proposal.on, decided=decided)
        if replace(fresh, version=proposal.version) != proposal:
            raise StaleProposal


class _Said:
    """What the file said of each person, as it is remembered; the team is the file's, also where another is kept."""

    def __init__(self, db: Session, proposal: Proposal) -> None:
        self.codes = {row.id: row.code for row in db.execute(text("SELECT id, code FROM team"))}
        self.kept = {kept.person_id: kept.said for kept in proposal.kept if kept.field == "team"}
        self.posted = {
            row.person_id: row.team_id
            for row in db.execute(
                text(
                    "SELECT person_id, team_id FROM posting WHERE standing = 'primary' AND starts_on <= :day"
                    " AND (ends_before IS NULL OR ends_before > :day)"
                ),
                {"day": bound(db, proposal.on)},
            )
        }

    def of(self, given: Given, person: int, team: int | None) -> str:
        """Give it as JSON."""
        code = self.kept.get(person) or self.codes.get(team or self.posted.get(person) or 0)
        return json.dumps({**said_of(given), **({"team": code} if code else {})}, ensure_ascii=False, sort_keys=True)


def _end(write: Write, endings: Iterable[tuple[int | None, date]]) -> None:
    write.run(
        "UPDATE posting SET ends_before = :day WHERE id = :id",
        [{"id": posting, "day": bound(write.db, day)} for posting, day in endings if posting],
    )


def _join(write: Write, joiners: Sequence[Joiner]) -> list[Listed]:
    """Write the new people, then everybody's posting."""
    fresh = [each for each in joiners if each.person_id is None]
    numbers = write.people([each.given for each in fresh])
    people = dict(zip(map(id, fresh), numbers, strict=True))
    found = [(each, each.person_id or people[id(each)]) for each in joiners]
    for each, person in found:
        if each.person_id is not None:
            write.change(person, each.changes)
    write.many(
        "posting",
        [
            {
                "person_id": person,
                "team_id": each.team_id,
                "standing": "primary",
                "starts_on": bound(write.db, each.starts_on),
            }
            for each, person in found
        ],
    )
    return [(each.given, person, each.team_id) for each, person in found]


def _move(write: Write, movers: Sequence[Mover]) -> list[Listed]:
    """End the old postings and begin the new ones; a posting of no day is replaced."""
    _end(write, [(each.posting_id, each.starts_on) for each in movers if not each.replaces])
    write.run(
        "UPDATE posting SET team_id = :team WHERE id = :id",
        [{"id": each.posting_id, "team": each.team_id} for each in movers if each.replaces],
    )
    write.many(
        "posting",
        [
            {
                "person_id": each.person_id,
                "team_id": each.team_id,
                "standing": "primary",
                "starts_on": bound(write.db, each.starts_on),
            }
            for each in movers
            if not each.replaces
        ],
    )
    for each in movers:
        write.change(each.person_id, each.changes)
    return [(each.given, each.person_id, each.team_id) for each in movers]
