"""Figures read back from files, held against the coverage as JSON and against each other."""

import csv
import io
import json
import math
import re
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Any
from xml.etree import ElementTree as ET

import openpyxl
from openpyxl.utils import range_boundaries

from tests.reports.every.reading import Page, Pdf, cells, grids_of, opened, squashed, tables_of
from tracker.coverage.values import Coverage, Row, Total
from tracker.reports.cells import rows_as_text
from tracker.reports.document import Document, Part, Share, Table
from tracker.reports.sheets import headings

Tables = Mapping[str, list[list[str]]]
Hidden = Collection[str | None]
FEWEST = 10
PEOPLE = {"Trained": "trained", "Eligible": "eligible", "Lapsed": "lapsed", "Never trained": "never"}
INNER = {
    "Of these new": "new",
    "Staff": "staff",
    "On leave": "on_leave",
    "Exempt": "exempt",
    "Not employees": "not_employees",
    "Joined since": "joined_since_delivery",
}


def data(drawn_json: bytes, drawn_csv: bytes, shape: Mapping[str, Any], hidden: Hidden) -> None:
    """Hold the figures of JSON and CSV against the coverage; what a copy withholds is nothing at all."""
    held = json.loads(drawn_json)
    rows = list(csv.DictReader(io.StringIO(drawn_csv.decode("utf-8-sig"), newline="")))
    assert len(rows) == len(held["rows"]) == len(shape["rows"])
    for line, kept, row in zip(rows, held["rows"], shape["rows"], strict=True):
        for name, value in row.items():
            blank = held["copy"] == "external" and (
                name in INNER.values() or (row["team"] in hidden and name in {*PEOPLE.values(), "staff_rate"})
            )
            if name != "state" or row["team"] not in hidden:
                assert kept[name] == (None if blank else value), (row["team"], name)
            if name != "classification":
                assert line[name] == ("" if kept[name] is None else str(kept[name]))
    if not hidden:
        assert held["totals"] == shape["totals"]
    for kept, total in zip(held["totals"], shape["totals"], strict=True):
        assert all(kept[name] in (None, value) for name, value in total.items())


def book_tables(book: bytes) -> dict[str, list[list[str]]]:
    """Give the tables of a workbook by their captions, each cell as it is seen there, the headings first."""
    return {caption: [[seen(cell) for cell in row] for row in rows] for caption, rows in _tables(book)}


def _tables(book: bytes) -> Iterable[tuple[str, Any]]:
    for sheet in openpyxl.load_workbook(io.BytesIO(book)):
        for table in sheet.tables.values():
            _, top, _, _ = range_boundaries(table.ref)
            yield str(sheet.cell(int(top or 0) - 1, 1).value), sheet[table.ref]


def seen(cell: Any) -> str:
    """Give what a cell shows: its value by its format."""
    value, kind = cell.value, cell.number_format
    if value is None:
        return ""
    if isinstance(value, datetime):
        assert kind == "d mmm yyyy"
        return f"{value.day} {value:%b} {value.year}"
    if kind == "0.0%":
        tenths = (Decimal(repr(value)) * 100).quantize(Decimal("0.1"), ROUND_HALF_UP)
        return f"{tenths}%"
    if kind.startswith('"'):
        return str(kind.strip('"'))
    return f"{value:,}" if isinstance(value, int) else str(value)


def percent(n: int, of: int) -> str:
    """Give a table's percentage: never all where it is not all, nor none where there is one; few have none."""
    if of < FEWEST:
        return "" if of else "no rate"
    tenths = (Decimal(n) * 100 / Decimal(of)).quantize(Decimal("0.1"), ROUND_HALF_UP)
    if n < of:
        tenths = min(tenths, Decimal("99.9"))
    return f"{max(tenths, Decimal('0.1')) if n else tenths}%"


def of_all(n: int, of: int) -> str:
    """Give n of N."""
    return f"{n:,} of {of:,}" if of else "no rate (0 of 0)"


