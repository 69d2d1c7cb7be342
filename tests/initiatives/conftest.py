"""A session on records in memory with what ships, taken back after each test."""

from collections.abc import Iterator

import pytest
from sqlalchemy.orm import Session

from tests.people.tried import tried


@pytest.fixture
def db() -> Iterator[Session]:
    """Write within an operation that is taken back in the end."""
    with tried() as session:
        yield session
