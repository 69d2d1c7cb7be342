"""Teams: what ships, how people name them, and new ones."""

from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from tests.people.tried import begun, tried
from tracker import teams
from tracker.errors import Ambiguous, NotFound, Refused, TrackerError, WrongUsage


@pytest.fixture
def db() -> Iterator[Session]:
    """Write within an operation that is taken back in the end."""
    with tried() as session:
        yield session


def test_two_teams_of_each_of_sixteen_districts_ship(db: Session) -> None:
    found = teams.listing(db)
    assert [(each.district, each.program) for each in found] == [
        (number, program) for number in range(1, 17) for program in ("CPS", "Permanency")
    ]
    assert all(each.open_on(date(1990, 1, 1)) for each in found)


@given(
    district=st.integers(1, 16),
    program=st.sampled_from(["CPS", "Permanency", "Perm", "perma"]),
    before=st.sampled_from(["D", "d", "District ", "dist. ", "DIST", "d ", ""]),
    zeros=st.sampled_from(["", "0"]),
    between=st.sampled_from(["-", " ", "", " - ", "_"]),
    upper=st.booleans(),
)
def test_a_team_is_found_in_any_spelling(
    district: int, program: str, before: str, zeros: str, between: str, upper: bool
) -> None:
    said = f" {before}{zeros}{district}{between}{program} "
    with begun().reading() as db:
        found = teams.find(db, said.upper() if upper else said)
    assert found.code == f"D{district}-{'CPS' if program == 'CPS' else 'Permanency'}"


@given(st.text(max_size=14))
def test_no_text_is_guessed_to_be_a_team(said: str) -> None:
    with begun().reading() as db:
        try:
            found = teams.find(db, said)
        except TrackerError as error:
            assert isinstance(error, NotFound | Ambiguous)  # noqa: PT017 - nothing else may be raised
        else:
            assert str(found.district) in said


@pytest.mark.parametrize("said", ["", "4", "D4", "CPS", "D4-", "D4-CP", "D4-CPS-East", "D17-CPS", "D4-CPSX", "40 CPS"])
def test_what_names_no_team_is_not_found(db: Session, said: str) -> None:
    with pytest.raises(NotFound, match="Teams are named like D4-CPS"):
        teams.find(db, said)


def test_a_district_with_several_teams_has_them_told_apart(db: Session) -> None:
    teams.add(db, district=2, program="CPS", name="Gresham East")
    assert teams.find(db, "d2 cps gresham east").code == "D2-CPS-Gresham-East"
    assert teams.find(db, "D2-cps-gresham-EAST").code == "D2-CPS-Gresham-East"
    assert teams.find(db, "district 2 cps").code == "D2-CPS"
    with pytest.raises(NotFound):
        teams.find(db, "d2 cps gresham")


def test_teams_that_all_have_names_are_asked_about(db: Session) -> None:
    from sqlalchemy import text

    teams.add(db, district=2, program="CPS", name="East")
    teams.add(db, district=2, program="CPS", name="West")
    db.execute(text("UPDATE team SET ends_before = '2025-01-01' WHERE code = 'D2-CPS'"))
    db.expire_all()
    with pytest.raises(Ambiguous, match="D2-CPS-East, D2-CPS-West") as told:
        teams.find(db, "d2 cps", date(2025, 9, 2))
    assert told.value.facts == {"candidates": ["D2-CPS-East", "D2-CPS-West"]}
    with pytest.raises(Refused, match="is not open on 2025-09-02"):
        teams.find(db, "D2-CPS", date(2025, 9, 2))
    assert teams.find(db, "D2-CPS", date(2024, 9, 2)).code == "D2-CPS"


def test_several_are_named_at_once_each_once(db: Session) -> None:
    found = teams.find_all(db, ["D4-CPS, d5 perm", "d04 cps", " , "])
    assert [each.code for each in found] == ["D4-CPS", "D5-Permanency"]


def test_a_new_team_has_a_place_and_a_name(db: Session) -> None:
    assert teams.add(db, district=4, program="permanency", name=" North,  Coast ").code == "D4-Permanency-North-Coast"
    assert teams.add(db, district=None, program="CPS", name="ORCAH").district is None
    with pytest.raises(WrongUsage, match="--district"):
        teams.add(db, district=None, program="CPS")
    with pytest.raises(Refused, match="already"):
        teams.add(db, district=4, program="CPS")
    with pytest.raises(Refused, match="already"):
        teams.add(db, district=4, program="Permanency", name="north coast")
    with pytest.raises(NotFound, match="They are 1, 2, 3"):
        teams.add(db, district=44, program="CPS", name="East")
    for program in ("Juvenile", "C%", "_PS", ""):
        with pytest.raises(NotFound, match="CPS and Permanency"):
            teams.add(db, district=4, program=program, name="East")
