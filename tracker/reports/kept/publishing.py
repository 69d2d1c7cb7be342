"""A report given out is kept, so that it can be drawn again; one that should not have been is withdrawn with a note."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from tracker.coverage.measure import measure
from tracker.coverage.values import Coverage
from tracker.errors import NothingToDo, Refused, WrongUsage
from tracker.journal.past import as_known
from tracker.model import Published, id_of
from tracker.reports.kept.reading import find, head_of
from tracker.reports.kept.values import CONTENT, FIGURES, Content
from tracker.reports.layout import Form, laid_out
from tracker.reports.values import Report
from tracker.store import Store
from tracker.store.sealing import moment


class OtherRecords(Refused):
    """This report was not made from these records. Make it again, then publish it."""


@dataclass(frozen=True)
class Publication:
    """The number that a report was published under; `again` says that it had it already."""

    number: int
    again: bool


class _Standing(Exception):
    """The report is published already, with all of these files."""

    def __init__(self, number: int) -> None:
        self.number = number


def publish(
    store: Store, report: Report, drawn: Mapping[str, bytes], *, on: date, form: Form = "full", note: str = ""
) -> Publication:
    """Keep a report that goes out, with the sha256 of each file drawn of it (format → bytes).

    It is an entry of history and no change of the records: `undo` passes over it. The same report again keeps its
    number; files of other formats are added to it.
    """
    content = Content(report, laid_out(report, form))
    figures = _figures(store, report)
    digests = {name: hashlib.sha256(data).hexdigest() for name, data in drawn.items()}
    page = ", one page" if form == "quick" else ""
    try:
        with store.writing(f"published the {report.copy} report as of {report.as_of}{page}", kind="report") as db:
            if (standing := _standing(db, content, form)) is not None:
                _add_files(standing, digests)
                return Publication(id_of(standing), again=True)
            row = _row(content, figures, form)
            row.published_on, row.note, row.digests = on, note.strip(), json.dumps(digests)
            db.add(row)
            db.flush()
            return Publication(id_of(row), again=False)
    except _Standing as found:
        return Publication(found.number, again=True)


def withdraw(store: Store, number: int, *, because: str) -> None:
    """Say of a published report why it no longer stands; it stays in the list, and `undo` lets it stand again."""
    why = because.strip()
    if not why:
        raise WrongUsage("Say why it is withdrawn: --because TEXT. Nothing was changed.")
    with store.reading() as db:
        kept = find(db, number)
    if kept.withdrawn is not None:
        raise NothingToDo(f"Published report {number} was withdrawn already: {kept.withdrawn}")
    with store.writing(f"withdrew {kept.name}: {why}") as db:
        db.execute(select(Published).where(col(Published.id) == number)).scalar_one().withdrawn = why


def _figures(store: Store, report: Report) -> Coverage:
    """Measure what the report tells once more, as it was known at its fingerprint: every figure, none withheld."""
    head = head_of(report.fingerprint)
    with as_known(store, str(head.number) if head.number else None, "UTC") as (db, known):
        if known is not None and not known.head.hash.startswith(head.hash):
            raise OtherRecords
        return measure(db, report.as_of, by="team", known_on=_known_on(report))


def _standing(db: Session, content: Content, form: Form) -> Published | None:
    """Give the same report where it was published already and not withdrawn."""
    report = content.report
    alike = (
        select(Published)
        .where(col(Published.fingerprint) == report.fingerprint, col(Published.as_of) == report.as_of)
        .where(col(Published.audience) == report.copy, col(Published.form) == form)
        .where(col(Published.withdrawn).is_(None))
        .order_by(col(Published.id))
    )
    found = db.execute(alike).scalars()
    return next((row for row in found if CONTENT.unpack(row.content) == content), None)


def _add_files(standing: Published, digests: Mapping[str, str]) -> None:
    """Note the files of formats that were not drawn before; of the others what was given out first stands."""
    known = json.loads(standing.digests)
    if digests.keys() <= known.keys():
        raise _Standing(id_of(standing))
    standing.digests = json.dumps({**digests, **known})


def _known_on(report: Report) -> str:
    """Give the moment whose knowledge a report holds: the one asked for, else that of the newest change it knows."""
    return report.known_on or moment(report.published_at)


def _row(content: Content, figures: Coverage, form: Form) -> Published:
    report = content.report
    return Published(
        as_of=report.as_of,
        known_on=_known_on(report),
        audience=report.copy,
        form=form,
        published_on=report.as_of,
        fingerprint=report.fingerprint,
        headline=report.headline,
        figures=FIGURES.write(figures),
        content=CONTENT.pack(content),
        digests="{}",
    )
