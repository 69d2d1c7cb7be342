"""What is answered as known on a moment is what was answered at that moment."""

from datetime import date
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from tests.coverage.lives import ZONE, clock, live
from tracker.coverage.left import Left, left
from tracker.coverage.measure import measure
from tracker.coverage.people import Standings, standings
from tracker.coverage.sessions import Outputs, SessionReach, outputs, sessions
from tracker.coverage.values import Coverage
from tracker.coverage.why.point import Point, point
from tracker.journal import as_known
from tracker.journal import history as entries
from tracker.store import Place, Store, create, in_memory

Answer = tuple[tuple[Coverage, ...], tuple[SessionReach, ...], Outputs, Left, Standings, Point]


def answer(db: Session, as_of: date) -> Answer:
    """Ask for everything that is said of a day."""
    return (
        tuple(measure(db, as_of, by=by) for by in ("team", "classification")),
        sessions(db),
        outputs(db, as_of),
        left(db, as_of),
        standings(db, as_of),
        point(db, as_of),
    )


def live_through(store: Store, chance: Random) -> None:
    """Live through a history, then ask for every moment of it again, by its number or by its time."""
    told: dict[str, Answer] = {}
    for as_of in live(store, chance):
        with store.reading() as db:
            entry, answered = entries(db, limit=1)[0], answer(db, as_of)
        told[chance.choice((str(entry.change), entry.at))] = answered
    for said, answered in told.items():
        with as_known(store, said, ZONE) as (db, _):
            assert answer(db, as_of) == answered, f"as known on {said}"
    with store.reading() as db:
        assert answer(db, as_of) == answered
    store.close()


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(chance=st.builds(Random, st.integers(0, 2**32)))
def test_as_known_on_a_moment_is_what_was_answered_then(chance: Random) -> None:
    live_through(in_memory(clock=clock()), chance)


@pytest.mark.postgres
@pytest.mark.parametrize("seed", [7, 11, 23])
def test_as_known_on_a_moment_is_what_was_answered_then_on_postgresql(empty_server: str, seed: int) -> None:
    live_through(create(Place(url=empty_server), clock=clock()), Random(seed))
