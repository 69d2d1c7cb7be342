"""Attendance against the records: who is certain, who must be decided, and whose team it was."""

from collections.abc import Iterator
from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from tests.intake.given import attendance, present
from tests.people.tried import person, team, tried
from tracker import people
from tracker.errors import NothingToImport
from tracker.intake.recognise import Recognition, recognise
from tracker.intake.values import Present, Stay

DAY = date(2025, 9, 12)


@pytest.fixture
def db() -> Iterator[Session]:
    """Post Ada and Cy to D4-CPS, another Cy to D14-CPS, and Bo to D9-CPS."""
    with tried() as session:
        people.add(
            session,
            "Okoye, Ada",
            team_id=team(session, "D4-CPS"),
            on=date(2025, 9, 2),
            employee_number="OR1",
            email="ada@o.example",
        )
        person(session, "Lind, Cy", "D4-CPS", number="OR3")
        person(session, "Lind, Cy", "D14-CPS", number="OR6")
        person(session, "Fenn, Bo", "D9-CPS", number="OR2")
        yield session


def held(db: Session, *people_there: Present, districts: tuple[int, ...] = (4,)) -> Recognition:
    """Hold a list against the records."""
    return recognise(db, attendance(*people_there), DAY, districts)


def test_a_number_an_email_or_a_name_in_the_district_is_certain(db: Session) -> None:
    found = held(db, present(number="or2"), present(email="ADA@O.example"), present("Cy Lind (CPS)"))
    assert [each.name for each in found.people] == ["Fenn, Bo", "Okoye, Ada", "Lind, Cy"]
    assert found.undecided == ()
    assert found.teams == (("D4-CPS", 2), ("D9-CPS", 1))


def test_namesakes_are_told_apart_by_number_and_team(db: Session) -> None:
    found = held(db, present(number="OR1"), present("Lind, Cy"), districts=(4, 14))
    (asked,) = found.undecided
    assert [name for name, _ in asked.candidates] == ["Lind, Cy (OR3, D4-CPS)", "Lind, Cy (OR6, D14-CPS)"]


def test_a_name_of_another_district_is_asked_about(db: Session) -> None:
    (asked,) = held(db, present(number="OR1"), present("Fenn, Bo")).undecided
    assert asked.said == "Fenn, Bo"
    assert asked.candidates[0][0] == "Fenn, Bo (OR2, D9-CPS)"


def test_nobody_certain_at_all_is_an_error_that_names_some(db: Session) -> None:
    strangers = [present(f"Stranger, {name}") for name in ("Ann", "Bea", "Cy", "Di")]
    with pytest.raises(NothingToImport) as told:
        held(db, *strangers)
    assert "Stranger, Ann; Stranger, Bea; Stranger, Cy; …" in told.value.message
    assert "--team" not in told.value.message
    assert len(told.value.facts["not_matched"]) == 4  # type: ignore[arg-type] # a list of names
    with pytest.raises(NothingToImport, match="With --team an exact name"):
        held(db, present("Okoye, Ada"), districts=())


def test_one_person_under_two_names_is_there_once_with_stays_unioned(db: Session) -> None:
    def stay(start: int, end: int) -> Stay:
        return Stay(datetime(2025, 9, 12, 9, start), datetime(2025, 9, 12, 9, end))  # noqa: DTZ001 - wall-clock times

    found = held(
        db,
        present("Ada Okoye", minutes=30.0, stays=(stay(0, 30),)),
        present(email="ada@o.example", minutes=30.0, stays=(stay(20, 50),)),
    )
    assert [(each.name, each.minutes) for each in found.people] == [("Okoye, Ada", 50)]


def test_the_team_is_that_of_the_sessions_own_day(db: Session) -> None:
    people.move(db, "OR1", team_id=team(db, "D9-CPS"), on=date(2025, 9, 13))
    assert held(db, present(number="OR1")).teams == (("D4-CPS", 1),)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(["OR1", "OR2", "OR3", "or1", "nobody", ""]), min_size=1, max_size=8))
def test_everybody_listed_is_either_recognised_or_waits(numbers: list[str]) -> None:
    with tried() as db:
        for number in ("OR1", "OR2", "OR3"):
            person(db, f"Alder, P{number}", number=number)
        listed = [present("", number=number or None, email=None if number else "x@o.example") for number in numbers]
        known = {number.upper() for number in numbers} & {"OR1", "OR2", "OR3"}
        if not known:
            with pytest.raises(NothingToImport):
                held(db, *listed)
            return
        found = held(db, *listed)
        assert len(found.people) == len(known)
        assert len(found.undecided) == sum(number.upper() not in known for number in numbers)
