"""The one read of what is dated: rows of either engine become patterns of days, and the sweep goes over them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Row
from sqlalchemy.orm import Session

from tracker.coverage.asking import ask, day
from tracker.coverage.measure import facts_of, only
from tracker.coverage.trend import lineage, sweep
from tracker.coverage.trend.days import Bits
from tracker.coverage.trend.values import Reached, Trend

Rows = Mapping[str, Sequence[Row[Any]]]
_DATED = (
    *("dated courses", "dated audience", "dated teams", "dated successions", "dated deliveries"),
    *("dated sessions", "session programs"),
    *("dated attendance", "dated completions", "credit counts"),
    *("dated postings", "dated employment", "dated leave", "dated exemptions"),
)


def trend(db: Session, days: Sequence[date], *, course: str | None = None, known_on: str | None = None) -> Trend:
    """Give every figure at some days (earliest first), of one course or of all: each as `measure` of that day says.

    The number of statements does not depend on the number of days. `course` is a code; an unknown one, or
    one that is not offered on any of the days, raises `NotFound`.
    """
    bits = Bits(days)
    rows = {name: ask(db, name, first=days[0], last=days[-1]) for name in _DATED}
    offered = [row for row in rows["dated courses"] if _period(bits, row)]
    asked = offered if course is None else only(offered, course, days[-1])
    dated = _dated(bits, asked, rows)
    return Trend(
        days=bits.days,
        known_on=known_on,
        courses=tuple(map(facts_of, asked)),
        points=tuple(sweep.points(dated)),
        reach=_reach(dated, rows),
    )


def _dated(bits: Bits, asked: Sequence[Row[Any]], rows: Rows) -> sweep.Dated:
    heard: dict[int, list[sweep.Heard]] = defaultdict(list)
    for row in rows["dated audience"]:
        heard[row.course_id].append(
            sweep.Heard(row.program_id, row.classification, row.worker_type, _period(bits, row))
        )
    before, first, planned = _deliveries(rows)
    return sweep.Dated(
        days=bits.days,
        courses=[sweep.Course(row.id, row.code, _period(bits, row)) for row in asked],
        programs={row.program_id: row.program for row in rows["dated audience"]},
        heard=heard,
        teams={row.id: _team(bits, row) for row in rows["dated teams"]},
        reached=lineage.reached(bits, first, before),
        planned=lineage.reached(bits, planned, before),
        sessions=_sessions(bits, rows),
        posted=_listed((row.person_id, (row.team_id, _period(bits, row))) for row in rows["dated postings"]),
        employed=_listed(
            (row.person_id, (row.classification, row.worker_type, _period(bits, row)))
            for row in rows["dated employment"]
        ),
        away=_together((row.person_id, _period(bits, row)) for row in rows["dated leave"]),
        exempt=_by_course((row.course_id, row.person_id, _period(bits, row)) for row in rows["dated exemptions"]),
        credit=_credit(bits, asked, rows),
    )


def _deliveries(rows: Rows) -> tuple[dict[int, list[lineage.Before]], dict[sweep.Of, Any], dict[sweep.Of, Any]]:
    """Give the teams before each team, and by course and team the first day reached, and the first planned."""
    deliveries = rows["dated deliveries"]
    return (
        lineage.lineage((row.team_id, row.successor_id, row.day) for row in rows["dated successions"]),
        {(row.course_id, row.team_id): row.reached_on for row in deliveries if row.reached_on},
        {(row.course_id, row.team_id): row.planned_on for row in deliveries},
    )


def _period(bits: Bits, row: Row[Any]) -> int:
    return bits.within(row.starts_on, row.ends_before)


def _team(bits: Bits, row: Row[Any]) -> sweep.Team:
    open_there = bits.within(row.district_starts_on, row.district_ends_before)
    return sweep.Team(row.program_id, row.district, _period(bits, row) & open_there)


def _sessions(bits: Bits, rows: Rows) -> list[sweep.Held]:
    programs = _listed((row.session_id, row.program_id) for row in rows["session programs"])
    return [
        sweep.Held(
            row.course_id,
            bits.since(row.day),
            bits.since(row.day) if row.status == "held" else 0,
            tuple(programs.get(row.id, ())),
        )
        for row in rows["dated sessions"]
    ]


def _listed(pairs: Iterable[tuple[int, Any]]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return found


def _together(pairs: Iterable[tuple[int, int]]) -> dict[int, int]:
    """Give all the days of each, where it may have several periods."""
    found: dict[int, int] = defaultdict(int)
    for key, days in pairs:
        found[key] |= days
    return found


def _by_course(rows: Iterable[tuple[int, int, int]]) -> dict[int, dict[int, int]]:
    """Give all the days of each course and person."""
    found: dict[int, dict[int, int]] = defaultdict(dict)
    for course, person, days in rows:
        of = found[course]
        of[person] = of.get(person, 0) | days
    return found


def _credit(bits: Bits, asked: Sequence[Row[Any]], rows: Rows) -> dict[int, dict[int, int]]:
    """Give the days on which each person's credit is in force; each session's day is worked out once.

    Credits come into force, and lapse, in the order of their days: so some credit is in force exactly when the
    latest is.
    """
    months = {row.id: row.valid_months for row in asked}
    toward: dict[int, list[tuple[int, Any]]] = defaultdict(list, {number: [(number, None)] for number in months})
    for row in rows["credit counts"]:
        if row.toward_id in months:
            toward[row.course_id].append((row.toward_id, row.ends_before))

    def worth(course: int, on: Any) -> list[tuple[int, int]]:
        """Give what a credit of a course and day is worth: courses with the days on which it is in force."""
        return [(of, bits.in_force(on, months[of])) for of, ends in toward.get(course, ()) if ends is None or on < ends]

    sessions = {row.id: worth(row.course_id, row.day) for row in rows["dated sessions"]}
    attended = ((of, row.person_id, days) for row in rows["dated attendance"] for of, days in sessions[row.session_id])
    completed = (
        (of, row.person_id, days) for row in rows["dated completions"] for of, days in worth(row.course_id, row.day)
    )
    return _by_course((*attended, *completed))


def _reach(dated: sweep.Dated, rows: Rows) -> tuple[Reached, ...]:
    """Add up, by the day of its first delivery, each team that a course is for on the last of the days."""
    last = 1 << len(dated.days) - 1
    before, first, _ = _deliveries(rows)
    for later, _, on in lineage.inherited(dict(first), before):
        first[later] = min(first.get(later, on), on)
    found = []
    for course in dated.courses:
        heard = {each.program for each in dated.heard.get(course.number, ()) if each.days & course.days & last}
        for program in sorted(heard):
            teams = [number for number, team in dated.teams.items() if team.program == program and team.days & last]
            days = sorted(on for team in teams if (on := day(first.get((course.number, team)))))
            found += [
                Reached(course.code, dated.programs[program], on, days.count(on), days.index(on) + days.count(on))
                for on in dict.fromkeys(days)
            ]
    return tuple(found)
