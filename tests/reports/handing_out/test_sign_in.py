"""Sign-in sheets: who is expected that day, room to sign, and a workbook that is imported again."""

import io
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pypdf
import pytest

from tests.reports.handing_out.conftest import TUESDAY, held
from tracker import people, training
from tracker.errors import NotFound, Refused
from tracker.intake.arriving import arrived
from tracker.intake.attend import hold_session
from tracker.intake.attendance import read_attendance
from tracker.reports.handing_out.sign_in import GUESTS, SignIn, as_pdf, as_xlsx, sign_in
from tracker.reports.handing_out.whose import INTERNAL
from tracker.store import Store
from tracker.teams import find_all

Plan = Callable[..., int]


def sheet_of(store: Store, number: int, **how: Any) -> SignIn:
    with store.reading() as db:
        return sign_in(db, number, **how)


def words(drawn: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(drawn)).pages).split())


def book(drawn: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(drawn)).active


def ticked(drawn: bytes, path: Path, *, there: dict[str, str | None], others: tuple[str, ...] = ()) -> Path:
    """Fill a sheet as somebody does: an x and the minutes beside names, other names on the blank lines."""
    whole = openpyxl.load_workbook(io.BytesIO(drawn))
    page: Any = whole.active
    cells = {cell.value: cell for row in page.iter_rows() for cell in row if cell.value}
    for name, minutes in there.items():
        page.cell(cells[name].row, cells["Present"].column, "x")
        page.cell(cells[name].row, cells["Minutes"].column, minutes)
    below = cells["Others who were there, each on a line:"].row
    for row, name in enumerate(others, start=below + 1):
        page.cell(row, 1, name)
        page.cell(row, cells["Present"].column, "x")
    whole.save(path)
    return path


def test_the_roster_of_the_teams_on_that_day_is_expected(filled: Store, plan: Plan) -> None:
    number = plan()
    with filled.writing("Bo moves to CPS a day later, Ada leaves the day before") as db:
        cps = find_all(db, ["D4-CPS"], TUESDAY)[0].team_id
        people.move(db, "OR4", team_id=cps, on=date(2025, 10, 8))
        people.end(db, "OR3", ends_before=TUESDAY)
    sheet = sheet_of(filled, number)
    assert [each.name for each in sheet.people] == ["Quillfeather, Zebedee", "Umberwick, Ottoline"]
    assert (sheet.headings, sheet.notes) == (("Name", "Classification"), ())
    assert sheet.about == "09:00, online. For District 4, CPS (D4-CPS)."


def test_several_teams_are_told_apart_and_a_team_without_anybody_is_said(filled: Store, plan: Plan) -> None:
    sheet = sheet_of(filled, plan(teams=("D4-CPS", "D4-Permanency", "D5-CPS")))
    assert sheet.headings == ("Name", "Classification", "Team")
    assert [sheet.line(each) for each in sheet.people][-1] == ("Nettlefold, Bo", "SSS1", "D4-Permanency")
    assert sheet.notes == ("Nobody is on the roster of D5-CPS on that day: they sign below.",)


def test_numbers_stand_only_beside_names_that_are_alike(filled: Store, plan: Plan) -> None:
    with filled.writing("a second Ada") as db:
        cps = find_all(db, ["D4-CPS"], TUESDAY)[0].team_id
        people.add(db, "Thistledown, Ada", team_id=cps, on=date(2025, 1, 6), employee_number="OR9")
    sheet = sheet_of(filled, plan())
    assert sheet.headings == ("Name", "Employee number", "Classification")
    assert sorted(each.employee_number for each in sheet.people) == ["", "", "OR3", "OR9"]


def test_leave_is_never_said_on_a_sheet_that_goes_round(filled: Store, plan: Plan) -> None:
    number = plan()
    before = [sheet_of(filled, number).line(each) for each in sheet_of(filled, number).people]
    with filled.writing("away") as db:
        people.leave(db, "OR1", starts_on=date(2025, 10, 1), ends_before=None)
    after = sheet_of(filled, number)
    assert [after.line(each) for each in after.people] == before
    assert "leave" not in words(as_pdf(after)).lower()


