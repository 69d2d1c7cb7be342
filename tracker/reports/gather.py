"""The report of a day from the records: asked once, at one moment of knowledge, then drawn by every format."""

from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import text
from sqlalchemy.orm import Session

from tracker import settings
from tracker.coverage.left import left
from tracker.coverage.measure import measure
from tracker.coverage.sessions import SessionReach, sessions
from tracker.journal.past import as_known
from tracker.reports.brand import brand, paper
from tracker.reports.kept.reading import records_head
from tracker.reports.report import build
from tracker.reports.values import Copy, Estimate, LeftPerson, Report, SessionLine
from tracker.store import Store
from tracker.store.sealing import Head, read_moment
from tracker.teams import program_titles


def gather(store: Store, as_of: date, *, known_on: str | None, zone: str, copy: Copy, example: bool = False) -> Report:
    """Read everything that a report says, as of a day and as known on a moment, and build it."""
    with as_known(store, known_on, zone) as (db, known):
        coverage = measure(db, as_of, by="team", known_on=known.at if known else None)
        kept = settings.read(db)
        newest = records_head(db, known.head if known else None)
        logged = sessions(db, named_on=as_of)
        return build(
            coverage,
            copy=copy,
            fingerprint=str(newest),
            published_at=_moment_of(db, newest),
            brand=brand(db),
            paper=paper(db),
            program_titles=program_titles(db),
            sessions=[_line(each) for each in logged if each.day <= as_of and each.status == "held"],
            planned=[_line(each) for each in logged if each.status == "planned"],
            estimates=_estimates(db, as_of),
            left=_left(db, as_of) if copy == "internal" else (),
            roster_age_limit=kept.roster_age_days,
            bands=kept.bands,
            example=example,
        )


def _moment_of(db: Session, newest: Head) -> datetime:
    """Give the moment of the newest change that the report knows: the same records give the same bytes."""
    at = db.execute(text("SELECT at FROM operation WHERE number = :n"), {"n": newest.number}).scalar_one_or_none()
    return read_moment(at) if at else datetime(1980, 1, 1, tzinfo=UTC)


def _line(each: SessionReach) -> SessionLine:
    return SessionLine(
        number=each.number,
        day=each.day,
        course=each.title,
        teams=each.teams,
        mode=each.mode,
        status=each.status,
        present=each.present or None,
        minutes=each.minutes,
        evidence=each.evidence,
    )


def _left(db: Session, as_of: date) -> list[LeftPerson]:
    return [
        LeftPerson(each.name, each.team, each.course, "lapsed" if each.state == "lapsed" else "never")
        for each in left(db, as_of).people
    ]


def _estimates(db: Session, as_of: date) -> list[Estimate]:
    """Give the figures that others published by the day, each with what it was about."""
    rows = db.execute(
        text(
            "SELECT estimate.words, estimate.source, estimate.day, estimate.measure, course.code AS course,"
            " program.code AS program FROM estimate JOIN course ON course.id = estimate.course_id"
            " LEFT JOIN program ON program.id = estimate.program_id ORDER BY estimate.id"
        )
    )
    found = [(row, _day(row.day)) for row in rows]
    return [
        Estimate(
            text="Staff trained" if row.measure == "staff" else "Districts reached",
            figure=row.words,
            source=row.source,
            day=day,
            course=row.course,
            program=row.program,
            measure="staff" if row.measure == "staff" else "districts",
        )
        for row, day in found
        if day <= as_of
    ]


def _day(value: Any) -> date:
    return date.fromisoformat(value) if isinstance(value, str) else value
