"""What every room's tests share: new records in memory, and new records on each kind of engine."""

import gc
import os
import shutil
import uuid
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url
from sqlalchemy.orm import Session
from sqlalchemy.pool import NullPool

from tracker.model import JOURNALED, Import, Listing, Person, Posting, Program, Team, id_of, metadata
from tracker.store import Place, Store, create, in_memory, open_store

SERVER = "TRACKER_TEST_POSTGRES"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--long", action="store_true", help="the long form of the reliability goals")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    for item in items:
        if item.get_closest_marker("long") and not config.getoption("--long"):
            item.add_marker(pytest.mark.skip(reason="the long form of a goal: run with --long"))
        if item.get_closest_marker("postgres") and not os.environ.get(SERVER):
            item.add_marker(pytest.mark.skip(reason=f"{SERVER} names no PostgreSQL server"))


def pytest_collection_finish() -> None:
    """Search for garbage more rarely, never in what was imported by now: a sixth of the time of the app went there."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 10, 10)


@pytest.fixture
def clock() -> Callable[[], datetime]:
    """Give a clock that moves on a second each time it is read."""
    moments = iter(datetime(2025, 9, 1, 8, tzinfo=UTC) + timedelta(seconds=n) for n in range(10**6))
    return lambda: next(moments)


@pytest.fixture
def store(clock: Callable[[], datetime]) -> Iterator[Store]:
    """Give new, empty records in memory."""
    with closing(in_memory(clock=clock)) as made:
        yield made


def _database(name: str) -> str:
    url = make_url(os.environ[SERVER]).set(drivername="postgresql+psycopg", database=name)
    return url.render_as_string(hide_password=False)


@pytest.fixture(scope="session")
def on_server() -> Iterator[Callable[[str], None]]:
    """Run one statement on the PostgreSQL server that databases are made on."""
    around = create_engine(make_url(os.environ[SERVER]).set(drivername="postgresql+psycopg"), poolclass=NullPool)

    def run(statement: str) -> None:
        with around.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql(statement)

    yield run
    around.dispose()


@pytest.fixture
def server(on_server: Callable[[str], None]) -> Iterator[str]:
    """Give the URL of a new, empty PostgreSQL database."""
    name = f"tracker_{uuid.uuid4().hex[:12]}"
    on_server(f"CREATE DATABASE {name}")
    yield _database(name)
    on_server(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(scope="session")
def shared(on_server: Callable[[str], None]) -> Iterator[str]:
    """Give the URL of a PostgreSQL database with records that the tests use one after the other."""
    name = f"tracker_{uuid.uuid4().hex[:12]}"
    on_server(f"CREATE DATABASE {name}")
    create(Place(url=_database(name))).close()
    yield _database(name)
    on_server(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(scope="session")
def emptied(shared: str) -> Callable[[], Place]:
    """Give a PostgreSQL database that is emptied each time, which a superuser can with the triggers off."""
    filled = " UNION ALL ".join(
        f"SELECT '{table.name}' WHERE EXISTS (SELECT 1 FROM \"{table.name}\")" for table in metadata.sorted_tables
    )
    counted = "SELECT sequencename FROM pg_sequences WHERE last_value IS NOT NULL"

    def empty() -> Place:
        with create_engine(shared, poolclass=NullPool).begin() as connection:
            connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
            for name in connection.exec_driver_sql(filled).scalars().all():
                connection.exec_driver_sql(f'DELETE FROM "{name}"')
            for name in connection.exec_driver_sql(counted).scalars().all():
                connection.exec_driver_sql(f'ALTER SEQUENCE "{name}" RESTART')
        return Place(url=shared)

    return empty


@pytest.fixture(scope="session")
def _new_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a file of new records once."""
    path = tmp_path_factory.mktemp("new") / "records.db"
    create(Place(path)).close()
    return path


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """Say where a file of records could be."""
    return Place(tmp_path / "records.db", backups=tmp_path / "backups")


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def any_store(request: pytest.FixtureRequest, clock: Callable[[], datetime]) -> Iterator[Store]:
    """Give new, empty records in a SQLite file, then in a PostgreSQL database."""
    if request.param == "sqlite":
        here = request.getfixturevalue("place")
        shutil.copyfile(request.getfixturevalue("_new_file"), here.path)
        made = open_store(here, clock=clock)
    else:
        made = open_store(request.getfixturevalue("emptied")(), clock=clock)
    with closing(made):
        yield made


@pytest.fixture
def dump() -> Callable[[Session], dict[str, list[tuple[object, ...]]]]:
    """Give every row of every table that the journal follows, in order."""

    def whole(db: Session) -> dict[str, list[tuple[object, ...]]]:
        ask = db.connection().exec_driver_sql  # many questions, so asked the short way
        names = [table.name for table in JOURNALED]
        return {name: [tuple(row) for row in ask(f'SELECT * FROM "{name}" ORDER BY id')] for name in names}

    return whole


@pytest.fixture
def roster() -> Callable[[Store, str], None]:
    """Write people into the records, one a line: `OR1 | Ada | D4-CPS | 2025-01-01`, as one import."""

    def write(store: Store, lines: str) -> None:
        given = [[cell.strip() for cell in line.split("|")] for line in lines.strip().splitlines()]
        with store.writing("imported a roster") as db:
            _program(db)
            teams = {code: _team(db, code) for _, _, code, _ in given}
            file = Import(kind="roster", file="roster.xlsx", digest="0", day=date(2025, 1, 1))
            db.add(file)
            people = [Person(employee_number=number, name=name) for number, name, _, _ in given]
            db.add_all(people)
            db.flush()
            for person, (_, _, code, day) in zip(people, given, strict=True):
                start = date.fromisoformat(day)
                db.add(Posting(person_id=id_of(person), team_id=teams[code], starts_on=start))
                db.add(Listing(import_id=id_of(file), person_id=id_of(person), sheet="Roster", row=1, said="{}"))

    return write


def _program(db: Session) -> None:
    if not db.execute(text("SELECT 1 FROM program")).first():
        db.add(Program(code="CPS", title="Child Protective Services"))
        db.flush()


def _team(db: Session, code: str) -> int:
    found = db.execute(text("SELECT id FROM team WHERE code = :code"), {"code": code}).scalar()
    if found is None:
        team = Team(code=code, program_id=db.execute(text("SELECT min(id) FROM program")).scalar_one())
        db.add(team)
        db.flush()
        found = id_of(team)
    return int(found)
