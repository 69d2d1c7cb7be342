# ruff: noqa: D205, D400 - a docstring here is the roster that the test reads
"""Who is left, with whom to ask; and who missed a session, carried forward until something clears them."""

from datetime import date

from tests.coverage.records import Given, put
from tracker.coverage.left import left, make_up
from tracker.store import Store

MARCH, APRIL, END = date(2025, 3, 10), date(2025, 4, 1), date(2025, 9, 30)


def test_the_supervisor_of_the_day_stands_beside_who_is_left(given: Given, store: Store) -> None:
    """
    Ada | D4-CPS | 2024-01-01
    Bo  | D4-CPS | 2024-01-01
    """
    ada = given.id("person", "Ada")
    given.add("supervision", person_id=ada, name="Ruiz, Bo", email=None, starts_on=None, ends_before=APRIL)
    given.add("supervision", person_id=ada, name="Vega, Cam", email="cam@o.example", starts_on=APRIL)
    with put(store, given.rows) as db:
        before, after = left(db, MARCH).people, left(db, APRIL).people
    assert [each.supervisor for each in before] == ["Ruiz, Bo", None]
    assert [(each.supervisor, each.supervisor_email) for each in after] == [
        ("Vega, Cam", "cam@o.example"),
        (None, None),
    ]


def test_who_missed_a_session_waits_until_credit_clears_them(given: Given, store: Store) -> None:
    """
    Ada | D4-CPS | 2024-01-01
    Bo  | D4-CPS | 2024-01-01
    Cy  | D4-CPS | 2024-01-01 | 2025-06-01
    Di  | D4-CPS | 2024-01-01
    Eve | D4-CPS | 2024-01-01
    Fay | D4-CPS | 2024-01-01
    Gus | D4-CPS | 2025-05-01
    """
    number = given.session(MARCH, "D4-CPS", "Ada")
    given.away("Fay", MARCH, APRIL)  # excused: she was away on the day itself
    given.completed("Bo", date(2025, 5, 1))
    given.away("Di", date(2025, 9, 1))
    with put(store, given.rows) as db:
        then = {each.name: each.state for each in make_up(db, number, MARCH)}
        now = {each.name: (each.state, each.credit_on) for each in make_up(db, number, END)}
    assert then == dict.fromkeys(("Bo", "Cy", "Di", "Eve"), "waiting")
    assert now == {
        "Bo": ("trained", date(2025, 5, 1)),
        "Cy": ("left", None),
        "Di": ("on leave", None),
        "Eve": ("waiting", None),
    }
