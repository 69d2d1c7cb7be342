"""What was known on an earlier moment: the changes since then taken back on copies that nobody else sees.

Every table that changed since is copied into a temporary table of the same name, which hides the real
one from this connection; each row is then put back to its image before the first later change. The
same figures, asked in the same words, answer as they would have answered then. Nothing is written.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import text
from sqlalchemy.orm import Session

from tracker.errors import WrongUsage
from tracker.journal import rows
from tracker.journal.history import entry
from tracker.names import show
from tracker.store import Store
from tracker.store.sealing import Head, moment


@dataclass(frozen=True)
class Known:
    """A moment that figures are known on: the newest operation by then, and the moment in UTC."""

    head: Head
    at: str


def resolve(db: Session, said: str, zone: str) -> Known:
    """Read a moment as people and `history` give it: a change's number, a date (its local end), or a time."""
    at = _moment(db, said.strip(), zone)
    row = db.execute(
        text("SELECT number, hash FROM operation WHERE at <= :at AND hash IS NOT NULL ORDER BY number DESC LIMIT 1"),
        {"at": at},
    ).first()
    return Known(Head(row.number, row.hash) if row else Head(0, "0" * 64), at)


def _moment(db: Session, said: str, zone: str) -> str:
    if re.fullmatch(r"[0-9]+", said):
        return entry(db, int(said)).at
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", said):
            end = datetime.combine(date.fromisoformat(said) + timedelta(days=1), time(), ZoneInfo(zone))
            return moment(end.astimezone(UTC) - timedelta(microseconds=1))
        read = datetime.fromisoformat(said)
        return moment(read if read.tzinfo else read.replace(tzinfo=ZoneInfo(zone)))
    except (ValueError, OverflowError):
        raise WrongUsage(
            f"{show(said)} is no moment. Give a date (2025-08-20), a time as `tracker history` shows it,"
            " or a change's number."
        ) from None


@contextmanager
def as_known(store: Store, said: str | None, zone: str) -> Iterator[tuple[Session, Known | None]]:
    """Read the records as they were known on a moment (None: now)."""
    with store.reading() as db:
        if said is None:
            yield db, None
            return
        known = resolve(db, said, zone)
        rewind(db, known.head.number)
        yield db, known


def rewind(db: Session, number: int) -> None:
    """Hide every table that changed after operation `number` behind a copy as it was then."""
    nouns = db.execute(text("SELECT DISTINCT noun FROM change WHERE operation > :n"), {"n": number}).scalars().all()
    for noun in nouns:
        before = db.execute(
            text(
                'SELECT "row", before FROM change WHERE id IN (SELECT min(id) FROM change'
                ' WHERE operation > :n AND noun = :noun GROUP BY "row")'
            ),
            {"n": number, "noun": noun},
        ).all()
        hide(db, noun)
        rows.remove(db, noun, [row.row for row in before])
        rows.insert(db, noun, [row.before for row in before if row.before is not None])


def hide(db: Session, noun: str) -> None:
    """Hide a table behind a copy that may be changed and is gone with the transaction, unless it is hidden already."""
    name = rows.quoted(noun)
    db.execute(text(f"CREATE TEMPORARY TABLE IF NOT EXISTS {name} AS SELECT * FROM {name}"))
    schema = "temp." if db.get_bind().dialect.name == "sqlite" else ""
    for column in ("id", "person_id", "session_id", "team_id"):
        if column in rows.columns_of(db, noun):
            db.execute(text(f"CREATE INDEX IF NOT EXISTS {schema}past_{noun}_{column} ON {name} ({column})"))
