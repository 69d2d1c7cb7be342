"""Indicators: what is counted, numbers per district and month, and what is not shown of them outward."""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from tests.people.tried import tried
from tracker.errors import Ambiguous, NotFound, Refused, WrongUsage
from tracker.initiatives.indicators import (
    Hidden,
    define,
    find_indicator,
    indicators,
    numbers,
    put,
    retire,
    series,
    suppressed,
)

JULY, AUGUST, SEPTEMBER = date(2025, 7, 1), date(2025, 8, 1), date(2025, 9, 1)


@pytest.fixture
def db() -> Iterator[Session]:
    with tried() as session:
        yield session


@pytest.fixture
def screenings(db: Session) -> int:
    define(db, "Screenings", title="Screenings completed", unit="screenings", source="a monthly report")
    return find_indicator(db, "screenings").number


def test_she_defines_what_is_counted_and_may_say_it_otherwise(db: Session, screenings: int) -> None:
    define(db, "screenings", definition=" Tool  completed in the month ", suppress_under=10)
    (found,) = indicators(db)
    assert (found.number, found.title, found.definition, found.suppress_under) == (
        screenings,
        "Screenings completed",
        "Tool completed in the month",
        10,
    )
    assert find_indicator(db, "SCREENINGS completed").code == find_indicator(db, "scr").code == "screenings"
    retire(db, "screenings", ends_before=SEPTEMBER)
    assert indicators(db)[0].ends_before == SEPTEMBER


def test_a_definition_needs_a_code_and_a_title_and_no_number_below_zero(db: Session, screenings: int) -> None:
    with pytest.raises(WrongUsage, match="code"):
        define(db, "two words", title="X")
    with pytest.raises(WrongUsage, match="counted"):
        define(db, "referrals")
    with pytest.raises(WrongUsage, match="title"):
        define(db, "screenings", title=" ")
    with pytest.raises(WrongUsage):
        define(db, "screenings", suppress_under=-1)
    define(db, "screened-out", title="Screened out")
    with pytest.raises(Ambiguous):
        find_indicator(db, "screen")
    for nothing in ("", "x"):
        with pytest.raises(NotFound, match="screenings"):
            find_indicator(db, nothing)


def test_a_number_is_set_changed_and_taken_out(db: Session, screenings: int) -> None:
    assert put(db, screenings, 4, JULY, 12) is None
    assert put(db, screenings, 4, JULY, 13) == 12
    assert put(db, screenings, None, JULY, 40) is None
    assert [(each.district, each.value) for each in numbers(db, screenings)] == [(4, 13), (None, 40)]
    assert put(db, screenings, 4, JULY, None) == 13
    assert [(each.district, each.value) for each in numbers(db, screenings, JULY, AUGUST)] == [(None, 40)]
    assert numbers(db, screenings, AUGUST) == ()


@pytest.mark.parametrize("value", [-1, 100_000, 44_821_234])
def test_a_number_as_long_as_that_of_a_case_is_refused(db: Session, screenings: int, value: int) -> None:
    with pytest.raises(Refused, match="never the number of a case"):
        put(db, screenings, 4, JULY, value)


def test_a_district_must_exist_and_a_month_begin_with_its_first_day(db: Session, screenings: int) -> None:
    with pytest.raises(NotFound):
        put(db, screenings, 99, JULY, 1)
    with pytest.raises(WrongUsage):
        put(db, screenings, 4, date(2025, 7, 15), 1)


def test_outward_small_numbers_are_not_shown_and_inside_every_number_is(db: Session, screenings: int) -> None:
    for district, value in ((1, 3), (2, 20), (3, 2), (4, 2), (5, 30)):
        put(db, screenings, district, JULY, value)
    (outward,) = series(db, "screenings").months
    assert {district: cell.words for district, cell in outward.districts.items()} == {
        1: "under 5",
        2: "20",
        3: "under 5",
        4: "under 5",
        5: "30",
    }
    (inside,) = series(db, "screenings", internal=True).months
    assert [cell.value for cell in inside.districts.values()] == [3, 20, 2, 2, 30]
    assert (inside.state and inside.state.value, inside.summed) == (57, 5)
    assert series(db, "screenings").districts == (1, 2, 3, 4, 5)


def test_one_small_number_takes_another_with_it_while_the_sum_is_shown(db: Session, screenings: int) -> None:
    for district, value in ((1, 3), (2, 20), (3, 90)):
        put(db, screenings, district, JULY, value)
    (month,) = series(db, "screenings").months
    assert [cell.words for cell in month.districts.values()] == ["under 5", "withheld", "90"]
    assert month.state
    assert month.state.words == "113"


def test_what_the_state_leaves_for_districts_without_a_number_is_not_given_away(db: Session, screenings: int) -> None:
    for district in range(1, 16):
        put(db, screenings, district, JULY, 10)
    put(db, screenings, None, JULY, 153)
    (month,) = series(db, "screenings").months
    assert month.state
    assert month.state.words == "withheld"
    put(db, screenings, 16, JULY, 3)
    (month,) = series(db, "screenings").months
    assert (month.state and month.state.words, month.districts[16].words) == ("153", "under 5")
    assert sum(cell.words == "withheld" for cell in month.districts.values()) == 1


def test_without_a_bound_nothing_is_suppressed(db: Session, screenings: int) -> None:
    define(db, "screenings", suppress_under=0)
    put(db, screenings, 1, JULY, 0)
    (month,) = series(db, "screenings").months
    assert (month.districts[1].words, month.state and month.state.words) == ("0", "0")


def test_months_are_bounded_by_days_within_them(db: Session, screenings: int) -> None:
    for month in (JULY, AUGUST, SEPTEMBER):
        put(db, screenings, 1, month, 10)
    found = series(db, "screenings", date(2025, 7, 20), date(2025, 8, 31))
    assert [each.month for each in found.months] == [JULY, AUGUST]


@st.composite
def a_month(draw: st.DrawFn) -> tuple[dict[int, int], int | None, int]:
    """Draw the numbers of up to four districts, their sum or none, and a bound."""
    values = dict(enumerate(draw(st.lists(st.integers(0, 9), min_size=1, max_size=4)), start=1))
    return values, draw(st.sampled_from([sum(values.values()), None])), draw(st.integers(1, 4))


def possible(values: Mapping[int, int], total: int | None, under: int, hidden: Hidden) -> dict[int, set[int]]:
    """Give what each small number may be for somebody who sees what is shown and can reckon."""
    most = sum(values.values()) + under
    ranges = [
        range(under) if each in hidden.small else range(under, most + 1) if each in hidden.withheld else [value]
        for each, value in values.items()
    ]
    fits = [found for found in product(*ranges) if hidden.total or total is None or sum(found) == total]
    return {each: {found[at] for found in fits} for at, each in enumerate(values) if each in hidden.small}


@given(a_month())
def test_nobody_can_reckon_a_small_number_from_what_is_shown(drawn: tuple[dict[int, int], int | None, int]) -> None:
    values, total, under = drawn
    hidden = suppressed(values, total, under)
    assert hidden.small == {each for each, value in values.items() if value < under}
    assert not hidden.withheld & hidden.small
    for each, may_be in possible(values, total, under, hidden).items():
        assert may_be == set(range(under)), (each, values, total, under, hidden)


@given(a_month())
def test_where_nothing_is_small_everything_is_shown(drawn: tuple[dict[int, int], int | None, int]) -> None:
    values, total, under = drawn
    large = {each: value + under for each, value in values.items()}
    assert suppressed(large, None if total is None else sum(large.values()), under) == Hidden()
