"""Why records cannot be opened, read or written, in sentences; engines' own errors become one of these."""

import sqlite3

from sqlalchemy.exc import DBAPIError

from tracker.errors import Busy, CannotOpen, NotSaved, TrackerError


class NoRecords(CannotOpen):
    """There are no records here yet. `tracker init` makes them; `tracker demo` shows an example."""


class EmptyFile(CannotOpen):
    """The records' file is empty: something emptied it. Put a backup in its place with `tracker restore`."""


class ForeignFile(CannotOpen):
    """This does not hold the tracker's records. Choose others with --workspace or --database."""


class NewerFile(CannotOpen):
    """These records were written by a newer version of the tracker. Install that version to open them."""


class OlderFile(CannotOpen):
    """These records were written by an older version. Open them once without --read-only to bring them up."""


class StrangeFile(CannotOpen):
    """These records have parts that the tracker did not make. Put a backup in their place with `tracker restore`."""


class BrokenFile(CannotOpen):
    """The records' file is damaged. Put the newest backup in its place with `tracker restore`."""


class NotAllowed(CannotOpen):
    """You may not read or write there. Ask whoever looks after this computer or server for access."""


class Unreachable(CannotOpen):
    """The database server cannot be reached, or refuses this login."""


_FULL = "The disk is full, so the change was not saved; the records are as they were. Make room and try again."

#: The beginning of SQLite's error names, and of PostgreSQL's error codes, with what to say.
_SAID: tuple[tuple[str, type[TrackerError], str], ...] = (
    ("SQLITE_BUSY", Busy, ""),
    ("SQLITE_LOCKED", Busy, ""),
    ("SQLITE_FULL", NotSaved, _FULL),
    ("SQLITE_CORRUPT", BrokenFile, ""),
    ("SQLITE_NOTADB", BrokenFile, ""),
    ("SQLITE_READONLY_DBMOVED", NotSaved, "The records' file was replaced just now. Nothing was changed; try again."),
    ("SQLITE_READONLY", NotAllowed, ""),
    ("SQLITE_PERM", NotAllowed, ""),
    ("SQLITE_CANTOPEN", CannotOpen, "The records' file, or its folder, cannot be opened for this. Is it still there?"),
    ("SQLITE_IOERR", NotSaved, "The disk reported an error. Nothing was changed; run `tracker check`."),
    ("55P03", Busy, ""),
    ("40", Busy, ""),
    ("53100", NotSaved, _FULL),
    ("42501", NotAllowed, ""),
    ("08", Unreachable, ""),
    ("28", Unreachable, ""),
    ("57P", Unreachable, ""),
)


def told(error: DBAPIError) -> TrackerError | None:
    """Give the sentence for what an engine reports; None for a mistake of ours, which is no sentence's business."""
    if error.connection_invalidated:
        return Unreachable()
    return said_of(error.orig)


def said_of(error: BaseException | None) -> TrackerError | None:
    """Give the sentence for an engine's own error."""
    name = str(getattr(error, "sqlite_errorname", None) or getattr(error, "sqlstate", None) or "")
    if not name and isinstance(error, sqlite3.DatabaseError) and "malformed" in str(error):
        return BrokenFile()
    return next((kind(words) for start, kind, words in _SAID if name.startswith(start)), None)
