"""Restatement: what was told of a day at one moment, what is known of it at another, and the facts between the two."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from tracker.coverage.asking import ask
from tracker.coverage.why.compare import compared
from tracker.coverage.why.facts import Differing, Fact, facts
from tracker.coverage.why.learnt import Image, Learnt, learnt
from tracker.coverage.why.parts import Part
from tracker.coverage.why.point import Point, point
from tracker.coverage.why.seen import Look
from tracker.coverage.why.values import EVERYWHERE, CourseWhy
from tracker.errors import NotFound, WrongUsage
from tracker.journal import Entry, Known, as_known, history, resolve
from tracker.model import Attendance, Delivery
from tracker.names import show
from tracker.settings import local_day
from tracker.store import Store
from tracker.store.sealing import head, read_moment

#: parts of people whose place did not change: only their credit did
CREDIT = (Part.COMPLETED, Part.LAPSED, Part.WITHDRAWN)


@dataclass(frozen=True)
class CourseRestated:
    """One course on the day: both measures then and now with their parts, and what made the difference."""

    why: CourseWhy
    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class Names:
    """What the facts point at, by their numbers: sessions by their day, teams by their code."""

    sessions: Mapping[int, str]
    teams: Mapping[int, str]


@dataclass(frozen=True)
class Restatement:
    """The answer for each course; `changes` are the entries that its facts name, `until` None is now."""

    as_of: date
    since: str
    until: str | None
    zone: str
    courses: tuple[CourseRestated, ...]
    changes: tuple[Entry, ...]
    names: Names


@dataclass(frozen=True)
class _Later:
    """What is read at the later moment: the records as they stood, and every row learnt since the earlier one."""

    point: Point
    rows: tuple[Learnt, ...]
    sessions: Mapping[int, Image]
    there: Mapping[int, set[int]]
    reached: Mapping[int, set[int]]
    went_on: Mapping[int, set[int]]  # team → what it went on from
    toward: frozenset[tuple[int, int]]
    entries: Mapping[int, Entry]


def restatement(
    store: Store, since: str, until: str | None, *, zone: str, as_of: date | None = None, course: str | None = None
) -> Restatement:
    """Hold what was told of a day at one moment against what is known at a later one (None: now).

    The day is that of the earlier moment unless another is given.
    """
    with as_known(store, since, zone) as (db, _):
        known = resolve(db, since, zone)
        day = as_of or local_day(read_moment(known.at), zone)
        before = point(db, day, course)
        toward = _toward(db)
    with as_known(store, until, zone) as (db, known_until):
        later = _later(db, known, known_until, day, course)
    courses = tuple(
        CourseRestated(each, facts(later.rows, *_seen(each, number, before, later, toward)))
        for number, each in _numbered(before, later.point)
    )
    if course is not None and not courses:
        raise NotFound(f"There is no course {show(course)} on {day}. `tracker courses list` names them.")
    named = sorted({change for each in courses for fact in each.facts for change in fact.changes})
    return Restatement(
        as_of=day,
        since=known.at,
        until=known_until.at if known_until else None,
        zone=zone,
        courses=courses,
        changes=tuple(later.entries[change] for change in named),
        names=_names(before, later),
    )


def _numbered(before: Point, after: Point) -> list[tuple[int, CourseWhy]]:
    numbers = sorted({*before.courses, *after.courses})
    return list(zip(numbers, compared(before, after, after, EVERYWHERE), strict=True))


def _toward(db: Session) -> frozenset[tuple[int, int]]:
    return frozenset((row.course_id, row.toward_id) for row in ask(db, "toward"))


def _later(db: Session, since: Known, until: Known | None, day: date, course: str | None) -> _Later:
    """Read everything at the later moment."""
    upto = until.head.number if until else head(db).number
    if upto < since.head.number:
        raise WrongUsage("The first moment comes after the second. Turn them round.")
    rows = learnt(db, since.head.number, upto)
    sessions = [row.row for row in rows if row.noun == "session"]
    went_on: dict[int, set[int]] = {}
    for row in ask(db, "went_on"):
        went_on.setdefault(row.successor_id, set()).add(row.team_id)
    return _Later(
        point(db, day, course),
        rows,
        {row.id: {**row._mapping, "day": str(row.day)} for row in ask(db, "every_session")},  # noqa: SLF001 - SQLAlchemy's public name
        _whoever(db, Attendance, sessions, "person_id", rows),
        _whoever(db, Delivery, sessions, "team_id", rows),
        went_on,
        _toward(db),
        {entry.change: entry for entry in history(db)},
    )


def _whoever(
    db: Session, table: type[Attendance] | type[Delivery], sessions: list[int], name: str, rows: Iterable[Learnt]
) -> dict[int, set[int]]:
    """Give the people (or teams) of each session that changed, those included that are no longer there."""
    found: dict[int, set[int]] = {}
    where = col(table.session_id).in_(sessions)
    for session, number in db.execute(select(col(table.session_id), getattr(table, name)).where(where)):
        found.setdefault(session, set()).add(number)
    noun = str(table.__tablename__)
    for row in rows:
        if row.noun == noun and row.before is not None:
            found.setdefault(row.before["session_id"], set()).add(row.before[name])
    return found


def _seen(
    each: CourseWhy, course: int, before: Point, later: _Later, toward: frozenset[tuple[int, int]]
) -> tuple[Differing, Look, Look]:
    """Give who and what differs for a course, and how rows are looked at then and now."""
    movers = each.staff.movers
    credited = frozenset(mover.who for mover in movers if mover.part is not Part.MOVED_WITHIN)
    placed = frozenset(mover.who for mover in movers if mover.part not in CREDIT)
    teams = _with_earlier({mover.who for mover in each.teams.movers}, later.went_on)
    points = (before, later.point)
    places = teams | {
        team for at in points for person in credited | placed if (team := at.posted.get(person)) is not None
    }
    found = (at.places.get(team) for at in points for team in places)
    districts = {place.district for place in found if place and place.district is not None}
    gives = frozenset({course} | {of for of, to in toward | later.toward if to == course})
    differing = Differing(
        credited,
        placed,
        teams,
        frozenset(places),
        frozenset(districts),
        {session: frozenset(who) for session, who in later.there.items()},
        {session: frozenset(which) for session, which in later.reached.items()},
    )
    was = _sessions_before(later)
    return differing, Look(before.as_of, course, gives, was), Look(before.as_of, course, gives, later.sessions)


def _sessions_before(later: _Later) -> dict[int, Any]:
    """Give the sessions as they stood at the earlier moment."""
    changed = {row.row: row.before for row in later.rows if row.noun == "session"}
    kept = {number: image for number, image in later.sessions.items() if number not in changed}
    return kept | {number: image for number, image in changed.items() if image is not None}


def _with_earlier(teams: set[int], went_on: Mapping[int, set[int]]) -> frozenset[int]:
    """Add what teams went on from: what reached those has reached them."""
    found: set[int] = set()
    waiting = list(teams)
    while waiting:
        team = waiting.pop()
        if team not in found:
            found.add(team)
            waiting += went_on.get(team, ())
    return frozenset(found)


def _names(before: Point, later: _Later) -> Names:
    sessions = _sessions_before(later) | dict(later.sessions)
    places = before.places | later.point.places
    return Names(
        {number: str(image["day"]) for number, image in sessions.items()},
        {number: place.code for number, place in places.items()},
    )
