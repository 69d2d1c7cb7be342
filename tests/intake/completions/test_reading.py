"""Completions as they come in: long and wide tables, a learning system's reports, and what is never guessed."""

from datetime import date, datetime
from pathlib import Path

import pytest

from tests.intake.completions.shapes import (
    activities,
    book,
    course_completion,
    one,
    opened,
    read,
    said,
    text_file,
)
from tracker.errors import NothingToImport
from tracker.intake.completions.days import DAY_FIRST, MONTH_FIRST
from tracker.intake.completions.read import read_completions
from tracker.intake.completions.values import Choices
from tracker.intake.values import Grid

LONG = ("Employee ID", "Learner Name", "Course Title", "Completion Status", "Completion Date")


def test_a_long_table_says_person_course_state_and_day() -> None:
    file = read(
        LONG,
        ("OR1", "Okoye, Ada", "CSEC refresher", "Completed", date(2025, 8, 12)),
        ("OR1", "Okoye, Ada", "Screening overview", "In Progress", None),
        ("OR2", "Fenn, Bo", "CSEC refresher", "Waived", "3/14/2025"),
        ("OR3", "Lind, Cy", "CSEC refresher", "No Show", None),
    )
    assert file.sheets[0].shape == "long"
    assert file.sheets[0].columns["employee_number"] == "A"
    assert said(file) == [
        ("Okoye, Ada", "CSEC refresher", "completed", "2025-08-12"),
        ("Okoye, Ada", "Screening overview", "unfinished", ""),
        ("Fenn, Bo", "CSEC refresher", "exempt", "2025-03-14"),
        ("Lind, Cy", "CSEC refresher", "failed", ""),
    ]


def test_a_hand_kept_wide_table_holds_words_dates_and_ticks_in_its_cells() -> None:
    file = read(
        ("Name", "District", "CSEC refresher", "Overview", "Trauma 101"),
        ("Okoye, Ada", "D4", "Completed", date(2025, 8, 12), "x"),
        ("Fenn, Bo", "D4", "In Progress", "Waived", "✓"),
        ("Lind, Cy", "D4", "Not Applicable", "Completed 8/20/2025", None),
        ("Roe, Al", "D4", "N/A", "yes", "2025-08-13 - done"),
    )
    (sheet,) = file.sheets
    assert (sheet.shape, sheet.tracks) == ("wide", {"CSEC refresher": "C", "Overview": "D", "Trauma 101": "E"})
    assert said(file) == [
        ("Okoye, Ada", "CSEC refresher", "completed", ""),
        ("Okoye, Ada", "Overview", "completed", "2025-08-12"),
        ("Okoye, Ada", "Trauma 101", "completed", ""),
        ("Fenn, Bo", "CSEC refresher", "unfinished", ""),
        ("Fenn, Bo", "Overview", "exempt", ""),
        ("Fenn, Bo", "Trauma 101", "completed", ""),
        ("Lind, Cy", "CSEC refresher", "exempt", ""),
        ("Lind, Cy", "Overview", "completed", "2025-08-20"),
        ("Roe, Al", "CSEC refresher", "exempt", ""),
        ("Roe, Al", "Overview", "completed", ""),
        ("Roe, Al", "Trauma 101", "completed", "2025-08-13"),
    ]
    assert file.marks[0].given.district == 4


def test_a_states_column_and_a_days_column_under_one_merged_heading_are_one_course() -> None:
    file = read(
        (None, "CSEC refresher", None, "Overview", None),
        ("Name", "Status", "Date", "Status", "Date"),
        ("Okoye, Ada", "Completed", date(2025, 8, 12), "In progress", None),
        ("Fenn, Bo", "Completed", None, "Completed", date(2025, 8, 13)),
        merged=((1, 2, 1, 3), (1, 4, 1, 5)),
    )
    assert said(file) == [
        ("Okoye, Ada", "CSEC refresher", "completed", "2025-08-12"),
        ("Okoye, Ada", "Overview", "unfinished", ""),
        ("Fenn, Bo", "CSEC refresher", "completed", ""),
        ("Fenn, Bo", "Overview", "completed", "2025-08-13"),
    ]


