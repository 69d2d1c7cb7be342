"""Pages saved as each kind of file, quickly."""

import csv
import io
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

import xlsxwriter

from tests.intake.untidy_rosters.page import Content, Failed, Page

TRANSITIONAL = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT = (
    (b"http://schemas.openxmlformats.org/spreadsheetml/2006/main", b"http://purl.oclc.org/ooxml/spreadsheetml/main"),
    (TRANSITIONAL, b"http://purl.oclc.org/ooxml/officeDocument/relationships"),
)
NAMES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    ' xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
    ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
)
LINED = '<style:style style:name="s" style:family="table-cell"><style:text-properties style:text-line-through-style="solid"/></style:style>'  # noqa: E501 -- one element
AWAY = '<style:style style:name="h" style:family="table"><style:table-properties table:display="false"/></style:style>'


def as_xlsx(path: Path, pages: Sequence[Page], *, epoch_1904: bool = False, strict: bool = False) -> None:
    """Save an .xlsx workbook, or a Strict Open XML one."""
    packed = io.BytesIO()
    book = xlsxwriter.Workbook(packed, {"in_memory": True, "date_1904": epoch_1904, "strings_to_formulas": False})
    dated, plain = book.add_format({"num_format": "m/d/yyyy"}), book.add_format()
    lined = book.add_format({"font_strikeout": True})
    lined_day = book.add_format({"font_strikeout": True, "num_format": "m/d/yyyy"})
    for page in pages:
        sheet = book.add_worksheet(page.name)
        if page.hidden:
            sheet.hide()
        covered = {corner[:2]: corner for corner in page.merged}
        for top, left, bottom, right in page.merged:
            sheet.merge_range(top - 1, left - 1, bottom - 1, right - 1, page.cells.get((top, left)), plain)
        for (row, column), value in page.cells.items():
            struck, place = (row, column) in page.struck, (row - 1, column - 1)
            if isinstance(value, Failed):
                sheet.write_formula(*place, "=VLOOKUP(1,A1:B1,2,FALSE)", plain, value.shown)
            elif isinstance(value, date):
                sheet.write_datetime(*place, value, lined_day if struck else dated)
            elif (row, column) not in covered:
                (sheet.write_string if isinstance(value, str) else sheet.write)(
                    *place, value, lined if struck else plain
                )
        for row in page.hidden_rows:
            sheet.set_row(row - 1, None, None, {"hidden": True})
        if page.filtered:
            top, left, bottom, right = page.filtered
            sheet.autofilter(top - 1, left - 1, bottom - 1, right - 1)
    next(sheet for sheet, page in zip(book.worksheets(), pages, strict=True) if not page.hidden).activate()
    book.close()
    path.write_bytes(as_strict(packed.getvalue()) if strict else packed.getvalue())


def as_strict(content: bytes) -> bytes:
    """Give a workbook as Excel saves it under "Strict Open XML Spreadsheet"."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            for loose, tight in STRICT:
                part = part.replace(loose, tight)
            new.writestr(name, part)
    return packed.getvalue()


def as_xls(path: Path, pages: Sequence[Page], *, epoch_1904: bool = False) -> None:
    """Save an old .xls workbook."""
    import xlwt

    book = xlwt.Workbook()
    book.dates_1904 = epoch_1904
    dated, plain = xlwt.easyxf(num_format_str="m/d/yyyy"), xlwt.easyxf()
    lined = xlwt.easyxf("font: struck_out on")
    for page in pages:
        sheet = book.add_sheet(page.name)
        sheet.visibility = int(page.hidden)
        covered = {corner[:2]: corner for corner in page.merged}
        for (row, column), value in page.cells.items():
            if (row, column) in covered:
                top, left, bottom, right = covered[row, column]
                sheet.write_merge(top - 1, bottom - 1, left - 1, right - 1, value)
            elif isinstance(value, Failed):
                sheet.row(row - 1).set_cell_error(column - 1, {"#N/A": "#N/A!"}.get(value.shown, value.shown))
            else:
                style = dated if isinstance(value, date) else lined if (row, column) in page.struck else plain
                sheet.write(row - 1, column - 1, value, style)
        for row in page.hidden_rows:
            sheet.row(row - 1).hidden = True
    first = next(at for at, page in enumerate(pages) if not page.hidden)
    book.set_active_sheet(first)
    book.save(str(path))


def as_ods(path: Path, pages: Sequence[Page]) -> None:
    """Save an .ods workbook."""
    tables = "".join(map(_table, pages))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED)
        packed.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        )
        packed.writestr(
            "content.xml",
            f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {NAMES} office:version="1.2">'
            f"<office:automatic-styles>{LINED}{AWAY}</office:automatic-styles><office:body><office:spreadsheet>"
            f"{tables}</office:spreadsheet></office:body></office:document-content>",
        )


def _table(page: Page) -> str:
    spans = {corner[:2]: corner for corner in page.merged}
    style = ' table:style-name="h"' if page.hidden else ""
    lines = [f"<table:table table:name={quoteattr(page.name)}{style}>"]
    for number, row in enumerate(page.rows(), start=1):
        cells = "".join(
            _cell(value, (number, at), spans, struck=(number, at) in page.struck) for at, value in enumerate(row, 1)
        )
        away = ' table:visibility="filter"' if number in page.hidden_rows else ""
        lines.append(f"<table:table-row{away}>{cells}</table:table-row>")
    return "".join([*lines, "</table:table>"])


def _cell(
    value: Content, at: tuple[int, int], spans: Mapping[tuple[int, int], tuple[int, int, int, int]], *, struck: bool
) -> str:
    look = ' table:style-name="s"' if struck else ""
    if at in spans:
        top, left, bottom, right = spans[at]
        look += f' table:number-rows-spanned="{bottom - top + 1}" table:number-columns-spanned="{right - left + 1}"'
    if value is None:
        return f"<table:table-cell{look}/>"
    if isinstance(value, Failed):
        return (
            f'<table:table-cell{look} office:value-type="string" office:string-value=""'
            f' calcext:value-type="error"><text:p>{value.shown}</text:p></table:table-cell>'
        )
    if isinstance(value, date):
        return (
            f'<table:table-cell{look} office:value-type="date" office:date-value="{value.isoformat()}">'
            f"<text:p>{value.isoformat()}</text:p></table:table-cell>"
        )
    if isinstance(value, str):
        text = "".join(f"<text:p>{escape(line)}</text:p>" for line in value.replace("  ", " <text:s/>").split("\n"))
        text = text.replace("&lt;text:s/&gt;", "<text:s/>")
        return f'<table:table-cell{look} office:value-type="string">{text}</table:table-cell>'
    return f'<table:table-cell{look} office:value-type="float" office:value="{value}"/>'


def as_csv(path: Path, page: Page, *, encoding: str, delimiter: str) -> None:
    """Save one page as delimited text."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter, lineterminator="\r\n").writerows(
        [_text(value) for value in row] for row in page.rows()
    )
    path.write_bytes(text.getvalue().encode(encoding))


def _text(value: Content) -> str:
    if value is None:
        return ""
    if isinstance(value, Failed):
        return value.shown
    if isinstance(value, date):
        return f"{value.month}/{value.day}/{value.year}"
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
