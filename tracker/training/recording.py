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
from tracker.training.listing import counted, present_at


@dataclass(frozen=True)
class Presence:
    """One person who was recognised in a session; whole minutes, None when the list does not say."""

    person_id: int
    minutes: int | None = None
    attested_by: str | None = None
    learnt: tuple[str, str] | None = None  # the kind and text of an alias, by which the next list knows them
    missed: str = ""  # "no_show" or "excused": was expected and was not there
    listed_as: tuple[str, ...] = ()  # the addresses, or names without one, under which the list has them


@dataclass(frozen=True)
class NotMatched:
    """A name in the list for whom nobody certain was found."""

    said: str
    email: str | None = None
    minutes: int | None = None
    guest: bool = False  # decided: counts for no team
    decided: bool = False  # just now: whoever was known by this name before is so no more


@dataclass(frozen=True)
class Logged:
    """What logging did: the session's number, the teams that it reached, and people by outcome."""

    session: int
    delivered_to: tuple[str, ...]
    completed: int
    partial: int
    not_matched: tuple[str, ...]
    missed: int = 0  # people who are said to have been expected, and did not come
    present: int = 0  # everybody who was there: the headcount, or the list where it names more


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
    _settle(db, number, present)
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
        outcomes.get((number, "no_show"), 0) + outcomes.get((number, "excused"), 0),
        present_at(db, session),
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
        if each.learnt:
            learn(db, each.person_id, *each.learnt)
        row = known.get(each.person_id)
        if each.missed and row is not None:
            continue  # was there after all, or is known not to have been
        row = row or Attendance(session_id=id_of(session), person_id=each.person_id, outcome=each.missed or "partial")
        known[each.person_id] = row
        if not each.missed:
            if each.minutes is not None:
                row.minutes = max(each.minutes, row.minutes or 0)
            row.attested_by = each.attested_by or row.attested_by
            enough = row.attested_by or row.minutes is None or row.minutes >= (course.min_minutes or 0)
            row.outcome = "completed" if enough else "partial"
        db.add(row)


def learn(db: Session, person_id: int, kind: str, said: str) -> None:
    """Remember an alias of a person; the newest decision has it, and nobody's own address is given to another."""
    if kind == "email" and db.scalars(select(Person).where(func.lower(col(Person.email)) == said.lower())).first():
        return
    known = list(db.scalars(select(Alias).where(col(Alias.kind) == kind, func.lower(col(Alias.text)) == said.lower())))
    if any(each.person_id == person_id for each in known):
        known = [each for each in known if each.person_id != person_id]
    else:
        moved = known.pop() if known else Alias(person_id=person_id, kind=kind, text=said)
        moved.person_id = person_id
        db.add(moved)
    for each in known:
        db.delete(each)
    db.flush()


def _unlearn(db: Session, kind: str, said: str) -> None:
    """Forget whose alias this is."""
    known = select(Alias).where(col(Alias.kind) == kind, func.lower(col(Alias.text)) == said.lower())
    for each in db.scalars(known):
        db.delete(each)


def _settle(db: Session, number: int, present: Sequence[Presence]) -> None:
    """Let names wait no more for whom the list now has a person: by the same name or address, or one of their own."""
    waiting = list(
        db.scalars(
            select(Unmatched).where(
                col(Unmatched.session_id) == number, col(Unmatched.decision).is_distinct_from("matched")
            )
        )
    )
    if not waiting:
        return
    names = {name.casefold() for each in present for name in each.listed_as}
    people = {each.person_id for each in present}
    for row in waiting:
        if (row.email or row.said).casefold() in names or (row.email and _owner(db, row.email) in people):
            row.decision = "matched"
            db.add(row)


def _owner(db: Session, address: str) -> int | None:
    """Give the person whose address this is."""
    own = db.scalars(select(col(Person.id)).where(func.lower(col(Person.email)) == address.lower())).first()
    known = select(col(Alias.person_id)).where(
        col(Alias.kind).in_(["email", "sign_in"]), func.lower(col(Alias.text)) == address.lower()
    )
    return own or db.scalars(known).first()


def _set_aside(db: Session, number: int, not_matched: Sequence[NotMatched]) -> None:
    """Keep each name that nobody was found for once; a guest is kept as decided."""
    before = {each.said: each for each in db.scalars(select(Unmatched).where(col(Unmatched.session_id) == number))}
    for each in dict.fromkeys(not_matched):
        row = before.get(each.said)
        if row is None:
            row = Unmatched(session_id=number, said=each.said, email=each.email, minutes=each.minutes)
        if each.guest and row.decision is None:
            row.decision = "guest"
        if each.guest and each.decided:
            _unlearn(db, "email" if each.email else "name", each.email or each.said)
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
