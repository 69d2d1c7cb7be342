"""A workbook to hand out: text stays text, and the same content gives the same bytes."""

import io
from collections.abc import Callable
from datetime import UTC, datetime

from tracker.reports.document import Paper
from tracker.reports.sheets import OPTIONS, Book, words_only


def workbook(title: str, agency: str, moment: datetime, paper: Paper, draw: Callable[[Book], None]) -> bytes:
    """Draw a workbook with its properties; `draw` puts the sheets into it."""
    import xlsxwriter

    out = io.BytesIO()
    made = xlsxwriter.Workbook(out, OPTIONS)
    created = moment.astimezone(UTC).replace(tzinfo=None)
    made.set_properties({"title": words_only(title), "author": words_only(agency), "created": created})
    draw(Book(made, paper))
    made.close()
    return out.getvalue()
