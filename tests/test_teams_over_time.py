"""What becomes of teams and districts: renamed, closed, split, merged, redrawn; earlier days stay as they were."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from sqlalchemy.orm import Session

from tests.people.tried import SEPTEMBER, person, team, tried
from tracker import people, teams, training
from tracker.coverage.measure import measure
from tracker.coverage.sessions import sessions
from tracker.coverage.values import Row, State
from tracker.errors import NotFound, Refused, WrongUsage

JUNE, END = date(2025, 6, 1), date(2025, 9, 30)
BEFORE = JUNE - timedelta(days=1)
ZONE = "America/Los_Angeles"


@pytest.fixture
def db() -> Iterator[Session]:
    """Post Ada, Bo and Cy to D4-CPS since January, and log the overview there in March with Ada."""
    with tried() as session:
        numbers = [
            person(session, name, number=number, on=date(2025, 1, 2))
            for name, number in (("Okoye, Ada", "OR1"), ("Fenn, Bo", "OR2"), ("Lind, Cy", "OR3"))
        ]
        present = [training.Presence(numbers[0])]
        held = team(session, "D4-CPS")
        training.log(session, "screening", day=date(2025, 3, 10), teams=[held], zone=ZONE, present=present)
        yield session


def row(db: Session, code: str, day: date = END) -> Row:
    """Give a team's row of the overview."""
    return next(each for each in measure(db, day, course="screening-overview").rows if each.team == code)


def codes(db: Session, day: date = END) -> list[str]:
    """Name the CPS teams of District 4 on a day."""
    return [each.team or "" for each in measure(db, day, course="screening-overview").rows if _here(each)]


def _here(each: Row) -> bool:
    return (each.district, each.program) == (4, "CPS")


def where(db: Session, who: str) -> list[tuple[str, date, date | None]]:
    """Give somebody's postings."""
    return [(each.team, each.first_day, each.last_day) for each in people.show(db, who, END).postings]


def test_a_renamed_team_keeps_its_old_name_on_earlier_days_and_in_files(db: Session) -> None:
    made = teams.rename(db, team(db, "D4-CPS"), name="Albany", on=JUNE)
    assert made.code == "D4-CPS-Albany"
    assert (codes(db, BEFORE), codes(db, JUNE)) == (["D4-CPS"], ["D4-CPS-Albany"])
    assert (row(db, "D4-CPS-Albany").staff, row(db, "D4-CPS-Albany").teams_reached) == (3, 1)
    assert teams.find(db, "D4-CPS", END).code == teams.find(db, "d4-cps", BEFORE).code == "D4-CPS-Albany"
    assert [each.team for each in people.listing(db, BEFORE)] == ["D4-CPS"] * 3
    assert [each.team for each in people.listing(db, END)] == ["D4-CPS-Albany"] * 3
    assert [each.teams for each in sessions(db, BEFORE)] == [("D4-CPS",)]
    assert [each.teams for each in sessions(db)] == [("D4-CPS-Albany",)]


def test_a_team_is_renamed_twice_and_each_day_has_its_name(db: Session) -> None:
    own = team(db, "D4-CPS")
    teams.rename(db, own, name="Albany", on=JUNE)
    teams.rename(db, own, name="Linn", on=SEPTEMBER)
    teams.rename(db, own, name="Linn County", on=SEPTEMBER)
    days = (BEFORE, JUNE, SEPTEMBER - timedelta(days=1), SEPTEMBER)
    assert [codes(db, day) for day in days] == [
        ["D4-CPS"],
        ["D4-CPS-Albany"],
        ["D4-CPS-Albany"],
        ["D4-CPS-Linn-County"],
    ]
    with pytest.raises(Refused, match="was renamed on 2025-09-02"):
        teams.rename(db, own, name="Benton", on=JUNE)
    with pytest.raises(Refused, match="called that already"):
        teams.rename(db, own, name="Linn County", on=END)
    assert teams.rename(db, own, name="", on=END).code == "D4-CPS"


def test_a_name_that_a_team_had_is_not_given_to_another(db: Session) -> None:
    teams.rename(db, team(db, "D4-CPS"), name="Albany", on=JUNE)
    with pytest.raises(Refused, match="another name of D4-CPS-Albany"):
        teams.add(db, district=4, program="CPS")


