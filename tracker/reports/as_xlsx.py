"""A document as a workbook: each part on its sheet, native charts beside their tables and described in words."""

import io
from collections.abc import Iterable
from datetime import UTC
from typing import Any

from tracker.reports.cells import TONES
from tracker.reports.document import Cell, Column, Document, Grid, GridCell, GridRow, Part, Table
from tracker.reports.native_charts import Charts
from tracker.reports.sheets import Book, words_only

_OPTIONS = {
    "in_memory": True,
    "constant_memory": False,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_TINTS = {"done": "#DCECF7", "ahead": "#F1F7E4", "late": "#FDEADD"}
_ACROSS = 7  # the last column of sentences
_HEAD = {"bold": True, "font_size": 13}
_SOFT = {"font_color": "#51606E"}
_FIRST = "Summary"


def as_xlsx(document: Document) -> bytes:
    """Draw a document as a workbook; the same document gives the same bytes."""
    import xlsxwriter

    out = io.BytesIO()
    workbook = xlsxwriter.Workbook(out, _OPTIONS)
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
    row = 1
    for text, look in _opening(document):
        book.wide(sheet, row, text, _ACROSS, **look)
        row += 1
    for part in parts:
        row = _part(book, charts, sheet, row, part, titled=True)
    if document.closing:
        book.wide(sheet, row, document.closing, _ACROSS, italic=True)
    book.widths(sheet, *_tables(parts))


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
    row = 1
    for part in parts:
        row = _part(book, charts, sheet, row, part, titled=only is None)
    for part in parts:
        if part.grid:
            sheet.set_column(0, 0, 10)
            sheet.set_column(1, len(part.grid.columns), 30)
    book.widths(sheet, *_tables(parts))
    if alone:
        sheet.repeat_rows(0, 2)
    if only is not None and any(figure.native for figure in only.figures):
        sheet.fit_to_pages(1, 1)
    sheet.freeze_panes(3 if alone else 1, 1 if only and only.grid else 0)


def _is_one_table(part: Part) -> bool:
    return not part.words and not part.bullets and len(part.tables) + bool(part.grid) + bool(part.terms) == 1


def _tables(parts: Iterable[Part]) -> list[Table]:
    return [table for part in parts for table in (*part.tables, *([_terms(part)] if part.terms else []))]


def _part(book: Book, charts: Charts, sheet: Any, row: int, part: Part, *, titled: bool) -> int:
    """Write a part from a row on, each chart under its table; give the first free row under it."""
    if titled:
        look = {**_HEAD, **({"bottom": 2} if part.level == 2 else {})}  # noqa: PLR2004 - the level under the title
        book.wide(sheet, row, part.title, _ACROSS, **look)
        row += 1
    for line in (*part.words, *part.bullets):
        book.wide(sheet, row, line, _ACROSS)
        row += 1
    tables = _tables([part])
    if part.grid:
        row = _grid(book, sheet, row, part.grid)
    for table in tables:
        if len(tables) > 1:
            book.text(sheet, row, 0, table.title, book.style(**_HEAD))
            row += 1
        charts.placed(sheet.get_name(), row + 2, table)
        row = book.table(sheet, row, table)
        for figure in part.figures:
            if figure.native and figure.native.table == table.title:
                row = charts.insert(sheet, row, figure)
    return row


def _grid(book: Book, sheet: Any, row: int, grid: Grid) -> int:
    """Write the grid: word, symbol, day and n of N in each cell; the tint says nothing that words do not."""
    heads = [f"{course}: {program}" for course, program in grid.columns]
    columns = (Column("District", "number"), *map(Column, heads))
    rows = tuple(map(_line, grid.rows))
    free = book.table(sheet, row, Table("Coverage grid", grid.caption, columns, rows, "No district is open."))
    for place, line in enumerate(grid.rows, row + 2):
        sheet.set_row(place, 31)
        for number, cell in enumerate(line.cells, 1):
            tint = _TINTS.get(TONES[cell.symbol])
            style = book.style(text_wrap=True, border=1, border_color="#C9D2DA", **({"bg_color": tint} if tint else {}))
            book.text(sheet, place, number, _in_cell(cell), style)
    for number, words in enumerate(grid.legend, free):
        book.text(sheet, number, 0, words)
    return free + len(grid.legend) + 1


def _line(row: GridRow) -> tuple[Cell, ...]:
    return (row.district, *(_in_cell(cell) for cell in row.cells))


def _in_cell(cell: GridCell) -> str:
    return f"{cell.symbol} {cell.word}" + (f"\n{cell.under}" if cell.under else "")


def _terms(part: Part) -> Table:
    return Table(part.title, "What the words mean", (Column("Term"), Column("Meaning", "text", 6)), part.terms)


def _foot(document: Document) -> str:
    return " · ".join(words for words in (document.foot, document.brand.footer) if words)