def test_a_heading_keeps_its_courses_own_words_without_date_or_completed_behind_them() -> None:
    file = read(
        ("Name", "CSEC Refresher - Completion date", "Overview (completed)"),
        ("Okoye, Ada", "8/14/2025", "yes"),
    )
    assert [(mark.course, mark.column) for mark in file.marks] == [("CSEC Refresher", "B"), ("Overview", "C")]


def test_moodles_activity_completion_is_read_as_its_excel_button_writes_it(tmp_path: Path) -> None:
    path = activities(
        tmp_path / "progress.csec.csv",
        ("Ada Okoye", "ada@o.example", "Completed", "2025-08-12 14:03:22"),
        ("Bo Fenn", "bo@o.example", "Not completed", ""),
        ("Cy Lind", "cy@o.example", "Completed (achieved pass grade)", "2025-08-13 09:00:00"),
        ("Al Roe", "al@o.example", "Completed (did not achieve pass grade)", "2025-08-13 10:00:00"),
        ("Di Vega", "di@o.example", "Completed (set by Kim Ames)", "2025-08-14 10:00:00"),
    )
    file = read_completions(opened(path))
    (sheet,) = file.sheets
    assert (sheet.shape, sheet.columns) == ("moodle activities", {"name": "A", "email": "B"})
    assert [row[2:] for row in said(file)] == [
        ("completed", "2025-08-12"),
        ("unfinished", ""),
        ("completed", "2025-08-13"),
        ("failed", "2025-08-13"),
        ("completed", "2025-08-14"),
    ]


@pytest.mark.parametrize("beside", ["2026-06-30 00:00:00", ""])
def test_moodles_comma_form_is_the_same_and_an_expected_day_is_no_course(tmp_path: Path, beside: str) -> None:
    rows = [
        ["", "Email address", "Module 1", "", "Final quiz", beside],
        ["Ada Okoye", "ada@o.example", "Completed", "2025-08-12 14:03:22", "Not completed", ""],
        ["Bo Fenn", "bo@o.example", "Completed", "2025-08-13 14:03:22", "Completed", "2025-08-14 08:00:00"],
    ]
    file = read_completions(opened(text_file(tmp_path / "progress.csv", rows)))
    assert file.sheets[0].tracks == {"Module 1": "C", "Final quiz": "E"}
    assert said(file)[-1] == ("Fenn, Bo", "Final quiz", "completed", "2025-08-14")


def test_moodles_course_completion_has_one_day_for_the_whole_course_and_its_id_is_nobodys_number(
    tmp_path: Path,
) -> None:
    path = course_completion(
        tmp_path / "completion.csv",
        ("Ada Okoye", "ada@o.example", "12/05/25, 14:03", "22/05/25, 14:40"),
        ("Bo Fenn", "bo@o.example", "", ""),
    )
    file = read_completions(opened(path))
    (sheet,) = file.sheets
    assert sheet.shape == "moodle course"
    assert "employee_number" not in sheet.columns
    assert [(mark.course, mark.verdict, mark.day) for mark in file.marks] == [
        ("Module 1: Warning signs", "completed", date(2025, 5, 12)),
        ("", "completed", date(2025, 5, 22)),
        ("Module 1: Warning signs", "unfinished", None),
        ("", "unfinished", None),
    ]


def test_a_report_with_titles_and_prompts_above_finds_its_headings() -> None:
    file = read(
        ("Learning Completions by Organization",),
        ("Report run", "9/13/2025 08:00 AM"),
        ("Organization", "District 4"),
        ("Status", "All"),
        (),
        ("Worker", "Work Email", "Supervisory Organization", "Learning Content", "Completion Status", "Completed On"),
        ("Ada Okoye (OR0000001)", "ada@o.example", "D4 CPS", "CSEC refresher", "Completed", date(2025, 8, 12)),
        (None, None, None, "Screening overview", "Completed", date(2025, 8, 13)),
    )
    (sheet,) = file.sheets
    assert sheet.header_row == 6
    assert file.on == date(2025, 9, 13)
    assert file.marks[0].given.employee_number == "OR0000001"


