"""What has arrived: a roster is never taken for completions, and completions never for a roster."""

from datetime import date
from pathlib import Path

import pytest

from tests.intake.completions.shapes import Row, activities, book, course_completion, opened
from tests.intake.untidy_rosters import make
from tracker.intake.arriving import kind_of
from tracker.intake.completions import looks_like
from tracker.intake.values import Grid

TOP = Path(__file__).parents[3]
ARRIVED = sorted(path for path in (TOP / "imports").iterdir() if path.name != "README.md")
OURS = {"D11_training_tracker_2025-08-18.xlsx", "Moodle_progress_CSEC_refresher.csv"}
D = date(2025, 8, 12)


@pytest.mark.parametrize("path", ARRIVED, ids=lambda path: path.name)
def test_of_all_files_in_imports_only_completions_are_taken_for_them(path: Path) -> None:
    assert looks_like(opened(path)) == (path.name in OURS)


COMPLETIONS: dict[str, tuple[Row, ...]] = {
    "long": (
        ("Employee ID", "Learner", "Course Title", "Completion Status", "Completion Date"),
        ("OR1", "Okoye, Ada", "CSEC refresher", "Completed", D),
    ),
    "long with where people work": (
        ("Worker", "Supervisory Organization", "Manager", "Job Profile", "Learning Content", "Completion Status"),
        ("Okoye, Ada", "D4 CPS", "Sup, Sam", "SSS1", "CSEC refresher", "Completed"),
    ),
    "long without a course": (
        ("Name", "Email", "Completion Date"),
        ("Okoye, Ada", "ada@o.example", D),
    ),
    "wide with words": (
        ("Name", "District", "Unit", "Supervisor", "CSEC refresher", "Overview"),
        ("Okoye, Ada", "4", "CPS", "Sup, Sam", "Completed", "In Progress"),
    ),
    "wide with dates alone": (
        ("Name", "CSEC refresher", "Screening overview training", "Module 1"),
        ("Okoye, Ada", D, None, D),
        ("Fenn, Bo", D, D, None),
    ),
    "titles above": (
        ("Training tracker 2025",),
        ("Kept by K. Ames",),
        (),
        ("Staff", "Overview training", "CSEC refresher"),
        ("Okoye, Ada", "x", "Waived"),
    ),
    "two rows of headings": (
        (None, "CSEC refresher", None),
        ("Name", "Status", "Date"),
        ("Okoye, Ada", "Completed", D),
    ),
}
ROSTERS: dict[str, tuple[Row, ...]] = {
    "plain": (
        ("OR Number", "Name", "Email", "Classification", "Unit", "Hire Date"),
        ("OR1", "Okoye, Ada", "ada@o.example", "SSS1", "CPS", D),
    ),
    "with a column of ticks": (
        ("OR Number", "Name", "Classification", "Unit", "Bilingual", "Lead"),
        ("OR1", "Okoye, Ada", "SSS1", "CPS", "x", "yes"),
        ("OR2", "Fenn, Bo", "SSS1", "CPS", None, "no"),
    ),
    "with the day of one training": (
        ("OR Number", "Name", "Classification", "Unit", "Supervisor", "CSEC training"),
        ("OR1", "Okoye, Ada", "SSS1", "CPS", "Sup, Sam", D),
    ),
    "with a training date and a state of employment": (
        ("OR Number", "Name", "Program", "Status", "Training Date", "Completed"),
        ("OR1", "Okoye, Ada", "CPS", "Active", D, "x"),
    ),
    "with a title of the class and the newest training": (
        ("OR Number", "Name", "Class Title", "Unit", "Training", "Training Date"),
        ("OR1", "Okoye, Ada", "SSS1", "CPS", "Safety", D),
    ),
    "with leave and the end of a trial": (
        ("Employee", "OR #", "On Leave", "Trial Service Ends", "Position"),
        ("Okoye, Ada", "OR1", "no", D, "SSS1"),
    ),
}


@pytest.mark.parametrize("name", COMPLETIONS)
def test_tables_of_completions_are_known_by_their_look(name: str) -> None:
    given = book(*COMPLETIONS[name], merged=((1, 2, 1, 3),) if name == "two rows of headings" else ())
    assert looks_like(given)
    assert kind_of(given) == "completions"


@pytest.mark.parametrize("name", ROSTERS)
def test_a_roster_is_a_roster_whatever_else_its_columns_say(name: str) -> None:
    assert not looks_like(book(*ROSTERS[name]))


def test_moodles_reports_are_known_by_their_look(tmp_path: Path) -> None:
    one = activities(tmp_path / "a.csv", ("Ada Okoye", "ada@o.example", "Not completed", ""))
    other = course_completion(tmp_path / "b.csv", ("Ada Okoye", "ada@o.example", "", ""))
    assert looks_like(opened(one))
    assert looks_like(opened(other))


def test_a_table_without_people_is_none_of_ours() -> None:
    assert not looks_like(book(("District", "CSEC refresher", "Overview"), ("1", D, "Completed"), ("2", D, None)))


def test_a_hidden_sheet_does_not_decide_what_a_file_is() -> None:
    wide = book(*COMPLETIONS["wide with words"]).sheets[0]
    roster = book(*ROSTERS["plain"])
    both = type(roster)("r.xlsx", "0", "xlsx", (roster.sheets[0], Grid("Old", wide.rows, hidden=True)))
    assert not looks_like(both)


def test_a_log_of_trainings_beside_a_roster_does_not_make_it_completions() -> None:
    log = book(("Name", "Course", "Date"), ("Okoye, Ada", "CSEC refresher", D), sheet="Training log")
    rows = [(f"OR{n}", f"Okoye, A{n}", f"a{n}@o.example", "SSS1", "CPS", D) for n in range(4)]
    roster = book(ROSTERS["plain"][0], *rows)
    both = type(roster)("r.xlsx", "0", "xlsx", (*roster.sheets, *log.sheets))
    assert looks_like(log)
    assert not looks_like(both)
    on_its_side = book(*zip(*roster.sheets[0].rows, strict=True))
    assert not looks_like(type(roster)("r.xlsx", "0", "xlsx", (*on_its_side.sheets, *log.sheets)))


def test_a_summary_or_instructions_beside_completions_change_nothing() -> None:
    log = book(*COMPLETIONS["long"])
    counts = book(("District", "Program", "Staff"), ("D4", "CPS", 12.0), sheet="Summary")
    notes = book(
        ("Write to sam@o.example with questions", None),
        ("Name", "Write the worker's name as Last, First"),
        ("Email", "The work email only"),
        ("Program", "CPS or Permanency"),
        sheet="Instructions",
    )
    assert looks_like(type(log)("c.xlsx", "0", "xlsx", (*notes.sheets, *log.sheets, *counts.sheets)))


def test_no_untidy_roster_is_ever_taken_for_completions(tmp_path: Path) -> None:
    """These hold a heading like a course's, a training's date, ticks, or a log of trainings on a sheet of its own."""
    taken = [
        seed
        for seed in (3, 22, 30, 32, 57, 74, 130, 329, 391, 429, 505, 777)
        if looks_like(opened(make(seed, tmp_path).path))
    ]
    assert taken == []
