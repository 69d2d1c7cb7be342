"""A roster file read into people and problems: every sheet on its own, then everybody against everybody."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from tracker.errors import NothingToImport
from tracker.intake import words
from tracker.intake.asof import roster_day
from tracker.intake.lines import SET_ASIDE
from tracker.intake.mapping import Chosen, Known
from tracker.intake.places import Place, place_in
from tracker.intake.sheet import read_sheet
from tracker.intake.sideways import all_upright
from tracker.intake.twins import Twins, twins
from tracker.intake.values import Book, Given, Roster, SheetRead

__all__ = ["SET_ASIDE", "read_roster"]


def read_roster(
    book: Book,
    *,
    on: date | None = None,
    district: int | None = None,
    program: str | None = None,
    known: Known | None = None,
    chosen: Mapping[str, Chosen] | None = None,
    even_nobody: bool = False,
) -> Roster:
    """Read a book as a roster; NothingToImport when nobody in it is recognised, with what was seen instead.

    `known` are the columns remembered for such headings, `chosen` those chosen by hand for this very file,
    sheet by sheet; with `even_nobody` a book without people is given as it was read, so that she can choose.
    """
    given = Place(district, words.program_of(program) or program if program else None)
    book = all_upright(book)
    file = place_in(book.file.rpartition(".")[0] or book.file)
    by_hand = chosen or {}
    sheets = tuple(
        read_sheet(grid, given, file, epoch_1904=book.epoch_1904, known=known, chosen=by_hand.get(grid.sheet))
        for grid in book.sheets
    )
    if not even_nobody and not any(sheet.people for sheet in sheets):
        raise NothingToImport(_nobody(sheets))
    found = twins(who for sheet in sheets for who in sheet.people)
    sheets = _narrowed(tuple(_without_twins(sheet, found) for sheet in sheets))
    day, source = (on, "given") if on else roster_day(book, sheets)
    return Roster(book.file, book.digest, day, source, sheets, book.notes)


def _nobody(sheets: tuple[SheetRead, ...]) -> str:
    """Say what was seen in a file without people, and what to do."""
    seen = " ".join(f"Sheet “{sheet.sheet}”: {sheet.skipped}" for sheet in sheets[:4])
    return f"Nobody was recognised in this file. {seen} A roster needs a row of headings with a name, number or email."


def _without_twins(sheet: SheetRead, found: Twins) -> SheetRead:
    """Use rows that only repeat another once, and add the problems of those that contradict one."""
    repeats = [who for who in sheet.people if (who.sheet, who.row) in found.repeats]
    problems = tuple(problem for problem in found.problems if problem.sheet == sheet.sheet)
    if not repeats and not problems:
        return sheet
    said = tuple(f"Row {who.row} repeats {_other(who, found)}: the person counts once." for who in repeats)
    return replace(
        sheet,
        people=tuple(who for who in sheet.people if (who.sheet, who.row) not in found.repeats),
        problems=sheet.problems + problems,
        assumptions=sheet.assumptions + said,
    )


def _other(who: Given, found: Twins) -> str:
    """Say where the row stands that another repeats."""
    sheet, row = found.repeats[who.sheet, who.row]
    return f"row {row}" + (f" of sheet “{sheet}”" if sheet != who.sheet else "")


def _narrowed(sheets: tuple[SheetRead, ...]) -> tuple[SheetRead, ...]:
    """Let a sheet that names no program cover a whole district only where no other sheet names one there."""
    named = {district for sheet in sheets for district, program in sheet.scope if program is not None}
    return tuple(
        replace(sheet, scope=frozenset(place for place in sheet.scope if place[1] is not None or place[0] not in named))
        for sheet in sheets
    )
