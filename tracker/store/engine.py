"""Connections: each transaction says how it begins, and nothing half done survives in the pool."""

import hashlib
import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import URL, Connection, ExceptionContext, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import NullPool, StaticPool

from tracker.errors import CannotOpen

WAIT = 30.0  # seconds that a write waits for another one to end
_PRAGMAS = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA recursive_triggers = ON",  # else INSERT OR REPLACE removes rows past the journal's triggers
    "PRAGMA journal_mode = DELETE",  # WAL lost acknowledged commits in power-loss images; DELETE + EXTRA none
    "PRAGMA synchronous = EXTRA",
    "PRAGMA cell_size_check = ON",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA cache_size = -65536",
)
_ON_SERVER = {"options": f"-c timezone=UTC -c lock_timeout={int(WAIT * 1000)}", "connect_timeout": 10}


class NoServer(CannotOpen):
    """--database takes a URL such as postgresql+psycopg://user@host/name."""


def digest(text: str | None) -> str:
    """Give the sha256 of an image in hex, and nothing for no image."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest() if text is not None else ""


def digests(before: str | None, after: str | None) -> str:
    """Give both digests of a change; triggers call this, so no other program can write our tables."""
    return f"{digest(before)}:{digest(after)}"


def on_file(path: Path | None, *, read_only: bool = False) -> Engine:
    """Make the engine of a SQLite file (None: in memory, for as long as the engine lives).

    Each transaction on a file has a connection of its own (3 ms), so threads share nothing and a file
    that was restored meanwhile is never read through an old handle.
    """
    engine = create_engine(
        "sqlite+pysqlite://",
        creator=lambda: _connect(path, read_only=read_only),
        poolclass=StaticPool if path is None else NullPool,
        hide_parameters=True,
        skip_autocommit_rollback=False,
    )
    event.listen(engine, "begin", _begin)
    event.listen(engine, "checkin", _roll_back)
    return engine


def on_server(url: str) -> Engine:
    """Make the engine of a PostgreSQL database."""
    engine = create_engine(_psycopg(url), hide_parameters=True, pool_pre_ping=True, connect_args=_ON_SERVER)
    event.listen(engine, "checkin", _roll_back)
    event.listen(engine, "handle_error", _without_values)
    return engine


def _psycopg(url: str) -> URL:
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError):
        raise NoServer from None  # what was given may hold a password
    if parsed.drivername not in ("postgresql", "postgres", "postgresql+psycopg"):
        raise NoServer
    return parsed.set(drivername="postgresql+psycopg")


def uri(path: Path, mode: str) -> str:
    """Give SQLite's URI of a path, which is data and never part of the URI's own words."""
    said = path.absolute().as_uri()
    on_a_share = not said.startswith("file:///")  # SQLite takes no host, but a path of four slashes
    return f"{said.replace('file://', 'file:////', 1) if on_a_share else said}?{mode}"


def _connect(path: Path | None, *, read_only: bool) -> sqlite3.Connection:
    """Connect without Python's own transactions."""
    where = ":memory:" if path is None else uri(path, "mode=ro" if read_only else "mode=rw")
    connection = sqlite3.connect(
        where, uri=path is not None, timeout=WAIT, isolation_level=None, check_same_thread=False
    )
    connection.create_function("digests", 2, digests, deterministic=True)
    for pragma in _PRAGMAS:
        if not (read_only and "journal_mode" in pragma):
            connection.execute(pragma)
    return connection


def _begin(connection: Connection) -> None:
    writing = connection.get_execution_options().get("writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def _roll_back(connection: Any, _record: Any) -> None:
    """Leave nothing of a failed commit behind for whoever comes next."""
    if connection is not None:
        connection.rollback()


def _without_values(context: ExceptionContext) -> None:
    """Take the rows' own values (PostgreSQL's DETAIL) out of an error before it can reach a log."""
    for error in (context.original_exception, context.sqlalchemy_exception):
        if error is not None and error.args:
            error.args = (str(error.args[0]).partition("\nDETAIL")[0], *error.args[1:])
