"""What was done by course, in counts without a rate; and what others published, beside what is measured."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from sqlalchemy.orm import Session

from tracker.coverage.asking import ask, day
from tracker.coverage.values import Coverage


@dataclass(frozen=True)
class Output:
    """What one course (None: all of them together) came to by the day.

    `people_trained` are all who ever completed it, each once; `leavers` of them are on no roster any more.
    """

    course: str | None
    sessions_held: int
    people_trained: int
    leavers: int
    person_minutes: int


@dataclass(frozen=True)
class Reported:
    """A figure that somebody else published by the day, with what is measured of the same as of the day.

    `measure` says of what: "teams" or "staff". `n` of `of` is None where the course has no such program now.
    """

    course: str
    program: str | None
    measure: Literal["teams", "staff"]
    words: str
    source: str
    day: date
    n: int | None
    of: int | None


def outputs_by_course(db: Session, as_of: date) -> tuple[Output, ...]:
    """Give the counts of all courses together, then of each."""
    return tuple(
        Output(row.course, row.sessions_held, row.trained or 0, row.leavers or 0, int(row.person_minutes))
        for row in ask(db, "outputs by course", as_of=as_of)
    )


def reported(db: Session, coverage: Coverage) -> tuple[Reported, ...]:
    """Give what others published about the courses in question, never blended with what is measured."""
    totals = {(total.course, total.program): total for total in coverage.totals}
    codes = {facts.code for facts in coverage.courses}
    found = []
    for row in ask(db, "reported", as_of=coverage.as_of):
        if row.course not in codes:
            continue
        total, staff = totals.get((row.course, row.program)), row.measure == "staff"
        n, of = (None, None) if total is None else (total.teams_reached, total.teams)
        if total is not None and staff:
            n, of = total.trained, total.eligible
        said_on = day(row.day) or coverage.as_of
        measure: Literal["teams", "staff"] = "staff" if staff else "teams"
        found.append(Reported(row.course, row.program, measure, row.words, row.source, said_on, n, of))
    return tuple(found)
