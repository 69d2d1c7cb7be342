"""What one cell says: days, ticks, numbers, notes; and what nothing certain can be made of."""

from datetime import date, datetime, time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.intake.old_tracker.days import month_first_by, year_of
from tracker.intake.old_tracker.marks import LONGEST, meaning, say


def days(cell: Any, **how: Any) -> list[tuple[int, int, int | None]]:
    said = say(cell, **how)
    assert said is not None
    assert not said.unclear, said.unclear
    return [(each.month, each.day, each.year) for each in said.days]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("6/3", [(6, 3, None)]),
        ("June 3", [(6, 3, None)]),
        ("Tues 6/3", [(6, 3, None)]),
        ("3-Jun-25", [(6, 3, 2025)]),
        ("June 3, 2025", [(6, 3, 2025)]),
        ("Sept. 4th", [(9, 4, None)]),
        ("6/3/25", [(6, 3, 2025)]),
        ("2025-06-03", [(6, 3, 2025)]),
        (date(2025, 6, 3), [(6, 3, 2025)]),
        (datetime.combine(date(2025, 6, 3), time(9)), [(6, 3, 2025)]),
        (45811.0, [(6, 3, 2025)]),
        ("6/3 & 6/10", [(6, 3, None), (6, 10, None)]),
        ("6/3\n6/10", [(6, 3, None), (6, 10, None)]),
        ("✓ 6/3", [(6, 3, None)]),
        ("6/3 make-up in Salem", [(6, 3, None)]),
        ("13/6", [(6, 13, None)]),
    ],
)
def test_days_are_read_as_they_are_written(cell: Any, expected: list[tuple[int, int, int | None]]) -> None:
    assert days(cell) == expected


def test_a_serial_counts_from_the_workbooks_own_epoch() -> None:
    assert days(44349.0, epoch_1904=True) == [(6, 3, 2025)]


@pytest.mark.parametrize(
    ("cell", "people"),
    [(14.0, 14), ("14", 14), ("14 ppl", 14), ("14/20", 14), ("about 14", 14), ("12 of 14", 12), ("8/12 ppl", 8)],
)
def test_a_number_of_people_is_no_day(cell: Any, people: int) -> None:
    said = say(cell)
    assert said is not None
    assert (said.people, said.days, said.unclear) == (people, (), "")


@pytest.mark.parametrize(
    ("cell", "people"),
    [
        ("6/3/25 (14)", [14]),
        ("6/3 (14/20)", [14]),
        ("6/3/25 (8/12)", [8]),
        ("6/3, n=14", [14]),
        ("14 attended 6/3", [14]),
        ("6/3 (14) & 6/10 (9)", [14, 9]),
    ],
)
def test_a_number_beside_a_day_is_of_that_day(cell: str, people: list[int]) -> None:
    said = say(cell)
    assert said is not None
    assert [each.people for each in said.days] == people


def test_one_number_behind_two_days_is_kept_as_a_note_and_counts_for_neither() -> None:
    said = say("6/3 & 6/10 (14)")
    assert said is not None
    assert [(each.people, each.note) for each in said.days] == [(None, "6/3 & 6/10 (14)")] * 2


@pytest.mark.parametrize("cell", ["✓", "✔", "x", "X", "yes", "Done", True, "completed"])
def test_ticks(cell: Any) -> None:
    said = say(cell)
    assert said is not None
    assert (said.tick, said.none) == (True, False)


@pytest.mark.parametrize(
    "cell", ["postponed", "n/a", "N/A", "TBD", "cancelled – snow", "6/3 cancelled", "-", "no", "not yet", "0", 0.0]
)
def test_what_says_that_there_was_no_session(cell: Any) -> None:
    said = say(cell)
    assert said is not None
    assert (said.none, said.days) == (True, ())


@pytest.mark.parametrize(("cell", "day"), [("scheduled 9/12", (9, 12, None)), ("postponed to 9/12", (9, 12, None))])
def test_a_plan_says_so(cell: str, day: tuple[int, int, None]) -> None:
    said = say(cell)
    assert said is not None
    assert (said.scheduled, days(cell)) == (True, [day])


@pytest.mark.parametrize(
    "cell",
    [
        "called 5/1, left a message",
        "emailed Kim 6/3",
        "6/3-6/5",
        "6/3 (8/12)",
        "6/3 - 14",
        "June 2025",
        "June 3 & 10",
        "1/2 day 6/3",
        "6/3 pending",
        "ask Kim",
        "100%",
        0.85,
        5_000_000.0,
        "6/3?",
        "30/2",
        "[/x]",
        "=HYPERLINK(1)",
        "w" * (LONGEST + 1),
    ],
)
def test_nothing_is_made_of_what_is_not_certain(cell: Any) -> None:
    said = say(cell)
    assert said is not None
    assert said.unclear
    assert (said.days, said.people, said.tick) == ((), None, False)


def test_in_a_column_of_numbers_a_share_is_never_a_day() -> None:
    said = say("8/12", role="count")
    assert said is not None
    assert (said.people, said.days) == (8, ())


@given(st.text(max_size=LONGEST + 20) | st.floats(allow_nan=False, allow_infinity=False) | st.booleans() | st.dates())
def test_every_cell_ends_in_something(cell: Any) -> None:
    said = say(cell)
    if said is not None:
        assert len(said.text) <= LONGEST
        assert all(1 <= each.month <= 12 and 1 <= each.day <= 31 for each in said.days)


@given(st.dates(date(2001, 1, 1), date(2098, 12, 31)))
def test_a_day_that_is_written_whole_comes_back_whole(day: date) -> None:
    for text in (day.isoformat(), f"{day:%B} {day.day}, {day.year}", f"{day.day}-{day:%b}-{day.year}"):
        assert days(text) == [(day.month, day.day, day.year)]


@given(st.dates(date(2001, 1, 1), date(2098, 12, 31)))
def test_the_order_of_two_numbers_is_open_exactly_where_both_may_be_the_month(day: date) -> None:
    said = say(f"{day.month}/{day.day}/{day.year}")
    assert said is not None
    assert said.days[0].open == (day.day <= 12 and day.day != day.month)


def test_the_order_is_told_by_a_number_that_is_no_month_and_not_where_two_disagree() -> None:
    assert month_first_by(["6/3", "6/17"]) == (True, "6/17")
    assert month_first_by(["6/3", "17/6"]) == (False, "17/6")
    assert month_first_by(["6/3", "7/4"]) == (None, "")
    assert month_first_by(["6/17", "17/6"]) == (None, "")


def test_a_year_is_a_calendar_year_and_one() -> None:
    assert year_of("Training tracker 2025") == 2025
    assert year_of("FY 2025") is None
    assert year_of("2024-25 rollout") is None
    assert year_of("2024 and 2025") is None
    assert year_of("updated 9/2/2025") is None


def test_a_legends_words() -> None:
    assert [meaning(each) for each in ("Held", "Scheduled", "Cancelled", "not yet done", "CPS")] == [
        *("held", "planned", "none", "none", ""),
    ]
