"""What happens to people: joined, moved, ended, away, exempt."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from tests.people.tried import SEPTEMBER, person, team, tried
from tracker import people
from tracker.errors import Ambiguous, NotFound, Refused, TrackerError, WrongUsage

TEAMS = ("D4-CPS", "D4-Permanency", "D9-CPS")
DAYS = st.dates(date(2025, 9, 1), date(2025, 9, 12))


def spans(db: Session, who: str) -> list[tuple[str, date, date | None]]:
    """Give somebody's postings: team, first day, last day."""
    return [(p.team, p.first_day, p.last_day) for p in people.show(db, who, SEPTEMBER).postings]


def test_a_name_is_kept_in_the_order_of_rosters(db: Session) -> None:
    person(db, "Ada M. Okoye", number=" or1 ")
    found = people.find(db, "OR1")
    assert (found.name, found.family, found.employee_number) == ("Okoye, Ada M.", "Okoye", "OR1")


@pytest.mark.parametrize("name", ["", "  ", "\x1b", ",", "..."])
def test_nobody_has_no_name(db: Session, name: str) -> None:
    with pytest.raises(WrongUsage, match="is no name"):
        person(db, name)


def test_a_number_or_an_email_belongs_to_one_person(db: Session) -> None:
    people.add(db, "Okoye, Ada", team_id=team(db, "D4-CPS"), on=SEPTEMBER, employee_number="OR1", email="a@o.example")
    for number, email in (("or1", None), (None, "A@O.Example")):
        with pytest.raises(Refused, match="belongs to Okoye, Ada"):
            people.add(db, "Roe, Al", team_id=team(db, "D4-CPS"), on=SEPTEMBER, employee_number=number, email=email)


def test_leading_zeros_of_a_number_may_be_left_out(db: Session) -> None:
    person(db, "Okoye, Ada", number="0012345")
    person(db, "Fenn, Bo", number="OR0012345")
    assert people.find(db, "12345").name == "Okoye, Ada"


def test_a_name_that_several_have_is_ambiguous_and_says_who(db: Session) -> None:
    person(db, "Lind, Cy", number="OR1")
    person(db, "Lind, Cy", number="OR2")
    with pytest.raises(Ambiguous) as told:
        people.find(db, "cy lind")
    assert told.value.facts["candidates"] == ["Lind, Cy (OR1)", "Lind, Cy (OR2)"]
    with pytest.raises(NotFound):
        people.find(db, "Lind")


def test_the_first_move_of_a_day_is_replaced_by_the_second(db: Session) -> None:
    person(db, "Okoye, Ada", number="OR1")
    day = date(2025, 9, 10)
    people.move(db, "OR1", team_id=team(db, "D9-CPS"), on=day)
    people.move(db, "OR1", team_id=team(db, "D4-Permanency"), on=day)
    assert spans(db, "OR1") == [("D4-CPS", SEPTEMBER, date(2025, 9, 9)), ("D4-Permanency", day, None)]


def test_the_last_day_is_included(db: Session) -> None:
    person(db, "Okoye, Ada", number="OR1")
    people.end(db, "OR1", ends_before=date(2025, 9, 11))
    assert [each.name for each in people.listing(db, date(2025, 9, 10))] == ["Okoye, Ada"]
    assert people.listing(db, date(2025, 9, 11)) == ()


def test_a_posting_of_no_day_is_refused(db: Session) -> None:
    person(db, "Okoye, Ada", number="OR1")
    with pytest.raises(Refused, match="joined only on 2025-09-02"):
        people.end(db, "OR1", ends_before=SEPTEMBER)


def test_a_period_that_ends_before_it_begins_is_refused(db: Session) -> None:
    person(db, "Okoye, Ada", number="OR1")
    with pytest.raises(WrongUsage, match=r"2025-09-01, lies before the first, 2025-09-02"):
        people.leave(db, "OR1", starts_on=SEPTEMBER, ends_before=SEPTEMBER)
    with pytest.raises(WrongUsage, match="lies before"):
        people.exempt(db, "OR1", course="csec-refresher", reason="x", starts_on=SEPTEMBER, ends_before=date(2025, 9, 1))
    with pytest.raises(WrongUsage, match="Say why"):
        people.exempt(db, "OR1", course="csec-refresher", reason="\t ")


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(st.tuples(st.sampled_from(TEAMS), DAYS), st.tuples(st.none(), DAYS)), max_size=8))
def test_whatever_is_asked_nobody_is_in_two_teams_or_in_a_team_for_no_day(
    asked: list[tuple[str | None, date]],
) -> None:
    with tried() as db:
        person(db, "Okoye, Ada", number="OR1", on=date(2025, 9, 4))
        for said, day in asked:
            try:
                if said is None:
                    people.end(db, "OR1", ends_before=day)
                else:
                    people.move(db, "OR1", team_id=team(db, said), on=day)
                    assert people.show(db, "OR1", day).listed.team == said
            except TrackerError as refused:
                assert isinstance(refused, Refused)  # noqa: PT017 - only this refusal is expected
        found = spans(db, "OR1")
        assert all(last is None or first <= last for _, first, last in found)
        for (_, _, last), (_, first, _) in pairwise(found):
            assert last is not None
            assert last + timedelta(days=1) <= first
