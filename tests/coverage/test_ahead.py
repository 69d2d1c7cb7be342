"""What comes next: held against the slow rules, and against what stands once the sessions were held."""

from copy import deepcopy
from datetime import date, timedelta
from fractions import Fraction
from random import Random
from statistics import median
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from tests.coverage.histories import history
from tests.coverage.oracle import Oracle
from tests.coverage.records import Given, Rows, put
from tests.coverage.rules import ELIGIBLE
from tracker.coverage.ahead import FEWEST, Gain, Note, Outlook, forecast, what_next
from tracker.coverage.ahead.forecast import working_weeks
from tracker.coverage.left import left
from tracker.coverage.measure import measure
from tracker.coverage.values import State
from tracker.errors import NotFound
from tracker.store import Store

CHANCE = st.builds(Random, st.integers(0, 2**32))
LONG = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
EXACT = ("districts", "districts_reached", "cells", "cells_reached", "teams", "teams_reached")
AUGUST, SEPTEMBER, LATER = date(2025, 8, 12), date(2025, 9, 30), date(2025, 10, 14)


def alike(rows: Rows, as_of: date) -> bool:
    """Say whether chance calls two teams alike on the day, which no verb allows."""
    slow = Oracle(rows, as_of)
    codes = [slow.code(team, as_of) for team in slow.table("team")]
    return len(set(codes)) < len(codes)


def exact(tally: object) -> tuple[int, ...]:
    return tuple(getattr(tally, name) for name in EXACT)


def shares(slow: Oracle, course: dict[str, Any], program: str) -> list[Fraction]:
    """Give what each session with names reached of a program, by the slow rules."""
    found = []
    for session in slow.table("session"):
        day = session["day"]
        if (session["status"], session["course_id"]) != ("held", course["id"]) or day > slow.as_of:
            continue
        deliveries = [d for d in slow.table("delivery") if d["session_id"] == session["id"]]
        of_program = [d for d in deliveries if slow.program(slow.one("team", d["team_id"])) == program]
        teams = [slow.one("team", d["team_id"]) for d in of_program]
        there = {each["person_id"] for each in slow.attended(session)}
        expected = {
            p["person_id"]
            for team in teams
            if team in slow.teams(course, day)
            for p in slow.posted(team, day)
            if slow.word(course, team, p["person_id"], day) in ELIGIBLE
        }
        if expected and "named" in [d["evidence"] for d in of_program]:
            found.append(Fraction(len(there & expected), len(expected)))
    return found


def noted(slow: Oracle, course: dict[str, Any], team: dict[str, Any]) -> tuple[date, int] | None:
    found = [
        (c["day"], c["id"])
        for c in slow.table("contact")
        if slow.is_of(team["id"], c["team_id"], c["day"])
        and c["day"] <= slow.as_of
        and c.get("course_id") in (None, course["id"])
    ]
    return max(found, default=None)


def same(db: Session, rows: Rows, as_of: date) -> None:
    """Compare what is assumed, the board and what stands now."""
    slow = Oracle(rows, as_of)
    found = what_next(db, as_of)
    assumed = {(s.course, s.program): (s.sessions, s.median) for s in found.shares}
    expected = {
        (c["code"], p["code"]): (len(each), median(each) if len(each) >= FEWEST else None)
        for c in slow.courses
        for p in slow.programs(c)
        for each in [shares(slow, c, p["code"])]
    }
    assert assumed == expected
    remaining = left(db, as_of).teams
    assert [(w.course, w.team, w.state, w.next_session) for w in found.board] == [
        (t.course, t.team, t.state, t.next_session) for t in remaining
    ]
    last = {(w.course, w.team): w.last and (w.last.day, w.last.number) for w in found.board}
    for course in slow.courses:
        for team in slow.teams(course):
            if slow.last_delivery(course, team) is None:
                assert last[course["code"], slow.code(team, as_of)] == noted(slow, course, team)
    cells = {(c.course, c.district, c.program): c for c in measure(db, as_of).cells}
    for gain in found.gains:
        if gain.district is not None:
            cell = cells[gain.course, gain.district, gain.program]
            assert gain.teams_reached <= cell.teams - cell.teams_reached
            if len(gain.teams) == cell.teams - cell.teams_reached or not gain.teams_reached:
                assert gain.state == cell.state
            assert 0 <= (gain.trained or 0) <= gain.outstanding <= cell.eligible - cell.trained


def held_instead(rows: Rows, as_of: date, sessions: set[int]) -> Rows:
    """Give the same history with some planned sessions held, on the day itself where they are later."""
    other = deepcopy(rows)
    for session in other["session"]:
        if session["id"] in sessions:
            session |= {"status": "held", "day": min(session["day"], as_of)}
    return other


