"""Contacts: a note about a team, what comes next, and that it was done."""

from collections.abc import Iterator
from datetime import date

import pytest
from sqlalchemy.orm import Session

from tests.people.tried import team, tried
from tracker import teams
from tracker.errors import NotFound, Refused, WrongUsage

MONDAY, LATER = date(2025, 9, 8), date(2025, 9, 15)


@pytest.fixture
def db() -> Iterator[Session]:
    """Write within an operation that is taken back in the end."""
    with tried() as session:
        yield session


def test_a_contact_is_noted_with_what_comes_next_and_shows_newest_first(db: Session) -> None:
    first = teams.add_contact(db, team(db, "D4-CPS"), day=MONDAY, note=" asks for October ")
    second = teams.add_contact(
        db, team(db, "D4-CPS"), day=MONDAY, note="called", next_step="send dates", next_on=LATER, course_id=1
    )
    found = teams.contacts(db, LATER)
    assert [(each.number, each.team, each.note, each.next_step, each.next_on) for each in found] == [
        (second, "D4-CPS", "called", "send dates", LATER),
        (first, "D4-CPS", "asks for October", None, None),
    ]
    assert (found[0].course, found[1].course) == ("screening-overview", None)


def test_a_step_that_is_done_is_a_contact_of_its_day_and_no_step_any_more(db: Session) -> None:
    number = teams.add_contact(db, team(db, "D4-CPS"), day=MONDAY, note="called", next_step="send dates", next_on=LATER)
    assert teams.step_done(db, number, day=LATER) == "send dates"
    assert [(each.day, each.note, each.next_step) for each in teams.contacts(db, LATER)] == [
        (LATER, "done: send dates", None),
        (MONDAY, "called", None),
    ]
    with pytest.raises(Refused):
        teams.step_done(db, number, day=LATER)


def test_words_of_her_own_may_say_what_came_of_a_step(db: Session) -> None:
    number = teams.add_contact(db, team(db, "D4-CPS"), day=MONDAY, note="called", next_step="send dates")
    teams.step_done(db, number, day=LATER, note="they take the 14th")
    assert teams.contacts(db, LATER)[0].note == "they take the 14th"


def test_a_contact_without_words_or_a_day_without_a_step_is_refused(db: Session) -> None:
    with pytest.raises(WrongUsage, match="few words"):
        teams.add_contact(db, team(db, "D4-CPS"), day=MONDAY, note=" ")
    with pytest.raises(WrongUsage, match="what comes next"):
        teams.add_contact(db, team(db, "D4-CPS"), day=MONDAY, note="called", next_on=LATER)
    with pytest.raises(NotFound):
        teams.step_done(db, 99, day=MONDAY)
