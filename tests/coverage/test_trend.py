"""The trend: each point is what that day's coverage says, whatever the records hold, on both engines."""

from dataclasses import asdict
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event
from sqlalchemy.orm import Session

from tests.coverage.histories import STEPS, history
from tests.coverage.oracle import Oracle
from tests.coverage.records import Given, Rows, put, write
from tracker.coverage.measure import measure
from tracker.coverage.trend import Point, Reached, Step, days_between, trend
from tracker.coverage.trend.days import Bits, each_day
from tracker.errors import NotFound, WrongUsage
from tracker.journal import as_known
from tracker.store import Store, in_memory

CHANCE = st.builds(Random, st.integers(0, 2**32))
LONG = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
IN_TOTALS = (
    *("districts", "districts_reached", "districts_partly", "cells", "cells_reached"),
    *("teams", "teams_reached", "eligible", "trained"),
)


def around(chance: Random, as_of: date) -> tuple[date, ...]:
    """Give some days on which something happens, or the day before or after."""
    return tuple(sorted({as_of + timedelta(step) for step in chance.sample(STEPS, 6)}))


def slowly(rows: Rows, days: tuple[date, ...]) -> list[dict[str, Any]]:
    """Give every point by the slow rules, one day after the other."""
    found = []
    for on in days:
        slow = Oracle(rows, on)
        for total in slow.totals():
            course = next(c for c in slow.courses if c["code"] == total["course"])
            teams = [t for t in slow.teams(course) if total["program"] in (None, slow.program(t))]
            due = [s for s in slow.table("session") if s["course_id"] == course["id"] and s["day"] <= on]
            counted = [s for s in due if total["program"] is None or total["program"] in _programs(slow, s)]
            found.append(
                {
                    "day": on,
                    **{name: total[name] for name in ("course", "program", *IN_TOTALS)},
                    "teams_planned": sum(_planned(slow, course, team) for team in teams),
                    "sessions_due": sum(s["status"] != "cancelled" for s in counted),
                    "sessions_held": sum(s["status"] == "held" for s in counted),
                }
            )
    return found


def _programs(slow: Oracle, session: dict[str, Any]) -> set[str]:
    deliveries = [d for d in slow.table("delivery") if d["session_id"] == session["id"]]
    return {slow.program(slow.one("team", d["team_id"])) for d in deliveries}


def _planned(slow: Oracle, course: dict[str, Any], team: dict[str, Any]) -> bool:
    sessions = [*slow.sessions(course, team, "held"), *slow.sessions(course, team, "planned")]
    return any(session["day"] <= slow.as_of for session, _ in sessions)


def same(db: Session, rows: Rows, days: tuple[date, ...]) -> None:
    """Compare every field of every point, and the end of each curve."""
    swept = trend(db, days)
    order = [(p["course"], p["program"], p["day"]) for p in map(asdict, swept.points)]
    asked = {(p["day"], p["course"], p["program"]): p for p in map(asdict, swept.points)}
    slow = {(p["day"], p["course"], p["program"]): p for p in slowly(rows, days)}
    assert asked == slow
    assert len(order) == len(set(order))
    for total in measure(db, days[-1]).totals:
        if total.program is not None:
            steps = [each for each in swept.reach if (each.course, each.program) == (total.course, total.program)]
            assert sum(each.teams for each in steps) == total.teams_reached
            assert [each.teams_reached for each in steps][-1:] == [total.teams_reached][: bool(steps)]


@settings(LONG, max_examples=100)
@given(chance=CHANCE)
def test_every_point_is_what_the_slow_rules_say_of_its_day(store: Store, chance: Random) -> None:
    rows, as_of = history(chance)
    days = around(chance, as_of)
    with put(store, rows) as db:
        same(db, rows, days)


