"""A district's packet as frozen values, before it is laid out, drawn or mailed."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from tracker.coverage.values import CourseFacts, Row, Total
from tracker.intake.template import Template
from tracker.reports.handing_out.whose import Whose
from tracker.reports.words import Bands


@dataclass(frozen=True)
class Outstanding:
    """Somebody who is still to be trained: the courses that they wait for, and who their supervisor is.

    `waits` are a course's code and "never" or "lapsed"; `joined` is their first day in the team where that is after
    a session reached it.
    """

    team: str
    name: str
    supervisor: str
    waits: tuple[tuple[str, Literal["never", "lapsed"]], ...]
    joined: date | None


@dataclass(frozen=True)
class Joined:
    """Somebody counted who came to a team after its last session of these courses, and how they stand with each."""

    team: str
    name: str
    since: date
    courses: tuple[tuple[str, str], ...]  # code, and "trained", "never" or "lapsed"


@dataclass(frozen=True)
class Planned:
    """A planned session for teams of the district; `overdue`: its day has come and nobody said whether it was held.

    `zone` names the time zone of `starts_at` where that is not the agency's own.
    """

    number: int
    day: date
    starts_at: str | None
    zone: str
    course: str
    teams: tuple[str, ...]
    mode: str
    overdue: bool


@dataclass(frozen=True)
class Needed:
    """A session that is needed and not planned: its course and teams, the staff waiting there; `first` of the teams."""

    course: str
    teams: tuple[str, ...]
    waiting: int
    first: bool


@dataclass(frozen=True)
class Packet:
    """Everything that one district is sent; `names` says whether staff may be named in it.

    `rows` are its teams by course with every count, `totals` the state's by course and program; `needed` the sessions
    without a day, the one that adds most first, `proposed` the days that the coordinator offers for them.
    `to` are the addresses of whom to write to.
    """

    district: int
    name: str
    counties: str
    as_of: date
    known_on: str | None
    whose: Whose
    names: bool
    courses: tuple[CourseFacts, ...]
    programs: tuple[tuple[str, str], ...]
    rows: tuple[Row, ...]
    totals: tuple[Total, ...]
    outstanding: tuple[Outstanding, ...]
    joined: tuple[Joined, ...]
    planned: tuple[Planned, ...]
    needed: tuple[Needed, ...]
    proposed: tuple[date, ...]
    template: Template
    to: tuple[str, ...]
    roster_age_limit: int
    bands: Bands
    zone: str = "UTC"  # whose clock tells the moment of knowledge

    def course(self, code: str) -> CourseFacts:
        """Give what is known of a course."""
        return next(facts for facts in self.courses if facts.code == code)

    def state_of(self, row: Row) -> Total:
        """Give the whole state's figures of the same course and program."""
        return next(each for each in self.totals if (each.course, each.program) == (row.course, row.program))

    def rows_of(self, code: str) -> tuple[Row, ...]:
        """Give the district's teams that a course is for."""
        return tuple(row for row in self.rows if row.course == code)
