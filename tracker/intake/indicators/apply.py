"""Numbers of a file held against the records: what is new, what changes from which number, what waits; and written."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy.orm import Session

from tracker.errors import NothingToImport, StaleProposal, WrongUsage
from tracker.initiatives.indicators import find_indicator, indicators, numbers, put
from tracker.initiatives.indicators.numbers import MOST
from tracker.intake.completions.days import Order, order_of
from tracker.intake.fields import as_text
from tracker.intake.indicators.case_data import refuse_case_data
from tracker.intake.indicators.layout import layout_of, read_sheet
from tracker.intake.indicators.naming import Vocabulary, is_withheld, vocabulary
from tracker.intake.indicators.values import STATE, Line, NumbersProposal, Place, SheetRead
from tracker.intake.scan.limits import letters
from tracker.intake.values import Book, Problem
from tracker.intake.words import is_nothing
from tracker.names import tidy
from tracker.store import Store

_NO_TABLE = (
    "No numbers per district and month were found in this file: districts down and months across, or a column each for"
    " district, month and number."
)
_UNDEFINED = (
    "Nothing is counted yet. Say first what these numbers are of, e.g. `tracker indicators define screenings --title"
    ' "Screenings completed"`, and then --indicator screenings.'
)


@dataclass(frozen=True)
class _Counted:
    """A number with what it is of, and where it stands."""

    place: Place
    indicator: str
    district: int
    month: date
    value: int


def propose_numbers(
    db: Session, book: Book, *, today: date, indicator: str | None = None, order: str | None = None
) -> NumbersProposal:
    """Read a file and hold it against the records; `CaseData` where it looks like a case, and nothing is written.

    `indicator` is what the numbers are of where the file does not say; `order` says how its days are to be read.
    """
    words = vocabulary(db)
    whole = find_indicator(db, indicator).code if indicator else None
    refuse_case_data(book, [layout_of(grid, words) for grid in book.sheets], words)
    sheets = [read_sheet(grid, words) for grid in book.sheets if not grid.hidden]
    if not any(sheet.places for sheet in sheets):
        raise NothingToImport(_NO_TABLE)
    said = order_of(place.month.day for sheet in sheets for place in sheet.places if place.month.day)
    settled = replace(said, order=order, known=True, why="") if order else said
    if whole is None and not words.indicators:
        raise WrongUsage(_UNDEFINED)
    reading = _Reading(whole, settled, today)
    found = [each for sheet in sheets for place in sheet.places for each in reading.read(place)]
    counted, twice = _once([each for each in found if isinstance(each, _Counted)])
    problems = (
        *(problem for sheet in sheets for problem in sheet.problems),
        *(each for each in found if isinstance(each, Problem)),
        *twice,
    )
    return NumbersProposal(
        digest=book.digest,
        lines=tuple(_lines(db, counted)),
        problems=tuple(sorted(problems, key=lambda each: (each.sheet, each.row or 0, each.column or ""))),
        assumptions=(*_assumed(sheets, settled), *reading.notes(), *_unread(book, words)),
    )


def write_numbers(store: Store, proposal: NumbersProposal) -> int | None:
    """Write what a proposal shows, as one operation, and give its number; None where there is nothing to write."""
    if proposal.is_empty:
        return None
    codes = ", ".join(dict.fromkeys(line.indicator for line in proposal.lines))
    count = sum(line.what != "same" for line in proposal.lines)
    with store.writing(f"imported {count} numbers of {codes}") as db:
        known = {each.code: each.number for each in indicators(db)}
        for line in proposal.lines:
            if line.indicator not in known:
                raise StaleProposal
            before = put(db, known[line.indicator], line.district, line.month, line.new)
            if before != line.old:
                raise StaleProposal
        return int(db.info["operation"])


class _Reading:
    """How each number is read; counts what was left out."""

    def __init__(self, indicator: str | None, order: Order, today: date) -> None:
        self.indicator = indicator
        self.order = order
        self.today = today
        self.left_out = 0
        self.short = 0

    def read(self, place: Place) -> Iterator[_Counted | Problem]:
        """Give a number with what it is of, or what is wrong with it; nothing where the cell is blank."""
        text = tidy(as_text(place.cell))
        if not text or (is_nothing(text) and not is_withheld(place.cell)):
            return
        if is_withheld(place.cell):
            self.left_out += 1
            return
        code = place.indicator or self.indicator
        if code is None:
            raise WrongUsage("Say what these numbers are of: --indicator CODE. `tracker indicators list` names them.")
        month = place.month.month(self.order.order if self.order.known else None)
        value = _whole(place)
        if month is None:
            yield _problem(
                place, "date_order", "Its month can be read two ways. Write it as 2025-09, or say --day-first."
            )
        elif month > self.today:
            yield _problem(place, "to_come", f"{month:%Y-%m} is still to come. Correct the month or clear the number.")
        elif value is None:
            yield _problem(
                place, "not_a_count", f"A number is to be whole, from 0 to {MOST:,}. Correct it or clear it."
            )
        else:
            self.short += place.month.short
            yield _Counted(place, code, place.district, month, value)

    def notes(self) -> Iterator[str]:
        """Say what was taken for granted, and what was left out."""
        if self.left_out:
            yield f"Nothing is recorded of {_many(self.left_out, 'cell')}: their source withholds the number."
        if self.short:
            yield "A year of two digits is read as one of this century."


def _whole(place: Place) -> int | None:
    cell = place.cell
    if isinstance(cell, bool | date):
        return None
    text = tidy(as_text(cell)).replace(",", "")
    plain = text.removesuffix(".0")
    value = int(plain) if plain.isascii() and plain.isdecimal() and len(plain) <= 8 else None  # noqa: PLR2004 - digits of a count
    return value if value is not None and value <= MOST else None


def _problem(place: Place, code: str, message: str) -> Problem:
    return Problem(place.sheet, place.row, letters(place.column), code, message, "value")


def _once(counted: Sequence[_Counted]) -> tuple[list[_Counted], list[Problem]]:
    """Set aside whatever stands twice: of one row a case they would add up, and nothing is added up unasked."""
    times = Counter((each.indicator, each.district, each.month) for each in counted)
    alone = [each for each in counted if times[each.indicator, each.district, each.month] == 1]
    twice = [each for each in counted if times[each.indicator, each.district, each.month] > 1]
    said = "This district and month stand more than once. Leave one number of them, or add them up in the sheet."
    return alone, [_problem(each.place, "twice", said) for each in twice]


def _lines(db: Session, counted: Sequence[_Counted]) -> Iterator[Line]:
    held = {
        (facts.code, each.district, each.month): each.value
        for facts in indicators(db)
        if facts.code in {one.indicator for one in counted}
        for each in numbers(db, facts.number)
    }
    ordered = sorted(counted, key=lambda each: (each.indicator, each.month, each.district == STATE, each.district))
    for each in ordered:
        district = each.district or None
        yield Line(each.indicator, district, each.month, held.get((each.indicator, district, each.month)), each.value)


def _assumed(sheets: Sequence[SheetRead], order: Order) -> Iterator[str]:
    if order.known and order.why:
        yield order.why
    totals = sum(sheet.totals for sheet in sheets)
    if totals:
        yield f"Left out: {_many(totals, 'row or column', 'rows or columns')} of totals. One called Statewide is read."
    for sheet in sheets:
        if sheet.unused:
            yield f"Not read in sheet {sheet.sheet}: {_many(len(sheet.unused), 'column')} beside the numbers."


def _unread(book: Book, words: Vocabulary) -> Iterator[str]:
    """Say of which sheets nothing was read, by their numbers: a sheet's name might be somebody's."""
    for at, grid in enumerate(book.sheets, start=1):
        if grid.hidden:
            yield f"Sheet {at} is hidden and was not read."
        elif layout_of(grid, words) is None and any(cell is not None for row in grid.rows for cell in row):
            yield f"Nothing was read of sheet {at}: no numbers per district and month were found on it."


def _many(number: int, one: str, more: str = "") -> str:
    return f"{number} {one if number == 1 else more or one + 's'}"
