"""A document as a workbook: each part on its sheet, native charts beside their tables and described in words."""

import io
from collections.abc import Iterable
from datetime import UTC
from typing import Any

from tracker.reports.cells import TONES
from tracker.reports.document import Cell, Column, Document, Grid, GridCell, GridRow, Part, Table
from tracker.reports.native_charts import CHART_HIGH, Charts
from tracker.reports.sheets import OPTIONS, Book, words_only

_TINTS = {"done": "#DCECF7", "ahead": "#F1F7E4", "late": "#FDEADD"}
_ACROSS = 7  # the last column of sentences
_HEAD = {"bold": True, "font_size": 13}
_SOFT = {"font_color": "#51606E"}
_FIRST = "Summary"
_USUAL = 8  # letters in a column of the usual width
_TOP = 2  # the level of headings under the title
_PAGE = 36  # rows that a printed page holds, some of them higher than usual


def as_xlsx(document: Document) -> bytes:
    """Draw a document as a workbook; the same document gives the same bytes."""
    import xlsxwriter

    out = io.BytesIO()
    workbook = xlsxwriter.Workbook(out, OPTIONS)
    moment = document.moment.astimezone(UTC) if document.moment.tzinfo else document.moment
    workbook.set_properties(
        {
            "title": words_only(document.title),
            "subject": words_only(document.headline),
            "author": words_only(document.agency),
            "comments": " ".join([*document.banners, document.about, f"Records {document.fingerprint}."]).strip(),
            "created": moment.replace(tzinfo=None),
        }
    )
    book = Book(workbook, document.paper)
    charts = Charts(workbook, document.brand.accent)
    for place, (name, parts) in enumerate(_sheets(document.parts_for("xlsx")).items()):
        if place:
            _sheet(book, charts, document, name, parts)
        else:
            _opening_sheet(book, charts, document, name, parts)
    workbook.close()
    return out.getvalue()


def _sheets(parts: Iterable[Part]) -> dict[str, list[Part]]:
    """Put the parts on their sheets; one that names none stands on that of the part before."""
    found: dict[str, list[Part]] = {}
    name = _FIRST
    for part in parts:
        name = part.sheet or name
        found.setdefault(name, []).append(part)
    return found or {_FIRST: []}


def _opening_sheet(book: Book, charts: Charts, document: Document, name: str, parts: list[Part]) -> None:
    """Write the first sheet: whose document it is and what it says, then its parts."""
    sheet = book.sheet(name, document.title, _foot(document))
    book.logo(sheet, document.brand.logo, document.agency, _ACROSS)
    filling = _Filling(book, charts, sheet, parts)
    for text, look in _opening(document):
        filling.line(text, **look)
    for part in parts:
        filling.part(part, titled=True)
    if document.closing:
        filling.line(document.closing, italic=True)
    filling.end()


def _opening(document: Document) -> list[tuple[str, dict[str, Any]]]:
    loud = {"bold": True, "bg_color": "#FFF6DF", "border": 1}
    said: list[tuple[str, dict[str, Any]]] = [(document.agency, _SOFT)]
    said += [(text, loud) for text in document.banners]
    said += [(document.about, _SOFT), (document.brand.contact, _SOFT), (document.foot, _SOFT)]
    said.append((document.headline, {"bold": True, "font_size": 14, "bg_color": "#EFF4F8"}))
    return [(text, look) for text, look in said if text]


def _sheet(book: Book, charts: Charts, document: Document, name: str, parts: list[Part]) -> None:
    """Write a further sheet; a table alone on it keeps its header row in sight."""
    only = parts[0] if len(parts) == 1 else None
    sheet = book.sheet(name, only.title if only else name, _foot(document))
    alone = only is not None and _is_one_table(only)
    filling = _Filling(book, charts, sheet, parts)
    for part in parts:
        filling.part(part, titled=only is None)
    filling.end()
    if alone:
        sheet.repeat_rows(0, 2)
    sheet.freeze_panes(3 if alone else 1, 1 if only and only.grid else 0)


def _is_one_table(part: Part) -> bool:
    return not part.words and not part.bullets and len(part.tables) + bool(part.grid) + bool(part.terms) == 1


