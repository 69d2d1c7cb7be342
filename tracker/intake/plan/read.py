"""A plan in a sheet, read: its columns by their headings, its cells as they would be kept, what does not fit."""

import re
from collections.abc import Iterator
from datetime import date, datetime

from tracker.errors import NothingToImport
from tracker.initiatives.facts import KIND_WORDS, STATUS_WORDS, TERM_WORDS
from tracker.intake.by_headings import Headed, headed, not_read, spoken
from tracker.intake.completions.days import MONTH_FIRST, Order, Written, on_the, order_of, written
from tracker.intake.fields import as_text, failure, quoted
from tracker.intake.plan import wording
from tracker.intake.plan.columns import HEADINGS, LONGEST
from tracker.intake.plan.values import PlanFile, PlanRow, Said
from tracker.intake.values import Book, Cell, Grid, Problem
from tracker.names import show, tidy

_KNOWN = spoken(HEADINGS)
_DAYS = ("status_on", "next_on")
_NAMES = ("code", "title")
_OWN = frozenset({"time_words", "internal_needs", "dependencies", "anticipated_outcome"})  # no other list has these
_CODE = re.compile(r"[a-z0-9][a-z0-9-]*")
_WORDS = {
    "kind": (wording.kind_of, wording.KINDS),
    "term": (wording.term_of, wording.TERMS),
    "status": (wording.status_of, wording.STATUSES),
}
_SHOWN = {"kind": KIND_WORDS, "term": TERM_WORDS, "status": STATUS_WORDS}
NO_PLAN = (
    "No plan was found in this file. It needs a row of headings with Title (or Code) and some of the plan's own, such"
    " as Time to completion, Internal needs or Dependencies: `tracker plan report --format xlsx` writes one."
)


def looks_like(book: Book) -> bool:
    """Say whether a book holds a plan: a sheet with at least two of the columns that nothing else has."""
    return any(len(_OWN & set(head.columns)) > 1 for _, head in _found(book))


def read_plan(book: Book) -> PlanFile:
    """Read a book's plan; NothingToImport where no sheet has one."""
    found = _found(book)
    if not found:
        raise NothingToImport(NO_PLAN)
    order = order_of(day for grid, head in found for day in _days(grid, head))
    read = [each for grid, head in found for each in _rows(grid, head, order)]
    return PlanFile(
        file=book.file,
        digest=book.digest,
        rows=tuple(row for row, wrong in read if not wrong),
        problems=tuple(p for _, head in found for p in head.twice) + tuple(p for _, wrong in read for p in wrong),
        assumptions=(
            *((order.why,) if order.known and order.why else ()),
            *_by_title(read),
            *not_read(book, [grid for grid, _ in found]),
        ),
        unused=tuple(dict.fromkeys(heading for _, head in found for heading in head.unused)),
        spoken_of=frozenset(row.text(name).casefold() for row, wrong in read if wrong for name in _NAMES) - {""},
    )


def _by_title(read: list[tuple[PlanRow, tuple[Problem, ...]]]) -> tuple[str, ...]:
    if all(row.text("code") for row, _ in read):
        return ()
    return ("Rows without a code are taken for the entry of exactly their title; their blank cells say nothing.",)


def as_kept(text: str) -> str:
    """Give text as the records keep it: harmless, with single blanks, paragraphs kept apart."""
    paragraphs = (tidy(show(each)) for each in re.split(r"\n\s*\n", text.replace("\r", "")))
    return "\n\n".join(each for each in paragraphs if each)


def _found(book: Book) -> list[tuple[Grid, Headed]]:
    """Give the sheets that hold a plan, each with where its headings are."""
    sheets = [(grid, headed(grid, _KNOWN, _NAMES)) for grid in book.sheets if not grid.hidden]
    return [(grid, head) for grid, head in sheets if head and (_OWN | {"status_words"}) & set(head.columns)]


def _days(grid: Grid, head: Headed) -> Iterator[Written]:
    for cells in grid.rows[head.header_row :]:
        for field in _DAYS:
            at = head.columns.get(field)
            cell = cells[at] if at is not None else None
            if isinstance(cell, str) and (found := written(tidy(cell))):
                yield found


def _rows(grid: Grid, head: Headed, order: Order) -> Iterator[tuple[PlanRow, tuple[Problem, ...]]]:
    """Give each row that holds anything, with what is wrong with it."""
    letters = {field: head.letter(field) or "" for field in head.columns}
    for number, cells in enumerate(grid.rows[head.header_row :], start=head.header_row + 1):
        failed = {field for field, at in head.columns.items() if (number, at + 1) in grid.failed}
        if failed or any(as_text(cell).strip() for cell in cells):
            facts: dict[str, Said] = {}
            row = PlanRow(grid.sheet, number, facts, letters)
            wrong = [
                row.problem("failed", field, failure(grid.failed[number, head.columns[field] + 1])) for field in failed
            ]
            for field, at in head.columns.items():
                if said := _put(facts, field, cells[at], order):
                    wrong.append(row.problem(f"not_{field}", field, said))
            _settle(facts)
            if not row.text("code") and not row.text("title"):
                wrong.append(row.problem("no_title", "title", "There is no title on this row. Give it one."))
            yield row, tuple(wrong)


def _put(facts: dict[str, Said], field: str, cell: Cell, order: Order) -> str:
    """Read a cell into the facts; give what is wrong with it, or nothing."""
    if field in _DAYS:
        return _put_day(facts, field, cell, order)
    text = as_kept(as_text(cell))
    facts[field] = text
    if len(text) > LONGEST:
        return f"This text is longer than {LONGEST:,} characters; the sheet may not hold all of it. Shorten it."
    if field == "code" and text:
        facts[field] = text.lower()
        known = _CODE.fullmatch(text.lower())
        return "" if known else f"{quoted(text)} is no code. Use letters, digits and hyphens, like staff-safety."
    if field in _WORDS and text:
        read, what_to_do = _WORDS[field]
        facts[field] = read(text) or ""
        return "" if facts[field] else f"{quoted(text)} is not known here. {what_to_do}"
    return ""


def _put_day(facts: dict[str, Said], field: str, cell: Cell, order: Order) -> str:
    facts[field] = None
    text = tidy(as_text(cell))
    if isinstance(cell, datetime | date):
        found: Written | None = on_the(cell.date() if isinstance(cell, datetime) else cell)
    else:
        found = written(text)
    if found is None:
        return f"{quoted(text)} is no date. Write it as 2025-09-30 or clear the cell." if text else ""
    facts[field] = found.certain or (found.read(order.order or MONTH_FIRST) if order.known else None)
    if facts[field] is None:
        return f"{quoted(found.shown)} can be read day first or month first. Write it as 2025-09-30."
    return ""


def _settle(facts: dict[str, Said]) -> None:
    """Where a row has no code, a blank cell says nothing; where no column says the status, its words may begin so."""
    if not facts.get("code"):
        for field in [field for field, said in facts.items() if said in ("", None) and field not in _NAMES]:
            del facts[field]
    words = facts.get("status_words")
    if "status" not in facts and isinstance(words, str) and (status := wording.status_in(words)):
        facts["status"] = status


def shown(field: str, said: Said) -> str:
    """Give what a field says as people read it."""
    if field in _SHOWN and said:
        return _SHOWN[field].get(str(said), "")
    return "" if said is None else str(said)
