"""The report as CSV for Excel: one row per team and course, nothing above the header, no cell a formula."""

import csv
import io
from typing import Any

from tracker.names import show
from tracker.reports.values import Report

_BEGINS_FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")  # the last four full-width
_ABOUT = ("as_of", "known_on", "fingerprint", "copy", "example")


def as_csv(report: Report) -> bytes:
    """Draw the teams as tidy rows; what they are of stands in columns of its own."""
    about = (report.as_of.isoformat(), report.known_on or "", report.fingerprint, report.copy, report.example)
    rows = report.shape["rows"]
    fields = [name for name in (rows[0] if rows else ("course",)) if name != "classification"]
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([*_ABOUT, "course_title", "program_title", *fields])
    for row in rows:
        titles = (report.course_titles.get(row["course"]), report.program_titles.get(row["program"]))
        writer.writerow([*map(cell, about), *map(cell, titles), *(cell(row[name]) for name in fields)])
    return out.getvalue().encode("utf-8-sig")


def cell(value: Any) -> Any:
    """Give a cell that no spreadsheet takes for a formula; numbers stay numbers."""
    if not isinstance(value, str):
        return value
    shown = show(value)
    return "'" + shown if shown.lstrip().startswith(_BEGINS_FORMULA) else shown
