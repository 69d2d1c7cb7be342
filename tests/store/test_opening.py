"""Records are opened, or refused in one sentence without a byte being written."""

import os
import shutil
import sqlite3
import stat
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from tracker import upgrades
from tracker.errors import CannotOpen
from tracker.model import Person
from tracker.store import Place, Store, create, open_store
from tracker.store.refusals import BrokenFile, EmptyFile, ForeignFile, NewerFile, NoRecords, NotAllowed, StrangeFile


@pytest.fixture
def filled(place: Place, roster: Callable[[Store, str], None]) -> Path:
    """Give a file of records with people in it."""
    assert place.path
    with closing(create(Place(place.path))) as store:
        roster(store, "OR1 | Ada | D4-CPS | 2025-01-01")
    return place.path


def alter(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as altered:
        for statement in statements:
            altered.execute(statement)


def refused(path: Path, kind: type[CannotOpen]) -> None:
    """Hold that opening is refused and leaves the folder as it was, byte for byte."""
    before = {each.name: each.read_bytes() for each in path.parent.iterdir() if each.is_file()}
    for read_only in (False, True):
        with pytest.raises(kind) as caught:
            open_store(Place(path), read_only=read_only)
        assert caught.value.message.endswith(".")
    assert {each.name: each.read_bytes() for each in path.parent.iterdir() if each.is_file()} == before


def test_records_that_are_not_there_are_not_made_by_opening(tmp_path: Path) -> None:
    refused(tmp_path / "none.db", NoRecords)


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "empty.db").touch()
    refused(tmp_path / "empty.db", EmptyFile)


def test_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "folder.db").mkdir()
    refused(tmp_path / "folder.db", ForeignFile)


@pytest.mark.parametrize("content", [b"x", b"SQLite format 3\x00", b"PK\x03\x04" * 500, b"\x00" * 5000])
def test_what_is_no_database_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "other.db").write_bytes(content)
    refused(tmp_path / "other.db", ForeignFile)


@pytest.mark.parametrize("mode", ["DELETE", "WAL"])
def test_another_programs_database_is_refused(tmp_path: Path, mode: str) -> None:
    alter(tmp_path / "other.db", f"PRAGMA journal_mode = {mode}", "CREATE TABLE bookmark (url TEXT)")
    refused(tmp_path / "other.db", ForeignFile)


def test_another_programs_interrupted_database_is_not_played_back(tmp_path: Path) -> None:
    alter(tmp_path / "whole.db", "CREATE TABLE bookmark (url TEXT)")
    with closing(sqlite3.connect(tmp_path / "whole.db", isolation_level=None)) as writing:
        writing.execute("PRAGMA cache_spill = 1")
        writing.execute("PRAGMA cache_size = 1")
        writing.execute("BEGIN")
        writing.executemany("INSERT INTO bookmark VALUES (?)", [("x" * 200,) for _ in range(3000)])
        folder = tmp_path / "crashed"
        folder.mkdir()
        for end in ("", "-journal"):
            shutil.copy(tmp_path / f"whole.db{end}", folder / f"other.db{end}")
        writing.execute("ROLLBACK")
    assert (folder / "other.db-journal").stat().st_size > 0
    refused(folder / "other.db", ForeignFile)


def test_newer_records_are_refused(filled: Path) -> None:
    alter(filled, f"PRAGMA user_version = {upgrades.LATEST + 1}")
    refused(filled, NewerFile)


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER extra AFTER INSERT ON person BEGIN SELECT 1; END",
        "CREATE VIEW extra AS SELECT * FROM person",
        "CREATE VIEW sqlitexextra AS SELECT * FROM person",
        "CREATE TABLE extra (x)",
        "DROP TRIGGER change_update",
        "DROP INDEX one_email",
        "ALTER TABLE person ADD COLUMN extra TEXT",
        "PRAGMA user_version = 0",
        "PRAGMA user_version = -1",
    ],
)
def test_records_with_parts_that_we_did_not_make_are_refused(filled: Path, statement: str) -> None:
    alter(filled, statement)
    refused(filled, StrangeFile)


