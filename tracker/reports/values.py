"""The report as frozen values: every word, figure and day in it, before any format draws them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

Copy = Literal["leadership", "internal", "external"]
Kind = Literal["text", "number", "share", "percent", "day"]
WITHHELD = "withheld"  # the word that stands where the external copy shows no number


@dataclass(frozen=True)
class SessionLine:
    """A session as the log shows it: `day` local, `teams` their codes, `present` max(headcount, named)."""

    number: int
    day: date
    course: str
    teams: tuple[str, ...]
    mode: str
    status: str
    present: int | None = None
    minutes: int | None = None
    evidence: str | None = None


@dataclass(frozen=True)
class Estimate:
    """A figure that somebody else published; `course` and `program` name the measured one beside it."""

    text: str
    figure: str
    source: str
    day: date
    course: str | None = None
    program: str | None = None
    measure: Literal["districts", "teams", "staff"] = "districts"


@dataclass(frozen=True)
class LeftPerson:
    """Somebody who still needs a course, by name: only the internal copy takes them."""

    name: str
    team: str
    course: str
    state: Literal["never", "lapsed"]


@dataclass(frozen=True)
class Share:
    """N of N people, teams or districts."""

    n: int
    of: int

    @property
    def ratio(self) -> float | None:
        """Give the unrounded ratio; of nobody there is none."""
        return self.n / self.of if self.of else None


Cell = str | int | date | Share | None


@dataclass(frozen=True)
class Column:
    """A column of a table: its heading, what its cells are, and its weight beside the others."""

    heading: str
    kind: Kind = "text"
    weight: int = 2


@dataclass(frozen=True)
class Table:
    """A table as every format draws it: a caption that says what it holds, typed cells, words if empty."""

    title: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    empty: str = "Nothing to list."


@dataclass(frozen=True)
class Measure:
    """Actual against Target of one course in one program, or over all of them; `trained` None is withheld."""

    label: str
    reached: Share
    districts: Share
    reached_words: str  # "due by 30 September 2025", or the band once the day is past
    trained: Share | None
    target: float
    band: str


@dataclass(frozen=True)
class CourseBlock:
    """A course on page one: its targets in words and a measure per program, the whole last."""

    code: str
    title: str
    targets: str
    measures: tuple[Measure, ...]


@dataclass(frozen=True)
class GridCell:
    """A district by program of a course: never by colour or symbol alone."""

    symbol: str
    word: str
    when: str
    count: str
    people: Share | None


@dataclass(frozen=True)
class GridRow:
    """A district's line in the grid, its cells in the order of the columns."""

    district: int
    cells: tuple[GridCell, ...]


@dataclass(frozen=True)
class Grid:
    """Districts in the order of their numbers by course and program; columns are (course, program) titles."""

    columns: tuple[tuple[str, str], ...]
    rows: tuple[GridRow, ...]
    legend: tuple[str, ...]


@dataclass(frozen=True)
class Report:
    """What is known for one day, drawn alike by every format."""

    copy: Copy
    copy_note: str
    example: str  # the banner of made-up data, or nothing
    agency: str
    title: str
    as_of: date
    known_on: str | None
    known_words: str
    fingerprint: str
    published_at: datetime
    headline: str
    doing: tuple[str, ...]
    factors: tuple[str, ...]
    courses: tuple[CourseBlock, ...]
    grid: Grid
    changes: tuple[str, ...]
    moved: Table | None
    remaining: Table
    held: Table
    planned: Table
    quality: tuple[Table, ...]
    estimates: Table
    left: Table | None
    teams: Table
    definitions: tuple[tuple[str, str], ...]
    caution: str
    shape: Mapping[str, Any]  # as JSON gives it, numbers that this copy withholds left out
    course_titles: Mapping[str, str]
    program_titles: Mapping[str, str]
    notices: tuple[str, ...] = ()
