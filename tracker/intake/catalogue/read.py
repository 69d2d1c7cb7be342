"""A file of entries, read: columns by their headings, days without a guess, rows that do not fit as problems."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from tracker.errors import NothingToImport, WrongUsage
from tracker.initiatives.catalogue.values import DAYS, link
from tracker.intake.by_headings import Headed, headed, not_read, spoken
from tracker.intake.catalogue.values import CatalogueFile, Entry
from tracker.intake.completions.days import Order, Written, on_the, order_of, written
from tracker.intake.fields import as_text, quoted
from tracker.intake.values import Book, Cell, Grid, Problem
from tracker.intake.words import is_nothing, is_total, key
from tracker.names import tidy

HEADINGS: Mapping[str, tuple[str, ...]] = {
    "title": (
        *("training", "training title", "name", "course title", "resource", "resource name", "organization"),
        *("organisation", "agency", "provider", "program name", "name of training", "name of resource"),
    ),
    "link": ("url", "web link", "website", "web site", "hyperlink", "web address", "intranet link"),
    "owner": ("owned by", "responsible", "lead", "contact person"),
    "target_on": ("target", "target date", "target day", "due", "due date", "due on", "planned for", "to be posted by"),
    "posted_on": ("posted", "date posted", "posted day", "added", "date added", "published", "uploaded", "live since"),
    "reviewed_on": ("reviewed", "last reviewed", "last review", "date reviewed", "reviewed last", "verified"),
    "review_by": ("next review", "review due", "review date", "review again by", "next review by", "to be reviewed by"),
    "service": ("services", "service type", "type of service", "services offered", "type"),
    "region": ("regions", "area", "area served", "county", "counties", "service area", "location"),
    "culturally_specific": ("culturally relevant", "culturally responsive", "culturally supportive", "cultural"),
    "course": ("course code",),
    "note": ("notes", "comment", "comments", "remarks", "description"),
}
_KNOWN = spoken(HEADINGS)
_YES = frozenset({"yes", "y", "true", "x", "1", "posted", "done", "added", "complete", "completed"})
_NO = frozenset({"no", "n", "false", "0", "not yet", "not posted", "pending"})
_CROSSED = frozenset({"culturally_specific", "posted_on"})  # columns in which an x is a yes
_PAST = frozenset({"posted_on", "reviewed_on"})  # days on which something was done
WITHOUT_A_DAY = "posted; the list gives no day"
LONGEST = 300  # characters of a title


@dataclass(frozen=True)
class _Row:
    """A row before its days are read: texts, days as written, and what does not fit."""

    sheet: str
    row: int
    title: str
    facts: dict[str, str]
    days: dict[str, Written]
    wrong: tuple[Problem, ...]
    head: Headed


def read_catalogue(book: Book, today: date) -> CatalogueFile:
    """Read a book's lists; NothingToImport when no sheet has a column of titles.

    Nothing can have been posted or looked through after `today`.
    """
    found = [(grid, head) for grid in book.sheets if not grid.hidden and (head := headed(grid, _KNOWN, ("title",)))]
    if not found:
        raise NothingToImport(
            "No list was found in this file: it needs a row of headings, one of them Title (or Training, Resource)."
        )
    rows = [row for grid, head in found for row in _rows(grid, head)]
    order = order_of(day for row in rows for day in row.days.values())
    read = [_settled(row, order, today) for row in rows]
    return CatalogueFile(
        file=book.file,
        digest=book.digest,
        entries=tuple(entry for entry, _ in read if entry),
        problems=tuple(p for _, head in found for p in head.twice) + tuple(p for _, wrong in read for p in wrong),
        assumptions=(
            *((order.why,) if order.known and order.why else ()),
            *not_read(book, [grid for grid, _ in found]),
        ),
        unused=tuple(dict.fromkeys(heading for _, head in found for heading in head.unused)),
    )


def _rows(grid: Grid, head: Headed) -> Iterator[_Row]:
    for number, cells in enumerate(grid.rows[head.header_row :], start=head.header_row + 1):
        if any(cell is not None and as_text(cell).strip() for cell in cells):
            row = _row(grid, head, number, cells)
            if not (is_total(key(row.title)) and not row.facts and not row.days):
                yield row


def _row(grid: Grid, head: Headed, number: int, cells: tuple[Cell, ...]) -> _Row:
    """Read one row; every cell that does not fit is a problem of its own."""
    facts: dict[str, str] = {}
    days: dict[str, Written] = {}
    wrong: list[Problem] = []
    for field, at in head.columns.items():
        if (number, at + 1) in grid.failed:
            wrong.append(_problem(grid, number, head, field, "failed", "The cell shows a failed formula."))
            continue
        cell = cells[at] if at < len(cells) else None
        crossed = field in _CROSSED and key(as_text(cell)) == "x"
        if is_nothing(as_text(cell)) and not crossed:
            continue
        said = _day(field, cell, facts, days) if field in DAYS else _text(field, cell, facts)
        if said:
            wrong.append(_problem(grid, number, head, field, f"not_{field}", said))
    title = facts.pop("title", "")
    if not title and not wrong:
        wrong.append(_problem(grid, number, head, "title", "no_title", "There is no title on this row. Give it one."))
    return _Row(grid.sheet, number, title, facts, days, tuple(wrong), head)


def _problem(grid: Grid, row: int, head: Headed, field: str, code: str, message: str) -> Problem:
    return Problem(grid.sheet, row, head.letter(field), code, message, field)


def _text(field: str, cell: Cell, facts: dict[str, str]) -> str:
    """Read a text into the facts; give what is wrong with it, or nothing."""
    text = tidy(as_text(cell))
    if field == "title" and len(text) > LONGEST:
        return f"This title is longer than {LONGEST} characters. Shorten it; the rest may stand in a column Note."
    if field == "link":
        try:
            facts[field] = link(text)
        except WrongUsage as why:
            return why.message
        return ""
    if field == "culturally_specific":
        answer = "yes" if key(text) in _YES else "no" if key(text) in _NO else ""
        if not answer:
            return f"{quoted(text)} is neither yes nor no. Write yes or no here, and the words in a column Note."
        text = answer
    facts[field] = text.lower() if field == "course" else text
    return ""


def _day(field: str, cell: Cell, facts: dict[str, str], days: dict[str, Written]) -> str:
    """Read a day as it is written; a target in words stays words, and "yes" says posted without a day."""
    if isinstance(cell, datetime | date):
        days[field] = on_the(cell.date() if isinstance(cell, datetime) else cell)
        return ""
    text = tidy(as_text(cell))
    if found := written(text):
        days[field] = found
        return ""
    if field == "posted_on" and key(text) in _YES:
        facts["posted_words"] = WITHOUT_A_DAY
        return ""
    if field == "posted_on" and key(text) in _NO:
        return ""
    if field == "target_on" and not isinstance(cell, float | bool):
        facts["target_words"] = text
        return ""
    return f"{quoted(text)} is no date. Write it as 2025-09-30 or clear the cell."


def _settled(row: _Row, order: Order, today: date) -> tuple[Entry | None, tuple[Problem, ...]]:
    """Give a row with its days in the file's order, or what is wrong with it."""
    wrong = list(row.wrong)
    facts: dict[str, str | date] = dict(row.facts)
    for field, day in row.days.items():
        found = (day.read(order.order) if order.known else None) or day.certain
        if found is None:
            said = f"{quoted(day.shown)} can be read day first or month first. Write it as 2025-09-30."
            wrong.append(Problem(row.sheet, row.row, row.head.letter(field), "date_order", said, field))
        elif field in _PAST and found > today:
            said = f"{found} is still to come. Correct it, or write it in a column Target."
            wrong.append(Problem(row.sheet, row.row, row.head.letter(field), "still_to_come", said, field))
        else:
            facts[field] = found
    if wrong:
        return None, tuple(wrong)
    return Entry(row.sheet, row.row, row.title, tuple(sorted(facts.items()))), ()
