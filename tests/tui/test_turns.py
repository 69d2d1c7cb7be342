"""While the app runs, threads give way soon, and a full collection waits until nobody is at the keys."""

import gc
import sys
import weakref
from collections.abc import Iterator

import pytest

from tests.tui.conftest import Room, driven, press, runs
from tracker.tui import turns as room
from tracker.tui.turns import NEVER, OLD, QUIET, SHORT, Turns


class Clock:
    """A clock that stands until it is moved."""

    now = 0.0

    def __call__(self) -> float:
        """Read it."""
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Stand in for the time, with enough garbage at hand for a full round."""
    given = Clock()
    monkeypatch.setattr(room, "monotonic", given)
    monkeypatch.setattr(gc, "get_count", lambda: (0, 0, OLD))
    return given


@pytest.fixture
def turns(clock: Clock) -> Iterator[Turns]:
    """Take Python's turns in hand for one test."""
    del clock
    made = Turns()
    made.begin()
    yield made
    made.end()


class Knot:
    """Something that only a round of the collector can take away."""

    def __init__(self) -> None:
        self.itself = self


def knot() -> "weakref.ref[Knot]":
    """Leave a knot behind that has grown old."""
    tied = Knot()
    gc.collect(1)
    return weakref.ref(tied)


def test_a_full_round_waits_until_the_keys_have_been_quiet(turns: Turns, clock: Clock) -> None:
    clock.now = 100
    turns.touched()
    clock.now += QUIET / 2
    assert not turns.collect(busy=False)
    clock.now += QUIET / 2
    assert turns.collect(busy=False)


def test_a_full_round_waits_for_work_in_threads(turns: Turns, clock: Clock) -> None:
    clock.now = 100
    assert not turns.collect(busy=True)
    assert turns.collect(busy=False)


def test_a_full_round_is_made_only_where_enough_is_new(
    turns: Turns, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock.now = 100
    monkeypatch.setattr(gc, "get_count", lambda: (0, 0, OLD - 1))
    assert not turns.collect(busy=False)


def test_garbage_goes_in_the_first_round_and_in_later_ones(turns: Turns, clock: Clock) -> None:
    for moment in (100, 200):
        clock.now = moment
        tied = knot()
        assert tied() is not None
        turns.collect(busy=False)
        assert tied() is None


def test_the_app_takes_pythons_turns_in_hand_and_leaves_them_as_they_were(workspace: Room) -> None:
    before = sys.getswitchinterval(), gc.get_threshold(), gc.get_freeze_count()

    async def body() -> None:
        async with driven(workspace.app()):
            assert sys.getswitchinterval() == pytest.approx(SHORT)
            assert gc.get_threshold()[2] == NEVER

    runs(body())
    assert (sys.getswitchinterval(), gc.get_threshold(), gc.get_freeze_count()) == before


def test_a_key_is_heard_wherever_it_goes(workspace: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    heard = []
    monkeypatch.setattr(Turns, "touched", lambda _: heard.append("key"))

    async def body() -> None:
        async with driven(workspace.app()) as pilot:
            for key in ("down", "4", "x"):
                heard.clear()
                await press(pilot, key)
                assert heard

    runs(body())
