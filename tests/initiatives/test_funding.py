"""Money: asked for, decided and when, what it comes to."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from tracker import initiatives
from tracker.errors import NotFound, Refused, WrongUsage
from tracker.initiatives import Ask, Decided, Totals, totals

PLAN, MONDAY, LATER = date(2025, 8, 20), date(2025, 9, 8), date(2025, 10, 6)


def ask_of(db: Session, code: str, as_of: date = LATER) -> Ask:
    """Give the first ask of an entry."""
    return next(each for each in initiatives.asks(db, as_of) if each.initiative == code)


def money(db: Session, as_of: date = LATER) -> Totals:
    """Give what everything comes to on a day."""
    return totals(initiatives.asks(db, as_of))


def test_what_ships_is_open_and_comes_to_53000_and_seven_without_a_figure(db: Session) -> None:
    of = money(db)
    assert (of.open_amount, of.open_asks, of.open_unquantified, of.approved_amount) == (53000, 11, 7, 0)
    assert [(each.decision, each.asks) for each in of.by_decision] == [("", 11)]


def test_an_approved_ask_is_open_no_more_from_its_day_on(db: Session) -> None:
    number = ask_of(db, "documentation").number
    initiatives.decide(db, number, "approved", day=MONDAY, amount=7500, words="for one year")
    before, now = ask_of(db, "documentation", date(2025, 9, 7)), ask_of(db, "documentation", MONDAY)
    assert (before.open, before.decision) == (True, "")
    assert (now.open, now.decision, now.approved, now.decisions[-1].words) == (False, "approved", 7500, "for one year")
    assert (money(db, MONDAY).open_amount, money(db, MONDAY).approved_amount) == (45000, 7500)
    entry = next(each for each in initiatives.plan(db, MONDAY).entries if each.code == "documentation")
    assert not entry.reliant_on_funding


def test_without_an_amount_the_whole_ask_is_approved(db: Session) -> None:
    initiatives.decide(db, ask_of(db, "data-analysis").number, "approved", day=MONDAY)
    assert money(db).approved_amount == 33000


@pytest.mark.parametrize(
    ("decision", "open_amount"), [("deferred", 53000), ("asked", 53000), ("declined", 45000), ("withdrawn", 45000)]
)
def test_a_deferred_ask_is_still_open_and_a_declined_or_withdrawn_one_is_not(
    db: Session, decision: str, open_amount: int
) -> None:
    initiatives.decide(db, ask_of(db, "documentation").number, decision, day=MONDAY)
    assert money(db).open_amount == open_amount


def test_the_newest_decision_holds_and_one_of_the_same_day_is_put_otherwise(db: Session) -> None:
    number = ask_of(db, "documentation").number
    initiatives.decide(db, number, "declined", day=MONDAY)
    initiatives.decide(db, number, "deferred", day=MONDAY, words="to the next biennium")
    initiatives.decide(db, number, "approved", day=LATER)
    found = ask_of(db, "documentation")
    assert [(each.day, each.decision) for each in found.decisions] == [(MONDAY, "deferred"), (LATER, "approved")]
    with pytest.raises(Refused, match="approved since 2025-10-06 already"):
        initiatives.decide(db, number, "approved", day=date(2025, 10, 7))


def test_decisions_that_make_no_sense_are_refused(db: Session) -> None:
    number = ask_of(db, "documentation").number
    for words, said in (
        ({"decision": "granted", "day": MONDAY}, "asked, approved, declined, deferred, withdrawn"),
        ({"decision": "declined", "day": MONDAY, "amount": 5}, "Only what is approved"),
        ({"decision": "approved", "day": date(2025, 8, 19)}, "was asked for on 2025-08-20"),
        ({"decision": "approved", "day": MONDAY, "amount": -1}, "whole dollars"),
    ):
        with pytest.raises(WrongUsage, match=said):
            initiatives.decide(db, number, **words)  # type: ignore[arg-type] # each case names its own words
    with pytest.raises(NotFound, match="no funding ask 999"):
        initiatives.decide(db, 999, "approved", day=MONDAY)


def test_an_ask_is_added_for_an_entry_or_for_none_and_counts_from_its_day(db: Session) -> None:
    initiatives.add_ask(db, "Recording", initiative="care", amount=2500, asked_on=MONDAY, unblocks="The recording.")
    loose = initiatives.add_ask(db, "Printing", asked_on=LATER)
    assert money(db, date(2025, 9, 7)).open_amount == 53000
    assert (money(db).open_amount, money(db).open_unquantified) == (55500, 8)
    assert initiatives.asks(db, LATER)[-1].initiative is None
    initiatives.change_ask(db, loose, amount=300, words="as quoted")
    assert money(db).open_amount == 55800
    initiatives.change_ask(db, loose, no_amount=True)
    assert money(db).open_amount == 55500
    for wrong, said in (
        ({}, "Say what to change"),
        ({"title": " "}, "what the money is for"),
        ({"amount": -1}, "whole"),
    ):
        with pytest.raises(WrongUsage, match=said):
            initiatives.change_ask(db, loose, **wrong)
    with pytest.raises(WrongUsage, match="what the money is for"):
        initiatives.add_ask(db, "  ")


_decided = st.none() | st.tuples(
    st.sampled_from(["asked", "approved", "declined", "deferred", "withdrawn"]), st.none() | st.integers(0, 10**6)
)


@given(st.lists(st.tuples(st.none() | st.integers(0, 10**6), _decided)))
def test_every_ask_is_in_one_decision_and_the_parts_add_up(
    said: list[tuple[int | None, tuple[str, int | None] | None]],
) -> None:
    asks = [
        Ask(n, n, None, "T", amount, "", "", PLAN, "", (Decided(n, MONDAY, *of, ""),) if of else ())
        for n, (amount, of) in enumerate(said)
    ]
    of = totals(asks)
    assert sum(each.asks for each in of.by_decision) == len(asks)
    assert sum(each.amount for each in of.by_decision) == sum(ask.amount or 0 for ask in asks)
    waiting = [each for each in of.by_decision if each.decision in ("", "asked", "deferred")]
    assert (of.open_amount, of.open_asks) == (sum(e.amount for e in waiting), sum(e.asks for e in waiting))
    granted = [(ask.amount, ask.decisions[-1].amount) for ask in asks if ask.decision == "approved"]
    assert of.approved_amount == sum((asked or 0) if approved is None else approved for asked, approved in granted)
