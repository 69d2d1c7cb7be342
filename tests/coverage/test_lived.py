"""Whatever the verbs did to people, teams and courses, the SQL says what the slow rules say, and nobody is lost."""

from collections.abc import Iterable
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.coverage.histories import history
from tests.coverage.records import put, read
from tests.coverage.test_oracle import adds_up, same
from tests.coverage.verbs import ACTS, REORGANISED, Living, numbered
from tracker.coverage.measure import measure
from tracker.coverage.structure import restructure
from tracker.coverage.values import Coverage
from tracker.store import Store

CHANCE = st.builds(Random, st.integers(0, 2**32))
LONG = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


def live(store: Store, chance: Random, acts: Iterable[str]) -> set[str]:
    """Let a history go on by some verbs, and hold every answer against the slow rules; give what was done."""
    rows, as_of = history(chance)
    with put(store, rows) as db:
        numbered(db)
        living = Living(db, rows, chance, as_of)
        for act in chance.choices(sorted(acts), k=8):
            living.act(act)
        db.flush()
        same(db, read(db), as_of)
        adds_up(measure(db, as_of))
    return living.done


@settings(LONG, max_examples=20)
@given(chance=CHANCE)
def test_the_sql_equals_the_oracle_whatever_the_verbs_did(store: Store, chance: Random) -> None:
    live(store, chance, ACTS)


@pytest.mark.postgres
@settings(LONG, max_examples=4)
@given(chance=CHANCE)
def test_the_sql_equals_the_oracle_whatever_the_verbs_did_on_postgresql(server: Store, chance: Random) -> None:
    live(server, chance, ACTS)


def test_every_verb_comes_to_do_something(store: Store) -> None:
    done: set[str] = set()
    for seed in range(40):
        done |= live(store, Random(seed), set(ACTS) - done or ACTS)
        if done == set(ACTS):
            return
    assert done == set(ACTS)


def counted(coverage: Coverage) -> dict[tuple[str, str | None], tuple[int, ...]]:
    """Give the people of each course and program."""
    return {
        (t.course, t.program): (t.eligible, t.trained, t.lapsed, t.never, t.on_leave, t.exempt, t.not_employees)
        for t in coverage.totals
    }


@settings(LONG, max_examples=20)
@given(chance=CHANCE)
def test_an_old_day_counts_the_same_people_in_any_later_structure(store: Store, chance: Random) -> None:
    rows, as_of = history(chance)
    of = {team["id"]: team["program_id"] for team in rows["team"]}
    rows["succession"] = [s for s in rows["succession"] if of[s["team_id"]] == of[s["successor_id"]]]
    with put(store, rows) as db:
        numbered(db)
        living = Living(db, rows, chance, as_of)
        for act in chance.choices(sorted(REORGANISED), k=5):
            living.act(act)
        db.flush()
        before = counted(measure(db, as_of))
        restructure(db, as_of, max(living.day(), as_of))
        assert counted(measure(db, as_of)) == before
