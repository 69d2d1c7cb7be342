"""What trainers gave and what it added: sessions, people credited first, teams reached first, person-minutes."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from tracker.coverage.asking import ask, day

#: How the figures are to be read; said wherever they stand.
READ_AS = (
    "A session with two trainers counts for each of them and once in the total. Reach added: people whose first credit"
    " of the course, and teams whose first session of it, came from a session of theirs."
)


@dataclass(frozen=True)
class Taught:
    """One session with trainers: what it added, by its own course; nothing while it is planned."""

    session: int
    course: str
    day: date
    planned: bool
    people_first: int
    teams_first: int
    person_minutes: int
    trainers: tuple[int, ...]


@dataclass(frozen=True)
class Added:
    """Sums over sessions, each counted once; `planned` are those that are still to be held."""

    given: int = 0
    planned: int = 0
    people_first: int = 0
    teams_first: int = 0
    person_minutes: int = 0


@dataclass(frozen=True)
class Reach:
    """The sessions with trainers up to a day, what each trainer's added, and all of them together."""

    as_of: date
    sessions: tuple[Taught, ...]
    by_trainer: dict[int, Added]
    total: Added

    def of(self, trainer: int) -> Added:
        """Give what a trainer's sessions added."""
        return self.by_trainer.get(trainer, Added())

    def by_course(self, trainer: int) -> dict[str, Added]:
        """Give what a trainer's sessions added, course by course."""
        found: dict[str, list[Taught]] = defaultdict(list)
        for each in self.sessions:
            if trainer in each.trainers:
                found[each.course].append(each)
        return {course: summed(theirs) for course, theirs in found.items()}


def reach(db: Session, as_of: date, course: str | None = None) -> Reach:
    """Give what trainers' sessions held by a day added, and which are planned; of one course where its code is given.

    The credit of another course that counts toward it is another course's.
    """
    trainers: dict[int, list[int]] = defaultdict(list)
    for row in ask(db, "trainers of sessions"):
        trainers[row.session_id].append(row.trainer_id)
    sessions = tuple(
        Taught(
            session=row.id,
            course=row.course,
            day=day(row.day) or date.min,
            planned=row.status == "planned",
            people_first=row.people_first,
            teams_first=row.teams_first,
            person_minutes=int(row.person_minutes),
            trainers=tuple(trainers[row.id]),
        )
        for row in ask(db, "sessions by trainers", as_of=as_of)
        if course in (None, row.course)
    )
    theirs: dict[int, list[Taught]] = defaultdict(list)
    for each in sessions:
        for trainer in each.trainers:
            theirs[trainer].append(each)
    return Reach(as_of, sessions, {trainer: summed(of) for trainer, of in theirs.items()}, summed(sessions))


def summed(sessions: Iterable[Taught]) -> Added:
    """Add sessions up."""
    found = tuple(sessions)
    return Added(
        given=sum(not each.planned for each in found),
        planned=sum(each.planned for each in found),
        people_first=sum(each.people_first for each in found),
        teams_first=sum(each.teams_first for each in found),
        person_minutes=sum(each.person_minutes for each in found),
    )
