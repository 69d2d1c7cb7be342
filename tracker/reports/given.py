"""What a report is built from, gathered once, with what this copy may say of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from tracker.coverage.values import Cell, CourseFacts, Coverage, Row, Total
from tracker.names import show
from tracker.reports.document import Share
from tracker.reports.values import Copy, Estimate, LeftPerson, SessionLine
from tracker.reports.withhold import Withheld
from tracker.reports.words import Bands


@dataclass(frozen=True)
class Given:
    """The plain values of one report, and the numbers that its copy withholds."""

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

    @property
    def as_of(self) -> date:
        """Give the day that every figure is of."""
        return self.coverage.as_of

    def course(self, code: str) -> CourseFacts:
        """Give what is known of a course."""
        return next(course for course in self.coverage.courses if course.code == code)

    def course_title(self, code: str) -> str:
        """Give a course's title as it may be shown; an unknown code stands for itself."""
        return show(next((c.title for c in self.coverage.courses if c.code == code), code))

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