def foretold(store: Store, rows: Rows, as_of: date, chance: Random) -> None:
    """Compare what is foretold of teams with what stands once the sessions were held."""
    with put(store, rows) as db:
        plain = forecast(db, as_of)
        totals = measure(db, as_of).totals
        numbers = [each.number for each in (*plain.coming, *plain.overdue)]
        chosen = set(chance.sample(numbers, chance.randint(0, len(numbers))))
        supposed = forecast(db, as_of, if_held=chosen)
    for each, total in zip(plain.outlooks, totals, strict=True):
        assert (each.course, each.program, *exact(each.now)) == (total.course, total.program, *exact(total))
        assert (each.now.eligible, each.now.trained) == (total.eligible, total.trained)
        assert (each.teams_left, each.people_left) == (total.teams - total.teams_reached, total.lapsed + total.never)
    for known, numbered in ((plain.outlooks, {each.number for each in plain.coming}), (supposed.outlooks, chosen)):
        with put(store, held_instead(rows, as_of, numbered)) as db:
            then = measure(db, as_of).totals
        for each, total in zip(known, then, strict=True):
            after = each.planned if known is plain.outlooks else each.if_held or each.now
            assert exact(after) == exact(total)
            assert after.trained is None or (each.now.trained or 0) <= after.trained <= after.eligible


@settings(LONG, max_examples=25)
@given(chance=CHANCE)
def test_what_is_foretold_of_teams_is_what_stands_once_the_sessions_were_held(store: Store, chance: Random) -> None:
    rows, as_of = history(chance)
    assume(not alike(rows, as_of))
    foretold(store, rows, as_of, chance)


@settings(LONG, max_examples=25)
@given(chance=CHANCE)
def test_what_is_assumed_and_the_board_are_what_the_slow_rules_say(store: Store, chance: Random) -> None:
    rows, as_of = history(chance)
    assume(not alike(rows, as_of))
    with put(store, rows) as db:
        same(db, rows, as_of)


@pytest.mark.postgres
@settings(LONG, max_examples=5)
@given(chance=CHANCE)
def test_both_hold_on_postgresql(server: Store, chance: Random) -> None:
    rows, as_of = history(chance)
    assume(not alike(rows, as_of))
    with put(server, rows) as db:
        same(db, rows, as_of)
    foretold(server, rows, as_of, chance)


def people(told: Given, team: str, count: int) -> list[str]:
    """Post some people to a team, and give their names."""
    names = [f"{team}{n}" for n in range(count)]
    for name in names:
        told.person(name, team, date(2024, 1, 1))
    return names


def told() -> Given:
    """Three districts had sessions that reached 60, 80 and 100 % of CPS; D4 and D5 are still to come."""
    story = Given()
    story.course(target_on=date(2025, 12, 31))
    for district, reached in ((1, 3), (2, 4), (3, 5)):
        names = people(story, f"D{district}-CPS", 5)
        story.session(AUGUST, f"D{district}-CPS", " ".join(names[:reached]))
    people(story, "D4-CPS", 10)
    people(story, "D5-CPS", 2)
    people(story, "D5-PERM", 4)
    return story


def line(told_: Given, store: Store, program: str | None, *if_held: int) -> Outlook:
    with put(store, told_.rows) as db:
        found = forecast(db, SEPTEMBER, "overview", if_held)
    return next(each for each in found.outlooks if each.program == program)


def test_a_planned_session_trains_the_median_share_of_those_outstanding_rounded_down(store: Store) -> None:
    story = told()
    story.session(LATER, "D4-CPS", status="planned")
    found = line(story, store, "CPS")
    assert (found.sessions, found.until, found.late) == (1, LATER, 0)
    assert (found.now.teams_reached, found.planned.teams_reached, found.now.teams) == (3, 4, 5)
    assert (found.now.trained, found.planned.trained, found.now.eligible) == (12, 20, 27)


def test_a_second_session_for_the_same_team_finds_fewer_people(store: Store) -> None:
    story = told()
    for days in (0, 7):
        story.session(LATER + timedelta(days), "D4-CPS", status="planned")
    assert line(story, store, "CPS").planned.trained == 12 + 9  # 8 of 10, then 80 % of the 2 that are left


def test_under_three_sessions_with_names_nothing_is_projected_of_people_and_teams_are(store: Store) -> None:
    story = told()
    story.session(AUGUST, "D1-CPS", evidence="headcount", headcount=5)
    story.session(LATER, "D5-CPS D5-PERM", status="planned")
    with put(store, story.rows) as db:
        found = forecast(db, SEPTEMBER)
    assert [each.words for each in found.shares] == [
        "CPS: a session trains 80% of those outstanding, as 3 held sessions with names did.",
        "Permanency: no projection of people after 0 held sessions with names; it takes 3.",
    ]
    by_program = {each.program: each for each in found.outlooks}
    assert by_program["Permanency"].planned.teams_reached == 1
    assert by_program["Permanency"].planned.trained is None
    assert by_program[None].planned.trained is None
    assert by_program["CPS"].planned.trained == 12 + 1


