"""What is answered as known on a moment is what was answered at that moment."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.orm import Session

from tests.coverage.histories import history, rows_in_order
from tests.coverage.records import Rows, write
from tracker.coverage.left import Left, left
from tracker.coverage.measure import measure
from tracker.coverage.sessions import Outputs, SessionReach, outputs, sessions
from tracker.coverage.values import Coverage
from tracker.journal import as_known, undo
from tracker.journal import history as entries
from tracker.store import Place, Store, create, in_memory

Answer = tuple[Coverage, tuple[SessionReach, ...], Outputs, Left]
LATER = timedelta(hours=1)


def answer(db: Session, as_of: date) -> Answer:
    return measure(db, as_of), sessions(db), outputs(db, as_of), left(db, as_of)


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
    """Change and remove a few rows that nothing rests on."""
    for statement in chance.sample(
        (
            "DELETE FROM attendance WHERE id % 2 = 0",
            "UPDATE session SET status = 'cancelled' WHERE id % 2 = 0",
            "UPDATE session SET day = '2025-01-01' WHERE id % 3 = 0",
            "UPDATE course SET valid_months = 6, target_percent = 10",
            "DELETE FROM leave",
            "UPDATE employment SET classification = 'SSS1'",
            "DELETE FROM delivery WHERE id % 2 = 1",
            "UPDATE team SET district_id = NULL WHERE id = 1",
        ),
        3,
    ):
        db.execute(text(statement))


def clock() -> Callable[[], datetime]:
    """Give a clock that goes on by an hour each time it is read."""
    moments = iter(datetime(2026, 1, 1, 12, tzinfo=UTC) + n * LATER for n in range(100))
    return lambda: next(moments)


def live_through(store: Store, chance: Random) -> None:
    """Write a history in parts and disturb it, then ask for every moment of it again."""
    rows, as_of = history(chance)
    told: dict[int, Answer] = {}

    def remember() -> None:
        with store.reading() as db:
            told[entries(db, limit=1)[0].change] = answer(db, as_of)

    for part in parts(rows, chance):
        with store.writing("a part of it") as db:
            write(db, part)
        remember()
    with store.writing("a disturbance") as db:
        disturb(db, chance)
    remember()
    if chance.random() < 0.5:
        undo(store)
        remember()
    for change, answered in told.items():
        with as_known(store, str(change), "UTC") as (db, _):
            assert answer(db, as_of) == answered
    store.close()


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(chance=st.builds(Random, st.integers(0, 2**32)))
def test_as_known_on_a_moment_is_what_was_answered_then(chance: Random) -> None:
    live_through(in_memory(clock=clock()), chance)


@pytest.mark.postgres
def test_as_known_on_a_moment_is_what_was_answered_then_on_postgresql(empty_server: str) -> None:
    live_through(create(Place(url=empty_server), clock=clock()), Random(7))
