"""Histories to walk back: anything that rows can go through, on either engine."""

import random
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from tracker.store import Store, in_memory, open_store

DAYS: list[object] = [f"2025-{month:02}-{day:02}" for month in (1, 2, 3) for day in (1, 15)]
FACTS: dict[str, dict[str, object]] = {
    "person": {"employee_number": None, "name": "?", "family": "", "given": "", "email": None},
    "posting": {"person_id": 1, "team_id": 1, "standing": "primary", "starts_on": DAYS[0], "ends_before": None},
    "employment": {"person_id": 1, "classification": "", "worker_type": "employee", "starts_on": None},
    "leave": {"person_id": 1, "starts_on": DAYS[0], "ends_before": None},
    "session": {
        "course_id": 1,
        "version": "1",
        "day": DAYS[0],
        "zone": "America/Los_Angeles",
        "mode": "virtual",
        "status": "held",
        "facilitators": "",
        "note": "",
    },
    "attendance": {"session_id": 1, "person_id": 1, "outcome": "completed", "minutes": None},
}
CHOICES: dict[str, list[object]] = {
    "employee_number": ["OR1", "OR2", "or1", None],
    "email": ["a@example.org", "A@example.org", "b@example.org", None],
    "name": ["Ada", "Ben", "Zoë 'quoted' \\ %s :name", "[/x]=1+1", "\u202f\U0001f600"],
    "starts_on": DAYS,
    "ends_before": [*DAYS, None],
    "day": DAYS,
    "standing": ["primary", "additional"],
    "outcome": ["completed", "partial"],
    "minutes": [None, 0, 45],
    "classification": ["", "SSS1"],
}
SET_UP = (
    "INSERT INTO program (code, title) VALUES ('CPS', 'CPS')",
    "INSERT INTO team (code, name, program_id) VALUES ('D1-CPS', '', 1)",
    "INSERT INTO team (code, name, program_id) VALUES ('D2-CPS', '', 1)",
    "INSERT INTO course (code, title, version, target_percent, note) VALUES ('c', 'C', '1', 90, '')",
)


def _value(db: Session, chance: random.Random, column: str, usual: object) -> object:
    if column.endswith("_id"):
        ids = db.execute(text(f'SELECT id FROM "{column.removesuffix("_id")}" ORDER BY id')).scalars().all()
        return chance.choice(ids) if ids else usual
    return chance.choice(CHOICES.get(column, [usual]))


def _act(db: Session, chance: random.Random) -> None:
    """Add, change or remove one row, chosen by chance; what the constraints refuse is left out."""
    noun = chance.choice(list(FACTS))
    ids = db.execute(text(f'SELECT id FROM "{noun}" ORDER BY id')).scalars().all()
    values = {column: _value(db, chance, column, usual) for column, usual in FACTS[noun].items()}
    act = chance.choice(["add", "add", "change", "change", "remove"]) if ids else "add"
    if act == "add":
        words = f'INSERT INTO "{noun}" ({", ".join(values)}) VALUES ({", ".join(f":{name}" for name in values)})'
    elif act == "change":
        some = chance.sample(sorted(values), 2)
        words = f'UPDATE "{noun}" SET {", ".join(f"{name} = :{name}" for name in some)} WHERE id = :id'
        values = {"id": chance.choice(ids), **{name: values[name] for name in some}}
    else:
        words, values = f'DELETE FROM "{noun}" WHERE id = :id', {"id": chance.choice(ids)}
    try:
        with db.begin_nested():
            db.execute(text(words), values)
    except DBAPIError:
        return


@pytest.fixture(scope="session")
def live() -> Callable[[Store, random.Random, int], Iterator[int]]:
    """Make `count` operations of a few row changes each, after a team and a course; give the head after each."""

    def make(store: Store, chance: random.Random, count: int) -> Iterator[int]:
        with store.writing("set up", kind="setup") as db:
            for words in SET_UP:
                db.execute(text(words))
        yield store.head().number
        for number in range(count):
            with store.writing(f"operation {number}") as db:
                for _ in range(chance.randrange(1, 7)):
                    _act(db, chance)
            yield store.head().number

    return make


@pytest.fixture(scope="session", params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def fresh(request: pytest.FixtureRequest) -> Callable[[], AbstractContextManager[Store]]:
    """Open new records, on one engine and then on the other, as often as they are asked for."""

    @contextmanager
    def opened() -> Iterator[Store]:
        made = in_memory() if request.param == "sqlite" else open_store(request.getfixturevalue("emptied")())
        with closing(made):
            yield made

    return opened
