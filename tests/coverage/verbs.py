"""Histories lived on by the verbs themselves: people and teams over time, in any order that the verbs allow."""

from collections.abc import Callable
from datetime import date
from random import Random

from sqlalchemy import text
from sqlalchemy.orm import Session

from tests.coverage.histories import History
from tests.coverage.records import Rows
from tracker import people, teams, training
from tracker.errors import TrackerError
from tracker.model import JOURNALED

Act = Callable[["Living"], object]


class Living(History):
    """A history that is written already, and its next changes."""

    def __init__(self, db: Session, rows: Rows, chance: Random, as_of: date) -> None:
        super().__init__(chance, as_of)
        self.db, self.rows = db, rows
        self.done: set[str] = set()

    def ids(self, table: str) -> list[int]:
        return list(self.db.execute(text(f'SELECT id FROM "{table}" ORDER BY id')).scalars())

    def one(self, table: str) -> int:
        found = self.ids(table)
        return self.chance.choice(found) if found else 0

    def course(self) -> str:
        return str(self.db.execute(text("SELECT code FROM course WHERE id = :id"), {"id": self.one("course")}).scalar())

    def name(self) -> str:
        return self.chance.choice(("East", "West", "North", "South"))

    def act(self, name: str) -> bool:
        """Do one thing, or nothing where it is refused; say whether it was done."""
        self.db.expire_all()
        try:
            with self.db.begin_nested():
                ACTS[name](self)
        except TrackerError:
            return False
        self.done.add(name)
        return True


def _split(living: Living) -> object:
    team = living.one("team")
    theirs = living.db.execute(text("SELECT person_id FROM posting WHERE team_id = :t"), {"t": team}).scalars()
    into = {person: living.chance.choice(("East", "West")) for person in theirs if living.chance.random() < 0.5}
    rest = living.chance.choice(("", "East"))
    try:
        with living.db.begin_nested():
            return teams.split(living.db, team, into=["East", "West"], on=living.day(), people=into, rest=rest)
    except TrackerError:
        return teams.split(living.db, team, into=["East", "West"], on=living.day(), rest=rest)


#: What happens to teams without anybody leaving what their program counts.
REORGANISED: dict[str, Act] = {
    "rename": lambda it: teams.rename(it.db, it.one("team"), name=it.name(), on=it.day()),
    "split": _split,
    "merge teams": lambda it: teams.merge(it.db, [it.one("team"), it.one("team")], into=it.name(), on=it.day()),
    "redraw": lambda it: teams.redraw(
        it.db, it.one("team"), district=it.chance.randint(1, 16), on=it.day(), name=it.name()
    ),
}
ACTS: dict[str, Act] = REORGANISED | {
    "close": lambda it: teams.close(
        it.db, it.one("team"), ends_before=it.day(), to=it.chance.choice((None, it.one("team")))
    ),
    "open": lambda it: teams.add(it.db, district=None, program="CPS", name=it.name(), opened_on=it.day()),
    "merge": lambda it: people.merge(it.db, it.one("person"), it.one("person")),
    "move": lambda it: people.move(it.db, it.one("person"), team_id=it.one("team"), on=it.day()),
    "rehire": lambda it: people.rehire(it.db, it.one("person"), team_id=it.one("team"), on=it.day()),
    "end": lambda it: people.end(it.db, it.one("person"), ends_before=it.day()),
    "also": lambda it: people.also(it.db, it.one("person"), team_id=it.one("team"), on=it.day()),
    "leave": lambda it: people.leave(it.db, it.one("person"), starts_on=it.day(), ends_before=it.maybe_day()),
    "back": lambda it: people.returned(it.db, it.one("person"), on=it.day()),
    "exempt": lambda it: people.exempt(it.db, it.one("person"), course=it.course(), reason="x", **it.period()),
    "employ": lambda it: people.employ(
        it.db, it.one("person"), on=it.day(), classification=it.chance.choice(("", "SSS1"))
    ),
    "correct": lambda it: people.correct_posting(
        it.db, it.one("person"), starts_on=it.day(), ends_before=it.maybe_day()
    ),
    "version": lambda it: training.new_version(it.db, it.course(), from_day=it.day(), until=it.maybe_day()),
    "retire": lambda it: training.retire(it.db, it.course(), ends_before=it.day()),
    "audience": lambda it: training.set_audience(it.db, it.course(), programs=["CPS"], from_day=it.maybe_day(0.8)),
}


def numbered(db: Session) -> None:
    """Let a server number new rows after those that were written with their numbers."""
    if db.get_bind().dialect.name == "postgresql":
        for table in JOURNALED:
            name = f"pg_get_serial_sequence('\"{table.name}\"', 'id')"
            db.execute(text(f'SELECT setval({name}, (SELECT coalesce(max(id), 0) + 1 FROM "{table.name}"))'))
