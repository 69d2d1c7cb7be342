"""Sessions: planned, held with their evidence, cancelled. A session reaches teams and trains people."""

from collections.abc import Collection, Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from tracker.errors import NotFound, Refused
from tracker.model import Course, Delivery, Team, TrainingSession, id_of
from tracker.training.courses import find_course
from tracker.training.recording import Logged, NotMatched, Presence, record


class HeldAlready(Refused):
    """That session is logged already."""


def schedule(
    db: Session,
    course: str,
    *,
    day: date,
    teams: Sequence[int],
    zone: str,
    starts_at: str | None = None,
    minutes: int | None = None,
    mode: str = "virtual",
    note: str = "",
) -> int:
    """Plan a session for some teams (none where the course is counted only) and give its number."""
    of = find_course(db, course)
    for team in teams:
        _refuse_twice(db, of, day, team, "planned")
    if not teams:
        _refuse_apart_twice(db, of, day, note, "planned")
    planned = TrainingSession(
        course_id=id_of(of),
        version=of.version,
        day=day,
        starts_at=starts_at,
        zone=zone,
        minutes=minutes,
        mode=mode,
        status="planned",
        note=note,
    )
    db.add(planned)
    db.flush()
    db.add_all(Delivery(session_id=id_of(planned), team_id=team) for team in teams)
    db.flush()
    return id_of(planned)


def log(
    db: Session,
    course: str,
    *,
    day: date,
    teams: Sequence[int],
    zone: str,
    present: Sequence[Presence] = (),
    not_matched: Sequence[NotMatched] = (),
    headcount: int | None = None,
    starts_at: str | None = None,
    minutes: int | None = None,
    mode: str = "virtual",
    facilitators: str = "",
    note: str = "",
    import_id: int | None = None,
) -> Logged:
    """Log a session that was held; one that was planned for that day and only these teams becomes held.

    One of a course that is counted only may reach no team.
    """
    of = find_course(db, course)
    for team in teams:
        _refuse_twice(db, of, day, team, "held")
    if not teams:
        _refuse_apart_twice(db, of, day, note, "held")
    held = _planned_for(db, of, day, teams, note) or TrainingSession(
        course_id=id_of(of), version=of.version, day=day, zone=zone, status="planned", mode=mode
    )
    held.status, held.mode = "held", mode
    held.headcount = headcount
    held.starts_at = starts_at or held.starts_at
    held.minutes = minutes or held.minutes
    held.facilitators, held.note = facilitators or held.facilitators, note or held.note
    db.add(held)
    db.flush()
    return record(db, held, teams=teams, present=present, not_matched=not_matched, import_id=import_id)


def hold(
    db: Session,
    number: int,
    *,
    present: Sequence[Presence] = (),
    not_matched: Sequence[NotMatched] = (),
    headcount: int | None = None,
    minutes: int | None = None,
    import_id: int | None = None,
) -> Logged:
    """Mark a planned session held, with whatever evidence there is."""
    session = find_session(db, number)
    if session.status == "held":
        raise Refused(f"Session {number} is held already. {_adding(db, session)}")
    if session.status != "planned":
        raise Refused(f"Session {number} is cancelled. {_AFTER_CANCEL}")
    session.status = "held"
    session.headcount = headcount
    session.minutes = minutes or session.minutes
    db.add(session)
    db.flush()
    return record(db, session, teams=_teams(db, session), present=present, not_matched=not_matched, import_id=import_id)


def add_people(
    db: Session,
    number: int,
    *,
    present: Sequence[Presence],
    not_matched: Sequence[NotMatched] = (),
    headcount: int | None = None,
    import_id: int | None = None,
) -> Logged:
    """Add people to a session that is held: a late sign-in sheet, a second report."""
    session = find_session(db, number)
    if session.status == "planned":
        raise Refused(f"Session {number} is only planned. `tracker hold {number}` marks it held.")
    if session.status != "held":
        raise Refused(f"Session {number} is cancelled. {_AFTER_CANCEL}")
    if headcount is not None:
        session.headcount = headcount
        db.add(session)
    return record(db, session, teams=_teams(db, session), present=present, not_matched=not_matched, import_id=import_id)


