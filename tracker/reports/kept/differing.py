"""What two coverages tell otherwise: figures by course and program, teams by their state, targets."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from tracker.coverage.values import CourseFacts, Coverage, Row, State, Total
from tracker.names import show
from tracker.reports.document import Share

#: what is counted of a team on a day; sessions still to come, contacts and rosters' days are no part of it
COUNTED = (
    *("teams_reached", "last_delivery", "evidence", "staff", "eligible", "trained", "lapsed", "never", "new"),
    *("on_leave", "exempt", "not_employees", "joined_since_delivery"),
)


@dataclass(frozen=True)
class Pair:
    """One measure on both sides; None where a side does not have it."""

    before: Share | None
    after: Share | None

    @property
    def differs(self) -> bool:
        """Say whether the sides differ."""
        return self.before != self.after

    @property
    def change(self) -> Share | None:
        """Give the change of both halves; None where a side does not have it."""
        if self.before is None or self.after is None:
            return None
        return Share(self.after.n - self.before.n, self.after.of - self.before.of)


@dataclass(frozen=True)
class Figures:
    """A course in one program, or in all of them (`program` None), on both sides."""

    course: str
    title: str
    program: str | None
    reached: Pair
    districts: Pair
    trained: Pair

    @property
    def differs(self) -> bool:
        """Say whether any measure differs."""
        return any(pair.differs for pair in (self.reached, self.districts, self.trained))


@dataclass(frozen=True)
class TeamMoved:
    """A team whose state in a course is another; None where a side does not have the team."""

    course: str
    title: str
    team: str
    before: State | None
    after: State | None


@dataclass(frozen=True)
class TeamOtherwise:
    """A team of which something else is counted: each figure's name with what it was and what it is.

    A team that only one side has counts as nothing but "there" on it.
    """

    course: str
    title: str
    team: str
    facts: tuple[tuple[str, Any, Any], ...]


def figures(before: Coverage, after: Coverage) -> tuple[Figures, ...]:
    """Give every course and program that either side has, in the order of the later one."""
    was, now = _totals(before), _totals(after)
    titles = _titles(before, after)
    return tuple(
        Figures(
            course,
            titles.get(course, show(course)),
            program,
            *_pairs(was.get((course, program)), now.get((course, program))),
        )
        for course, program in dict.fromkeys([*now, *was])
    )


def teams_moved(before: Coverage, after: Coverage) -> tuple[TeamMoved, ...]:
    """Give the teams whose state is another, by course, in the order of the later side."""
    was, now = _states(before), _states(after)
    titles = _titles(before, after)
    return tuple(
        TeamMoved(course, titles.get(course, show(course)), team, was.get((course, team)), now.get((course, team)))
        for course, team in dict.fromkeys([*now, *was])
        if was.get((course, team)) != now.get((course, team))
    )


def teams_otherwise(before: Coverage, after: Coverage) -> tuple[TeamOtherwise, ...]:
    """Give the teams of which something else was counted, by course, in the order of the later side."""
    was, now = _rows(before), _rows(after)
    titles = _titles(before, after)
    found = (
        TeamOtherwise(
            course, titles.get(course, show(course)), team, _facts(was.get((course, team)), now.get((course, team)))
        )
        for course, team in dict.fromkeys([*now, *was])
    )
    return tuple(each for each in found if each.facts)


def targets_moved(before: Coverage, after: Coverage) -> tuple[tuple[CourseFacts, CourseFacts], ...]:
    """Give the courses whose targets or rules are others, as they were and as they are."""
    now = {course.code: course for course in after.courses}
    return tuple((was, now[was.code]) for was in before.courses if was.code in now and now[was.code] != was)


def tells_otherwise(before: Coverage, after: Coverage) -> bool:
    """Say whether anything that was counted of the day differs.

    What was still to come then is no part of it: sessions planned since, and notes of contacts, restate nothing.
    """
    return _counted(before) != _counted(after)


def _facts(was: Row | None, now: Row | None) -> tuple[tuple[str, Any, Any], ...]:
    if was is None or now is None:
        return () if was is now else (("there", was is not None, now is not None),)
    both = [(name, getattr(was, name), getattr(now, name)) for name in COUNTED]
    return tuple(each for each in both if each[1] != each[2])


def _counted(coverage: Coverage) -> tuple[Any, ...]:
    rows = [(key, *(getattr(row, name) for name in COUNTED)) for key, row in _rows(coverage).items()]
    return (coverage.courses, coverage.totals, rows)


def _rows(coverage: Coverage) -> dict[tuple[str, str], Row]:
    return {(row.course, row.team): row for row in coverage.rows if row.team}


def _totals(coverage: Coverage) -> dict[tuple[str, str | None], Total]:
    return {(total.course, total.program): total for total in coverage.totals}


def _states(coverage: Coverage) -> dict[tuple[str, str], State | None]:
    return {key: row.state for key, row in _rows(coverage).items()}


def _titles(*sides: Coverage) -> dict[str, str]:
    return {course.code: show(course.title) for side in sides for course in side.courses}


def _pairs(was: Total | None, now: Total | None) -> Iterator[Pair]:
    for before, after in zip(_shares(was), _shares(now), strict=True):
        yield Pair(before, after)


def _shares(total: Total | None) -> Iterable[Share | None]:
    if total is None:
        return None, None, None
    return (
        Share(total.teams_reached, total.teams),
        Share(total.districts_reached, total.districts),
        Share(total.trained, total.eligible),
    )
