# ruff: noqa: D200, D205, D400 - a docstring here is the roster that the test reads
"""The rules of the measures, one at a time; each docstring is the roster, name | team | first day | first day gone."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from tests.coverage.records import Given, put, total
from tracker.coverage.measure import measure
from tracker.coverage.sessions import outputs, sessions
from tracker.coverage.values import Coverage, Row, State
from tracker.errors import NotFound
from tracker.store import Store

TeamRow = Callable[..., Row]
Covered = Callable[[date], Coverage]

MARCH, APRIL, JUNE = date(2025, 3, 10), date(2025, 4, 1), date(2025, 6, 1)
END = date(2025, 9, 30)


def test_exempt_until_the_day(given: Given, team_row: TeamRow) -> None:
    """
    Ada | D4-CPS | 2024-01-01
    Bo  | D4-CPS | 2024-01-01
    """
    given.course("refresher")
    given.exempt("Ada", ends_before=JUNE)
    assert [team_row(day).exempt for day in (MARCH, JUNE - timedelta(1), JUNE)] == [1, 1, 0]
    assert team_row(MARCH).eligible == 1
    assert team_row(MARCH, course="refresher").exempt == 0


def test_excluded_for_several_reasons_is_counted_under_the_first(given: Given, team_row: TeamRow) -> None:
    """
    Ada | D4-CPS | 2024-01-01
    Bo  | D4-CPS | 2024-01-01
    """
    for name in ("Ada", "Bo"):
        given.away(name, APRIL)
        given.exempt(name)
    given.employed("Ada", worker_type="contractor")
    row = team_row(END)
    assert (row.not_employees, row.on_leave, row.exempt, row.eligible, row.staff) == (1, 1, 0, 0, 2)
    assert row.staff_rate is None


def test_a_headcount_alone_trains_nobody(given: Given, team_row: TeamRow) -> None:
    """
    Ada | D4-CPS | 2024-01-01
    """
    given.session(MARCH, "D4-CPS", headcount=14, evidence="headcount")
    row = team_row(END)
    assert (row.teams_reached, row.evidence, row.trained, row.never) == (1, "headcount", 0, 1)
    given.session(MARCH, "D4-CPS", evidence="reported")
    assert team_row(END).evidence == "headcount"
    given.session(APRIL, "D4-CPS", evidence="reported")
    assert (team_row(END).evidence, team_row(END).last_delivery) == ("reported", APRIL)


def test_the_latest_credit_governs(given: Given, team_row: TeamRow) -> None:
    """
    Ada | D4-CPS | 2023-01-01
    """
    given.change("course", "overview", valid_months=12)
    given.completed("Ada", date(2024, 1, 1))
    given.session(MARCH, "D4-CPS", "Ada")
    assert [team_row(day).trained for day in (MARCH - timedelta(1), MARCH, date(2026, 3, 9))] == [0, 1, 1]


def test_the_words_of_a_cell_in_their_order(given: Given, team_row: TeamRow) -> None:
    """
    Ada | D4-CPS | 2024-01-01
    """
    assert team_row(END).state is State.NOT_SCHEDULED
    given.contact(APRIL, "D4-CPS")
    assert team_row(END).state is State.CONTACTED
    assert team_row(MARCH).state is State.NOT_SCHEDULED
    given.session(END + timedelta(9), "D4-CPS", status="planned")
    assert (team_row(END).state, team_row(END).next_session) == (State.SCHEDULED, END + timedelta(9))
    given.session(END, "D4-CPS", status="planned")
    assert (team_row(END).state, team_row(END).next_session) == (State.OVERDUE, END)
    given.session(APRIL, "D4-CPS")
    assert (team_row(END).state, team_row(END).next_session) == (State.DELIVERED, END + timedelta(9))
    given.session(JUNE, "D4-CPS", "Ada")
    assert team_row(END).state is State.TARGET_MET


def test_twelve_cells_of_one_program_are_not_three_quarters(given: Given, covered: Covered) -> None:
    for number in range(1, 17):
        given.team(f"D{number}-CPS")
        given.team(f"D{number}-PERM")
    for number in range(1, 13):
        given.session(MARCH, f"D{number}-CPS")
    whole, cps = total(covered(END)), total(covered(END), "CPS")
    assert (whole.cells_reached, whole.cells, whole.districts_reached, whole.districts_partly) == (12, 32, 0, 12)
    assert (cps.cells_reached, cps.cells, cps.districts_reached, cps.districts_partly) == (12, 16, 12, 0)


def test_a_statewide_team_counts_as_a_team_and_in_no_district(given: Given, covered: Covered) -> None:
    """
    Ada | HQ-CPS | 2024-01-01
    Bo  | D4-CPS | 2024-01-01
    """
    given.session(MARCH, "HQ-CPS", "Ada")
    whole = covered(END)
    assert [(row.team, row.district) for row in whole.rows] == [("D4-CPS", 4), ("HQ-CPS", None)]
    assert (total(whole).teams, total(whole).teams_reached, total(whole).trained) == (2, 1, 1)
    assert (total(whole).districts, total(whole).cells, total(whole).districts_reached) == (1, 1, 0)


def test_a_new_version_counts_toward_the_course_until_its_day(given: Given, team_row: TeamRow) -> None:
    """
    Ada | D4-CPS | 2024-01-01
    Bo  | D4-CPS | 2024-01-01
    Cy  | D4-CPS | 2024-01-01
    Di  | D4-CPS | 2024-01-01
    """
    new = given.course("overview-2", programs="")
    given.add("counts_toward", course_id=new, toward_id=given.id("course", "overview"), ends_before=JUNE)
    given.completed("Ada", JUNE - timedelta(1), course="overview-2")
    given.completed("Bo", JUNE, course="overview-2")
    given.session(JUNE - timedelta(1), "D4-CPS", "Cy", course="overview-2")
    given.session(JUNE, "D4-CPS", "Di", course="overview-2")
    assert (team_row(END).trained, team_row(END).never, team_row(END).teams_reached) == (2, 2, 0)


def test_somebody_in_grace_is_new_and_still_outstanding(given: Given, team_row: TeamRow) -> None:
    """
    Ada | D4-CPS | 2025-06-01
    """
    given.change("course", "overview", grace_days=30)
    inside, outside = team_row(JUNE + timedelta(29)), team_row(JUNE + timedelta(30))
    assert (inside.new, inside.never, inside.eligible) == (1, 1, 1)
    assert (outside.new, outside.never, outside.eligible) == (0, 1, 1)


def test_an_audience_of_one_classification(given: Given, covered: Covered, store: Store) -> None:
    """
    Ada | D4-CPS | 2024-01-01
    Bo  | D4-CPS | 2024-01-01
    Cy  | D4-CPS | 2024-01-01
    """
    given.course("leads", programs="")
    given.audience("leads", "CPS", classification="SUP")
    given.audience("leads", "CPS", classification="SUP", worker_type="contractor")
    given.employed("Ada", "SUP", ends_before=JUNE)
    given.employed("Ada", "SSS1", starts_on=JUNE)
    given.employed("Bo", "SUP", "contractor")
    leads = [next(row for row in covered(day).rows if row.course == "leads") for day in (JUNE - timedelta(1), JUNE)]
    assert [(row.staff, row.eligible, row.not_employees) for row in leads] == [(3, 2, 0), (3, 1, 0)]
    with put(store, given.rows) as db:
        rows = measure(db, JUNE, course="LEADS", by="classification").rows
    assert [(row.classification, row.staff, row.eligible) for row in rows] == [
        ("", 1, 0),
        ("SSS1", 1, 0),
        ("SUP", 1, 1),
    ]


def test_a_retired_course_leaves_the_coverage(given: Given, store: Store, covered: Covered) -> None:
    """
    Ada | D4-CPS | 2024-01-01
    """
    given.change("course", "overview", ends_before=JUNE)
    assert [course.code for course in covered(JUNE - timedelta(1)).courses] == ["overview"]
    after = covered(JUNE)
    assert (after.courses, after.rows, after.totals, after.cells) == ((), (), (), ())
    with put(store, given.rows) as db, pytest.raises(NotFound, match="overview"):
        measure(db, JUNE, course="overview")


def test_session_reach_stays_when_people_move(given: Given, store: Store) -> None:
    """
    Ada | D4-CPS | 2024-01-01 | 2025-04-01
    Ada | D5-CPS | 2025-04-01
    Bo  | D5-CPS | 2024-01-01
    Cy  | D4-CPS | 2024-01-01
    """
    number = given.session(MARCH, "D4-CPS", "Ada Bo")
    given.attended(number, "Cy", "partial", 20)
    given.add("unmatched", session_id=number, said="A. Visitor", minutes=30)
    given.add("unmatched", session_id=number, said="Ada at home", minutes=30, decision="matched")
    with put(store, given.rows) as db:
        session, done = sessions(db, END)[0], outputs(db, END)
        assert sessions(db, MARCH - timedelta(1)) == ()
    assert (session.expected, session.reached, session.guests, session.present) == (2, 2, 2, 4)
    assert (session.completed, session.partial, session.rate, session.person_minutes) == (2, 1, 1.0, 230)
    assert (done.sessions_held, done.people_trained, done.person_minutes) == (1, 2, 230)
