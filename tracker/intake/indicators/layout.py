"""How a sheet lays its numbers out: one a row, or districts down and months across, or the other way round."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal

from tracker.intake.fields import as_text, failure
from tracker.intake.indicators.months import Said, month_in, month_number, year_in
from tracker.intake.indicators.naming import Vocabulary
from tracker.intake.indicators.values import STATE, Place, SheetRead
from tracker.intake.scan.limits import letters
from tracker.intake.values import Cell, Grid, Problem
from tracker.intake.words import is_note, is_total, key
from tracker.names import tidy

SEARCHED = 30  # rows in which the headings are looked for
Shape = Literal["long", "months across", "districts across"]
_REMARK = 200  # characters of a line below a table


@dataclass(frozen=True)
class Layout:
    """A sheet's table: its row of headings, and what each column (counted from 0) is."""

    shape: Shape
    header_row: int
    columns: dict[str, int]  # "district", "month", "year", "indicator", as far as there are such columns
    values: dict[int, str]  # a column of numbers → the code of its indicator, or "" where its heading names none
    across: dict[int, Said | int]  # a column of numbers → the month or the district above it
    totals: frozenset[int] = frozenset()

    @property
    def known(self) -> frozenset[int]:
        """Give the columns that are understood."""
        return frozenset((*self.columns.values(), *self.values, *self.across, *self.totals))


def layout_of(grid: Grid, words: Vocabulary) -> Layout | None:
    """Find how a sheet's table is laid out; None where it holds none that is understood."""
    for row in range(1, min(SEARCHED, len(grid.rows)) + 1):
        cells = grid.rows[row - 1]
        found = _long(row, cells, words) or _across(grid, row, cells, words)
        if found:
            return found
    return None


def _long(row: int, cells: Sequence[Cell], words: Vocabulary) -> Layout | None:
    """Read a row of headings that names a district, a month and a number."""
    columns: dict[str, int] = {}
    values: dict[int, str] = {}
    for at, cell in enumerate(cells):
        field, code = words.heading(cell), words.indicator(cell)
        if code is not None and field != "indicator":
            values[at] = code
        elif field == "value":
            values[at] = ""
        elif field is not None:
            columns.setdefault(field, at)
    if {"district", "month"} <= set(columns) and values:
        named = {at: code for at, code in values.items() if code}
        return Layout("long", row, columns, named or dict([next(iter(values.items()))]), {})
    return None


def _across(grid: Grid, row: int, cells: Sequence[Cell], words: Vocabulary) -> Layout | None:
    """Read a row of months, or of districts, with the other beside each row below."""
    months = {at: said for at, cell in enumerate(cells) if (said := month_in(cell))}
    places = {
        at: place for at, cell in enumerate(cells) if at not in months and (place := _headed(cell, words)) is not None
    }
    totals = frozenset(at for at, cell in enumerate(cells) if at not in places and is_total(key(as_text(cell))))
    below = grid.rows[row:]
    if months:
        left = _column(below, min(months), lambda cell: words.place(cell) is not None)
        if left is not None:
            own = _beside(cells, {"district": left}, words)
            return Layout("months across", row, own, {}, dict(months), totals - {left})
    if places:
        left = _column(below, min(places), lambda cell: month_in(cell) is not None)
        if left is not None:
            own = _beside(cells, {"month": left}, words)
            return Layout("districts across", row, own, {}, dict(places), totals - {left})
    return None


def _headed(cell: Cell, words: Vocabulary) -> int | None:
    """Give the district that a heading names; a bare number is one only as text or a whole small number."""
    if isinstance(cell, bool | date):
        return None
    return words.place(cell)


def _beside(cells: Sequence[Cell], own: dict[str, int], words: Vocabulary) -> dict[str, int]:
    """Give the columns that say more of a row: its indicator."""
    at = next((at for at, cell in enumerate(cells) if words.heading(cell) == "indicator"), None)
    return own if at is None or at in own.values() else {**own, "indicator": at}


def _column(rows: Sequence[Sequence[Cell]], before: int, fits: Callable[[Cell], bool]) -> int | None:
    """Find the column left of the numbers of which most cells fit."""
    best: tuple[int, int] | None = None
    for at in range(before):
        cells = [row[at] for row in rows if row[at] is not None and as_text(row[at]).strip()]
        good = sum(fits(cell) for cell in cells)
        if good and good * 2 >= len(cells) and (best is None or good > best[0]):
            best = good, at
    return best[1] if best else None


