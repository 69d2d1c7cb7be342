from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.reports.words import (
    band,
    counted,
    headline,
    inside,
    listed,
    long_day,
    n_of_n,
    short_day,
    table_percent,
    weekday,
    whole_percent,
)

shares = st.integers(1, 200_000).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of)))


@given(shares)
def test_all_of_them_is_the_only_hundred_per_cent(share: tuple[int, int]) -> None:
    n, of = share
    assert (whole_percent(n, of) == "100%") == (n == of)
    assert (table_percent(n, of) == "100.0%") == (n == of)


@given(shares)
def test_none_of_them_is_the_only_nought_per_cent(share: tuple[int, int]) -> None:
    n, of = share
    assert (whole_percent(n, of) == "0%") == (n == 0)
    assert (table_percent(n, of) == "0.0%") == (n == 0)


@given(shares)
def test_a_percentage_is_never_further_than_its_rounding_from_the_ratio(share: tuple[int, int]) -> None:
    n, of = share
    if not whole_percent(n, of).startswith(("over", "under")):
        assert abs(int(whole_percent(n, of)[:-1]) - 100 * n / of) <= 0.5 + 1e-9
    assert abs(float(table_percent(n, of)[:-1]) - 100 * n / of) <= 0.1


@pytest.mark.parametrize(
    ("n", "of", "whole", "table"),
    [
        (999, 1000, "over 99%", "99.9%"),
        (9_999, 10_000, "over 99%", "99.9%"),
        (1, 1000, "under 1%", "0.1%"),
        (1, 100_000, "under 1%", "0.1%"),
        (994, 1000, "99%", "99.4%"),
        (995, 1000, "over 99%", "99.5%"),
        (1, 8, "13%", "12.5%"),
        (12, 32, "38%", "37.5%"),
        (480, 640, "75%", "75.0%"),
    ],
)
def test_percentages_in_a_headline_and_in_a_table(n: int, of: int, whole: str, table: str) -> None:
    assert (whole_percent(n, of), table_percent(n, of)) == (whole, table)


def test_nobody_eligible_has_no_rate() -> None:
    assert headline(0, 0) == n_of_n(0, 0) == "no rate (0 of 0)"
    assert whole_percent(0, 0) == table_percent(0, 0) == ""


def test_under_ten_people_stand_alone_without_a_percentage() -> None:
    assert headline(3, 9) == "3 of 9"
    assert headline(3, 10) == "3 of 10 (30%)"
    assert headline(1_480, 1_640) == "1,480 of 1,640 (90%)"


@pytest.mark.parametrize(
    ("n", "words"),
    [
        (1000, "on target"),
        (850, "on target"),
        (849, "near target"),
        (750, "near target"),
        (749, "below target"),
        (0, "below target"),
    ],
)
def test_the_bands_end_exactly_five_and_fifteen_points_below_the_target(n: int, words: str) -> None:
    assert band(n, 1000, 0.9, (5, 15)) == words


def test_a_target_that_no_float_holds_exactly_still_ends_where_it_says() -> None:
    assert band(65, 100, 0.7, (5, 15)) == "on target"
    assert band(13, 20, 0.8, (5, 15)) == "near target"


@pytest.mark.parametrize(
    ("n", "words"), [(760, "on target"), (759, "near target"), (680, "near target"), (679, "below target")]
)
def test_relative_bands_end_at_percents_of_the_target(n: int, words: str) -> None:
    assert band(n, 1000, 0.8, (5, 15, True)) == words


def test_too_few_or_nobody_are_in_no_band() -> None:
    assert band(9, 9, 0.9, (5, 15)) == "too few to compare"
    assert band(0, 0, 0.9, (5, 15)) == "no rate"


def test_days_are_said_with_their_weekday_and_their_year_where_it_differs() -> None:
    day = date(2025, 8, 20)
    assert weekday(day) == "Wednesday, 20 August 2025"
    assert long_day(day) == "20 August 2025"
    assert short_day(day, date(2025, 1, 1)) == "20 Aug"
    assert short_day(day, date(2026, 1, 1)) == "20 Aug 2025"


def test_words_are_joined_and_counted_as_a_sentence_does() -> None:
    assert listed([]) == ""
    assert listed(["a"]) == "a"
    assert listed(["a", "b", "c"]) == "a, b and c"
    assert counted(1, "team") == "1 team"
    assert counted(1_200, "team") == "1,200 teams"
    assert counted(2, "delivery", "deliveries") == "2 deliveries"


def test_a_title_inside_a_sentence_keeps_its_capitals_only_where_it_is_an_abbreviation() -> None:
    assert inside("Screening-tool overview") == "the screening-tool overview"
    assert inside("CSEC refresher") == "the CSEC refresher"
    assert inside("The tour") == "the tour"
