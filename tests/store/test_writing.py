"""One operation is one transaction, sealed; nothing is written otherwise, and nothing false is said about it."""

import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from functools import partial
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from tracker.errors import Busy, NotSaved, PerhapsSaved, Refused
from tracker.journal import history
from tracker.model import Person, Program
from tracker.store import Place, Store, create, engine, in_memory, open_store

Roster = Callable[[Store, str], None]


def add(store: Store, name: str) -> None:
    with store.writing(f"added {name}") as db:
        db.add(Person(name=name))


def names(store: Store) -> list[str]:
    with store.reading() as db:
        return list(db.execute(text("SELECT name FROM person ORDER BY id")).scalars())


def test_a_write_is_one_entry_that_says_who_when_why_and_how_many(any_store: Store) -> None:
    with any_store.writing("added two people") as db:
        db.add_all([Person(name="Ada"), Person(name="Ben")])
    with any_store.reading() as db:
        (entry,) = history(db)
    assert (entry.change, entry.what, entry.rows, entry.kind) == (1, "added two people", 2, "change")
    assert entry.at.startswith("2025-09-01T08:00:")
    assert entry.by


def test_an_error_takes_the_whole_operation_back(any_store: Store) -> None:
    with pytest.raises(ZeroDivisionError), any_store.writing("half") as db:  # noqa: PT012 - raised after a write
        db.add(Person(name="Ada"))
        db.flush()
        raise ZeroDivisionError
    assert names(any_store) == []
    assert any_store.head().number == 0


@pytest.mark.parametrize(
    "statement",
    ["INSERT INTO program (code, title) VALUES ('X', 'x')", "UPDATE program SET title = 'x'", "DELETE FROM program"],
)
def test_nothing_is_written_outside_an_operation(any_store: Store, statement: str) -> None:
    with any_store.writing("set up") as db:
        db.add(Program(code="CPS", title="CPS"))
    with pytest.raises(DBAPIError, match="outside an operation"), any_store.reading() as db:
        db.execute(text(statement))


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE change SET after = '{}'",
        "DELETE FROM change",
        "UPDATE operation SET what = 'x'",
        "UPDATE operation SET hash = NULL",
        "DELETE FROM operation",
        "INSERT INTO change (operation, noun, \"row\", after, digests) VALUES (1, 'person', 9, '{}', ':')",
        "INSERT INTO operation SELECT 9, 'u', 'z', \"by\", kind, what, undoes, rows, previous, hash FROM operation",
    ],
)
def test_the_journal_is_only_added_to(any_store: Store, statement: str) -> None:
    add(any_store, "Ada")
    with pytest.raises(DBAPIError, match="only added to"), any_store.writing("tamper") as db:
        db.execute(text(statement))
    assert any_store.check().whole


def test_a_row_keeps_its_number(any_store: Store) -> None:
    add(any_store, "Ada")
    with pytest.raises(DBAPIError, match="keeps its number"), any_store.writing("renumber") as db:
        db.execute(text("UPDATE person SET id = 77"))


def test_a_number_is_never_given_twice(any_store: Store) -> None:
    add(any_store, "Ada")
    with any_store.writing("removed") as db:
        db.execute(text("DELETE FROM person"))
    add(any_store, "Ben")
    with any_store.reading() as db:
        assert db.execute(text("SELECT id FROM person")).scalars().all() == [2]


def test_a_row_that_is_replaced_is_journaled_as_removed(store: Store) -> None:
    with store.writing("set up") as db:
        db.add(Program(code="CPS", title="old"))
    with store.writing("replaced") as db:
        db.execute(text("INSERT OR REPLACE INTO program (code, title) VALUES ('CPS', 'new')"))
    with store.reading() as db:
        changes = db.execute(text("SELECT before IS NULL, after IS NULL FROM change WHERE operation = 2 ORDER BY id"))
        assert changes.all() == [(0, 1), (1, 0)]
    assert store.check().whole


def test_an_operation_that_changes_nothing_leaves_no_entry(any_store: Store) -> None:
    add(any_store, "Ada")
    with any_store.writing("nothing") as db:
        db.execute(text("UPDATE person SET name = name"))
    assert any_store.head().number == 1


def test_publishing_a_report_is_an_entry_though_no_row_changes(any_store: Store) -> None:
    with any_store.writing("published a report", kind="report"):
        pass
    assert any_store.head().number == 1


def test_moments_increase_though_the_clock_stands_still() -> None:
    still = datetime(2025, 9, 1, tzinfo=UTC)
    with closing(in_memory(clock=lambda: still)) as store:
        for name in ("Ada", "Ben", "Cy"):
            add(store, name)
        with store.reading() as db:
            moments = [entry.at for entry in history(db)]
    assert moments == sorted(set(moments), reverse=True)


def test_what_is_read_is_one_state_and_leaves_no_trace(any_store: Store) -> None:
    add(any_store, "Ada")
    with any_store.reading() as db:
        db.execute(text("CREATE TEMPORARY TABLE person AS SELECT * FROM person"))
        db.execute(text("DELETE FROM person"))
    assert names(any_store) == ["Ada"]


