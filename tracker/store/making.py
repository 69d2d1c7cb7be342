"""Making new records and bringing older ones up: every step in one transaction, or none."""

import os
import sqlite3
import uuid
from contextlib import closing
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import cast

from sqlalchemy import Engine
from sqlalchemy.engine import Connection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from tracker import upgrades
from tracker.errors import CannotOpen
from tracker.store import backups, checking, engine, files, opening, refusals, sealing


def new_file(path: Path, *, allow_network: bool = False) -> None:
    """Make a new file of records: whole under another name first, then put in its place."""
    if files.is_far(path) and not allow_network:
        raise files.OnTheNetwork
    if path.exists():
        raise opening.refuse_taken(path)
    files.private_folder(path.parent)
    unfinished = path.with_name(f"{path.name}.{uuid.uuid4()}.new")
    files.private_file(unfinished)
    try:
        new = engine.on_file(unfinished)
        in_engine(new)
        new.dispose()
        _set_aside_leftovers(path)
        files.put(unfinished, path)
    except FileExistsError:
        raise opening.refuse_taken(path) from None
    except DBAPIError as error:
        raise (refusals.told(error) or error) from error
    finally:
        unfinished.unlink(missing_ok=True)


def _set_aside_leftovers(path: Path) -> None:
    """Rename what a removed file left behind: SQLite would play an old journal back into the new one."""
    for end in files.SIDECARS:
        left = path.with_name(path.name + end)
        if left.exists():
            left.replace(left.with_name(f"{left.name}.left-over"))


def in_engine(target: Engine) -> None:
    """Make the records in an engine that holds none: a new file, or memory."""
    with target.connect().execution_options(writing=True) as connection, connection.begin():
        _run(connection, 0)


def in_memory() -> Engine:
    """Make the engine of new records in memory: a copy of those that this process made first."""
    target = engine.on_file(None)
    _sqlite(_first()).backup(_sqlite(target))
    return target


@cache
def _first() -> Engine:
    first = engine.on_file(None)
    in_engine(first)
    return first


def _sqlite(target: Engine) -> sqlite3.Connection:
    with closing(target.raw_connection()) as connection:
        return cast("sqlite3.Connection", connection.driver_connection)


def bring_up(path: Path, folder: Path, now: datetime) -> None:
    """Bring an older file to the latest schema in one transaction, after a verified backup."""
    if not os.access(path, os.W_OK):
        raise refusals.NotAllowed
    backups.make(path, folder, "before upgrade", now=now, once=True)
    target = engine.on_file(path)
    try:
        with target.connect().execution_options(writing=True) as connection:
            driver = connection.connection.driver_connection
            driver.execute("PRAGMA foreign_keys = OFF")  # type: ignore[union-attr] # sqlite3's own
            with connection.begin():
                _bring_up(connection)
    except DBAPIError as error:
        raise (refusals.told(error) or error) from error
    finally:
        target.dispose()


def _bring_up(connection: Connection) -> None:
    version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    if version == upgrades.LATEST:  # another window was quicker
        return
    with Session(bind=connection) as db:
        if checking.journal(db):
            raise refusals.BrokenFile
    _run(connection, version)
    if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
        raise refusals.BrokenFile
    parts = connection.exec_driver_sql(opening.SCHEMA).all()
    if opening.shape(tuple(row) for row in parts) != upgrades.SHAPES[upgrades.LATEST]:
        raise refusals.StrangeFile


def bring_up_on_server(target: Engine, *, new: bool) -> None:
    """Bring a PostgreSQL database to the latest schema in one transaction; `new`: it must hold nothing yet."""
    try:
        with target.connect() as connection, connection.begin():
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({sealing.LOCK})")
            version = opening.look_through(connection)
            if new and version:
                raise CannotOpen("There are records in that database already. Nothing was changed.")
            if version < upgrades.LATEST:
                _run(connection, version)
                opening.look_through(connection)
    except DBAPIError as error:
        raise (refusals.told(error) or error) from error


def _run(connection: Connection, version: int) -> None:
    """Run the steps after `version` and stamp the result; the caller holds the transaction."""
    dialect = connection.dialect.name
    for statement in upgrades.since(version, dialect):
        connection.exec_driver_sql(statement)
    if dialect == "sqlite":
        connection.exec_driver_sql(f"PRAGMA application_id = {upgrades.APPLICATION}")
        connection.exec_driver_sql(f"PRAGMA user_version = {upgrades.LATEST}")
    else:
        connection.exec_driver_sql(f"COMMENT ON TABLE operation IS '{opening.COMMENT} {upgrades.LATEST}'")
