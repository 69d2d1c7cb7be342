"""plan report and plan import: the plan as files, and an edited workbook brought back."""

from pathlib import Path

import openpyxl
import pytest

from tests.cli.door import Tracker


def exported(tracker: Tracker, *more: str) -> Path:
    """Write the plan's workbook, and give it."""
    (written,) = tracker.asked("plan", "report", "--as-of", "2025-09-30", "--format", "xlsx", *more)["files"]
    return Path(written)


def edited(path: Path, code: str, **cells: str) -> Path:
    """Write cells of an entry's row by the letters of their columns."""
    book = openpyxl.load_workbook(path)
    sheet = book["Plan"]
    (row,) = (line[0].row for line in sheet.iter_rows() if line[0].value == code)
    for letter, value in cells.items():
        sheet[f"{letter}{row}"] = value
    saved = path.with_name("edited.xlsx")
    book.save(saved)
    return saved


def test_the_plan_is_written_as_files_that_say_their_day_and_copy(tracker: Tracker, tmp_path: Path) -> None:
    ending = tracker.done("plan", "report", "--as-of", "2025-09-30", "--out", tmp_path / "out")
    assert [Path(line).name for line in ending.out.splitlines()] == [
        "plan_2025-09-30_leadership.xlsx",
        "plan_2025-09-30_leadership.pdf",
        "plan_2025-09-30_leadership.html",
    ]
    assert "19 initiatives, 5 recommendations, 1 option." in ending.err
    told = tracker.asked("plan", "report", "--as-of", "2025-09-30", "--format", "html", "--external")
    assert (told["as_of"], told["copy"]) == ("2025-09-30", "external")
    assert Path(told["files"][0]) == tracker.root / "exports" / "plan_2025-09-30_external.html"


def test_a_known_moment_gives_the_plan_as_it_was_known(tracker: Tracker) -> None:
    before = tracker.change()
    tracker.done("plan", "set", "dashboard", "--owner", "B. Okoye")
    page = ["plan", "report", "--as-of", "2025-09-30", "--format", "html"]
    assert "B. Okoye" in Path(tracker.asked(*page)["files"][0]).read_text()
    assert "B. Okoye" not in Path(tracker.asked(*page, "--known-on", before)["files"][0]).read_text()


def test_a_format_that_the_plan_does_not_have_is_wrong_usage(tracker: Tracker) -> None:
    for said in ("csv", ""):
        ending = tracker("plan", "report", "--format", said)
        assert (ending.code, ending.out) == (2, "")
        assert "xlsx" in ending.err


def test_a_day_without_a_plan_is_not_found(tracker: Tracker) -> None:
    for entry in tracker.asked("plan", "list"):
        tracker.done("plan", "retire", entry["code"], "--last-day", "2025-08-31")
    ending = tracker("plan", "report", "--as-of", "2025-09-30", "--format", "html")
    assert (ending.code, ending.out) == (4, "")
    assert "There is no plan on 2025-09-30." in ending.err
    tracker.done("plan", "report", "--as-of", "2025-08-31", "--format", "html")


def test_an_edited_workbook_is_shown_then_written_then_undone(tracker: Tracker) -> None:
    file = edited(exported(tracker), "documentation", H="In progress", N="Training lead")
    before = tracker.rows()
    shown = tracker.asked("plan", "import", file, "--on", "2025-10-06")
    assert tracker.rows() == before
    assert (shown["new"], shown["changed"], shown["same"], shown["committed"]) == (0, 1, 24, False)
    (line,) = (each for each in shown["lines"] if each["what"] == "changed")
    assert (line["code"], line["since"]) == ("documentation", "2025-10-06")
    assert line["changes"] == [["status", "Proposed", "In progress"], ["owner", "", "Training lead"]]
    ending = tracker.done("plan", "import", file, "--on", "2025-10-06", "--yes")
    assert "~ documentation: Training on case documentation (since 2025-10-06)" in ending.err
    assert "    Status: Proposed → In progress" in ending.err
    assert tracker.asked("plan", "show", "documentation", "--as-of", "2025-10-06")["owner"] == "Training lead"
    again = tracker.done("plan", "import", file, "--yes")
    assert "everything certain in it is in the plan already" in again.err
    tracker.done("undo")
    assert tracker.rows() == before


def test_a_new_status_asks_for_its_day(tracker: Tracker) -> None:
    file, before = edited(exported(tracker), "documentation", H="Done"), tracker.rows()
    shown = tracker.done("plan", "import", file)
    assert "Since when do these stand so? Give --on DAY: documentation." in shown.err
    refused = tracker("plan", "import", file, "--yes")
    assert refused.code == 2
    assert "--on 2025-09-30" in refused.err
    assert tracker("plan", "import", file, "--on", "2099-01-01", "--yes").code == 2
    assert tracker.rows() == before


def test_rows_with_a_problem_are_set_aside_and_the_others_written(tracker: Tracker) -> None:
    path = exported(tracker)
    edited(edited(path, "documentation", H="soon"), "dashboard", N="B. Okoye")
    file = path.with_name("edited.xlsx")
    ending = tracker("plan", "import", file, "--yes")
    assert ending.code == 5
    assert "“soon” is not known here. Write one of Not started, Proposed" in ending.err
    beside = openpyxl.load_workbook(path.with_name("edited set aside.xlsx")).worksheets[0]
    assert [cell.value for cell in beside[2]][:2] == ["Plan", 16]
    assert tracker.asked("plan", "show", "dashboard")["owner"] == "B. Okoye"
    again = tracker("plan", "import", file, "--yes")
    assert again.code == 5
    assert "everything certain in it is in the plan already" in again.err
    assert "with a problem were set aside" in again.err


def test_what_is_no_plan_is_said_in_a_sentence(tracker: Tracker, tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text("Name,Team\nAlder,D4-CPS\n")
    ending = tracker("plan", "import", file, "--yes")
    assert (ending.code, ending.out) == (3, "")
    assert "No plan was found in this file." in ending.err


@pytest.mark.parametrize("copy", [(), ("--external",)])
def test_the_workbook_itself_changes_nothing(tracker: Tracker, copy: tuple[str, ...]) -> None:
    told = tracker.asked("plan", "import", exported(tracker, *copy), "--yes")
    assert (told["same"], told["changed"], told["new"], told["absent"], told["committed"]) == (25, 0, 0, [], False)
