"""Cells that stand for several rows: really merged over them, or chosen by hand to be filled down."""

from collections.abc import Collection

from tracker.intake.mapping import Mapping
from tracker.intake.tables import Table
from tracker.intake.values import Cell, Grid

SHARED = ("unit", "program", "district", "supervisor", "classification", "worker_type")


def merged_down(grid: Grid, table: Table, mapping: Mapping) -> dict[tuple[int, int], Cell]:
    """Give what a range that really is merged over rows says for each of them, in the columns that people share."""
    shared = {mapping.columns[name] for name in SHARED if name in mapping.columns}
    filled: dict[tuple[int, int], Cell] = {}
    for top, left, bottom, right in grid.merged:
        if top >= table.first and bottom > top and left == right and left in shared:
            value = grid.rows[top - 1][left - 1] if top <= len(grid.rows) else None
            if value is not None:
                filled.update({(row, left): value for row in range(top + 1, min(bottom, table.last) + 1)})
    return filled


def filled_down(grid: Grid, table: Table, mapping: Mapping, fields: Collection[str]) -> dict[tuple[int, int], Cell]:
    """Give what a column chosen to be filled down says on its blank rows; a heading within it starts anew."""
    filled: dict[tuple[int, int], Cell] = {}
    for column in (mapping.columns[name] for name in fields if name in mapping.columns):
        above: Cell = None
        for row in range(table.first, table.last + 1):
            cells = grid.rows[row - 1]
            if sum(cell is not None for cell in cells) <= 1:
                above = None if any(cell is not None for cell in cells) else above
            elif cells[column - 1] is not None:
                above = cells[column - 1]
            elif above is not None:
                filled[row, column] = above
    return filled
