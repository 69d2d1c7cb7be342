"""What a report is built from, gathered once, with what this copy may say of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from tracker.coverage.ahead.values import Forecast
from tracker.coverage.outputs import Output
from tracker.coverage.shares import Part as Group
from tracker.coverage.trend.values import Trend
from tracker.coverage.values import Cell, CourseFacts, Coverage, Row, Total
from tracker.coverage.why.values import Why
from tracker.names import show
from tracker.reports.document import Part, Share
from tracker.reports.values import Copy, Estimate, LeftPerson, SessionLine, Worded
from tracker.reports.withhold import FEWEST, Withheld
from tracker.reports.words import Bands


@dataclass(frozen=True)
class Moved:
    """Why the figures moved since an earlier day, and what that day is called ("the report of 31 July 2025")."""

    words: str
    why: Why


@dataclass(frozen=True)
class Further:
    """What a full report says beyond the figures of its day; whatever is missing has no part in it.

    `classes` are the rows of coverage by classification, `against` the groups of those reached and not reached,
    `tags` the requirements that courses are meant to count toward, `not_matched` names on sign-in lists,
    `counties` those of each district.
    """

    trend: Trend | None = None
    moved: Moved | None = None
    forecast: Forecast | None = None
    classes: tuple[Row, ...] = ()
    against: tuple[Group, ...] = ()
    outputs: tuple[Output, ...] = ()
    tags: tuple[tuple[str, tuple[str, ...]], ...] = ()
    not_matched: int = 0
    worded: tuple[Worded, ...] = ()
    plan: Part | None = None
    counties: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Given:
    """The plain values of one report, and the numbers that its copy withholds; `fewest` people may be counted out."""

    coverage: Coverage
    copy: Copy
    withheld: Withheld
    programs: Mapping[str, str]
    sessions: tuple[SessionLine, ...]
    planned: tuple[SessionLine, ...]
    estimates: tuple[Estimate, ...]
    left: tuple[LeftPerson, ...]
    previous: Coverage | None
    roster_age_limit: int
    bands: Bands
    further: Further = Further()
    fewest: int = FEWEST

    @property
    def for_partners(self) -> bool:
        """Say whether it is the copy in which small numbers are withheld."""
        return self.copy == "external"

    @property
    def as_of(self) -> date:
        """Give the day that every figure is of."""
        return self.coverage.as_of

    def course(self, code: str) -> CourseFacts:
        """Give what is known of a course."""
        return next(course for course in self.coverage.courses if course.code == code)

    def course_title(self, code: str) -> str:
        """Give a course's title as it may be shown; where two have the same, the code as well. No title: the code."""
        titles = {course.code: show(course.title) for course in self.coverage.courses}
        if code not in titles:
            return show(code)
        alike = [*titles.values()].count(titles[code])
        return f"{titles[code]} ({show(code)})" if alike > 1 else titles[code]

    def program_title(self, program: str | None) -> str:
        """Give a program's title; None is all of them."""
        return "All programs" if program is None else show(self.programs.get(program, program))

    def trained_in_row(self, row: Row) -> Share | None:
        """Give trained of eligible in a team; None where this copy withholds it."""
        return None if row.team in self.withheld.teams else Share(row.trained, row.eligible)

    def trained_in_cell(self, cell: Cell) -> Share | None:
        """Give trained of eligible in a district by program; None where this copy withholds it."""
        hidden = (cell.district, cell.program) in self.withheld.cells
        return None if hidden else Share(cell.trained, cell.eligible)

    def trained_in_total(self, total: Total) -> Share | None:
        """Give trained of eligible over a program, or all; None where this copy withholds it."""
        return None if total.program in self.withheld.totals else Share(total.trained, total.eligible)

    def may_count(self, teams: tuple[str, ...]) -> bool:
        """Say whether the people of a session with these teams may be counted out.

        Where something is withheld, a team that is not on the grid (closed, or gone on as another) may stand for it.
        """
        shown = {row.team for row in self.coverage.rows} - self.withheld.teams
        return not self.withheld.teams or shown.issuperset(teams)

    def total_of(self, course: str, program: str | None = None) -> Total:
        """Give a course's total over a program, or over all of them."""
        return next(t for t in self.coverage.totals if t.course == course and t.program == program)

    def rows_of(self, course: str) -> list[Row]:
        """Give the teams of a course, in order."""
        return [row for row in self.coverage.rows if row.course == course]