def read_sheet(grid: Grid, words: Vocabulary) -> SheetRead:
    """Read a sheet's numbers; what does not fit is a problem with an address."""
    layout = layout_of(grid, words)
    if layout is None:
        return SheetRead(grid.sheet, "", None)
    places: list[Place] = []
    problems: list[Problem] = []
    totals = 0
    for number, cells in enumerate(grid.rows[layout.header_row :], start=layout.header_row + 1):
        if is_remark(cells) or not any(cell is not None for cell in cells) or _again(layout, cells, words):
            continue
        if _is_total_row(layout, cells, words):
            totals += 1
            continue
        for found in _row(grid, layout, number, cells, words):
            (places if isinstance(found, Place) else problems).append(found)  # type: ignore[arg-type] # told apart
    headings = grid.rows[layout.header_row - 1]
    unused = tuple(
        tidy(as_text(cell)) for at, cell in enumerate(headings) if at not in layout.known and as_text(cell).strip()
    )
    return SheetRead(
        grid.sheet, layout.shape, layout.header_row, tuple(places), tuple(problems), unused, totals + len(layout.totals)
    )


def _again(layout: Layout, cells: Sequence[Cell], words: Vocabulary) -> bool:
    """Say whether a row says the headings again."""
    return any(words.heading(cells[at]) == field for field, at in layout.columns.items())


def is_remark(cells: Sequence[Cell]) -> bool:
    """Say whether a row below a table is a line about it: one text, in few words, that begins as a remark does."""
    filled = [cell for cell in cells if cell is not None and as_text(cell).strip()]
    if len(filled) != 1 or not isinstance(filled[0], str) or len(filled[0]) > _REMARK:
        return False
    return filled[0].lstrip().startswith("*") or is_note(filled[0])


def _is_total_row(layout: Layout, cells: Sequence[Cell], words: Vocabulary) -> bool:
    at = layout.columns.get("district", layout.columns.get("month", 0))
    return is_total(key(as_text(cells[at]))) and words.place(cells[at]) is None


def _row(
    grid: Grid, layout: Layout, number: int, cells: Sequence[Cell], words: Vocabulary
) -> Iterator[Place | Problem]:
    """Give a row's numbers with what speaks of each, or what is wrong with the row."""
    said: dict[str, Any] = {"district": STATE, "month": Said(), "indicator": ""}
    for field, read in _READ.items():
        if (at := layout.columns.get(field)) is not None:
            said[field] = read(layout, cells, words)
            if said[field] is None:
                yield Problem(grid.sheet, number, letters(at + 1), f"unknown_{field}", _WRONG[field])
                return
    empty = Place(grid.sheet, number, 1, cell=None, **said)
    for at in (*layout.values, *layout.across):
        if shown := grid.failed.get((number, at + 1)):
            yield Problem(grid.sheet, number, letters(at + 1), "failed", failure(shown), "value")
    for at, named in layout.values.items():
        yield replace(empty, column=at + 1, indicator=named or empty.indicator, cell=cells[at])
    for at, above in layout.across.items():
        there = replace(empty, column=at + 1, cell=cells[at])
        yield replace(there, month=above) if isinstance(above, Said) else replace(there, district=above)


_WRONG = {
    "district": "This names no one district, nor the whole state.",
    "month": "This is no month. Write it as 2025-09.",
    "indicator": "No indicator is called that. `tracker indicators define` says what is counted.",
}


def _dated(layout: Layout, cells: Sequence[Cell]) -> Said | None:
    """Give the month of a row whose year stands in a column of its own; a month that says its year needs none."""
    cell = cells[layout.columns["month"]]
    if "year" not in layout.columns:
        return month_in(cell)
    number, year = month_number(cell), year_in(cells[layout.columns["year"]])
    if number is None:
        return month_in(cell)
    return Said(date(year, number, 1), shown=f"{year}-{number:02d}") if year else None


_READ: dict[str, Callable[[Layout, Sequence[Cell], Vocabulary], object]] = {
    "district": lambda layout, cells, words: words.place(cells[layout.columns["district"]]),
    "month": lambda layout, cells, _: _dated(layout, cells),
    "indicator": lambda layout, cells, words: words.indicator(cells[layout.columns["indicator"]]),
}
