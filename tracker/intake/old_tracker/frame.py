"""A sheet with its districts down: as it stands, or turned on its side; every cell keeps its own address."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from tracker.intake.fields import as_text
from tracker.intake.old_tracker.naming import is_of_districts
from tracker.intake.old_tracker.values import At, Place
from tracker.intake.values import Cell, Grid
from tracker.names import show, tidy

Named = Callable[[str, bool], Place | None]  # a label, and whether numbers alone are districts there


@dataclass(frozen=True)
class Frame:
    """The cells of a sheet, rows and columns counted from 1; `turned` where the districts stand across in the file."""

    grid: Grid
    turned: bool
    rows: tuple[tuple[Cell, ...], ...]
    merged: tuple[tuple[int, int, int, int], ...]
    over: dict[tuple[int, int], tuple[int, int, int, int]] = field(default_factory=dict)  # a cell → the merge over it

    def at(self, row: int, column: int) -> At:
        """Give a cell's address in the file."""
        return (self.grid.sheet, column, row) if self.turned else (self.grid.sheet, row, column)

    def cell(self, row: int, column: int) -> Cell:
        """Give what a cell holds."""
        inside = 0 < row <= len(self.rows) and 0 < column <= self.width
        return self.rows[row - 1][column - 1] if inside else None

    def text(self, row: int, column: int) -> str:
        """Give what a cell shows; one under a merge shows what the merge does."""
        top = self.over.get((row, column))
        return tidy(show(as_text(self.cell(*top[:2]) if top else self.cell(row, column))))

    @property
    def width(self) -> int:
        """Give the number of columns."""
        return len(self.rows[0]) if self.rows else 0

    def columns(self) -> range:
        """Give the columns."""
        return range(1, self.width + 1)

    def labels(self, column: int, named: Named) -> Iterator[tuple[int, Place]]:
        """Give the rows of a column whose cell names a place; 4 alone does so under a heading of districts."""
        numbers = False
        for row in range(1, len(self.rows) + 1):
            text = self.text(row, column)
            if text and is_of_districts(text):
                numbers = True
            elif text and (place := named(text, numbers)):
                yield row, place


def frames(grid: Grid) -> tuple[Frame, Frame]:
    """Give a sheet as it stands and turned."""
    turned = tuple(zip(*grid.rows, strict=True)) if grid.rows else ()
    on_side = tuple((left, top, right, bottom) for top, left, bottom, right in grid.merged)
    return (
        Frame(grid, False, grid.rows, grid.merged, _over(grid.merged)),  # noqa: FBT003 -- said by the field's name
        Frame(grid, True, turned, on_side, _over(on_side)),  # noqa: FBT003 -- as above
    )


_LARGEST = 2_000  # cells of a merge that are looked at; a title over more than that is no label


def _over(merged: tuple[tuple[int, int, int, int], ...]) -> dict[tuple[int, int], tuple[int, int, int, int]]:
    return {
        (row, column): each
        for each in merged
        if (each[2] - each[0] + 1) * (each[3] - each[1] + 1) <= _LARGEST
        for row in range(each[0], each[2] + 1)
        for column in range(each[1], each[3] + 1)
    }


def side_of(grid: Grid, named: Named, least: int = 2) -> tuple[Frame, int, dict[int, Place]] | None:
    """Give the way round in which a sheet's districts stand down, their column, and the place of each row."""
    best: tuple[int, Frame, int, dict[int, Place]] | None = None
    for frame in frames(grid):
        for column in frame.columns():
            found = dict(frame.labels(column, named))
            distinct = len({place.district or place.label for place in found.values() if not place.wrong})
            if distinct >= least and (best is None or distinct > best[0]):
                best = (distinct, frame, column, found)
    return best[1:] if best else None