REPORT = (
    ("Worker", "Learning Content", "Completion Status", "Completed On"),
    ("Ada Okoye (OR1)", "CSEC refresher", "Completed", date(2025, 8, 12)),
    (None, "Screening overview", "Completed", date(2025, 8, 13)),
    ("Bo Fenn (OR2)", "CSEC refresher", "Completed", date(2025, 8, 14)),
    (None, None, "Completed", date(2025, 8, 15)),
)


def test_a_person_filled_once_and_blank_below_is_offered_to_be_filled_down_and_never_is_unasked() -> None:
    file = read(*REPORT)
    assert [(mark.doubt, mark.given.name is None) for mark in file.marks] == [
        ("", False),
        ("no_person", True),
        ("", False),
        ("no_person", True),
    ]
    (problem,) = file.sheets[0].problems
    assert (problem.code, problem.row, problem.column) == ("blank_below", 3, "A")
    assert file.sheets[0].blank_below == 2


def test_filled_down_as_she_said_a_blank_is_who_and_which_course_stands_above() -> None:
    file = read(*REPORT, choices=Choices(fill_down=True))
    assert said(file) == [
        ("Okoye, Ada", "CSEC refresher", "completed", "2025-08-12"),
        ("Okoye, Ada", "Screening overview", "completed", "2025-08-13"),
        ("Fenn, Bo", "CSEC refresher", "completed", "2025-08-14"),
        ("Fenn, Bo", "CSEC refresher", "completed", "2025-08-15"),
    ]
    assert [mark.given.row for mark in file.marks] == [2, 3, 4, 5]
    assert "On 2 rows the person or the course is the one above, as you said." in file.sheets[0].assumptions


def test_a_row_with_any_word_of_who_it_is_takes_nothing_from_the_row_above() -> None:
    file = read(
        ("OR Number", "Name", "Course", "Status", "Date"),
        ("OR1", "Okoye, Ada", "CSEC refresher", "Completed", date(2025, 8, 12)),
        (None, "Fenn, Bo", "CSEC refresher", "Completed", date(2025, 8, 12)),
        choices=Choices(fill_down=True),
    )
    assert file.marks[1].given.employee_number is None


def test_cells_that_really_are_merged_count_for_each_row() -> None:
    file = read(
        ("Name", "Course", "Status", "Completed On"),
        ("Okoye, Ada", "CSEC refresher", "Completed", date(2025, 8, 12)),
        (None, "Screening overview", "Completed", date(2025, 8, 13)),
        merged=((2, 1, 3, 1),),
    )
    assert [row[0] for row in said(file)] == ["Okoye, Ada", "Okoye, Ada"]
    assert file.sheets[0].problems == ()
    assert "A value merged over several rows counts for each of them." in file.sheets[0].assumptions


@pytest.mark.parametrize(
    ("days", "order", "read_as"),
    [
        (("5/12/2025", "5/22/2025"), MONTH_FIRST, ("2025-05-12", "2025-05-22")),
        (("12/05/25, 14:03", "22/05/25, 14:40"), DAY_FIRST, ("2025-05-12", "2025-05-22")),
        (("2025-05-12", "12 May 2025"), MONTH_FIRST, ("2025-05-12", "2025-05-12")),
        (("Monday, 12 May 2025, 2:03 PM", "May 13, 2025"), MONTH_FIRST, ("2025-05-12", "2025-05-13")),
        (("5/12/2025", "7/8/2025"), None, ("", "")),
        (("7/7/2025", "8/8/2025"), MONTH_FIRST, ("2025-07-07", "2025-08-08")),
    ],
)
def test_day_or_month_first_is_decided_by_all_values_of_the_file_or_it_is_open(
    days: tuple[str, ...], order: str | None, read_as: tuple[str, ...]
) -> None:
    file = read(LONG, *(("OR1", "Okoye, Ada", "CSEC refresher", "Completed", day) for day in days))
    assert file.order == order
    assert tuple(row[3] for row in said(file)) == read_as
    assert {mark.doubt for mark in file.marks} == ({"date_order"} if order is None else {""})


