"""The rows that wait, in a workbook beside the file: text and nothing else."""

from pathlib import Path

import openpyxl
import pytest

from tests.intake.given import present
from tracker.intake.recognise import Recognition, Undecided
from tracker.intake.set_aside import of_attendance, write_beside

ROWS = [("Staff", 3, "=1+1", "Say who this is."), ("", "", "+cmd|' /C calc'!A0", "@SUM(A1)\x1b[31m\x00")]


def cells(path: Path) -> list[list[object]]:
    """Give what a workbook says."""
    book = openpyxl.load_workbook(path)
    return [[cell.value for cell in row] for row in book.worksheets[0].iter_rows()]


def test_every_cell_is_text(tmp_path: Path) -> None:
    beside = write_beside(tmp_path / "D04 roster.xlsx", ROWS, tmp_path)
    assert beside == tmp_path / "D04 roster set aside.xlsx"
    sheet = openpyxl.load_workbook(beside).worksheets[0]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value is not None} <= {"s", "n"}
    assert [row[2].value for row in sheet.iter_rows()] == ["Who", "=1+1", "+cmd|' /C calc'!A0"]
    assert sheet["D3"].value == "@SUM(A1)"


def test_the_list_of_an_earlier_session_stays_beside_the_next(tmp_path: Path) -> None:
    first = write_beside(tmp_path / "D04.xlsx", ROWS, tmp_path)
    second = write_beside(tmp_path / "D04.xlsx", [("List", 2, "Kim, Pat", "")], tmp_path)
    assert (first, second) == (tmp_path / "D04 set aside.xlsx", tmp_path / "D04 set aside (2).xlsx")
    assert [cells(each)[1][2] for each in (first, second) if each] == ["=1+1", "Kim, Pat"]


def test_nothing_waits_nothing_is_written(tmp_path: Path) -> None:
    assert write_beside(tmp_path / "D04.xlsx", [], tmp_path) is None
    assert list(tmp_path.iterdir()) == []


def test_the_exports_take_it_when_the_files_folder_may_not_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "share").mkdir()
    (tmp_path / "exports").mkdir()
    monkeypatch.setattr("os.access", lambda path, _: Path(path).name == "exports")
    beside = write_beside(tmp_path / "share" / "D04.xlsx", ROWS, tmp_path / "exports")
    assert beside == tmp_path / "exports" / "D04 set aside.xlsx"
    monkeypatch.setattr("os.access", lambda *_: False)
    assert write_beside(tmp_path / "share" / "D04.xlsx", ROWS, tmp_path / "exports") is None


def test_a_workbook_that_is_open_in_excel_is_left_and_another_name_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replaced = Path.replace

    def busy(path: Path, target: Path) -> Path:
        if target.name == "D04 set aside.xlsx":
            raise PermissionError(13, "sharing violation")
        return replaced(path, target)

    monkeypatch.setattr(Path, "replace", busy)
    beside = write_beside(tmp_path / "D04.xlsx", ROWS, tmp_path)
    assert beside == tmp_path / "D04 set aside (2).xlsx"
    assert [each.name for each in tmp_path.iterdir()] == ["D04 set aside (2).xlsx"]


def test_a_full_disk_costs_only_the_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("openpyxl.Workbook.save", full)
    assert write_beside(tmp_path / "D04.xlsx", ROWS, tmp_path) is None
    assert list(tmp_path.iterdir()) == []


def test_a_name_that_waits_says_who_it_may_be() -> None:
    waits = (
        Undecided("Lind, Cy", None, 50, (("Lind, Cy (OR3)", "same name"), ("Lind, Cy (OR6)", "same name")), "List", 2),
        Undecided("Kim, Pat", None, None, (), "List", 3),
    )
    rows = of_attendance(Recognition((), waits, (), (), ()))
    assert [row[:3] for row in rows] == [("List", 2, "Lind, Cy"), ("List", 3, "Kim, Pat")]
    assert rows[0][3] == "May be Lind, Cy (OR3): same name; Lind, Cy (OR6): same name"
    assert "somebody new" in str(rows[1][3])
    assert present("Kim, Pat").name is not None
