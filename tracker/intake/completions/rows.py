"""The rows of one table of completions, read in order: who, which course, and what is said of it."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from tracker.intake import words
from tracker.intake.completions import cells
from tracker.intake.completions.cells import Said
from tracker.intake.completions.columns import CODE, COURSE
from tracker.intake.completions.days import Written
from tracker.intake.completions.layout import Layout, Track
from tracker.intake.completions.person import Person, person_on
from tracker.intake.completions.values import COURSE as OF_COURSE
from tracker.intake.completions.values import LONG, Mark
from tracker.intake.completions.words import Verdict, is_blank
from tracker.intake.fields import as_text, failure
from tracker.intake.scan.limits import letters
from tracker.intake.tables import Table
from tracker.intake.values import Cell, Given, Grid, Problem
from tracker.names import tidy

Dated = tuple[Mark, Written | None]
NO_PERSON = "There is no person on this row. Add the number, the email or the name."
NO_STATUS = "There is a day on this row, and no state. Write Completed, In progress or Waived."
UNKNOWN = "{} is no state or date that the tracker knows. Write Completed, In progress, Waived, Failed or a date."


@dataclass
class Reading:
    """What has been read from a sheet so far; the days are settled when every sheet of the file is read."""

    marks: list[Dated] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    people: set[tuple[object, ...]] = field(default_factory=set)
    blank: list[int] = field(default_factory=list)
    filled: list[int] = field(default_factory=list)
    serials: int = 0
    merged: bool = False  # a range merged over rows speaks for each of them
    left_out: Counter[str] = field(default_factory=Counter)


@dataclass
class Rows:
    """The rows of one table, read in order: what stands above is kept in mind, and used only where that was said."""

    grid: Grid
    layout: Layout
    read: Reading
    epoch_1904: bool
    district: int | None
    fill_down: bool
    above: Person | None = None
    merged: Mapping[tuple[int, int], Cell] = field(default_factory=dict)
    course_above: tuple[str, str] = ("", "")

    def run(self) -> None:
        """Read every row."""
        table = self.layout.table
        header = self.grid.rows[table.header_row - 1]
        self.merged = _merged_down(self.grid, table, {*self.layout.people.values(), *self.course_columns})
        self.read.merged = self.read.merged or bool(self.merged)
        for row in range(table.first, table.last + 1):
            line = self.grid.rows[row - 1]
            if line != header and any(not is_blank(as_text(cell)) for cell in line):
                self.row(row, [self.merged.get((row, at), cell) for at, cell in enumerate(line, start=1)])

    @property
    def course_columns(self) -> list[int]:
        """Give the columns in which a course is named."""
        return [at for name in (COURSE, CODE) if (at := self.layout.own.get(name))]

    def row(self, row: int, line: Sequence[Cell]) -> None:
        """Read one row: its person, its course, its marks."""
        if self.is_total(line):
            self.read.left_out["total"] += 1
            return
        person = person_on(self.grid.sheet, row, line, self.layout.people, self.district)
        failed, told = self.failed(row), [(track, self.said(line, track)) for track in self.layout.tracks]
        speaks = [(track, said) for track, said in told if not said.nothing or track in failed]
        if person is not None and self.layout.shape == OF_COURSE and told[-1][1].nothing:
            speaks.append((told[-1][0], Said(Verdict.UNFINISHED)))
        course = self.course(line)
        named = any(course)
        if person is None:
            person = self.from_above(row, speaks=bool(speaks) or (named and self.layout.shape == LONG))
        else:
            self.above = person
            self.read.problems += person.problems
        if named:
            self.course_above = course
        if person is not None:
            self.read.people.add(person.key)
        if not named and self.course_columns and speaks:
            course = self.course_from_above(row)
        for track, said in speaks or self.unsaid(person, named=named):
            self.read.marks.append(self.mark(row, line, person, course, track, said))
            self.read.serials += said.serial

    def course(self, line: Sequence[Cell]) -> tuple[str, str]:
        """Give the title and the code of the course that a row names."""
        title, code = (tidy(as_text(line[at - 1])) if at else "" for at in map(self.layout.own.get, (COURSE, CODE)))
        return "" if is_blank(title) else title, "" if is_blank(code) else code

    def said(self, line: Sequence[Cell], track: Track) -> Said:
        """Give what a row says of one course."""
        state, day = (
            cells.read(line[at - 1], epoch_1904=self.epoch_1904) if at else Said() for at in (track.state, track.day)
        )
        return cells.together(state, day)

    def failed(self, row: int) -> list[Track]:
        """Give the courses whose cell shows an error in place of a value: it must not pass for a blank."""
        failed = self.grid.failed
        return [track for track in self.layout.tracks if {(row, track.state), (row, track.day)} & failed.keys()]

    def from_above(self, row: int, *, speaks: bool) -> Person | None:
        """Give the person who stands above, where she said that a blank means the same one."""
        if not speaks:
            return None
        if self.fill_down and self.above is not None:
            self.read.filled.append(row)
            given = replace(self.above.given, row=row)
            return replace(self.above, given=given, problems=())
        self.read.blank.append(row)
        return None

    def course_from_above(self, row: int) -> tuple[str, str]:
        """Give the course that stands above, where she said that a blank means the same one."""
        if self.fill_down and any(self.course_above):
            self.read.filled.append(row)
            return self.course_above
        self.read.blank += [row] if any(self.course_above) and row not in self.read.blank else []
        return "", ""

    def unsaid(self, person: Person | None, *, named: bool) -> list[tuple[Track, Said]]:
        """Give what a row says that says nothing of its course: it is not finished."""
        counts = person is not None and named and self.layout.shape == LONG
        return [(self.layout.tracks[0], Said(Verdict.UNFINISHED))] if counts else []

    def is_total(self, line: Sequence[Cell]) -> bool:
        """Whether a row only counts."""
        first = next((text for cell in line if not is_blank(text := as_text(cell))), "")
        identified = [at for name, at in self.layout.people.items() if name in ("employee_number", "email")]
        return words.is_total(first) and all(as_text(line[at - 1]) in ("", first) for at in identified)

    def mark(
        self, row: int, line: Sequence[Cell], person: Person | None, course: tuple[str, str], track: Track, said: Said
    ) -> Dated:
        """Give what the row says of one course, with what makes it doubtful."""
        doubt, why = self.doubt(row, line, person, course, track, said)
        aim = (self.layout.table.header_row, letters(track.heading)) if track.heading else None
        if aim is None and (at := next(iter(self.course_columns), None)):
            aim = (row, letters(at))
        found = Mark(
            given=person.given if person else Given(self.grid.sheet, row, None),
            course=track.course or course[0],
            code="" if track.course else course[1],
            column=letters(track.column),
            said=cells.in_words(*(line[at - 1] for at in (track.state, track.day) if at)),
            verdict=said.verdict or (Verdict.COMPLETED if said.day and not doubt else None),
            doubt=doubt,
            why=why,
            heading=track.heading is not None,
            aim=aim,
        )
        return found, said.day

    def doubt(
        self,
        row: int,
        line: Sequence[Cell],
        person: Person | None,
        course: tuple[str, str],
        track: Track,
        said: Said,
    ) -> tuple[str, str]:
        """Say why a mark cannot be used as it stands."""
        failed = [self.grid.failed[row, at] for at in (track.state, track.day) if at and (row, at) in self.grid.failed]
        doubts = {
            ("error_cell", failure(failed[0]) if failed else ""): bool(failed),
            ("no_person", NO_PERSON): person is None,
            (person.doubt if person and person.doubt else ("", "")): bool(person and person.doubt),
            ("no_course", "There is no course on this row. Add it."): bool(self.course_columns) and not any(course),
            ("unknown_word", UNKNOWN.format(cells.in_words(said.unknown))): bool(said.unknown),
            ("no_status", NO_STATUS): self.is_day_alone(line, track, said),
        }
        return next((doubt for doubt, holds in doubts.items() if holds), ("", ""))

    def is_day_alone(self, line: Sequence[Cell], track: Track, said: Said) -> bool:
        """Whether there is only a day, of what is not said, and the column of states is blank here."""
        alone = said.verdict is None and said.day is not None and track.asks_state
        return alone and is_blank(as_text(line[(track.state or 1) - 1]))


def _merged_down(grid: Grid, table: Table, columns: Collection[int]) -> dict[tuple[int, int], Cell]:
    """Give what a range that really is merged over rows says for each of them."""
    filled: dict[tuple[int, int], Cell] = {}
    for top, left, bottom, right in grid.merged:
        if top >= table.first and bottom > top and left == right and left in columns:
            value = grid.rows[top - 1][left - 1]
            filled.update({(row, left): value for row in range(top + 1, min(bottom, table.last) + 1)})
    return filled
