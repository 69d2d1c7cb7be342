"""The figures as frozen values: the same ones stand on every screen, in every command and every export."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class State(StrEnum):
    """The words for a cell, in the order in which the first that holds is taken."""

    NOT_APPLICABLE = "not_applicable"
    TARGET_MET = "target_met"
    DELIVERED = "delivered"
    OVERDUE = "overdue"
    SCHEDULED = "scheduled"
    CONTACTED = "contacted"
    NOT_SCHEDULED = "not_scheduled"

    @property
    def words(self) -> str:
        """Say the state as screens and reports do."""
        return WORDS[self]


WORDS = {
    State.NOT_APPLICABLE: "Not applicable, no such team",
    State.TARGET_MET: "Target met",
    State.DELIVERED: "Delivered",
    State.OVERDUE: "Overdue",
    State.SCHEDULED: "Scheduled",
    State.CONTACTED: "Contacted",
    State.NOT_SCHEDULED: "Not scheduled",
}


@dataclass(frozen=True)
class CourseFacts:
    """A course as reports name it; `target_share` is a ratio, `target_on` the day for all teams."""

    code: str
    title: str
    target_share: float
    target_on: date | None = None
    valid_months: int | None = None
    grace_days: int | None = None
    min_minutes: int | None = None


@dataclass(frozen=True)
class Row:
    """One course in one team (or in whatever `by` groups); counts are of people or teams on the day.

    `staff` is everybody posted there; `eligible` of them are counted; `on_leave`, `exempt` and
    `not_employees` are excluded from both halves. trained + lapsed + never = eligible; `new` is the
    part of lapsed and never whose grace period still runs. Fields that a grouping does not have are None.
    """

    course: str
    district: int | None
    program: str | None
    team: str | None
    classification: str | None
    teams: int
    teams_reached: int
    state: State | None
    last_delivery: date | None
    next_session: date | None
    evidence: str | None
    staff: int
    eligible: int
    trained: int
    lapsed: int
    never: int
    new: int
    on_leave: int
    exempt: int
    not_employees: int
    joined_since_delivery: int
    roster_on: date | None

    @property
    def staff_rate(self) -> float | None:
        """Give trained of eligible as a ratio; nobody eligible has no rate, neither 0 nor 1."""
        return self.trained / self.eligible if self.eligible else None


@dataclass(frozen=True)
class Total:
    """A course over one program, or over all of them where `program` is None. A cell is district × program."""

    course: str
    program: str | None
    districts: int
    districts_reached: int
    districts_partly: int
    cells: int
    cells_reached: int
    teams: int
    teams_reached: int
    eligible: int
    trained: int
    lapsed: int
    never: int
    on_leave: int
    exempt: int
    not_employees: int

    @property
    def staff_rate(self) -> float | None:
        """Give trained of eligible as a ratio; None where nobody is eligible."""
        return self.trained / self.eligible if self.eligible else None


@dataclass(frozen=True)
class Cell:
    """A district × program of one course in the grid: the words, the day that matters, n of N people."""

    course: str
    district: int
    program: str
    teams: int
    teams_reached: int
    state: State
    day: date | None  # of the last delivery, or of the planned session
    eligible: int
    trained: int
    rostered: bool  # some roster ever covered each of its teams


@dataclass(frozen=True)
class Coverage:
    """Every figure for one (as of, known on): what every screen and export draws."""

    as_of: date
    known_on: str | None  # the moment as UTC text, or None for "now"
    by: str
    courses: tuple[CourseFacts, ...]
    rows: tuple[Row, ...]  # what `by` asks for; by course, then district, program, team
    totals: tuple[Total, ...]  # per course: each program in order, then program None
    cells: tuple[Cell, ...]  # every open district × program of each course, "not_applicable" included
