# ruff: noqa: D200, D205, D400 - a docstring here is the roster that the test reads
"""The cases that must come out right; each docstring is the roster, name | team | first day | first day gone."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from tests.cli.door import Tracker, ran
from tests.coverage.records import Given, put, total, write
from tracker import people
from tracker.coverage.measure import measure
from tracker.coverage.sessions import outputs, sessions
from tracker.coverage.values import Coverage, Row, State
from tracker.journal import as_known
from tracker.store import Store, in_memory

TeamRow = Callable[..., Row]
Covered = Callable[[date], Coverage]

MARCH, APRIL, JUNE = date(2025, 3, 10), date(2025, 4, 1), date(2025, 6, 1)
END = date(2025, 9, 30)
ZONE = "America/Los_Angeles"


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
    for code in ("D4-CPS-Albany", "D4-CPS-Salem"):
        given.change("team", code, starts_on=JUNE)
        given.add("succession", team_id=given.team("D4-CPS"), successor_id=given.team(code), day=JUNE)
    before, after = covered(JUNE - timedelta(1)), covered(JUNE)
    assert [(row.team, row.trained, row.eligible) for row in before.rows] == [("D4-CPS", 1, 2)]
    assert [(row.team, row.trained, row.eligible) for row in after.rows] == [
        ("D4-CPS-Albany", 1, 1),
        ("D4-CPS-Salem", 0, 1),
    ]
    assert {(row.teams_reached, row.last_delivery, row.joined_since_delivery) for row in after.rows} == {(1, MARCH, 0)}
    assert (total(before).trained, total(after).trained) == (1, 1)


def test_team_renamed_mid_year(given: Given, covered: Covered) -> None:
    """
    Ada | D4-CPS-Albany | 2024-01-01
    """
    given.session(MARCH, "D4-CPS-Albany", "Ada")
    given.add("former_code", team_id=given.team("D4-CPS-Albany"), code="D4-CPS", ends_before=JUNE)
    before, after = covered(JUNE - timedelta(1)), covered(JUNE)
    assert [(row.team, row.teams_reached, row.trained) for row in (*before.rows, *after.rows)] == [
        ("D4-CPS", 1, 1),
        ("D4-CPS-Albany", 1, 1),
    ]


def test_two_moves_on_one_day(given: Given, store: Store) -> None:
    """
    Ada | D4-CPS | 2024-01-01
    """
    for code in ("D5-CPS", "D6-CPS"):
        given.team(code)
    with put(store, given.rows) as db:
        for code in ("D5-CPS", "D6-CPS"):
            people.move(db, "OR0", team_id=given.team(code), on=JUNE)
        staff = [{row.team: row.staff for row in measure(db, day).rows} for day in (JUNE - timedelta(1), JUNE)]
    assert staff == [{"D4-CPS": 1, "D5-CPS": 0, "D6-CPS": 0}, {"D4-CPS": 0, "D5-CPS": 0, "D6-CPS": 1}]


def test_merged_twins_who_both_attended(given: Given, store: Store) -> None:
    """
    Ada     | D4-CPS | 2024-01-01 | 2025-04-01
    Ada-Lou | D5-CPS | 2025-04-01
    """
    given.change("course", "overview", min_minutes=60)
    number = given.session(MARCH, "D4-CPS", "Ada")
    given.attended(number, "Ada-Lou", "partial", 20)
    later = given.session(JUNE, "D5-CPS", "Ada-Lou")
    with put(store, given.rows) as db:
        before = [(each.number, each.present, each.completed) for each in sessions(db)]
        assert people.merge(db, "OR0", "OR1").both_attended == 1
        assert [(each.number, each.present, each.completed) for each in sessions(db)] == [(number, 1, 1), (later, 1, 1)]
        assert outputs(db, END).people_trained == 1
        rows = {row.team: (row.staff, row.trained, row.eligible) for row in measure(db, END).rows}
    assert before == [(number, 2, 1), (later, 1, 1)]
    assert rows == {"D4-CPS": (0, 0, 0), "D5-CPS": (1, 1, 1)}


def test_roster_of_one_district_only(tracked: Tracker, tmp_path: Path) -> None:
    tracked.done("import", _roster(tmp_path / "D04.csv", "D4-CPS", "OR1", "OR2"), *_OF_SEPTEMBER, "--yes")
    tracked.done("import", _roster(tmp_path / "D05.csv", "D5-CPS", "OR3"), *_OF_SEPTEMBER, "--yes")
    tracked("import", _roster(tmp_path / "D04 newer.csv", "D4-CPS", "OR1", "OR4"), "--on", "2025-09-20", "--yes")
    found = {row["team"]: row for row in tracked.asked("coverage", "--as-of", "2025-09-30", "--course", "scr")["rows"]}
    assert [found[code]["roster_on"] for code in ("D4-CPS", "D5-CPS", "D6-CPS")] == ["2025-09-20", "2025-09-02", None]
    assert (found["D5-CPS"]["staff"], found["D6-CPS"]["staff_rate"]) == (1, None)


def test_the_same_file_twice(tracked: Tracker, tmp_path: Path) -> None:
    words = ("import", _roster(tmp_path / "D04.csv", "D4-CPS", "OR1", "OR2"), *_OF_SEPTEMBER, "--yes")
    tracked.done(*words)
    before, answered = tracked.rows(journal=True), tracked.asked("coverage", "--as-of", "2025-09-30")
    tracked.done(*words)
    assert tracked.rows(journal=True) == before
    assert tracked.asked("coverage", "--as-of", "2025-09-30") == answered


_OF_SEPTEMBER = ("--on", "2025-09-02")


@pytest.fixture
def tracked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tracker:
    """Give the command line on records of its own."""
    monkeypatch.delenv("TRACKER_DATABASE", raising=False)
    ran(["init", str(tmp_path / "workspace")])
    return Tracker(tmp_path / "workspace")


_NAMES = {"OR1": "Okoye, Ada", "OR2": "Fenn, Bo", "OR3": "Lind, Cy", "OR4": "Vega, Di"}


def _roster(path: Path, team: str, *numbers: str) -> Path:
    """Write a roster of one team."""
    lines = [f'{number},"{_NAMES[number]}",{number.lower()}@o.example,{team}' for number in numbers]
    path.write_text("\n".join(["OR Number,Name,Email,Unit", *lines]) + "\n", encoding="utf-8")
    return path


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
