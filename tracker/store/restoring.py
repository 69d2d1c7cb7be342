"""Putting a backup in the place of the records: checked first, the present ones kept, and said in the journal."""

import os
import sqlite3
import sys
import uuid
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from tracker.errors import CannotOpen, NotFound, NotSaved
from tracker.store import backups, engine, files, opening


@dataclass(frozen=True)
class Restored:
    """What was put back: the head in it, and where the records that stood there before are kept."""

    chosen: Path
    head: str
    kept: Path | None

    @property
    def words(self) -> str:
        """Say it as the journal does."""
        before = f"; the records before it are kept as {self.kept.name}" if self.kept else ""
        return f"restored {self.chosen.name} (change {self.head}){before}"


def put_back(
    chosen: Path, database: Path, folder: Path, *, now: datetime, finish: Callable[[Path, Restored], None]
) -> Restored:
    """Put a verified copy of `chosen` in the place of the records; the current ones are backed up first.

    `finish` brings the copy up to date and says in its journal where it comes from, before it is put there.
    """
    if not chosen.is_file():
        raise NotFound(f"There is no backup called {chosen.name}.")
    if database.exists() and chosen.samefile(database):
        raise NotFound(f"{chosen.name} is the records' own file; choose a backup of it.")
    opening.look(chosen)
    fresh = database.with_name(f"{database.name}.{uuid.uuid4()}.restored")
    try:
        files.private_folder(database.parent)
        files.private_file(fresh)
        head = backups.copied(chosen, fresh)
        with _nobody_writing(database) as healthy:
            restored = Restored(chosen, head, _keep_current(database, folder, now, healthy=healthy))
            finish(fresh, restored)
            for end in files.SIDECARS:
                database.with_name(database.name + end).unlink(missing_ok=True)
            fresh.replace(database)
            files.settle(database.parent)
    except (OSError, sqlite3.OperationalError) as error:
        raise NotSaved(
            "The backup was not put back; the records are as they were. Close other windows of the tracker,"
            " see that the disk has room, and try again."
        ) from error
    finally:
        fresh.unlink(missing_ok=True)
    with closing(sqlite3.connect(engine.uri(database, "mode=ro"), uri=True)) as connection:
        backups.verified(connection)
    return restored


@contextmanager
def _nobody_writing(database: Path) -> Iterator[bool]:
    """Keep writers out while the file is replaced, and say whether it is healthy enough for that.

    A writer who waits meanwhile finds that its file has moved, and is refused by SQLite.
    """
    if not database.exists():
        yield False
        return
    with closing(sqlite3.connect(engine.uri(database, "mode=rw"), uri=True, timeout=engine.WAIT)) as connection:
        connection.isolation_level = None
        healthy = True
        try:
            connection.execute("BEGIN IMMEDIATE")
        except sqlite3.DatabaseError as error:
            if "locked" in str(error):
                raise
            healthy = False
        if sys.platform == "win32":  # where a file that is open anywhere cannot be replaced at all
            connection.close()
        yield healthy


def _keep_current(database: Path, folder: Path, now: datetime, *, healthy: bool) -> Path | None:
    """Back up what is there; records too damaged for that are set aside as they are, journal and all."""
    if not database.exists():
        return None
    if healthy:
        with suppress(CannotOpen):
            opening.look(database)
            return backups.make(database, folder, "before restore", now=now).path
    aside = database.with_name(f"{database.stem}-damaged-{now.astimezone(UTC):%Y%m%dT%H%M%S%f}{database.suffix}")
    for end in files.SIDECARS:
        beside = database.with_name(database.name + end)
        if beside.exists():
            beside.replace(aside.with_name(aside.name + end))
    try:
        os.link(database, aside)
    except OSError:  # a file system without links
        database.replace(aside)
    return aside
