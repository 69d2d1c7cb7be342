"""One sheet of completions, read on its own: its tables, their columns, and what their rows say."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from tracker.intake.completions.columns import heading_key
from tracker.intake.completions.layout import Layout, header_row, layout_of
from tracker.intake.completions.rows import Dated, Reading, Rows
from tracker.intake.completions.values import Choices, Remembered, SheetMarks
from tracker.intake.fields import as_text
from tracker.intake.headings import normal
from tracker.intake.places import place_in
from tracker.intake.scan.limits import letters
from tracker.intake.tables import SEARCHED, Table, tables
from tracker.intake.values import Grid, Problem
from tracker.names import tidy

NO_HEADINGS = (
    "No row of headings was found with somebody's name, number or email and a course, a state or a date beside."
)
BELOW = (
    "{} without a person, or a course, of its own: what stands above may count there too. "
    "If so, say --fill-down (in the app: f)."
)


@dataclass(frozen=True)
class SheetRead:
    """A sheet with the days of its marks as they are written."""

    sheet: SheetMarks
    dated: tuple[Dated, ...] = ()


def read_sheet(
    grid: Grid, *, epoch_1904: bool, district: int | None, choices: Choices, known: Remembered, courses: Collection[str]
) -> SheetRead:
    """Read one sheet; one that nothing is read from says why."""
    if grid.hidden:
        return _skipped(grid, "The sheet is hidden. Unhide it in Excel if it counts.")
    if not any(cell is not None for row in grid.rows for cell in row):
        return _skipped(grid, "The sheet is empty.")
    row = _remembered_header(grid, known) or header_row(grid, choices.columns, {*courses, *choices.courses})
    if row is None:
        return _skipped(grid, NO_HEADINGS)
    read, first = Reading(), None
    for table in tables(grid, (), row):
        texts = _names(grid, table)
        chosen = {**known.columns.get(frozenset(texts), {}), **choices.columns}
        mine = {*choices.courses, *known.headings.get(frozenset(texts), {})}
        layout = layout_of(grid, table, courses, chosen, columns=mine)
        if layout is None:
            continue
        first = first or layout
        Rows(
            grid,
            layout,
            read,
            epoch_1904,
            choices.district or place_in(grid.sheet).district or district,
            choices.fill_down,
        ).run()
    return _skipped(grid, NO_HEADINGS) if first is None else _put_together(grid, first, read)


def _names(grid: Grid, table: Table) -> list[str]:
    return [name for text in _texts(grid, table.header_row) if (name := normal(text))]


def _texts(grid: Grid, row: int) -> tuple[str, ...]:
    return tuple(tidy(as_text(cell)) for cell in grid.rows[row - 1])


def _remembered_header(grid: Grid, known: Remembered) -> int | None:
    """Find the first row whose headings were chosen for once."""
    keys = {*known.columns, *known.headings}
    rows = range(1, min(SEARCHED, len(grid.rows)) + 1) if keys else ()
    return next((row for row in rows if frozenset(filter(None, map(normal, _texts(grid, row)))) in keys), None)


def _skipped(grid: Grid, reason: str) -> SheetRead:
    return SheetRead(SheetMarks(grid.sheet, "", None, {}, {}, (), skipped=reason))


def _put_together(grid: Grid, layout: Layout, read: Reading) -> SheetRead:
    """Put together what the sheet gave."""
    headings = _texts(grid, layout.table.header_row)
    named: Mapping[str, int] = {**layout.people, **layout.own}
    sheet = SheetMarks(
        sheet=grid.sheet,
        shape=layout.shape,
        header_row=layout.table.header_row,
        columns={name: letters(at) for name, at in named.items()},
        tracks={track.course: letters(track.column) for track in layout.tracks if track.course},
        headings=headings,
        people=len(read.people),
        blank_below=len(read.blank),
        problems=(*_offered(grid, layout, read), *read.problems),
        assumptions=(*layout.assumptions, *_said(read)),
        guesses=layout.guesses,
        refused=layout.refused,
        unused=layout.unused,
        skipped="" if read.marks or read.people else "There are headings, but nobody below them.",
    )
    return SheetRead(sheet, tuple(read.marks))


def _offered(grid: Grid, layout: Layout, read: Reading) -> Iterator[Problem]:
    """Offer to fill down what is blank below; it is never done unasked."""
    if read.blank:
        at = next(iter(layout.people.values()), 1)
        yield Problem(grid.sheet, read.blank[0], letters(at), "blank_below", BELOW.format(many(len(read.blank), "row")))


def _said(read: Reading) -> Iterator[str]:
    """Say what was taken for granted."""
    if read.filled:
        yield f"On {many(len({*read.filled}), 'row')} the person or the course is the one above, as you said."
    if read.merged:
        yield "A value merged over several rows counts for each of them."
    if read.serials:
        yield f"Read as Excel's days: {many(read.serials, 'plain number')}."
    if read.left_out["total"]:
        yield f"Left out: {many(read.left_out['total'], 'row')} of totals."


def column_key(sheet: SheetMarks, letter: str) -> str:
    """Give what a choice about a column is kept under."""
    at = next((n for n in range(1, len(sheet.headings) + 1) if letters(n) == letter), 1)
    return heading_key(sheet.headings[at - 1], at)


def many(count: int, what: str) -> str:
    """Give "1 row" or "14 rows"."""
    return f"{count} {what}" if count == 1 else f"{count:,} {what}s"
