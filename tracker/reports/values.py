"""The report as frozen values: every word, figure and day in it, before any format draws them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

from tracker.reports.document import Grid, Part, Share, Table

Copy = Literal["leadership", "internal", "external"]


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
    plan: Part | None = None  # the improvement plan in a line per initiative
