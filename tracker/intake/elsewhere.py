"""Files that are no import of people or sessions, told by their look: which command or page of the app takes each."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from typing import Literal

from tracker.intake import evidence
from tracker.intake.by_headings import headed, spoken
from tracker.intake.columns import IDENTITY
from tracker.intake.fields import as_text
from tracker.intake.headings import field_of
from tracker.intake.indicators.layout import layout_of
from tracker.intake.indicators.months import month_in
from tracker.intake.indicators.naming import Vocabulary, is_withheld
from tracker.intake.tables import lookups, tables
from tracker.intake.values import Book, Cell, Grid
from tracker.intake.words import is_nothing, key

Taken = Literal["plan", "list", "numbers"]
#: what is said of each
SAID: dict[Taken, str] = {
    "plan": "{name} holds the improvement plan. `tracker plan import` shows what was edited in it, and brings that in.",
    "list": "{name} looks like a list of trainings or resources. `tracker catalogue import FILE --list CODE` shows what"
    " is new in it, and brings that in. A roster after all: `tracker import FILE --as roster`.",
    "numbers": "{name} looks like numbers per district and month. In the app press m on Indicators (Plan, then i);"
    " `tracker indicators import FILE` does the same. A roster after all: `tracker import FILE --as roster`.",
}
_OF_LISTS = frozenset({"link", "posted_on", "reviewed_on", "review_by", "culturally_specific"})  # no roster has these
_OF_PEOPLE = frozenset({"employee_number", "family", "given", "classification", "supervisor"})  # and no list these
_NUMBERED = Vocabulary({number: frozenset() for number in range(1, 100)}, {})  # districts by their numbers alone
_MOST = 0.8  # of the filled cells of a column
_HALF = 0.5
_LOOKED_AT = 60  # rows of a sheet; a roster of thousands is known by its first
_FEW = 2  # columns of numbers, where months or districts stand across


def taken_elsewhere(book: Book, *, unknown: bool) -> Taken | None:
    """Say what a book is that `import` does not take; None for a roster, and for whatever is not known for certain.

    Only of an `unknown` book, of which no kind was seen, more is asked than whether it is the plan.
    """
    from tracker.intake.plan import looks_like

    if looks_like(book):
        return "plan"
    if not unknown:
        return None
    shown = [replace(grid, rows=grid.rows[:_LOOKED_AT]) for grid in book.sheets if not grid.hidden]
    tests: dict[Taken, Callable[[Grid], bool]] = {"list": _is_list, "numbers": _is_numbers}
    for what, test in tests.items():
        others = [grid for grid in shown if not test(grid)]
        if len(others) < len(shown) and not any(map(tables, others)):
            return what
    return None


def _is_list(grid: Grid) -> bool:
    """Whether a sheet heads its rows with a title and something that only lists have, and speaks of no people."""
    from tracker.intake.catalogue.read import HEADINGS

    found = headed(grid, spoken(HEADINGS), ("title",))
    own = _OF_LISTS & set(found.columns) if found else frozenset()
    if not found or not own:
        return False
    surely = len(own) > 1  # then a mere address may be an organisation's
    named = _fields(grid, found.header_row)
    if named & (_OF_PEOPLE if surely else (IDENTITY | _OF_PEOPLE) - {"name"}):
        return False
    known = {at for field, at in found.columns.items() if field != "title"}
    return not _has_people(grid, found.header_row, known, addresses=not surely)


def _is_numbers(grid: Grid) -> bool:
    """Whether months and districts cross in a sheet, and numbers stand where they do."""
    layout = layout_of(grid, _NUMBERED)
    if layout is None or _fields(grid, layout.header_row) & (IDENTITY | _OF_PEOPLE):
        return False
    if _has_people(grid, layout.header_row, layout.known, addresses=True):
        return False
    if layout.shape == "long":
        dated = _mostly(_below(grid, layout.header_row, layout.columns["month"]), lambda cell: bool(month_in(cell)))
        return dated and all(_mostly(_below(grid, layout.header_row, at), _is_number) for at in layout.values)
    numbers = [_below(grid, layout.header_row, at) for at in layout.across]
    return len(numbers) >= _FEW and all(_mostly(cells, _is_number) for cells in numbers)


def _fields(grid: Grid, row: int) -> frozenset[str]:
    """Give the fields of a roster that a row's headings name; "Name" alone may be a thing's, "Staff name" is not."""
    found = {text: known[0] for text in lookups(grid, row) if text and (known := field_of(text))}
    somebody = {"given" for text, field in found.items() if field == "name" and key(text) != "name"}
    return frozenset({*found.values(), *somebody})


def _has_people(grid: Grid, header_row: int, known: Collection[int], *, addresses: bool) -> bool:
    """Whether a column that is not `known` (counted from 0) holds people's names, numbers or, if so, addresses."""
    width = max(map(len, grid.rows), default=0)
    return any(
        _mostly(
            [cell for cell in _below(grid, header_row, at) if addresses or not evidence.is_email(cell)],
            evidence.is_person_like,
            _HALF,
        )
        for at in range(width)
        if at not in known
    )


def _below(grid: Grid, header_row: int, column: int) -> list[Cell]:
    """Give a column's cells below the headings."""
    return [row[column] for row in grid.rows[header_row:] if column < len(row)]


def _mostly(cells: Sequence[Cell], test: Callable[[Cell], bool], share: float = _MOST) -> bool:
    """Say whether most of what is filled passes a test."""
    filled = [cell for cell in cells if cell is not None and not is_nothing(as_text(cell))]
    return bool(filled) and sum(map(test, filled)) >= share * len(filled)


def _is_number(cell: Cell) -> bool:
    text = as_text(cell).strip().replace(",", "")
    return not isinstance(cell, bool) and (text.isdecimal() or is_withheld(cell))
