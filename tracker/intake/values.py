"""What intake passes from step to step: frozen values that know their address in the file."""

from dataclasses import dataclass, field
from datetime import date, datetime

from tracker.names import Name

Cell = str | float | bool | date | datetime | None


@dataclass(frozen=True)
class Problem:
    """Something in a file that a person must decide or correct; `row` counts from 1 as Excel does."""

    sheet: str
    row: int | None
    column: str | None  # the letter, as Excel shows it
    code: str
    message: str  # what is wrong, and what to do
    field: str = ""  # what the column is, where the reader knows it: tables of one sheet may differ


@dataclass(frozen=True)
class Grid:
    """One sheet as it was read. `rows[0]` is row 1, `rows[r][0]` column A; ragged rows are padded.

    Struck, hidden and failed places are evidence only: (row, column) pairs counted from 1.
    """

    sheet: str
    rows: tuple[tuple[Cell, ...], ...]
    hidden: bool = False  # the whole sheet
    hidden_rows: frozenset[int] = frozenset()
    struck: frozenset[tuple[int, int]] = frozenset()
    failed: dict[tuple[int, int], str] = field(default_factory=dict)  # "#N/A", "#REF!", …
    merged: tuple[tuple[int, int, int, int], ...] = ()  # first row, first column, last row, last column
    turned: bool = False  # it lay on its side: row 5 is the file's column E


@dataclass(frozen=True)
class Book:
    """A whole file as it was read; `kind` is what the bytes are, whatever the extension says."""

    file: str  # the name alone, never a path
    digest: str  # sha256 of the bytes, in hex
    kind: str  # "xlsx", "xls", "ods", "csv", …
    sheets: tuple[Grid, ...]
    notes: tuple[str, ...] = ()  # the encoding, the epoch, what was skipped
    epoch_1904: bool = False


@dataclass(frozen=True)
class Given:
    """One person on one row of a roster: what the file says, nothing that it does not say (None)."""

    sheet: str
    row: int
    name: Name | None
    employee_number: str | None = None
    email: str | None = None
    sign_in: str | None = None
    classification: str | None = None
    worker_type: str | None = None  # "employee", "contractor", "partner", "student"
    hired_on: date | None = None
    starts_on: date | None = None  # the assignment's own start, never the hire date
    supervisor: str | None = None
    district: int | None = None
    program: str | None = None  # a program's code
    unit: str | None = None  # the raw words of the unit or team column
    struck: bool = False
    hidden: bool = False
    supervisor_email: str | None = None


@dataclass(frozen=True)
class SheetRead:
    """One sheet of a roster: where its header is, which column is what, and the people on it."""

    sheet: str
    header_row: int | None
    columns: dict[str, str]  # field → column letter
    headings: tuple[str, ...]  # as they stand in the header row
    people: tuple[Given, ...]
    problems: tuple[Problem, ...]
    refused: tuple[str, ...] = ()  # headings of sensitive columns: never stored
    assumptions: tuple[str, ...] = ()  # applied and shown
    guesses: tuple[str, ...] = ()  # shown and never applied
    skipped: str = ""  # why nothing was read from this sheet, if so
    scope: frozenset[tuple[int, str | None]] = frozenset()  # (district, program) that the sheet covers
    lookups: tuple[str, ...] = ()  # the headings with their group's in front, as they were looked up
    likely: dict[str, str] = field(default_factory=dict)  # field → the letter of the column that a guess is about
    left_out: tuple[tuple[int, str], ...] = ()  # rows that are nobody's, with what they say


@dataclass(frozen=True)
class Roster:
    """A roster file read into people and problems; `on` is None when no date could be found."""

    file: str
    digest: str
    on: date | None
    on_source: str  # "given", "sheet …", "file name", "" when none
    sheets: tuple[SheetRead, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Stay:
    """One stay of somebody in a session; wall-clock times in the downloader's zone."""

    joined: datetime
    left: datetime


@dataclass(frozen=True)
class Present:
    """Somebody in an attendance file or a pasted list, stays unioned; `minutes` None when not said."""

    name: Name | None
    email: str | None
    sign_in: str | None
    employee_number: str | None
    minutes: float | None
    stays: tuple[Stay, ...]
    role: str
    sheet: str
    row: int
    missed: str = ""  # "no_show" or "excused": was expected and was not there


@dataclass(frozen=True)
class AttendanceFile:
    """An attendance report or a pasted list, read: who was there and for how long."""

    file: str
    digest: str
    kind: str  # "teams-2022", "names", …
    title: str
    on: date | None  # the session's local day, where the file says it
    starts_at: datetime | None
    minutes: float | None
    people: tuple[Present, ...]
    problems: tuple[Problem, ...]
    notes: tuple[str, ...] = ()
    team: str = ""  # what its title says of the team: "D4-CPS"
