"""Records with what ships and a few people of District 4, all invented."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from tests.begun import set_up
from tracker import people, training
from tracker.store import Place, Store, create, open_store
from tracker.teams import find_all
from tracker.training import Presence

ZONE = "America/Los_Angeles"
TUESDAY = date(2025, 10, 7)
PEOPLE = (
    ("Quillfeather, Zebedee", "OR1", "D4-CPS"),
    ("Umberwick, Ottoline", "OR2", "D4-CPS"),
    ("Thistledown, Ada", "OR3", "D4-CPS"),
    ("Nettlefold, Bo", "OR4", "D4-Permanency"),
)


@pytest.fixture(scope="session")
def _filled_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write a file of records with the people above."""
    path = tmp_path_factory.mktemp("filled") / "records.db"
    with closing(create(Place(path, backups=path.parent / "backups"), clock=_ticking())) as made:
        fill(made)
    return path


@pytest.fixture
def filled(_filled_once: Path, tmp_path: Path) -> Iterator[Store]:
    """Give records with the people above, numbered 1 to 4 in their order."""
    copied = Path(shutil.copy(_filled_once, tmp_path / "records.db"))
    with closing(open_store(Place(copied, backups=tmp_path / "backups"), clock=_ticking())) as opened:
        yield opened


def _ticking() -> Callable[[], datetime]:
    moments = (datetime(2025, 9, 1, 8, tzinfo=UTC) + timedelta(seconds=n) for n in count())
    return lambda: next(moments)


def fill(store: Store) -> None:
    """Write what ships and the people above."""
    set_up(store)
    with store.writing("a roster") as db:
        for name, number, team in PEOPLE:
            found = find_all(db, [team], TUESDAY)[0].team_id
            people.add(db, name, team_id=found, on=date(2025, 1, 6), employee_number=number, classification="SSS1")


@pytest.fixture
def plan(filled: Store) -> Callable[..., int]:
    """Give a way to plan a session for some teams of District 4."""
    return lambda **facts: planned(filled, **facts)


def planned(store: Store, *, teams: tuple[str, ...] = ("D4-CPS",), day: date = TUESDAY, **facts: Any) -> int:
    """Plan a session in an operation of its own and give its number."""
    with store.writing("planned a session") as db:
        found = [each.team_id for each in find_all(db, list(teams), day)]
        said = {"zone": ZONE, "starts_at": "09:00", "minutes": 90, **facts}
        return training.schedule(db, "screening-overview", day=day, teams=found, **said)


def held(store: Store, *present: Presence, day: date = TUESDAY, **facts: Any) -> int:
    """Log a session of D4-CPS in an operation of its own and give its number."""
    course = str(facts.pop("course", "screening-overview"))
    with store.writing("logged a session") as db:
        team = find_all(db, ["D4-CPS"], day)[0].team_id
        said = {"zone": ZONE, "minutes": 60, **facts}
        return training.log(db, course, day=day, teams=[team], present=present, **said).session