@pytest.mark.postgres
@settings(LONG, max_examples=25)
@given(chance=CHANCE)
def test_every_point_is_what_the_slow_rules_say_of_its_day_on_postgresql(server: Store, chance: Random) -> None:
    rows, as_of = history(chance)
    days = around(chance, as_of)
    with put(server, rows) as db:
        same(db, rows, days)


@settings(LONG, max_examples=25)
@given(chance=CHANCE)
def test_one_course_alone_has_the_points_that_it_has_among_all(store: Store, chance: Random) -> None:
    rows, as_of = history(chance)
    days = around(chance, as_of)
    with put(store, rows) as db:
        whole = trend(db, days)
        for facts in whole.courses:
            one = trend(db, days, course=facts.code)
            assert one.points == tuple(each for each in whole.points if each.course == facts.code)
            assert one.reach == tuple(each for each in whole.reach if each.course == facts.code)


def points(told: Given, store: Store, days: tuple[date, ...], program: str | None = None) -> tuple[Point, ...]:
    with put(store, told.rows) as db:
        return trend(db, days).line("overview", program)


AUGUST, SEPTEMBER, OCTOBER = date(2025, 8, 31), date(2025, 9, 30), date(2025, 10, 31)


def told() -> Given:
    story = Given()
    story.course(valid_months=12)
    story.person("Ada", "D4-CPS", date(2024, 1, 1))
    story.person("Bo", "D4-CPS", date(2024, 1, 1), date(2025, 9, 15))
    story.person("Bo", "D5-CPS", date(2025, 9, 15))
    story.team("D4-PERM")
    return story


def test_a_trained_person_who_moves_counts_where_they_are_on_each_day(store: Store) -> None:
    story = told()
    story.session(date(2025, 8, 12), "D4-CPS", "Ada Bo")
    story.session(date(2025, 10, 2), "D5-CPS", status="planned")
    found = points(story, store, (AUGUST, SEPTEMBER, OCTOBER), "CPS")
    assert [(p.trained, p.eligible, p.teams_reached, p.teams) for p in found] == [(2, 2, 1, 2)] * 3
    assert [(p.teams_planned, p.sessions_due, p.sessions_held) for p in found] == [(1, 1, 1), (1, 1, 1), (2, 2, 1)]


def test_credit_lapses_on_the_day_on_which_its_validity_ends(store: Store) -> None:
    story = told()
    story.session(date(2024, 9, 30), "D4-CPS", "Ada")
    found = points(story, store, (date(2025, 9, 29), SEPTEMBER))
    assert [p.trained for p in found] == [1, 0]
    assert [p.teams_reached for p in found] == [1, 1]


def test_the_curve_counts_each_team_on_the_day_it_was_reached_first(store: Store) -> None:
    story = told()
    story.session(date(2025, 8, 12), "D4-CPS")
    story.session(date(2025, 9, 1), "D4-CPS D5-CPS D4-PERM")
    with put(store, story.rows) as db:
        assert trend(db, (SEPTEMBER,)).reach == (
            Reached("overview", "CPS", date(2025, 8, 12), 1, 1),
            Reached("overview", "CPS", date(2025, 9, 1), 1, 2),
            Reached("overview", "Permanency", date(2025, 9, 1), 1, 1),
        )


def test_the_number_of_statements_does_not_depend_on_the_number_of_days(store: Store) -> None:
    asked: list[str] = []

    def note(_: object, __: object, statement: str, *rest: object) -> None:
        asked.append(statement)

    with put(store, told().rows) as db:
        event.listen(db.get_bind(), "before_cursor_execute", note)
        counts = []
        for days in ((SEPTEMBER,), days_between(date(2015, 1, 1), OCTOBER, "week")):
            asked.clear()
            trend(db, days)
            counts.append(len(asked))
        event.remove(db.get_bind(), "before_cursor_execute", note)
    assert counts[0] == counts[1] > 0


