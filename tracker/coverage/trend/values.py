"""The trend as frozen values: what screens, commands and reports draw."""

from dataclasses import dataclass
from datetime import date

from tracker.coverage.values import CourseFacts


@dataclass(frozen=True)
class Point:
    """A course over one program (or all of them, where `program` is None) as of one day.

    `teams_planned` are the teams reached by then, or that a session planned by then is for: with
    every plan kept they would be `teams_reached`. `sessions_due` are the sessions dated by then that were
    not cancelled, `sessions_held` those of them that were held.
    """

    day: date
    course: str
    program: str | None
    districts: int
    districts_reached: int
    districts_partly: int
    cells: int
    cells_reached: int
    teams: int
    teams_reached: int
    teams_planned: int
    eligible: int
    trained: int
    sessions_due: int
    sessions_held: int

    @property
    def staff_rate(self) -> float | None:
        """Give trained of eligible as a ratio; None where nobody is eligible."""
        return self.trained / self.eligible if self.eligible else None


@dataclass(frozen=True)
class Reached:
    """A step of the cumulative curve: on a day some teams of a program were reached first, `teams_reached` so far.

    The teams are those that are open on the trend's last day, so the curve ends where that day's figure stands.
    """

    course: str
    program: str
    day: date
    teams: int
    teams_reached: int


@dataclass(frozen=True)
class Trend:
    """The points of each course and program, day by day, and the curve of teams reached first."""

    days: tuple[date, ...]
    known_on: str | None
    courses: tuple[CourseFacts, ...]
    points: tuple[Point, ...]  # by course, program in order and then None, day
    reach: tuple[Reached, ...]  # by course, program, day

    def line(self, course: str, program: str | None) -> tuple[Point, ...]:
        """Give the points of a course and program in the order of their days."""
        return tuple(each for each in self.points if (each.course, each.program) == (course, program))
