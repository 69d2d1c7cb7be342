"""A tracker's book → what each cell says at its crossing of a place and a heading; nothing is decided here."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from tracker.errors import NothingToImport
from tracker.intake.fields import as_text, failure
from tracker.intake.old_tracker.colours import Fills, legend_of
from tracker.intake.old_tracker.days import month_first_by, year_of
from tracker.intake.old_tracker.frame import Frame, side_of
from tracker.intake.old_tracker.lines import Columns, Line, Lines, Sorter, columns_of, with_sides
from tracker.intake.old_tracker.marks import fold, meaning, say
from tracker.intake.old_tracker.naming import Naming
from tracker.intake.old_tracker.values import Entry, Heading, Held, Place, Said, SheetRead, TrackerRead
from tracker.intake.scan.limits import letters
from tracker.intake.values import Book, Grid, Problem
from tracker.names import tidy

NO_TRACKER = (
    "No sheet of this file has districts on one side and trainings or programs on the other. "
    "Check that it is your own tracker; a roster is imported without --as."
)
_LONG = 200  # characters of a text that is searched for a legend
_COULD_BE_A_SHARE = re.compile(r"(\d{1,2})\s?/\s?(\d{1,2})")


def read(book: Book, held: Held, fills: Fills | None = None) -> TrackerRead:
    """Read every sheet; NothingToImport where none crosses districts with anything."""
    naming = Naming(held)
    sheets = tuple(_sheet(book, grid, naming, (fills or {}).get(grid.sheet, {})) for grid in book.sheets)
    if not any(sheet.entries for sheet in sheets):
        raise NothingToImport(NO_TRACKER)
    return TrackerRead(book.file, book.digest, sheets, book.notes)


def _sheet(book: Book, grid: Grid, naming: Naming, fills: Mapping[tuple[int, int], str]) -> SheetRead:
    if grid.hidden:
        return SheetRead(grid.sheet, skipped="The sheet is hidden, so it was left alone.")
    side = side_of(grid, lambda text, numbers: naming.place(text, numbers=numbers), least=1)
    if side is None:
        return SheetRead(grid.sheet, skipped="No districts stand at its side or across its top.")
    return _Crossing(book, naming, fills, *side).read()


class _Crossing:
    """The reading of one sheet."""

    def __init__(
        self,
        book: Book,
        naming: Naming,
        fills: Mapping[tuple[int, int], str],
        frame: Frame,
        column: int,
        places: dict[int, Place],
    ) -> None:
        self.book, self.naming, self.fills, self.frame, self.column = book, naming, fills, frame, column
        self.sheet = frame.grid.sheet
        self.lines: Lines = Sorter(frame, column, places, naming).sort()
        self.columns: dict[int, Columns] = {}
        for line in self.lines.lines:
            if id(line.block) not in self.columns:
                self.columns[id(line.block)] = columns_of(line.block, frame, column, naming)
        self.assumed: list[str] = []

    def read(self) -> SheetRead:
        """Read the sheet's cells, then what is true of all of them."""
        entries = self._without_shares([entry for line in self.lines.lines for entry in self._row(line)])
        order, shown = month_first_by(fold(entry.said.text) for entry in entries if entry.said.days)
        if order is not None and any(day.open for entry in entries for day in entry.said.days):
            which = "month before day" if order else "day before month"
            self.assumed.append(f"Days are read {which}, as “{shown}” shows.")
        known = [columns for columns in self.columns.values() if columns.values]
        passed = [*self.lines.totals, *(name for columns in known for name in columns.passed_over)]
        return SheetRead(
            self.sheet,
            tuple(entries),
            tuple(dict.fromkeys(each.label for columns in known for each in columns.values.values())),
            "" if entries else "Nothing stands where its districts and headings cross.",
            self._year(entries),
            order,
            tuple(dict.fromkeys(passed)),
            tuple(dict.fromkeys(self.assumed)),
            self._legend(),
            tuple(self._problems()),
        )

    def _row(self, line: Line) -> Iterator[Entry]:
        columns = self.columns[id(line.block)]
        place, course = with_sides(line, columns, self.frame, self.naming)
        if line.assumed:
            self.assumed.append(line.assumed)
        if place.assumed:
            self.assumed.append(place.assumed)
        for column, heading in columns.values.items():
            entry = self._entry(line, column, columns, place, _with_course(heading, course))
            if entry is not None:
                yield self._in_context(entry, line)

    def _entry(self, line: Line, column: int, columns: Columns, place: Place, heading: Heading) -> Entry | None:
        """Read a cell together with the number and the note that stand beside it."""
        top = self.frame.over.get((line.row, column))
        if top is not None and top[:2] != (line.row, column):
            return None  # its merge was read where it begins
        said = self._said(line.row, column, heading.role)
        where = column
        for beside, of in columns.beside.items():
            if of == column and (more := self._said(line.row, beside, self._role(line, beside))):
                where, said = (beside, more) if said is None and more.people else (where, said)
                said = _together(said, more)
        at = self.frame.at(line.row, where)
        fill = self._fill(line, column)
        if said is None:
            return Entry(at, place, heading, Said(""), fill) if fill else None
        return Entry(at, place, heading, said, fill, self._spans(line, top, columns))

    def _role(self, line: Line, column: int) -> str:
        return self.naming.heading(line.block.stacks[column]).role

    def _said(self, row: int, column: int, role: str) -> Said | None:
        _, at_row, at_column = self.frame.at(row, column)
        text = tidy(as_text(self.frame.cell(row, column)))[:60]
        failed = self.frame.grid.failed.get((at_row, at_column))
        if failed:
            return Said(failed, unclear=failure(failed))
        if (at_row, at_column) in self.frame.grid.struck and text:
            return Said(text, unclear="It is struck through. Say whether a session was held, and on which day.")
        return say(self.frame.cell(row, column), role=role, epoch_1904=self.book.epoch_1904)

    def _fill(self, line: Line, column: int) -> str:
        """Give a cell's own colour; one that its label or its heading has too is only dress."""
        fill = self._colour(line.row, column)
        dress = {self._colour(line.row, self.column), *(self._colour(row, column) for row in _heads(line))}
        return "" if fill in dress else fill

    def _colour(self, row: int, column: int) -> str:
        _, at_row, at_column = self.frame.at(row, column)
        return self.fills.get((at_row, at_column), "")

    def _spans(
        self, line: Line, top: tuple[int, int, int, int] | None, columns: Columns
    ) -> tuple[tuple[Place, Heading], ...]:
        """Give every crossing that a merged cell lies over."""
        if top is None:
            return ()
        rows = [each for each in self.lines.lines if top[0] <= each.row <= top[2] and each.block is line.block]
        crossed = []
        for each in rows:
            place, course = with_sides(each, columns, self.frame, self.naming)
            for column, heading in columns.values.items():
                if top[1] <= column <= top[3]:
                    crossed.append((place, self._context(_with_course(heading, course), each)))
        return tuple(dict.fromkeys(crossed)) if len(crossed) > 1 else ()

    def _in_context(self, entry: Entry, line: Line) -> Entry:
        return replace(entry, heading=self._context(entry.heading, line))

    def _context(self, heading: Heading, line: Line) -> Heading:
        """Add what the headings leave open and the titles, the sheet's name or the file's name say."""
        if heading.course is None and not heading.asked:
            found = self._course(line)
            heading = replace(heading, course=found[0] if found else None, asked=self.sheet, own=False)
            if found:
                self.assumed.append(f"The training is “{self.naming.title_of(found[0])}”: {found[1]} says so.")
        if not heading.programs and not line.place.programs and not line.place.team_id:
            program = self._program(line)
            if program:
                heading = replace(heading, programs=(program[0],))
                self.assumed.append(f"The program is {program[0]}: {program[1]} says so.")
        return heading

    def _names(self, line: Line) -> Iterator[tuple[str, str]]:
        """Give the names over a line, the nearest first, with what each is called."""
        for title in reversed(line.block.titles):
            yield title, f"“{title}”"
        if self.book.kind != "csv":
            yield self.sheet, f"the sheet's name “{self.sheet}”"
        yield self.book.file.rpartition(".")[0], "the file's name"

    def _course(self, line: Line) -> tuple[str, str] | None:
        for text, called in self._names(line):
            fit = self.naming.courses_in(text)
            if len(fit) == 1:
                return fit[0], called
        return None

    def _program(self, line: Line) -> tuple[str, str] | None:
        for text, called in self._names(line):
            programs = self.naming.programs(text.replace("_", " "))
            if programs:
                return (programs[0], called) if len(programs) == 1 else None
        return None

    def _year(self, entries: list[Entry]) -> int | None:
        """Give the year that the sheet's titles, its name or the file's name say, where a day needs one."""
        needed = any(day.year is None for entry in entries for day in entry.said.days if entry.heading.year is None)
        if not needed:
            return None
        names = [*((text, f"“{text}”") for text in reversed(self.lines.titles))]
        names += [(self.sheet, f"the sheet's name “{self.sheet}”")] if self.book.kind != "csv" else []
        for text, called in [*names, (self.book.file.rpartition(".")[0], "the file's name")]:
            year = year_of(text)
            if year:
                self.assumed.append(f"Days without a year are of {year}: {called} says so.")
                return year
        return None

    def _without_shares(self, entries: list[Entry]) -> list[Entry]:
        """Ask about 8/12, a day or 8 of 12 people, where another cell of the sheet is a share such as 14/20."""
        shares = [entry.said.text for entry in entries if entry.said.people and "/" in entry.said.text]
        if not shares:
            return entries
        return [
            replace(
                entry,
                said=Said(
                    entry.said.text,
                    unclear=f"It may be a day, or a share as “{shares[0]}” is. Say on which day the session was.",
                ),
            )
            if _may_be_a_share(entry.said)
            else entry
            for entry in entries
        ]

    def _legend(self) -> dict[str, tuple[str, str]]:
        rows = {line.row for line in self.lines.lines} | {row for line in self.lines.lines for row in _heads(line)}
        width = max((column for columns in self.columns.values() for column in columns.values), default=0)
        turned = self.frame.turned
        outside = [
            (row, column)
            for row, column in sorted(self.fills)
            if (column if turned else row) not in rows or (row if turned else column) > width
        ]
        texts = [cell[:_LONG] for row in self.frame.rows for cell in row if isinstance(cell, str)]

        def text_at(row: int, column: int) -> str:
            grid = self.frame.grid.rows
            inside = 0 < row <= len(grid) and 0 < column <= len(grid[row - 1])
            return tidy(as_text(grid[row - 1][column - 1])) if inside else ""

        found = legend_of(text_at, self.fills, outside, texts) if self.fills else {}
        return {colour: (said[:60], meaning(said)) for colour, said in found.items()}

    def _problems(self) -> Iterator[Problem]:
        for row in self.lines.placeless:
            at = self.frame.at(row, self.column)
            yield Problem(
                self.sheet,
                at[1],
                letters(at[2]),
                "no_district",
                "It names no district or team that the records know, so nothing of it was read. Write one.",
            )


