"""How each person stands with each course: what the team and people screens show beside a name."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, cast

from sqlalchemy.orm import Session

from tracker.coverage.asking import ask, day
from tracker.coverage.measure import courses
from tracker.coverage.values import CourseFacts

Word = Literal["outside", "no employee", "on leave", "exempt", "never", "lapsed", "trained"]
LEFT = ("never", "lapsed")


@dataclass(frozen=True)
class Standing:
    """One person and one course on a day; `new` is somebody left whose grace period still runs."""

    word: Word
    new: bool
    credit_on: date | None

    @property
    def left(self) -> bool:
        """Say whether the person is eligible and without credit in force."""
        return self.word in LEFT


@dataclass(frozen=True)
class Standings:
    """Everybody on an applicable team as of a day, by course code and person."""

    as_of: date
    courses: tuple[CourseFacts, ...]
    of: dict[tuple[str, int], Standing]


def standings(db: Session, as_of: date) -> Standings:
    """Give how everybody stands with every course; nobody is in it for a course that is not for their team."""
    asked = courses(db, as_of)
    if not asked.ids:
        return Standings(as_of, (), {})
    codes = {number: facts.code for number, facts in zip(asked.ids, asked.facts, strict=True)}
    found = ask(db, "everybody", calendar=asked.calendar, as_of=as_of, by_classification=0)
    return Standings(
        as_of,
        asked.facts,
        {
            (codes[row.course_id], row.person_id): Standing(cast("Word", row.word), bool(row.new), day(row.credit_on))
            for row in found
        },
    )
