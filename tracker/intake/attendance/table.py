"""Delimited text into rows, sections and lines: the shape of every report of a meeting."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tracker.names import tidy

_SECTION = re.compile(r"(\d{1,2})\.\s+\S")
_ROW_CUTS = 2  # delimiters in a later line of one cell: a quotation mark was never closed and swallowed a row
COLUMNS = {
    "name": ("name", "full name", "name (original name)", "user name (original name)", "user name"),
    "joined": ("first join", "first join time", "join time"),
    "left": ("last leave", "last leave time", "leave time"),
    "duration": ("in-meeting duration", "duration"),
    "minutes": ("duration (minutes)", "total duration (minutes)", "time in session (minutes)"),
    "guest": ("guest", "is guest"),
    "waiting": ("in waiting room",),
    "attended": ("attended",),
    "registered": ("registration time",),
    "approval": ("approval status",),
    "email": ("email", "user email"),
    "sign_in": ("participant id (upn)",),
    "role": ("role",),
    "action": ("user action",),
    "at": ("timestamp",),
}
_FIELDS = {heading: field for field, headings in COLUMNS.items() for heading in headings}


@dataclass(frozen=True)
class Line:
    """One row of a section's table: the texts that it holds, by field."""

    sheet: str  # the section's title
    row: int
    cells: dict[str, str]

    def __getitem__(self, field: str) -> str:
        """Give the text of a field, empty where the row is shorter or the column is missing."""
        return self.cells.get(field, "")


@dataclass(frozen=True)
class Section:
    """A part of a report: its title and its rows, each with its number as Excel counts."""

    title: str
    rows: tuple[tuple[int, tuple[str, ...]], ...]

    def facts(self) -> dict[str, str]:
        """Give a section of labels and values: {"meeting title": …}."""
        return {_folded(cells[0]): cells[1] for _, cells in self.rows if len(cells) > 1 and cells[0]}

    def lines(self) -> tuple[Line, ...]:
        """Give the rows under the first row that heads a column with names."""
        header: dict[int, str] = {}
        found: list[Line] = []
        for row, cells in self.rows:
            if not header:
                header = _header(cells)
            elif any(cells):
                held = {field: cells[place] for place, field in header.items() if place < len(cells)}
                found.append(Line(self.title, row, held))
        return tuple(found)


def rows_of(text: str) -> tuple[tuple[str, ...], ...]:
    """Split a text into rows of trimmed cells, whatever the delimiter that its own lines show."""
    delimiter = max("\t,;", key=lambda each: _consistency(text, each))
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error:
        rows = []
    if not rows or any(_swallowed(cell, delimiter) for row in rows for cell in row):
        rows = [_alone(line, delimiter) for line in text.splitlines()]
    return tuple(tuple(cell.strip() for cell in row) for row in rows)


def sections_of(rows: Sequence[tuple[str, ...]]) -> dict[int, Section]:
    """Split rows at the lines that number a section: "1. Summary", "2. Participants"."""
    starts = [
        (int(found[1]), place)
        for place, cells in enumerate(rows)
        if cells and not any(cells[1:]) and (found := _SECTION.match(cells[0]))
    ]
    ends = [place for _, place in starts[1:]] + [len(rows)]
    return {
        number: section(rows, place, end, rows[place][0]) for (number, place), end in zip(starts, ends, strict=False)
    }


def section(rows: Sequence[tuple[str, ...]], start: int, end: int, title: str) -> Section:
    """Give the rows after `start` and before `end` as a section."""
    return Section(title, tuple((place + 1, rows[place]) for place in range(start + 1, end)))


def lines_of(rows: Sequence[tuple[int, tuple[str, ...]]], header: Sequence[str], sheet: str) -> Iterator[Line]:
    """Give numbered rows as lines under a heading row; a dash stands for nothing."""
    fields = _header(header)
    for row, cells in rows:
        held = {field: cells[place] for place, field in fields.items() if place < len(cells)}
        yield Line(sheet, row, {field: "" if set(text) <= {"-"} else text for field, text in held.items()})


def is_header(cells: Sequence[str], *fields: str) -> bool:
    """Say whether a row heads at least these columns."""
    return set(fields) <= set(_header(cells).values())


def _swallowed(cell: str, delimiter: str) -> bool:
    """Say whether a cell holds whole rows."""
    return "\n" in cell and any(line.count(delimiter) > _ROW_CUTS for line in cell.splitlines()[1:])


def _alone(line: str, delimiter: str) -> list[str]:
    """Split one line by itself, its quotation marks ignored where they do not pair."""
    if line.count('"') % 2 or len(line) > csv.field_size_limit():
        return [cell.replace('"', "") for cell in line.split(delimiter)]
    return next(csv.reader([line], delimiter=delimiter), [])


def _header(cells: Sequence[str]) -> dict[int, str]:
    """Give the fields that a heading row names by place, if it has one for names."""
    fields = {place: field for place, cell in enumerate(cells) if (field := _FIELDS.get(_folded(cell)))}
    return fields if "name" in fields.values() else {}


def _folded(text: str) -> str:
    """Give a heading without case and spare spaces."""
    return tidy(text).casefold()


def _consistency(text: str, delimiter: str) -> int:
    """Count the known headings that a delimiter would give over the whole text."""
    lines = (line for line in text.splitlines() if delimiter in line and "name" in line.casefold())
    return max((len(_header([cell.strip(' "') for cell in line.split(delimiter)])) for line in lines), default=0)
