"""Sessions: planned, held with evidence, cancelled; once per course, day and team."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from tests.people.tried import person, team, tried
from tracker import training
from tracker.errors import NotFound, Refused
from tracker.training import HeldAlready, NotMatched, Presence

ZONE = "America/Los_Angeles"
DAY = date(2025, 9, 12)


def held(db: Session, *teams: str, day: date = DAY, course: str = "screening", **facts: Any) -> training.Logged:
    """Log a session for some teams."""
    numbers = [team(db, each) for each in teams or ("D4-CPS",)]
    return training.log(db, course, day=day, teams=numbers, zone=ZONE, **facts)


def planned(db: Session, *teams: str, day: date = DAY) -> int:
    """Plan a session for some teams."""
    numbers = [team(db, each) for each in teams or ("D4-CPS",)]
    return training.schedule(db, "screening", day=day, teams=numbers, zone=ZONE)


def listed(db: Session, number: int) -> training.SessionListed:
    """Give a session as lists show it."""
    return next(each for each in training.listing(db) if each.number == number)


def test_the_same_course_day_and_team_is_held_once(db: Session) -> None:
    first = held(db, "D4-CPS", "D5-CPS")
    with pytest.raises(HeldAlready) as told:
        held(db, "D9-CPS", "D5-CPS")
    assert told.value.facts == {"session": first.session}
    assert f"--into {first.session}" in told.value.message
    held(db, "D9-CPS")
    held(db, "D5-CPS", course="csec")
    held(db, "D5-CPS", day=date(2025, 9, 13))


def test_evidence_is_graded_for_each_team(db: Session) -> None:
    own = person(db, "Okoye, Ada", "D4-CPS")
    logged = held(db, "D4-CPS", "D5-CPS", headcount=14, present=[Presence(own)])
    found = listed(db, logged.session)
    assert dict(zip(found.teams, found.evidence, strict=True)) == {"D4-CPS": "named", "D5-CPS": "headcount"}
    assert listed(db, held(db, "D9-CPS").session).evidence == ("reported",)


def test_somebody_of_another_team_on_that_day_is_no_evidence_for_this_one(db: Session) -> None:
    late = person(db, "Okoye, Ada", "D4-CPS", on=date(2025, 9, 13))
    assert listed(db, held(db, "D4-CPS", present=[Presence(late)]).session).evidence == ("reported",)


def test_present_is_the_greater_of_headcount_and_names(db: Session) -> None:
    people = [Presence(person(db, f"Alder, {name}")) for name in ("Ann", "Bea", "Cy")]
    assert listed(db, held(db, headcount=2, present=people).session).present == 3
    assert listed(db, held(db, "D9-CPS", headcount=14, present=people).session).present == 14


def test_too_few_minutes_are_partial_and_a_longer_presence_later_completes(db: Session) -> None:
    training.find_course(db, "screening").min_minutes = 45
    own = person(db, "Okoye, Ada")
    logged = held(db, present=[Presence(own, 44)])
    assert (logged.completed, logged.partial) == (0, 1)
    more = training.add_people(db, logged.session, present=[Presence(own, 45)])
    assert (more.completed, more.partial) == (1, 0)
    less = training.add_people(db, logged.session, present=[Presence(own, 10)])
    assert (less.completed, less.partial) == (1, 0)


def test_without_minutes_a_presence_is_complete(db: Session) -> None:
    training.find_course(db, "screening").min_minutes = 45
    assert held(db, present=[Presence(person(db, "Okoye, Ada"))]).completed == 1


def test_a_name_that_waits_is_kept_once(db: Session) -> None:
    logged = held(db, not_matched=[NotMatched("Pat"), NotMatched("Pat"), NotMatched("Sam")])
    training.add_people(db, logged.session, present=[], not_matched=[NotMatched("Pat")])
    assert listed(db, logged.session).not_matched == 2


def test_a_planned_session_of_that_day_becomes_held_when_its_teams_are_all_named(db: Session) -> None:
    number = planned(db, "D4-CPS", "D5-CPS")
    apart = held(db, "D4-CPS")
    assert apart.session != number
    training.cancel(db, apart.session)
    together = held(db, "D5-CPS", "D4-CPS", "D9-CPS")
    assert together.session == number
    assert listed(db, number).status == "held"


def test_a_session_goes_from_planned_to_held_or_cancelled_and_never_back(db: Session) -> None:
    number = planned(db)
    with pytest.raises(Refused, match=f"tracker hold {number}"):
        training.add_people(db, number, present=[])
    training.hold(db, number, headcount=3)
    with pytest.raises(Refused, match=f"tracker log screening-overview --into {number}"):
        training.hold(db, number)
    training.cancel(db, number, why="snow")
    assert listed(db, number).note == "snow"
    with pytest.raises(Refused, match="is cancelled"):
        training.hold(db, number)
    with pytest.raises(Refused, match="is cancelled"):
        training.add_people(db, number, present=[])
    with pytest.raises(Refused, match="cancelled already"):
        training.cancel(db, number)
    assert held(db).session != number


def test_the_same_session_is_planned_once(db: Session) -> None:
    number = planned(db, "D4-CPS", "D5-CPS")
    with pytest.raises(HeldAlready, match=f"planned already, as session {number}"):
        planned(db, "D5-CPS")
    planned(db, "D5-CPS", day=date(2025, 9, 13))


def test_a_session_that_is_not_there_is_not_found(db: Session) -> None:
    with pytest.raises(NotFound, match="There is no session 99"):
        training.find_session(db, 99)


def test_sessions_are_listed_newest_first_up_to_a_day_and_by_status(db: Session) -> None:
    first, second = held(db).session, planned(db, day=date(2025, 10, 1))
    assert [each.number for each in training.listing(db)] == [second, first]
    assert [each.number for each in training.listing(db, as_of=DAY)] == [first]
    assert [each.number for each in training.listing(db, status="planned")] == [second]


@settings(max_examples=30, deadline=None)
@given(
    st.integers(0, 60),
    st.lists(st.lists(st.tuples(st.integers(0, 2), st.none() | st.integers(0, 60)), max_size=4), max_size=4),
)
def test_lists_in_any_order_make_one_attendance_each_with_the_longest_presence(
    least: int, lists: list[list[tuple[int, int | None]]]
) -> None:
    with tried() as db:
        training.find_course(db, "screening").min_minutes = least
        own = [person(db, f"Alder, {name}") for name in ("Ann", "Bea", "Cy")]
        logged = held(db)
        for people in lists:
            logged = training.add_people(
                db, logged.session, present=[Presence(own[who], minutes) for who, minutes in people]
            )
        said: dict[int, list[int | None]] = {}
        for who, minutes in (each for people in lists for each in people):
            said.setdefault(who, []).append(minutes)
        longest = [max((m for m in each if m is not None), default=None) for each in said.values()]
        complete = sum(each is None or each >= least for each in longest)
        assert (logged.completed, logged.partial) == (complete, len(said) - complete)
        assert listed(db, logged.session).present == len(said)
