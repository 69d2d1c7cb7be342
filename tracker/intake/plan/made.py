"""The plan that a workbook of ours was made of, so that only what was edited in it counts as a change."""

import re
from datetime import date

from sqlalchemy import text

from tracker.initiatives import plan
from tracker.initiatives.facts import Plan
from tracker.intake.values import Book
from tracker.journal.past import as_known
from tracker.store import Store

_SEARCHED = 12  # rows of a sheet in which the line stands
_LARGEST = 2_000_000_000
_LINE = re.compile(r"As of (\d{4}-\d\d-\d\d) · records (\d{1,10})-([0-9a-f]{12})\b")


def made_of(store: Store, book: Book, zone: str) -> Plan | None:
    """Give the plan as it stood in the file when it was made; None where the file or these records do not say."""
    said = _said(book)
    if said is None:
        return None
    day, number, digits = said
    with store.reading() as db:
        known = db.execute(text("SELECT hash FROM operation WHERE number = :n"), {"n": number}).scalar_one_or_none()
    if not str(known or "").startswith(digits):
        return None
    with as_known(store, str(number), zone) as (db, _):
        return plan(db, day)


def _said(book: Book) -> tuple[date, int, str] | None:
    for grid in book.sheets:
        for cells in grid.rows[:_SEARCHED]:
            for cell in cells:
                found = _LINE.search(cell) if isinstance(cell, str) else None
                if found and int(found[2]) <= _LARGEST:
                    try:
                        return date.fromisoformat(found[1]), int(found[2]), found[3]
                    except ValueError:
                        return None
    return None
