"""What is written changes the headline: said before it is written, n of N, and only where something changes."""

from dataclasses import replace
from datetime import date

from tracker.coverage.effect import effects
from tracker.coverage.values import CourseFacts, Coverage, Total

BARE = Total("c", None, 16, 4, 0, 32, 12, 32, 12, 100, 60, 0, 40, 0, 0, 0)


def counted(*totals: Total) -> Coverage:
    courses = tuple(CourseFacts(code, code.upper(), 0.9) for code in dict.fromkeys(total.course for total in totals))
    return Coverage(date(2025, 9, 2), None, "team", courses, (), totals, ())


def test_only_courses_whose_figures_change_are_named() -> None:
    other = replace(BARE, course="d")
    found = effects(counted(BARE, other), counted(replace(BARE, trained=61), other))
    assert [each.course for each in found] == ["c"]


def test_both_halves_are_shown_with_arrows_where_they_change() -> None:
    (found,) = effects(counted(BARE), counted(replace(BARE, trained=590, eligible=1101)))
    assert found.words == "C: teams 12 of 32 (as before); people trained 60 of 100 → 590 of 1,101"


def test_a_program_alone_is_no_headline() -> None:
    cps = replace(BARE, program="CPS")
    assert effects(counted(BARE, cps), counted(BARE, replace(cps, trained=61))) == ()
