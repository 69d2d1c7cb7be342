"""What waits comes back as her own sheets with a Problem column; corrected there, the file is imported again."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from tests.begun import set_up
from tests.intake.untidy import Row, workbook
from tracker import people
from tracker.intake import to_correct
from tracker.intake.apply import Imported, import_roster
from tracker.intake.arriving import open_book
from tracker.store import Store

DAY = date(2025, 9, 2)
TITLE = ("District 4 CPS roster", None, None, None, None)
HEADINGS = ("OR Number", "Employee\nName", "Work Email", "Program", "District")
ADA = ("OR1", "Okoye, Ada", "ada@o.example", "CPS", 4)
BO = ("OR2", "Fenn, Bo", "bo@o.example", "Juvenile", 4)
HOSTILE = ("OR3", "-Moss, Al", "al@o.example", "CPS", 44)


@pytest.fixture
def records(store: Store) -> Store:
    """Give records with what ships."""
    set_up(store)
    return store


def imported(store: Store, path: Path) -> tuple[Imported, Path | None]:
    """Import a file as the command does, with the workbook of what waits."""
    book = open_book(path)
    done = import_roster(store, path, on=DAY, yes=True, book=book)
    return done, to_correct.write_beside(path, book, done, path.parent)


def on_team(store: Store) -> dict[str, str | None]:
    with store.reading() as db:
        return {each.name: each.team for each in people.listing(db, DAY)}


def test_a_corrected_workbook_is_imported_and_nobody_counts_as_absent(records: Store, tmp_path: Path) -> None:
    done, beside = imported(
        records, workbook(tmp_path / "D04.xlsx", {"CPS": [TITLE, HEADINGS, ADA, BO, HOSTILE], "Notes": [("Call Mo.",)]})
    )
    assert beside == tmp_path / "D04 to correct.xlsx"
    assert on_team(records) == {"Okoye, Ada": "D4-CPS"}
    book = openpyxl.load_workbook(beside)
    sheet = book["CPS"]
    assert (sheet["B2"].value, sheet["F2"].value, sheet["F3"].value) == ("Employee\nName", "Problem", None)
    assert "Juvenile" in str(sheet["F4"].value)
    assert {sheet[at].fill.start_color.rgb for at in ("D4", "F4", "F5")} == {"00FFF2CC"}
    assert sheet["D3"].fill.start_color.rgb == "00000000"
    assert (sheet["B5"].value, sheet["B5"].data_type) == ("-Moss, Al", "s")
    sheet["D4"], sheet["E5"] = "CPS", 4
    book.save(beside)
    again, rest = imported(records, beside)
    assert (len(again.proposal.joiners), again.proposal.leavers, again.proposal.problems) == (2, (), ())
    assert rest is None
    assert set(on_team(records)) == {"Okoye, Ada", "Fenn, Bo", "Moss, Al"}
    assert done.proposal.on == again.proposal.on


def test_a_second_round_uses_the_same_column_and_keeps_what_she_corrected(records: Store, tmp_path: Path) -> None:
    _, first = imported(records, workbook(tmp_path / "D04.xlsx", {"CPS": [TITLE, HEADINGS, ADA, BO, HOSTILE]}))
    assert first
    book = openpyxl.load_workbook(first)
    book["CPS"]["D4"] = "CPS"
    book.save(first)
    _, second = imported(records, first)
    assert second == tmp_path / "D04 to correct (2).xlsx"
    sheet = openpyxl.load_workbook(second)["CPS"]
    assert [sheet[f"F{row}"].value for row in (2, 3, 4)] == ["Problem", None, None]
    assert "44" in str(sheet["F5"].value)
    assert sheet.max_column == 6


def test_who_is_absent_stands_on_a_sheet_that_an_import_passes_over(records: Store, tmp_path: Path) -> None:
    everybody = [(f"OR{n}", f"Okoye, A{chr(97 + n)}", f"a{n}@o.example", "CPS", 4) for n in range(12)]
    imported(records, workbook(tmp_path / "first.xlsx", {"CPS": [TITLE, HEADINGS, *everybody]}))
    done, beside = imported(records, workbook(tmp_path / "second.xlsx", {"CPS": [TITLE, HEADINGS, everybody[0], BO]}))
    assert len(done.proposal.possibly_left) == 11
    assert beside
    book = openpyxl.load_workbook(beside)
    assert book.worksheets[-1].max_row == 12
    again = import_roster(records, beside, on=DAY)
    assert [sheet.sheet for sheet in again.roster.sheets if sheet.people] == ["CPS"]


def test_nothing_waits_nothing_is_written(records: Store, tmp_path: Path) -> None:
    _, beside = imported(records, workbook(tmp_path / "D04.xlsx", {"CPS": [TITLE, HEADINGS, ADA]}))
    assert beside is None
    assert [each.name for each in tmp_path.iterdir()] == ["D04.xlsx"]


def test_struck_and_failed_and_merged_cells_come_back_as_they_were(records: Store, tmp_path: Path) -> None:
    path = workbook(tmp_path / "D04.xlsx", {"CPS": [TITLE, HEADINGS, ADA, BO]})
    book = openpyxl.load_workbook(path)
    book["CPS"].merge_cells("A1:E1")
    book["CPS"]["C4"] = "#N/A"
    book["CPS"]["B3"].font = openpyxl.styles.Font(strike=True)
    book["CPS"].row_dimensions[3].hidden = True
    book.save(path)
    _, beside = imported(records, path)
    assert beside
    sheet = openpyxl.load_workbook(beside)["CPS"]
    assert [str(each) for each in sheet.merged_cells.ranges] == ["A1:E1"]
    assert (sheet["C4"].data_type, sheet["B3"].font.strike, sheet.row_dimensions[3].hidden) == ("e", True, True)


def test_a_sheet_on_its_side_comes_back_upright_with_its_problem_beside_its_person(
    records: Store, tmp_path: Path
) -> None:
    lying: list[Row] = [*zip(HEADINGS, ADA, BO, strict=True)]
    _, beside = imported(records, workbook(tmp_path / "D04.xlsx", {"CPS": lying}))
    assert on_team(records) == {"Okoye, Ada": "D4-CPS"}
    assert beside
    sheet = openpyxl.load_workbook(beside).worksheets[0]
    assert [sheet.cell(row, 6).value is not None for row in (1, 2, 3)] == [True, False, True]
    assert sheet.cell(3, 2).value == "Fenn, Bo"
