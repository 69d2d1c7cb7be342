"""The steps make exactly the tables' schema, and bring an older file up in one transaction or not at all."""

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from tracker import upgrades
from tracker.errors import CannotOpen
from tracker.journal import as_known
from tracker.model import Person
from tracker.model.schema import DIALECTS, statements
from tracker.store import Place, Store, create, open_store
from tracker.store.backups import listing
from tracker.store.opening import SCHEMA, shape

LAST = upgrades.LATEST  # released; the tests add one more
STEP = (
    "ALTER TABLE setting ADD COLUMN because TEXT",
    "CREATE TABLE note (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, words TEXT NOT NULL) STRICT",
    "INSERT INTO note (words) VALUES ('brought up')",
)


@pytest.mark.parametrize("dialect", sorted(DIALECTS))
def test_the_steps_make_the_schema_that_the_tables_describe(dialect: str) -> None:
    assert sorted(upgrades.since(0, dialect)) == sorted(each.strip() for each in statements(dialect))


def test_the_shape_of_each_step_is_the_one_that_is_written_down() -> None:
    with closing(sqlite3.connect(":memory:")) as made:
        for statement in upgrades.since(0, "sqlite"):
            made.execute(statement)
        assert shape(made.execute(SCHEMA).fetchall()) == upgrades.SHAPES[upgrades.LATEST]


@pytest.fixture
def second(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Pretend that one more step was released."""

    def release(*steps: str) -> None:
        first = upgrades.step

        def step(number: int, dialect: str) -> tuple[str, ...]:
            return first(number, dialect) if number <= LAST else steps

        with closing(sqlite3.connect(":memory:")) as made:
            for statement in (*upgrades.since(0, "sqlite"), *STEP):
                made.execute(statement)
            after = shape(made.execute(SCHEMA).fetchall())
        monkeypatch.setattr(upgrades, "step", step)
        monkeypatch.setattr(upgrades, "LATEST", LAST + 1)
        monkeypatch.setattr(upgrades, "SHAPES", {**upgrades.SHAPES, LAST + 1: after})

    return release


@pytest.fixture
def older(place: Place, roster: Callable[[Store, str], None]) -> Place:
    """Give records of the newest released version, with people in them."""
    with closing(create(place)) as store:
        roster(store, "OR1 | Ada | D4-CPS | 2025-01-01")
    return place


def version(place: Place) -> int:
    with closing(sqlite3.connect(str(place.path))) as looking:
        return int(looking.execute("PRAGMA user_version").fetchone()[0])


@pytest.mark.parametrize("before", range(1, LAST))
def test_records_of_every_version_that_was_released_are_brought_up(
    place: Place, roster: Callable[[Store, str], None], monkeypatch: pytest.MonkeyPatch, before: int
) -> None:
    with monkeypatch.context() as then:
        then.setattr(upgrades, "LATEST", before)
        with closing(create(place)) as store:
            roster(store, "OR1 | Ada | D4-CPS | 2025-01-01")
            known = str(store.head())
    assert version(place) == before
    with closing(open_store(place)) as store:
        assert version(place) == LAST
        assert str(store.head()) == known
        assert store.check().whole
        with store.writing("added") as db:
            db.add(Person(name="Ben"))
        with as_known(store, "1", "UTC") as (db, _):
            assert db.execute(text("SELECT name FROM person")).scalars().all() == ["Ada"]


def test_an_older_file_is_backed_up_and_brought_up(older: Place, second: Callable[..., None]) -> None:
    second(*STEP)
    with closing(open_store(older)) as store:
        with store.reading() as db:
            assert db.execute(text("SELECT words FROM note")).scalars().all() == ["brought up"]
            assert db.execute(text("SELECT name FROM person")).scalars().all() == ["Ada"]
        with store.writing("added") as db:
            db.add(Person(name="Ben"))
        assert store.head().number == 2
    assert version(older) == LAST + 1
    assert older.backups
    (made,) = [each for each in listing(older.backups) if each.why == "before upgrade"]
    assert version(Place(made.path)) == LAST


@pytest.mark.parametrize(
    "wrong", ["CREATE TABLE person (id INTEGER)", "DELETE FROM person", "CREATE VIEW extra AS SELECT 1"]
)
def test_a_step_that_fails_leaves_the_old_file_whole(older: Place, second: Callable[..., None], wrong: str) -> None:
    assert older.path
    before = older.path.read_bytes()
    second(*STEP, wrong)
    for _ in range(2):
        with pytest.raises(Exception, match=r"already exists|outside an operation|did not make"):
            open_store(older)
    assert older.path.read_bytes() == before
    assert older.backups
    assert [each.why for each in listing(older.backups)].count("before upgrade") == 1  # not repeated on a retry


def test_a_step_that_would_leave_a_row_pointing_at_nothing_is_taken_back(
    older: Place, second: Callable[..., None]
) -> None:
    assert older.path
    before = older.path.read_bytes()
    second(*STEP, "DROP TRIGGER journal_team_delete", "DELETE FROM team")
    with pytest.raises(CannotOpen, match="damaged"):
        open_store(older)
    assert older.path.read_bytes() == before


def test_older_records_are_not_read_as_if_they_were_new(older: Place, second: Callable[..., None]) -> None:
    second(*STEP)
    with pytest.raises(CannotOpen, match="older version"):
        open_store(older, read_only=True)
    assert version(older) == LAST


def test_an_altered_journal_is_not_brought_up(older: Place, second: Callable[..., None]) -> None:
    with closing(sqlite3.connect(str(older.path))) as tampering:
        sql = tampering.execute("SELECT sql FROM sqlite_master WHERE name = 'change_update'").fetchone()[0]
        tampering.execute("DROP TRIGGER change_update")
        tampering.execute("UPDATE change SET after = replace(after, 'Ada', 'Eve')")
        tampering.execute(sql)
        tampering.commit()
    second(*STEP)
    with pytest.raises(CannotOpen, match="damaged"):
        open_store(older)
    assert version(older) == LAST


DYING = """
import os, signal, sys
from pathlib import Path
from tracker import upgrades
from tracker.store import Place, making, open_store
first, path, after = upgrades.step, Path(sys.argv[1]), int(sys.argv[2])
steps = sys.argv[3:]
last = upgrades.LATEST
upgrades.LATEST = last + 1
upgrades.step = lambda number, dialect: first(number, dialect) if number <= last else steps
def dying(version, dialect):
    for number, statement in enumerate(steps):
        if number == after:
            os.kill(os.getpid(), signal.SIGKILL)
        yield statement
    os.kill(os.getpid(), signal.SIGKILL)
upgrades.since = dying
open_store(Place(path, backups=path.parent / "backups"))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX signals")
@pytest.mark.parametrize("after", range(len(STEP) + 1))
def test_an_upgrade_killed_midway_leaves_the_old_file(older: Place, second: Callable[..., None], after: int) -> None:
    root = str(Path(upgrades.__file__).parents[2])
    done = subprocess.run(
        [sys.executable, "-c", DYING, str(older.path), str(after), *STEP],
        env={**os.environ, "PYTHONPATH": root},
        check=False,
    )
    assert done.returncode == -signal.SIGKILL
    with closing(open_store(older)) as store:
        assert store.check().whole
        with store.reading() as db:
            assert db.execute(text("SELECT name FROM person")).scalars().all() == ["Ada"]
    second(*STEP)
    with closing(open_store(older)) as store, store.reading() as db:
        assert db.execute(text("SELECT words FROM note")).scalars().all() == ["brought up"]
