"""Grids of cells written as the kinds of files that districts send, the same bytes every time."""

import csv
import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

Row = Sequence[Any]
_MADE = datetime(2025, 8, 1)  # noqa: DTZ001 - a workbook's own wall clock
_EPOCH = date(1899, 12, 30)


@dataclass(frozen=True)
class Sheet:
    """One sheet: its rows from row 1 on, and what its format shows; places count from 1."""

    name: str
    rows: Sequence[Row]
    header_row: int = 1
    merged: Sequence[tuple[int, int, int, int]] = ()  # first row, first column, last row, last column
    struck: frozenset[int] = frozenset()
    hidden_rows: frozenset[int] = frozenset()
    hidden: bool = False
    notes: dict[tuple[int, int], str] = field(default_factory=dict)


def as_xlsx(sheets: Sequence[Sheet], *, author: str = "District office") -> bytes:
    """Write a workbook."""
    import xlsxwriter

    written = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(written, options)
    book.set_properties({"author": author, "created": _MADE})
    for sheet in sheets:
        _xlsx_sheet(book, sheet)
    book.close()
    return written.getvalue()


def _xlsx_sheet(book: Any, sheet: Sheet) -> None:
    page = book.add_worksheet(sheet.name)
    heading = book.add_format({"bold": True, "text_wrap": True, "bg_color": "#D9E1F2", "border": 1})
    title = book.add_format({"bold": True, "font_size": 14})
    day, plain = book.add_format({"num_format": "m/d/yyyy"}), book.add_format({})
    struck, struck_day = (
        book.add_format({"font_strikeout": True, **more}) for more in ({}, {"num_format": "m/d/yyyy"})
    )
    for at, row in enumerate(sheet.rows, start=1):
        for across, cell in enumerate(row, start=1):
            if cell is None or cell == "":
                continue
            usual = heading if at == sheet.header_row else title if at == 1 else plain
            if isinstance(cell, date):
                page.write_datetime(at - 1, across - 1, cell, struck_day if at in sheet.struck else day)
            elif isinstance(cell, int | float):
                page.write_number(at - 1, across - 1, cell, struck if at in sheet.struck else usual)
            else:
                page.write_string(at - 1, across - 1, cell, struck if at in sheet.struck else usual)
    for top, left, bottom, right in sheet.merged:
        text = sheet.rows[top - 1][left - 1]
        page.merge_range(top - 1, left - 1, bottom - 1, right - 1, text, heading if top > 1 else title)
    for hidden in sorted(sheet.hidden_rows):
        page.set_row(hidden - 1, None, None, {"hidden": True})
    for (line, column), words in sheet.notes.items():
        page.write_comment(line - 1, column - 1, words, {"author": "District office"})
    page.set_column(0, max(map(len, sheet.rows), default=1), 20)
    if sheet.hidden:
        page.hide()


def as_xls(sheets: Sequence[Sheet]) -> bytes:
    """Write a workbook of the old kind."""
    import xlwt

    book = xlwt.Workbook(encoding="utf-8")
    dated, heading = xlwt.easyxf(num_format_str="M/D/YYYY"), xlwt.easyxf("font: bold on; align: wrap on")
    plain, struck = xlwt.easyxf(""), xlwt.easyxf("font: struck_out on")
    for sheet in sheets:
        page = book.add_sheet(sheet.name)
        page.visibility = int(sheet.hidden)
        for at, row in enumerate(sheet.rows, start=1):
            for across, cell in enumerate(row, start=1):
                if cell is None or cell == "":
                    continue
                style = struck if at in sheet.struck else heading if at == sheet.header_row else plain
                page.write(at - 1, across - 1, cell, dated if isinstance(cell, date) else style)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def as_ods(sheets: Sequence[Sheet]) -> bytes:
    """Write a workbook of LibreOffice."""
    from odf.element import Element
    from odf.opendocument import OpenDocumentSpreadsheet
    from odf.table import Table, TableCell, TableRow
    from odf.text import P

    Element.namespaces.clear()  # odfpy keeps those of every earlier document of the process
    book = OpenDocumentSpreadsheet()
    for sheet in sheets:
        table = Table(name=sheet.name)
        for row in sheet.rows:
            line = TableRow()
            for cell in row:
                if isinstance(cell, date):
                    made = TableCell(valuetype="date", datevalue=cell.isoformat())
                elif isinstance(cell, int | float):
                    made = TableCell(valuetype="float", value=str(cell))
                else:
                    made = TableCell(valuetype="string") if cell else TableCell()
                    if cell:
                        made.addElement(P(text=cell))
                line.addElement(made)
            table.addElement(line)
        book.spreadsheet.addElement(table)
    written = io.BytesIO()
    book.write(written)
    return _timeless(written.getvalue())


def _timeless(packed: bytes) -> bytes:
    """Pack the parts again without the time at which they were packed."""
    again = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed)) as old, zipfile.ZipFile(again, "w") as new:
        for part in old.infolist():
            stored = zipfile.ZIP_STORED if part.filename == "mimetype" else zipfile.ZIP_DEFLATED
            new.writestr(zipfile.ZipInfo(part.filename, (1980, 1, 1, 0, 0, 0)), old.read(part), stored)
    return again.getvalue()


def as_csv(rows: Sequence[Row], *, encoding: str = "utf-8-sig", delimiter: str = ",") -> bytes:
    """Write delimited text."""
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    return written.getvalue().encode(encoding)


def serial(day: date) -> int:
    """Give a day as the plain number that Excel keeps."""
    return (day - _EPOCH).days


def american(day: date) -> str:
    """Write a day as people type it: 9/2/2025."""
    return f"{day.month}/{day.day}/{day.year}"
