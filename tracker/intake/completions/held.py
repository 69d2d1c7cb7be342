"""What the records hold of people, courses, credits and exemptions: the other half of every proposal."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import text
from sqlalchemy.orm import Session

from tracker.intake.completions.courses import HeldCourse
from tracker.intake.completions.remembered import remembered
from tracker.intake.completions.values import Remembered
from tracker.intake.held import as_day
from tracker.intake.recognise import known_people
from tracker.intake.who import Known
from tracker.training.courses import words_of

Pair = tuple[int, int]  # a person and a course
_ATTENDED = """
SELECT attendance.person_id, session.course_id, session.day, session.id FROM attendance
JOIN session ON session.id = attendance.session_id
WHERE session.status = 'held' AND attendance.outcome = 'completed' ORDER BY session.day, session.id
"""
_COMPLETED = "SELECT person_id, course_id, day, id, source FROM completion ORDER BY day, id"
_EXEMPT = "SELECT person_id, course_id, starts_on, ends_before FROM exemption ORDER BY id"


@dataclass(frozen=True)
class Credit:
    """One credit of a person for a course: of a session, or recorded without one."""

    day: date
    session: int | None = None
    completion: int | None = None
    source: str = ""


@dataclass(frozen=True)
class Held:
    """What the records hold; `version` is the newest change in the journal."""

    people: tuple[Known, ...] = ()
    teams: Mapping[int, str] = field(default_factory=dict)  # person → team code
    courses: tuple[HeldCourse, ...] = ()
    credits: Mapping[Pair, Sequence[Credit]] = field(default_factory=dict)
    toward: Mapping[int, Sequence[tuple[int, date | None]]] = field(default_factory=dict)
    exemptions: Mapping[Pair, Sequence[tuple[date | None, date | None]]] = field(default_factory=dict)
    known: Remembered = field(default_factory=Remembered)
    version: int = 0

    def own(self, person: int, course: int) -> Sequence[Credit]:
        """Give a person's credits of a course itself."""
        return self.credits.get((person, course), ())

    def counting(self, person: int, course: int) -> list[Credit]:
        """Give all that is credit for a course, that of courses which count toward it included."""
        found = list(self.own(person, course))
        for other, until in self.toward.get(course, ()):
            found += [each for each in self.own(person, other) if until is None or each.day < until]
        return found


def held(db: Session, on: date) -> Held:
    """Read the people as of a day, the courses, and every credit and exemption."""
    people, teams = known_people(db, on)
    credits_of: dict[Pair, list[Credit]] = {}
    for person, course, day, session in db.execute(text(_ATTENDED)):
        credits_of.setdefault((person, course), []).append(Credit(_day(day), session=session))
    for person, course, day, row, source in db.execute(text(_COMPLETED)):
        credits_of.setdefault((person, course), []).append(Credit(_day(day), completion=row, source=source))
    toward: dict[int, list[tuple[int, date | None]]] = {}
    for course, other, until in db.execute(text("SELECT course_id, toward_id, ends_before FROM counts_toward")):
        toward.setdefault(other, []).append((course, as_day(until)))
    exempt: dict[Pair, list[tuple[date | None, date | None]]] = {}
    for person, course, starts, ends in db.execute(text(_EXEMPT)):
        exempt.setdefault((person, course), []).append((as_day(starts), as_day(ends)))
    return Held(people, teams, courses_of(db), credits_of, toward, exempt, remembered(db), version_of(db))


def courses_of(db: Session) -> tuple[HeldCourse, ...]:
    """Give every course."""
    said = words_of(db)
    return tuple(
        HeldCourse(row.id, row.code, row.title, said.get(row.id, ()))
        for row in db.execute(text("SELECT id, code, title FROM course ORDER BY id"))
    )


def version_of(db: Session) -> int:
    """Give the number of the newest change."""
    return db.execute(text("SELECT max(number) FROM operation WHERE hash IS NOT NULL")).scalar_one_or_none() or 0


def _day(value: date | str) -> date:
    return date.fromisoformat(value) if isinstance(value, str) else value
