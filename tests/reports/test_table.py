from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.coverage.values import CourseFacts, Coverage, Row, State
from tracker.reports.table import grid_lines

AddedUp = Callable[..., Coverage]
Team = Callable[..., Row]

ONE = (CourseFacts("screening-overview", "Screening-tool overview", 0.9),)


def test_the_grid_reads_like_the_coverage_screen_and_fits_eighty_columns(plan: Coverage) -> None:
    lines = grid_lines(plan, 80)
    assert all(len(line) <= 80 for line in lines)
    assert lines[0] == "Coverage as of Wednesday, 20 August 2025"
    assert lines[3].split() == ["Dist.", "CPS", "Permanency", "CPS", "Permanency"]
    assert lines[4] == "D01    ● 06-01 32/33     ◐ sched 08-26     ● 06-01 24/33     ○ not yet"
    assert lines[14] == "D11    ! overdue         ○ not yet         ● 06-11 6/8       ○ not yet"
    assert lines[17] == "D14    ? no roster       ○ not yet         ? no roster       ○ not yet"
    assert lines[21:23] == [
        "Screening-tool overview: 12 of 32 teams (38%), 511 of 1,441 staff trained (35%)",
        "CSEC refresher: 15 of 32 teams (47%), 565 of 1,441 staff trained (39%)",
    ]
    assert len(lines) < 30


@given(st.integers(40, 200))
def test_no_line_is_wider_than_asked_and_no_district_is_missing(plan: Coverage, width: int) -> None:
    lines = grid_lines(plan, width)
    assert all(len(line) <= width for line in lines)
    assert {f"D{n:02}" for n in range(1, 17)} <= {line[:3] for line in lines}


def test_columns_that_do_not_fit_stand_below(plan: Coverage) -> None:
    lines = grid_lines(plan, 45)
    assert [line.split()[1:] for line in lines if line.startswith("Dist.")] == [["CPS", "Permanency"]] * 2


def test_a_day_of_another_year_shows_its_year(added_up: AddedUp, reached: Team) -> None:
    rows = [reached("screening-overview", 1, "CPS", last_delivery=date(2024, 11, 5), trained=4)]
    assert grid_lines(added_up(rows, ONE))[4] == "D01    ● 2024-11 4/20"


@pytest.mark.parametrize(
    ("facts", "shown"),
    [
        ({"state": State.NOT_APPLICABLE}, "\N{EN DASH}"),
        ({"state": State.CONTACTED}, "○ contacted"),
        ({"state": State.DELIVERED, "eligible": 0, "trained": 0, "roster_on": None}, "● no roster"),
        ({"state": State.DELIVERED, "eligible": 0, "trained": 0}, "● no one"),
    ],
)
def test_cells_in_words(added_up: AddedUp, team: Team, facts: dict[str, Any], shown: str) -> None:
    assert grid_lines(added_up([team("screening-overview", 1, "CPS", **facts)], ONE))[4] == f"D01    {shown}"


def test_a_district_reached_in_part_says_how_many_of_its_teams(added_up: AddedUp, team: Team, reached: Team) -> None:
    rows = [reached("screening-overview", 2, "CPS"), team("screening-overview", 2, "CPS", team="D2-CPS-Gresham")]
    assert grid_lines(added_up(rows, ONE), 80)[4] == "D02    ● 06-02 1/2 teams"


def test_escapes_in_a_title_never_reach_the_terminal(plan: Coverage) -> None:
    course = replace(plan.courses[0], title="\x1b[2J\x1b]0;x\x07Overview\u202e")
    lines = grid_lines(replace(plan, courses=(course, plan.courses[1])))
    assert not any("\x1b" in line or "\u202e" in line or "\x07" in line for line in lines)


def test_no_course_and_no_district_make_a_grid_without_lines_of_districts(added_up: AddedUp) -> None:
    lines = grid_lines(added_up([], ()), 80)
    assert lines[0] == "Coverage as of Wednesday, 20 August 2025"
    assert not any(line.startswith("D0") for line in lines)