def test_as_known_earlier_the_trend_is_what_it_was_then() -> None:
    store = in_memory()
    story = told()
    with store.writing("told") as db:
        write(db, story.rows)
    with store.reading() as db:
        before = trend(db, (AUGUST, SEPTEMBER))
    story.rows.clear()
    late = {"id": 1, "person_id": 1, "course_id": 1, "day": date(2025, 8, 1), "source": "", "note": ""}
    with store.writing("came in late") as db:
        write(db, {"completion": [late]})
    with as_known(store, "1", "UTC") as (db, _):
        assert trend(db, (AUGUST, SEPTEMBER)) == before
    with store.reading() as db:
        assert trend(db, (AUGUST, SEPTEMBER)) != before
    store.close()


def test_a_course_is_in_the_trend_from_the_day_on_which_its_audience_begins(store: Store) -> None:
    story = told()
    story.course("next", programs="")
    story.audience("next", "CPS", starts_on=SEPTEMBER)
    with put(store, story.rows) as db:
        found = trend(db, (AUGUST, SEPTEMBER, OCTOBER), course="next")
    assert [(each.day, each.program) for each in found.points] == [
        (day, program) for program in ("CPS", None) for day in (SEPTEMBER, OCTOBER)
    ]


def test_an_unknown_course_is_said_to_be_unknown(store: Store) -> None:
    with put(store, told().rows) as db, pytest.raises(NotFound):
        trend(db, (SEPTEMBER,), course="nothing")


@pytest.mark.parametrize(
    ("first", "last", "step", "expected"),
    [
        ("2025-06-15", "2025-09-12", "month", ["2025-06-30", "2025-07-31", "2025-08-31", "2025-09-12"]),
        ("2024-02-29", "2024-03-31", "month", ["2024-02-29", "2024-03-31"]),
        ("2025-09-01", "2025-09-15", "week", ["2025-09-01", "2025-09-08", "2025-09-15"]),
        ("2025-09-12", "2025-09-12", "month", ["2025-09-12"]),
        ("0001-01-01", "0001-02-15", "month", ["0001-01-31", "0001-02-15"]),
    ],
)
def test_the_days_are_month_ends_or_weeks_and_the_last_day(
    first: str, last: str, step: Step, expected: list[str]
) -> None:
    days = days_between(date.fromisoformat(first), date.fromisoformat(last), step)
    assert [day.isoformat() for day in days] == expected


def test_without_a_first_day_they_are_the_last_twelve_and_the_last_day() -> None:
    days = days_between(None, date(2025, 9, 12))
    assert (len(days), days[0], days[-2:]) == (13, date(2024, 9, 30), (AUGUST, date(2025, 9, 12)))


def test_a_span_that_is_backwards_or_too_long_is_wrong_usage() -> None:
    with pytest.raises(WrongUsage, match="is after"):
        days_between(OCTOBER, AUGUST)
    with pytest.raises(WrongUsage, match="shorter span"):
        days_between(date(1900, 1, 1), date(2099, 1, 1), "week")


@given(st.lists(st.integers(0, 2**9 - 1)))
def test_patterns_add_up_to_how_often_each_bit_is_set(patterns: list[int]) -> None:
    counted = {pattern: patterns.count(pattern) for pattern in patterns}
    assert each_day(counted, 9) == [sum(pattern >> n & 1 for pattern in patterns) for n in range(9)]


@given(st.sets(st.dates(), min_size=1, max_size=9), st.dates(), st.dates(), st.integers(1, 10**12))
def test_a_credit_without_end_in_the_calendar_never_lapses(days: set[date], on: date, ends: date, months: int) -> None:
    bits = Bits(sorted(days))
    assert [bits.within(on, ends) >> n & 1 for n, day in enumerate(bits.days)] == [on <= d < ends for d in bits.days]
    assert bits.in_force(on, months) <= bits.since(on)
    assert bits.in_force(on, 10**12) == bits.in_force(on, None) == bits.since(on.isoformat())
