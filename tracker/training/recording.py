"""What came of a session: people by outcome, names set aside, and the evidence of each delivery."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session
from sqlmodel import col

from tracker.model import (
    Alias,
    Attendance,
    Course,
    Delivery,
    Person,
    Posting,
    Source,
    Team,
    TrainingSession,
    Unmatched,
    id_of,
)
from tracker.period import Period
from tracker.training.listing import counted


@dataclass(frozen=True)
class Presence:
    """One person who was recognised in a session; whole minutes, None when the list does not say."""

    person_id: int
    minutes: int | None = None
    attested_by: str | None = None
    learnt: tuple[str, str] | None = None  # the kind and text of an alias, by which the next list knows them


@dataclass(frozen=True)
class NotMatched:
    """A name in the list for whom nobody certain was found."""

    said: str
    email: str | None = None
    minutes: int | None = None
    guest: bool = False  # decided: counts for no team


@dataclass(frozen=True)
class Logged:
    """What logging did: the session's number, the teams that it reached, and people by outcome."""

    session: int
    delivered_to: tuple[str, ...]
    completed: int
    partial: int
    not_matched: tuple[str, ...]


def record(
    db: Session,
    session: TrainingSession,
    *,
    teams: Sequence[int],
    present: Sequence[Presence],
    not_matched: Sequence[NotMatched],
    import_id: int | None,
) -> Logged:
    """Write who came, set names aside, and grade what reached each team."""
    course = db.get_one(Course, session.course_id)
    number = id_of(session)
    attend(db, session, course, present)
    _set_aside(db, number, not_matched)
    if import_id and not _from(db, import_id, number):
        db.add(Source(import_id=import_id, session_id=number))
    db.flush()
    grade(db, session, teams)
    outcomes = counted(db)
    codes = [db.get_one(Team, team).code for team in teams]
    return Logged(
        number,
        tuple(codes),
        outcomes.get((number, "completed"), 0),
        outcomes.get((number, "partial"), 0),
        tuple(each.said for each in not_matched if not each.guest),
    )


def _from(db: Session, import_id: int, number: int) -> bool:
    """Say whether a session's attendance is known to come from this file already."""
    same = select(Source).where(col(Source.import_id) == import_id, col(Source.session_id) == number)
    return db.scalars(same).first() is not None


def attend(db: Session, session: TrainingSession, course: Course, present: Sequence[Presence]) -> None:
    """Write each person once; somebody listed before keeps the longer presence, and who is attested completed it."""
    known = {
        each.person_id: each for each in db.scalars(select(Attendance).where(col(Attendance.session_id) == session.id))
    }
    for each in present:
        row = known.get(each.person_id) or Attendance(
            session_id=id_of(session), person_id=each.person_id, outcome="partial"
        )
        known[each.person_id] = row
        if each.minutes is not None:
            row.minutes = max(each.minutes, row.minutes or 0)
        row.attested_by = each.attested_by or row.attested_by
        enough = row.attested_by or row.minutes is None or row.minutes >= (course.min_minutes or 0)
        row.outcome = "completed" if enough else "partial"
        db.add(row)
        if each.learnt:
            learn(db, each.person_id, *each.learnt)


def learn(db: Session, person_id: int, kind: str, said: str) -> None:
    """Remember an alias of a person, unless somebody is known by it already."""
    known = select(Alias).where(col(Alias.kind) == kind, func.lower(col(Alias.text)) == said.lower())
    if kind == "name":
        known = known.where(col(Alias.person_id) == person_id)
    of_somebody = kind == "email" and db.scalars(select(Person).where(func.lower(col(Person.email)) == said.lower()))
    if not (db.scalars(known).first() or (of_somebody and of_somebody.first())):
        db.add(Alias(person_id=person_id, kind=kind, text=said))


def _set_aside(db: Session, number: int, not_matched: Sequence[NotMatched]) -> None:
    """Keep each name that nobody was found for once; a guest is kept as decided."""
    before = {each.said: each for each in db.scalars(select(Unmatched).where(col(Unmatched.session_id) == number))}
    for each in dict.fromkeys(not_matched):
        row = before.get(each.said)
        if row is None:
            row = Unmatched(session_id=number, said=each.said, email=each.email, minutes=each.minutes)
        if each.guest and row.decision is None:
            row.decision = "guest"
        db.add(row)


def grade(db: Session, session: TrainingSession, teams: Sequence[int]) -> None:
    """Grade each delivery: named where somebody of the team is on the list, else headcount, else reported."""
    there = set(
        db.scalars(
            select(col(Attendance.person_id)).where(
                col(Attendance.session_id) == session.id, col(Attendance.outcome).in_(["completed", "partial"])
            )
        )
    )
    deliveries = {
        each.team_id: each for each in db.scalars(select(Delivery).where(col(Delivery.session_id) == session.id))
    }
    for team in teams:
        row = deliveries.get(team) or Delivery(session_id=id_of(session), team_id=team)
        if _anybody_of(db, team, session.day, there):
            row.evidence = "named"
        else:
            row.evidence = "headcount" if session.headcount else "reported"
        db.add(row)
    db.flush()


def _anybody_of(db: Session, team: int, day: date, people: Collection[int]) -> bool:
    posted = db.scalars(select(Posting).where(col(Posting.team_id) == team))
    return any(each.person_id in people and day in Period(each.starts_on, each.ends_before) for each in posted)
