"""The shapes in which trackers stand: two rows of headings, turned, in blocks, a sheet each, with titles and totals."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.intake.old_tracker.shapes import HEAD, HELD, TODAY, became, book, fate, grid, proposed, sessions
from tracker.errors import NothingToImport
from tracker.intake.old_tracker.propose import propose
from tracker.intake.old_tracker.read import read
from tracker.intake.old_tracker.values import Held
from tracker.intake.values import Grid

JUNE, JULY = date(2025, 6, 3), date(2025, 7, 8)
D1 = ("overview", "2025-06-03", "D1-CPS", None)
D2 = ("overview", "2025-07-08", "D2-Permanency", None)


def of_sheets(*sheets: Grid, file: str = "tracker 2025.xlsx", held: Held = HELD) -> Any:
    return propose(held, read(book(*sheets, file=file), held), today=TODAY)


def test_one_row_of_headings() -> None:
    found = proposed(HEAD, ("District 1", JUNE, None), ("D02", None, JULY))
    assert sessions(found) == [D1, D2]
    assert became(found) == {"B2": "held", "C3": "held"}


def test_a_training_merged_over_its_programs() -> None:
    found = proposed(
        ("Training tracker 2025",),
        ("District", "Screening tool overview", None, "CSEC refresher", None),
        (None, "CPS", "Permanency", "CPS", "Permanency"),
        ("District 1", JUNE, None, None, JULY),
        merged=((1, 1, 1, 5), (2, 2, 2, 3), (2, 4, 2, 5)),
    )
    assert sessions(found) == [D1, ("refresher", "2025-07-08", "D1-Permanency", None)]


def test_a_program_over_its_trainings_without_a_merge() -> None:
    found = proposed(
        ("District", "CPS", None, "Permanency", None),
        (None, "overview", "refresher", "overview", "refresher"),
        ("District 1", JUNE, None, None, None),
        ("District 2", None, None, JULY, None),
    )
    assert sessions(found) == [D1, D2]


def test_the_sheet_may_be_turned_and_every_cell_keeps_its_own_address() -> None:
    found = proposed((None, "District 1", "District 2"), ("Overview CPS", JUNE, None), ("Overview Perm", None, JULY))
    assert sessions(found) == [D1, D2]
    assert became(found) == {"B2": "held", "C3": "held"}


def test_a_district_may_have_a_row_for_each_program() -> None:
    rows = (("District", "Program", "Overview"), ("District 1", "CPS", JUNE), (None, "Permanency", JULY))
    found = proposed(*rows)
    assert sessions(found) == [D1, ("overview", "2025-07-08", "D1-Permanency", None)]
    assert found.assumptions == ("Row 3 names no district: read as District 1's, the row above.",)
    assert proposed(*rows, merged=((2, 1, 3, 1),)).assumptions == ()


def test_a_district_in_several_rows_has_several_sessions() -> None:
    found = proposed(HEAD, ("District 1", JUNE, None), ("District 1", JULY, None))
    assert sessions(found) == [D1, ("overview", "2025-07-08", "D1-CPS", None)]


def test_a_row_may_name_its_training() -> None:
    found = proposed(
        ("District", "Training", "CPS", "Permanency"),
        ("District 1", "Overview", JUNE, None),
        ("District 1", "Refresher", JULY, None),
        ("District 2", "Overview", None, JULY),
    )
    assert sessions(found) == [D1, ("refresher", "2025-07-08", "D1-CPS", None), D2]


def test_teams_may_stand_at_the_side_by_their_codes() -> None:
    found = proposed(("Team", "Overview"), ("D1-CPS", JUNE), ("d2 permanency", JULY))
    assert sessions(found) == [D1, D2]


def test_each_sheet_may_be_a_training_and_its_name_is_taken_for_granted() -> None:
    rows = (("District", "CPS", "Permanency"), ("District 1", JUNE, None))
    found = of_sheets(grid(*rows, sheet="Overview"), grid(*rows, sheet="CSEC refresher"))
    assert sessions(found) == [D1, ("refresher", "2025-06-03", "D1-CPS", None)]
    name = "Overview: The training is “Sex trafficking screening tool overview”: the sheet's name “Overview” says so."
    assert name in found.assumptions


def test_each_sheet_may_be_a_program() -> None:
    found = of_sheets(grid(("District", "Overview"), ("District 2", JULY), sheet="Perm"))
    assert sessions(found) == [D2]
    assert found.assumptions == ("The program is Permanency: the sheet's name “Perm” says so.",)


def test_blocks_down_a_sheet_have_their_own_training() -> None:
    found = proposed(
        ("Overview", None, None),
        ("District", "CPS", "Permanency"),
        ("District 1", JUNE, None),
        (None, None, None),
        ("CSEC refresher", None, None),
        ("District", "CPS", "Permanency"),
        ("District 1", None, JULY),
    )
    assert sessions(found) == [D1, ("refresher", "2025-07-08", "D1-Permanency", None)]


def test_a_day_and_its_number_may_stand_side_by_side() -> None:
    found = proposed(
        ("District", "Overview CPS date", "# attended", "Refresher CPS", "Attended", "Notes"),
        ("District 1", JUNE, 14, JULY, "8/12", "in the annex"),
        ("District 2", None, 9, None, None, None),
    )
    assert sessions(found) == [
        ("overview", "2025-06-03", "D1-CPS", 14),
        ("refresher", "2025-07-08", "D1-CPS", 8),
    ]
    assert became(found) == {"B2": "held", "D2": "held", "C3": "asks"}


def test_titles_notes_totals_and_statewide_rows_are_no_districts() -> None:
    found = proposed(
        ("Trafficking training tracker 2025", None, None),
        ("Please update before the 5th.", None, None),
        HEAD,
        ("District 1", JUNE, None),
        ("Total", 1, 0),
        ("Statewide", None, JULY),
        ("Notes: District 4 asks for the fall.", None, None),
    )
    assert sessions(found) == [D1]
    assert became(found) == {"B4": "held", "C6": "asks"}
    assert fate(found, "C6").what == "Statewide: It names no one team. Log a session for several districts on its own."


def test_a_row_with_a_day_and_without_a_place_is_a_problem_with_an_address() -> None:
    found = proposed(HEAD, ("District 1", JUNE, None), ("The coast", JULY, None))
    assert [(p.sheet, p.row, p.column, p.code) for p in found.problems] == [("Tracker", 3, "A", "no_district")]


def test_bare_numbers_are_districts_only_under_a_heading_of_districts() -> None:
    assert sessions(proposed(("District", "Overview CPS"), (1, JUNE), (2, JULY)))[0] == D1
    with pytest.raises(NothingToImport):
        proposed(("Week", "Overview CPS"), (1, JUNE), (2, JULY))


def test_counties_are_read_as_their_district_and_it_is_said() -> None:
    found = proposed(HEAD, ("Linn/Benton/Lincoln", JUNE, None), ("Lane County", JULY, None))
    assert [each[2] for each in sessions(found)] == ["D4-CPS", "D5-CPS"]
    assert "“Lane County” is read as District 5." in found.assumptions


def test_a_label_for_several_districts_or_for_none_that_is_known_asks() -> None:
    found = proposed(HEAD, ("D6/D7", JUNE, None), ("District 17", JULY, None), ("District 1", JUNE, None))
    assert became(found) == {"B2": "asks", "B3": "asks", "B4": "held"}
    assert "several districts" in fate(found, "B2").what
    assert "no district 17" in fate(found, "B3").what


@pytest.mark.parametrize(
    "heading",
    ["screening-overview", "Screening tool", "Overview", "STSTO", "Screening Tool Overview (Teams)", "overv."],
)
def test_a_training_is_known_by_code_title_words_or_first_letters(heading: str) -> None:
    assert sessions(proposed(("District", f"{heading} CPS"), ("District 1", JUNE))) == [D1]


@pytest.mark.parametrize("heading", ["Familial trafficking", "Labor 101", "Overview of labor"])
def test_an_unknown_training_asks(heading: str) -> None:
    found = proposed(("District", f"{heading} CPS", "Overview CPS"), ("District 1", JUNE, None))
    assert became(found) == {"B2": "asks"}
    assert fate(found, "B2").question is not None
    assert fate(found, "B2").question.wanted == "course"  # type: ignore[union-attr] # just seen


def test_a_heading_that_fits_two_trainings_asks_and_names_them() -> None:
    both = replace(HELD, courses=(*HELD.courses, replace(HELD.courses[1], code="csec-advanced", title="CSEC advanced")))
    asked = fate(proposed(("District", "CSEC CPS"), ("District 1", JUNE), held=both), "B2").question
    assert asked is not None
    assert asked.choices == ("csec-refresher", "csec-advanced")


def test_a_merged_cell_over_both_programs_is_one_session_and_its_number_counts_once() -> None:
    found = proposed(HEAD, ("District 1", "6/17/25 (14)", None), merged=((2, 2, 2, 3),))
    assert [(each.codes, each.headcount) for each in found.held] == [(("D1-CPS", "D1-Permanency"), 14)]


def test_one_number_merged_over_several_districts_asks() -> None:
    found = proposed(HEAD, ("District 1", "6/17/25 (14)"), ("District 2", None), merged=((2, 2, 3, 2),))
    assert became(found) == {"B2": "asks"}
    without = proposed(HEAD, ("District 1", JUNE), ("District 2", None), merged=((2, 2, 3, 2),))
    assert [each.codes for each in without.held] == [("D1-CPS",), ("D2-CPS",)]


def test_failed_and_struck_through_cells_ask() -> None:
    found = proposed(HEAD, ("District 1", None, JULY), failed={(2, 2): "#REF!"}, struck=frozenset({(2, 3)}))
    assert became(found) == {"B2": "asks", "C2": "asks"}


def test_hidden_sheets_are_left_alone() -> None:
    rows = (HEAD, ("District 1", JUNE, None))
    found = read(book(grid(*rows), grid(*rows, sheet="2023", hidden=True)), HELD)
    assert [(each.sheet, bool(each.entries)) for each in found.sheets] == [("Tracker", True), ("2023", False)]


def test_a_file_in_which_nothing_crosses_is_said_to_hold_nothing() -> None:
    with pytest.raises(NothingToImport, match="districts on one side"):
        proposed(("Name", "Email"), ("Okoye, Ada", "ada@o.example"))


HOSTILE = (
    "=cmd|'/C calc'!A0",
    "[/red][@click=app.quit]x[/]",
    "\x1b[31mred\x07",
    "<script>",
    "'; DROP TABLE session; --",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_a_text_wherever_it_stands(text: str) -> None:
    found = proposed(
        (text, None, None), HEAD, ("District 1", text, JUNE), (text, None, JULY), ("District 2", JULY, text)
    )
    assert became(found)["B3"] == "asks"
    assert became(found)["C3"] == "held"
    assert all("\x1b" not in each.said + each.what for each in found.fates)
