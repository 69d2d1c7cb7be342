"""Columns as they are said, FIELD=HEADING: found by heading or letter in each sheet, or refused with what is there."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.intake.untidy import workbook
from tracker.errors import WrongUsage
from tracker.intake.arriving import open_book
from tracker.intake.mapping import NOT_USED, Chosen
from tracker.intake.roster import read_roster
from tracker.intake.said_columns import chosen_in, said_columns

ODD = ("Ref", "Whom", "Crew area", "Whom")
ROWS = (("7", "Okoye, Ada", "CPS", "Roe, Al"), ("8", "Fenn, Bo", "Perm", "Roe, Al"))


def chosen(path: Path, *said: str) -> dict[str, Chosen]:
    return chosen_in(open_book(path), said_columns(said))


def refusal(path: Path, *said: str) -> str:
    with pytest.raises(WrongUsage) as why:
        chosen(path, *said)
    return why.value.message


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ("name", "name"),
        ("Last name", "family"),
        ("given", "given"),
        ("OR number", "employee_number"),
        ("employee_number", "employee_number"),
        ("Unit or team", "unit"),
        ("team", "unit"),
        ("In the team since", "starts_on"),
        ("none", NOT_USED),
    ],
)
def test_a_field_is_said_by_its_name_or_as_files_head_it(said: str, field: str) -> None:
    assert [each.field for each in said_columns([f"{said}=B"])] == [field]


@pytest.mark.parametrize("said", ["Position number=B", "Notes=B", "nmae=B", "=B", "child=B"])
def test_what_no_roster_is_read_for_is_refused_with_all_that_can_be_said(said: str) -> None:
    with pytest.raises(WrongUsage) as why:
        said_columns([said])
    assert "The fields are employee number, name, last name, first name, middle name, email" in why.value.message
    assert "none=HEADING" in why.value.message


@pytest.mark.parametrize("said", ["name", "name=", "name= ", ""])
def test_half_of_a_column_is_no_column(said: str) -> None:
    with pytest.raises(WrongUsage, match="FIELD=HEADING"):
        said_columns([said])


def test_one_field_is_one_column_but_several_may_be_left_alone() -> None:
    with pytest.raises(WrongUsage, match="“name” twice"):
        said_columns(["name=B", "Full Name=C"])
    assert len(said_columns(["none=B", "none=C"])) == 2


def test_the_row_that_holds_the_headings_is_the_row_of_headings(tmp_path: Path) -> None:
    path = workbook(tmp_path / "D04.xlsx", {"S": [("Ref",), ("kept by Vale",), ("Ref", "Crew", "What"), *ROWS]})
    assert chosen(path, "employee number=ref", "name=CREW") == {"S": Chosen(3, {1: "employee_number", 2: "name"})}
    book = open_book(path)
    (sheet,) = read_roster(book, chosen=chosen_in(book, said_columns(["employee number=Ref", "name=Crew"]))).sheets
    assert [(who.row, who.employee_number) for who in sheet.people] == [(4, "7"), (5, "8")]


def test_a_heading_that_stands_twice_asks_for_the_letter(tmp_path: Path) -> None:
    path = workbook(tmp_path / "D04.xlsx", {"S": [ODD, *ROWS]})
    assert "column B and D" in refusal(path, "employee number=Ref", "name=Whom")
    assert chosen(path, "employee number=Ref", "name=d") == {"S": Chosen(1, {1: "employee_number", 4: "name"})}


def test_a_heading_that_is_another_columns_letter_asks_which_is_meant(tmp_path: Path) -> None:
    path = workbook(tmp_path / "D04.xlsx", {"S": [("Name", "C", "Email"), ("Okoye, Ada", "CPS", "a@o.example")]})
    assert "“C” may be column B and C" in refusal(path, "program=C")
    assert chosen(path, "program=B") == {"S": Chosen(1, {2: "program"})}


def test_each_sheet_with_such_a_heading_is_read_so_wherever_the_column_stands(tmp_path: Path) -> None:
    other = ("Crew area", "Name", "Ref")
    sheets: dict[str, list[Sequence[Any]]] = {
        "A": [("Name", "Ref", "Crew area"), ROWS[0][:3]],
        "B": [other, ROWS[1][:3]],
        "C": [("Name", "Email")],
    }
    path = workbook(tmp_path / "D04.xlsx", sheets)
    assert chosen(path, "program=Crew area") == {"A": Chosen(1, {3: "program"}), "B": Chosen(1, {1: "program"})}
    assert "different headings" in refusal(path, "program=C")


def test_a_letter_holds_for_every_sheet_with_the_same_headings(tmp_path: Path) -> None:
    same: list[Sequence[Any]] = [("Name", "Ref", "Crew area"), ("Okoye, Ada", "7", "CPS")]
    path = workbook(tmp_path / "D04.xlsx", {"A": same, "B": same})
    assert chosen(path, "program=c") == {"A": Chosen(1, {3: "program"}), "B": Chosen(1, {3: "program"})}


def test_a_heading_that_is_not_there_is_refused_with_those_that_are(tmp_path: Path) -> None:
    path = workbook(tmp_path / "D04.xlsx", {"S": [("Name", "Email", "[/x]=1"), ("Okoye, Ada", "a@o.example", "CPS")]})
    assert refusal(path, "program=Crew") == (
        "No column is headed “Crew”: sheet “S” has A “Name”, B “Email”, C “[/x]=1”."
    )
    assert "No column is headed “AB”" in refusal(path, "program=AB")


def test_a_file_without_any_headings_is_refused_in_a_sentence(tmp_path: Path) -> None:
    bare = workbook(tmp_path / "D04.xlsx", {"S": [("x",), ("y",)]})
    assert refusal(bare, "name=Whom") == "No row holds “Whom” as a heading: nothing stands in it."
    odd = workbook(tmp_path / "D05.xlsx", {"S": [("x",), ("Ref", "Crew"), ("7", "blue")]})
    assert refusal(odd, "name=A") == "No row holds “A” as a heading: sheet “S” has A “Ref”, B “Crew”."


def test_what_is_never_stored_cannot_be_said_to_be_something_else(tmp_path: Path) -> None:
    path = workbook(tmp_path / "D04.xlsx", {"S": [("Name", "Race"), ("Okoye, Ada", "CPS")]})
    assert "never stored" in refusal(path, "program=Race")


def test_one_column_is_not_two_things(tmp_path: Path) -> None:
    path = workbook(tmp_path / "D04.xlsx", {"S": [("Name", "Area"), ("Okoye, Ada", "CPS")]})
    assert "cannot be both “program” and “unit or team”" in refusal(path, "program=Area", "team=B")
