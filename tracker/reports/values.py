"""The report as frozen values: every word, figure and day in it, before any format draws them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

from tracker.reports.document import Brand, Grid, Paper, Part, Share, Table
from tracker.reports.words import Bands

PartName = Literal["doing", "factors"]
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
    supervisor: str = ""


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
class Worded:
    """The coordinator's own words for a part: `draft` is what the facts say, `replaced` what they said when she wrote.

    Part "doing" is "How are we doing", "factors" is "Factors affecting results"; each is one sentence a line.
    """

    part: PartName
    text: tuple[str, ...]
    replaced: tuple[str, ...]
    draft: tuple[str, ...] = ()

    @property
    def out_of_date(self) -> bool:
        """Say whether the facts have changed since she wrote it."""
        return self.draft != self.replaced


@dataclass(frozen=True)
class Report:
    """What is known for one day, drawn alike by every format."""

    copy: Copy
    copy_note: str
    example: str  # the banner of made-up data, or nothing
    brand: Brand
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
    districts: tuple[Part, ...]
    changes: tuple[str, ...]
    moved: Table | None
    remaining: Table
    done: tuple[str, ...]  # what the sessions came to, in counts
    held: Table
    planned: Table
    quality: tuple[Table, ...]
    not_matched: str
    estimates: Table
    left: tuple[Table, ...]  # who is left: by supervisor, then by name; in the internal copy only
    teams: Table
    definitions: tuple[tuple[str, str], ...]
    caution: str
    shape: Mapping[str, Any]  # as JSON gives it, numbers that this copy withholds left out
    course_titles: Mapping[str, str]
    program_titles: Mapping[str, str]
    notices: tuple[str, ...] = ()
    bands: Bands = (5, 15)
    worded: tuple[Worded, ...] = ()
    ahead: Part | None = None  # on time?
    why: Part | None = None  # why the figures moved
    trend: Part | None = None
    staff: Part | None = None  # by program and classification
    against: Part | None = None  # those reached against those not reached
    tags: Part | None = None  # requirements that courses are meant to count toward
    plan: Part | None = None  # the improvement plan in a line per initiative
    paper: Paper = "letter"

    @property
    def agency(self) -> str:
        """Give the name of the agency."""
        return self.brand.agency

    def words_of(self, part: PartName) -> tuple[str, ...]:
        """Give the lines of a part as they stand in the report."""
        return self.doing if part == "doing" else self.factors

    def drafted(self, part: PartName) -> tuple[str, ...]:
        """Give the lines of a part as the facts say them, whether or not she put her own in their place."""
        return next((each.draft for each in self.worded if each.part == part), self.words_of(part))
