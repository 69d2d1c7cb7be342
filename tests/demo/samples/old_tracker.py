"""The tracker that the coordinator kept by hand before this one: days, ticks, numbers, notes and colours."""

import io
from datetime import date, datetime
from typing import Any

_MADE = datetime(2025, 8, 1)  # noqa: DTZ001 - a workbook's own wall clock
GREEN, YELLOW, RED = "#C6E0B4", "#FFE699", "#F8CBAD"
FIRST = 6  # the row of District 1
#: district → overview CPS, overview Permanency, refresher CPS, refresher Permanency, notes; None is blank
ROWS: dict[int, tuple[Any, ...]] = {
    1: (date(2025, 2, 11), date(2025, 2, 11), "3/18 (14)", None, None),
    2: ("2/18 & 2/25", "✓", date(2025, 3, 20), "scheduled 9/18", "two offices"),
    3: ("2/20 (22)", None, date(2025, 4, 1), None, None),
    4: (date(2025, 3, 4), date(2025, 3, 4), "4/8 (12/15)", "TBD", None),
    5: ("✓", "n/a", 17, None, None),
    6: (date(2025, 3, 6), None, "4/10", "9/25/2025", None),
    7: (None, None, "postponed", None, None),
    8: ("3/11 make-up in Medford", None, date(2025, 4, 15), None, "ask about Ashland"),
    9: ("cancelled – snow", None, None, None, None),
    10: (date(2025, 3, 13), "3/27 (9)", "4/17", None, None),
    11: ("done", None, date(2025, 4, 22), None, None),
    12: ("called 3/14, left a message", None, None, None, None),
    13: (date(2025, 3, 19), None, None, None, None),
    14: (None, None, date(2025, 4, 24), None, None),
    15: ("3/25 (31)", date(2025, 3, 26), "4/29", None, None),
    16: (date(2025, 3, 27), "scheduled 9/30", date(2025, 5, 1), None, None),
}
#: cell → its colour: C14 is green and empty, D12 is in the colour of what was cancelled
_COLOURED = {"C14": GREEN, "D12": RED}
_PLANS = ("scheduled", "9/25")


def tracker() -> bytes:
    """Write it."""
    import xlsxwriter

    written = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(written, options)
    book.set_properties({"author": "Child Welfare", "created": _MADE})
    page = book.add_worksheet("Tracker")
    head = book.add_format({"bold": True, "align": "center", "border": 1})
    page.merge_range("A1:F1", "Trafficking training tracker 2025", book.add_format({"bold": True, "font_size": 14}))
    page.write_string("A2", "One row for each district. Number of people in brackets.")
    page.merge_range("B4:C4", "Screening tool overview", head)
    page.merge_range("D4:E4", "CSEC refresher", head)
    for column, words in enumerate(("District", "CPS", "Permanency", "CPS", "Perm", "Notes")):
        page.write_string(4, column, words, head)
    for district, cells in ROWS.items():
        page.write_string(FIRST + district - 2, 0, f"District {district}")
        for column, cell in enumerate(cells, start=1):
            _write(book, page, FIRST + district - 2, column, cell)
    last = FIRST + len(ROWS) - 1
    page.write_string(last, 0, "Total", head)
    page.write_number(last, 1, sum(cells[0] is not None for cells in ROWS.values()), head)
    for at, (colour, words) in enumerate(((GREEN, "Held"), (YELLOW, "Scheduled"), (RED, "Cancelled")), start=2):
        page.write_blank(last + at, 0, None, book.add_format({"bg_color": colour}))
        page.write_string(last + at, 1, words)
    page.set_column(0, 5, 18)
    book.close()
    return written.getvalue()


def _write(book: Any, page: Any, row: int, column: int, cell: Any) -> None:
    """Write a cell in the colour that she gave it."""
    place = f"{'ABCDEF'[column]}{row + 1}"
    planned = isinstance(cell, str) and cell.startswith(_PLANS)
    held = isinstance(cell, date | int) or (isinstance(cell, str) and (cell[0].isdigit() or cell in {"✓", "done"}))
    colour = _COLOURED.get(place) or (YELLOW if planned else GREEN if held and column < 5 else "")
    look: dict[str, Any] = {"bg_color": colour} if colour else {}
    if isinstance(cell, date):
        page.write_datetime(row, column, cell, book.add_format({**look, "num_format": "m/d/yyyy"}))
    elif isinstance(cell, int):
        page.write_number(row, column, cell, book.add_format(look))
    elif cell is not None:
        page.write_string(row, column, cell, book.add_format(look))
    elif colour:
        page.write_blank(row, column, None, book.add_format(look))
