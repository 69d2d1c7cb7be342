"""One sheet while it is made: its cells by place, its looks, and what is true of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from tests.intake.untidy_rosters.truth import TrueSheet

Value = str | float | date | None


@dataclass(frozen=True)
class Failed:
    """A formula whose answer is an error."""

    shown: str


Content = Value | Failed


@dataclass
class Page:
    """A sheet: rows and columns count from 1; `row` is the next one to be written."""

    name: str
    hidden: bool = False
    cells: dict[tuple[int, int], Content] = field(default_factory=dict)
    struck: set[tuple[int, int]] = field(default_factory=set)
    hidden_rows: set[int] = field(default_factory=set)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    filtered: tuple[int, int, int, int] | None = None
    row: int = 1
    truth: TrueSheet = field(init=False)

    def __post_init__(self) -> None:
        """Begin with nothing that is true."""
        self.truth = TrueSheet(self.name)

    def write(self, values: Sequence[Content], *, left: int = 1) -> int:
        """Write a row and give its number."""
        for at, value in enumerate(values):
            if value is not None and value != "":
                self.cells[self.row, left + at] = value
        self.row += 1
        return self.row - 1

    def across(self, text: str, left: int, right: int, *, merge: bool) -> int:
        """Write one text over several columns."""
        at = self.write([text], left=left)
        if merge and right > left:
            self.merged.append((at, left, at, right))
        return at

    @property
    def size(self) -> tuple[int, int]:
        """Give the last row and the last column that hold anything."""
        return max((row for row, _ in self.cells), default=0), max((column for _, column in self.cells), default=0)

    def rows(self) -> list[list[Content]]:
        """Give the cells row by row."""
        height, width = self.size
        return [[self.cells.get((row, column)) for column in range(1, width + 1)] for row in range(1, height + 1)]

    def turned(self) -> "Page":
        """Give the sheet with its rows as columns."""
        page = Page(self.name, self.hidden)
        page.cells = {(column, row): value for (row, column), value in self.cells.items()}
        page.struck = {(column, row) for row, column in self.struck}
        page.truth = self.truth
        return page
