"""Files that `import` does not take say which command or page does; whatever may be a roster is read as one."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.intake.untidy import workbook
from tests.intake.untidy_rosters import make
from tracker.errors import NothingToImport
from tracker.intake.arriving import arrived
from tracker.intake.elsewhere import taken_elsewhere
from tracker.intake.reading import read_book

TOP = Path(__file__).parents[2]
MONTHS = ("Apr 2025", "May 2025", "Jun 2025")
PLAN = ("Code", "Title", "Time to completion", "Internal needs", "Dependencies", "Anticipated outcome")
Sheet = Sequence[Sequence[Any]]


def told(folder: Path, *rows: Sequence[Any], name: str = "file.xlsx") -> str:
    """Give what is said of a file that is not taken, or the kind that it is taken for."""
    try:
        return arrived(workbook(folder / name, {"Sheet1": list(rows)})).kind
    except NothingToImport as why:
        return why.message


PLANS: tuple[Sheet, ...] = (((PLAN), ("refresher", "CSEC refresher", "Short term", "Two trainers", "None", "Trained")),)
LISTS: tuple[Sheet, ...] = (
    (("Training", "Posted"), ("Labor trafficking basics", "2025-09-12"), ("Familial trafficking", None)),
    (("Resource list",), ("Resource", "Website"), ("Harbor House North", "https://harbor.example")),
    (("Name", "Web link", "Next review"), ("Harbor House North", "https://harbor.example", "2026-07-01")),
    (
        ("Agency", "Website", "Email", "Counties", "Last reviewed"),
        ("Harbor House North", "https://harbor.example", "info@harbor.example", "Lane, Linn", "2025-07-01"),
    ),
)
NUMBERS: tuple[Sheet, ...] = (
    (("District", *MONTHS), ("District 1", 11, 9, "<5"), ("District 2", 64, 70, 81), ("Total", 75, 79, 81)),
    (("Month", "D1", "D2"), ("2025-04", 1, 2), ("2025-05", 3, 4)),
    (("District", "Month", "Count"), (1, "2025-04", 11), (2, "2025-04", 64)),
)


@pytest.mark.parametrize(
    ("rows", "command"),
    [
        *((rows, "`tracker plan import`") for rows in PLANS),
        *((rows, "`tracker catalogue import FILE --list CODE`") for rows in LISTS),
        *((rows, "`tracker indicators import FILE`") for rows in NUMBERS),
    ],
)
def test_a_file_of_another_page_is_told_by_its_command(tmp_path: Path, rows: Sheet, command: str) -> None:
    assert command in told(tmp_path, *rows)
    assert told(tmp_path, *rows).startswith("file.xlsx ")


ROSTERS: tuple[Sheet, ...] = (
    (("OR Number", "Name", "Posted", "Website"), ("OR00101", "Okoye, Ada", "2025-09-12", "x")),
    (("Whom", "Title", "Posted"), ("Okoye, Ada", "SSS1", "2025-09-12"), ("Fenn, Bo", "SSS1", "2025-09-12")),
    (("Title", "Link", "Mail address"), ("SSS1", "x", "ada@o.example"), ("SSS2", "y", "bo@o.example")),
    (("Employee Name", "District", *MONTHS), ("Ada Okoye", 1, 1, 2, 3), ("Bo Fenn", 2, 4, 5, 6)),
    (("Supervisor", "Posted", "Title"), ("Al Roe", "2025-09-12", "SSS1")),
    (("Team", "People"), ("Harbor", 14)),
)


@pytest.mark.parametrize("rows", ROSTERS)
def test_what_may_be_a_roster_is_read_as_one(tmp_path: Path, rows: Sheet) -> None:
    assert told(tmp_path, *rows) == "roster"


def test_her_old_tracker_with_numbers_stays_what_it_is(tmp_path: Path) -> None:
    rows = [("District", "Overview CPS", "Overview Perm"), *((f"District {n}", 11, 9) for n in range(1, 5))]
    assert told(tmp_path, *rows) == "sessions"


def test_what_is_said_to_be_a_roster_is_not_asked_about(tmp_path: Path) -> None:
    path = workbook(tmp_path / "file.xlsx", {"Sheet1": list(LISTS[0])})
    assert arrived(path, kind="roster").kind == "roster"


@pytest.mark.parametrize("seed", range(400, 406))
def test_no_untidy_roster_is_taken_for_anything_else(tmp_path: Path, seed: int) -> None:
    assert taken_elsewhere(read_book(make(seed, tmp_path).path), unknown=True) is None


def test_of_the_samples_only_the_two_of_other_pages_are_told(tmp_path: Path) -> None:
    found = {}
    for path in sorted((TOP / "imports").glob("*.csv")):
        try:
            arrived(path)
        except NothingToImport as why:
            found[path.name] = why.message
    assert set(found) == {"Resource_guide_sample.csv", "Screenings_by_district_sample.csv"}
