"""Headings and columns: words first, then what the content says, one to one; likeness only proposes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.intake import words
from tracker.intake.columns import COLUMNS
from tracker.intake.fields import Unfit, day_from, district, email, identifier, program
from tracker.intake.headings import field_of, is_sensitive, normal
from tracker.intake.mapping import assign
from tracker.intake.tables import Table, tables
from tracker.intake.values import Cell, Grid


def grid(*rows: tuple[Cell, ...]) -> Grid:
    width = max(map(len, rows))
    return Grid("D04", tuple((*row, *[None] * (width - len(row))) for row in rows))


def only_table(sheet: Grid) -> Table:
    (found,) = tables(sheet)
    return found


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("OR #", "employee_number"),
        ("Employee\nIdentification\nNumber", "employee_number"),
        ("EmployeeName", "name"),
        ("Name (Last, First)", "name"),
        ("E-MAIL", "email"),
        ("Email, Work", "email"),
        ("Supervisor\u2019s E-mail", "supervisor_email"),
        ("Email (supervisor)", "supervisor_email"),
        ("Supv. Email", "supervisor_email"),
        ("Supervisory\nOrganization", "unit"),
        ("Hire Date", "hired_on"),
        ("Position Number", "position_number"),
        ("Assignment start date", "starts_on"),
    ],
)
def test_headings_are_known_in_many_writings(heading: str, field: str) -> None:
    found = field_of(heading)
    assert found is not None
    assert found[0] == field


@pytest.mark.parametrize("heading", ["Start Date", "Favourite tree", "Emergency contact email", "Backup email", ""])
def test_other_headings_are_no_field_of_the_person(heading: str) -> None:
    found = field_of(heading)
    assert found is None or found[0] == "other"


@pytest.mark.parametrize(
    "heading",
    ["Race/Ethnicity", "Gender", "Birthdate", "DOB", "Home Address", "Home Phone", "Pay Rate", "Leave Type", "SSN"],
)
def test_sensitive_headings_are_refused(heading: str) -> None:
    assert is_sensitive(heading)


def test_no_declared_heading_is_sensitive_or_claimed_by_another_field() -> None:
    for column in COLUMNS:
        for heading in column.headings:
            assert not is_sensitive(heading)
            assert field_of(heading) is not None, heading


def test_a_heading_that_is_only_like_a_known_one_is_proposed_and_not_applied() -> None:
    sheet = grid(("Name", "OR Number", "Clasification"), ("Elm, Eli", "OR1", "SSS1"), ("Fir, Fay", "OR2", "SSS1"))
    mapping = assign(sheet, only_table(sheet))
    assert mapping.columns == {"name": 1, "employee_number": 2}
    assert mapping.guesses == ["Column C (“Clasification”) may be the classification."]


def test_a_column_of_addresses_without_a_known_heading_is_taken_and_said() -> None:
    sheet = grid(("Name", "Reach at"), ("Elm, Eli", "eli.elm@x.example"), ("Fir, Fay", "fay.fir@x.example"))
    mapping = assign(sheet, only_table(sheet))
    assert mapping.columns == {"name": 1, "email": 2}
    assert "Column B (“Reach at”)" in mapping.assumptions[0]


def test_a_lone_email_column_of_the_supervisor_is_not_the_persons() -> None:
    sheet = grid(
        ("Name", "Supervisor", "Email"),
        ("Elm, Eli", "Boss, Cy", "cy.boss@x.example"),
        ("Fir, Fay", "Chief, Di", "di.chief@x.example"),
    )
    assert "email" not in assign(sheet, only_table(sheet)).columns


def test_two_email_columns_that_nothing_tells_apart_are_both_left() -> None:
    sheet = grid(
        ("Name", "Email", "Email"),
        ("Elm, Eli", "p1@x.example", "q1@x.example"),
        ("Fir, F", "p2@x.example", "q2@x.example"),
    )
    mapping = assign(sheet, only_table(sheet))
    assert "email" not in mapping.columns
    assert [problem.code for problem in mapping.problems] == ["which_email"]


def test_a_saved_mapping_survives_another_order_and_case() -> None:
    known = {frozenset({"wrkr", "our number"}): {"wrkr": "name", "our number": "employee_number"}}
    sheet = grid(("OUR NUMBER", "Wrkr", "Email"), ("1234", "Elm, Eli", "e.elm@x.example"))
    (table,) = tables(grid(("Our Number", "Wrkr"), ("OR1234", "Elm, Eli")))
    assert assign(grid(("OUR #", "Wrkr"), ("1", "Elm, Eli")), table, known).columns == {
        "name": 2,
        "employee_number": 1,
    }
    assert "our number" in {normal(text) for text in only_table(sheet).lookups}


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("  or00123 ", "OR00123"),
        (12345.0, "12345"),
        ("00123", "00123"),
        ("12345.0", "12345"),
        ("\u00a0OR 7\u200b", "OR7"),
    ],
)
def test_employee_numbers_are_trimmed_upper_case_text(cell: Cell, text: str) -> None:
    assert identifier(cell) == text


@pytest.mark.parametrize("cell", ["1.2E+07", "Smith", "see note", "OR1 / OR2", 12.5])
def test_what_is_no_number_is_a_problem(cell: Cell) -> None:
    with pytest.raises(Unfit):
        identifier(cell)


def test_two_addresses_in_a_cell_are_a_problem() -> None:
    assert email(" <Eli.Elm@X.example> ") == "eli.elm@x.example"
    with pytest.raises(Unfit, match="two addresses"):
        email("a@x.example; b@x.example")


@pytest.mark.parametrize(
    "text", ["CPS", "Prot. Svcs", "cps unit 3", "Child Safety", "Protective  Services", "CPS Staff"]
)
def test_words_for_cps(text: str) -> None:
    assert program(text) == "CPS"


@pytest.mark.parametrize("text", ["PERM", "Perm Unit", "Ongoing", "permanency services", "Perm-2"])
def test_words_for_permanency(text: str) -> None:
    assert program(text) == "Permanency"


@pytest.mark.parametrize("text", ["CPS/Perm", "both", "Certification"])
def test_other_programs_are_a_problem(text: str) -> None:
    with pytest.raises(Unfit):
        program(text)


@pytest.mark.parametrize("cell", ["D04", "d4", "District 4", "Dist. 04", "District 4 - CPS", 4.0, "04", "D-4"])
def test_districts_are_read_from_many_writings(cell: Cell) -> None:
    assert district(cell) == 4


@pytest.mark.parametrize("text", ["D4 and D5", "Districts 1-3", "4/5", "Salem", "2025"])
def test_what_names_no_one_district_is_a_problem(text: str) -> None:
    with pytest.raises(Unfit):
        district(text)


def test_a_plain_number_is_a_day_of_the_workbooks_own_epoch() -> None:
    new, old = day_from(epoch_1904=False)(45902.0), day_from(epoch_1904=True)(45902.0 - 1462)
    assert new == old
    assert str(new) == "2025-09-02"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Data refreshed on 9/2/2025", "2025-09-02"),
        ("D4_CPS_roster_2025-09-02", "2025-09-02"),
        ("roster 20250902", "2025-09-02"),
        ("As of Sept. 2, 2025", "2025-09-02"),
        ("2 September 2025", "2025-09-02"),
        ("09-02-25", "2025-09-02"),
        ("from 9/1/2025 to 9/30/2025", "None"),
        ("Roster September", "None"),
    ],
)
def test_the_one_day_in_a_text(text: str, day: str) -> None:
    assert str(words.date_in(text)) == day


@given(st.text())
def test_no_text_breaks_the_words(text: str) -> None:
    words.district_and_program(text)
    words.date_in(text)
    words.is_note(text)
    field_of(text)
    is_sensitive(text)
    for read in (identifier, email, program, district, day_from(epoch_1904=False)):
        try:
            read(text)
        except Unfit as why:
            assert why.code  # noqa: PT017 -- any text may fit or not


@given(st.integers(1, 99))
def test_every_writing_of_a_district_gives_its_number(number: int) -> None:
    for text in (f"D{number:02}", f"district {number}", f"Dist. {number} CPS", f"D{number}_CPS_2025-09-02.xlsx"):
        assert words.district_and_program(text)[0] == number
