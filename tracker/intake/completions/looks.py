"""Whether a book holds completions: told from a roster without doubt, or not at all."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from tracker.intake import evidence, nametext
from tracker.intake.completions.cells import speak_of_training
from tracker.intake.completions.columns import CODE, COURSE, DAY, PLACEMENT, STATUS, field_of, is_identity
from tracker.intake.completions.layout import Layout, header_row, layout_of
from tracker.intake.completions.values import ACTIVITIES, LONG, WIDE
from tracker.intake.completions.values import COURSE as OF_COURSE
from tracker.intake.fields import as_text
from tracker.intake.headings import words_of
from tracker.intake.tables import SEARCHED, tables
from tracker.intake.values import Book, Cell, Grid
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
DIGITS, WORDS = 4, 5  # in any employee number, at the least; in a name, at the most
LOOKED_AT = 300  # rows: enough to tell, however long the table is
_SURE = frozenset({"completion", "completed", "learning", "transcript"})


def looks_like(book: Book) -> bool:
    """Say whether a sheet in sight is a table of completions, and none of them lists people otherwise."""
    seen = [replace(grid, rows=grid.rows[:LOOKED_AT]) for grid in book.sheets if not grid.hidden]
    ours = [grid for grid in seen if _is_one(grid)]
    return bool(ours) and not any(_lists_people(grid) for grid in seen if grid not in ours)


def _lists_people(grid: Grid) -> bool:
    """Whether a sheet is somebody's list of people, whichever way its table lies."""
    return _heads_people(grid.rows) or _heads_people([*zip(*grid.rows, strict=True)])


def _heads_people(rows: Sequence[tuple[Cell, ...]]) -> bool:
    """Whether a row names who people are, with another such column or where they work, over people."""
    for number, row in enumerate(rows[:SEARCHED], start=1):
        named = {at: name for at, cell in enumerate(row) if isinstance(cell, str) and (name := field_of(cell))}
        who = [at for at, name in named.items() if is_identity(name)]
        if (len(who) > 1 or (who and PLACEMENT & {*named.values()})) and any(
            _are_people([line[at] for line in rows[number:]]) for at in who
        ):
            return True
    return False


def _are_people(cells: list[Cell]) -> bool:
    """Whether cells hold names, addresses or numbers of people, and not counts or words about them."""
    filled = [text for cell in cells if not isinstance(cell, date) and (text := tidy(as_text(cell)))]
    return sum(map(_is_person, filled)) * 2 > len(filled)


def _is_person(text: str) -> bool:
    """Whether a text could be who somebody is: a number, an address, or two to five words as a name has them."""
    words = nametext.bare(text)[0].split()
    if len(words) > WORDS:
        return False
    named = len(words) > 1 and words[0][0].isupper() and words[-1].strip("(*")[:1].isupper()
    return evidence.is_person_like(text) or sum(map(str.isdigit, text)) >= DIGITS or named


def _is_one(grid: Grid) -> bool:
    """Whether a sheet is such a table."""
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