def test_a_team_is_closed_once_nobody_is_in_it(db: Session) -> None:
    own = team(db, "D4-CPS")
    with pytest.raises(Refused, match="Fenn, Bo, Lind, Cy, Okoye, Ada would still be on D4-CPS after 2025-05-31"):
        teams.close(db, own, ends_before=JUNE)
    assert teams.close(db, own, ends_before=JUNE, to=team(db, "D5-CPS")) == 3
    assert where(db, "OR1") == [("D4-CPS", date(2025, 1, 2), BEFORE), ("D5-CPS", JUNE, None)]
    assert (codes(db, BEFORE), codes(db, JUNE)) == (["D4-CPS"], [])
    assert (row(db, "D5-CPS").teams_reached, row(db, "D5-CPS").trained) == (0, 1)
    assert teams.stranded(db, END) == ()
    with pytest.raises(Refused, match="closed since 2025-06-01 already"):
        teams.close(db, own, ends_before=END)
    with pytest.raises(Refused, match="D4-CPS is not open on 2025-09-30"):
        teams.find(db, "D4-CPS", END)


def test_a_team_with_a_planned_session_is_closed_only_with_somebody_to_take_it_over(db: Session) -> None:
    own, heir = teams.add(db, district=4, program="CPS", name="East"), team(db, "D5-CPS")
    number = training.schedule(db, "csec", day=END, teams=[own.team_id], zone=ZONE)
    with pytest.raises(Refused, match=f"Session {number} is planned for D4-CPS-East"):
        teams.close(db, own.team_id, ends_before=JUNE)
    teams.close(db, own.team_id, ends_before=JUNE, to=heir)
    assert [each.teams for each in sessions(db) if each.number == number] == [("D5-CPS",)]


def test_a_team_is_split_and_its_successors_have_been_reached(db: Session) -> None:
    own = team(db, "D4-CPS")
    ada, bo = (people.find(db, number).id or 0 for number in ("OR1", "OR2"))
    done = teams.split(db, own, into=["East", "West"], on=JUNE, people={ada: "east", bo: "West"}, rest="West")
    assert (done.successors, done.moved, done.waiting) == (("D4-CPS-East", "D4-CPS-West"), 3, ())
    assert (codes(db, BEFORE), codes(db, JUNE)) == (["D4-CPS"], ["D4-CPS-East", "D4-CPS-West"])
    east, west = row(db, "D4-CPS-East"), row(db, "D4-CPS-West")
    assert (east.teams_reached, east.trained, east.eligible, east.state) == (1, 1, 1, State.TARGET_MET)
    assert (west.teams_reached, west.trained, west.eligible, west.last_delivery) == (1, 0, 2, date(2025, 3, 10))
    assert (east.joined_since_delivery, west.joined_since_delivery) == (0, 0)
    assert row(db, "D4-CPS", BEFORE).staff == 3
    with pytest.raises(Refused, match="went on as D4-CPS-East and D4-CPS-West from 2025-06-01"):
        teams.find(db, "D4-CPS", END)


def test_whoever_is_not_told_where_to_go_waits_and_is_named(db: Session) -> None:
    ada = people.find(db, "OR1").id or 0
    done = teams.split(db, team(db, "D4-CPS"), into=["East", "West"], on=JUNE, people={ada: "East"})
    assert (done.moved, done.waiting) == (1, ("Fenn, Bo", "Lind, Cy"))
    waiting = teams.stranded(db, END)
    assert [(each.name, each.team, each.closed_before) for each in waiting] == [
        ("Fenn, Bo", "D4-CPS", JUNE),
        ("Lind, Cy", "D4-CPS", JUNE),
    ]
    people.move(db, "OR2", team_id=team(db, "D4-CPS-West"), on=JUNE)
    assert row(db, "D4-CPS-West").joined_since_delivery == 0
    assert teams.stranded(db, BEFORE) == ()


def test_part_of_a_team_is_hived_off_and_the_rest_stays(db: Session) -> None:
    bo = people.find(db, "OR2").id or 0
    done = teams.split(db, team(db, "D4-CPS"), into=["D4-CPS", "East"], on=JUNE, people={bo: "East"})
    assert (done.moved, done.waiting) == (1, ())
    assert [(code, row(db, code).staff, row(db, code).teams_reached) for code in codes(db)] == [
        ("D4-CPS", 2, 1),
        ("D4-CPS-East", 1, 1),
    ]
    training.log(db, "screening", day=END, teams=[team(db, "D4-CPS")], zone=ZONE)
    assert row(db, "D4-CPS").last_delivery == END
    assert row(db, "D4-CPS-East").last_delivery == date(2025, 3, 10)  # what came after the split is the old team's own


