"""The SQL says what the slow rules say, on random histories and on both engines."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from random import Random
from typing import Any, get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from tests.coverage.histories import history
from tests.coverage.oracle import Oracle, sums
from tests.coverage.records import Rows, put
from tracker.coverage.folding import By
from tracker.coverage.left import left
from tracker.coverage.measure import measure
from tracker.coverage.sessions import outputs, sessions
from tracker.coverage.values import Coverage
from tracker.store import Store

GROUPINGS: tuple[By, ...] = get_args(By)
CHANCE = st.builds(Random, st.integers(0, 2**32))  # one draw a history; the seed of a failure is printed
PEOPLE = ("staff", "eligible", "trained", "lapsed", "never", "new", "on_leave", "exempt", "not_employees")
IN_TOTALS = ("eligible", "trained", "lapsed", "never", "on_leave", "exempt", "not_employees")
#: An example takes long on a busy machine, and the records are made once for all of them.
LONG = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


def dicts(values: Iterable[Any]) -> list[dict[str, Any]]:
    return [asdict(value) for value in values]


def same(db: Session, rows: Rows, as_of: date) -> None:
    """Compare every field of every answer."""
    slow = Oracle(rows, as_of)
    for by in GROUPINGS:
        assert dicts(measure(db, as_of, by=by).rows) == slow.answer(by)
    whole = measure(db, as_of)
    assert dicts(whole.totals) == slow.totals()
    assert dicts(whole.cells) == slow.cells()
    for course in slow.courses:
        one = measure(db, as_of, course=course["code"])
        assert one.rows == tuple(row for row in whole.rows if row.course == course["code"])
        assert one.totals == tuple(total for total in whole.totals if total.course == course["code"])
    assert dicts(sessions(db)) == slow.all_sessions(None)
    assert dicts(sessions(db, as_of)) == slow.all_sessions(as_of)
    assert tuple(asdict(outputs(db, as_of)).values()) == slow.outputs()
    answered = left(db, as_of)
    people = [(p.course, p.person, p.team, p.state, p.new, p.credit_on) for p in answered.people]
    assert people == slow.left()
    unreached = [(row["course"], row["team"]) for row in slow.answer("team") if not row["teams_reached"]]
    assert [(team.course, team.team) for team in answered.teams] == unreached


@settings(LONG, max_examples=100)
@given(chance=CHANCE)
def test_the_sql_equals_the_oracle(store: Store, chance: Random) -> None:
    rows, as_of = history(chance)
    with put(store, rows) as db:
        same(db, rows, as_of)


@pytest.mark.postgres
@settings(LONG, max_examples=25)
@given(chance=CHANCE)
def test_the_sql_equals_the_oracle_on_postgresql(server: Store, chance: Random) -> None:
    rows, as_of = history(chance)
    with put(server, rows) as db:
        same(db, rows, as_of)


def adds_up(coverage: Coverage) -> None:
    """Check what holds whatever the records say."""
    for row in coverage.rows:
        assert row.trained + row.lapsed + row.never == row.eligible
        assert row.staff >= row.eligible + row.on_leave + row.exempt + row.not_employees
        assert row.new <= row.lapsed + row.never
        assert row.joined_since_delivery <= row.eligible
        assert row.teams_reached <= row.teams
        assert row.staff_rate is None or 0 <= row.staff_rate <= 1
    for total in coverage.totals:
        assert total.districts_reached + total.districts_partly <= total.districts
        assert total.cells_reached <= total.cells
        assert total.teams_reached <= total.teams
        assert total.staff_rate is None or 0 <= total.staff_rate <= 1


@settings(LONG, max_examples=60)
@given(chance=CHANCE)
def test_rows_add_up_to_the_totals_however_they_are_grouped(store: Store, chance: Random) -> None:
    rows, as_of = history(chance)
    with put(store, rows) as db:
        for by in GROUPINGS:
            coverage = measure(db, as_of, by=by)
            adds_up(coverage)
            names = IN_TOTALS if by == "classification" else (*IN_TOTALS, "teams", "teams_reached")
            for total in coverage.totals:
                of_course = [row for row in coverage.rows if row.course == total.course]
                if total.program is None:
                    assert sums(of_course, names) == sums([total], names)
                elif by in ("program", "team"):
                    of_program = [row for row in of_course if row.program == total.program]
                    assert sums(of_program, names) == sums([total], names)
            for course in coverage.courses:
                parts = [t for t in coverage.totals if t.course == course.code]
                counted = (*IN_TOTALS, "cells", "cells_reached", "teams", "teams_reached")
                assert sums(parts[:-1], counted) == sums(parts[-1:], counted)
