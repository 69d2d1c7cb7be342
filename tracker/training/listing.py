"""Sessions in a list: what was planned, held and cancelled, and who came."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session
from sqlmodel import col

from tracker.model import Attendance, Course, Delivery, Team, TrainingSession, Unmatched, id_of


@dataclass(frozen=True)
class SessionListed:
    """A session in a list; `present` is max(headcount, named), held by a test to what `coverage.sessions` says."""

    number: int
    course: str
    title: str
    day: date
    starts_at: str | None
    mode: str
    status: str
    teams: tuple[str, ...]
    evidence: tuple[str, ...]
    present: int
    completed: int
    partial: int
    headcount: int | None
    not_matched: int
    note: str


def listing(db: Session, *, as_of: date | None = None, status: str | None = None) -> tuple[SessionListed, ...]:
    """Give the sessions (up to a day, of one status, where given), newest day first."""
    query = select(TrainingSession, Course).join(Course, col(Course.id) == TrainingSession.course_id)
    if as_of:
        query = query.where(col(TrainingSession.day) <= as_of)
    if status:
        query = query.where(col(TrainingSession.status) == status)
    codes = {id_of(team): team.code for team in db.scalars(select(Team))}
    deliveries = _grouped(db.execute(select(col(Delivery.session_id), col(Delivery.team_id), col(Delivery.evidence))))
    outcomes = counted(db)
    strangers = _strangers(db)
    ordered = query.order_by(col(TrainingSession.day).desc(), col(TrainingSession.id).desc())
    return tuple(
        _listed(
            session=session,
            course=course,
            deliveries=deliveries.get(id_of(session), []),
            codes=codes,
            outcomes=outcomes,
            strangers=strangers,
        )
        for session, course in db.execute(ordered)
    )


def _listed(
    *,
    session: TrainingSession,
    course: Course,
    deliveries: Sequence[tuple[int, str | None]],
    codes: Mapping[int, str],
    outcomes: Mapping[tuple[int, str], int],
    strangers: Mapping[tuple[int, str | None], int],
) -> SessionListed:
    number = id_of(session)
    waiting, guests = strangers.get((number, None), 0), strangers.get((number, "guest"), 0)
    completed, partial = outcomes.get((number, "completed"), 0), outcomes.get((number, "partial"), 0)
    ordered = sorted((codes[team], evidence or "") for team, evidence in deliveries)
    return SessionListed(
        number,
        course.code,
        course.title,
        session.day,
        session.starts_at,
        session.mode,
        session.status,
        tuple(code for code, _ in ordered),
        tuple(evidence for _, evidence in ordered),
        max(session.headcount or 0, completed + partial + waiting + guests) if session.status == "held" else 0,
        completed,
        partial,
        session.headcount,
        waiting,
        session.note,
    )


def present_at(db: Session, session: TrainingSession) -> int:
    """Count who was at a session that was held: the headcount, or its list where that names more."""
    number, outcomes, strangers = id_of(session), counted(db), _strangers(db)
    named = sum(outcomes.get((number, outcome), 0) for outcome in ("completed", "partial"))
    return max(session.headcount or 0, named + sum(strangers.get((number, each), 0) for each in (None, "guest")))


def _grouped(rows: Iterable[Sequence[Any]]) -> dict[int, list[tuple[int, str | None]]]:
    found: dict[int, list[tuple[int, str | None]]] = {}
    for session, team, evidence in rows:
        found.setdefault(session, []).append((team, evidence))
    return found


def _strangers(db: Session) -> dict[tuple[int, str | None], int]:
    """Count the names that are nobody's on each list by what was decided: they were there all the same."""
    rows = db.execute(
        select(col(Unmatched.session_id), col(Unmatched.decision), func.count()).group_by(
            col(Unmatched.session_id), col(Unmatched.decision)
        )
    )
    return {(session, decision): count for session, decision, count in rows}


def counted(db: Session) -> dict[tuple[int, str], int]:
    """Count the people of each session by outcome."""
    rows = db.execute(
        select(col(Attendance.session_id), col(Attendance.outcome), func.count()).group_by(
            col(Attendance.session_id), col(Attendance.outcome)
        )
    )
    return {(session, outcome): count for session, outcome, count in rows}
