"""What the rows of a table usually hold, against which one row is seen to be unlike the others."""

from collections.abc import Mapping, Sequence
from statistics import median

from tracker.intake.fields import Reader, Unfit, as_text
from tracker.intake.values import Cell, Grid

ENOUGH = 5  # numbers, before they show a custom
IDENTIFYING = frozenset({"employee_number", "email"})


class Usual:
    """The columns of one table, how many cells its rows usually fill, and how long its numbers usually are."""

    def __init__(
        self, grid: Grid, rows: tuple[int, int], columns: Mapping[str, int], readers: Sequence[tuple[str, int, Reader]]
    ) -> None:
        """Look through the rows once; `rows` are the first and the last."""
        self.grid = grid
        self.columns = columns
        self.identity = [reader for reader in readers if reader[0] in IDENTIFYING]
        own = grid.rows[rows[0] - 1 : rows[1]]
        counts = [sum(cell is not None for cell in row) for row in own]
        self.filled = int(median([count for count in counts if count > 1] or [0]))
        self.digits = self._digits(own)

    def text(self, cells: Sequence[Cell], name: str) -> str:
        """Give the text in a field's column."""
        column = self.columns.get(name)
        return as_text(cells[column - 1]).strip() if column else ""

    def names(self, cells: Sequence[Cell]) -> list[str]:
        """Give the texts where a name stands, those that hold a letter."""
        parts = [self.text(cells, part) for part in ("name", "family", "given")]
        return [text for text in parts if any(map(str.isalpha, text))]

    def is_identified(self, cells: Sequence[Cell]) -> bool:
        """Whether a row holds a readable employee number or email."""
        for _, column, reader in self.identity:
            try:
                if reader(cells[column - 1]):
                    return True
            except Unfit:
                continue
        return False

    def _digits(self, rows: Sequence[Sequence[Cell]]) -> int:
        """Give how many digits the table's employee numbers usually have; 0 when there are too few to say."""
        counts = []
        for name, column, reader in self.identity:
            for row in rows if name == "employee_number" else ():
                try:
                    number = reader(row[column - 1])
                except Unfit:
                    continue
                if isinstance(number, str):
                    counts.append(sum(map(str.isdigit, number)))
        return int(median(counts)) if len(counts) >= ENOUGH else 0
