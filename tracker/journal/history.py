"""The entries of the journal, newest first, and what each of them touched."""

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, text
from sqlalchemy.orm import Session

from tracker.errors import NotFound, NothingToDo

MOST = 2**31  # numbers from here on are no change's, and no engine's


@dataclass(frozen=True)
class Entry:
    """One operation: `at` is UTC with microseconds, `rows` how many row changes it made."""

    change: int
    at: str
    by: str
    kind: str
    what: str
    rows: int
    undoes: int | None
    undone: bool


@dataclass(frozen=True)
class Touched:
    """One row that an operation added (no `before`), changed, or removed (no `after`)."""

    noun: str
    row: int
    before: dict[str, object] | None
    after: dict[str, object] | None


_ENTRIES = (
    'SELECT number, at, "by", kind, what, coalesce(rows, 0) AS rows, undoes FROM operation'
    " WHERE hash IS NOT NULL{} ORDER BY number DESC"
)


def history(db: Session, *, limit: int | None = None) -> tuple[Entry, ...]:
    """Give what was done, newest first."""
    words = _ENTRIES.format("") + ("" if limit is None else " LIMIT :limit")
    undone = _undone(db)
    return tuple(_entry(row, undone) for row in db.execute(text(words), {} if limit is None else {"limit": limit}))


def _entry(row: Row[Any], undone: set[int]) -> Entry:
    return Entry(row.number, row.at, row.by, row.kind, row.what, row.rows, row.undoes, row.number in undone)


def _undone(db: Session) -> set[int]:
    """Give the operations that are taken back: an undo that was itself undone (a redo) no longer counts."""
    gone: set[int] = set()
    for number, target in db.execute(
        text("SELECT number, undoes FROM operation WHERE undoes IS NOT NULL AND hash IS NOT NULL ORDER BY number DESC")
    ):
        if number not in gone:
            gone.add(target)
    return gone


def entry(db: Session, number: int) -> Entry:
    """Give one entry by its number."""
    row = db.execute(text(_ENTRIES.format(" AND number = :n")), {"n": number}).first() if number < MOST else None
    if row is None:
        raise NotFound(f"There is no change {number}. `tracker history` lists them.")
    return _entry(row, _undone(db))


def newest_standing(db: Session) -> Entry:
    """Give the newest change of the records that still stands and is no undo itself."""
    found = next((each for each in history(db) if each.kind == "change" and not each.undone), None)
    if found is None:
        raise NothingToDo("There is nothing to undo.")
    return found


def newest_undo(db: Session) -> Entry:
    """Give the newest undo that was not redone."""
    entries = history(db)
    changes = {each.change for each in entries if each.kind == "change"}
    found = next((each for each in entries if each.undoes in changes and not each.undone), None)
    if found is None:
        raise NothingToDo("There is no undo to take back.")
    return found


def touched(db: Session, number: int) -> tuple[Touched, ...]:
    """Give what an operation did to each row, from its first image to its last, in the order of first touch."""
    entry(db, number)
    net: dict[tuple[str, int], Touched] = {}
    for noun, row, before, after in db.execute(
        text('SELECT noun, "row", before, after FROM change WHERE operation = :n ORDER BY id'), {"n": number}
    ):
        first = net.get((noun, row))
        start = first.before if first else (json.loads(before) if before else None)
        net[noun, row] = Touched(noun, row, start, json.loads(after) if after else None)
    return tuple(net.values())
