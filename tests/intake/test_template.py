"""A roster to send out holds what the tracker holds, and comes back as it went where nothing was corrected."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from tests.begun import set_up
from tests.intake.given import SEPTEMBER, roster, row
from tests.intake.test_commit import applied
from tracker.intake.apply import import_roster
from tracker.intake.template import HEADER, HEADINGS, INTERNAL, templates, write
from tracker.store import Store

BACK = date(2025, 10, 1)
ADA = row(2, "007", "Okoye, Ada", email="ada@o.example", classification="SSS1", supervisor="Ruiz, Bo")
BO = row(3, "OR2", "-Fenn, Bo", "Permanency", worker_type="contractor")

CY = row(4, "OR3", "Lind, Cy")


@pytest.fixture
def records(store: Store) -> Store:
    """Give records with three people of District 4."""
    set_up(store)
    applied(store, roster(ADA, BO, CY))
    return store


def sent_out(store: Store, folder: Path) -> Path:
    with store.reading() as db:
        (made,) = templates(db, SEPTEMBER, (4,))
    path = write(made, folder)
    assert path
    return path


def test_it_comes_back_unchanged_with_the_day_that_the_district_wrote(records: Store, tmp_path: Path) -> None:
    path = sent_out(records, tmp_path)
    book = openpyxl.load_workbook(path)
    book["District 4"]["B3"] = BACK
    book.save(path)
    done = import_roster(records, path)
    assert done.proposal.on == BACK
    assert (len(done.proposal.unchanged), done.proposal.is_empty, done.set_aside) == (3, True, False)
    assert {done.teams[team] for team in done.proposal.covered} == {"D4-CPS", "D4-Permanency"}


def test_who_was_taken_out_left_and_who_was_added_joins(records: Store, tmp_path: Path) -> None:
    path = sent_out(records, tmp_path)
    book = openpyxl.load_workbook(path)
    sheet = book["District 4"]
    sheet["B3"] = BACK
    sheet.delete_rows(HEADER + 2)
    for column, value in enumerate(("OR9", "Moss, Eve", None, None, None, 4, "Permanency", "D4-Permanency"), start=1):
        sheet.cell(HEADER + 6, column, value)  # after blank rows
    book.save(path)
    found = import_roster(records, path).proposal
    assert [each.name.shown for each in found.leavers] == ["Okoye, Ada"]
    assert [each.given.employee_number for each in found.joiners] == ["OR9"]


def test_each_column_offers_the_words_that_are_known_and_no_text_is_a_formula(records: Store, tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(sent_out(records, tmp_path))["District 4"]
    assert [sheet.cell(HEADER, at + 1).value for at in range(len(HEADINGS))] == list(HEADINGS)
    offered = {str(rule.sqref).split(":")[0]: rule.formula1 for rule in sheet.data_validations.dataValidation}
    assert set(offered) == {f"{letter}{HEADER + 1}" for letter in "DEGH"}
    cells = [cell for line in sheet.iter_rows(min_row=HEADER + 1, max_row=HEADER + 2) for cell in line]
    assert {cell.data_type for cell in cells if isinstance(cell.value, str)} == {"s"}
    assert [sheet.cell(at, 1).value for at in (5, 6, 7)] == ["OR3", "007", "OR2"]
    assert sheet.cell(6, 9).value == "Ruiz, Bo"


def test_every_district_that_has_a_team_gets_one(records: Store) -> None:
    with records.reading() as db:
        made = templates(db, SEPTEMBER)
    assert [each.district for each in made] == list(range(1, 17))
    assert [each.file for each in made][:2] == ["D01 roster template.xlsx", "D02 roster template.xlsx"]
    assert sum(len(each.people) for each in made) == 3


def test_one_that_names_people_says_internal_in_its_name_and_on_its_face_and_is_still_read(
    records: Store, tmp_path: Path
) -> None:
    path = sent_out(records, tmp_path)
    assert path.name == "D04 roster template INTERNAL-names.xlsx"
    book = openpyxl.load_workbook(path)
    sheet = book["District 4"]
    above = [str(cell.value) for line in sheet.iter_rows(max_row=HEADER - 1) for cell in line if cell.value]
    assert INTERNAL in above
    sheet["B3"] = BACK
    book.save(path)
    found = import_roster(records, path).proposal
    assert (found.on, len(found.unchanged), found.is_empty) == (BACK, 3, True)
    with records.reading() as db:
        (nobody,) = templates(db, SEPTEMBER, (1,))
    assert nobody.file == "D01 roster template.xlsx"
    empty = write(nobody, tmp_path)
    assert empty
    assert "INTERNAL" not in str(list(openpyxl.load_workbook(empty)["District 1"].values))