def test_the_pdf_is_accessible_and_says_that_it_names_staff(filled: Store, plan: Plan) -> None:
    sheet = sheet_of(filled, plan(), example=True)
    drawn = as_pdf(sheet)
    assert drawn == as_pdf(sheet)
    assert b"pdfuaid" in drawn
    said = words(drawn)
    for expected in (INTERNAL, "Example data, invented people", "Tuesday, 7 October 2025", "Quillfeather, Zebedee"):
        assert expected in said
    assert sheet.file_name == f"sign-in_session-{sheet.number}_2025-10-07_INTERNAL-names"
    assert said.count("Signature") == 2


def test_the_workbook_has_blank_lines_and_no_formula(filled: Store, plan: Plan) -> None:
    with filled.writing("a name that would be a formula") as db:
        cps = find_all(db, ["D4-CPS"], TUESDAY)[0].team_id
        people.add(db, "=HYPERLINK(1), @SUM", team_id=cps, on=date(2025, 1, 6), classification="+1")
    sheet = sheet_of(filled, plan())
    drawn = as_xlsx(sheet)
    assert drawn == as_xlsx(sheet)
    page = book(drawn)
    assert page.title == "Sign-in INTERNAL"
    assert all(cell.data_type == "s" for row in page.iter_rows() for cell in row if cell.value is not None)
    assert any(str(cell.value).startswith("=HYPERLINK") for row in page.iter_rows() for cell in row)
    named = [row[0].row for row in page.iter_rows() if row[0].value == "Others who were there, each on a line:"]
    assert page.max_row == named[0] + GUESTS


def test_a_ticked_workbook_is_imported_as_the_sessions_attendance(filled: Store, plan: Plan, tmp_path: Path) -> None:
    number = plan()
    drawn = as_xlsx(sheet_of(filled, number))
    path = ticked(
        drawn,
        tmp_path / "back.xlsx",
        there={"Quillfeather, Zebedee": None, "Thistledown, Ada": "45"},
        others=("Nettlefold, Bo", "Somebody Else"),
    )
    found = arrived(path)
    assert found.kind == "attendance"
    given = read_attendance(path, book=found.book)
    assert (given.on, given.team, given.problems) == (TUESDAY, "D4-CPS", ())
    done = hold_session(filled, number, given=given)
    assert (done.logged.completed, done.logged.not_matched) == (3, ("Somebody Else",))
    with filled.reading() as db:
        there = {each.name: each.minutes for each in training.show(db, number).people}
    assert there == {"Quillfeather, Zebedee": None, "Thistledown, Ada": 45, "Nettlefold, Bo": None}


def test_a_sheet_of_several_teams_and_of_alike_names_is_imported_too(filled: Store, plan: Plan, tmp_path: Path) -> None:
    with filled.writing("a second Ada") as db:
        permanency = find_all(db, ["D4-Permanency"], TUESDAY)[0].team_id
        people.add(db, "Thistledown, Ada", team_id=permanency, on=date(2025, 1, 6), employee_number="OR9")
    number = plan(teams=("D4-CPS", "D4-Permanency"))
    path = ticked(as_xlsx(sheet_of(filled, number)), tmp_path / "back.xlsx", there={"Thistledown, Ada": None})
    done = hold_session(filled, number, given=read_attendance(path, book=arrived(path).book))
    assert done.logged.not_matched == ()
    with filled.reading() as db:
        (ada,) = training.show(db, number).people
        assert ada.team == "D4-Permanency"


def test_a_cancelled_session_has_no_sheet_and_a_held_one_has(filled: Store, plan: Plan) -> None:
    number = plan()
    with filled.writing("cancelled") as db:
        training.cancel(db, number)
    with pytest.raises(Refused, match="nobody signs in"):
        sheet_of(filled, number)
    with pytest.raises(NotFound, match="no session 99"):
        sheet_of(filled, 99)
    assert len(sheet_of(filled, held(filled)).people) == 3
