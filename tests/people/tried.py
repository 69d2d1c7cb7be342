"""Records in memory with what ships; whatever a test writes is taken back."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import lru_cache

from sqlalchemy.orm import Session

from tests.begun import set_up
from tracker import people, teams
from tracker.store import Store, in_memory

SEPTEMBER = date(2025, 9, 2)


class _TakenBack(Exception):
    """A test is over."""


@lru_cache
def begun() -> Store:
    """Make records with the districts, teams and courses that ship, once."""
    store = in_memory()
    set_up(store)
    return store


@contextmanager
def tried() -> Iterator[Session]:
    """Write within an operation that is taken back in the end."""
    try:
        with begun().writing("tried out") as db:
            yield db
            raise _TakenBack  # noqa: TRY301 - the way out of the transaction
    except _TakenBack:
        pass


def team(db: Session, said: str) -> int:
    """Give a team's number in the records."""
    return teams.find(db, said).team_id


def person(db: Session, name: str, to: str = "D4-CPS", *, number: str | None = None, on: date = SEPTEMBER) -> int:
    """Post somebody new."""
    return people.add(db, name, team_id=team(db, to), on=on, employee_number=number)
