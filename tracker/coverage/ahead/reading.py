"""What is asked of the records for what comes next: figures of the day, session reach so far, plans and contacts."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from statistics import median
from typing import Any

from sqlalchemy import Row
from sqlalchemy.orm import Session

from tracker.coverage.ahead.values import FEWEST, Coming, Note, Share
from tracker.coverage.asking import ask, day
from tracker.coverage.measure import courses, measure
from tracker.coverage.values import Coverage


@dataclass(frozen=True)
class Known:
    """The figures of the day by team, what sessions reached, and the planned sessions in the order of their days."""

    coverage: Coverage
    shares: tuple[Share, ...]
    coming: tuple[Coming, ...]
    notes: dict[tuple[str, str], Note]  # by course and team

    def share(self, course: str, program: str) -> Fraction | None:
        """Give what a session is assumed to reach."""
        return next((s.median for s in self.shares if (s.course, s.program) == (course, program)), None)


def known(db: Session, as_of: date, course: str | None = None) -> Known:
    """Ask for all of it, of one course (its code) or of all."""
    asked = courses(db, as_of, course)
    coverage = measure(db, as_of, course=course)
    if not asked.ids:
        return Known(coverage, (), (), {})
    planned = ask(db, "planned sessions", calendar=asked.calendar, as_of=as_of)
    spoken = ask(db, "notes", calendar=asked.calendar, as_of=as_of)
    return Known(
        coverage,
        tuple(_shares(db, coverage)),
        _coming([(row.session_id, row.course, day(row.day) or as_of, row.starts_at, row.team) for row in planned]),
        _notes(spoken),
    )


def _shares(db: Session, coverage: Coverage) -> list[Share]:
    """Give the assumption of every course and program, the ones without enough sessions included."""
    found: dict[tuple[str, str], list[Fraction]] = defaultdict(list)
    for row in ask(db, "reach by program", every_day=0, as_of=coverage.as_of):
        found[row.course, row.program].append(Fraction(row.reached, row.expected))
    return [
        Share(total.course, total.program, len(each), median(each) if len(each) >= FEWEST else None)
        for total in coverage.totals
        if total.program is not None
        for each in [found[total.course, total.program]]
    ]


def _coming(rows: Sequence[tuple[int, str, date, str | None, str | None]]) -> tuple[Coming, ...]:
    teams: dict[int, list[str]] = defaultdict(list)
    facts = {}
    for number, course, on, starts_at, team in rows:
        facts[number] = (course, on, starts_at)
        teams[number] += [team] if team is not None else []
    ordered = sorted(facts, key=lambda number: (facts[number][1], number))
    return tuple(Coming(number, *facts[number], tuple(sorted(teams[number]))) for number in ordered)


def _notes(rows: Sequence[Row[Any]]) -> dict[tuple[str, str], Note]:
    """Give the newest contact of each course and team, with the newest step that is still to be done."""
    found: dict[tuple[str, str], Note] = {}
    for row in sorted(rows, key=lambda row: (row.day, row.number)):
        key = row.course, row.team
        last = Note(day(row.day) or date.min, row.note, row.next_step, day(row.next_on), row.number)
        before = found.get(key)
        if row.next_step is None and before and before.next_step:
            last = replace(before, day=last.day, note=last.note)
        found[key] = last
    return found
