"""What ships, in records: written once, copied into every other test's records that live in SQLite."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import cast

from tracker import setting_up
from tracker.store import Store, in_memory


@cache
def _first() -> tuple[Store, int]:
    """Make the records, and count how often the clock was read for it."""
    moments = (datetime(2025, 9, 1, 8, tzinfo=UTC) + timedelta(seconds=n) for n in range(10**6))
    read = [next(moments)]

    def clock() -> datetime:
        read.append(next(moments))
        return read[-2]

    store = in_memory(clock=clock)
    setting_up.set_up(store)
    return store, len(read) - 1


def set_up(store: Store) -> None:
    """Bring what ships into new records, as their first operation."""
    if store.dialect != "sqlite" or store.head().number:
        setting_up.set_up(store)
        return
    first, reads = _first()
    with closing(first._engine.raw_connection()) as written, closing(store._engine.raw_connection()) as new:
        cast("sqlite3.Connection", written.driver_connection).backup(cast("sqlite3.Connection", new.driver_connection))
    for _ in range(reads):
        store.clock()