def test_teams_are_merged_and_their_names_lead_to_the_one(db: Session) -> None:
    east = teams.add(db, district=4, program="CPS", name="East")
    person(db, "Moss, Eve", "D4-CPS-East", number="OR5", on=date(2025, 1, 2))
    people.also(db, "OR1", team_id=east.team_id, on=date(2025, 2, 1))
    done = teams.merge(db, [team(db, "D4-CPS"), east.team_id], into="Linn", on=JUNE)
    assert (done.successors, done.moved) == (("D4-CPS-Linn",), 5)
    assert (codes(db, BEFORE), codes(db, JUNE)) == (["D4-CPS", "D4-CPS-East"], ["D4-CPS-Linn"])
    merged = row(db, "D4-CPS-Linn")
    assert (merged.staff, merged.trained, merged.teams_reached, merged.joined_since_delivery) == (4, 1, 1, 0)
    for said in ("D4-CPS", "d4-cps-east", "East"):
        assert teams.find(db, said, END).code == "D4-CPS-Linn"
        assert teams.find(db, said).code == ("D4-CPS" if said == "D4-CPS" else teams.find(db, said).code)
    assert teams.find(db, "D4-CPS-East", BEFORE).code == "D4-CPS-East"


def test_a_team_joins_another_that_stays(db: Session) -> None:
    person(db, "Moss, Eve", "D5-CPS", number="OR5", on=date(2025, 1, 2))
    done = teams.merge(db, [team(db, "D4-CPS"), team(db, "D5-CPS")], into="D5-CPS", on=JUNE)
    assert (done.moved, row(db, "D5-CPS").staff, row(db, "D5-CPS").teams_reached) == (3, 4, 1)
    assert row(db, "D5-CPS", BEFORE).teams_reached == 0
    with pytest.raises(Refused, match="D4-CPS is closed since"):
        teams.merge(db, [team(db, "D4-CPS")], into="D6-CPS", on=END)


def test_a_team_goes_on_in_another_district_with_everybody_in_it(db: Session) -> None:
    done = teams.redraw(db, team(db, "D4-CPS"), district=5, on=JUNE, name="Lincoln")
    assert (done.successors, done.moved) == (("D5-CPS-Lincoln",), 3)
    moved = row(db, "D5-CPS-Lincoln")
    assert (moved.district, moved.trained, moved.teams_reached, moved.joined_since_delivery) == (5, 1, 1, 0)
    assert row(db, "D4-CPS", BEFORE).district == 4
    with pytest.raises(Refused, match="in that district already"):
        teams.redraw(db, team(db, "D5-CPS-Lincoln"), district=5, on=END)


def test_a_team_goes_on_in_its_own_program_alone(db: Session) -> None:
    with pytest.raises(Refused, match="D4-CPS is CPS and D4-Permanency is Permanency"):
        teams.merge(db, [team(db, "D4-CPS")], into="D4-Permanency", on=JUNE)
    with pytest.raises(WrongUsage, match="at least two"):
        teams.split(db, team(db, "D4-CPS"), into=["East", " "], on=JUNE)
    with pytest.raises(NotFound, match="none of the teams"):
        teams.split(db, team(db, "D4-CPS"), into=["East", "West"], on=JUNE, rest="North")


def test_districts_are_added_renamed_and_closed(db: Session) -> None:
    assert teams.add_district(db, 17, name="Far East", opened_on=JUNE) == ("D17-CPS", "D17-Permanency")
    assert len(teams.districts(db, BEFORE)) == 16
    assert teams.districts(db, JUNE)[-1].teams == ("D17-CPS", "D17-Permanency")
    assert len([cell for cell in measure(db, JUNE).cells if cell.course == "screening-overview"]) == 34
    teams.rename_district(db, 17, counties="Malheur")
    assert teams.districts(db, END)[-1].counties == "Malheur"
    with pytest.raises(Refused, match="D17-CPS, D17-Permanency would still be open"):
        teams.close_district(db, 17, ends_before=END)
    for code in ("D17-CPS", "D17-Permanency"):
        teams.close(db, team(db, code), ends_before=END)
    teams.close_district(db, 17, ends_before=END)
    assert len(teams.districts(db, END)) == 16
    for wrong in (lambda: teams.add_district(db, 17), lambda: teams.close_district(db, 17, ends_before=END)):
        with pytest.raises(Refused, match="already"):
            wrong()


def test_a_statewide_unit_is_renamed_and_goes_to_a_district(db: Session) -> None:
    unit = teams.add(db, district=None, program="CPS", name="ORCAH")
    assert teams.rename(db, unit.team_id, name="Hotline", on=JUNE).code == "STATE-CPS-Hotline"
    assert teams.redraw(db, unit.team_id, district=3, on=SEPTEMBER).successors == ("D3-CPS-Hotline",)
    with pytest.raises(WrongUsage, match="statewide unit needs a name"):
        teams.rename(db, teams.add(db, district=None, program="CPS", name="X").team_id, name="", on=JUNE)
