"""coverage, left: the contract's keys, what a row stands for, and what was known on an earlier moment."""

import csv
import io
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.cli.door import Tracker, ran
from tests.cli.rosters import ADA, BO, CY, DI, roster

ROW = {
    *("course", "district", "program", "team", "teams", "teams_reached", "state", "last_delivery", "evidence"),
    *("staff", "eligible", "trained", "lapsed", "never", "new", "on_leave", "exempt", "not_employees"),
    *("joined_since_delivery", "roster_on"),
}
TOTAL = {
    *("course", "program", "districts", "districts_reached", "cells", "cells_reached", "teams", "teams_reached"),
    *("eligible", "trained", "staff_rate"),
}
STATES = {"not_applicable", "target_met", "delivered", "overdue", "scheduled", "contacted", "not_scheduled"}


@pytest.fixture
def held(staff: Tracker) -> Tracker:
    """Log a session of 12 September for D4-CPS: Ada and Cy were there."""
    words = ("log", "screening-overview", "--on", "2025-09-12", "--team", "D4-CPS", "--names", "-")
    staff.done(*words, stdin="OR1\nOR3\n")
    return staff


def asked(tracker: Tracker, *words: str) -> dict[str, Any]:
    """Give the coverage as of 30 September."""
    return dict(tracker.asked("coverage", "--as-of", "2025-09-30", *words))


def test_the_json_has_the_contracts_keys(held: Tracker) -> None:
    said = asked(held)
    assert (said["as_of"], said["known_on"]) == ("2025-09-30", None)
    assert len(said["rows"]) == 64
    assert all(set(row) >= ROW and row["state"] in STATES for row in said["rows"])
    assert all(set(total) >= TOTAL for total in said["totals"])
    (row,) = [each for each in said["rows"] if (each["course"], each["team"]) == ("screening-overview", "D4-CPS")]
    assert {name: row[name] for name in ROW} == {
        "course": "screening-overview",
        "district": 4,
        "program": "CPS",
        "team": "D4-CPS",
        "teams": 1,
        "teams_reached": 1,
        "state": "delivered",
        "last_delivery": "2025-09-12",
        "evidence": "named",
        "staff": 3,
        "eligible": 3,
        "trained": 2,
        "lapsed": 0,
        "never": 1,
        "new": row["new"],
        "on_leave": 0,
        "exempt": 0,
        "not_employees": 0,
        "joined_since_delivery": 0,
        "roster_on": "2025-09-02",
    }


def test_totals_have_a_row_per_course_and_program_and_one_per_course(held: Tracker) -> None:
    totals = asked(held)["totals"]
    assert [(each["course"], each["program"]) for each in totals] == [
        (course, program)
        for course in ("screening-overview", "csec-refresher")
        for program in ("CPS", "Permanency", None)
    ]
    cps, permanency, whole = totals[:3]
    assert (cps["districts"], cps["districts_reached"], cps["cells"], cps["teams"]) == (16, 1, 16, 16)
    assert (whole["cells"], whole["cells_reached"], whole["districts"], whole["districts_reached"]) == (32, 1, 16, 0)
    assert (cps["trained"], cps["eligible"], cps["staff_rate"]) == (2, 4, 0.5)
    assert (permanency["trained"], permanency["eligible"], permanency["staff_rate"]) == (0, 2, 0.0)


def test_without_anybody_the_rate_is_null_and_the_roster_too(tracker: Tracker) -> None:
    said = asked(tracker)
    assert {total["staff_rate"] for total in said["totals"]} == {None}
    assert {row["roster_on"] for row in said["rows"]} == {None}


@pytest.mark.parametrize(
    ("by", "rows", "named"),
    [
        ("state", 1, set()),
        ("program", 2, {"program"}),
        ("district", 16, {"district"}),
        ("team", 32, {"district", "program", "team"}),
        ("classification", 2, {"classification"}),
    ],
)
def test_by_says_what_a_row_stands_for_and_the_sums_stay(held: Tracker, by: str, rows: int, named: set[str]) -> None:
    said = asked(held, "--by", by, "--course", "screening-overview")
    found = said["rows"]
    assert len([row for row in found if by != "classification" or row["staff"]]) == rows
    assert {row["course"] for row in found} == {"screening-overview"}
    assert sum(row["eligible"] for row in found) == 6
    assert sum(row["trained"] for row in found) == 2
    for name in ("district", "program", "team", "classification"):
        if name in named:
            assert any(row[name] is not None for row in found)
        elif by != "classification":
            assert {row[name] for row in found} == {None}
    assert said["totals"] == asked(held, "--course", "screening-overview")["totals"]


