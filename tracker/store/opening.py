"""Opening records: ours and whole, older (brought up), or refused without writing a byte."""

import hashlib
import sqlite3
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine, text
from sqlalchemy.engine import Connection
from sqlalchemy.exc import DBAPIError

from tracker import upgrades
from tracker.errors import CannotOpen
from tracker.store import backups, engine, files


class NoRecords(CannotOpen):
    """There are no records here yet. `tracker init` makes them; `tracker demo` shows an example."""


class EmptyFile(CannotOpen):
    """The records' file is empty: something emptied it. Put a backup in its place with `tracker restore`."""


class ForeignFile(CannotOpen):
    """This file does not hold the tracker's records. Choose another with --workspace or --database."""


class NewerFile(CannotOpen):
    """These records were written by a newer version of the tracker. Install that version to open them."""


class StrangeFile(CannotOpen):
    """These records have parts that the tracker did not make. Put a backup in their place with `tracker restore`."""


class BrokenFile(CannotOpen):
    """The records' file is damaged. Put the newest backup in its place with `tracker restore`."""


def shape(rows: Iterable[tuple[str, str, str | None]]) -> str:
    """Give the sha256 over every table, index and trigger (type, name, SQL) of a SQLite file."""
    return hashlib.sha256("\n".join(sorted(f"{kind} {name} {sql}" for kind, name, sql in rows)).encode()).hexdigest()


_COMMENT = "tracker schema"
_SHAPE = "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'"


def create_file(path: Path, *, allow_network: bool = False) -> None:
    """Make a new file of records: whole under another name first, then put in its place."""
    if files.is_far(path) and not allow_network:
        raise files.OnTheNetwork
    if path.exists():
        raise CannotOpen(f"There is a file called {path.name} already. Nothing was changed.")
    files.private_folder(path.parent)
    unfinished = path.with_name(path.name + ".new")
    unfinished.unlink(missing_ok=True)
    files.private_file(unfinished)
    new = engine.on_file(unfinished)
    create_in(new)
    new.dispose()
    unfinished.replace(path)


def create_in(target: Engine) -> None:
    """Make the records in an engine that holds none: a new file, memory, or a PostgreSQL database."""
    with target.connect().execution_options(writing=True) as connection, connection.begin():
        _run(connection, 0)


def look(path: Path) -> int:
    """Give the version of the file's schema, or raise why it cannot be opened. Never writes."""
    if not path.exists():
        raise NoRecords
    if path.stat().st_size == 0:
        raise EmptyFile
    application, version, parts = _header(path)
    if application != upgrades.APPLICATION:
        raise ForeignFile
    if version > upgrades.LATEST:
        raise NewerFile
    if shape(parts) != upgrades.SHAPES.get(version):
        raise StrangeFile
    return version


def _header(path: Path) -> tuple[int, int, list[tuple[str, str, str | None]]]:
    """Read the two numbers in the header and every part of the schema, through SQLite alone."""
    try:
        try:
            return _read_header(path, "ro")
        except sqlite3.OperationalError:
            # a crash left a journal that SQLite must play back before anybody can read
            return _read_header(path, "rw")
    except sqlite3.DatabaseError as error:
        if "locked" in str(error):
            raise CannotOpen("Another program is writing to the records. Try again in a moment.") from None
        raise (ForeignFile if "not a database" in str(error) else BrokenFile) from None


def _read_header(path: Path, mode: str) -> tuple[int, int, list[tuple[str, str, str | None]]]:
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode={mode}", uri=True, timeout=engine.WAIT)
    try:
        application = connection.execute("PRAGMA application_id").fetchone()[0]
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        return application, version, connection.execute(_SHAPE).fetchall()
    finally:
        connection.close()


def bring_up(path: Path, version: int, folder: Path, now: datetime) -> None:
    """Bring an older file to the latest schema in one transaction, after a verified backup."""
    backups.make(path, folder, "before upgrade", now=now, once=True)
    target = engine.on_file(path)
    with target.connect().execution_options(writing=True) as connection:
        connection.connection.driver_connection.execute("PRAGMA foreign_keys = OFF")  # type: ignore[union-attr] # sqlite3's own
        with connection.begin():
            _run(connection, version)
            if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
                raise BrokenFile
            if shape(tuple(row) for row in connection.exec_driver_sql(_SHAPE)) != upgrades.SHAPES[upgrades.LATEST]:  # type: ignore[misc] # rows of three
                raise StrangeFile
    target.dispose()


def _run(connection: Connection, version: int) -> None:
    """Run the steps after `version` and stamp the result; the caller holds the transaction."""
    dialect = connection.dialect.name
    for statement in upgrades.since(version, dialect):
        connection.exec_driver_sql(statement)
    if dialect == "sqlite":
        connection.exec_driver_sql(f"PRAGMA application_id = {upgrades.APPLICATION}")
        connection.exec_driver_sql(f"PRAGMA user_version = {upgrades.LATEST}")
    else:
        connection.exec_driver_sql(f"COMMENT ON TABLE operation IS '{_COMMENT} {upgrades.LATEST}'")


def look_on_server(target: Engine) -> int:
    """Give the version of a PostgreSQL database's schema; 0 where there is nothing yet."""
    try:
        with target.connect() as connection:
            ours = connection.execute(text("SELECT obj_description(to_regclass('operation'), 'pg_class')")).scalar()
            tables = connection.execute(
                text("SELECT count(*) FROM pg_tables WHERE schemaname = current_schema()")
            ).scalar_one()
    except DBAPIError:
        raise CannotOpen("The database server cannot be reached, or refuses this login.") from None
    if not tables:
        return 0
    if not (isinstance(ours, str) and ours.startswith(_COMMENT)):
        raise ForeignFile
    version = int(ours.removeprefix(_COMMENT))
    if version > upgrades.LATEST:
        raise NewerFile
    return version


def bring_up_on_server(target: Engine, version: int) -> None:
    """Bring a PostgreSQL database to the latest schema in one transaction."""
    with target.connect() as connection, connection.begin():
        _run(connection, version)
