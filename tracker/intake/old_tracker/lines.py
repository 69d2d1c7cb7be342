"""The rows of a tracker's sheet from top to bottom: titles, headings, places, totals; each block under its own."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from tracker.intake import words
from tracker.intake.old_tracker.days import days_in
from tracker.intake.old_tracker.frame import Frame
from tracker.intake.old_tracker.marks import fold
from tracker.intake.old_tracker.naming import Naming, is_of_districts, is_passed_over, is_side, role_of
from tracker.intake.old_tracker.values import Heading, Place

_STACKED = 3  # rows of headings above each other


@dataclass
class Block:
    """A stretch of rows under the same headings: each column's headings, the lowest first, and the titles above."""

    stacks: dict[int, list[str]] = field(default_factory=dict)
    titles: list[str] = field(default_factory=list)
    first: int = 0  # the topmost row of headings
    last: int = 0


@dataclass(frozen=True)
class Line:
    """A row with a place, the block that it stands in, and what was taken for granted about it."""

    row: int
    place: Place
    block: Block
    assumed: str = ""


@dataclass
class Lines:
    """The rows of a sheet, told apart."""

    lines: list[Line] = field(default_factory=list)
    placeless: list[int] = field(default_factory=list)  # rows with values and without a place
    totals: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)  # above the first block


class Sorter:
    """Tells the rows of one sheet apart."""

    def __init__(self, frame: Frame, column: int, places: Mapping[int, Place], naming: Naming) -> None:
        self.frame, self.column, self.naming = frame, column, naming
        self.places = dict(places)
        self.found = Lines()
        self.block = Block()
        self.waiting: list[str] = []  # titles that the next block will stand under

    def sort(self) -> Lines:
        """Go through the rows."""
        fallback = self._plain_header()
        before: Line | None = None
        for row in range(1, len(self.frame.rows) + 1):
            label = self.frame.text(row, self.column)
            place = self.places.get(row)
            if place is not None:
                before = self._keep(row, place)
            elif label and words.is_total(label):
                self.found.totals.append(label)
            elif row == fallback or self._is_header(row):
                self._head(row)
                before = None
            elif before and not label and self._goes_on(row):
                assumed = f"Row {row} names no district: read as {before.place.label}'s, the row above."
                self._keep(row, before.place, assumed)
            elif self._has_values(row):
                self.found.placeless.append(row)
            else:
                self._title(row)
        return self.found

    def _keep(self, row: int, place: Place, assumed: str = "") -> Line:
        line = Line(row, place, self.block, assumed)
        self.found.lines.append(line)
        return line

    def _plain_header(self) -> int | None:
        """Give the row right above the first place, where no heading of the sheet is known."""
        first = min(self.places)
        above = range(first - 1, 0, -1)
        if any(self._is_header(row) for row in above):
            return None
        return next((row for row in above if self._texts(row)), None)

    def _texts(self, row: int) -> dict[int, str]:
        """Give the texts of a row's cells besides the label, a title that is merged from the label on left out."""
        return {
            column: text
            for column in self.frame.columns()
            if column != self.column and (text := self.frame.text(row, column)) and not self._from_label(row, column)
        }

    def _from_label(self, row: int, column: int) -> bool:
        top = self.frame.over.get((row, column))
        return top is not None and top[1] <= self.column < column

    def _is_header(self, row: int) -> bool:
        """Whether a row's texts are headings: some are known, none is a day, and its label is no place."""
        texts = self._texts(row)
        if any(isinstance(self.frame.cell(row, column), date | float | bool) for column in texts):
            return False
        known = [text for text in texts.values() if self.naming.is_heading(text)]
        label = self.frame.text(row, self.column)
        if not texts or any(days_in(fold(text)) for text in texts.values()):
            return False
        if is_of_districts(label):
            return True
        if not known:
            return False
        told = not label or self.naming.is_heading(label) or len(known) > 1
        return told and len(known) * 2 >= len(set(texts.values()))

    def _head(self, row: int) -> None:
        """Begin a block, or put another row of headings on the one that has begun."""
        going = (
            self.block.first
            and self.block.last == row - 1
            and not any(line.block is self.block for line in self.found.lines)
        )
        if not going or len(max(self.block.stacks.values(), key=len, default=[])) >= _STACKED:
            kept = self.waiting or self.block.titles
            self.block = Block(titles=kept, first=row)
            self.waiting = []
        self.block.last = row
        texts = self._texts(row)
        shown = self._spread(texts, row) if self._stands_over_more(row) else texts
        for column, text in shown.items():
            stack = self.block.stacks.setdefault(column, [])
            if text not in stack:
                stack.insert(0, text)

    def _spread(self, texts: Mapping[int, str], row: int) -> dict[int, str]:
        """Let a heading that is not merged reach over the blank cells to its right, as far as trainings go."""
        shown: dict[int, str] = {}
        last = ""
        for column in self.frame.columns():
            below = self.frame.text(row + 1, column)
            own = texts.get(column, "")
            if own:
                last = "" if (row, column) in self.frame.over else own
            elif not below or is_passed_over(below) or role_of(below) == "note":
                last = ""
            if own or last:
                shown[column] = own or last
        return shown

    def _stands_over_more(self, row: int) -> bool:
        """Whether the next row holds headings too, so that a heading here reaches over the blanks beside it."""
        return row < len(self.frame.rows) and row + 1 not in self.places and self._is_header(row + 1)

    def _goes_on(self, row: int) -> bool:
        """Whether a row without a label has one in another column of labels: the second program of a district."""
        return any(is_side_stack(self.block.stacks.get(column, ())) for column in self._texts(row))

    def _has_values(self, row: int) -> bool:
        """Whether a row holds a day beside its label, under a heading: a lost row, and no title or note."""
        cells = ((column, self.frame.cell(row, column)) for column in self.block.stacks)
        return any(
            column != self.column and (isinstance(cell, date) or (isinstance(cell, str) and days_in(fold(cell[:100]))))
            for column, cell in cells
        )

    def _title(self, row: int) -> None:
        texts = list(dict.fromkeys(filter(None, (self.frame.text(row, column) for column in self.frame.columns()))))
        if not texts:
            return
        if not self.found.lines:
            self.found.titles.extend(texts)
        if any(self.naming.courses_in(text) or self.naming.programs(text) for text in texts[:1]):
            self.waiting = texts
        elif not self.found.lines:
            self.waiting += texts


