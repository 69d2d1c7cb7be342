"""What her old tracker is made of: places, headings, cells, answers, and what becomes of each cell."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from tracker.intake.scan.limits import letters
from tracker.intake.values import Problem
from tracker.teams import TeamFacts

#: A cell: its sheet, its row and its column, counted from 1.
At = tuple[str, int, int]
#: What becomes of a cell. `asks` waits for an answer; `none` says in words that there was no session.
Kind = Literal["held", "planned", "known", "asks", "none", "left"]
#: What an answer would settle: for a heading, a sheet, or one cell.
Wanted = Literal["course", "program", "team", "order", "year", "day", "held", "file"]
#: What the cells under a heading hold, where it says so.
Role = Literal["", "day", "count", "note"]
YES, NO = "yes", "no"


def address(at: At) -> str:
    """Give a cell as Excel names it: C7."""
    return f"{letters(at[2])}{at[1]}"


def written(at: At) -> str:
    """Give a cell with its sheet, as answers are kept: Tracker!C7."""
    return f"{at[0]}!{address(at)}"


@dataclass(frozen=True)
class KnownCourse:
    """A course of the records."""

    course_id: int
    code: str
    title: str
    version: str
    words: tuple[str, ...] = ()  # what files call it besides, as she said


@dataclass(frozen=True)
class There:
    """A session of the records, as far as another may be the same."""

    number: int
    course: str
    day: date
    status: str
    teams: frozenset[int]


@dataclass(frozen=True)
class Held:
    """What the records know that a tracker is read and held against."""

    courses: tuple[KnownCourse, ...]
    teams: tuple[TeamFacts, ...]
    counties: Mapping[int, frozenset[str]]  # district → its counties, as they are compared
    sessions: tuple[There, ...] = ()
    version: int = 0  # the newest change of the records


@dataclass(frozen=True)
class Answers:
    """What she said about a file; nothing in it is ever filled in by itself."""

    day: date | None = None  # of every cell that says no day
    days: Mapping[str, date] = field(default_factory=dict)  # a heading or one cell → its day
    year: int | None = None
    month_first: bool | None = None
    courses: Mapping[str, str] = field(default_factory=dict)  # a heading (or a sheet's name) → a course's code
    programs: tuple[str, ...] = ()  # of headings that name none
    teams: Mapping[str, str] = field(default_factory=dict)  # a cell → a team's code
    held: Mapping[str, str] = field(default_factory=dict)  # a cell → yes or no
    left: frozenset[str] = frozenset()  # cells that she leaves out

    def as_json(self) -> dict[str, Any]:
        """Give them as a draft keeps them."""
        return {
            "day": self.day.isoformat() if self.day else None,
            "days": {of: day.isoformat() for of, day in self.days.items()},
            "year": self.year,
            "month_first": self.month_first,
            "courses": dict(self.courses),
            "programs": list(self.programs),
            "teams": dict(self.teams),
            "held": dict(self.held),
            "left": sorted(self.left),
        }


def answers_from(kept: Mapping[str, Any]) -> Answers:
    """Read answers from a draft; one that is not as we write it counts as none."""
    try:
        return Answers(
            date.fromisoformat(kept["day"]) if kept["day"] else None,
            {str(of): date.fromisoformat(day) for of, day in kept["days"].items()},
            int(kept["year"]) if kept["year"] else None,
            kept["month_first"] if isinstance(kept["month_first"], bool) else None,
            {str(of): str(code) for of, code in kept["courses"].items()},
            tuple(map(str, kept["programs"])),
            {str(of): str(code) for of, code in kept["teams"].items()},
            {str(of): str(said) for of, said in kept["held"].items()},
            frozenset(map(str, kept["left"])),
        )
    except (KeyError, TypeError, ValueError, AttributeError):
        return Answers()


@dataclass(frozen=True)
class Question:
    """What has to be said before a cell counts: `of` is the heading, the sheet or the cell that it is asked for."""

    wanted: Wanted
    of: str
    words: str
    choices: tuple[str, ...] = ()  # codes, where one of a few is meant


@dataclass(frozen=True)
class Place:
    """What the label of a row says: a district, perhaps a program or a team; `wrong` says why it is none."""

    label: str
    district: int | None = None
    programs: tuple[str, ...] = ()
    team_id: int | None = None
    unit: str = ""  # words that name neither
    wrong: str = ""
    assumed: str = ""


@dataclass(frozen=True)
class Heading:
    """What the headings above a column say. `asked` is what an answer about the course is kept under."""

    label: str
    asked: str
    course: str | None = None
    programs: tuple[str, ...] = ()
    year: int | None = None
    role: Role = ""
    choices: tuple[str, ...] = ()  # courses that fit, where more than one does
    word: str = ""  # what names the course, where she said once that it does
    own: bool = True  # `asked` stands in a heading; else it is the sheet's name


@dataclass(frozen=True)
class Dated:
    """A day as it stands in a cell: whole, or two numbers whose order is open, or without its year."""

    day: int
    month: int
    year: int | None = None
    open: bool = False  # 6/3: which is the month is not said; `day` and `month` are month first
    people: int | None = None
    note: str = ""


@dataclass(frozen=True)
class Said:
    """What one cell says, before anything is made of it."""

    text: str
    days: tuple[Dated, ...] = ()
    tick: bool = False
    people: int | None = None
    scheduled: bool = False  # it says that this is a plan
    none: bool = False  # it says that there was no session: n/a, postponed, TBD
    note: str = ""
    unclear: str = ""  # why nothing certain can be made of it


@dataclass(frozen=True)
class Entry:
    """A cell (or a day and its number side by side) where a place and a heading cross."""

    at: At
    place: Place
    heading: Heading
    said: Said
    fill: str = ""  # its colour as six hex digits
    spans: tuple[tuple[Place, Heading], ...] = ()  # all that a merged cell lies over, where that is more than one


@dataclass(frozen=True)
class SheetRead:
    """One sheet of a tracker: what it crosses, and what was passed over."""

    sheet: str
    entries: tuple[Entry, ...] = ()
    headings: tuple[str, ...] = ()
    skipped: str = ""  # why nothing was read, if so
    year: int | None = None
    month_first: bool | None = None
    passed_over: tuple[str, ...] = ()
    assumptions: tuple[str, ...] = ()
    legend: Mapping[str, tuple[str, str]] = field(default_factory=dict)  # colour → its words, and held/planned/none/""
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class TrackerRead:
    """A tracker file, read: its sheets, and what is true of the whole of it."""

    file: str
    digest: str
    sheets: tuple[SheetRead, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class SessionGiven:
    """A session that the file speaks of: one course, one day, one district, with the teams that it reached."""

    course: str
    title: str
    day: date
    teams: tuple[tuple[int, str, str], ...]  # a team, its code, and the evidence: "headcount" or "reported"
    headcount: int | None
    note: str
    cells: tuple[str, ...]
    place: str
    others: tuple[str, ...] = ()  # sessions of the records in which one of these teams had this course on another day

    @property
    def codes(self) -> tuple[str, ...]:
        """Give the teams' codes."""
        return tuple(code for _, code, _ in self.teams)


@dataclass(frozen=True)
class KnownAlready:
    """A session of the file that the records hold already."""

    number: int
    status: str
    course: str
    day: date
    team: str
    cell: str


@dataclass(frozen=True)
class Fate:
    """What becomes of one cell, in words."""

    at: At
    place: str
    heading: str
    said: str
    colour: str
    kind: Kind
    what: str
    question: Question | None = None
    code: str = ""  # of the problem, where it asks


@dataclass(frozen=True)
class Proposal:
    """Everything that a tracker would write, and everything that it would not."""

    file: str
    digest: str
    today: date
    held: tuple[SessionGiven, ...]
    planned: tuple[SessionGiven, ...]
    known: tuple[KnownAlready, ...]
    fates: tuple[Fate, ...]
    problems: tuple[Problem, ...]
    assumptions: tuple[str, ...]
    version: int
    words: tuple[tuple[str, str], ...] = ()  # headings that she gave to a course, with its code: kept for the next file

    @property
    def waiting(self) -> tuple[Fate, ...]:
        """Give the cells that wait for an answer."""
        return tuple(each for each in self.fates if each.kind == "asks")
