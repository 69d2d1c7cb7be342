"""The sweep: who is counted on which days, from patterns of bits alone; no records are asked here."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from tracker.coverage.trend.days import each_day
from tracker.coverage.trend.values import Point

Of = tuple[int, int]  # a course and a program, by their numbers
Patterns = Mapping[int, int]  # how often each pattern of days occurs


class Heard(NamedTuple):
    """Whom a course is for, and on which days; without a classification it is for all of them."""

    program: int
    classification: str | None
    worker_type: str
    days: int


class Team(NamedTuple):
    """A team and the days on which it and its district are open."""

    program: int
    district: int | None
    days: int


class Course(NamedTuple):
    """A course and the days on which it is not retired."""

    number: int
    code: str
    days: int


class Held(NamedTuple):
    """A session that was not cancelled: since when it is due, and held, and the programs that it is for."""

    course: int
    due: int
    held: int
    programs: tuple[int, ...]


@dataclass(frozen=True)
class Dated:
    """Everything that is dated, each row as the days on which it holds."""

    days: tuple[date, ...]
    courses: Sequence[Course]
    programs: Mapping[int, str]
    heard: Mapping[int, Sequence[Heard]]  # by course
    teams: Mapping[int, Team]
    reached: Mapping[Of, int]  # by course and team
    planned: Mapping[Of, int]  # by course and team, held or planned
    sessions: Sequence[Held] = ()
    posted: Mapping[int, Sequence[tuple[int, int]]] = field(default_factory=dict)  # person → teams
    employed: Mapping[int, Sequence[tuple[str, str, int]]] = field(default_factory=dict)
    away: Mapping[int, int] = field(default_factory=dict)
    exempt: Mapping[int, Mapping[int, int]] = field(default_factory=dict)  # course → person
    credit: Mapping[int, Mapping[int, int]] = field(default_factory=dict)  # course → person


def points(dated: Dated) -> Iterator[Point]:
    """Give the points of every course: each program of its audience in order, then all of them together."""
    people = _people(dated)
    for course in dated.courses:
        heard = _programs(dated, course)
        teams = _teams(dated, course, heard)
        for program in (*sorted(heard), None):
            theirs = [team for team in teams if program in (team.program, None)]
            shown = course.days if program is None else heard[program]
            counts = {
                **_organisation(theirs),
                **_staff(people, course.number, heard if program is None else (program,)),
                **_sessions(dated, course.number, program),
            }
            yield from _each(dated, course.code, program, shown, counts)


def _each(dated: Dated, code: str, program: int | None, shown: int, counts: Mapping[str, Patterns]) -> Iterator[Point]:
    """Give a point for each of the days on which the course has the program."""
    title = None if program is None else dated.programs[program]
    figures = {name: each_day(patterns, len(dated.days)) for name, patterns in counts.items()}
    for n, day in enumerate(dated.days):
        if shown >> n & 1:
            yield Point(day=day, course=code, program=title, **{name: each[n] for name, each in figures.items()})


def _programs(dated: Dated, course: Course) -> dict[int, int]:
    """Give the programs of a course's audience with their days."""
    found: dict[int, int] = defaultdict(int)
    for each in dated.heard.get(course.number, ()):
        found[each.program] |= each.days & course.days
    return {program: days for program, days in found.items() if days}


class _Applicable(NamedTuple):
    """A team on the days on which it is applicable to a course, reached, and reached with every plan kept."""

    program: int
    district: int | None
    days: int
    reached: int
    planned: int


def _teams(dated: Dated, course: Course, heard: Mapping[int, int]) -> list[_Applicable]:
    found = []
    for number, team in dated.teams.items():
        days = team.days & heard.get(team.program, 0)
        if days:
            reached = days & dated.reached.get((course.number, number), 0)
            planned = days & dated.planned.get((course.number, number), 0)
            found.append(_Applicable(team.program, team.district, days, reached, planned))
    return found


