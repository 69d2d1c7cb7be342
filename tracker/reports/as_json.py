"""The report as JSON: the figures in the shape of the command line, with the words beside them."""

import json
from datetime import date
from typing import Any

from tracker.reports.cells import text_of
from tracker.reports.document import Cell, Column, Paragraphs, Part, Share, Table
from tracker.reports.values import Report


def as_json(report: Report) -> bytes:
    """Draw the report as one JSON object; control characters in text stay escaped."""
    drawn = {
        "title": report.title,
        "agency": report.agency,
        "copy": report.copy,
        "example": bool(report.example),
        "fingerprint": report.fingerprint,
        **report.shape,
        "courses": [{"code": code, "title": title} for code, title in report.course_titles.items()],
        "headline": report.headline,
        "how_are_we_doing": report.doing,
        "factors_affecting_results": report.factors,
        "changes": report.changes,
        "parts": [_part(part) for part in further(report)],
        "definitions": dict(report.definitions),
        "caution": report.caution,
        "notices": report.notices,
    }
    return (json.dumps(drawn, indent=1) + "\n").encode()


def further(report: Report) -> tuple[Part, ...]:
    """Give the parts that say more than the figures of the day."""
    found = (report.ahead, report.plan, report.trend, report.why, report.staff, report.against, report.tags)
    return tuple(part for part in found if part is not None)


def _part(part: Part) -> dict[str, Any]:
    words = [*part.words, *part.bullets]
    return {"title": part.title, "words": words, "tables": [_table(table) for table in part.tables]}


def _table(table: Table) -> dict[str, Any]:
    """Give a table as lists: each share as n and of, days as ISO text."""
    return {
        "title": table.title,
        "columns": [column.heading for column in table.columns],
        "rows": [[_cell(*each) for each in zip(row, table.columns, strict=True)] for row in table.rows],
    }


def _cell(cell: Cell, column: Column) -> Any:
    if isinstance(cell, Share):
        return {"n": cell.n, "of": cell.of}
    if isinstance(cell, date):
        return cell.isoformat()
    return text_of(cell, column) if isinstance(cell, Paragraphs) else cell