def teams(tables: Tables, coverage: Coverage, hidden: Hidden, *, outside: bool) -> None:
    """Hold the table of teams against every count of every team."""
    head, *rows = next(rows for caption, rows in tables.items() if caption.startswith("Every team and course"))
    assert len(rows) == len(coverage.rows)
    for texts, row in zip(rows, coverage.rows, strict=True):
        told = dict(zip(head, texts, strict=True))
        people = {heading: f"{getattr(row, name):,}" for heading, name in PEOPLE.items()}
        people["Share trained"] = percent(row.trained, row.eligible)
        if row.team in hidden:
            people = dict.fromkeys(people, "withheld")
        inner = {heading: "withheld" if outside else f"{getattr(row, name):,}" for heading, name in INNER.items()}
        days = {"Last delivery": row.last_delivery, "Next session": row.next_session, "Roster of": row.roster_on}
        said = {name: f"{day.day} {day:%b} {day.year}" if day else "" for name, day in days.items()}
        said["Roster of"] = said["Roster of"] or "no roster"
        assert told | people | inner | said == told, row.team
        assert told["Team"] == row.team


def totals(tables: Tables, coverage: Coverage) -> None:
    """Hold Actual against Target of every course against its totals."""
    for course in coverage.courses:
        head, *rows = tables[f"{course.title}: actual against target, by program"]
        for texts, total in zip(rows, (each for each in coverage.totals if each.course == course.code), strict=True):
            told = dict(zip(head, texts, strict=True))
            assert told["Teams reached"] == of_all(total.teams_reached, total.teams)
            assert told["Districts reached"] == of_all(total.districts_reached, total.districts)
            _people(told, total)


def _people(told: Mapping[str, str], total: Total) -> None:
    if told["Staff trained"] == "withheld":
        assert told["Actual"] == "withheld"
        return
    assert told["Staff trained"] == of_all(total.trained, total.eligible)
    assert told["Actual"] == percent(total.trained, total.eligible).replace("no rate", "")


def grid(tables: Tables, coverage: Coverage, hidden: Hidden) -> None:
    """Hold the grid against every district by course and program."""
    head, *rows = tables["Each district by course and program"]
    titles = {each.code: each.title for each in coverage.courses}
    places = {(cell.district, titles[cell.course], cell.program): cell for cell in coverage.cells}
    small = {(row.district, row.program) for row in coverage.rows if row.team in hidden}
    seen_cells = 0
    for district, *texts in rows:
        for column, text in zip(head[1:], texts, strict=True):
            cell = next(
                each
                for (number, title, program), each in places.items()
                if str(number) == district and column.startswith(title) and _program(column, program)
            )
            words = of_all(cell.trained, cell.eligible)
            if (cell.district, cell.program) in small:
                words = "withheld"
            if not cell.rostered and not cell.eligible:
                words = "? No roster"
            assert text.endswith(words) or "Not applicable" in text, (district, column, text)
            seen_cells += 1
    assert seen_cells == len(places)


def _program(column: str, code: str) -> bool:
    return column.endswith((code, {"CPS": "Child Protective Services"}.get(code, code)))


def district(tables: Tables, coverage: Coverage, number: int) -> None:
    """Hold a packet's tables against its district's teams and the whole state's totals."""
    held: dict[str, list[Row]] = {}
    for row in coverage.rows:
        if row.district == number:
            held.setdefault(row.course, []).append(row)
    for course in coverage.courses:
        begins = f"{course.title}: each team, and the whole state beside it"
        head, *rows = next(rows for caption, rows in tables.items() if caption.startswith(begins))
        told = [dict(zip(head, texts, strict=True)) for texts in rows]
        state = {each.program: each for each in coverage.totals if each.course == course.code}
        both: list[Row | Total] = [*held[course.code], *(state[row.program] for row in held[course.code])]
        assert [each["Trained"] for each in told] == [of_all(each.trained, each.eligible) for each in both]
        assert [each["Share"] for each in told] == [percent(each.trained, each.eligible) for each in both]
        assert [each["Team"] for each in told[: len(held[course.code])]] == [row.team for row in held[course.code]]


# each format against the document


def as_page(page: Page, document: Document) -> int:
    """Hold a page against the document that it is drawn of; give how many tables it has."""
    count = 0
    for table in tables_of(document, "html"):
        if table.rows:
            want = [[column.heading for column in table.columns], *rows_as_text(table)]
            assert [*map(_squashed, page.tables[table.caption])] == [*map(_squashed, want)], table.title
        else:
            assert table.empty in page.text
        count += 1
    said = squashed(page.text)
    assert all(squashed(words) in said for words in _sentences(document, "html"))
    drawn = squashed(page.drawn)
    for part in document.parts_for("html"):
        for figure in part.figures:
            written = [squashed(mark.text) for mark in figure.drawing.marks if hasattr(mark, "text")]
            assert all(words in drawn for words in written)
    return count


