"""The plan as sheets that can be edited and imported again: a row per entry, a column per field; and what it has."""

from collections.abc import Iterator
from datetime import date

from tracker.initiatives.facts import KIND_WORDS, STATUS_WORDS, TERM_WORDS, Entry
from tracker.intake.plan.columns import HEADING, READ_ONLY
from tracker.names import show
from tracker.reports.document import Cell, Column, Kind, Part, Table
from tracker.reports.plan.live import reported_words
from tracker.reports.plan.values import PlanReport

_BOOK_ONLY = frozenset({"pdf", "html"})
_INSIDE = frozenset({"owner", "next_step", "next_on", "note"})  # fields that partners do not read
_DAYS = frozenset({"status_on", "next_on"})


def sheets(report: PlanReport) -> Iterator[Part]:
    """Give the sheets of the workbook, the plan's own first."""
    for name, table in (("Plan", _plan(report)), ("Milestones", _milestones(report)), ("Outcomes", _outcomes(report))):
        yield Part(table.title, tables=(table,), sheet=name, left_out=_BOOK_ONLY)


def _plan(report: PlanReport) -> Table:
    fields = [field for field in HEADING if not (report.for_partners and field in _INSIDE)]
    columns = [Column(HEADING[field], _kind(field), 3) for field in fields]
    rows = tuple((*(_cell(entry, field) for field in fields), *_beside(report, entry)) for entry in report.plan.entries)
    caption = f"As of {report.as_of} · records {report.fingerprint}: edit it here, and import it again"
    return Table("Plan", caption, (*columns, *(Column(name, "text", 3) for name in READ_ONLY)), rows, "No entries yet.")


def _kind(field: str) -> Kind:
    return "day" if field in _DAYS else "text"


def _cell(entry: Entry, field: str) -> Cell:
    """Give a field as people read it; a plan's own code stays as it is."""
    words = {"kind": KIND_WORDS[entry.kind], "term": TERM_WORDS[entry.term]}
    if field == "status":
        return STATUS_WORDS[entry.status] if entry.status else ""
    if field == "status_on":
        return entry.standing.day if entry.standing else None
    value: str | date | None = words.get(field) if field in words else getattr(entry, field)
    return _kept(value) if isinstance(value, str) else value


def _kept(text: str) -> str:
    """Give text as it may be shown, its paragraphs apart."""
    return "\n\n".join(show(each) for each in text.split("\n\n"))


def _beside(report: PlanReport, entry: Entry) -> tuple[Cell, Cell]:
    line = report.line(entry)
    return show(line.words), "; ".join(show(reported_words(each)) for each in line.reported)


def _milestones(report: PlanReport) -> Table:
    columns = (
        Column("Entry", "text", 3),
        Column("Milestone", "text", 5),
        Column("Due", "day", 2),
        Column("Done", "day", 2),
        *([] if report.for_partners else [Column("Note", "text", 4)]),
    )
    rows = tuple(
        (
            show(entry.code),
            show(step.title),
            step.due_on,
            step.done_on,
            *([] if report.for_partners else [show(step.note)]),
        )
        for entry in report.plan.entries
        for step in entry.milestones
    )
    return Table("Milestones", "The steps of each entry, in their order", columns, rows, "No milestones yet.")


def _outcomes(report: PlanReport) -> Table:
    titles = {entry.code: show(entry.title) for entry in report.plan.entries}
    columns = (Column("No.", "number", 1), Column("Expected outcome", "text", 6), Column("Served by", "text", 6))
    rows = tuple(
        (each.place, show(each.words), "; ".join(titles[code] for code in each.served_by))
        for each in report.plan.outcomes
    )
    return Table("Expected outcomes", "The plan's expected outcomes, and what serves them", columns, rows, "None yet.")
