"""Whether a book holds completions: told from a roster without doubt, or not at all."""

from dataclasses import replace

from tracker.intake.completions.cells import speak_of_training
from tracker.intake.completions.columns import CODE, COURSE, DAY, PLACEMENT, STATUS, field_of
from tracker.intake.completions.layout import Layout, header_row, layout_of
from tracker.intake.completions.values import ACTIVITIES, LONG, WIDE
from tracker.intake.completions.values import COURSE as OF_COURSE
from tracker.intake.fields import as_text
from tracker.intake.headings import words_of
from tracker.intake.tables import tables
from tracker.intake.values import Book, Grid
from tracker.names import tidy

_OF_TRAINING = frozenset(
    {
        "training",
        "trainings",
        "course",
        "refresher",
        "overview",
        "module",
        "csec",
        "webinar",
        "elearning",
        "orientation",
    }
)
LOOKED_AT = 300  # rows: enough to tell, however long the table is
_SURE = frozenset({"completion", "completed", "learning", "transcript"})


def looks_like(book: Book) -> bool:
    """Say whether a sheet in sight is a table of completions."""
    return any(_is_one(grid) for grid in book.sheets if not grid.hidden)


def _is_one(whole: Grid) -> bool:
    """Whether the first rows of a sheet are such a table."""
    grid = replace(whole, rows=whole.rows[:LOOKED_AT])
    row = header_row(grid)
    found = tables(grid, (), row) if row else ()
    layout = layout_of(grid, found[0], (), {}) if found else None
    if layout is None:
        return False
    if layout.shape in (ACTIVITIES, OF_COURSE):
        return layout.shape == OF_COURSE or _speaks(grid, layout)
    headings = [tidy(as_text(cell)) for cell in grid.rows[layout.table.header_row - 1]]
    named = {name for text in headings if (name := field_of(text))}
    if layout.shape == LONG:
        return _is_long(grid, layout, named) or _is_long_without_course(grid, layout, headings, named)
    return layout.shape == WIDE and _is_wide(grid, layout, named)


def _is_long(grid: Grid, layout: Layout, named: set[str]) -> bool:
    """Whether a table names a course on each row, and says that it was completed, not only where people work."""
    sure = DAY in named or not named & PLACEMENT
    return bool(named & {COURSE, CODE}) and (sure or _speaks(grid, layout))


def _is_long_without_course(grid: Grid, layout: Layout, headings: list[str], named: set[str]) -> bool:
    """Whether a table that names no course still speaks of one: its state or its day says completion."""
    sure = any(_SURE & {*words_of(text)} for text in headings if field_of(text) in (STATUS, DAY))
    return sure and not named & PLACEMENT and (_speaks(grid, layout) or DAY in named)


def _is_wide(grid: Grid, layout: Layout, named: set[str]) -> bool:
    """Whether marks, and not where people work, are what a table is about."""
    about = sum(1 for track in layout.tracks if _OF_TRAINING & {*words_of(track.course)})
    if _speaks(grid, layout):
        return True
    return bool(about) and len(layout.tracks) > len(named & PLACEMENT)


def _speaks(grid: Grid, layout: Layout) -> bool:
    """Whether the marks use words that only a training's do."""
    table = layout.table
    rows = grid.rows[table.first - 1 : table.last]
    columns = {at for track in layout.tracks for at in (track.state, track.day) if at}
    return any(speak_of_training([row[at - 1] for row in rows]) for at in columns)