def test_csv_and_plain_say_what_the_json_says(held: Tracker) -> None:
    rows = asked(held)["rows"]
    read = list(csv.DictReader(io.StringIO(held.done("coverage", "--as-of", "2025-09-30", "--csv").out)))
    assert [(row["course"], row["team"], int(row["trained"]), int(row["eligible"])) for row in read] == [
        (row["course"], row["team"], row["trained"], row["eligible"]) for row in rows
    ]
    plain = held.done("coverage", "--as-of", "2025-09-30", "--plain").out.splitlines()
    assert len(plain) == 1 + len(rows)
    assert any("D4-CPS" in line and "2 of 3" in line and "66.7%" in line for line in plain)


def test_the_grid_says_where_everybody_stands(held: Tracker) -> None:
    grid = held.done("coverage", "--as-of", "2025-09-30").out
    assert "Tuesday, 30 September 2025" in grid
    assert "2/3" in grid
    assert ran(["--workspace", str(held.root)]).out == held.done("coverage").out


def test_left_lists_who_has_no_credit_in_force(held: Tracker) -> None:
    held.done("people", "leave", "OR2", "--from", "2025-09-20")
    held.done("people", "exempt", "OR4", "--course", "screening-overview", "--reason", "teaches it")
    found = held.asked("left", "--course", "screening-overview", "--as-of", "2025-09-30")
    assert [(each["team"], each["employee_number"], each["state"]) for each in found] == [
        ("D14-CPS", "OR5", "never"),
        ("D14-Permanency", "OR6", "never"),
    ]
    back = held.asked("left", "--course", "screening-overview", "--as-of", "2025-09-19")
    assert "OR2" in {each["employee_number"] for each in back}


def test_known_on_answers_as_it_was_answered_then(staff: Tracker, tmp_path: Path) -> None:
    """Whatever is imported, logged, moved, cancelled or undone later."""
    steps: list[Callable[[], object]] = [
        lambda: staff.done(
            *("log", "screening-overview", "--on", "2025-09-12", "--team", "D4-CPS", "--names", "-"), stdin="OR1\nOR2\n"
        ),
        lambda: staff.done(
            *("import", roster(tmp_path / "D04 2025-09-20.csv", ADA, (*BO[:3], "Perm", "SSS1"), CY, DI), "--yes")
        ),
        lambda: staff.done("people", "move", "OR1", "--to", "D9-CPS", "--on", "2025-09-22"),
        lambda: staff.done("log", "screening", "--into", "1", "--names", "-", stdin="OR3\n"),
        lambda: staff.done("people", "end", "OR3", "--last-day", "2025-09-25"),
        lambda: staff.done("courses", "set", "screening", "--target", "50"),
        lambda: staff.done("teams", "add", "--district", "4", "--program", "CPS", "--name", "East"),
        lambda: staff.done("cancel", "1"),
        lambda: staff.done("undo"),
        lambda: staff.done("undo", "7"),
        lambda: staff.done("redo"),
        lambda: staff("undo", "2", "--rest"),
    ]
    answered: list[tuple[int, str, dict[str, Any], list[Any]]] = []
    for step in steps:
        newest = staff.asked("history")[0]
        answered.append((newest["change"], newest["at"], asked(staff), staff.asked("left", "--as-of", "2025-09-30")))
        step()
    assert len({str(each[2]) for each in answered}) > len(steps) // 2
    for change, at, then, left in answered:
        by_number, by_moment = asked(staff, "--known-on", str(change)), asked(staff, "--known-on", at)
        assert by_number["known_on"] == by_moment["known_on"] == at
        assert {**by_number, "known_on": None} == then
        assert {**by_moment, "known_on": None} == then
        assert staff.asked("left", "--as-of", "2025-09-30", "--known-on", at) == left


def test_known_on_a_date_means_the_end_of_that_local_day(staff: Tracker, monkeypatch: pytest.MonkeyPatch) -> None:
    def at(moment: datetime) -> None:
        monkeypatch.setattr("tracker.cli.door.now", lambda: moment)

    late = datetime(2031, 9, 13, 6, 59, 59, tzinfo=UTC)  # 23:59:59 of the 12th in Oregon
    at(late)
    staff.done("people", "add", "Roe, Al", "--to", "D4-CPS", "--on", "2025-09-20", "--number", "OR20")
    at(late + timedelta(seconds=1))
    staff.done("people", "add", "Roe, Bea", "--to", "D4-CPS", "--on", "2025-09-20", "--number", "OR21")

    def numbers(known_on: str) -> int:
        rows = asked(staff, "--known-on", known_on, "--course", "screening", "--by", "state")["rows"]
        return int(rows[0]["staff"])

    assert [numbers(day) for day in ("2031-09-11", "2031-09-12", "2031-09-13")] == [6, 7, 8]


def test_known_before_anything_was_known_there_is_nothing(staff: Tracker) -> None:
    said = asked(staff, "--known-on", "2001-01-01")
    assert (said["rows"], said["totals"]) == ([], [])


@pytest.mark.parametrize("said", ["never", "2025-02-30", "2025-13-01", "9/30", ""])
def test_a_moment_that_is_none_is_wrong_usage(staff: Tracker, said: str) -> None:
    assert staff("coverage", "--known-on", said).code == 2
