"""The shapes that sheets of people have: headings in two rows, blocks, columns of notes, sheets on their side."""

from pathlib import Path

from tests.intake import untidy
from tests.intake.small import ANN, BO, CY, H, names, read
from tracker.intake.mapping import Chosen
from tracker.intake.reading import read_book
from tracker.intake.roster import read_roster


def test_what_a_row_that_is_left_out_says_is_kept_unless_it_says_that_somebody_left() -> None:
    remarks = ("Note: Birch, Bo is on loan from us", "* Cedar, Cy left in August")
    found = read(H, ANN, *[(text,) for text in remarks])
    assert found.left_out == ((3, remarks[0]),)


def test_a_remark_in_a_column_of_notes_leaves_nobody_out() -> None:
    found = read(("Notes", *H[:2], "Class"), ("see email of 9/3", *ANN[:2], "SSS1"), ("please call", *BO[:2], "SSS1"))
    assert names(found) == ["Alder, Ann", "Birch, Bo"]


def test_a_job_and_a_type_make_no_header_row() -> None:
    headings = ("Employee Name", "Working Title", "Employee Type", "Active")
    rows = (("Ruben Koa", "CW Supervisor", "Employee", "Active"), ("Eli Larch", "SSS1", "Employee", "Active"))
    assert names(read(headings, *rows)) == ["Koa, Ruben", "Larch, Eli"]


def test_headings_in_two_rows_are_read_as_one() -> None:
    found = read(
        ("Worker", "OR", "Work", "CPS or", "Leave"),
        ("Name", "Number", "Email", "Permanency", "Type"),
        (ANN[1], ANN[0], ANN[2], "CPS", "FMLA"),
        (BO[1], BO[0], BO[2], "Perm", None),
    )
    assert (found.header_row, found.refused) == (2, ("Leave Type",))
    assert [(who.employee_number, who.program) for who in found.people] == [
        ("OR00001", "CPS"),
        ("OR00002", "Permanency"),
    ]


def test_a_sheet_on_its_side_is_read_upright_and_said() -> None:
    found = read(("Name", ANN[1], BO[1]), ("OR Number", ANN[0], BO[0]), ("Program", "CPS", "PERM"))
    assert [(who.row, who.employee_number, who.program) for who in found.people] == [
        (2, "OR00001", "CPS"),
        (3, "OR00002", "Permanency"),
    ]
    assert "on its side" in found.assumptions[0]


def test_a_sub_heading_above_repeated_headings_speaks_for_the_rows_below_them() -> None:
    rows = (("CPS",), H[:3], ANN[:3], (), ("Unit 4B - PERM",), ("Work Email", "Employee Name", "OR Number"), BO[2::-1])
    found = read(*rows)
    assert [(who.employee_number, who.program, who.unit) for who in found.people] == [
        ("OR00001", "CPS", None),
        ("OR00002", "Permanency", "Unit 4B"),
    ]


def test_a_unit_in_the_sheets_name_is_the_unit_of_its_people() -> None:
    assert [who.unit for who in read(H, ANN, sheet="Unit 4A CPS").people] == ["Unit 4A"]


def test_a_heading_over_the_supervisors_columns_reaches_to_the_second_without_a_merge() -> None:
    found = read(
        ("Employee", None, None, "Supervisor", None),
        ("Name", "OR Number", "Email", "Name", "Email"),
        ("Alder, Ann", "OR00001", "p1@x.example", "Boss, Bea", "p2@x.example"),
        ("Birch, Bo", "OR00002", "p3@x.example", "Chief, Che", "p4@x.example"),
    )
    assert [(who.email, who.supervisor) for who in found.people] == [
        ("p1@x.example", "Boss, Bea"),
        ("p3@x.example", "Chief, Che"),
    ]


def test_an_error_that_stands_as_text_is_no_value(tmp_path: Path) -> None:
    rows: list[untidy.Row] = [("OR Number", "Name", "Supervisor"), ("OR1234", "Alder, Ann", "#REF!")]
    roster = read_roster(read_book(untidy.as_csv(tmp_path / "D4.csv", rows, delimiter=";")))
    assert [who.supervisor for who in roster.sheets[0].people] == [None]
    assert [problem.code for problem in roster.sheets[0].problems] == ["error_cell"]


def test_a_column_that_stands_once_for_several_rows_is_filled_down_only_when_that_was_chosen() -> None:
    rows = (
        ("Unit", "Name", "Program"),
        ("4A", ANN[1], "CPS"),
        (None, BO[1], "CPS"),
        ("CPS Unit 4B",),
        (None, CY[1], "CPS"),
    )
    as_it_stands, chosen = read(*rows), read(*rows, chosen=Chosen(filled_down=frozenset({"unit"})))
    assert [who.unit for who in as_it_stands.people] == ["4A", None, "Unit 4B"]
    assert [who.unit for who in chosen.people] == ["4A", "4A", "Unit 4B"]


def test_a_heading_that_looks_like_a_name_is_no_person_and_a_sign_is_no_heading() -> None:
    rows = (H[:3], ANN[:3], ("Perm",), ("Sup (Last, First)", *H[2::-1]), ("Boss, Bea", *BO[2::-1]))
    assert [(who.employee_number, who.supervisor) for who in read(*rows).people] == [
        ("OR00001", None),
        ("OR00002", "Boss, Bea"),
    ]
    signs = read(("Employee", None, None), ("Legal Name", ":", "Email"), (ANN[1], *ANN[::2]), merged=((1, 1, 1, 2),))
    assert signs.columns == {"name": "A", "employee_number": "B", "email": "C"}