def is_side_stack(stack: Iterable[str]) -> bool:
    """Say whether the headings above a column stand over more labels."""
    return any(is_side(label) for label in list(stack)[:1])


@dataclass(frozen=True)
class Columns:
    """What the columns of a block are: more labels, values under headings, and what is passed over."""

    sides: tuple[int, ...]
    values: dict[int, Heading]
    beside: dict[int, int]  # a column of numbers or notes → the column that it belongs to
    passed_over: tuple[str, ...]


def columns_of(block: Block, frame: Frame, label: int, naming: Naming) -> Columns:
    """Read the headings of a block."""
    sides: list[int] = []
    values: dict[int, Heading] = {}
    beside: dict[int, int] = {}
    passed: list[str] = []
    last: int | None = None
    for column in frame.columns():
        stack = block.stacks.get(column, [])
        if column == label or not stack or any(is_of_districts(text) for text in stack[:1]):
            continue
        if is_side_stack(stack):
            sides.append(column)
            continue
        heading = naming.heading(stack)
        owned = heading.course or heading.programs or heading.asked
        if (is_passed_over(stack[0]) and not naming.courses_in(stack[0])) or (not owned and heading.role == ""):
            passed.append(stack[0])
            continue
        if heading.role in {"count", "note"} and last is not None and _belongs(heading, values[last]):
            beside[column] = last
        elif heading.role == "note" and not owned:
            passed.append(stack[0])
        else:
            values[column] = heading
            last = column
    return Columns(tuple(sides), values, beside, tuple(dict.fromkeys(passed)))


def _belongs(heading: Heading, to: Heading) -> bool:
    """Whether a column of numbers or notes goes with the one before it: the same course and program, or none at all."""
    if heading.role == "note" and not (heading.course or heading.programs):
        return False
    same = (heading.course or to.course, heading.programs or to.programs) == (to.course, to.programs)
    return same and to.role in {"", "day"}


def with_sides(line: Line, columns: Columns, frame: Frame, naming: Naming) -> tuple[Place, Heading | None]:
    """Give a row's place with what its other labels add to it, and what they say of a course."""
    place, course = line.place, None
    for column in columns.sides:
        text = frame.text(line.row, column)
        if not text:
            continue
        programs = naming.programs(text)
        own = naming.place(text)
        if own and own.team_id:
            place = replace(place, team_id=own.team_id, programs=own.programs)
        elif programs:
            place = replace(place, programs=place.programs or programs, label=f"{place.label} {text}")
        elif naming.courses_in(text) or any(words.key(each) in _COURSES for each in line.block.stacks.get(column, ())):
            course = naming.heading([text])
        else:
            place = replace(place, unit=place.unit or words.key(text), label=f"{place.label} {text}")
    return place, course


_COURSES = frozenset({"course", "training", "class", "topic", "courses", "trainings", "course name", "training name"})
