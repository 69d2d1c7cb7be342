"""Rosters as districts keep them: everybody right, nobody invented."""

from datetime import date
from pathlib import Path

import pytest

from tests.intake import untidy
from tracker.intake.reading import read_book
from tracker.intake.roster import read_roster
from tracker.intake.values import Given, Roster


def roster(path: Path) -> Roster:
    return read_roster(read_book(path))


def people(read: Roster) -> dict[str | None, Given]:
    return {who.employee_number: who for sheet in read.sheets for who in sheet.people}


def codes(read: Roster) -> list[str]:
    return [problem.code for sheet in read.sheets for problem in sheet.problems]


def brief(read: Roster) -> dict[str | None, tuple[str, str | None, str | None]]:
    return {key: (who.name.shown if who.name else "", who.email, who.program) for key, who in people(read).items()}


def test_a_one_district_workbook_reads_right(tmp_path: Path) -> None:
    read = roster(untidy.one_district(tmp_path / "staff.xlsx"))
    assert brief(read) == untidy.ONE_PEOPLE
    assert codes(read) == []
    assert {who.district for who in people(read).values()} == {4}
    assert (read.on, read.on_source) == (date(2025, 9, 2), "sheet “Staff”")


def test_the_struck_person_is_listed_and_marked(tmp_path: Path) -> None:
    read = roster(untidy.one_district(tmp_path / "staff.xlsx"))
    assert [who.employee_number for who in people(read).values() if who.struck] == ["OR00126"]


def test_hidden_sheets_are_skipped_with_a_reason(tmp_path: Path) -> None:
    read = roster(untidy.one_district(tmp_path / "staff.xlsx"))
    assert {sheet.sheet: bool(sheet.skipped) for sheet in read.sheets} == {"Staff": False, "Old staff": True}


def test_sensitive_columns_are_refused_and_said(tmp_path: Path) -> None:
    (sheet, _) = roster(untidy.one_district(tmp_path / "staff.xlsx")).sheets
    assert sheet.refused == ("Home Address",)
    assert "Elm St" not in repr(sheet.people)


def test_hire_dates_are_read_from_dates_serials_and_text(tmp_path: Path) -> None:
    read = people(roster(untidy.one_district(tmp_path / "staff.xlsx")))
    assert read["OR00123"].hired_on == date(2020, 1, 6)
    assert read["OR00124"].hired_on == date(2020, 1, 7)
    assert read["OR00125"].hired_on == date(2021, 3, 9)
    assert {who.starts_on for who in read.values()} == {None}


def test_only_plain_numbers_are_said_to_be_excels_days(tmp_path: Path) -> None:
    said = "plain numbers in hired on were read as Excel's days."
    for days, counted in ((("2020-01-05", "5 Jan 2020", "1/5/2020"), ""), (("43835", "2020-01-05", "43836"), "2 ")):
        path = tmp_path / "staff.csv"
        rows = [f"OR{number},Fenn {name},{day}" for number, (name, day) in enumerate(zip("ABC", days, strict=True))]
        path.write_text("\n".join(("Employee ID,Name,Hire date", *rows)))
        (sheet,) = roster(path).sheets
        assert sheet.people[0].hired_on == date(2020, 1, 5)
        assert [each for each in sheet.assumptions if said in each] == ([counted + said] if counted else [])


@pytest.mark.parametrize("first", [0, 4], ids=["supervisor's first", "own first"])
def test_two_columns_headed_email_are_told_apart_by_their_content(tmp_path: Path, first: int) -> None:
    headings = ["Email" if "Email" in text else text for text in untidy.ONE_HEADINGS]
    order = [first, *(at for at in range(11) if at != first)]
    read = roster(untidy.one_district(tmp_path / "staff.xlsx", headings, order=order))
    assert brief(read) == untidy.ONE_PEOPLE


def test_sixteen_sheets_of_their_own_kind_read_right(tmp_path: Path) -> None:
    path, expected = untidy.sixteen_districts(tmp_path / "all districts.xlsx")
    read = roster(path)
    assert codes(read) == []
    assert {
        str(key): (who.district, who.program, who.name.shown if who.name else "", who.email)
        for key, who in people(read).items()
    } == expected
    assert all(len(sheet.scope) == 2 for sheet in read.sheets)
