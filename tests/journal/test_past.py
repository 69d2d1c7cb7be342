"""What was known on an earlier moment, asked for as people and `history` say it."""

from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from tracker.errors import NotFound, WrongUsage
from tracker.journal import as_known, history, resolve
from tracker.model import Person
from tracker.store import Place, Store, create, in_memory, open_store

ZONE = "America/Los_Angeles"
#: 20 August 2025 ends at 07:00 UTC of the 21st in Oregon.
MOMENTS = [
    datetime(2025, 8, 20, 12, tzinfo=UTC),
    datetime(2025, 8, 21, 6, 59, 59, 999999, tzinfo=UTC),
    datetime(2025, 8, 21, 7, tzinfo=UTC),
]


@pytest.fixture
def three() -> Iterator[Store]:
    """Give records with Ada, Ben and Cy, each added at one of the moments."""
    moments = iter(MOMENTS)
    with closing(in_memory(clock=lambda: next(moments))) as store:
        for name in ("Ada", "Ben", "Cy"):
            with store.writing(f"added {name}") as db:
                db.add(Person(name=name))
        yield store


def names(db: Session) -> list[str]:
    return list(db.execute(text("SELECT name FROM person ORDER BY id")).scalars())


@pytest.mark.parametrize(
    ("said", "known"),
    [
        ("2025-08-19", []),
        ("2025-08-20", ["Ada", "Ben"]),
        ("2025-08-21", ["Ada", "Ben", "Cy"]),
        ("1", ["Ada"]),
        (" 2 ", ["Ada", "Ben"]),
        ("2025-08-20T12:00:00.000000Z", ["Ada"]),
        ("2025-08-20T11:59:59.999999Z", []),
        ("2025-08-20T23:59", ["Ada"]),
        ("2025-08-21T00:00", ["Ada", "Ben", "Cy"]),
        ("2025-08-21 09:00+02:00", ["Ada", "Ben", "Cy"]),
        ("0001-01-02", []),
    ],
)
def test_a_moment_is_inclusive_and_a_date_means_its_local_end(three: Store, said: str, known: list[str]) -> None:
    with as_known(three, said, ZONE) as (db, _):
        assert names(db) == known


@pytest.mark.parametrize("said", ["yesterday", "2025-13-01", "", "9999-12-31", "²", "2025-08-20T25:00", "\x1b[2J"])
def test_what_is_no_moment_is_said_to_be_none(three: Store, said: str) -> None:
    with pytest.raises(WrongUsage, match="is no moment") as caught, as_known(three, said, ZONE):
        pass
    assert "\x1b" not in caught.value.message


@pytest.mark.parametrize("said", ["0", "4", "9" * 30])
def test_a_number_that_no_change_has_is_not_found(three: Store, said: str) -> None:
    with pytest.raises(NotFound), as_known(three, said, ZONE):
        pass


def test_what_history_shows_as_a_moment_can_be_given_back(three: Store) -> None:
    with three.reading() as db:
        for entry in history(db):
            assert resolve(db, entry.at, ZONE).head.number == entry.change


def test_asked_for_no_moment_it_is_now(three: Store) -> None:
    with as_known(three, None, ZONE) as (db, known):
        assert names(db) == ["Ada", "Ben", "Cy"]
        assert known is None


def test_looking_at_the_past_leaves_the_present_as_it_is(
    any_store: Store, roster: Callable[[Store, str], None]
) -> None:
    roster(any_store, "OR1 | Ada | D4-CPS | 2025-01-01")
    with any_store.writing("removed") as db:
        for noun in ("listing", "posting", "person"):
            db.execute(text(f"DELETE FROM {noun}"))
    for _ in range(2):
        with as_known(any_store, "1", ZONE) as (db, _known):
            assert names(db) == ["Ada"]
    with any_store.reading() as db:
        assert names(db) == []
    assert any_store.check().whole


def test_the_past_of_records_open_for_reading_can_be_asked(place: Place) -> None:
    with closing(create(place)) as store:
        for name in ("Ada", "Ben"):
            with store.writing(f"added {name}") as db:
                db.add(Person(name=name))
    with closing(open_store(place, read_only=True)) as store, as_known(store, "1", ZONE) as (db, _):
        assert names(db) == ["Ada"]
