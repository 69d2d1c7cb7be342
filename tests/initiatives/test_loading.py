"""The plan in older records: loaded as one operation, undone and loaded again; what is there is never changed."""

from collections.abc import Callable
from datetime import date

from sqlalchemy import delete
from sqlalchemy.orm import Session

from tracker import initiatives
from tracker.initiatives import catalogue
from tracker.journal import history, undo
from tracker.journal.past import as_known
from tracker.model import (
    Catalogue,
    CatalogueItem,
    ExpectedOutcome,
    FundingAsk,
    Initiative,
    InitiativeStatus,
    Milestone,
    PlanMeasure,
    Serves,
)
from tracker.setting_up import load_plan, set_up
from tracker.store import Store

DAY = date(2025, 8, 20)
ZONE = "America/Los_Angeles"
UNDER = (Serves, PlanMeasure, Milestone, InitiativeStatus, FundingAsk, ExpectedOutcome)
Dump = Callable[[Session], dict[str, list[tuple[object, ...]]]]


def without_a_plan(store: Store) -> None:
    """Make the records of somebody who began before the plan shipped."""
    set_up(store)
    with store.writing("as it was") as db:
        for table in (*UNDER, Initiative, CatalogueItem, Catalogue):
            db.execute(delete(table))


def test_older_records_get_the_whole_plan_in_one_operation_that_undo_takes_back(any_store: Store, dump: Dump) -> None:
    without_a_plan(any_store)
    with any_store.reading() as db:
        before = dump(db)
        assert initiatives.plan(db, DAY).entries == ()
    done = load_plan(any_store)
    assert (len(done.entries), done.outcomes, done.lists, done.kept, done.unlinked) == (
        25,
        4,
        ("on-demand", "resource-guide"),
        (),
        (),
    )
    with any_store.reading() as db:
        loaded = initiatives.plan(db, DAY)
        assert [entry.place for entry in loaded.entries] == list(range(1, 26))
        assert initiatives.totals(loaded.asks).open_amount == 53000
        newest = history(db)[0]
        assert newest.what == "loaded the Quality Improvement Plan, 20 August 2025"
    undo(any_store)
    with any_store.reading() as db:
        assert dump(db) == before


def test_loading_again_changes_nothing_and_leaves_no_entry_in_the_history(store: Store, dump: Dump) -> None:
    set_up(store)
    with store.writing("edited") as db:
        initiatives.change(db, "documentation", title="Case notes")
        initiatives.retire(db, "traffic-jam", ends_before=DAY)
        initiatives.word_outcome(db, 1, "In other words")
    with store.reading() as db:
        before, entries = dump(db), len(history(db))
    done = load_plan(store)
    assert not done.anything
    assert len(done.kept) == 25
    with store.reading() as db:
        assert dump(db) == before
        assert len(history(db)) == entries


def test_what_is_missing_is_brought_in_beside_what_is_there(store: Store) -> None:
    without_a_plan(store)
    with store.writing("her own") as db:
        initiatives.add(db, "documentation", title="My own", day=DAY, status="on_hold")
        initiatives.add(db, "hotels", title="Hotels", day=DAY)
        initiatives.add_outcome(db, "Ours")
        catalogue.new_list(db, "on-demand", title="Mine")
    done = load_plan(store)
    assert (len(done.entries), done.kept, done.outcomes, done.lists) == (
        24,
        ("documentation",),
        0,
        ("resource-guide",),
    )
    with store.reading() as db:
        found = initiatives.plan(db, DAY)
        titles = {entry.code: entry.title for entry in found.entries}
        assert (titles["documentation"], len(found.entries)) == ("My own", 26)
        assert [each.words for each in found.outcomes] == ["Ours"]
        assert "Mine" in {each.title for each in catalogue.standings(db, DAY)}


def test_the_plan_as_known_on_a_moment_is_what_was_recorded_by_then(any_store: Store) -> None:
    set_up(any_store)
    with any_store.reading() as db:
        begun = str(history(db)[0].change)
    with any_store.writing("she wrote") as db:
        initiatives.set_status(db, "documentation", "in_progress", day=DAY, words="Begun.")
        number = initiatives.add_milestone(db, "documentation", "Contract")
        initiatives.milestone_done(db, number, day=DAY)
        initiatives.decide(db, 2, "approved", day=DAY)
        initiatives.serve(db, "documentation", 2)
    with as_known(any_store, begun, ZONE) as (db, _):
        then = next(each for each in initiatives.plan(db, DAY).entries if each.code == "documentation")
    with any_store.reading() as db:
        now = next(each for each in initiatives.plan(db, DAY).entries if each.code == "documentation")
    assert (then.status, len(then.milestones), then.reliant_on_funding, then.outcomes) == ("proposed", 3, True, (1, 3))
    assert (now.status, len(now.milestones), now.reliant_on_funding, now.outcomes) == (
        "in_progress",
        4,
        False,
        (1, 2, 3),
    )
    undo(any_store)
    with any_store.reading() as db:
        assert next(e for e in initiatives.plan(db, DAY).entries if e.code == "documentation") == then
