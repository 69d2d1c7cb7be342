"""Whatever rows went through, undo, redo and the past give every state back exactly."""

import random
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from itertools import pairwise

import pytest
from sqlalchemy.orm import Session

from tracker.errors import NothingToDo
from tracker.journal import as_known, history, redo, undo
from tracker.journal.undo import RestsOn
from tracker.store import Store

Fresh = Callable[[], AbstractContextManager[Store]]
Live = Callable[[Store, random.Random, int], Iterator[int]]
Dump = Callable[[Session], dict[str, list[tuple[object, ...]]]]

ZONE = "America/Los_Angeles"
SHORT = {"sqlite": 15, "postgresql": 2}
LONG = {"sqlite": 1000, "postgresql": 100}


@pytest.fixture
def seeds(request: pytest.FixtureRequest, fresh: Fresh) -> range:
    """Give the seeds of this run: a few, or with --long as many as the goal names."""
    engine = request.node.callspec.params["fresh"]
    return range((LONG if request.config.getoption("--long") else SHORT)[engine])


def state(store: Store, dump: Dump) -> dict[str, list[tuple[object, ...]]]:
    with store.reading() as db:
        return dump(db)


def test_every_state_comes_back_by_undo_by_redo_and_by_knowing(
    fresh: Fresh, live: Live, dump: Dump, seeds: range
) -> None:
    for seed in seeds:
        with fresh() as store:
            chance = random.Random(seed)
            states = {head: state(store, dump) for head in live(store, chance, chance.randrange(2, 7))}
            for head, then in states.items():
                assert known(store, head, dump) == then, f"seed {seed}, known on {head}"
            walk_back_and_forth(store, states, dump, seed)
            for head, then in states.items():
                assert known(store, head, dump) == then, f"seed {seed}, known on {head} after undo and redo"
            assert store.check().whole, f"seed {seed}"


def known(store: Store, head: int, dump: Dump) -> dict[str, list[tuple[object, ...]]]:
    with as_known(store, str(head), ZONE) as (db, _):
        return dump(db)


def walk_back_and_forth(store: Store, states: Mapping[int, object], dump: Dump, seed: int) -> None:
    heads = sorted(states)
    for before, head in reversed(list(pairwise(heads))):
        assert undo(store).change == head, f"seed {seed}"
        assert state(store, dump) == states[before], f"seed {seed}, undid {head}"
    with pytest.raises(NothingToDo):
        undo(store)
    for head in heads[1:]:
        redo(store)
        assert state(store, dump) == states[head], f"seed {seed}, redid {head}"


def test_undo_of_any_change_takes_it_back_or_changes_nothing(
    fresh: Fresh, live: Live, dump: Dump, seeds: range
) -> None:
    for seed in seeds:
        with fresh() as store:
            chance = random.Random(seed)
            list(live(store, chance, 5))
            for _ in range(6):
                with store.reading() as db:
                    chosen = chance.choice([entry.change for entry in history(db)])
                before, rest = state(store, dump), chance.random() < 0.5
                try:
                    done = undo(store, chosen, rest=rest)
                except NothingToDo:
                    assert state(store, dump) == before, f"seed {seed}, undo {chosen} had nothing to do"
                except RestsOn as refused:
                    named = bool(refused.facts.get("kept"))
                    assert named, f"seed {seed}, undo {chosen} names nobody"
                    assert state(store, dump) == before, f"seed {seed}, undo {chosen} refused"
                else:
                    assert rest or not done.kept, f"seed {seed}"
                    redo_it = undo(store, done.operation)
                    assert redo_it.rows == done.rows
                    assert state(store, dump) == before, f"seed {seed}, undid and redid {chosen}"
                    undo(store, redo_it.operation)
            assert store.check().whole, f"seed {seed}"
