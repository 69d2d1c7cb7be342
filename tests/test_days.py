"""Days and times as people write them."""

from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.days import read_day, read_time, spoken
from tracker.errors import WrongUsage

TODAY = date(2025, 10, 1)
DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("2025-09-30", date(2025, 9, 30)),
        (" 9/30 ", date(2025, 9, 30)),
        ("9/30/25", date(2025, 9, 30)),
        ("09/30/2024", date(2024, 9, 30)),
        ("today", TODAY),
        ("Yesterday", date(2025, 9, 30)),
        ("tomorrow", date(2025, 10, 2)),
        ("-1w", date(2025, 9, 24)),
        ("+2W", date(2025, 10, 15)),
        ("-10d", date(2025, 9, 21)),
        ("2/29", date(2024, 2, 29)),
        ("1/5", date(2026, 1, 5)),
        ("12/31", date(2025, 12, 31)),
    ],
)
def test_a_day_is_read_as_people_write_it(said: str, day: date) -> None:
    assert read_day(said, TODAY) == day


@pytest.mark.parametrize(
    "said",
    [
        *(
            "",
            " ",
            "2025-02-30",
            "2/30",
            "13/1",
            "30/9",
            "9/31/25",
            "20250930",
            "2025-9-30",
            "soon",
            "9-30",
            "1w",
            "+w",
        ),
        *("+99999w", "+9999w", "0001-01-01", "9999-12-31", "1899-12-31", "٩/٣٠", "2025-09-30T10:00", "\x1b[31m"),
    ],
)
def test_anything_unclear_is_wrong_usage_that_says_how_to_write_it(said: str) -> None:
    with pytest.raises(WrongUsage, match="Write it like 2025-09-30"):
        read_day(said, TODAY)


@given(DAYS, DAYS)
def test_a_whole_day_is_itself_whatever_today_is(day: date, today: date) -> None:
    assert read_day(day.isoformat(), today) == day
    assert read_day(f"{day.month}/{day.day}/{day.year}", today) == day


@given(st.dates(date(1910, 1, 1), date(2189, 12, 31)), DAYS)
def test_a_day_without_a_year_is_the_nearest_such_day(today: date, meant: date) -> None:
    found = read_day(f"{meant.month}/{meant.day}", today)
    assert (found.month, found.day) == (meant.month, meant.day)
    if (meant.month, meant.day) != (2, 29):
        assert abs(found - today) <= timedelta(days=183)


@given(st.text(max_size=12))
def test_no_text_does_anything_but_name_a_day_or_wrong_usage(said: str) -> None:
    with suppress(WrongUsage):
        assert isinstance(read_day(said, TODAY), date)
    with suppress(WrongUsage):
        assert len(read_time(said)) == 5


@pytest.mark.parametrize(
    ("said", "time"),
    [
        *(("9:00", "09:00"), ("09:30", "09:30"), ("9 am", "09:00"), ("9AM", "09:00"), ("1:15 p.m.", "13:15")),
        *(("12 pm", "12:00"), ("12:05 am", "00:05"), ("23:59", "23:59"), ("0:00", "00:00"), ("13.30", "13:30")),
    ],
)
def test_a_time_is_read_as_people_write_it(said: str, time: str) -> None:
    assert read_time(said) == time


@pytest.mark.parametrize("said", ["", "9", "24:00", "25:99", "13 pm", "0 am", "noon", "9:5", "9:60", "-1:00"])
def test_a_time_that_is_none_is_wrong_usage(said: str) -> None:
    with pytest.raises(WrongUsage, match="Write it like 9:00"):
        read_time(said)


def test_a_day_is_said_with_its_weekday() -> None:
    assert spoken(date(2025, 9, 30)) == "Tuesday 2025-09-30"
