"""Records to measure: one store in memory, one on a PostgreSQL server, and a story told line by line."""

import inspect
import os
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

from tests.coverage.records import Given, put
from tracker.coverage.measure import measure
from tracker.coverage.values import Coverage, Row
from tracker.store import Place, Store, create, in_memory


@pytest.fixture(scope="session")
def store() -> Iterator[Store]:
    """Open one store in memory; every history is taken back."""
    opened = in_memory()
    yield opened
    opened.close()


@contextmanager
def database() -> Iterator[str]:
    """Make a database of our own on the server, and give its URL."""
    url = os.environ.get("TRACKER_TEST_POSTGRES")
    if not url:
        pytest.skip("TRACKER_TEST_POSTGRES names no PostgreSQL server")
    name = f"coverage_{uuid.uuid4().hex}"
    admin = create_engine(url, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    yield make_url(url).set(database=name).render_as_string(hide_password=False)
    with admin.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name}"))
    admin.dispose()


@pytest.fixture(scope="session")
def server() -> Iterator[Store]:
    """Open records on a PostgreSQL server, in a database of their own; every history is taken back."""
    with database() as url:
        opened = create(Place(url=url))
        yield opened
        opened.close()


@pytest.fixture
def empty_server() -> Iterator[str]:
    """Give the URL of a database that one test may fill."""
    with database() as url:
        yield url


@pytest.fixture
def given(request: pytest.FixtureRequest) -> Given:
    """Tell a story with one course, and everybody in the test's docstring: name, team, first day, first day gone."""
    told = Given()
    told.course()
    for line in inspect.cleandoc(request.function.__doc__ or "").splitlines():
        words = [word.strip() for word in line.split("|")]
        if len(words) > 2:
            days = [date.fromisoformat(word) for word in words[2:]]
            told.person(words[0], words[1], days[0], days[1] if len(days) > 1 else None)
    return told


@pytest.fixture
def covered(store: Store, given: Given) -> Callable[[date], Coverage]:
    """Measure the story as of a day."""

    def measured(as_of: date) -> Coverage:
        with put(store, given.rows) as db:
            return measure(db, as_of)

    return measured


@pytest.fixture
def team_row(covered: Callable[[date], Coverage]) -> Callable[..., Row]:
    """Measure one team's row of the story's course."""

    def row(as_of: date, team: str = "D4-CPS", course: str = "overview") -> Row:
        return next(row for row in covered(as_of).rows if (row.course, row.team) == (course, team))

    return row
