"""Backups: whole copies made by SQLite itself, verified when made, thinned as they age."""

import re
import sqlite3
import time
from collections.abc import Callable, Hashable, Iterable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from tracker.errors import CannotOpen, NotSaved
from tracker.store import engine, files, refusals

KEEP_DAYS, KEEP_WEEKS, KEEP_MONTHS = 12, 10, 9
UNFINISHED = 86_400.0  # seconds after which a copy that was never finished is removed
_NAME = re.compile(r"tracker-(\d{8}T\d{12}Z)-(\d+)-([0-9a-f]{12})-([a-z-]+)\.db")
_AT = "%Y%m%dT%H%M%S%fZ"


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
            moment = datetime.strptime(at, _AT).replace(tzinfo=UTC)
            yield Backup(path, moment, f"{number}-{digits}", why.replace("-", " "))


def make(database: Path, folder: Path, why: str, *, now: datetime, once: bool = False) -> Backup:
    """Copy the records through SQLite's backup interface, check the copy, then name it; thin the old ones.

    With `once`, a backup that holds the same head for the same reason is not made again.
    """
    reason = re.sub(r"[^a-z]+", " ", why.lower()).strip() or "asked for"
    at = now.astimezone(UTC).strftime(_AT)
    unfinished = folder / f"unfinished-{at}.part"
    try:
        files.private_folder(folder)
        unfinished.unlink(missing_ok=True)
        files.private_file(unfinished)
        head = copied(database, unfinished)
        same = [each for each in listing(folder) if (each.head, each.why) == (head, reason)] if once else []
        if same:
            return same[0]
        made = folder / f"tracker-{at}-{head}-{reason.replace(' ', '-')}.db"
        unfinished.replace(made)
        files.settle(folder)
        thin(folder, spare=made)
    except (OSError, sqlite3.OperationalError) as error:
        raise NotSaved("The records could not be backed up first, so nothing was changed. Is the disk full?") from error
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
    return Backup(made, now.astimezone(UTC), head, reason)


def copied(database: Path, copy: Path) -> str:
    """Copy page by page and give the copy's head (number and 12 hex digits) once it is known to be whole."""
    # to be read at all, records that a crash interrupted must first be played back: so not read-only
    writable = engine.uri(database, "mode=rw")
    try:
        with (
            closing(sqlite3.connect(writable, uri=True, timeout=engine.WAIT)) as source,
            closing(sqlite3.connect(engine.uri(copy, "mode=rw"), uri=True)) as target,
        ):
            source.backup(target)
            return verified(target)
    except sqlite3.DatabaseError as error:
        if isinstance(refusals.said_of(error), refusals.BrokenFile):
            raise BadBackup from None
        raise


def verified(connection: sqlite3.Connection) -> str:
    """Give the head of records that are whole, or raise `BadBackup`."""
    try:
        if connection.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
            raise BadBackup
        row = connection.execute("SELECT number, hash FROM operation ORDER BY number DESC LIMIT 1").fetchone()
    except sqlite3.OperationalError as error:
        if "no such table" not in str(error):
            raise
        raise BadBackup from None
    except sqlite3.DatabaseError:
        raise BadBackup from None
    return f"{row[0]}-{str(row[1])[:12]}" if row else f"0-{'0' * 12}"


def thin(folder: Path, *, spare: Path | None = None) -> None:
    """Keep the newest of each of the last 12 days, 10 weeks and 9 months that have any; remove the rest."""
    backups = listing(folder)
    newest_day = [each.path for each in backups if each.at.date() == backups[0].at.date()]
    kept = {
        *newest_day,
        *_newest_of(backups, date.toordinal, KEEP_DAYS),
        *_newest_of(backups, lambda day: day.isocalendar()[:2], KEEP_WEEKS),
        *_newest_of(backups, lambda day: (day.year, day.month), KEEP_MONTHS),
    }
    for backup in backups:
        if backup.path not in kept and backup.path != spare:
            backup.path.unlink(missing_ok=True)
    for left in folder.glob("unfinished-*.part"):  # of a backup that was killed
        if left.stat().st_mtime < time.time() - UNFINISHED:
            left.unlink(missing_ok=True)


def _newest_of(backups: Iterable[Backup], span: Callable[[date], Hashable], count: int) -> list[Path]:
    """Give the newest backup of each of the last `count` spans that have any."""
    newest: dict[Hashable, Path] = {}
    for backup in backups:
        newest.setdefault(span(backup.at.date()), backup.path)
    return list(newest.values())[:count]
