# ruff: noqa: D205, D400 - a docstring here is the roster that the test reads
"""How each person stands: the same words that the counts are made of."""

from datetime import date

from tests.coverage.records import Given, put
from tracker.coverage.measure import measure
from tracker.coverage.people import standings
from tracker.store import Store

MARCH, END = date(2025, 3, 10), date(2025, 9, 30)


def test_everybody_stands_under_the_first_word_that_holds_and_the_words_add_up_to_the_counts(
    given: Given, store: Store
) -> None:
    """
    Ada | D4-CPS | 2024-01-01
    Bo  | D4-CPS | 2024-01-01
    Cy  | D4-CPS | 2024-01-01
    Di  | D4-CPS | 2024-01-01
    Eve | D4-CPS | 2024-01-01
    Flo | D4-CPS | 2024-01-01 | 2025-01-01
    """
    given.change("course", "overview", valid_months=12)
    given.session(MARCH, "D4-CPS", "Ada")
    given.completed("Bo", date(2024, 2, 1))
    given.away("Cy", END)
    given.exempt("Di")
    with put(store, given.rows) as db:
        found = standings(db, END)
        row = next(row for row in measure(db, END).rows if row.team == "D4-CPS")
    words = {name: found.of.get(("overview", given.id("person", name))) for name in ("Ada", "Bo", "Cy", "Di", "Eve")}
    assert {name: each.word for name, each in words.items() if each} == {
        "Ada": "trained",
        "Bo": "lapsed",
        "Cy": "on leave",
        "Di": "exempt",
        "Eve": "never",
    }
    assert (words["Ada"] and words["Ada"].credit_on, words["Bo"] and words["Bo"].credit_on) == (MARCH, date(2024, 2, 1))
    assert ("overview", given.id("person", "Flo")) not in found.of
    assert sum(each.left for each in found.of.values()) == row.lapsed + row.never


def test_without_any_course_nobody_stands_anywhere(store: Store) -> None:
    with put(store, {}) as db:
        assert standings(db, END).of == {}
