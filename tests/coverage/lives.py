"""Records that live through several writes, changes of mind and undos, with every moment of them still to be asked."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from random import Random

from sqlalchemy import text
from sqlalchemy.orm import Session

from tests.coverage.histories import history, rows_in_order
from tests.coverage.records import Rows, write
from tracker.errors import TrackerError
from tracker.journal import redo, undo
from tracker.store import Store

ZONE = "UTC"
LATER = timedelta(hours=1)

#: changes that nothing rests on, as corrections and imports make them
DISTURBANCES = (
    "DELETE FROM attendance WHERE id % 2 = 0",
    "UPDATE session SET status = 'cancelled' WHERE id % 2 = 0",
    "UPDATE session SET status = 'held' WHERE id % 2 = 1",
    "UPDATE session SET day = '2025-01-01' WHERE id % 3 = 0",
    "UPDATE course SET valid_months = 6, target_percent = 10",
    "DELETE FROM leave",
    "DELETE FROM exemption WHERE id % 2 = 1",
    "UPDATE employment SET classification = 'SSS1'",
    "UPDATE employment SET worker_type = 'contractor' WHERE id % 3 = 0",
    "DELETE FROM delivery WHERE id % 2 = 1",
    "UPDATE team SET district_id = NULL WHERE id = 1",
    "UPDATE team SET ends_before = '2025-01-15' WHERE id = 2 AND (starts_on IS NULL OR starts_on < '2025-01-15')",
    "DELETE FROM posting WHERE id % 4 = 0",
    "UPDATE posting SET team_id = 1 WHERE id % 3 = 0",
    "DELETE FROM audience WHERE id % 3 = 0",
    "DELETE FROM completion WHERE id % 2 = 0",
    "DELETE FROM counts_toward",
)


def clock() -> Callable[[], datetime]:
    """Give a clock that goes on by an hour each time it is read."""
    moments = iter(datetime(2026, 1, 1, 12, tzinfo=UTC) + n * LATER for n in range(1000))
    return lambda: next(moments)


def parts(rows: Rows, chance: Random) -> list[Rows]:
    """Cut a history into a few writes, parents before children."""
    cuts: list[Rows] = [{} for _ in range(4)]
    place = 0
    for table, row in rows_in_order(rows):
        if place < len(cuts) - 1 and chance.random() < 0.05:
            place += 1
        cuts[place].setdefault(table, []).append(row)
    return [cut for cut in cuts if cut]


def disturb(db: Session, chance: Random) -> None:
    """Change and remove a few rows."""
    for statement in chance.sample(DISTURBANCES, 3):
        db.execute(text(statement))


def live(store: Store, chance: Random) -> Iterator[date]:
    """Write a history in parts, disturb it, undo and redo some of it; give the day that it is about after each."""
    rows, as_of = history(chance)
    for part in parts(rows, chance):
        with store.writing("a part of it") as db:
            write(db, part)
        yield as_of
    with store.writing("a disturbance") as db:
        disturb(db, chance)
    yield as_of
    for _ in range(chance.choice((0, 1, 2, 3))):
        try:
            _change_mind(store, chance)
        except TrackerError:
            continue  # nothing to take back, or something newer rests on it
        yield as_of


def _change_mind(store: Store, chance: Random) -> None:
    turn = chance.random()
    if turn < 0.4:
        undo(store)
    elif turn < 0.6:
        undo(store, chance.randint(1, store.head().number), rest=True)
    elif turn < 0.8:
        redo(store)
    else:
        with store.writing("another disturbance") as db:
            disturb(db, chance)
