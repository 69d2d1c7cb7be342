"""One operation is one transaction: opened with a reason, sealed into the chain when it ends."""

import hashlib
import json
import platform
import uuid
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import text
from sqlalchemy.orm import Session

from tracker.store import lease

GENESIS = "0" * 64
AT_ONCE = 500  # rows of the journal: fetching all at once lets no other thread run until the last of them
LOCK = 0x54524B52  # PostgreSQL's advisory lock: one writer at a time, so that the chain has one order


@dataclass(frozen=True)
class Head:
    """The newest sealed operation: what a fingerprint names, and what is kept outside the file."""

    number: int
    hash: str

    def __str__(self) -> str:
        """Show it as reports and backups do: number and 12 hex digits."""
        return f"{self.number}-{self.hash[:12]}"


def moment(at: datetime) -> str:
    """Write a moment as the journal keeps it: UTC, microseconds, fixed width."""
    return at.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def read_moment(written: str) -> datetime:
    """Read a moment of the journal."""
    return datetime.strptime(written, "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=UTC)


def head(db: Session) -> Head:
    """Give the newest sealed operation; number 0 before the first."""
    row = db.execute(
        text("SELECT number, hash FROM operation WHERE hash IS NOT NULL ORDER BY number DESC LIMIT 1")
    ).first()
    return Head(row.number, row.hash) if row else Head(0, GENESIS)


def who(db: Session) -> str:
    """Name the system's user and host, or on a server the login. It is a record, not a proof."""
    if db.get_bind().dialect.name == "postgresql":
        return str(db.execute(text("SELECT session_user")).scalar_one())
    return f"{lease.user()}@{platform.node()}"


def begin(db: Session, what: str, *, kind: str, undoes: int | None, now: datetime) -> tuple[int, str]:
    """Open an operation and give its number and uuid; another writer waits until this one ends."""
    if db.get_bind().dialect.name == "postgresql":
        db.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": LOCK})
    last = db.execute(text("SELECT number, at, hash FROM operation ORDER BY number DESC LIMIT 1")).first()
    number = last.number + 1 if last else 1
    identity = str(uuid.uuid4())
    at = max(now, read_moment(last.at) + timedelta(microseconds=1)) if last else now
    db.execute(
        text(
            'INSERT INTO operation (number, uuid, at, "by", kind, what, undoes, previous)'
            " VALUES (:number, :uuid, :at, :by, :kind, :what, :undoes, :previous)"
        ),
        {
            "number": number,
            "uuid": identity,
            "at": moment(at),
            "by": who(db),
            "kind": kind,
            "what": what,
            "undoes": undoes,
            "previous": last.hash if last else GENESIS,
        },
    )
    return number, identity


def seal(db: Session, number: int) -> int:
    """Close the operation over all that it changed, and give the count of rows that it touched."""
    operation = db.execute(
        text('SELECT number, uuid, at, "by", kind, what, undoes, previous FROM operation WHERE number = :number'),
        {"number": number},
    ).one()
    found = db.execute(
        text('SELECT noun, "row", digests FROM change WHERE operation = :number ORDER BY id'), {"number": number}
    )
    changes = [tuple(change) for some in found.partitions(AT_ONCE) for change in some]
    db.execute(
        text("UPDATE operation SET rows = :rows, hash = :hash WHERE number = :number"),
        {"rows": len(changes), "hash": link(tuple(operation), changes), "number": number},
    )
    return len(changes)


def link(operation: tuple[object, ...], changes: list[tuple[object, ...]]) -> str:
    """Give the hash of an operation (its fields, the previous hash last) and the digests of its changes."""
    sealed = hashlib.sha256(json.dumps([*operation, len(changes)], default=str).encode())
    for noun, row, both in changes:
        sealed.update(f"\n{noun} {row} {both}".encode())
    return sealed.hexdigest()
