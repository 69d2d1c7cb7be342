"""A change told in words: people by name with + ~ -, everything else by what it is called."""

from collections.abc import Callable
from datetime import date
from typing import Any

from sqlalchemy import text

from tracker.journal import resting, told
from tracker.model import Initiative, InitiativeStatus, Person, Posting, Published, id_of
from tracker.store import Store

DAY = date(2025, 9, 30)
Roster = Callable[[Store, str], None]
TWO = """
OR1 | Okoye, Ada | D4-CPS | 2025-01-01
OR2 | Fenn, Bo | D1-CPS | 2025-01-01
"""


def lines(store: Store, number: int) -> list[str]:
    with store.reading() as db:
        return [each.words for each in told(db, number)]


def test_people_who_were_added_are_told_with_their_team(store: Store, roster: Roster) -> None:
    roster(store, TWO)
    assert [line for line in lines(store, 1) if "," in line] == ["+ Fenn, Bo (D1-CPS)", "+ Okoye, Ada (D4-CPS)"]
    assert "+ import roster.xlsx" in lines(store, 1)


def test_a_move_a_change_and_a_leaving_are_told_apart(store: Store, roster: Roster) -> None:
    roster(store, TWO)
    with store.writing("moved Ada, ended Bo") as db:
        db.execute(text("UPDATE posting SET ends_before = '2025-09-01'"))
        db.add(Posting(person_id=1, team_id=2, starts_on=date(2025, 9, 1)))
    assert lines(store, 2) == ["~ Okoye, Ada (D4-CPS → D1-CPS)", "- Fenn, Bo (left D1-CPS)"]
    with store.writing("renamed Ada") as db:
        db.execute(text("UPDATE person SET email = 'ada@o.example' WHERE id = 1"))
    assert lines(store, 3) == ["~ Okoye, Ada (email)"]


def test_somebody_who_was_removed_is_named_as_before(store: Store) -> None:
    with store.writing("added [/x]") as db:
        db.add(Person(name="[/x]\x1b[31m"))
    with store.writing("removed") as db:
        db.execute(text("DELETE FROM person"))
    assert lines(store, 2) == ["- [/x]"]


def test_what_rests_on_a_change_is_named_before_it_is_undone(store: Store, roster: Roster) -> None:
    roster(store, TWO)
    with store.reading() as db:
        assert resting(db, 1) == ()
    with store.writing("renamed Ada") as db:
        db.execute(text("UPDATE person SET email = 'ada@o.example' WHERE id = 1"))
    with store.reading() as db:
        assert resting(db, 1) == ("Okoye, Ada (change 2)",)


def test_what_was_said_of_the_plan_is_told_with_the_entry_that_it_is_about(store: Store) -> None:
    with store.writing("added an entry") as db:
        entry = Initiative(code="safety", place=1, title="Staff safety")
        db.add(entry)
        db.flush()
        db.add(InitiativeStatus(initiative_id=id_of(entry), day=date(2025, 9, 1), status="in_progress"))
    assert lines(store, 1) == ["+ entry of the plan Staff safety", "+ status in progress (Staff safety)"]


def test_a_report_that_was_given_out_is_told_by_its_copy_and_day(store: Store) -> None:
    facts: dict[str, Any] = {"fingerprint": "1-a", "headline": "1 of 32", "figures": "", "content": "", "digests": "{}"}
    with store.writing("published a report", kind="report") as db:
        db.add(Published(as_of=DAY, known_on="2025-09-30", audience="leadership", published_on=DAY, **facts))
    assert lines(store, 1) == ["+ published report: leadership copy as of 2025-09-30"]