def test_if_these_sessions_are_held_only_they_are_and_each_is_listed(store: Store) -> None:
    story = told()
    first = story.session(LATER, "D4-CPS", status="planned")
    story.session(LATER, "D5-CPS", status="planned")
    late = story.session(AUGUST, "D5-PERM", status="planned")
    found = line(story, store, None, first, late)
    assert found.if_held is not None
    assert (found.now.teams_reached, found.if_held.teams_reached, found.planned.teams_reached) == (3, 5, 5)
    assert (found.now.cells_reached, found.if_held.cells_reached) == (3, 5)
    with put(store, story.rows) as db:
        asked = forecast(db, SEPTEMBER, "overview", [late, first])
        assert [(each.number, each.teams) for each in asked.if_held] == [(late, ("D5-PERM",)), (first, ("D4-CPS",))]
        assert [each.number for each in asked.overdue] == [late]
        with pytest.raises(NotFound, match="Session 1 is not planned for overview"):
            forecast(db, SEPTEMBER, "overview", [first, 1])


def test_the_pace_is_what_is_outstanding_over_the_working_weeks_to_the_target_day(store: Store) -> None:
    found = line(told(), store, None)
    assert (found.teams_left, found.people_left, found.to_target) == (3, 19, 16)  # 90 % of 31 are 28
    assert found.pace is not None
    assert found.pace.weeks == 13.2  # 66 weekdays
    assert (found.pace.teams, found.pace.people) == (3 / 13.2, 19 / 13.2)


@pytest.mark.parametrize("target_on", [None, SEPTEMBER, date(2025, 9, 1)])
def test_without_a_target_day_that_is_still_to_come_there_is_no_pace(store: Store, target_on: date | None) -> None:
    story = told()
    story.change("course", "overview", target_on=target_on)
    assert line(story, store, None).pace is None


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(-5, 800))
@example(date(2025, 9, 30), 92)
def test_working_weeks_count_the_weekdays(after: date, days: int) -> None:
    until = after + timedelta(days)
    weekdays = sum((after + timedelta(n)).weekday() < 5 for n in range(1, days + 1))
    assert round(working_weeks(after, until) * 5) == weekdays


def test_the_biggest_gain_comes_first_and_says_what_it_assumes(store: Store) -> None:
    story = told()
    with put(store, story.rows) as db:
        found = what_next(db, SEPTEMBER)
    assert found.gains == (
        Gain("overview", 4, "CPS", State.NOT_SCHEDULED, ("D4-CPS",), 1, 10, 8),
        Gain("overview", 5, "Permanency", State.NOT_SCHEDULED, ("D5-PERM",), 1, 4, None),
        Gain("overview", 5, "CPS", State.NOT_SCHEDULED, ("D5-CPS",), 1, 2, 1),
        Gain("overview", 1, "CPS", State.DELIVERED, ("D1-CPS",), 0, 2, 1),
        Gain("overview", 2, "CPS", State.DELIVERED, ("D2-CPS",), 0, 1, 0),
    )


def test_where_every_team_that_remains_has_a_session_to_come_the_next_one_is_planned_already(store: Store) -> None:
    story = told()
    people(story, "D4-CPS-East", 3)
    story.session(LATER, "D4-CPS", status="planned")
    story.session(LATER, "D5-CPS D5-PERM", status="planned")
    with put(store, story.rows) as db:
        found = what_next(db, SEPTEMBER).gains
    assert [(each.district, each.program, each.teams, each.teams_reached) for each in found] == [
        (4, "CPS", ("D4-CPS-East",), 1),
        (1, "CPS", ("D1-CPS",), 0),
        (2, "CPS", ("D2-CPS",), 0),
    ]


def test_the_board_has_the_last_contact_and_the_newest_step_that_is_still_to_be_done(store: Store) -> None:
    story = told()
    step = {"next_step": "send dates", "next_on": LATER}
    ids = {"team_id": story.team("D4-CPS"), "course_id": None}
    story.add("contact", **ids, day=date(2025, 9, 1), note="asks for dates", **step)
    story.add("contact", **ids, day=date(2025, 9, 8), note="asks again")
    story.add("contact", **ids, day=date(2025, 10, 8), note="not said yet")
    with put(store, story.rows) as db:
        board = {each.team: each for each in what_next(db, SEPTEMBER).board}
    assert board["D4-CPS"].last == Note(date(2025, 9, 8), "asks again", "send dates", LATER, 1)
    assert (board["D4-CPS"].state, board["D4-CPS"].waiting) == (State.CONTACTED, 10)
    assert board["D5-CPS"].last is None


def test_without_any_course_there_is_nothing_to_come(store: Store) -> None:
    with put(store, {}) as db:
        assert (what_next(db, SEPTEMBER).board, forecast(db, SEPTEMBER).outlooks) == ((), ())
