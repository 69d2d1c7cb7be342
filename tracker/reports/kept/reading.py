"""What was published, read back: the list, one by its number, what it was drawn from, the one before a report."""

import json
from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Select, select, text
from sqlalchemy.orm import Session
from sqlmodel import col

from tracker.coverage.values import Coverage
from tracker.errors import NotFound
from tracker.model import Published
from tracker.reports.kept.values import CONTENT, FIGURES, Content, Kept
from tracker.reports.values import Copy
from tracker.store.sealing import GENESIS, Head, read_moment

MOST = 2**31  # numbers from here on are no report's, and no engine's
_BEFORE = datetime(1980, 1, 1, tzinfo=UTC)  # what nothing was recorded for yet
#: columns that the list shows as they are
_AS_KEPT = ["as_of", "known_on", "audience", "form", "published_on", "fingerprint", "headline", "note", "withdrawn"]


def listing(db: Session) -> tuple[Kept, ...]:
    """Give every published report, the newest first; withdrawn ones say so."""
    return tuple(map(_kept, db.execute(_told().order_by(col(Published.id).desc()))))


def find(db: Session, number: int) -> Kept:
    """Give the published report of a number."""
    row = db.execute(_told().where(col(Published.id) == number)).first() if 0 < number < MOST else None
    if row is None:
        raise NotFound(f"There is no published report {number}. `tracker reports list` names them.")
    return _kept(row)


def content_of(db: Session, number: int) -> Content:
    """Give what the files of a published report are drawn from."""
    return CONTENT.unpack(db.execute(_one(Published.content, number)).scalar_one())


def figures_of(db: Session, number: int) -> Coverage:
    """Give every figure that a published report rests on, those included that its copy withholds."""
    return FIGURES.read(db.execute(_one(Published.figures, number)).scalar_one())


def previous_of(db: Session, as_of: date, audience: Copy) -> Coverage | None:
    """Give the figures that the last report of this audience told: what a new one of the day says it moved from.

    That is the published one, not withdrawn, of the latest day before this one; of several of that day the newest.
    """
    before = (
        select(col(Published.figures))
        .where(col(Published.subject) == "coverage", col(Published.withdrawn).is_(None))
        .where(col(Published.audience) == audience, col(Published.as_of) < as_of)
        .order_by(col(Published.as_of).desc(), col(Published.id).desc())
    )
    found = db.execute(before.limit(1)).scalar()
    return None if found is None else FIGURES.read(found)


def withheld_before(db: Session) -> frozenset[str]:
    """Give the teams without numbers in any published copy for partners, withdrawn ones too, by all their names.

    What was given out once may be held beside the next: a team's number must not follow from the two together.
    """
    packed = db.execute(
        select(col(Published.content))
        .where(col(Published.subject) == "coverage", col(Published.audience) == "external")
        .order_by(col(Published.id))
    ).scalars()
    rows = (row for each in packed for row in CONTENT.unpack(each).report.shape["rows"])
    found = {str(row["team"]) for row in rows if row["eligible"] is None}
    return frozenset(found).union(*(names for names in _names_of_teams(db) if not found.isdisjoint(names)))


def _names_of_teams(db: Session) -> Iterable[set[str]]:
    """Give each team's codes: the one of now and those that it had."""
    named: dict[int, set[str]] = {}
    for number, code in db.execute(text("SELECT id, code FROM team UNION ALL SELECT team_id, code FROM former_code")):
        named.setdefault(number, set()).add(code)
    return named.values()


def records_head(db: Session, upto: Head | None = None) -> Head:
    """Give the newest change of the records (by then): a report's fingerprint. Publishing a report is none."""
    row = db.execute(
        text(
            "SELECT number, hash FROM operation WHERE hash IS NOT NULL AND kind <> 'report'"
            " AND number <= :upto ORDER BY number DESC LIMIT 1"
        ),
        {"upto": upto.number if upto else MOST - 1},
    ).first()
    return Head(row.number, row.hash) if row else Head(0, GENESIS)


def moment_of(db: Session, newest: Head) -> datetime:
    """Give the moment of the newest change that a document knows: the same records give the same bytes."""
    at = db.execute(text("SELECT at FROM operation WHERE number = :n"), {"n": newest.number}).scalar_one_or_none()
    return read_moment(at) if at else _BEFORE


def is_ours(db: Session, kept: Kept) -> bool:
    """Say whether the journal has the head that a published report was made at."""
    head = head_of(kept.fingerprint)
    there = db.execute(text("SELECT hash FROM operation WHERE number = :n"), {"n": head.number}).scalar()
    return not head.number or str(there or "").startswith(head.hash)


def head_of(fingerprint: str) -> Head:
    """Read a fingerprint as reports show it: the number of a change and 12 digits of its hash."""
    number, _, digits = fingerprint.partition("-")
    return Head(int(number), digits)


def _told() -> Select[Any]:
    """Ask for all that is told of published reports, which is not what they are drawn from: that is large."""
    columns = [getattr(Published, name) for name in ("id", *_AS_KEPT, "digests")]
    return select(*columns).where(col(Published.subject) == "coverage")


def _kept(row: Any) -> Kept:
    alike = {name: getattr(row, name) for name in _AS_KEPT}
    return Kept(number=row.id, digests=json.loads(row.digests), **alike)


def _one(column: Any, number: int) -> Select[Any]:
    return select(column).where(col(Published.id) == number)