def _tables(parts: Iterable[Part]) -> list[Table]:
    return [table for part in parts for table in (*part.tables, *([_terms(part)] if part.terms else []))]


class _Filling:
    """A sheet that is being filled from the top, with the rows before which a printed page ends."""

    def __init__(self, book: Book, charts: Charts, sheet: Any, parts: Iterable[Part]) -> None:
        """Begin under the sheet's title, with columns as wide as what will stand in them."""
        self._book, self._charts, self._sheet = book, charts, sheet
        wide = book.widths(sheet, *_tables(parts))
        for grid in (part.grid for part in parts if part.grid):
            wide = {0: 10} | dict.fromkeys(range(1, len(grid.columns) + 1), 30)
            book.columns(sheet, wide)
        self._letters = sum(wide.get(number, _USUAL) for number in range(_ACROSS + 1)) * 8 // 7  # most are narrow
        self._row = 1
        self._begins = 0  # the row with which the heading of what comes next begins
        self._breaks: list[int] = [0]

    def line(self, text: str, **look: Any) -> None:
        """Write a sentence over several columns."""
        self._book.wide(self._sheet, self._row, text, _ACROSS, letters=self._letters, **look)
        self._row += 1

    def part(self, part: Part, *, titled: bool) -> None:
        """Write a part, each chart under its table."""
        self._begins = self._begins or self._row
        if titled:
            self.line(part.title, **_HEAD, **({"bottom": 2} if part.level == _TOP else {}))
        for words in (*part.words, *part.bullets):
            self.line(words)
        if part.grid:
            self._grid(part.grid)
        tables = _tables([part])
        for table in tables:
            self._table(table, part, headed=len(tables) > 1)
        if tables or part.grid or part.words or part.bullets:
            self._begins = 0

    def end(self) -> None:
        """End the printed pages where charts would be cut."""
        self._sheet.set_h_pagebreaks(self._breaks[1:])

    def _table(self, table: Table, part: Part, *, headed: bool) -> None:
        figures = [each for each in part.figures if each.native and each.native.table == table.title]
        begins = self._begins or self._row
        if figures and self._row + len(table.rows) + CHART_HIGH - self._breaks[-1] > _PAGE:
            self._breaks += [begins] if begins > self._breaks[-1] + 1 else []
        self._begins = 0
        if headed:
            self._book.text(self._sheet, self._row, 0, table.title, self._book.style(**_HEAD))
            self._row += 1
        self._charts.placed(self._sheet.get_name(), self._row + 2, table)
        self._row = self._book.table(self._sheet, self._row, table)
        for figure in figures:
            self._row = self._charts.insert(self._sheet, self._row, figure)

    def _grid(self, grid: Grid) -> None:
        """Write the grid: word, symbol, day and n of N in each cell; the tint says nothing that words do not."""
        heads = [f"{course}: {program}" for course, program in grid.columns]
        columns = (Column("District", "number"), *map(Column, heads))
        rows = tuple(map(_line, grid.rows))
        table = Table("Coverage grid", grid.caption, columns, rows, "No district is open.")
        first, self._row = self._row + 2, self._book.table(self._sheet, self._row, table)
        for place, line in enumerate(grid.rows, first):
            self._sheet.set_row(place, 31)
            for number, cell in enumerate(line.cells, 1):
                tint = _TINTS.get(TONES[cell.symbol])
                look = {"bg_color": tint} if tint else {}
                style = self._book.style(text_wrap=True, border=1, border_color="#C9D2DA", **look)
                self._book.text(self._sheet, place, number, _in_cell(cell), style)
        for number, words in enumerate(grid.legend, self._row):
            self._book.text(self._sheet, number, 0, words)
        self._row += len(grid.legend) + 1


def _line(row: GridRow) -> tuple[Cell, ...]:
    return (row.district, *(_in_cell(cell) for cell in row.cells))


def _in_cell(cell: GridCell) -> str:
    return f"{cell.symbol} {cell.word}" + (f"\n{cell.under}" if cell.under else "")


def _terms(part: Part) -> Table:
    return Table(part.title, "What the words mean", (Column("Term"), Column("Meaning", "text", 6)), part.terms)


def _foot(document: Document) -> str:
    return " · ".join(words for words in (document.foot, document.brand.footer) if words)
