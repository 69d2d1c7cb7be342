"""Backups: whole copies made by SQLite itself, verified when made, thinned as they age."""

import re
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from tracker.errors import CannotOpen, NotFound
from tracker.store import engine, files

KEEP_DAYS, KEEP_WEEKS, KEEP_MONTHS = 12, 10, 9
_NAME = re.compile(r"tracker-(\d{8}T\d{12}Z)-(\d+)-([0-9a-f]{12})-([a-z-]+)\.db")


class BadBackup(CannotOpen):
    """This backup is not whole, so it was not used. Choose an older one with `tracker backup --list`."""


@dataclass(frozen=True)
class Backup:
    """One backup: when it was made, the journal's head in it, and why."""

    path: Path
    at: datetime
    head: str
    why: str


def listing(folder: Path) -> list[Backup]:
    """Give the backups of a folder, newest first; what they are stands in their names."""
    return sorted(_read_names(folder), key=lambda backup: (backup.at, backup.path.name), reverse=True)


def _read_names(folder: Path) -> Iterator[Backup]:
    for path in folder.glob("tracker-*.db"):
        if match := _NAME.fullmatch(path.name):
            at, number, digits, why = match.groups()
            moment = datetime.strptime(at, "%Y%m%dT%H%M%S%fZ").replace(tzinfo=UTC)
            yield Backup(path, moment, f"{number}-{digits}", why.replace("-", " "))


def make(database: Path, folder: Path, why: str, *, now: datetime, once: bool = False) -> Backup:
    """Copy the records through SQLite's backup interface, check the copy, then name it; thin the old ones.

    With `once`, a backup that holds the same head for the same reason is not made again.
    """
    files.private_folder(folder)
    unfinished = folder / f"unfinished-{now.astimezone(UTC):%Y%m%dT%H%M%S%f}.part"
    unfinished.unlink(missing_ok=True)
    files.private_file(unfinished)
    try:
        head = _copy(database, unfinished)
        slug = re.sub(r"[^a-z]+", "-", why.lower()).strip("-")
        if once and (same := [b for b in listing(folder) if (b.head, b.why) == (head, slug.replace("-", " "))]):
            return same[0]
        name = f"tracker-{now.astimezone(UTC):%Y%m%dT%H%M%S%f}Z-{head}-{slug}.db"
        unfinished.replace(folder / name)
    finally:
        unfinished.unlink(missing_ok=True)
    thin(folder)
    return next(backup for backup in listing(folder) if backup.path.name == name)


def _copy(database: Path, copy: Path) -> str:
    """Copy page by page and give the copy's head (number and 12 hex digits) once it is known to be whole."""
    with (
        closing(sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True, timeout=engine.WAIT)) as source,
        closing(sqlite3.connect(copy)) as target,
    ):
        source.backup(target)
        return verified(target)


def verified(connection: sqlite3.Connection) -> str:
    """Give the head of records that are whole and unlocked, or raise `BadBackup`."""
    try:
        if connection.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
            raise BadBackup
        row = connection.execute("SELECT number, hash FROM operation ORDER BY number DESC LIMIT 1").fetchone()
    except sqlite3.DatabaseError:
        raise BadBackup from None
    return f"{row[0]}-{row[1][:12]}" if row else f"0-{'0' * 12}"


def thin(folder: Path) -> None:
    """Keep the newest of each of the last 12 days, 10 weeks and 9 months that have any; remove the rest."""
    backups = listing(folder)
    kept = {
        *_newest_of(backups, lambda day: day.toordinal(), KEEP_DAYS, every=True),
        *_newest_of(backups, lambda day: day.isocalendar()[:2], KEEP_WEEKS),
        *_newest_of(backups, lambda day: (day.year, day.month), KEEP_MONTHS),
    }
    for backup in backups:
        if backup.path not in kept:
            backup.path.unlink()


def _newest_of(backups: Iterable[Backup], span, count: int, *, every: bool = False) -> Iterator[Path]:  # type: ignore[no-untyped-def] # noqa: ANN001
    seen: list[object] = []
    for backup in backups:
        this = span(date(backup.at.year, backup.at.month, backup.at.day))
        if this not in seen:
            seen.append(this)
            fresh = True
        else:
            fresh = every and this == seen[0]
        if len(seen) <= count and fresh:
            yield backup.path


def restore(chosen: Path, database: Path, folder: Path, *, now: datetime) -> Backup | None:
    """Put a verified copy of `chosen` in the place of the records; the current ones are backed up first."""
    if not chosen.exists():
        raise NotFound(f"There is no backup called {chosen.name}.")
    fresh = database.with_name(database.name + ".restored")
    fresh.unlink(missing_ok=True)
    files.private_file(fresh)
    try:
        _copy(chosen, fresh)
        before = _keep_current(database, folder, now)
        for end in files.SIDECARS:
            database.with_name(database.name + end).unlink(missing_ok=True)
        fresh.replace(database)
    finally:
        fresh.unlink(missing_ok=True)
    with closing(sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        verified(connection)
    return before


def _keep_current(database: Path, folder: Path, now: datetime) -> Backup | None:
    """Back up what is there; records too damaged for that are set aside as they are."""
    if not database.exists():
        return None
    try:
        return make(database, folder, "before restore", now=now)
    except (CannotOpen, sqlite3.DatabaseError):
        aside = database.with_name(f"{database.stem}-damaged-{now.astimezone(UTC):%Y%m%dT%H%M%S}{database.suffix}")
        database.replace(aside)
        return None
