"""Connections: each transaction says how it begins, and nothing half done survives in the pool."""

import hashlib
import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import URL, Connection, make_url
from sqlalchemy.pool import NullPool, StaticPool

WAIT = 30.0  # seconds that a write waits for another one to end
_PRAGMAS = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA journal_mode = DELETE",  # WAL lost acknowledged commits in power-loss images; DELETE + EXTRA none
    "PRAGMA synchronous = EXTRA",
    "PRAGMA cell_size_check = ON",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA cache_size = -65536",
)


def digest(text: str | None) -> str:
    """Give the sha256 of an image in hex, and nothing for no image."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest() if text is not None else ""


def digests(before: str | None, after: str | None) -> str:
    """Give both digests of a change; triggers call this, so no other program can write our tables."""
    return f"{digest(before)}:{digest(after)}"


def on_file(path: Path | None, *, read_only: bool = False) -> Engine:
    """Make the engine of a SQLite file (None: in memory, for as long as the engine lives)."""
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
    engine = create_engine(
        _psycopg(url),
        hide_parameters=True,
        pool_pre_ping=True,
        connect_args={"options": "-c timezone=UTC"},
    )
    event.listen(engine, "checkin", _roll_back)
    return engine


def _psycopg(url: str) -> URL:
    parsed = make_url(url)
    return parsed.set(drivername="postgresql+psycopg") if parsed.drivername == "postgresql" else parsed


def _connect(path: Path | None, *, read_only: bool) -> sqlite3.Connection:
    """Connect without Python's own transactions; the path is data, never part of a URI."""
    where = ":memory:" if path is None else f"{path.absolute().as_uri()}?mode={'ro' if read_only else 'rw'}"
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
