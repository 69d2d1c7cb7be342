"""Records in memory for packets: districts 4 and 14 with a few people, all invented, and a session of each kind."""

from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from tests.begun import set_up
from tracker import people, settings, training
from tracker.model import Cover, Import, Supervision, id_of
from tracker.reports.packets.gather import gather
from tracker.reports.packets.values import Packet
from tracker.store import Store, in_memory
from tracker.teams import find_all
from tracker.teams.liaisons import add_liaison

ZONE = "America/Los_Angeles"
AS_OF = date(2025, 9, 30)
JANUARY, SEPTEMBER = date(2025, 1, 6), date(2025, 9, 2)

#: name, team, first day
PEOPLE = (
    ("Quillfeather, Zebedee", "D4-CPS", JANUARY),  # trained
    ("Umberwick, Ottoline", "D4-CPS", JANUARY),  # on leave
    ("Thistledown, Ada", "D4-CPS", SEPTEMBER),  # joined since
    ("Nettlefold, Bo", "D4-CPS", JANUARY),  # never trained
    ("Applegarth, Cy", "D4-Permanency", JANUARY),
    ("Merriwether, Di", "D14-CPS", JANUARY),
    ("Fennimore, Eve", "D14-Permanency", JANUARY),
)
SUPERVISOR = "Ravenscroft, Gus"


def fill(store: Store) -> None:
    """Write what ships, the people above, a session held, one whose day has come, and one to come."""
    set_up(store)
    with store.writing("a roster") as db:
        file = Import(kind="roster", file="roster.xlsx", digest="0", day=SEPTEMBER)
        db.add(file)
        db.flush()
        db.add_all(Cover(import_id=id_of(file), team_id=_team(db, code)) for code in ("D4-CPS", "D14-CPS"))
        numbers = {
            name: people.add(db, name, team_id=_team(db, team), on=day, classification="SSS1")
            for name, team, day in PEOPLE
        }
        db.add(Supervision(person_id=numbers["Nettlefold, Bo"], name=SUPERVISOR, email="gus@o.example"))
        people.leave(db, numbers["Umberwick, Ottoline"], starts_on=date(2025, 9, 1), ends_before=None)
        settings.change(db, "contact", "Ines Quill, ines@agency.example")
        add_liaison(db, "Lane, Una", email="una@agency.example", district=4)
        add_liaison(db, "Lane, Una", email="UNA@agency.example", district=4, role="also for CPS")
        add_liaison(db, "Pell, Vic", email="vic@agency.example", team_id=_team(db, "D4-CPS"))
    with store.writing("logged a session") as db:
        present, teams = [training.Presence(person_id=numbers["Quillfeather, Zebedee"])], [_team(db, "D4-CPS")]
        training.log(db, "screening-overview", day=date(2025, 8, 12), teams=teams, zone=ZONE, present=present)
    with store.writing("planned sessions") as db:
        both = [_team(db, "D4-Permanency"), _team(db, "D14-Permanency")]
        training.schedule(db, "screening-overview", day=date(2025, 10, 2), teams=both, zone=ZONE, starts_at="09:00")
        boise: dict[str, Any] = {"zone": "America/Boise", "starts_at": "10:30", "mode": "in_person"}
        training.schedule(db, "csec-refresher", day=date(2025, 9, 16), teams=[_team(db, "D4-CPS")], zone=ZONE)
        training.schedule(db, "csec-refresher", day=date(2025, 10, 9), teams=[_team(db, "D14-CPS")], **boise)


def _team(db: Session, code: str) -> int:
    return find_all(db, [code], AS_OF)[0].team_id


@pytest.fixture(scope="package")
def kept() -> Iterator[Store]:
    """Give records that no test writes to."""
    with closing(in_memory()) as store:
        fill(store)
        yield store


@pytest.fixture
def own() -> Iterator[Store]:
    """Give records that a test may write to."""
    with closing(in_memory()) as store:
        fill(store)
        yield store


@pytest.fixture(scope="package")
def made(kept: Store) -> Callable[..., Packet]:
    """Give a way to the packet of one district."""

    def packet(district: int = 4, **asked: Any) -> Packet:
        return gather(kept, AS_OF, zone=ZONE, districts=[district], **asked)[0]

    return packet


def renamed(store: Store, table: str, column: str, value: str, where: str) -> None:
    """Put text into a row as a file might have brought it."""
    with store.writing("brought by a file") as db:
        db.execute(text(f"UPDATE {table} SET {column} = :value WHERE {where}"), {"value": value})