def test_a_crash_is_played_back_when_our_records_are_opened(filled: Path, tmp_path: Path) -> None:
    crashed = tmp_path / "crashed"
    crashed.mkdir()
    with closing(open_store(Place(filled))) as store, store.writing("a large change") as db:
        db.connection().exec_driver_sql("PRAGMA cache_size = 1")
        for number in range(3000):
            db.execute(text("INSERT INTO person (name, family, given) VALUES (:name, '', '')"), {"name": f"P{number}"})
        for end in ("", "-journal"):
            shutil.copy(f"{filled}{end}", crashed / f"records.db{end}")
    with closing(open_store(Place(crashed / "records.db"))) as store:
        assert store.interrupted
        with store.reading() as db:
            assert db.execute(text("SELECT name FROM person")).scalars().all() == ["Ada"]
        assert store.check().whole
    with closing(open_store(Place(crashed / "records.db"))) as store:
        assert not store.interrupted


def test_a_journal_left_by_a_file_that_is_gone_is_not_played_into_a_new_one(filled: Path, tmp_path: Path) -> None:
    with closing(open_store(Place(filled))) as store, store.writing("a large change") as db:
        db.connection().exec_driver_sql("PRAGMA cache_size = 1")
        for number in range(3000):
            db.execute(text("INSERT INTO person (name, family, given) VALUES (:name, '', '')"), {"name": f"P{number}"})
        shutil.copy(f"{filled}-journal", tmp_path / "new.db-journal")
    with closing(create(Place(tmp_path / "new.db"))) as store:
        assert store.check().whole
        assert store.head().number == 0
    assert (tmp_path / "new.db-journal.left-over").exists()


def test_making_records_never_takes_the_place_of_a_file(filled: Path) -> None:
    before = filled.read_bytes()
    with pytest.raises(CannotOpen, match="already"):
        create(Place(filled))
    assert filled.read_bytes() == before
    assert [each.name for each in filled.parent.iterdir()] == [filled.name]


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX permissions")
def test_only_the_owner_can_read_records_backups_and_their_folders(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        place = Place(tmp_path / "mine" / "records.db", backups=tmp_path / "mine" / "backups")
        with closing(create(place)) as store, store.writing("added") as db:
            db.add(Person(name="Ada"))
            db.flush()
            assert modes(tmp_path / "mine") == {"records.db": 0o600, "records.db-journal": 0o600}
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "mine").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "mine" / "backups").stat().st_mode) == 0o700
    assert set(modes(tmp_path / "mine" / "backups").values()) == {0o600}


def modes(folder: Path) -> dict[str, int]:
    return {each.name: stat.S_IMODE(each.stat().st_mode) for each in folder.iterdir() if each.is_file()}


@pytest.mark.parametrize(("right", "sentence"), [(os.R_OK, "may not read or write"), (os.W_OK, "--read-only")])
def test_records_that_may_not_be_used_say_so(
    filled: Path, monkeypatch: pytest.MonkeyPatch, right: int, sentence: str
) -> None:
    monkeypatch.setattr(os, "access", lambda _path, asked: asked != right)
    with pytest.raises(NotAllowed, match=sentence):
        open_store(Place(filled))


def test_a_path_is_never_read_as_anything_else(tmp_path: Path) -> None:
    place = Place(tmp_path / "a ?mode=memory#%41 'x'.db")
    create(place).close()
    open_store(place).close()
    assert [each.name for each in tmp_path.iterdir()] == ["a ?mode=memory#%41 'x'.db"]


def test_damage_found_while_reading_is_one_sentence(filled: Path) -> None:
    with closing(sqlite3.connect(filled)) as looking:
        page = looking.execute("SELECT rootpage FROM sqlite_master WHERE name = 'person'").fetchone()[0]
        size = looking.execute("PRAGMA page_size").fetchone()[0]
    content = bytearray(filled.read_bytes())
    content[(page - 1) * size : page * size] = b"\xff" * size
    filled.write_bytes(content)
    with closing(open_store(Place(filled))) as store:
        with pytest.raises(BrokenFile, match="newest backup"), store.reading() as db:
            db.execute(text("SELECT * FROM person")).all()
        assert not store.check().whole
        assert not store.check(quick=True).whole
