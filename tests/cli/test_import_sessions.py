"""`import` of her own old tracker: recognised by itself, previewed, written, asked about, and taken back."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from unittest import mock

import openpyxl
import pytest

from tests.cli.door import Tracker
from tests.demo.samples.old_tracker import tracker as sample
from tests.intake.untidy import Row, workbook

HEAD = ("District", "Overview CPS", "Overview Perm")
JUNE = date(2025, 6, 3)
KEYS = {
    *("file", "kind", "on", "sheets", "held", "planned", "known", "not_dated", "problems", "assumptions", "committed"),
    "change",
}


@pytest.fixture(autouse=True)
def _on_a_day() -> Iterator[None]:
    """Make it 29 August 2025, so that what is to come stays so."""
    with mock.patch("tracker.cli.door.today", return_value=date(2025, 8, 29)):
        yield


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "Old_tracker_2025.xlsx"
    path.write_bytes(sample())
    return path


def rows(path: Path, *given: Row) -> Path:
    return workbook(path, {"Tracker": [HEAD, *given]})


def test_it_is_recognised_by_itself_and_shown_without_writing(tracker: Tracker, old: Path) -> None:
    before = tracker.rows(journal=True)
    (shown,) = tracker.asked("import", old)["files"]
    assert set(shown) == KEYS
    assert (shown["kind"], shown["on"], shown["committed"], shown["change"]) == ("sessions", "2025-08-29", False, None)
    assert shown["held"][0] == {
        "course": "screening-overview",
        "day": "2025-02-11",
        "teams": ["D1-CPS", "D1-Permanency"],
        "evidence": ["reported", "reported"],
        "headcount": None,
        "note": "",
        "cells": ["Tracker!B6", "Tracker!C6"],
    }
    assert [each["day"] for each in shown["planned"]] == ["2025-09-18", "2025-09-25", "2025-09-30"]
    assert [each["cell"] for each in shown["not_dated"]] == ["Tracker!C7", "Tracker!B10", "Tracker!D10", "Tracker!B16"]
    assert {each["code"] for each in shown["problems"]} == {"no_day", "unclear", "colour"}
    assert shown["sheets"][0]["not_read"] == ["Total", "Notes"]
    assert tracker.rows(journal=True) == before


def test_with_yes_what_is_certain_is_written_and_the_rest_is_set_aside_beside_it(tracker: Tracker, old: Path) -> None:
    ending = tracker("import", old, "--yes")
    assert ending.code == 5
    assert (
        "+ held Tue 2025-02-11 Sex trafficking screening tool overview: D1-CPS, D1-Permanency (reported)" in ending.err
    )
    assert "C7, B10, D10, B16: These say no day. --on DAY gives one day to every cell that says none." in ending.err
    beside = openpyxl.load_workbook(old.with_name("Old_tracker_2025 set aside.xlsx")).worksheets[0]
    assert [row[1].value for row in beside.iter_rows(min_row=2)] == ["C7", "D9", "B10", "D10", "C14", "B16", "B17"]
    assert len(tracker.asked("sessions")) == 26


def test_the_same_file_again_is_done_and_changes_nothing(tracker: Tracker, old: Path) -> None:
    tracker("import", old, "--yes")
    before = tracker.rows(journal=True)
    again = tracker("import", old, "--yes", "--json")
    assert again.code == 0
    assert again.json["files"][0]["change"] is None
    assert len(again.json["files"][0]["known"]) == 28
    assert tracker.rows(journal=True) == before


def test_one_undo_takes_all_of_it_back(tracker: Tracker, old: Path) -> None:
    before = tracker.rows()
    tracker("import", old, "--yes")
    tracker.done("undo")
    assert tracker.rows() == before


def test_a_day_for_what_says_none_is_given_and_shown_and_a_day_to_come_is_refused(
    tracker: Tracker, tmp_path: Path
) -> None:
    file = rows(tmp_path / "t.xlsx", ("District 1", "✓", 14), ("District 2", JUNE, None), ("District 3", JUNE, None))
    assert tracker("import", file, "--yes").code == 5
    (done,) = tracker.asked("import", file, "--on", "2025-07-08", "--yes")["files"]
    assert [(each["day"], each["headcount"]) for each in done["held"]] == [("2025-07-08", 14)]
    assert done["assumptions"] == ["2 cells without a day: held on Tuesday 2025-07-08, as you said."]
    assert tracker("import", file, "--on", "2025-09-30").code == 2


def test_the_order_and_the_year_are_asked_for_and_obeyed(tracker: Tracker, tmp_path: Path) -> None:
    file = rows(
        tmp_path / "t.xlsx", ("District 1", "6/3", None), ("District 2", "7/8", None), ("District 3", "7/9", None)
    )
    asked = tracker("import", file, "--yes")
    assert (asked.code, "Give --month-first or --day-first." in asked.err) == (5, True)
    asked = tracker("import", file, "--month-first")
    assert "Give --year." in asked.err
    (done,) = tracker.asked("import", file, "--day-first", "--year", 2024, "--yes")["files"]
    assert [each["day"] for each in done["held"]] == ["2024-03-06", "2024-08-07", "2024-09-07"]


def test_a_heading_that_names_no_training_or_program_is_asked_about_and_obeyed(
    tracker: Tracker, tmp_path: Path
) -> None:
    file = workbook(
        tmp_path / "t.xlsx",
        {"2025": [("District", "Familial", "Overview"), *((f"District {n}", JUNE, JUNE) for n in range(1, 5))]},
    )
    asked = tracker("import", file, "--as", "sessions")
    assert 'Which training is “Familial”? Give --course "Familial=CODE".' in asked.err
    words = ("--as", "sessions", "--course", "Familial=csec", "--program", "CPS")
    (done,) = tracker.asked("import", file, *words, "--yes")["files"]
    assert {(each["course"], *each["teams"]) for each in done["held"]} == {
        (course, f"D{n}-CPS") for course in ("csec-refresher", "screening-overview") for n in range(1, 5)
    }


@pytest.mark.parametrize(("option", "code"), [(("--course", "A=nothing"), 4), (("--program", "Adoption"), 2)])
def test_an_unknown_training_or_program_is_refused(
    tracker: Tracker, old: Path, option: tuple[str, str], code: int
) -> None:
    assert tracker("import", old, *option, "--yes").code == code
    assert tracker.asked("sessions") == []


def test_a_session_of_the_records_is_known_and_a_file_without_a_crossing_holds_nothing(
    tracker: Tracker, tmp_path: Path
) -> None:
    tracker.done("log", "screening-overview", "--on", "2025-06-03", "--team", "D1-CPS", "--headcount", 12)
    file = rows(tmp_path / "t.xlsx", ("District 1", JUNE, None), ("District 2", JUNE, None), ("District 3", JUNE, None))
    (done,) = tracker.asked("import", file, "--yes")["files"]
    assert [(each["session"], each["team"]) for each in done["known"]] == [(1, "D1-CPS")]
    assert len(tracker.asked("sessions")) == 3
    nothing = workbook(tmp_path / "n.xlsx", {"People": [("Name",), ("Okoye, Ada",)]})
    assert tracker("import", nothing, "--as", "sessions").code == 3


def test_hostile_cells_are_shown_harmlessly_and_set_aside_as_text(tracker: Tracker, tmp_path: Path) -> None:
    hostile = "[/red]\x1b[31m @SUM(1)"
    file = rows(tmp_path / "t.xlsx", *((f"District {n}", JUNE, "n/a") for n in range(1, 5)), ("D5", "-1+1|cmd", None))
    book = openpyxl.load_workbook(file)
    book.worksheets[0]["C6"] = hostile.replace("\x1b", "\u202e")
    book.save(file)
    ending = tracker("import", file, "--yes")
    assert ending.code == 5
    assert "\u202e" not in ending.err
    beside = openpyxl.load_workbook(tmp_path / "t set aside.xlsx").worksheets[0]
    assert {cell.data_type for row in beside.iter_rows(min_row=2) for cell in row[2:]} == {"s"}


SPRING = ("District", "Spring round CPS")


def test_a_heading_is_given_to_a_course_once_and_courses_list_shows_it(tracker: Tracker, tmp_path: Path) -> None:
    file = workbook(tmp_path / "one.xlsx", {"Tracker": [SPRING, ("District 1", JUNE), ("District 2", JUNE)]})
    said = ("--as", "sessions", "--course", "Spring round CPS=csec")
    (written,) = tracker.asked("import", file, *said, "--yes")["files"]
    assert "“Spring round CPS” is remembered as csec-refresher for the next file." in written["assumptions"]
    assert {each["code"]: each["words"] for each in tracker.asked("courses", "list")} == {
        "screening-overview": [],
        "csec-refresher": ["Spring round CPS"],
    }
    assert "csec-refresher: files call it “Spring round CPS”" in tracker.done("courses", "list").out
    later = workbook(tmp_path / "two.xlsx", {"Tracker": [SPRING, ("District 3", JUNE)]})
    (known,) = tracker.asked("import", later, "--as", "sessions")["files"]
    assert [each["course"] for each in known["held"]] == ["csec-refresher"]
    tracker.done("undo")
    assert [each["words"] for each in tracker.asked("courses", "list")] == [[], []]


def test_a_heading_that_is_another_courses_own_is_refused_until_it_is_forgotten(
    tracker: Tracker, tmp_path: Path
) -> None:
    tracker.done("courses", "word", "csec", "Spring round CPS")
    file = workbook(tmp_path / "one.xlsx", {"Tracker": [SPRING, ("District 1", JUNE)]})
    before = tracker.rows(journal=True)
    for heading in ("Spring round CPS", "CSEC refresher"):
        ending = tracker("import", file, "--as", "sessions", "--course", f"{heading}=screening-overview", "--yes")
        assert (ending.code, "it cannot mean screening-overview" in ending.err) == (4, True)
    assert tracker.rows(journal=True) == before
    tracker.done("courses", "unword", "csec", "spring round cps")
    words = ("--as", "sessions", "--course", "Spring round CPS=screening-overview", "--yes")
    (written,) = tracker.asked("import", file, *words)["files"]
    assert [each["course"] for each in written["held"]] == ["screening-overview"]
