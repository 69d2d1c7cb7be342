"""What a file says of who completed what, and what she chose about it: frozen values with their address."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from tracker.intake.completions.source import source_of
from tracker.intake.completions.words import Verdict
from tracker.intake.values import Given, Problem

Existing = Literal["history", "fill", "newer"]
LEFT_OUT, ASIDE = "other", "aside"  # a course that is none of ours, a person who is left for later
LONG, WIDE, ACTIVITIES, COURSE = "long", "wide", "moodle activities", "moodle course"


@dataclass(frozen=True)
class Mark:
    """What one row says of one person and one course; `doubt` names why it cannot be used as it stands."""

    given: Given
    course: str  # the file's own words; "" where the file does not say
    code: str  # the file's own code of the course, where it has one
    column: str  # the letter of the cell that says it
    said: str
    verdict: Verdict | None
    day: date | None = None
    doubt: str = ""  # "unknown_word", "not_a_date", "date_order", "no_status", "no_person", "no_course", "error_cell"
    why: str = ""
    heading: bool = False  # the course's words are the column's heading
    aim: tuple[int, str] | None = None  # where the course's words stand: row and column

    @property
    def at(self) -> tuple[str, int]:
        """Give the sheet and the row."""
        return self.given.sheet, self.given.row


@dataclass(frozen=True)
class SheetMarks:
    """One sheet of completions, read on its own."""

    sheet: str
    shape: str  # "long", "wide", "moodle activities", "moodle course"; "" where nothing was read
    header_row: int | None
    columns: dict[str, str]  # field → column letter
    tracks: dict[str, str]  # a course's words → the letter of its column (wide)
    headings: tuple[str, ...]
    marks: tuple[Mark, ...] = ()
    people: int = 0
    blank_below: int = 0  # rows without a person, or a course, that what stands above may count for
    problems: tuple[Problem, ...] = ()
    assumptions: tuple[str, ...] = ()
    guesses: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    unused: tuple[str, ...] = ()  # headings of columns that nothing is read from
    skipped: str = ""


@dataclass(frozen=True)
class CompletionsFile:
    """A file of completions as it was read; `order` is None while it is open whether day or month stands first."""

    file: str
    digest: str
    on: date | None  # the file's own day, where it says one without doubt
    order: str | None
    order_why: str
    sheets: tuple[SheetMarks, ...]
    notes: tuple[str, ...] = ()

    @property
    def marks(self) -> tuple[Mark, ...]:
        """Give every mark of every sheet."""
        return tuple(mark for sheet in self.sheets for mark in sheet.marks)

    @property
    def source(self) -> str:
        """Give where its completions come from: the file's name without its ending, its day and "(1)"."""
        return source_of(self.file)


@dataclass(frozen=True)
class Choices:
    """What she chose about a file; everything has a default that decides nothing for her."""

    on: date | None = None  # the day of every completion that has none
    existing: Existing = "history"
    course: str | None = None  # the code of the course that the file does not name
    courses: Mapping[str, str] = field(default_factory=dict)  # a course's words, as compared → code or LEFT_OUT
    people: Mapping[str, int | str] = field(default_factory=dict)  # who_key → person or ASIDE
    columns: Mapping[str, str] = field(default_factory=dict)  # heading_key → field
    fill_down: bool = False
    order: str | None = None
    district: int | None = None  # of the whole file


@dataclass(frozen=True)
class Remembered:
    """What earlier imports taught: columns and courses by the headings of a table, course titles everywhere."""

    columns: Mapping[frozenset[str], Mapping[str, str]] = field(default_factory=dict)
    headings: Mapping[frozenset[str], Mapping[str, str]] = field(default_factory=dict)
    titles: Mapping[str, str] = field(default_factory=dict)
