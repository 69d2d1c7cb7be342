"""Backups are whole, verified, private and thinned; a restore is checked first and says so in the journal."""

import random
import shutil
import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import event, text

from tracker.errors import CannotOpen, NotFound, NothingToDo, NotSaved, TrackerError
from tracker.journal import history, undo
from tracker.model import Person
from tracker.store import Place, Store, create, engine, open_store, restore, restoring
from tracker.store.backups import KEEP_DAYS, KEEP_MONTHS, KEEP_WEEKS, Backup, listing, thin

NOON = datetime(2025, 9, 1, 12, tzinfo=UTC)


@pytest.fixture
def kept(place: Place) -> Place:
    """Give records with Ada (and a backup of them), then Ben."""
    with closing(create(place)) as store:
        add(store, "Ada")
        add(store, "Ben")
    return place


def add(store: Store, name: str) -> None:
    with store.writing(f"added {name}") as db:
        db.add(Person(name=name))


def names(place: Place) -> list[str]:
    with closing(open_store(place)) as store, store.reading() as db:
        return list(db.execute(text("SELECT name FROM person ORDER BY id")).scalars())


def path(place: Place) -> Path:
    assert place.path
    return place.path


def backups(place: Place) -> list[Backup]:
    assert place.backups
    return listing(place.backups)


def test_a_days_first_change_is_backed_up_and_its_others_are_not(place: Place) -> None:
    day = NOON
    with closing(create(place, clock=lambda: day)) as store:
        for name, at in (("Ada", NOON), ("Ben", NOON), ("Cy", NOON + timedelta(days=1))):
            day = at
            add(store, name)
    assert [(made.why, made.at.day, made.head.partition("-")[0]) for made in backups(place)] == [
        ("first change of the day", 2, "3"),
        ("first change of the day", 1, "1"),
    ]


def test_a_backup_says_in_its_name_when_why_and_what_it_holds(kept: Place) -> None:
    with closing(open_store(kept)) as store:
        made = store.back_up("before import")
        assert made is not None
        assert made.head == str(store.head())
        assert made in backups(kept)
    with closing(open_store(Place(made.path))) as copy:
        assert copy.check().whole
        assert str(copy.head()) == made.head


def test_a_reason_is_data_and_never_a_path(kept: Place) -> None:
    with closing(open_store(kept)) as store:
        made = store.back_up("../../etc/Pass wd\x00 1")
    assert made is not None
    assert made.path.parent == kept.backups
    assert made.why == "etc pass wd"


