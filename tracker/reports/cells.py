"""How a table's cell reads, for the formats that write words."""

from datetime import date

from tracker.reports.document import Cell, Column, Kind, Paragraphs, Share, Table
from tracker.reports.words import n_of_n, table_percent

#: What a symbol of the grid stands for, where a format tints its cell.
TONES = {"●": "done", "◐": "ahead", "!": "late", "○": "open", "\N{EN DASH}": "absent"}
RIGHT: frozenset[Kind] = frozenset({"number", "share", "percent"})


def text_of(cell: Cell, column: Column) -> str:
    """Give a cell as a reader sees it."""
    if cell is None:
        return ""
    if isinstance(cell, Share):
        return (table_percent if column.kind == "percent" else n_of_n)(cell.n, cell.of)
    if isinstance(cell, date):
        return f"{cell.day} {cell:%b} {cell.year}"
    if isinstance(cell, Paragraphs):
        return "\n".join(": ".join(part for part in each if part) for each in cell.said)
    return f"{cell:,}" if isinstance(cell, int) else cell


def rows_as_text(table: Table) -> list[list[str]]:
    """Give a table's rows as text."""
    return [[text_of(cell, column) for cell, column in zip(row, table.columns, strict=True)] for row in table.rows]
