"""import --column: a roster's column by its heading or letter, now and for the next file with these headings."""

from pathlib import Path

import pytest

from tests.cli.door import Tracker
from tests.cli.rosters import meeting, roster

ODD = ("Whom", "Boss", "Crew", "Place", "Ref")
ADA = ("Okoye, Ada", "Roe, Al", "blue", "CPS", "71")
BO = ("Fenn, Bo", "Vale, In", "red", "Perm", "72")
SAID = ("--column", "name=Whom", "--column", "OR number=E", "--column", "none=Boss")


@pytest.fixture
def september(tmp_path: Path) -> Path:
    return roster(tmp_path / "D04 2025-09-02.csv", ADA, BO, headings=ODD)


def test_a_column_is_what_was_said_and_the_preview_says_so(tracker: Tracker, september: Path) -> None:
    before = tracker.rows(journal=True)
    ending = tracker.done("import", september, *SAID)
    assert "column A (“Whom”) is “name”, as you said." in ending.err
    assert "column E (“Ref”) is “employee number”, as you said." in ending.err
    assert "column B (“Boss”) is left alone, as you said." in ending.err
    assert "+ Okoye, Ada joins D4-CPS" in ending.err
    assert tracker.rows(journal=True) == before
    (said,) = tracker.asked("import", september, *SAID)["files"]
    columns = said["sheets"][0]["columns"]
    assert (columns["name"], columns["employee_number"]) == ("A", "E")


def test_it_is_remembered_for_the_next_file_and_undo_forgets_it(
    tracker: Tracker, september: Path, tmp_path: Path
) -> None:
    tracker.done("import", september, *SAID, "--yes")
    october = roster(tmp_path / "D04 2025-10-02.csv", ADA, headings=ODD)
    (said,) = tracker.asked("import", october)["files"]
    assert (said["unchanged"], said["sheets"][0]["columns"]["employee_number"]) == (1, "E")
    assert len(tracker.rows()["mapping"]) == 1
    tracker.done("undo")
    assert tracker.rows()["mapping"] == []
    assert tracker.rows()["person"] == []


def test_the_same_file_again_changes_nothing(tracker: Tracker, september: Path) -> None:
    tracker.done("import", september, *SAID, "--yes")
    before = tracker.rows(journal=True)
    tracker.done("import", september, *SAID, "--yes")
    assert tracker.rows(journal=True) == before


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("nmae=Whom", "The fields are employee number, name, last name"),
        ("name=Who", "A “Whom”, B “Boss”, C “Crew”, D “Place”, E “Ref”"),
        ("Whom", "FIELD=HEADING"),
    ],
)
def test_what_cannot_be_understood_says_what_there_is(tracker: Tracker, september: Path, said: str, why: str) -> None:
    before = tracker.rows(journal=True)
    ending = tracker("import", september, "--column", said, "--yes")
    assert ending.code == 2
    assert why in ending.err
    assert tracker.rows(journal=True) == before


def test_only_a_roster_has_such_columns(tracker: Tracker, tmp_path: Path) -> None:
    file = meeting(tmp_path / "report.csv", ("Okoye, Ada", "ada@o.example", "ada@o.example", "9:00", "10:00"))
    ending = tracker("import", file, "--column", "name=Name", "--session", "1")
    assert (ending.code, "holds attendance" in ending.err) == (2, True)


def test_fill_down_goes_with_a_column_that_was_said(tracker: Tracker, tmp_path: Path) -> None:
    rows = [("Okoye, Ada", "71", "CPS"), ("Fenn, Bo", "72", None), ("Lind, Cy", "73", "Perm")]
    file = roster(tmp_path / "D04 2025-09-02.xlsx", *rows, headings=("Whom", "Employee ID", "Where"))
    words = ("--column", "name=Whom", "--column", "program=Where", "--fill-down", "--yes")
    (said,) = tracker.asked("import", file, *words)["files"]
    assert said["joiners"] == 3
    listed = tracker.asked("people", "list", "--as-of", "2025-09-03")
    assert {each["name"]: each["team"] for each in listed}["Fenn, Bo"] == "D4-CPS"
