"""Who supervises whom is read from rosters, dated, and never left beside somebody else's address."""

from datetime import date

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from tests.begun import set_up
from tests.intake.given import OCTOBER, roster, row
from tests.intake.test_commit import applied
from tracker.intake.commit import propose_roster
from tracker.intake.propose import Change
from tracker.store import Store

BOSS, OTHER = "Ruiz, Bo", "Vega, Cam"
NOVEMBER = date(2025, 11, 3)


@pytest.fixture
def records(any_store: Store) -> Store:
    """Give records with what ships and one person, on each engine."""
    set_up(any_store)
    applied(any_store, roster(row(2, "OR1", "Okoye, Ada", supervisor=BOSS, supervisor_email="bo@o.example")))
    return any_store


def told(db: Session) -> list[tuple[str, str | None, str | None, str | None]]:
    """Give who supervises the person, period by period."""
    rows = db.execute(text("SELECT name, email, starts_on, ends_before FROM supervision ORDER BY id"))
    return [(r.name, r.email, str(r.starts_on or ""), str(r.ends_before or "")) for r in rows]


def test_the_first_supervisor_is_open_to_the_past(records: Store) -> None:
    with records.reading() as db:
        assert told(db) == [(BOSS, "bo@o.example", "", "")]


def test_another_supervisor_begins_with_the_roster_and_does_not_inherit_the_address(records: Store) -> None:
    applied(records, roster(row(2, "OR1", "Okoye, Ada", supervisor=OTHER), on=OCTOBER))
    with records.reading() as db:
        assert told(db) == [(BOSS, "bo@o.example", "", "2025-10-01"), (OTHER, None, "2025-10-01", "")]


def test_an_address_that_is_new_goes_with_the_new_supervisor(records: Store) -> None:
    new = row(2, "OR1", "Okoye, Ada", supervisor=OTHER, supervisor_email="cam@o.example")
    applied(records, roster(new, on=OCTOBER))
    with records.reading() as db:
        assert told(db)[1:] == [(OTHER, "cam@o.example", "2025-10-01", "")]


@pytest.mark.parametrize(
    "facts", [{}, {"supervisor": "Bo Ruiz"}, {"supervisor": "RUIZ, BO", "supervisor_email": "Bo@o.example"}]
)
def test_a_blank_cell_or_another_writing_changes_nothing(records: Store, facts: dict[str, str]) -> None:
    again = roster(row(2, "OR1", "Okoye, Ada", **facts), on=OCTOBER)
    with records.reading() as db:
        assert not propose_roster(db, again, on=OCTOBER).changed


def test_the_change_is_shown_before_it_is_written(records: Store) -> None:
    with records.reading() as db:
        found = propose_roster(db, roster(row(2, "OR1", "Okoye, Ada", supervisor=OTHER), on=OCTOBER), on=OCTOBER)
    assert found.changed[0].changes == (
        Change("supervisor", BOSS, OTHER),
        Change("supervisor_email", "bo@o.example", ""),
    )


def test_a_late_roster_leaves_the_newer_supervisor(records: Store) -> None:
    applied(records, roster(row(2, "OR1", "Okoye, Ada", supervisor=OTHER), on=NOVEMBER))
    late = roster(row(2, "OR1", "Okoye, Ada", supervisor="Lind, Dee"), on=OCTOBER)
    applied(records, late)
    with records.reading() as db:
        assert [each[0] for each in told(db)] == [BOSS, OTHER]
        assert propose_roster(db, late, on=OCTOBER).kept[0].why == "a newer file says this"
