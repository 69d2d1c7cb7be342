"""Her own sheets once more with a Problem column and the cells marked: corrected there, the file is imported again.

Every row stays, so that nobody whose row is right counts as absent from the corrected file.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.intake.apply import Imported
from tracker.intake.headings import normal
from tracker.intake.set_aside import save_beside
from tracker.intake.sideways import all_upright
from tracker.intake.tables import tables
from tracker.intake.values import Book, Cell, Grid

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

HEADING, SUFFIX = "Problem", " to correct"
_MARK, _WIDEST, _MESSAGE = "FFF2CC", 40, 70
Rows = Mapping[tuple[str, int], list[str]]


def write_beside(path: Path, book: Book, done: Imported, elsewhere: Path) -> Path | None:
    """Write `NAME to correct.xlsx` beside the file (or elsewhere, if it may not be written); None if nothing waits."""
    if not done.set_aside:
        return None
    name = f"{path.stem.removesuffix(SUFFIX)}{SUFFIX}.xlsx"
    return save_beside(annotated(book, done), name, (path.parent, elsewhere), keep=True)


def annotated(book: Book, done: Imported) -> "Workbook":
    """Give the book's sheets with what waits written beside each row, and the rest on a sheet of its own."""
    from openpyxl import Workbook

    made = Workbook()
    made.remove(made.worksheets[0])
    rows, cells = _messages(done), {(p.sheet, p.row, p.column) for p in done.proposal.problems}
    headers = {sheet.sheet: sheet.header_row for sheet in done.roster.sheets}
    for grid in all_upright(book).sheets:  # as it was read, which is what the problems' places are about
        sheet = made.create_sheet(grid.sheet[:31])
        _copy(grid, sheet)
        if headers.get(grid.sheet):
            _annotate(grid, sheet, headers[grid.sheet], rows, {(row, at) for s, row, at in cells if s == grid.sheet})
    _rest(made, done)
    return made


def _messages(done: Imported) -> Rows:
    """Give what is wrong with each row, and what to do."""
    found: dict[tuple[str, int], list[str]] = {}
    for problem in done.proposal.problems:
        if problem.row is not None:
            found.setdefault((problem.sheet, problem.row), []).append(problem.message)
    for aside in done.proposal.aside:
        found.setdefault((aside.given.sheet, aside.given.row), ["Say who this is: add the number or the email."])
    for struck in done.proposal.struck:
        found.setdefault((struck.given.sheet, struck.given.row), []).append("Struck through: left? If so, take it out.")
    return found


def _copy(grid: Grid, sheet: "Worksheet") -> None:
    """Write a sheet's cells as they were read: text as text, a failed formula as its failure."""
    from openpyxl.styles import Font

    widths: dict[int, int] = {}
    for at, row in enumerate(grid.rows, start=1):
        for across, value in enumerate(row, start=1):
            said = grid.failed.get((at, across), value)
            if said is None:
                continue
            _put(sheet, at, across, said, failed=(at, across) in grid.failed)
            widths[across] = max(widths.get(across, 0), len(str(said)))
            if (at, across) in grid.struck:
                sheet.cell(at, across).font = Font(strike=True)
    for across, width in widths.items():
        sheet.column_dimensions[_letters(across)].width = min(width, _WIDEST) + 2
    for hidden in grid.hidden_rows:
        sheet.row_dimensions[hidden].hidden = True
    for top, left, bottom, right in grid.merged:
        if not _hides(grid, top, left, bottom, right):
            sheet.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)
    sheet.sheet_state = "hidden" if grid.hidden else "visible"


def _hides(grid: Grid, top: int, left: int, bottom: int, right: int) -> bool:
    """Say whether a merged range holds more than its first cell, which merging again would lose."""
    inside = [value for row in grid.rows[top - 1 : bottom] for value in row[left - 1 : right]]
    return any(value is not None for value in inside[1:])


def _annotate(
    grid: Grid, sheet: "Worksheet", header: int | None, rows: Rows, cells: Iterable[tuple[int | None, str | None]]
) -> None:
    """Write the Problem column and mark the cells; a Problem column of an earlier round is used again."""
    from openpyxl.styles import Alignment, Font, PatternFill

    fill = PatternFill("solid", start_color=_MARK)
    found = tables(grid, (), header)
    headed = {normal(text): at for table in found for at, text in enumerate(table.headings, start=1)}
    free = max([0, *(len(row) for row in grid.rows), *(right for *_, right in grid.merged)]) + 1
    column = headed.get(normal(HEADING), free)
    for at in range(header or 1, len(grid.rows) + 1) if column != free else ():
        sheet.cell(at, column).value = None
    for (name, at), said in rows.items():
        if name == grid.sheet:
            _put(sheet, at, column, " ".join(said))
            sheet.cell(at, column).alignment = Alignment(wrap_text=True, vertical="top")
            sheet.cell(at, column).fill = fill
    for table in found:
        _put(sheet, table.header_row, column, HEADING)
        sheet.cell(table.header_row, column).font = Font(bold=True)
    for row, letter in cells:
        if row is not None and letter is not None:
            sheet[f"{letter}{row}"].fill = fill
    sheet.column_dimensions[_letters(column)].width = _MESSAGE


def _rest(made: "Workbook", done: Imported) -> None:
    """Write what no single row says on a sheet that an import passes over: of a whole sheet, and who is absent."""
    rest = [(p.sheet, p.message) for p in done.proposal.problems if p.row is None]
    rest += [(each.name.shown, each.why) for each in done.proposal.possibly_left]
    if rest:
        sheet = made.create_sheet("To decide in the tracker")
        for at, line in enumerate([("About", "What to decide"), *rest], start=1):
            for across, words in enumerate(line, start=1):
                _put(sheet, at, across, words)
        for letter, width in (("A", 34), ("B", 100)):
            sheet.column_dimensions[letter].width = width


def _put(sheet: "Worksheet", row: int, column: int, value: Cell, *, failed: bool = False) -> None:
    """Write one cell; text stays text, whatever it begins with, and loses what no workbook may hold."""
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    cell = sheet.cell(row, column)
    cell.value = ILLEGAL_CHARACTERS_RE.sub("", value) if isinstance(value, str) else value
    if isinstance(value, str) and not failed:
        cell.data_type = "s"


def _letters(column: int) -> str:
    from openpyxl.utils import get_column_letter

    return str(get_column_letter(column))