def test_records_open_for_reading_refuse_to_be_written(place: Place) -> None:
    create(place).close()
    with closing(open_store(place, read_only=True)) as store:
        with pytest.raises(Refused, match="reading only"), store.writing("x"):
            pass
        assert names(store) == []


def test_a_writer_that_waits_too_long_is_told_so(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "WAIT", 0.02)
    with closing(create(place)) as store, closing(sqlite3.connect(str(place.path), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Busy), store.writing("x") as db:
            db.add(Person(name="Ada"))
        other.execute("ROLLBACK")
        add(store, "Ben")
        assert names(store) == ["Ben"]


def test_a_commit_that_fails_is_not_committed_by_the_next_one(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "WAIT", 0.02)
    with closing(create(place)) as store, closing(sqlite3.connect(str(place.path), isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM person").fetchone()  # holds its lock until it ends
        with pytest.raises(NotSaved, match="Nothing was changed"):
            add(store, "Ada")
        reader.execute("ROLLBACK")
        add(store, "Ben")
        assert names(store) == ["Ben"]
        assert store.check().whole


class Failing(sqlite3.Connection):
    """A connection whose commit is done and yet reports an error."""

    def commit(self) -> None:
        super().commit()
        raise sqlite3.OperationalError("disk I/O error")


def test_a_commit_that_reported_an_error_and_is_there_is_saved(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    with closing(create(Place(place.path))) as store:
        monkeypatch.setattr(sqlite3, "connect", partial(sqlite3.connect, factory=Failing))
        add(store, "Ada")
        assert names(store) == ["Ada"]


class Gone(Failing):
    """A connection that fails like that, and then cannot be made again."""

    failed = False

    def __init__(self, *given: Any, **named: Any) -> None:
        if Gone.failed:
            raise sqlite3.OperationalError("unable to open database file")
        super().__init__(*given, **named)

    def commit(self) -> None:
        Gone.failed = True
        super().commit()


def test_what_cannot_be_looked_up_is_not_called_saved_or_not(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    with closing(create(Place(place.path))) as store:
        with monkeypatch.context() as patched:
            patched.setattr(sqlite3, "connect", partial(sqlite3.connect, factory=Gone))
            with pytest.raises(PerhapsSaved):
                add(store, "Ada")
        assert names(store) == ["Ada"]


def test_a_full_disk_is_said_in_a_sentence_and_changes_nothing(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    with closing(create(place)) as store:
        add(store, "Ada")
        with store.reading() as db:
            pages = db.execute(text("PRAGMA page_count")).scalar_one()
        monkeypatch.setattr(engine, "_PRAGMAS", (*engine._PRAGMAS, f"PRAGMA max_page_count = {pages + 3}"))
        with pytest.raises(NotSaved, match="disk is full"), store.writing("too much") as db:
            db.add_all([Person(name="x" * 2000) for _ in range(50)])
        monkeypatch.undo()
        assert names(store) == ["Ada"]
        assert store.check().whole


def test_a_backup_that_fails_after_a_change_takes_nothing_of_it_back(place: Place) -> None:
    with closing(create(place)) as store:
        assert place.backups
        place.backups.write_text("a file where the folder should be")
        add(store, "Ada")
        assert names(store) == ["Ada"]
        assert store.notices == ["The change was saved, but today's backup could not be made. Is the disk full?"]


def test_a_backup_that_fails_before_a_change_stops_it(place: Place) -> None:
    with closing(create(place)) as store:
        add(store, "Ada")
        (made,) = (place.backups or place.path).iterdir()  # type: ignore[union-attr] # both are there
        made.unlink()
        made.parent.rmdir()
        made.parent.write_text("a file where the folder should be")
        with pytest.raises(NotSaved, match="backed up"), store.writing("x", backup="before import") as db:
            db.add(Person(name="Ben"))
        assert names(store) == ["Ada"]


@pytest.mark.parametrize("where", ["memory", "file"])
def test_threads_may_read_and_write_at_once(where: str, place: Place) -> None:
    with closing(in_memory() if where == "memory" else create(Place(place.path))) as store:
        failed: list[BaseException] = []

        def work(name: str) -> None:
            try:
                for number in range(5):
                    add(store, f"{name}{number}")
                    assert f"{name}{number}" in names(store)
            except BaseException as error:  # noqa: BLE001 - told to the test's own thread
                failed.append(error)

        threads = [threading.Thread(target=work, args=(name,)) for name in "abcd"]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert failed == []
        assert len(names(store)) == 20
        assert store.check().whole


def test_records_say_that_they_are_being_written(store: Store) -> None:
    seen = [store.busy]
    with store.writing("x") as db:
        db.add(Person(name="Ada"))
        seen.append(store.busy)
    with pytest.raises(ZeroDivisionError), store.writing("half"):
        raise ZeroDivisionError
    assert [*seen, store.busy] == [False, True, False]
