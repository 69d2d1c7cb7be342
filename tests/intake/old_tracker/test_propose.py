"""What becomes of each cell: held, planned, known, a question; and that no day is ever invented."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.intake.old_tracker.shapes import HEAD, HELD, TEAMS, TODAY, became, fate, proposed, sessions, there
from tracker.intake.old_tracker.values import NO, YES, Answers, answers_from

JUNE, JULY, AHEAD = date(2025, 6, 3), date(2025, 7, 8), date(2025, 9, 16)
PLAIN = "tracker.xlsx"  # a name that says no year


def wanted(proposal: Any, cell: str) -> str:
    question = fate(proposal, cell).question
    return question.wanted if question else ""


def evidence(proposal: Any) -> list[tuple[str, str]]:
    return [(code, grade) for each in proposal.held for _, code, grade in each.teams]


def test_a_day_alone_is_reported_and_a_day_with_a_number_is_a_headcount() -> None:
    found = proposed(HEAD, ("District 1", JUNE, None), ("District 2", "6/17/25 (14)", None))
    assert evidence(found) == [("D1-CPS", "reported"), ("D2-CPS", "headcount")]


def test_days_to_come_are_planned_and_today_is_not_to_come() -> None:
    found = proposed(HEAD, ("District 1", AHEAD, None), ("District 2", TODAY, None))
    assert became(found) == {"B2": "planned", "B3": "held"}
    assert [each.day for each in found.planned] == [AHEAD]


def test_both_programs_of_a_district_on_one_day_are_one_session_and_two_districts_never_are() -> None:
    found = proposed(HEAD, ("District 1", JUNE, JUNE), ("District 2", JUNE, None))
    assert [each.codes for each in found.held] == [("D1-CPS", "D1-Permanency"), ("D2-CPS",)]


def test_numbers_of_one_session_are_added_and_that_is_said_and_each_team_keeps_its_own_evidence() -> None:
    found = proposed(
        HEAD, ("District 1", "6/17/25 (14)", "6/17/25 (9)"), ("District 2", "6/17/25 (5)", date(2025, 6, 17))
    )
    assert [each.headcount for each in found.held] == [23, 5]
    assert "District 1 on 2025-06-17: 14 and 9 people were in one session, 23 together." in found.assumptions
    assert evidence(found)[2:] == [("D2-CPS", "headcount"), ("D2-Permanency", "reported")]


def test_two_days_in_a_cell_are_two_sessions() -> None:
    found = proposed(HEAD, ("District 1", "6/3 & 6/17", None))
    assert sessions(found) == [("overview", "2025-06-03", "D1-CPS", None), ("overview", "2025-06-17", "D1-CPS", None)]


def test_a_note_behind_a_day_goes_with_the_session() -> None:
    (session,) = proposed(HEAD, ("District 1", "6/17/25 make-up in Astoria", None)).held
    assert session.note == "6/17/25 make-up in Astoria"


def test_a_tick_or_a_number_without_a_day_asks_and_one_day_for_all_is_said() -> None:
    rows = (HEAD, ("District 1", "✓", 14), ("District 2", JUNE, None))
    found = proposed(*rows)
    assert became(found) == {"B2": "asks", "C2": "asks", "B3": "held"}
    assert {wanted(found, "B2"), wanted(found, "C2")} == {"day"}
    answered = proposed(*rows, answers=Answers(day=JULY))
    assert sessions(answered)[0] == ("overview", "2025-07-08", "D1-CPS D1-Permanency", 14)
    assert "2 cells without a day: held on Tuesday 2025-07-08, as you said." in answered.assumptions


def test_a_day_may_be_given_for_one_column_or_one_cell() -> None:
    rows = (HEAD, ("District 1", "✓", "x"), ("District 2", "✓", None))
    column = proposed(*rows, answers=Answers(days={"Overview CPS": JULY}))
    assert became(column) == {"B2": "held", "C2": "asks", "B3": "held"}
    cell = proposed(*rows, answers=Answers(days={"Tracker!B3": JULY}))
    assert became(cell) == {"B2": "asks", "C2": "asks", "B3": "held"}


def test_a_year_comes_from_the_heading_the_title_or_the_name_else_it_is_asked_for() -> None:
    row = ("District 1", "6/17", None)
    assert proposed(HEAD, row).assumptions[-1] == "Days without a year are of 2025: the file's name says so."
    titled = proposed(("Tracker 2024",), HEAD, row, file=PLAIN)
    assert titled.held[0].day == date(2024, 6, 17)
    headed = proposed(("District", "Overview CPS 2023"), row[:2], file=PLAIN)
    assert headed.held[0].day == date(2023, 6, 17)
    fiscal = proposed(("FY 2025",), HEAD, row, file=PLAIN)
    assert wanted(fiscal, "B3") == "year"
    assert proposed(HEAD, row, file=PLAIN, answers=Answers(year=2022)).held[0].day == date(2022, 6, 17)


def test_the_order_of_day_and_month_is_decided_by_all_values_of_the_sheet_or_asked() -> None:
    assert proposed(HEAD, ("District 1", "6/3", "6/17")).held[0].day == JUNE
    assert proposed(HEAD, ("District 1", "6/3", "17/6")).held[0].day == date(2025, 3, 6)
    open_ = proposed(HEAD, ("District 1", "6/3", "7/8"))
    assert {wanted(open_, "B2"), wanted(open_, "C2")} == {"order"}
    both = proposed(HEAD, ("District 1", "6/3", "6/17"), ("District 2", "17/6", None))
    assert wanted(both, "B2") == "order"
    assert proposed(HEAD, ("District 1", "6/3", None), answers=Answers(month_first=True)).held[0].day == JUNE
    assert proposed(HEAD, ("District 1", "6/3", None), answers=Answers(month_first=False)).held[0].day == date(
        2025, 3, 6
    )


def test_real_dates_are_certain_whatever_the_texts_are() -> None:
    found = proposed(HEAD, ("District 1", JUNE, "6/3"))
    assert became(found) == {"B2": "held", "C2": "asks"}


def test_what_may_be_a_day_or_a_share_asks_where_another_cell_is_a_share() -> None:
    found = proposed(HEAD, ("District 1", "14/20", "8/12"), ("District 2", "9/8", "6/17"))
    codes = {cell: fate(found, cell).code for cell in ("B2", "C2", "B3", "C3")}
    assert codes == {"B2": "no_day", "C2": "unclear", "B3": "order", "C3": "unclear"}


def test_a_plan_whose_day_has_passed_asks_and_yes_and_no_are_obeyed() -> None:
    rows = (HEAD, ("District 1", "scheduled 6/17/25", None))
    assert wanted(proposed(*rows), "B2") == "held"
    assert became(proposed(*rows, answers=Answers(held={"Tracker!B2": YES}))) == {"B2": "held"}
    assert became(proposed(*rows, answers=Answers(held={"Tracker!B2": NO}))) == {"B2": "none"}


def test_something_done_on_a_day_to_come_asks() -> None:
    assert fate(proposed(HEAD, ("District 1", "✓ 9/16/25", None)), "B2").code == "ahead"


def test_a_session_of_the_records_is_known_and_never_doubled() -> None:
    known = there(5, JUNE, "D1-CPS")
    found = proposed(HEAD, ("District 1", JUNE, JUNE), held=known)
    assert became(found) == {"B2": "known", "C2": "held"}
    assert [(each.number, each.team, each.cell) for each in found.known] == [(5, "D1-CPS", "Tracker!B2")]
    assert [each.codes for each in found.held] == [("D1-Permanency",)]


def test_a_planned_session_of_the_records_is_known_and_stays_planned() -> None:
    found = proposed(HEAD, ("District 1", JUNE, None), held=there(5, JUNE, "D1-CPS", status="planned"))
    assert fate(found, "B2").what == "2025-06-03 D1-CPS: known already as session 5, still planned there"


def test_a_cancelled_session_of_the_records_asks() -> None:
    cancelled = there(5, JUNE, "D1-CPS", status="cancelled")
    rows = (HEAD, ("District 1", JUNE, None))
    assert wanted(proposed(*rows, held=cancelled), "B2") == "held"
    assert became(proposed(*rows, held=cancelled, answers=Answers(held={"Tracker!B2": YES}))) == {"B2": "held"}


def test_another_day_for_the_same_team_is_a_second_session_and_is_said() -> None:
    (session,) = proposed(HEAD, ("District 1", JULY, None), held=there(5, JUNE, "D1-CPS")).held
    assert session.others == ("D1-CPS had it on 2025-06-03 too (session 5)",)


def test_two_cells_of_one_session_are_one_and_two_numbers_for_it_ask() -> None:
    same = proposed(HEAD, ("District 1", JUNE, None), ("District 1", JUNE, None))
    assert len(same.held) == 1
    assert fate(same, "B3").what == "2025-06-03 D1-CPS: the same session as B2"
    two = proposed(HEAD, ("District 1", "6/17/25 (14)", None), ("District 1", "6/17/25 (9)", None))
    assert became(two) == {"B2": "held", "B3": "asks"}


def test_a_cell_with_a_question_in_it_is_proposed_not_at_all() -> None:
    found = proposed(HEAD, ("District 1", "6/17/25 (14) & scheduled 8/19/25", None))
    assert (became(found), found.held) == ({"B2": "asks"}, ())


def test_a_program_that_no_heading_names_is_asked_for() -> None:
    rows = (("District", "Overview"), ("District 1", JUNE))
    assert wanted(proposed(*rows), "B2") == "program"
    answered = proposed(*rows, answers=Answers(programs=("CPS", "Permanency")))
    assert [each.codes for each in answered.held] == [("D1-CPS", "D1-Permanency")]


def test_of_several_teams_the_one_that_is_named_is_meant_else_it_asks() -> None:
    east = replace(TEAMS[0], team_id=90, code="D1-CPS-East", name="East")
    two = replace(HELD, teams=(*TEAMS, east))
    rows = (HEAD, ("District 1 East", JUNE, None), ("District 1", JULY, None))
    found = proposed(*rows, held=two)
    assert became(found) == {"B2": "held", "B3": "asks"}
    assert fate(found, "B3").question.choices == ("D1-CPS", "D1-CPS-East")  # type: ignore[union-attr] # it asks
    chosen = proposed(*rows, held=two, answers=Answers(teams={"Tracker!B3": "D1-CPS"}))
    assert [each.codes for each in chosen.held] == [("D1-CPS-East",), ("D1-CPS",)]


def test_an_unknown_unit_goes_to_the_only_team_there_and_it_is_said() -> None:
    found = proposed(HEAD, ("District 1 Astoria", JUNE, None))
    assert found.assumptions == ("“District 1 Astoria” is read as D1-CPS, the only CPS team there.",)


def test_a_team_that_was_not_open_then_asks() -> None:
    closed = replace(HELD, teams=tuple(replace(each, opened_on=JULY) for each in TEAMS))
    assert "was not open on 2025-06-03" in fate(proposed(HEAD, ("District 1", JUNE, None), held=closed), "B2").what


def test_an_answer_about_a_training_holds_for_all_its_cells() -> None:
    rows = (
        ("District", "Fam. traffic CPS", "Fam. traffic Perm"),
        ("District 1", JUNE, JULY),
        ("District 2", JUNE, None),
    )
    given_ = Answers(courses={"fam traffic cps": "csec-refresher", "Fam. traffic Perm": "csec-refresher"})
    assert set(became(proposed(*rows, answers=given_)).values()) == {"held"}
    assert set(became(proposed(*rows, answers=Answers(courses={"": "csec-refresher"}))).values()) == {"held"}


def test_a_cell_that_she_leaves_out_stays_out() -> None:
    found = proposed(HEAD, ("District 1", JUNE, JULY), answers=Answers(left=frozenset({"Tracker!B2"})))
    assert became(found) == {"B2": "left", "C2": "held"}


@pytest.mark.parametrize("cell", [date(1900, 1, 14), date(2089, 1, 1), "2/29/2025"])
def test_days_that_cannot_be_meant_ask(cell: Any) -> None:
    assert became(proposed(HEAD, ("District 1", cell, None))) == {"B2": "asks"}


GREEN, RED, GREY = "C6E0B4", "FF0000", "D9D9D9"


def test_a_colour_alone_is_a_question_and_never_a_session() -> None:
    rows = (HEAD, ("District 1", None, None), ("District 2", JUNE, None))
    found = proposed(*rows, fills={(2, 2): GREEN})
    assert fate(found, "B2").what == "B2 is filled green without words: held?"
    assert sessions(proposed(*rows, fills={(2, 2): GREEN}, answers=Answers(held={"Tracker!B2": YES}, day=JULY)))[0][
        1:3
    ] == (
        "2025-07-08",
        "D1-CPS",
    )
    assert became(proposed(*rows, fills={(2, 2): GREEN}, answers=Answers(held={"Tracker!B2": NO})))["B2"] == "none"


def test_a_colour_that_contradicts_the_legend_asks() -> None:
    rows = (
        HEAD,
        ("District 1", JUNE, "n/a"),
        ("District 2", AHEAD, None),
        ("legend",),
        (None, "Cancelled"),
        (None, "Held"),
    )
    fills = {(2, 2): RED, (2, 3): GREEN, (3, 2): GREEN, (5, 1): RED, (6, 1): GREEN}
    found = proposed(*rows, fills=fills)
    assert became(found) == {"B2": "asks", "C2": "asks", "B3": "asks"}
    assert fate(found, "B2").what == "B2 says “2025-06-03” but is filled red (“Cancelled”): held?"
    assert became(proposed(*rows, fills=fills, answers=Answers(held={"Tracker!B2": YES})))["B2"] == "held"


def test_a_legend_may_be_written_in_words() -> None:
    rows = (HEAD, ("District 1", JUNE, None), ("green = held, red = cancelled",))
    assert fate(proposed(*rows, fills={(2, 2): RED}), "B2").code == "colour"
    assert became(proposed(*rows, fills={(2, 2): GREEN})) == {"B2": "held"}


def test_a_row_or_a_column_that_is_coloured_as_a_whole_says_nothing() -> None:
    rows = (HEAD, ("District 1", None, None), ("District 2", JUNE, None))
    banded = {(2, 1): GREY, (2, 2): GREY, (2, 3): GREY, (1, 3): GREEN, (3, 3): GREEN}
    assert became(proposed(*rows, fills=banded)) == {"B3": "held"}


CELLS = st.sampled_from(
    (
        *(
            None,
            "✓",
            "x",
            14,
            "14/20",
            "6/3",
            "17/6",
            "6/17/25",
            JUNE,
            AHEAD,
            "June 3",
            "June",
            "TBD",
            "scheduled 9/12",
        ),
        *("6/3 & 6/10", "6/3 (14)", "called 5/1", "n/a", "=1+1", "6/3-6/5", 45811, 0.5, "8/12 ppl", "done 6/17/25"),
    )
)


@given(st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=8))
def test_no_day_is_invented_and_every_cell_is_accounted_for(cells: list[tuple[Any, Any]]) -> None:
    rows = [(f"District {n}", *pair) for n, pair in enumerate([*cells, (JUNE, None)], start=1)]
    found = proposed(HEAD, *rows, file=PLAIN)
    filled = {
        f"{'BC'[at]}{n}"
        for n, pair in enumerate([*cells, (JUNE, None)], start=2)
        for at, cell in enumerate(pair)
        if cell is not None
    }
    assert set(became(found)) == filled
    said = {JUNE, AHEAD, date(2025, 6, 17)}
    assert {each.day for each in (*found.held, *found.planned)} <= said
    assert all(each.day <= TODAY for each in found.held)
    assert len(found.problems) == len(found.waiting)
    assert len({(each.course, each.day, team) for each in found.held for team, _, _ in each.teams}) == sum(
        len(each.teams) for each in found.held
    )


def test_answers_come_back_from_a_draft_and_a_strange_draft_is_none() -> None:
    said = Answers(JULY, {"a": JUNE}, 2025, True, {"b": "c"}, ("CPS",), {"d": "e"}, {"f": YES}, frozenset({"g"}))  # noqa: FBT003 -- by place, so that none is forgotten
    assert answers_from(said.as_json()) == said
    assert answers_from({"day": 5}) == Answers()