def _organisation(teams: Sequence[_Applicable]) -> dict[str, Patterns]:
    """Count teams, districts and cells; statewide teams are in no district."""
    placed = [team for team in teams if team.district is not None]
    districts = _groups((team.district, team) for team in placed)
    cells = _groups(((team.district, team.program), team) for team in placed)
    return {
        "teams": Counter(team.days for team in teams),
        "teams_reached": Counter(team.reached for team in teams),
        "teams_planned": Counter(team.planned for team in teams),
        "districts": Counter(each.days for each in districts),
        "districts_reached": Counter(each.wholly for each in districts),
        "districts_partly": Counter(each.partly for each in districts),
        "cells": Counter(each.days for each in cells),
        "cells_reached": Counter(each.wholly for each in cells),
    }


class _Group(NamedTuple):
    """Teams together: the days on which there are any, on which all are reached, and on which only some are."""

    days: int
    wholly: int
    partly: int


def _groups(teams: Iterable[tuple[object, _Applicable]]) -> list[_Group]:
    there, some, waiting = Counter[object](), Counter[object](), Counter[object]()
    for key, team in teams:
        there[key] |= team.days
        some[key] |= team.reached
        waiting[key] |= team.days & ~team.reached
    return [_Group(there[key], there[key] & ~waiting[key], some[key] & waiting[key]) for key in there]


class _Counted(NamedTuple):
    eligible: Counter[int]
    trained: Counter[int]


def _people(dated: Dated) -> dict[Of, _Counted]:
    """Count who is eligible, and trained, on the same days, by course and program."""
    found: dict[Of, _Counted] = defaultdict(lambda: _Counted(Counter(), Counter()))
    audiences: dict[tuple[int, str, str], list[_Audience]] = {}
    for person, postings in dated.posted.items():
        there = ~dated.away.get(person, 0)
        for team, days in postings:
            program, present = dated.teams[team].program, days & dated.teams[team].days & there
            for classification, worker_type, employed in _kinds(dated, person, present):
                kind = (program, classification, worker_type)
                if kind not in audiences:
                    audiences[kind] = _audiences(dated, kind, found)
                for audience in audiences[kind]:
                    audience.take(person, present & employed)
    return found


def _kinds(dated: Dated, person: int, days: int) -> Iterator[tuple[str, str, int]]:
    """Give what somebody is employed as on some days; where nothing is known, an employee without a classification."""
    for classification, worker_type, employed in dated.employed.get(person, ()):
        if employed & days:
            yield classification, worker_type, employed
            days &= ~employed
    if days:
        yield "", "employee", days


class _Audience(NamedTuple):
    """One course for one kind of people: the days, who is exempt, whose credit is in force, and the counts."""

    days: int
    exempt: Mapping[int, int]
    credit: Mapping[int, int]
    counted: _Counted

    def take(self, person: int, days: int) -> None:
        """Count somebody who is there on some days."""
        eligible = days & self.days & ~self.exempt.get(person, 0)
        if eligible:
            self.counted.eligible[eligible] += 1
            trained = eligible & self.credit.get(person, 0)
            if trained:
                self.counted.trained[trained] += 1


def _audiences(dated: Dated, kind: tuple[int, str, str], found: Mapping[Of, _Counted]) -> list[_Audience]:
    """Give the courses that are for a kind of people on any of the days."""
    program, classification, worker_type = kind
    audiences = []
    for course in dated.courses:
        days = 0
        for each in dated.heard.get(course.number, ()):
            if each.worker_type == worker_type and each.program == program:
                days |= each.days if each.classification in (None, classification) else 0
        if days & course.days:
            exempt, credit = dated.exempt.get(course.number, {}), dated.credit.get(course.number, {})
            audiences.append(_Audience(days & course.days, exempt, credit, found[course.number, program]))
    return audiences


def _staff(people: Mapping[Of, _Counted], course: int, programs: Iterable[int]) -> dict[str, Patterns]:
    eligible, trained = Counter[int](), Counter[int]()
    for program in programs:
        if counted := people.get((course, program)):
            eligible += counted.eligible
            trained += counted.trained
    return {"eligible": eligible, "trained": trained}


def _sessions(dated: Dated, course: int, program: int | None) -> dict[str, Patterns]:
    """Count the sessions of a course, those for teams of a program or all."""
    theirs = [
        each for each in dated.sessions if each.course == course and (program is None or program in each.programs)
    ]
    return {
        "sessions_due": Counter(each.due for each in theirs),
        "sessions_held": Counter(each.held for each in theirs),
    }
