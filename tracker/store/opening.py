"""Opening records: ours and whole, older, or refused without writing a byte."""

import hashlib
import os
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.engine import Connection
from sqlalchemy.exc import DBAPIError

from tracker import upgrades
from tracker.errors import CannotOpen
from tracker.store import engine, refusals

Parts = list[tuple[str, str, str | None]]
COMMENT = "tracker schema"
SCHEMA = "SELECT type, name, sql FROM sqlite_master WHERE lower(substr(name, 1, 7)) <> 'sqlite_'"
#: On a server the parts are named, not spelt out: how each version writes them down differs.
SCHEMA_ON_SERVER = """
SELECT 'relation', relname::text, concat(relkind) FROM pg_class
 WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p', 'f', 'v', 'm', 'i', 'S')
UNION ALL SELECT 'column', concat(relname, '.', attname), concat(attnum, ' ', atttypid::regtype, ' ', attnotnull)
  FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
 WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r' AND attnum > 0 AND NOT attisdropped
UNION ALL SELECT 'trigger', concat(relname, '.', tgname), concat(tgenabled, ' ', tgtype, ' ', tgfoid::regproc)
  FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
 WHERE relnamespace = current_schema()::regnamespace AND NOT tgisinternal
UNION ALL SELECT 'rule', concat(relname, '.', rulename), '' FROM pg_rewrite JOIN pg_class ON pg_class.oid = ev_class
 WHERE relnamespace = current_schema()::regnamespace
UNION ALL SELECT 'constraint', concat(relname, '.', conname), concat(contype, ' ', convalidated)
  FROM pg_constraint JOIN pg_class ON pg_class.oid = conrelid
 WHERE relnamespace = current_schema()::regnamespace AND contype IN ('c', 'f', 'p', 'u', 'x')
UNION ALL SELECT 'function', proname::text, prosrc FROM pg_proc
 WHERE pronamespace = current_schema()::regnamespace AND starts_with(proname, 'journal')
"""


def shape(rows: Iterable[Sequence[object]]) -> str:
    """Give the sha256 over every table, index and trigger (type, name, SQL) of a schema."""
    said = sorted(f"{kind} {name} {sql}" for kind, name, sql in rows)
    return hashlib.sha256("\n".join(said).encode()).hexdigest()


def look(path: Path) -> int:
    """Give the version of the file's schema, or raise why it cannot be opened. Never writes a refused file."""
    try:
        if not path.exists():
            raise refusals.NoRecords
        if not path.is_file():
            raise refusals.ForeignFile
        if path.stat().st_size == 0:
            raise refusals.EmptyFile
    except PermissionError:
        raise refusals.NotAllowed from None
    if not os.access(path, os.R_OK):
        raise refusals.NotAllowed
    return _look_inside(path)


def _look_inside(path: Path) -> int:
    try:
        _refuse_others(*_read(path, "immutable=1")[:2])
        application, version, parts = _read_settled(path)
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        if "not a database" in str(error):
            raise refusals.ForeignFile from None
        raise (refusals.said_of(error) or refusals.BrokenFile()) from None
    _refuse_others(application, version)
    if shape(parts) != upgrades.SHAPES.get(version):
        raise refusals.StrangeFile
    return version


def _refuse_others(application: int, version: int) -> None:
    if application != upgrades.APPLICATION:
        raise refusals.ForeignFile
    if version > upgrades.LATEST:
        raise refusals.NewerFile


def _read_settled(path: Path) -> tuple[int, int, Parts]:
    """Read under SQLite's locks; a crash may have left a journal to play back first, in a file known to be ours."""
    try:
        return _read(path, "mode=ro")
    except sqlite3.OperationalError:
        if not interrupted(path):
            raise
        return _read(path, "mode=rw")


def _read(path: Path, mode: str) -> tuple[int, int, Parts]:
    """Read the two numbers in the header and, unless the view is a mere peek, every part of the schema.

    A peek takes the header as it lies there: a crash may have written it before the pages that it counts.
    """
    with closing(sqlite3.connect(engine.uri(path, mode), uri=True, timeout=engine.WAIT)) as connection:
        if "immutable" in mode:
            connection.execute("PRAGMA writable_schema = ON")  # nothing is written; SQLite then takes it as it lies
        connection.text_factory = lambda raw: raw.decode("utf-8", "replace")
        application = connection.execute("PRAGMA application_id").fetchone()[0]
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        return application, version, [] if "immutable" in mode else connection.execute(SCHEMA).fetchall()


def interrupted(path: Path) -> bool:
    """Say whether a transaction did not end there (or is being written just now)."""
    journal = path.with_name(path.name + "-journal")
    return journal.exists() and journal.stat().st_size > 0


def look_on_server(target: Engine) -> int:
    """Give the version of a PostgreSQL database's schema; 0 where there is nothing yet."""
    try:
        with target.connect() as connection:
            return look_through(connection)
    except DBAPIError as error:
        raise (refusals.told(error) or refusals.Unreachable()) from None


def look_through(connection: Connection) -> int:
    """Give the version that a connection to a PostgreSQL database sees, or raise why it is refused."""
    parts = connection.exec_driver_sql(SCHEMA_ON_SERVER).all()
    if not any(row[0] == "relation" for row in parts):
        return 0
    said = connection.exec_driver_sql("SELECT obj_description(to_regclass('operation'), 'pg_class')").scalar()
    number = str(said or "").removeprefix(f"{COMMENT} ")
    if number == str(said or "") or not number.isdecimal():
        raise refusals.ForeignFile
    if int(number) > upgrades.LATEST:
        raise refusals.NewerFile
    if shape(tuple(row) for row in parts) != upgrades.SHAPES_ON_SERVER.get(int(number)):
        raise refusals.StrangeFile
    return int(number)


def refuse_taken(path: Path) -> CannotOpen:
    """Give the refusal to make new records where a file lies."""
    return CannotOpen(f"There is a file called {path.name} already. Nothing was changed.")