def as_book(book: bytes, document: Document) -> int:
    """Hold a workbook against the document: text as text, numbers as numbers, shares as unrounded fractions."""
    found = dict(_tables(book))
    count = 0
    for table in tables_of(document, "xlsx"):
        head, *rows = found[table.caption]
        assert [str(cell.value) for cell in head] == headings(table)
        if not table.rows:
            assert rows[0][0].value == table.empty
        else:
            _rows(table, rows)
        count += 1
    said = {squashed(text) for text in cells(book)}
    assert all(squashed(words) in said for words in _sentences(document, "xlsx"))
    return count


def _rows(table: Table, rows: Any) -> None:
    for cells_of, row, texts in zip(rows, table.rows, rows_as_text(table), strict=True):
        for cell, value, column, text in zip(cells_of, row, table.columns, texts, strict=True):
            if isinstance(value, Share) and column.kind == "percent" and value.ratio is not None:
                assert math.isclose(cell.value, value.ratio, rel_tol=1e-15)  # 16 digits are kept
            elif isinstance(value, int):
                assert cell.value == value
            assert squashed(seen(cell)) == squashed(text) or (text, cell.value) == ("", "no rate"), table.title


def as_pages(pdf: Pdf, document: Document) -> int:
    """Hold a PDF's words against the document: every row's cells stand there one after the other."""
    count = 0
    for table in tables_of(document, "pdf"):
        for texts in rows_as_text(table):
            row = squashed("".join(texts))
            assert row in pdf.words or all(squashed(text) in pdf.words for text in texts if len(row) > 400), texts
        assert squashed(table.caption if table.rows else table.empty) in pdf.words
        count += 1
    for each in grids_of(document, "pdf"):
        for line in each.rows:
            row = "".join(f"{cell.symbol} {cell.word} {cell.under}" for cell in line.cells)
            assert squashed(f"{line.district}{row}") in pdf.words
    assert all(squashed(words) in pdf.words for words in _sentences(document, "pdf"))
    return count


def _sentences(document: Document, kind: str) -> Iterable[str]:
    yield from (document.title, document.headline, document.closing, *document.banners)
    for part in document.parts_for(kind):
        yield from _said(part)


def _said(part: Part) -> Iterable[str]:
    yield from (*part.words, *part.bullets)
    for term in part.terms:
        yield from term


def _squashed(texts: Iterable[str]) -> list[str]:
    return [squashed(text) for text in texts]


# what is drawn of a table

_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


def charts(book: bytes) -> int:
    """Hold what each chart of a workbook keeps of its cells against the cells; give how many series there are."""
    sheets = openpyxl.load_workbook(io.BytesIO(book))
    count = 0
    for name, content in opened(book).items():
        if not name.startswith("xl/charts/chart"):
            continue
        root = ET.fromstring(content)  # noqa: S314  our own file
        for series in root.iter(f"{_CHART}ser"):
            count += 1
            for kept in (*series.iter(f"{_CHART}numRef"), *series.iter(f"{_CHART}strRef")):
                _kept(sheets, kept)
    return count


def _kept(sheets: Any, kept: ET.Element) -> None:
    where = re.fullmatch(r"'?([^'!]+)'?!\$([A-Z]+)\$(\d+):\$([A-Z]+)\$(\d+)", kept.findtext(f"{_CHART}f") or "")
    assert where, kept.findtext(f"{_CHART}f")
    sheet, *corner = where.groups()
    values = [cell[0] for cell in sheets[sheet]["{}{}:{}{}".format(*corner)]]
    for point in kept.iter(f"{_CHART}pt"):
        cell = values[int(point.attrib["idx"])]
        text = point.findtext(f"{_CHART}v") or ""
        if isinstance(cell.value, int | float):
            assert float(text) == cell.value
        elif not isinstance(cell.value, datetime):
            assert text == (cell.value or "") or (text == "0" and cell.data_type == "s"), (cell.coordinate, text)
