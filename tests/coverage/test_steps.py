"""Next steps: everything that waits is in one list by day, and leaves it once it is done."""

from datetime import date, timedelta

import pytest
from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from tests.begun import set_up
from tests.people.tried import team
from tracker import initiatives, teams, training
from tracker.coverage.steps import CLOSED_BY, WORDS, NextStep, next_steps
from tracker.initiatives import catalogue
from tracker.model import FundingAsk, FundingDecision, Initiative, Milestone, id_of
from tracker.store import Store
from tracker.teams.conversations import conversation_done, converse
from tracker.teams.liaisons import add_liaison

DAY = date(2025, 9, 10)


def on(days: int) -> date:
    return DAY + timedelta(days=days)


@pytest.fixture
def filled(any_store: Store) -> Store:
    """Give records in which one thing of each kind waits, a day after another; and nothing else."""
    set_up(any_store)
    with any_store.writing("what waits") as db:
        db.execute(delete(FundingDecision))
        db.execute(delete(FundingAsk))
        db.execute(delete(Milestone))
        db.execute(update(Initiative).values(next_step=None, next_on=None))
        fill(db)
    return any_store


def fill(db: Session) -> None:
    teams.add_contact(db, team(db, "D4-CPS"), day=DAY, note="called", next_step="send dates", next_on=on(-3))
    rae = add_liaison(db, "Rae Holm", district=4)
    converse(db, liaison=rae, day=DAY, note="called", next_step="call again", next_on=on(-2))
    dashboard = initiatives.find(db, "dashboard")
    dashboard.next_step, dashboard.next_on = "ask the analyst", on(-1)
    db.add(dashboard)
    initiatives.add_milestone(db, "dashboard", "Elements chosen", due_on=on(0))
    posted, open_ = (
        next(each.number for each in catalogue.items(db, DAY) if (each.state == "posted") == state)
        for state in (True, False)
    )
    catalogue.set_item(db, open_, {"target_on": on(1), "title": "Basics"})
    catalogue.set_item(db, posted, {"review_by": on(2)})
    training.schedule(
        db, "screening", day=on(3), teams=[team(db, "D5-CPS"), team(db, "D4-CPS")], zone="America/Los_Angeles"
    )
    initiatives.add_ask(db, "Analysis", initiative="dashboard", asked_on=on(-9))


def steps(store: Store, day: date = DAY, by: date | None = None) -> list[NextStep]:
    with store.reading() as db:
        return list(next_steps(db, day, by))


def test_everything_that_waits_is_in_one_list_by_day_and_what_has_no_day_is_last(filled: Store) -> None:
    found = steps(filled)
    assert [(each.kind, each.due, each.when) for each in found] == [
        ("contact", on(-3), "overdue"),
        ("conversation", on(-2), "overdue"),
        ("initiative", on(-1), "overdue"),
        ("milestone", on(0), "today"),
        ("posting", on(1), "coming"),
        ("review", on(2), "coming"),
        ("session", on(3), "coming"),
        ("funding", None, "no day"),
    ]
    assert {each.kind for each in found} == set(WORDS) == set(CLOSED_BY)
    assert [(each.about, each.what) for each in found[:2]] == [("D4-CPS", "send dates"), ("Rae Holm", "call again")]
    assert (found[5].what.startswith("entry "), found[6].about, found[7].since) == (True, "D4-CPS, D5-CPS", on(-9))


def test_by_a_day_only_what_is_due_by_then_is_left(filled: Store) -> None:
    assert [each.kind for each in steps(filled, by=on(0))] == ["contact", "conversation", "initiative", "milestone"]


def test_whatever_is_done_leaves_the_list(filled: Store) -> None:
    numbers = {each.kind: each.number for each in steps(filled)}
    with filled.writing("all of it is done") as db:
        teams.step_done(db, numbers["contact"], day=DAY)
        conversation_done(db, numbers["conversation"], day=DAY)
        entry = db.get_one(Initiative, numbers["initiative"])
        entry.next_step = entry.next_on = None
        db.add(entry)
        initiatives.milestone_done(db, numbers["milestone"], day=DAY)
        catalogue.post(db, numbers["posting"], on=DAY)
        catalogue.review(db, numbers["review"], on=DAY)
        training.hold(db, numbers["session"])
        initiatives.decide(db, numbers["funding"], "approved", day=DAY)
    assert steps(filled) == []
    early = {each.kind for each in steps(filled, on(-1))}
    assert {"milestone", "posting", "funding"} <= early


def test_what_is_retired_cancelled_or_declined_waits_for_nobody(filled: Store) -> None:
    numbers = {each.kind: each.number for each in steps(filled)}
    with filled.writing("given up") as db:
        initiatives.decide(db, numbers["funding"], "declined", day=DAY)
        training.cancel(db, numbers["session"])
        for kind in ("posting", "review"):
            catalogue.retire(db, numbers[kind], on=DAY)
        initiatives.retire(db, "dashboard", ends_before=DAY)
    assert [each.kind for each in steps(filled)] == ["contact", "conversation"]


def test_a_deferred_ask_still_waits(filled: Store) -> None:
    number = next(each.number for each in steps(filled) if each.kind == "funding")
    with filled.writing("later") as db:
        initiatives.decide(db, number, "deferred", day=DAY)
    assert "funding" in {each.kind for each in steps(filled)}


def test_each_step_names_the_command_that_closes_it(filled: Store) -> None:
    said = {each.kind: each.closed_by for each in steps(filled)}
    number = next(each.number for each in steps(filled) if each.kind == "session")
    assert said["session"] == f"tracker hold {number}"
    assert said["initiative"] == "tracker plan set dashboard --clear next-step"


def test_an_entry_of_the_plan_is_the_row_that_says_so(filled: Store) -> None:
    with filled.reading() as db:
        own = id_of(initiatives.find(db, "dashboard"))
    assert next(each.number for each in steps(filled) if each.kind == "initiative") == own