def test_an_unfinished_copy_is_never_taken_for_a_backup(kept: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    with closing(open_store(kept)) as store:
        before = backups(kept)
        monkeypatch.setattr("tracker.store.backups.verified", lambda _: (_ for _ in ()).throw(OSError("disk full")))
        with pytest.raises(NotSaved):
            store.back_up("by hand")
    assert backups(kept) == before
    assert kept.backups
    assert list(kept.backups.glob("*.part")) == []


def test_backups_are_thinned_to_days_weeks_and_months(tmp_path: Path) -> None:
    """Three a day for two years; of the newest day all stay."""
    for number in range(3 * 730):
        at = NOON + timedelta(hours=8 * number)
        (tmp_path / f"tracker-{at:%Y%m%dT%H%M%S%fZ}-{number}-{'0' * 12}-by-hand.db").touch()
    (tmp_path / "notes.txt").touch()
    everything = listing(tmp_path)
    thin(tmp_path)
    left = listing(tmp_path)
    newest = [made for made in everything if made.at.date() == everything[0].at.date()]
    assert left[: len(newest)] == newest
    for span, count in (
        (lambda made: made.at.date(), KEEP_DAYS),
        (lambda made: made.at.isocalendar()[:2], KEEP_WEEKS),
        (lambda made: (made.at.year, made.at.month), KEEP_MONTHS),
    ):
        wanted: dict[object, Backup] = {}
        for made in everything:
            wanted.setdefault(span(made), made)
        assert set(list(wanted.values())[:count]) <= set(left)
    assert len(left) <= len(newest) + KEEP_DAYS + KEEP_WEEKS + KEEP_MONTHS
    assert (tmp_path / "notes.txt").exists()
    thin(tmp_path)
    assert listing(tmp_path) == left


def test_a_clock_that_was_set_back_does_not_thin_away_what_was_just_made(place: Place) -> None:
    moments = [NOON - timedelta(days=days) for days in range(60)]
    with closing(create(place)) as store:
        add(store, "Ada")
        for at in moments:
            store.clock = lambda at=at: at  # type: ignore[misc]
            made = store.back_up("by hand")
            assert made is not None
            assert made.path.exists()


def test_a_restore_puts_the_backup_back_keeps_what_was_there_and_says_so(kept: Place) -> None:
    (first,) = backups(kept)
    done = restore(kept, first.path)
    assert names(kept) == ["Ada"]
    with closing(open_store(kept)) as store:
        with store.reading() as db:
            newest = history(db)[0]
        assert (newest.kind, newest.change) == ("restore", 2)
        assert first.path.name in newest.what
        assert store.check().whole
        with pytest.raises(NothingToDo):
            undo(store, newest.change)
    assert done.kept is not None
    assert done.kept.name in newest.what
    restore(kept, done.kept)
    assert names(kept) == ["Ada", "Ben"]


def test_a_backup_is_found_by_no_other_name(kept: Place) -> None:
    with pytest.raises(NotFound):
        restore(kept, path(kept).with_name("none.db"))
    with pytest.raises(NotFound, match="own file"):
        restore(kept, path(kept))


@pytest.mark.parametrize("harm", ["foreign", "cut", "strange", "empty"])
def test_what_is_no_whole_backup_changes_nothing(kept: Place, tmp_path: Path, harm: str) -> None:
    chosen = tmp_path / "chosen.db"
    shutil.copy(backups(kept)[0].path, chosen)
    if harm == "foreign":
        chosen.unlink()
        with closing(sqlite3.connect(chosen)) as other:
            other.execute("CREATE TABLE operation (number, hash)")
    elif harm == "cut":
        chosen.write_bytes(chosen.read_bytes()[:-5000])
    elif harm == "strange":
        with closing(sqlite3.connect(chosen)) as other:
            other.execute("CREATE VIEW extra AS SELECT 1")
    else:
        chosen.write_bytes(b"")
    before, copies = path(kept).read_bytes(), backups(kept)
    with pytest.raises(CannotOpen):
        restore(kept, chosen)
    assert path(kept).read_bytes() == before
    assert backups(kept) == copies
    assert sorted(each.name for each in path(kept).parent.iterdir()) == ["backups", "chosen.db", "records.db"]


def test_damaged_records_are_set_aside_whole_when_a_backup_is_put_back(kept: Place) -> None:
    damaged = path(kept).read_bytes()[:7000]
    path(kept).write_bytes(damaged)
    done = restore(kept, backups(kept)[0].path)
    assert names(kept) == ["Ada"]
    assert done.kept is not None
    assert done.kept.name.startswith("records-damaged-")
    assert done.kept.read_bytes() == damaged


def test_a_backup_takes_the_place_of_records_that_are_gone(kept: Place) -> None:
    path(kept).unlink()
    assert restore(kept, backups(kept)[0].path).kept is None
    assert names(kept) == ["Ada"]


def crash(kept: Place, crashed: Path) -> None:
    """Leave records as a program does that is killed in the middle of a large change."""
    with closing(open_store(kept)) as store, store.writing("a large change") as db:
        db.connection().exec_driver_sql("PRAGMA cache_size = 1")
        db.execute(text("UPDATE person SET family = 'changed'"))
        for number in range(3000):
            db.execute(text("INSERT INTO person (name, family, given) VALUES (:name, '', '')"), {"name": f"P{number}"})
        for end in ("", "-journal"):
            shutil.copy(f"{path(kept)}{end}", f"{crashed}{end}")


def test_records_that_a_crash_interrupted_are_played_back_before_they_are_copied(kept: Place, tmp_path: Path) -> None:
    crashed = Place(tmp_path / "crashed.db", backups=tmp_path / "copies")
    with closing(create(crashed)) as store:
        crash(kept, path(crashed))  # by another program, while this one is open
        made = store.back_up("by hand")
    assert made is not None
    assert names(Place(made.path)) == ["Ada", "Ben"]


def test_records_that_a_crash_interrupted_are_played_back_before_they_are_kept(kept: Place, tmp_path: Path) -> None:
    """The journal of the crash must neither be lost nor be played into the backup."""
    crashed = Place(tmp_path / "crashed" / "records.db", backups=kept.backups)
    path(crashed).parent.mkdir()
    crash(kept, path(crashed))
    done = restore(crashed, backups(kept)[-1].path)
    assert names(crashed) == ["Ada"]
    assert done.kept is not None
    assert names(Place(done.kept)) == ["Ada", "Ben"]


def test_restore_drills(kept: Place) -> None:
    """Any of the backups, in any order: what it held is what is there."""
    chance, held = random.Random(3), {}
    for number in range(12):
        with closing(open_store(kept)) as store:
            add(store, f"Person {number}")
            made = store.back_up("drill")
        assert made is not None
        held[made.path] = names(kept)
        if chance.random() < 0.5:
            chosen = chance.choice(sorted(held))
            restore(kept, chosen)
            assert names(kept) == held[chosen]
    with closing(open_store(kept)) as store:
        assert store.check().whole


def test_nobody_writes_while_a_backup_is_put_back(kept: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "WAIT", 0.02)
    with closing(sqlite3.connect(path(kept), isolation_level=None)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        with pytest.raises(NotSaved, match="not put back"):
            restore(kept, backups(kept)[0].path)
    assert names(kept) == ["Ada", "Ben"]


def test_a_writer_who_waited_meanwhile_is_not_told_that_it_saved(kept: Place) -> None:
    """Its file is replaced while it waits: what it wrote there would be lost."""
    told: list[TrackerError] = []
    with closing(open_store(kept)) as store:
        connected = threading.Event()
        event.listen(store._engine, "checkout", lambda *_: connected.set())

        def write() -> None:
            try:
                add(store, "Cy")
            except TrackerError as error:
                told.append(error)

        writer = threading.Thread(target=write)
        with restoring._nobody_writing(path(kept)):
            writer.start()
            connected.wait()
            fresh = path(kept).with_name("fresh.db")
            shutil.copy(backups(kept)[0].path, fresh)
            fresh.replace(path(kept))
        writer.join()
    assert [type(error) for error in told] == [NotSaved]
    assert "replaced" in told[0].message
    assert names(kept) == ["Ada"]


def test_a_server_is_not_restored_from_a_file(tmp_path: Path) -> None:
    with pytest.raises(NothingToDo, match="server"):
        restore(Place(url="postgresql://x/y"), tmp_path / "x.db")


def test_heads_of_backups_find_a_file_that_was_put_back_by_hand(
    kept: Place, roster: Callable[[Store, str], None]
) -> None:
    shutil.copy(path(kept), path(kept).with_name("old.db"))
    with closing(open_store(kept)) as store:
        add(store, "Cy")
        store.back_up("by hand")
    path(kept).with_name("old.db").replace(path(kept))
    with closing(open_store(kept)) as store:
        assert store.check().wrong == ("The records are not those that were seen at change 3: the journal differs.",)
        assert not store.check(quick=True).whole
