"""How everybody and every team stood at one point: a day, with what was known on a moment."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from tracker.coverage.asking import ask
from tracker.coverage.measure import Asked, courses
from tracker.coverage.people import Word
from tracker.coverage.values import CourseFacts
from tracker.coverage.why.parts import ELIGIBLE, Stand, TeamStand
from tracker.coverage.why.values import Scope, Share

Standing = tuple[int, Word]  # the team, and the word that holds


@dataclass(frozen=True)
class Place:
    """A team: where it is, and whether it and its district are open on the day."""

    code: str
    district: int | None
    program: str
    is_open: bool


@dataclass(frozen=True)
class Point:
    """Everything that figures of one day rest on; courses, teams and people by their numbers."""

    as_of: date
    courses: dict[int, CourseFacts]
    places: dict[int, Place]
    posted: dict[int, int]
    stood: dict[int, dict[int, Standing]]
    reached: dict[int, dict[int, bool]]
    held: dict[tuple[int, int], frozenset[int]]  # course and team → the held sessions that were delivered to it
    called_off: frozenset[int]

    def inside(self, scope: Scope) -> frozenset[int]:
        """Give the teams of a part of the organisation."""
        return frozenset(
            number
            for number, place in self.places.items()
            if scope.holds(number, program=place.program, district=place.district)
        )

    def staff(self, course: int, inside: frozenset[int]) -> Share:
        """Give trained of eligible."""
        counts = Counter(self.stood.get(course, {}).values())
        here = [(word, count) for (team, word), count in counts.items() if team in inside and word in ELIGIBLE]
        return Share(sum(count for word, count in here if word == "trained"), sum(count for _, count in here))

    def teams(self, course: int, inside: frozenset[int]) -> Share:
        """Give teams reached of the applicable ones."""
        here = [reached for team, reached in self.reached.get(course, {}).items() if team in inside]
        return Share(sum(here), len(here))

    def person(self, course: int, person: int, inside: frozenset[int]) -> Stand:
        """Give how a person stood."""
        team = self.posted.get(person)
        if team is None:
            return Stand()
        standing = self.stood.get(course, {}).get(person)
        return Stand(team, team in inside, self.places[team].is_open, standing[1] if standing else None)

    def team(self, course: int, team: int, inside: frozenset[int], once_held: frozenset[int]) -> TeamStand:
        """Give how a team stood; `once_held` are the sessions that had reached it at the other moment."""
        place, applicable = self.places.get(team), self.reached.get(course, {})
        return TeamStand(
            inside=team in inside,
            is_open=place is not None and place.is_open,
            applicable=team in applicable,
            reached=applicable.get(team, False),
            called_off=bool(once_held & self.called_off),
        )

    def code(self, team: int | None) -> str | None:
        """Give a team's code."""
        place = self.places.get(team) if team is not None else None
        return place.code if place else None


def point(db: Session, as_of: date, course: str | None = None) -> Point:
    """Ask how all stood on a day, for every course or the one of a code; five statements."""
    asked = _courses(db, as_of, course)
    occasions: Any = ask(db, "occasions", calendar=asked.calendar, as_of=as_of) if asked.ids else ()
    held: dict[tuple[int, int], set[int]] = {}
    for row in occasions:
        if row.status == "held":
            held.setdefault((row.course_id, row.team_id), set()).add(row.session_id)
    return Point(
        as_of=as_of,
        courses=dict(zip(asked.ids, asked.facts, strict=True)),
        places={
            row.id: Place(row.code, row.district, row.program, bool(row.is_open))
            for row in ask(db, "places", as_of=as_of)
        },
        posted=dict(tuple(row) for row in ask(db, "placed", as_of=as_of)),
        stood=_stood(db, as_of, asked),
        reached=_reached(db, as_of, asked),
        held={key: frozenset(sessions) for key, sessions in held.items()},
        called_off=frozenset(row.session_id for row in occasions if row.status == "cancelled"),
    )


def _courses(db: Session, as_of: date, code: str | None) -> Asked:
    asked = courses(db, as_of)
    kept = [n for n, facts in enumerate(asked.facts) if code is None or facts.code.casefold() == code.casefold()]
    return Asked(
        tuple(asked.ids[n] for n in kept), tuple(asked.facts[n] for n in kept), [asked.calendar[n] for n in kept]
    )


def _stood(db: Session, as_of: date, asked: Asked) -> dict[int, dict[int, Standing]]:
    stood: dict[int, dict[int, Standing]] = {course: {} for course in asked.ids}
    found: Any = ask(db, "stood", calendar=asked.calendar, as_of=as_of, by_classification=0) if asked.ids else ()
    for course, person, team, word in found:
        stood[course][person] = (team, word)
    return stood


def _reached(db: Session, as_of: date, asked: Asked) -> dict[int, dict[int, bool]]:
    reached: dict[int, dict[int, bool]] = {course: {} for course in asked.ids}
    found: Any = ask(db, "reach", calendar=asked.calendar, as_of=as_of) if asked.ids else ()
    for course, team, is_reached in found:
        reached[course][team] = bool(is_reached)
    return reached