def _heads(line: Line) -> range:
    return range(line.block.first, line.block.last + 1) if line.block.first else range(0)


def _with_course(heading: Heading, course: Heading | None) -> Heading:
    """Add the course that a row's own label names."""
    if course is None:
        return heading
    return replace(
        heading,
        course=course.course or heading.course,
        word=course.word if course.course else heading.word,
        asked=course.asked or heading.asked,
        choices=course.choices,
        programs=heading.programs or course.programs,
        label=f"{course.label} / {heading.label}",
    )


def _together(said: Said | None, more: Said) -> Said:
    """Put a number or a note that stands beside a cell with it."""
    if said is None:
        return replace(more, none=not more.people and not more.unclear)
    if more.none or more.unclear:
        return said if not more.unclear else replace(said, unclear=said.unclear or more.unclear)
    if more.people and len(said.days) == 1 and said.days[0].people is None:
        said = replace(said, days=(replace(said.days[0], people=more.people),))
    elif more.people and not said.days and said.people is None and not said.none:
        said = replace(said, people=more.people)
    notes = "; ".join(dict.fromkeys(filter(None, (said.note, more.note))))
    return replace(said, note=notes)


def _may_be_a_share(said: Said) -> bool:
    alone = _COULD_BE_A_SHARE.fullmatch(said.text)
    return bool(alone and said.days and int(alone[1]) <= int(alone[2]))
