# ruff: noqa: D200, D205, D400 - a docstring here is the roster that the test reads
"""The cases that must come out right; each docstring is the roster, name | team | first day | first day gone."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest

from tests.coverage.records import Given, put, write
from tracker.coverage.measure import measure
from tracker.coverage.sessions import outputs, sessions
from tracker.coverage.values import Coverage, Row, State, Total
from tracker.errors import NotFound
from tracker.journal import as_known
from tracker.store import Store, in_memory

TeamRow = Callable[..., Row]
Covered = Callable[[date], Coverage]

MARCH, APRIL, JUNE = date(2025, 3, 10), date(2025, 4, 1), date(2025, 6, 1)
END = date(2025, 9, 30)
ZONE = "America/Los_Angeles"


def total(coverage: Coverage, program: str | None = None, course: str = "overview") -> Total:
    return next(t for t in coverage.totals if (t.course, t.program) == (course, program))


def test_trained_then_moved(given: Given, team_row: TeamRow) -> None:
    """
    Ada | D4-CPS | 2024-01-01 | 2025-06-01
    Ada | D5-CPS | 2025-06-01
    Bo  | D4-CPS | 2024-01-01
    """
    given.session(MARCH, "D4-CPS", "Ada")
    before, there, here = team_row(date(2025, 5, 31)), team_row(END), team_row(END, "D5-CPS")
    assert (before.trained, before.eligible) == (1, 2)
    assert (there.trained, there.eligible, there.state) == (0, 1, State.DELIVERED)
    assert (here.trained, here.eligible, here.teams_reached) == (1, 1, 0)


def test_hired_after_the_team_was_reached(given: Given, team_row: TeamRow) -> None:
    """
    Ada | D4-CPS | 2024-01-01
    Cy  | D4-CPS | 2025-06-01
    Di  | D4-CPS | 2025-03-10
    """
    given.session(MARCH, "D4-CPS", "Ada")
    row = team_row(END)
    assert (row.trained, row.never, row.eligible, row.joined_since_delivery) == (1, 2, 3, 1)
    assert row.state is State.DELIVERED
    assert team_row(MARCH - timedelta(1)).joined_since_delivery == 0


def test_on_leave_on_the_day(given: Given, team_row: TeamRow) -> None:
    """
    Ada | D4-CPS | 2024-01-01
    Bo  | D4-CPS | 2024-01-01
    """
    given.session(MARCH, "D4-CPS", "Ada")
    given.away("Ada", APRIL, JUNE)
    before, first, last, after = map(team_row, (APRIL - timedelta(1), APRIL, JUNE - timedelta(1), JUNE))
    assert [row.on_leave for row in (before, first, last, after)] == [0, 1, 1, 0]
    assert (first.trained, first.eligible, first.staff) == (0, 1, 2)
    assert (after.trained, after.eligible, after.staff) == (1, 2, 2)


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


def test_rehired(given: Given, team_row: TeamRow) -> None:
    """
    Ada | D4-CPS | 2024-01-01 | 2025-04-01
    Ada | D4-CPS | 2025-06-01
    """
    given.change("course", "overview", grace_days=300)
    given.session(MARCH, "D4-CPS", "Ada")
    assert (team_row(date(2025, 5, 1)).staff, team_row(date(2025, 5, 1)).staff_rate) == (0, None)
    assert (team_row(END).trained, team_row(END).eligible, team_row(END).joined_since_delivery) == (1, 1, 1)
    given.change("course", "overview", valid_months=1)
    assert (team_row(END).lapsed, team_row(END).new) == (1, 0)  # her first day stays the first of all


def test_two_memberships(given: Given, covered: Covered, team_row: TeamRow) -> None:
    """
    Ada | D4-CPS | 2024-01-01
    """
    given.person("Ada", "D5-CPS", APRIL, standing="additional")
    assert (team_row(END).staff, team_row(END, "D5-CPS").staff) == (1, 0)
    assert total(covered(END)).eligible == 1


def test_late_sign_in_for_last_quarter(given: Given) -> None:
    """
    Ada | D4-CPS | 2024-01-01
    Bo  | D4-CPS | 2024-01-01
    """
    clock = iter([datetime(2025, 4, 1, 18, tzinfo=UTC), datetime(2025, 10, 1, 18, tzinfo=UTC)])
    store = in_memory(clock=lambda: next(clock))
    number = given.session(MARCH, "D4-CPS", "Ada")
    with store.writing("the roster and the session") as db:
        write(db, given.rows)
    with store.writing("a late sign-in sheet") as db:
        sheet = {"id": 2, "session_id": number, "person_id": 2, "outcome": "completed", "minutes": 90}
        write(db, {"attendance": [sheet]})
    quarter = date(2025, 3, 31)
    with as_known(store, None, ZONE) as (db, _):
        assert measure(db, quarter).rows[0].trained == 2
        assert sessions(db)[0].reached == 2
    with as_known(store, "2025-04-01", ZONE) as (db, known):
        told = measure(db, quarter, known_on=known.at if known else None)
        assert (told.rows[0].trained, told.known_on) == (1, "2025-04-02T06:59:59.999999Z")
        assert sessions(db)[0].reached == 1
    with as_known(store, "2025-03-31", ZONE) as (db, _):
        assert measure(db, quarter).rows == ()
    store.close()


def test_headcount_14_with_11_names(given: Given, store: Store, team_row: TeamRow) -> None:
    names = [f"Person{n}" for n in range(11)]
    for name in names:
        given.person(name, "D4-CPS", MARCH)
    given.person("Zoe", "D4-CPS", MARCH)
    given.session(MARCH, "D4-CPS", " ".join(names), headcount=14)
    with put(store, given.rows) as db:
        session = sessions(db)[0]
    assert (session.present, session.completed, session.reached, session.guests, session.expected) == (
        14,
        11,
        11,
        0,
        12,
    )
    row = team_row(END)
    assert (row.trained, row.eligible, row.evidence) == (11, 12, "named")


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


def test_team_reached_nobody_there_now_trained(given: Given, team_row: TeamRow) -> None:
    """
    Ada | D4-CPS | 2024-01-01 | 2025-04-01
    Bo  | D4-CPS | 2025-04-01
    """
    given.session(MARCH, "D4-CPS", "Ada")
    row = team_row(END)
    assert (row.teams_reached, row.state, row.trained, row.eligible) == (1, State.DELIVERED, 0, 1)
    assert (row.joined_since_delivery, row.staff_rate) == (1, 0.0)


def test_program_with_no_staff(given: Given, covered: Covered, team_row: TeamRow) -> None:
    given.team("D4-PERM")
    given.session(MARCH, "D4-PERM")
    row = team_row(END, "D4-PERM")
    assert (row.trained, row.eligible, row.staff_rate) == (0, 0, None)
    assert row.state is State.DELIVERED  # nobody there is neither 0 % nor 100 %, so no target is met
    permanency = total(covered(END), "Permanency")
    assert (permanency.teams, permanency.teams_reached, permanency.staff_rate) == (1, 1, None)


def test_team_opened_mid_year(given: Given, covered: Covered) -> None:
    given.team("D4-CPS")
    given.team("D4-CPS-Albany", starts_on=JUNE)
    given.session(MARCH, "D4-CPS")
    before, after = (covered(day) for day in (JUNE - timedelta(1), JUNE))
    assert [cell.state for cell in before.cells if cell.program == "CPS"] == [State.DELIVERED]
    assert [cell.state for cell in after.cells if cell.program == "CPS"] == [State.NOT_SCHEDULED]
    assert (total(after).teams, total(after).teams_reached, total(after).districts_partly) == (2, 1, 1)


def test_team_closed_mid_year(given: Given, covered: Covered) -> None:
    given.team("D4-CPS")
    given.team("D4-CPS-Albany", ends_before=JUNE)
    given.session(MARCH, "D4-CPS")
    before, after = (total(covered(day)) for day in (JUNE - timedelta(1), JUNE))
    assert (before.teams, before.districts_reached, before.districts_partly) == (2, 0, 1)
    assert (after.teams, after.districts_reached, after.districts_partly) == (1, 1, 0)


def test_team_split_mid_year(given: Given, covered: Covered) -> None:
    """
    Ada | D4-CPS        | 2024-01-01 | 2025-06-01
    Ada | D4-CPS-Albany | 2025-06-01
    Bo  | D4-CPS        | 2024-01-01 | 2025-06-01
    Bo  | D4-CPS-Salem  | 2025-06-01
    """
    given.session(MARCH, "D4-CPS", "Ada")
    given.change("team", "D4-CPS", ends_before=JUNE)
    given.change("team", "D4-CPS-Albany", starts_on=JUNE)
    given.change("team", "D4-CPS-Salem", starts_on=JUNE)
    after = covered(JUNE)
    assert [(row.team, row.trained, row.eligible) for row in after.rows] == [
        ("D4-CPS-Albany", 1, 1),
        ("D4-CPS-Salem", 0, 1),
    ]
    assert (total(covered(JUNE - timedelta(1))).trained, total(after).trained) == (1, 1)


def test_two_moves_on_one_day(given: Given, covered: Covered) -> None:
    """
    Ada | D4-CPS | 2024-01-01 | 2025-06-01
    Ada | D6-CPS | 2025-06-01
    """
    given.team("D5-CPS")  # where the first move of the day went, until the second one replaced it
    after = covered(JUNE)
    assert {row.team: row.staff for row in after.rows} == {"D4-CPS": 0, "D5-CPS": 0, "D6-CPS": 1}


def test_session_cancelled_after_it_was_marked_held(given: Given, store: Store, team_row: TeamRow) -> None:
    """
    Ada | D4-CPS | 2024-01-01
    """
    given.session(MARCH, "D4-CPS", "Ada", headcount=5, status="cancelled")
    row = team_row(END)
    assert (row.teams_reached, row.trained, row.last_delivery, row.state) == (0, 0, None, State.NOT_SCHEDULED)
    with put(store, given.rows) as db:
        session, done = sessions(db)[0], outputs(db, END)
    assert (session.present, session.completed, session.reached, session.evidence) == (0, 0, 0, None)
    assert (done.sessions_held, done.people_trained, done.person_minutes) == (0, 0, 0)


def test_credit_dated_before_the_hire(given: Given, team_row: TeamRow) -> None:
    """
    Ada | D4-CPS | 2025-04-01
    """
    given.completed("Ada", MARCH)
    assert (team_row(END).trained, team_row(END).never) == (1, 0)


def test_credit_on_the_last_day_of_validity(given: Given, team_row: TeamRow) -> None:
    """
    Ada | D4-CPS | 2023-01-01
    """
    given.change("course", "overview", valid_months=24)
    given.completed("Ada", date(2023, 9, 30))
    last, after = team_row(date(2025, 9, 29)), team_row(END)
    assert (last.trained, last.lapsed, last.never) == (1, 0, 0)
    assert (after.trained, after.lapsed, after.never) == (0, 1, 0)


def test_29_february(given: Given, team_row: TeamRow) -> None:
    """
    Ada | D4-CPS | 2023-01-01
    """
    given.change("course", "overview", valid_months=12)
    given.completed("Ada", date(2024, 2, 29))
    assert [team_row(date(2025, 2, day)).trained for day in (27, 28)] == [1, 0]
    assert team_row(date(2025, 2, 28)).lapsed == 1


def test_the_latest_credit_governs(given: Given, team_row: TeamRow) -> None:
    """
    Ada | D4-CPS | 2023-01-01
    """
    given.change("course", "overview", valid_months=12)
    given.completed("Ada", date(2024, 1, 1))
    given.session(MARCH, "D4-CPS", "Ada")
    assert [team_row(day).trained for day in (MARCH - timedelta(1), MARCH, date(2026, 3, 9))] == [0, 1, 1]


def test_district_whose_only_team_closed_before_D(given: Given, covered: Covered) -> None:  # noqa: N802 - the day's name
    """
    Ada | D4-CPS | 2024-01-01 | 2025-06-01
    Bo  | D5-CPS | 2024-01-01
    """
    given.change("team", "D4-CPS", ends_before=JUNE)
    after = covered(END)
    states = {(cell.district, cell.program): cell.state for cell in after.cells}
    assert states[4, "CPS"] is State.NOT_APPLICABLE
    assert (total(after).districts, total(after).cells, total(after).teams) == (1, 1, 1)
    assert [row.team for row in after.rows] == ["D5-CPS"]


def test_D_before_the_first_roster(given: Given, covered: Covered, team_row: TeamRow) -> None:  # noqa: N802 - the day's name
    """
    Ada | D4-CPS | 2025-04-01
    """
    given.roster(APRIL, "D4-CPS")
    given.roster(JUNE, "D4-CPS D5-CPS")
    early = team_row(MARCH)
    assert (early.staff, early.staff_rate, early.roster_on) == (0, None, None)
    assert [team_row(day).roster_on for day in (APRIL, JUNE - timedelta(1), JUNE)] == [APRIL, APRIL, JUNE]
    assert {cell.district: cell.rostered for cell in covered(APRIL).cells if cell.program == "CPS"} == {
        4: True,
        5: False,
    }


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
