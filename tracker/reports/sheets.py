"""Cells of a workbook, written so that text stays text: no formula, link or number is made of it."""

import io
from collections.abc import Mapping
from datetime import date
from typing import Any

from tracker.reports.cells import rows_as_text, text_of
from tracker.reports.document import Cell, Column, Paper, Paragraphs, Share, Table
from tracker.reports.words import n_of_n, table_percent

#: How XlsxWriter is to write: whole in memory, and every text as text.
OPTIONS = {
    "in_memory": True,
    "constant_memory": False,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
LONGEST = 32_767  # characters that a cell holds, counted as UTF-16 does
CUT = " … (the rest did not fit in a cell)"
_WIDEST = 46
_ACROSS = 150  # letters of a sentence over the usual columns
_HEAD_LINES, _HEAD_LINE = 2, 15.5  # the fewest lines of a heading, and points of one
_HEAD_WIDE = 18  # letters of a heading in a line, unless a word is longer
_BUTTON = 3  # letters that the button of a filter covers
_LINE_HIGH, _HIGHEST = 15, 409  # points of a line, and of the highest row that Excel takes
_NAMED = 200  # characters of a heading, a chart's title or a property: Excel takes 255
_FOOT = 110  # and of a footer, in which some may double
_PAPERS: dict[Paper, int] = {"letter": 1, "a4": 9}
_SHEET_NAME = 31  # characters
_LOGO_HIGH = 40  # pixels


class CellNotWritten(AssertionError):
    """A cell was not taken by the workbook: it would have been dropped silently."""


class Book:
    """A workbook in the making, with its formats; each sheet is set up for reading and for paper alike."""

    def __init__(self, workbook: Any, paper: Paper = "letter") -> None:
        """Take the workbook and the paper that it is printed on."""
        self.workbook = workbook
        self._paper = _PAPERS[paper]
        self._formats: dict[str, Any] = {}
        self._names: set[str] = set()
        self._wide: dict[str, Mapping[int, int]] = {}

    def style(self, **properties: Any) -> Any:
        """Give a cell format, made once for each set of properties."""
        key = repr(sorted(properties.items()))
        if key not in self._formats:
            self._formats[key] = self.workbook.add_format({"valign": "top", **properties})
        return self._formats[key]

    def sheet(self, name: str, title: str, foot: str) -> Any:
        """Add a sheet that prints landscape, one page wide, its title at the top."""
        sheet = self.workbook.add_worksheet(sheet_name(name))
        sheet.set_landscape()
        sheet.set_paper(self._paper)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer(f"&L{foot[:_FOOT].replace('&', '&&')}&RPage &P of &N")
        sheet.hide_gridlines(2)
        self.text(sheet, 0, 0, title, self.style(bold=True, font_size=16, font_color="#1B2733", valign="vcenter"))
        return sheet

    def logo(self, sheet: Any, logo: bytes | None, words: str, column: int) -> None:
        """Put a logo (PNG or JPEG) beside the title, told in words."""
        from tracker.settings import logo_of

        if logo is None:
            return
        scale = _LOGO_HIGH / logo_of(logo).height
        sheet.set_row(0, _LOGO_HIGH)
        options = {"image_data": io.BytesIO(logo), "x_scale": scale, "y_scale": scale, "description": fitted(words)}
        _taken(sheet.insert_image(0, column, "logo.png", {**options, "object_position": 3}), 0, column)

    def text(self, sheet: Any, row: int, column: int, text: str, style: Any = None) -> None:
        """Write text as a string cell; what is longer than a cell is cut and says so."""
        _taken(sheet.write_string(row, column, fitted(text), style), row, column)

    def wide(
        self, sheet: Any, row: int, text: str, last_column: int, *, letters: int = _ACROSS, **properties: Any
    ) -> None:
        """Write a sentence over several columns, as high as its lines need; `letters` fit into one line of them."""
        style = self.style(text_wrap=True, **properties)
        _taken(sheet.merge_range(row, 0, row, last_column, "", style), row, 0)
        self.text(sheet, row, 0, text, style)
        size = int(properties.get("font_size", 11))
        sheet.set_row(row, (1 + len(text) * size // (11 * letters)) * size * 1.45)

    def cell(self, sheet: Any, row: int, column: int, cell: Cell, kind: Column) -> None:
        """Write one cell as what it is: text, a number, a day or a fraction shown as a percentage."""
        if isinstance(cell, Share) and kind.kind == "percent":
            self._percent(sheet, row, column, cell)
        elif isinstance(cell, Share):
            self.text(sheet, row, column, n_of_n(cell.n, cell.of), self.style(align="right", indent=1))
        elif isinstance(cell, date):
            day = self.style(num_format="d mmm yyyy", align="right", indent=1)
            _taken(sheet.write_datetime(row, column, cell, day), row, column)
        elif isinstance(cell, int):
            _taken(
                sheet.write_number(row, column, cell, self.style(num_format="#,##0", align="right", indent=1)),
                row,
                column,
            )
        else:
            text = text_of(cell, kind) if isinstance(cell, Paragraphs) else cell or ""
            self.text(sheet, row, column, text, self.style(text_wrap=True, align="left", indent=1))

    def table(self, sheet: Any, top: int, table: Table) -> int:
        """Write a table with its title, description and header row; give the first free row under it."""
        self.text(sheet, top, 0, table.caption, self.style(italic=True, font_color="#51606E"))
        rows = table.rows or (("",) * len(table.columns),)
        last = top + 1 + len(rows)
        sheet.set_row(top + 1, self._head_lines(sheet, table) * _HEAD_LINE)
        head = self.style(bold=True, text_wrap=True, bg_color="#E4E9EE", border=1)
        columns = [{"header": heading, "header_format": head} for heading in headings(table)]
        options = {
            "columns": columns,
            "name": self._name(table.title),
            "title": table.title[:_NAMED],
            "description": table.caption[:_NAMED],
            "style": "Table Style Light 1",
            "autofilter": bool(table.rows),
        }
        _taken(sheet.add_table(top + 1, 0, last, len(table.columns) - 1, options), top, 0)
        for place, row in enumerate(rows, top + 2):
            for number, (cell, column) in enumerate(zip(row, table.columns, strict=True)):
                self.cell(sheet, place, number, cell, column)
        for place, texts in enumerate(rows_as_text(table), top + 2):
            if (lines := max(map(_lines, texts))) > 1:
                sheet.set_row(place, min(lines * _LINE_HIGH, _HIGHEST))
        if not table.rows:
            self.text(sheet, top + 2, 0, table.empty)
        return last + 2

    def widths(self, sheet: Any, *tables: Table) -> dict[int, int]:
        """Make the columns as wide as the longest text in any of these tables, within reason; give the widths."""
        wide: dict[int, int] = {}
        for table in tables:
            heads = [*map(_in_lines, headings(table))]
            texts = [heads, *rows_as_text(table)]
            for row in texts:
                for number, text in enumerate(row):
                    wide[number] = min(max(wide.get(number, 9), len(text) + 3), _WIDEST)
        self.columns(sheet, wide)
        return wide

    def columns(self, sheet: Any, wide: Mapping[int, int]) -> None:
        """Make columns as wide as that, in letters."""
        for number, width in wide.items():
            sheet.set_column(number, number, width)
        self._wide[sheet.get_name()] = wide

    def _head_lines(self, sheet: Any, table: Table) -> int:
        """Count the lines that the highest heading of a table takes."""
        wide = self._wide.get(sheet.get_name(), {})
        lines = (-(-(len(head) + _BUTTON) // wide.get(number, _WIDEST)) for number, head in enumerate(headings(table)))
        return max(_HEAD_LINES, *lines)

    def _percent(self, sheet: Any, row: int, column: int, share: Share) -> None:
        """Write the unrounded fraction; where one decimal would show all or none, the format says the rest."""
        if share.ratio is None:
            self.text(sheet, row, column, "no rate", self.style(align="right", indent=1))
            return
        shown = table_percent(share.n, share.of)
        rounded_away = shown != f"{share.ratio * 100:.1f}%"
        style = self.style(num_format=f'"{shown}"' if rounded_away else "0.0%", align="right", indent=1)
        _taken(sheet.write_number(row, column, share.ratio, style), row, column)

    def _name(self, title: str) -> str:
        """Give a table a name that Excel takes, used once."""
        plain = "".join(c if c.isascii() and c.isalnum() else "_" for c in title)[:40]
        name = f"Table_{plain}"
        while name.casefold() in self._names:
            name += "_"
        self._names.add(name.casefold())
        return name


def sheet_name(name: str) -> str:
    """Give a name that a sheet may have."""
    plain = "".join(" " if letter in "[]:*?/\\" else letter for letter in name).strip("' ")
    return plain[:_SHEET_NAME].strip("' ") or "Sheet"


def words_only(text: str) -> str:
    """Give a name for a series or a title, which the workbook would take for a formula if it began as one."""
    short = text[:_NAMED]
    return f" {short}" if short.startswith("=") else short


def headings(table: Table) -> list[str]:
    """Give a table's headings as Excel takes them: none empty, none too long, none twice."""
    given: list[str] = []
    for number in range(len(table.columns)):
        heading = _own(table, number)[:_NAMED].strip() or "Column"
        taken = [other.casefold() for other in given]
        while heading.casefold() in taken:
            heading += " ·"
        given.append(heading)
    return given


def _own(table: Table, number: int) -> str:
    """Give a heading; that of several shares says of which column it is: "CPS: staff trained, share"."""
    said = [column.heading for column in table.columns]
    share = table.columns[number].kind == "percent" and said.count(said[number]) > 1
    return f"{said[number - 1]}, {said[number].lower()}" if share and number else said[number]


def _lines(text: str) -> int:
    """Count the lines that a text takes in a column of the widest width."""
    return sum(max(1, -(-len(line) // (_WIDEST - 2))) for line in text.split("\n"))


def _in_lines(heading: str) -> str:
    """Give a text as long as the longest of the lines that the heading is broken into: two, and more of a long one."""
    half = min(len(heading) // 2 + 4, _HEAD_WIDE) if " " in heading else len(heading)
    return "x" * max(half, *map(len, [*heading.split(), ""]))


def fitted(text: str) -> str:
    """Give the text as a cell can hold it; a cut one says so."""
    if _length(text) <= LONGEST:
        return text
    room = LONGEST - _length(CUT)
    return text.encode("utf-16-le")[: room * 2].decode("utf-16-le", "ignore") + CUT


def _length(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _taken(code: int | None, row: int, column: int) -> None:
    if code:
        raise CellNotWritten(f"row {row + 1}, column {column + 1}: code {code}")
