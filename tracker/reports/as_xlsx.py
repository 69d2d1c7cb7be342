"""The report as a workbook with native charts, each beside its table and described in words."""

import io
from datetime import UTC
from typing import Any

from tracker.reports.beside import described, label
from tracker.reports.lines import actual
from tracker.reports.sheets import Book, fitted, words_only
from tracker.reports.values import Column, CourseBlock, GridRow, Report, Share, Table
from tracker.reports.words import FEWEST, percent_of_target

_OPTIONS = {
    "in_memory": True,
    "constant_memory": False,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_TINTS = {"●": "#DCECF7", "◐": "#F1F7E4", "!": "#FDEADD"}
_ACROSS = 7  # the last column of sentences on the summary
_CHART_HIGH = 15  # rows that a chart covers
_DARK, _LIGHT = "#1F5F8B", "#B9C6D1"
_PATTERNS = ("none", "wide_upward_diagonal", "small_grid", "horizontal_brick")


def as_xlsx(report: Report) -> bytes:
    """Draw the report as a workbook; the same report gives the same bytes."""
    import xlsxwriter

    out = io.BytesIO()
    workbook = xlsxwriter.Workbook(out, _OPTIONS)
    moment = report.published_at.astimezone(UTC) if report.published_at.tzinfo else report.published_at
    workbook.set_properties(
        {
            "title": report.title,
            "subject": words_only(report.headline),
            "author": words_only(report.agency),
            "comments": " ".join([report.example, report.copy_note, f"Records {report.fingerprint}."]).strip(),
            "created": moment.replace(tzinfo=None),
        }
    )
    book = Book(workbook)
    _summary(book, report)
    _grid(book, report)
    _districts(book, report)
    _plain(book, report, "Teams", report.teams)
    _plain(book, report, "Still to reach", report.remaining)
    _plain(book, report, "Sessions", report.planned, report.held)
    if report.left:
        _plain(book, report, "Who is left", report.left)
    _plain(book, report, "Data quality", *report.quality, report.estimates)
    _plain(book, report, "Definitions", _terms(report))
    workbook.close()
    return out.getvalue()


def _foot(report: Report) -> str:
    parts = [f"As of {report.as_of.isoformat()}", f"records {report.fingerprint}", f"{report.copy} copy"]
    return ", ".join([*parts, *([report.example] if report.example else [])])


def _summary(book: Book, report: Report) -> None:
    """Write page one: the headline, how we are doing, the factors, then a table and a chart per course."""
    sheet = book.sheet("Summary", report.title, _foot(report))
    row = 1
    for text, look in _opening(report):
        book.wide(sheet, row, text, _ACROSS, **look)
        row += 1
    tables = [actual(block) for block in report.courses]
    for block, table in zip(report.courses, tables, strict=True):
        book.text(sheet, row + 1, 0, block.title, book.style(bold=True, font_size=13))
        book.wide(sheet, row + 2, block.targets, _ACROSS)
        first = row + 5
        row = book.table(sheet, row + 3, table)
        _insert(sheet, row, _actual_chart(book, block, first), described(block))
        row += _CHART_HIGH + 1
    if report.moved:
        for line in report.changes:
            book.wide(sheet, row, line, _ACROSS)
            row += 1
        book.table(sheet, row, report.moved)
        tables.append(report.moved)
    book.widths(sheet, *tables)


def _opening(report: Report) -> list[tuple[str, dict[str, Any]]]:
    loud = {"bold": True, "bg_color": "#FFF6DF", "border": 1}
    head = {"bold": True, "font_size": 13, "bottom": 2}
    said: list[tuple[str, dict[str, Any]]] = [(report.agency, {"font_color": "#51606E"})]
    said += [(text, loud) for text in (report.example, *report.notices) if text]
    said.append((report.copy_note, loud if report.copy == "internal" else {}))
    said += [(f"{report.known_words}. Records {report.fingerprint}.", {"font_color": "#51606E"})]
    said.append((report.headline, {"bold": True, "font_size": 14, "bg_color": "#EFF4F8"}))
    said += [("How are we doing", head), *((line, {}) for line in report.doing)]
    said += [("Factors affecting results", head), *((line, {}) for line in report.factors)]
    return [*said, (report.caution, {"italic": True})]


def _actual_chart(book: Book, block: CourseBlock, first: int) -> Any:
    """Draw Actual against Target by program from the fractions in the table above."""
    chart = book.workbook.add_chart({"type": "bar"})
    last = first + len(block.measures) - 1
    trained = [m.trained for m in block.measures]
    targets = [percent_of_target(m.target) for m in block.measures]
    for name, column, words in (("Actual", 5, [label(t) for t in trained]), ("Target", 6, targets)):
        chart.add_series(
            {
                "name": name,
                "categories": ["Summary", first, 0, last, 0],
                "values": ["Summary", first, column, last, column],
                "data_labels": {"value": True, "custom": [{"value": word} for word in words]},
                **_look(0 if name == "Actual" else 1),
            }
        )
    chart.set_title(_title(f"{block.title}: staff trained, actual against target"))
    chart.set_x_axis(
        {"min": 0, "max": 1, "num_format": "0%", "label_position": "high", "major_gridlines": {"visible": False}}
    )
    chart.set_y_axis({"reverse": True})
    chart.set_legend({"position": "bottom"})
    return chart


def _grid(book: Book, report: Report) -> None:
    """Write the grid: word, symbol, day and n of N in each cell; the tint says nothing that words do not."""
    sheet = book.sheet("Coverage grid", f"Districts: {report.title}", _foot(report))
    heads = ["District", *(f"{course}: {program}" for course, program in report.grid.columns)]
    columns = (Column(heads[0], "number"), *map(Column, heads[1:]))
    caption = "Each district by course and program"
    rows = tuple(_grid_texts(row) for row in report.grid.rows)
    free = book.table(sheet, 1, Table("Coverage grid", caption, columns, rows))
    for place, row in enumerate(report.grid.rows, 3):
        sheet.set_row(place, 31)
        for number, cell in enumerate(row.cells, 1):
            look = {"bg_color": _TINTS[cell.symbol]} if cell.symbol in _TINTS else {}
            style = book.style(text_wrap=True, border=1, border_color="#C9D2DA", **look)
            book.text(sheet, place, number, str(_grid_texts(row)[number]), style)
    for number, line in enumerate(report.grid.legend, free):
        book.text(sheet, number, 0, line)
    sheet.set_column(0, 0, 10)
    sheet.set_column(1, len(heads) - 1, 30)
    sheet.freeze_panes(3, 1)
    sheet.repeat_rows(0, 2)


def _grid_texts(row: GridRow) -> tuple[int | str, ...]:
    def text(symbol: str, word: str, *under: str) -> str:
        return f"{symbol} {word}" + "".join(["\n", ", ".join(filter(None, under))] if any(under) else [])

    return (row.district, *(text(cell.symbol, cell.word, cell.when, cell.count) for cell in row.cells))


def _districts(book: Book, report: Report) -> None:
    """Write each district's share of staff trained, and a chart of it per course."""
    table = _shares(report)
    sheet = book.sheet("Districts", "Staff trained by district", _foot(report))
    sheet.fit_to_pages(1, 1)
    row = book.table(sheet, 1, table)
    book.widths(sheet, table)
    sheet.freeze_panes(3, 1)
    sheet.repeat_rows(0, 2)
    for course in dict.fromkeys(title for title, _ in report.grid.columns):
        chart = _district_chart(book, report, course)
        words = f"Columns for {course}: staff trained by district, as in the table above. {_said(report, course)}"
        _insert(sheet, row, chart, words)
        row += _CHART_HIGH + 1


def _shares(report: Report) -> Table:
    columns = [Column("District", "number")]
    for course, program in report.grid.columns:
        columns += [Column(f"{course}, {program}: n of N", "share"), Column(f"{course}, {program}: share", "percent")]
    rows = tuple(
        (row.district, *(part for cell in row.cells for part in _n_and_share(cell.people, cell.count)))
        for row in report.grid.rows
    )
    caption = "Trained of eligible staff in each district, by course and program"
    return Table("District shares", caption, tuple(columns), rows)


def _n_and_share(people: Share | None, words: str) -> tuple[Share | str, Share | str]:
    if people is None or not people.of:
        return words, ""
    return people, people if people.of >= FEWEST else ""


def _district_chart(book: Book, report: Report, course: str) -> Any:
    chart = book.workbook.add_chart({"type": "column"})
    first, last = 3, 2 + len(report.grid.rows)
    for number, (title, program) in enumerate(report.grid.columns):
        if title == course:
            column = 2 + 2 * number
            chart.add_series(
                {
                    "name": words_only(program),
                    "categories": ["Districts", first, 0, last, 0],
                    "values": ["Districts", first, column, last, column],
                    **_look(number % len(_PATTERNS)),
                }
            )
    chart.set_title(_title(f"{course}: share of staff trained by district"))
    chart.set_x_axis({"name": "District"})
    chart.set_y_axis({"min": 0, "max": 1, "num_format": "0%", "major_gridlines": {"visible": True}})
    chart.set_legend({"position": "bottom"})
    return chart


def _said(report: Report, course: str) -> str:
    """Give the figures of a chart in words, for those who do not see it."""
    places = [(n, program) for n, (title, program) in enumerate(report.grid.columns) if title == course]
    return " ".join(
        f"District {row.district}: "
        + ", ".join(f"{program} {row.cells[n].count or row.cells[n].word}" for n, program in places)
        + "."
        for row in report.grid.rows
    )


def _look(place: int) -> dict[str, Any]:
    """Give a series its look: the first is solid, the others patterned, so that no colour is needed."""
    if place == 0:
        return {"fill": {"color": _DARK}, "border": {"color": _DARK}}
    pattern = {"pattern": _PATTERNS[place], "fg_color": _DARK, "bg_color": _LIGHT}
    return {"pattern": pattern, "border": {"color": _DARK}}


def _title(words: str) -> dict[str, Any]:
    return {"name": words_only(words), "name_font": {"size": 12, "bold": True}, "overlay": False}


def _insert(sheet: Any, row: int, chart: Any, words: str) -> None:
    chart.set_size({"width": 860, "height": 20 * (_CHART_HIGH - 1)})
    if sheet.insert_chart(row, 0, chart, {"object_position": 2, "description": fitted(words)}):
        raise AssertionError("the chart was not inserted")


def _plain(book: Book, report: Report, name: str, *tables: Table) -> None:
    """Write a sheet of tables; one alone keeps its header row in sight."""
    sheet = book.sheet(name, name, _foot(report))
    row = 1
    for table in tables:
        if len(tables) > 1:
            book.text(sheet, row, 0, table.title, book.style(bold=True, font_size=13))
            row += 1
        row = book.table(sheet, row, table)
    book.widths(sheet, *tables)
    sheet.repeat_rows(0, 2)
    sheet.freeze_panes(3 if len(tables) == 1 else 1, 0)


def _terms(report: Report) -> Table:
    columns = (Column("Term"), Column("Meaning", "text", 6))
    rows = (*report.definitions, ("Please note", report.caution))
    return Table("Definitions", "What the figures of this report mean", columns, rows)
