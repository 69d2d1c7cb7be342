"""What districts do to their rosters, one oddity a test: nobody invented, lost or given to another district."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.styles import Font

from tests.intake import untidy
from tests.intake.small import ALL, ANN, BO, CY, H, book, codes, grid, names, read
from tracker.errors import NothingToImport
from tracker.intake.reading import read_book
from tracker.intake.roster import read_roster
from tracker.intake.values import Cell, Given, Roster


def test_a_legend_and_a_signature_are_no_people() -> None:
    found = read(
        H, *ALL, (), ("SSS1", "Social Service Specialist One"), ("LD", "Limited Duration"), ("Prepared by", "Boss, Bea")
    )
    assert names(found) == ["Alder, Ann", "Birch, Bo", "Cedar, Cy", "Dogwood, Dee"]
    assert codes(found) == []
    assert "Rows 7, 8 and 9 left out as notes." in found.assumptions


def test_totals_with_a_count_in_the_number_column_are_no_people() -> None:
    found = read(("Email", *H[:2]), ("a@x.example", *ANN[:2]), ("Total", 1.0, None), (None, 1.0, "Total staff"))
    assert names(found) == ["Alder, Ann"]


def test_people_whose_names_are_such_words_are_people() -> None:
    rows = [("OR1001", "Count, Vlad"), ("OR1002", "Left, Lee"), ("OR1003", "Total, Tom"), ("OR1004", "Page, Pam")]
    assert len(read(H[:2], *rows).people) == 4


def test_vacant_posts_are_counted_out() -> None:
    vacant = ("VACANT", "TBD", "Vacant (was Elm, Eli)", "Open position", "Vacancy - SSS1")
    found = read(H, ANN, *[(None, text, None, "CPS") for text in vacant])
    assert names(found) == ["Alder, Ann"]
    assert found.problems == ()


def test_a_vacant_post_with_a_number_is_asked_about() -> None:
    assert codes(read(H, ANN, ("OR00009", "Vacant - Fir", None, "CPS"))) == [(3, "vacant_with_number")]


def test_headings_within_the_table_speak_for_the_rows_below() -> None:
    found = read(
        H[:3],
        ("CPS Unit 4A",),
        ANN[:3],
        (None, "Subtotal", 1.0),
        ("Permanency",),
        CY[:3],
        ("Left since August",),
        BO[:3],
    )
    assert [(who.program, who.unit) for who in found.people[:2]] == [("CPS", "Unit 4A"), ("Permanency", None)]
    assert codes(found) == [(8, "listed_as_left")]
    assert found.scope == {(4, "CPS"), (4, "Permanency")}


def test_sheets_of_people_who_left_end_nobody_and_add_nobody_silently() -> None:
    _, left = read_roster(book(grid(H, ANN), grid(H, BO, sheet="Former staff"), file="D04.xlsx")).sheets
    assert codes(left) == [(2, "listed_as_left")]
    assert left.scope == frozenset()


def test_a_second_header_row_with_another_order_is_followed() -> None:
    other = ("Employee Name", "OR Number", "Program", "Work Email")
    found = read(H, ANN, other, ("Elm, Eli", "OR00009", "Perm", "eli.elm@x.example"), H, BO)
    assert [(who.employee_number, who.email) for who in found.people] == [
        ("OR00001", ANN[2]),
        ("OR00009", "eli.elm@x.example"),
        ("OR00002", BO[2]),
    ]


def test_a_group_heading_merged_over_two_columns_says_whose_they_are() -> None:
    found = read(
        ("Employee", None, None, "Supervisor", None),
        ("Name", "ID", "Email", "Name", "Email"),
        ("Alder, Ann", "OR0001", "p1@x.example", "Boss, Bea", "p2@x.example"),
        ("Birch, Bo", "OR0002", "p3@x.example", "Chief, Che", "p4@x.example"),
        merged=((1, 1, 1, 3), (1, 4, 1, 5)),
    )
    assert [(who.email, who.supervisor) for who in found.people] == [
        ("p1@x.example", "Boss, Bea"),
        ("p3@x.example", "Chief, Che"),
    ]


def test_two_tables_side_by_side_are_not_read_by_half() -> None:
    rows = (
        ("Alder, Ann", "a@x.example", None, "Elm, Eli", "e@x.example"),
        ("Birch, B", "b@x.example", None, "Fir, F", "f@x"),
    )
    with pytest.raises(NothingToImport, match="side by side"):
        read(("Name", "Email", None, "Name", "Email"), *rows)


def test_a_value_merged_over_rows_counts_for_each_and_a_mere_blank_does_not() -> None:
    rows = (("4A CPS", "Alder, Ann"), (None, "Birch, Bo"), ("4P Perm", "Cedar, Cy"), (None, "Dogwood, Dee"))
    found = read(("Unit", "Name"), *rows, merged=((2, 1, 3, 1),))
    assert [who.unit for who in found.people] == ["4A CPS", "4A CPS", "4P Perm", None]
    assert "blank on row 5" in found.guesses[0]


def test_two_people_in_one_cell_are_asked_about() -> None:
    cells = ("Alder, Ann / Birch, Bo", "Cedar, Cy\nDogwood, Dee", "Ann Alder & Bo Birch")
    found = read(H, *[(f"OR0000{at}", text, None, "CPS") for at, text in enumerate(cells)])
    assert codes(found) == [(2, "two_people"), (3, "two_people"), (4, "two_people")]


def test_the_same_row_twice_counts_once_and_is_said() -> None:
    found = read(H, ANN, BO, ANN, ("or1", *ANN[1:]))
    assert names(found) == ["Alder, Ann", "Birch, Bo", "Alder, Ann"]
    assert "Row 4 repeats row 2: the person counts once." in found.assumptions


def test_rows_that_contradict_each_other_are_both_asked_about() -> None:
    found = read(
        H, ANN, (*ANN[:3], "Perm"), BO, (BO[0], "Fir, Fay", None, "CPS"), CY, ("OR00009", "Gum, Gil", CY[2], "CPS")
    )
    assert sorted(codes(found), key=str) == [
        *((2, "listed_twice"), (3, "listed_twice"), (4, "number_twice"), (5, "number_twice")),
        *((6, "email_twice"), (7, "email_twice")),
    ]


def test_a_list_that_only_names_people_again_adds_nobody() -> None:
    roster = read_roster(
        book(grid(H, ANN, BO), grid(("Name", "Date"), (ANN[1], date(2025, 9, 2)), sheet="Log"), file="D4.xlsx")
    )
    assert [len(sheet.people) for sheet in roster.sheets] == [2, 0]


def test_failed_cells_are_problems_and_never_blanks() -> None:
    found = read(
        H,
        (None, *ANN[1:]),
        (BO[0], None, *BO[2:]),
        (None,) * 4,
        failed={(2, 1): "#N/A", (3, 2): "#REF!", (4, 2): "#N/A"},
    )
    assert codes(found) == [(2, "error_cell"), (3, "error_cell"), (4, "error_cell")]
    assert len(found.people) == 2


def test_the_districts_of_rows_sheets_titles_and_files_in_that_order() -> None:
    rows: list[tuple[Cell, ...]] = [("District 7 roster",), ("District", *H), ("D5", *ANN), (None, *BO)]
    assert [who.district for who in read(*rows, sheet="D06").people] == [5, 6]
    assert [who.district for who in read(*rows, sheet="Staff").people] == [5, 7]
    (sheet,) = read_roster(book(grid(*rows[1:], sheet="Staff"), file="D08_CPS.xlsx")).sheets
    assert [who.district for who in sheet.people] == [5, 8]


def test_a_given_district_wins_and_a_contradiction_is_said() -> None:
    (sheet,) = read_roster(book(grid(H, ANN)), district=5, program="PERM").sheets
    assert [(who.district, who.program) for who in sheet.people] == [(5, "Permanency")]
    assert codes(sheet) == [(None, "district_differs")]


def test_without_a_district_the_sheet_asks_once() -> None:
    assert codes(read(H, *ALL, sheet="Sheet1")) == [(None, "no_district")]


def test_a_sheet_covers_only_what_its_people_name() -> None:
    assert read(H, ANN, (*BO[:3], None)).scope == {(4, "CPS")}
    assert read(H[:3], ANN[:3]).scope == {(4, None)}


def test_odd_numbers_and_marks_around_names() -> None:
    found = read(("Worker", "Unit"), ("1. *Alder, Ann (123456)", "4A"), ("- Birch, Bo - Supervisor", "4A"))
    assert [(who.employee_number, who.name.shown if who.name else "") for who in found.people] == [
        ("123456", "Alder, Ann"),
        (None, "Birch, Bo"),
    ]
    assert found.people[0].name is not None
    assert found.people[0].name.raw == "1. *Alder, Ann (123456)"


@pytest.mark.parametrize("raw", ["[/x]=1+1, Ann", "\x1b[31mRed\x1b[0m, Ann", "陳大文", "כהן, דנה", "Nun\u0303ez, Ana"])
def test_the_raw_name_is_kept_as_it_is(raw: str) -> None:
    (who,) = read(H, ("OR00001", raw, "a@x.example", "CPS")).people
    assert who.name is not None
    assert who.name.raw == raw


def test_headings_without_people_instructions_and_lists_of_other_things_are_no_roster() -> None:
    for rows in (
        (H,),
        (("How to fill in",), ("Name", "Enter the worker's name"), ("Email", "Enter the work email")),
        (("District", "Course", "Held on"), ("D4", "Overview", date(2025, 9, 2))),
        (("Name", "Name of the worker", "As in HR"), ("OR Number", "On the badge", "Seven digits")),
    ):
        with pytest.raises(NothingToImport, match="Nobody was recognised"):
            read(*rows)


@pytest.mark.parametrize(
    ("rows", "file", "on", "source"),
    [
        ((("As of:", datetime.fromisoformat("2025-09-02")), H, ANN), "x.xlsx", date(2025, 9, 2), "sheet “D04”"),
        ((H, ANN, ("Data refreshed on 9/2/2025",)), "x.xlsx", date(2025, 9, 2), "sheet “D04”"),
        ((H, ANN), "D4_2025-09-02.xlsx", date(2025, 9, 2), "file name"),
        ((H, ANN), "D4.xlsx", None, ""),
    ],
)
def test_the_rosters_day(rows: Any, file: str, on: date | None, source: str) -> None:
    roster = read_roster(book(grid(*rows), file=file))
    assert (roster.on, roster.on_source) == (on, source)


def test_a_given_day_wins() -> None:
    roster = read_roster(book(grid(H, ANN), file="D4_2025-09-02.xlsx"), on=date(2025, 1, 1))
    assert (roster.on, roster.on_source) == (date(2025, 1, 1), "given")


@pytest.mark.parametrize("sign", ["(", " ", "a ", "9/2/2025 ", "a@", "a - ", "\u0301", "1. "])
def test_cells_as_long_as_excel_allows_are_read_in_no_time_and_quoted_shortly(sign: str) -> None:
    long = (sign * 32_767)[:32_766] + "x"
    found = read((long,), H, ANN, (long,) * 4, (None, long))
    assert names(found)[0] == "Alder, Ann"
    assert all(len(problem.message) < 200 for problem in found.problems)


def people(roster: Roster) -> list[Given]:
    return [who for sheet in roster.sheets for who in sheet.people]


def test_plain_numbers_in_a_workbook_of_1904_are_its_own_days(tmp_path: Path) -> None:
    made = openpyxl.Workbook()
    made.epoch = datetime.fromisoformat("1904-01-01")
    made.worksheets[0].append(["Name", "OR Number", "Hire Date"])
    made.worksheets[0].append(["Alder, Ann", "OR1234", 45902 - 1462])
    made.save(tmp_path / "D4.xlsx")
    assert [who.hired_on for who in people(read_roster(read_book(tmp_path / "D4.xlsx")))] == [date(2025, 9, 2)]


def test_only_a_struck_name_or_number_strikes_the_person(tmp_path: Path) -> None:
    made = openpyxl.Workbook()
    for row in (H, ANN, BO):
        made.worksheets[0].append(row)
    made.worksheets[0]["C2"].font = made.worksheets[0]["B3"].font = Font(strike=True)
    made.save(tmp_path / "D4.xlsx")
    assert [who.struck for who in people(read_roster(read_book(tmp_path / "D4.xlsx")))] == [False, True]


ONE: list[untidy.Row] = [
    ("District 4 Roster",),
    ("Data refreshed on 9/2/2025",),
    (),
    untidy.ONE_HEADINGS,
    *untidy.ONE_ROWS,
]


@pytest.mark.parametrize("kind", ["xls", "ods", "csv"])
def test_the_one_district_roster_in_other_formats(tmp_path: Path, kind: str) -> None:
    if kind == "csv":
        rows: list[untidy.Row] = [["" if cell is None else str(cell).replace("\n", " ") for cell in row] for row in ONE]
        path = untidy.as_csv(tmp_path / "staff.csv", rows, encoding="cp1252")
    else:
        path = untidy.any_kind(tmp_path / f"staff.{kind}", {"Staff": ONE})
    roster = read_roster(read_book(path))
    assert {
        str(who.employee_number): (who.name.shown if who.name else "", who.email, who.program) for who in people(roster)
    } == untidy.ONE_PEOPLE
    assert roster.on == date(2025, 9, 2)
    assert [problem for sheet in roster.sheets for problem in sheet.problems] == []
