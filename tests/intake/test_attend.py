"""Attendance becomes a session: days, teams and people found in the list, and nothing twice."""

from datetime import date

import pytest

from tests.begun import set_up
from tests.intake.given import SEPTEMBER, attendance, present
from tracker import people, teams, training
from tracker.errors import NothingToImport, WrongUsage
from tracker.intake.attend import Attended, hold_session, log_session, preview
from tracker.intake.values import AttendanceFile
from tracker.store import Store

DAY = date(2025, 9, 12)
ADA, BO, CY = present("Okoye, Ada", minutes=50.0), present(number="OR2"), present(number="OR3")
PAT = present("Kim, Pat", minutes=40.0)


@pytest.fixture
def records(store: Store) -> Store:
    """Post Ada and Bo to D4-CPS and Cy to D9-CPS."""
    set_up(store)
    with store.writing("posted") as db:
        for name, number, code in (
            ("Okoye, Ada", "OR1", "D4-CPS"),
            ("Fenn, Bo", "OR2", "D4-CPS"),
            ("Lind, Cy", "OR3", "D9-CPS"),
        ):
            people.add(db, name, team_id=teams.find(db, code).team_id, on=SEPTEMBER, employee_number=number)
    return store


def logged(
    store: Store, given: AttendanceFile | None, *codes: str, day: date | None = DAY, into: int | None = None
) -> Attended:
    """Log a session of the overview."""
    with store.reading() as db:
        found = teams.find_all(db, codes)
    return log_session(store, "screening", day=day, teams=found, zone="America/Los_Angeles", given=given, into=into)


def test_recognised_people_are_in_and_the_rest_waits(records: Store) -> None:
    done = logged(records, attendance(ADA, BO, PAT), "D4-CPS")
    assert (done.logged.completed, done.logged.not_matched, done.warnings) == (2, ("Kim, Pat",), ())
    with records.reading() as db:
        (session,) = training.listing(db)
    assert (session.not_matched, session.evidence) == (1, ("named",))


def test_the_team_of_most_names_is_taken_when_none_is_given_and_names_are_then_enough(records: Store) -> None:
    done = logged(records, attendance(ADA, BO))
    assert (done.logged.delivered_to, done.logged.completed) == (("D4-CPS",), 2)


def test_a_list_of_several_teams_asks_which(records: Store) -> None:
    mixed = attendance(present(number="OR1"), CY, present(number="OR2"))
    assert logged(records, mixed).logged.delivered_to == ("D4-CPS",)
    with records.writing("moved") as db:
        people.move(db, "OR2", team_id=teams.find(db, "D5-CPS").team_id, on=date(2025, 9, 20))
    with pytest.raises(WrongUsage, match="--team"):
        logged(records, mixed, day=date(2025, 9, 25))


def test_without_a_day_or_a_team_it_is_asked_for(records: Store) -> None:
    with pytest.raises(WrongUsage, match="--on"):
        logged(records, attendance(BO), "D4-CPS", day=None)
    with pytest.raises(WrongUsage, match="--team"):
        logged(records, None)
    assert logged(records, attendance(BO, on=DAY), "D4-CPS", day=None).logged.session == 1


def test_names_of_another_team_are_obeyed_with_a_warning(records: Store) -> None:
    done = logged(records, attendance(BO, present(number="OR1")), "D9-CPS")
    assert done.warnings == ("2 of 2 names are of D4-CPS. Was it for that team?",)
    assert logged(records, attendance(BO, CY), "D9-CPS", day=date(2025, 9, 13)).warnings == ()


def test_nobody_recognised_writes_nothing(records: Store) -> None:
    head = records.head()
    with pytest.raises(NothingToImport):
        logged(records, attendance(PAT), "D4-CPS")
    assert records.head() == head


def test_the_same_list_into_the_same_session_again_leaves_no_entry(records: Store) -> None:
    given = attendance(ADA, BO, PAT)
    first = logged(records, given, "D4-CPS")
    assert first.change == records.head().number
    again = logged(records, given, into=first.logged.session)
    assert (again.change, records.head().number) == (None, first.change)
    more = logged(records, attendance(ADA, BO, CY, PAT), into=first.logged.session)
    assert (more.change, more.logged.completed) == (records.head().number, 3)


def test_into_nothing_to_add_is_asked_about(records: Store) -> None:
    logged(records, None, "D4-CPS")
    with pytest.raises(WrongUsage, match="--headcount N"):
        logged(records, None, into=1)


def test_a_planned_session_is_previewed_and_held(records: Store) -> None:
    with records.writing("scheduled") as db:
        team = teams.find(db, "D4-CPS").team_id
        number = training.schedule(db, "screening", day=DAY, teams=[team], zone="America/Los_Angeles")
    head = records.head()
    seen, _ = preview(records, number, attendance(ADA, PAT))
    assert ([each.name for each in seen.people], [each.said for each in seen.undecided]) == (
        ["Okoye, Ada"],
        ["Kim, Pat"],
    )
    assert records.head() == head
    done = hold_session(records, number, given=attendance(ADA, PAT))
    assert (done.logged.session, done.logged.completed) == (number, 1)
