"""An old tracker is known by its look, and nothing with people in it is one."""

from datetime import date
from pathlib import Path

import pytest

from tests.demo.samples.old_tracker import tracker
from tests.intake.old_tracker.shapes import HEAD, book, grid
from tracker.intake.arriving import kind_of, looks_like_attendance
from tracker.intake.attendance import is_workbook
from tracker.intake.old_tracker import looks_like
from tracker.intake.reading import read_book

JUNE = date(2025, 6, 3)
IMPORTS = Path(__file__).parents[3] / "imports"
OTHERS = sorted(
    path
    for path in IMPORTS.iterdir()
    if path.suffix in {".xlsx", ".xls", ".ods", ".csv"} and not path.name.startswith("Old_tracker")
)
ROWS = (("District 1", JUNE, None), ("D02", "6/17 (14)", "✓"), ("District 3", "n/a", "TBD"))


@pytest.mark.parametrize("path", OTHERS, ids=lambda path: path.name)
def test_no_other_file_that_ships_is_taken_for_one(path: Path) -> None:
    if looks_like_attendance(path) and not is_workbook(path):
        return
    assert not looks_like(read_book(path))


def test_the_sample_is_one(tmp_path: Path) -> None:
    path = tmp_path / "Old_tracker_2025.xlsx"
    path.write_bytes(tracker())
    assert kind_of(read_book(path)) == "sessions"


def test_districts_at_the_side_or_across_with_days_ticks_and_numbers_are_one() -> None:
    assert looks_like(book(grid(HEAD, *ROWS)))
    assert looks_like(book(grid(*zip(*(HEAD, *ROWS), strict=True))))
    assert looks_like(book(grid(("District", "CPS", "Permanency"), *ROWS, sheet="Overview")))


def test_a_list_of_people_is_none_even_with_districts_and_days() -> None:
    head = ("District", "Employee ID", "Name", "Overview")
    people = [(f"District {n}", f"OR{n}", "Okoye, Ada", JUNE) for n in range(1, 6)]
    assert not looks_like(book(grid(head, *people)))
    emails = [(f"District {n}", "ada@o.example", JUNE, JUNE) for n in range(1, 6)]
    assert not looks_like(book(grid(("District", "Contact", "Overview", "CPS"), *emails)))


def test_a_sheet_of_words_or_without_a_training_or_a_program_is_none() -> None:
    words = [(f"District {n}", "Ask the branch about a room", "They will write") for n in range(1, 6)]
    assert not looks_like(book(grid(HEAD, *words)))
    assert not looks_like(book(grid(("District", "Apples", "Pears"), *ROWS), file="fruit.xlsx"))
    assert not looks_like(book(grid()))