def test_the_order_is_hers_to_say_and_a_date_that_does_not_fit_it_is_a_problem() -> None:
    rows = [("OR1", "Okoye, Ada", "CSEC refresher", "Completed", day) for day in ("5/12/2025", "7/8/2025")]
    assert [row[3] for row in said(read(LONG, *rows, choices=Choices(order=DAY_FIRST)))] == ["2025-12-05", "2025-08-07"]
    wrong = read(LONG, ("OR1", "A B", "CSEC refresher", "Completed", "22/5/2025"), choices=Choices(order=MONTH_FIRST))
    assert one(wrong).doubt == "not_a_date"


def test_two_orders_in_one_file_leave_open_what_could_be_either() -> None:
    days = ("5/22/2025", "22/6/2025", "7/8/2025")
    file = read(LONG, *(("OR1", "Okoye, Ada", "CSEC refresher", "Completed", day) for day in days))
    assert [(row[2], row[3]) for row in said(file)] == [
        ("completed", "2025-05-22"),
        ("completed", "2025-06-22"),
        ("date_order", ""),
    ]


def test_days_of_those_who_did_not_finish_help_to_tell_the_order() -> None:
    file = read(
        LONG,
        ("OR1", "Okoye, Ada", "CSEC refresher", "Completed", "5/8/2025"),
        ("OR2", "Fenn, Bo", "CSEC refresher", "Enrolled", "5/22/2025"),
    )
    assert file.order == MONTH_FIRST
    assert said(file)[0][3] == "2025-05-08"


def test_plain_numbers_are_excels_days_and_it_says_so() -> None:
    file = read(("Name", "Course", "Completed On"), ("Okoye, Ada", "CSEC refresher", 45881.0))
    assert one(file).day == date(2025, 8, 12)
    assert "Read as Excel's days: 1 plain number." in file.sheets[0].assumptions


def test_a_real_date_with_a_time_is_its_day() -> None:
    file = read(("Name", "CSEC refresher"), ("Okoye, Ada", datetime(2025, 8, 12, 23, 30)))  # noqa: DTZ001 - a cell's own
    assert one(file).day == date(2025, 8, 12)


@pytest.mark.parametrize(
    ("state", "day", "doubt"),
    [
        ("Sort of", date(2025, 8, 12), "unknown_word"),
        ("Completed", "soon", "unknown_word"),
        ("92", None, "unknown_word"),
        ("Completed", "5/40/2025", "unknown_word"),
        ("Completed", None, ""),
    ],
)
def test_words_that_are_not_known_are_a_doubt_and_never_a_completion(state: str, day: object, doubt: str) -> None:
    file = read(LONG, ("OR1", "Okoye, Ada", "CSEC refresher", state, day))  # type: ignore[arg-type] # any cell
    assert one(file).doubt == doubt


def test_an_error_cell_does_not_pass_for_a_blank() -> None:
    rows = (LONG, ("OR1", "Okoye, Ada", "CSEC refresher", "Completed", None))
    file = read(*rows, failed={(2, 5): "#N/A"})
    assert one(file).doubt == "error_cell"
    assert "#N/A" in one(file).why


def test_two_people_in_one_cell_are_a_doubt() -> None:
    file = read(("Name", "CSEC refresher"), ("Ann Lee / Bo Ray", "Completed"))
    assert one(file).doubt == "two_people"


def test_a_day_under_a_mere_date_beside_a_blank_state_is_no_completion() -> None:
    file = read(("Name", "Course", "Status", "Date"), ("Okoye, Ada", "CSEC refresher", None, date(2025, 8, 12)))
    assert one(file).doubt == "no_status"


def test_totals_blank_rows_and_repeated_headings_are_nobody() -> None:
    file = read(
        LONG,
        ("OR1", "Okoye, Ada", "CSEC refresher", "Completed", date(2025, 8, 12)),
        (),
        LONG,
        ("OR2", "Fenn, Bo", "CSEC refresher", "Completed", date(2025, 8, 13)),
        ("Total", None, None, 2.0, None),
    )
    assert [row[0] for row in said(file)] == ["Okoye, Ada", "Fenn, Bo"]
    assert file.sheets[0].people == 2


