"""Days and periods: the last day is never ambiguous, and months are calendar months."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tracker.period import Period, after, first_in_force, last_day, plus_months

DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))
MONTHS = st.integers(1, 120)


def test_the_first_day_is_in_a_period_and_the_day_it_ends_before_is_not() -> None:
    period = Period(date(2025, 1, 1), date(2025, 2, 1))
    days = (date(2024, 12, 31), date(2025, 1, 1), date(2025, 1, 31), date(2025, 2, 1))
    assert [day in period for day in days] == [False, True, True, False]


@given(DAYS)
def test_a_period_without_days_holds_every_day(day: date) -> None:
    assert day in Period()


@given(DAYS, DAYS)
def test_an_open_period_holds_what_comes_after_its_start_or_before_its_end(day: date, edge: date) -> None:
    assert (day in Period(edge)) == (day >= edge)
    assert (day in Period(None, edge)) == (day < edge)


@given(DAYS)
def test_the_last_day_and_the_first_day_no_longer_included_are_neighbours(day: date) -> None:
    assert last_day(after(day)) == day
    assert day in Period(day, after(day))
    assert after(day) not in Period(day, after(day))


def test_months_are_clamped_to_the_months_end() -> None:
    assert plus_months(date(2024, 2, 29), 12) == date(2025, 2, 28)
    assert plus_months(date(2025, 1, 31), 1) == date(2025, 2, 28)
    assert plus_months(date(2025, 11, 30), 3) == date(2026, 2, 28)
    assert plus_months(date(2024, 12, 15), 1) == date(2025, 1, 15)


@given(DAYS, MONTHS)
def test_later_credit_never_lapses_earlier(day: date, months: int) -> None:
    assert plus_months(day, months) <= plus_months(day + timedelta(1), months)


@given(DAYS, MONTHS)
def test_credit_is_in_force_from_one_day_on(as_of: date, months: int) -> None:
    first = first_in_force(as_of, months)
    assert as_of < plus_months(first, months)
    assert as_of >= plus_months(first - timedelta(1), months)


def test_credit_of_a_leap_day_has_lapsed_on_the_twenty_eighth() -> None:
    assert first_in_force(date(2025, 2, 27), 12) == date(2024, 2, 28)
    assert first_in_force(date(2025, 2, 28), 12) == date(2024, 3, 1)