def cancel(db: Session, number: int, *, why: str = "") -> TrainingSession:
    """Cancel a session, planned or held; what was recorded of it stays and counts no more."""
    session = find_session(db, number)
    if session.status == "cancelled":
        raise Refused(f"Session {number} is cancelled already. Nothing was changed.")
    session.status = "cancelled"
    session.note = "; ".join(part for part in (session.note, why) if part)
    db.add(session)
    db.flush()
    return session


def find_session(db: Session, number: int) -> TrainingSession:
    """Find a session by its number."""
    found = db.get(TrainingSession, number)
    if found is None:
        raise NotFound(f"There is no session {number}. `tracker sessions` lists them.")
    return found


def already_held(db: Session, course: str, day: date, team: int) -> int | None:
    """Give the number of the session of this course that this team had on this day."""
    return _session_of(db, find_course(db, course), day, team, "held")


_AFTER_CANCEL = "Log or schedule a new one, or take the cancelling back: `tracker history`, then `tracker undo N`."


def _adding(db: Session, session: TrainingSession) -> str:
    """Say how people are added to a session."""
    code = db.get_one(Course, session.course_id).code
    return f"`tracker log {code} --into {session.id} --names -` adds people to it."


def _teams(db: Session, session: TrainingSession) -> list[int]:
    return list(
        db.scalars(
            select(col(Delivery.team_id)).where(col(Delivery.session_id) == session.id).order_by(col(Delivery.id))
        )
    )


def _session_of(db: Session, course: Course, day: date, team: int, status: str) -> int | None:
    return db.scalars(
        select(col(TrainingSession.id))
        .join(Delivery, col(Delivery.session_id) == TrainingSession.id)
        .where(
            col(TrainingSession.course_id) == course.id,
            col(TrainingSession.day) == day,
            col(TrainingSession.status) == status,
            col(Delivery.team_id) == team,
        )
    ).first()


def _refuse_twice(db: Session, course: Course, day: date, team: int, status: str) -> None:
    number = _session_of(db, course, day, team, status)
    if number:
        code = db.get_one(Team, team).code
        raise HeldAlready(
            f"{course.title} for {code} on {day} is {status} already, as session {number}."
            + (
                f" --into {number} adds people to it."
                if status == "held"
                else f" `tracker cancel {number}` calls it off."
            ),
            session=number,
        )


def _refuse_apart_twice(db: Session, course: Course, day: date, note: str, status: str) -> None:
    """Refuse a second session for no team on a day, unless its note sets it apart."""
    same = [each for each in _for_no_team(db, course, day, status) if each.note.casefold() == note.casefold()]
    if same:
        way = "--into {} adds people to it" if status == "held" else "`tracker cancel {}` calls it off"
        raise HeldAlready(
            f"{course.title} on {day} is {status} already, as session {same[0].id}. {way.format(same[0].id)};"
            " another one needs a --note that sets it apart.",
            session=same[0].id,
        )


def _for_no_team(db: Session, course: Course, day: date, status: str) -> list[TrainingSession]:
    """Give the sessions of a day that reach no team."""
    found = db.scalars(
        select(TrainingSession)
        .where(
            col(TrainingSession.course_id) == course.id,
            col(TrainingSession.day) == day,
            col(TrainingSession.status) == status,
        )
        .order_by(col(TrainingSession.id))
    )
    return [each for each in found if not _teams(db, each)]


def _planned_for(db: Session, course: Course, day: date, teams: Collection[int], note: str) -> TrainingSession | None:
    """Find the planned session of that day whose teams are all among these; for no team, the only such one."""
    if not teams:
        apart = _for_no_team(db, course, day, "planned")
        noted = [each for each in apart if note and each.note.casefold() == note.casefold()]
        return next(iter(noted or (apart if len(apart) == 1 and not note else [])), None)
    planned = db.scalars(
        select(TrainingSession)
        .where(
            col(TrainingSession.course_id) == course.id,
            col(TrainingSession.day) == day,
            col(TrainingSession.status) == "planned",
        )
        .order_by(col(TrainingSession.id))
    )
    return next((each for each in planned if set(_teams(db, each)) <= set(teams) and _teams(db, each)), None)