def test_sensitive_columns_are_refused_and_named() -> None:
    file = read(
        ("Name", "Birthdate", "Gender", "CSEC refresher"),
        ("Okoye, Ada", date(1990, 1, 2), "F", "Completed"),
        ("Fenn, Bo", date(1991, 1, 2), "M", "Completed"),
    )
    assert file.sheets[0].refused == ("Birthdate", "Gender")
    assert {mark.course for mark in file.marks} == {"CSEC refresher"}


def test_the_persons_email_is_told_from_the_supervisors_though_people_stand_on_many_rows() -> None:
    people = (("Ada Okoye", "ada.okoye"), ("Bo Fenn", "bo.fenn"), ("Cy Lind", "cy.lind"))
    rows = [
        (name, f"{mail}@o.example", "sam.sup@o.example", course, "Completed", date(2025, 8, 12))
        for name, mail in people
        for course in ("CSEC refresher", "Overview")
    ]
    file = read(("Learner", "Email", "Supervisor Email", "Course", "Status", "Completed On"), *rows)
    assert file.sheets[0].columns["email"] == "B"


def test_a_hidden_sheet_and_an_empty_one_say_why_nothing_is_read() -> None:
    given = book(("Name", "CSEC refresher"), ("Okoye, Ada", "x"))
    sheets = (*given.sheets, Grid("Old", given.sheets[0].rows, hidden=True), Grid("Blank", ()))
    read_in = read_completions(type(given)("c.xlsx", "0", "xlsx", sheets), courses=("csec refresher",))
    assert [bool(sheet.skipped) for sheet in read_in.sheets] == [False, True, True]


def test_a_file_that_speaks_of_no_course_is_an_error_that_says_what_was_seen() -> None:
    with pytest.raises(NothingToImport, match="Nobody's completions were recognised"):
        read(("Shopping", "Price"), ("Tea", "3"))


def test_what_she_said_a_column_is_goes_before_its_heading() -> None:
    rows = (("Whom", "What", "How", "When"), ("Okoye, Ada", "CSEC refresher", "Completed", date(2025, 8, 12)))
    columns = {"whom": "name", "what": "course", "how": "status", "when": "completed_on"}
    file = read(*rows, choices=Choices(columns=columns))
    assert said(file) == [("Okoye, Ada", "CSEC refresher", "completed", "2025-08-12")]


@pytest.mark.parametrize(
    ("name", "source", "on"),
    [
        ("CSEC tracker 2025-09-01.xlsx", "CSEC tracker", date(2025, 9, 1)),
        ("CSEC tracker 2025-08-01 (1).xlsx", "CSEC tracker", date(2025, 8, 1)),
        ("progress.csec101.csv", "progress.csec101", None),
        ("20250901.csv", "20250901", date(2025, 9, 1)),
        ("tracker_9-15-2025.xlsx", "tracker", date(2025, 9, 15)),
        ("tracker_9-10-2025.xlsx", "tracker", None),
    ],
)
def test_a_files_source_is_its_name_without_its_day_and_its_day_is_never_guessed(
    name: str, source: str, on: date | None
) -> None:
    file = read(("Name", "CSEC refresher"), ("Okoye, Ada", "x"), name=name)
    assert (file.source, file.on) == (source, on)


@pytest.mark.parametrize("filler", [" ", "-", "(", "1/", "x"])
def test_long_texts_in_cells_and_headings_are_only_words_that_are_not_known(filler: str) -> None:
    """A pattern that goes back and forth over them would take minutes."""
    long = f"a{filler * 16_000}b"
    file = read(("Name", "CSEC refresher", long), ("Okoye, Ada", long, "x"), ("Fenn, Bo", "Completed", long))
    assert [mark.doubt for mark in file.marks if mark.course == "CSEC refresher"] == ["unknown_word", ""]
    assert len(file.marks[0].why) < 200
