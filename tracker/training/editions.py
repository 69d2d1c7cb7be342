"""What becomes of a course over time: a new version, another audience, retired, tagged."""

import re
from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from tracker.errors import NotFound, NothingToDo, Refused, WrongUsage
from tracker.model import Audience, Course, Requirement, TrainingSession, id_of
from tracker.period import Period, last_day
from tracker.training.courses import count_toward, everybody, find_course

_NUMBERED = re.compile(r"(.+)-(\d+)")


def new_version(
    db: Session,
    said: str,
    *,
    from_day: date,
    title: str | None = None,
    code: str | None = None,
    until: date | None = None,
) -> str:
    """Bring out a new version of a course from a day on, and give its code.

    It takes over targets, validity, minutes, grace, audience and tags. Credits of the old version count toward the new
    one: all of them, or those dated before `until`. The old version is retired from that day.
    """
    old = find_course(db, said)
    if old.ends_before:
        raise Refused(f"{old.code} is retired since {old.ends_before}. Make the new version of the one after it.")
    number = int(old.version) + 1 if old.version.isdigit() else 2
    stem = _NUMBERED.fullmatch(old.code)
    wanted = (code or f"{stem[1] if stem else old.code}-{number}").strip().lower()
    if db.scalars(select(Course).where(col(Course.code) == wanted)).first():
        raise Refused(f"There is a course {wanted!r} already. Give the new version a code of its own with --code.")
    made = Course(
        code=wanted,
        title=(title or old.title).strip(),
        version=str(number),
        target_percent=old.target_percent,
        target_on=old.target_on,
        valid_months=old.valid_months,
        grace_days=old.grace_days,
        min_minutes=old.min_minutes,
    )
    db.add(made)
    db.flush()
    _copy(db, old, made, from_day)
    count_toward(db, old, made, until)
    retire(db, old.code, ends_before=from_day)
    return made.code


def _copy(db: Session, old: Course, made: Course, from_day: date) -> None:
    """Give a new version the audience of the day on which it begins, and the tags."""
    of_old = db.scalars(select(Audience).where(col(Audience.course_id) == old.id).order_by(col(Audience.id)))
    later = (row for row in of_old if row.ends_before is None or row.ends_before > from_day)
    db.add_all(
        Audience(
            course_id=id_of(made),
            program_id=row.program_id,
            classification=row.classification,
            worker_type=row.worker_type,
            starts_on=max(row.starts_on or from_day, from_day),
            ends_before=row.ends_before,
        )
        for row in later
    )
    tags = db.scalars(select(Requirement).where(col(Requirement.course_id) == old.id).order_by(col(Requirement.id)))
    db.add_all(
        Requirement(course_id=id_of(made), code=tag.code, words=tag.words, every_months=tag.every_months)
        for tag in tags
    )
    db.flush()


def retire(db: Session, said: str, *, ends_before: date) -> str:
    """Retire a course: `ends_before` is the first day on which it is no longer measured. Earlier days keep it."""
    course = find_course(db, said)
    if course.ends_before:
        raise Refused(f"{course.code} is retired since {course.ends_before} already. Nothing was changed.")
    planned = db.scalars(
        select(TrainingSession)
        .where(
            col(TrainingSession.course_id) == course.id,
            col(TrainingSession.status) == "planned",
            col(TrainingSession.day) >= ends_before,
        )
        .order_by(col(TrainingSession.day), col(TrainingSession.id))
    ).first()
    if planned:
        raise Refused(
            f"Session {planned.id} of {course.code} is planned on {planned.day}, after its last day"
            f" {last_day(ends_before)}. Cancel it first."
        )
    course.ends_before = ends_before
    db.add(course)
    db.flush()
    return course.code


def set_audience(
    db: Session,
    said: str,
    *,
    programs: Sequence[str] = (),
    classifications: Sequence[str] = (),
    worker_types: Sequence[str] = ("employee",),
    from_day: date | None = None,
) -> str:
    """Say whom a course is for from a day on (or, without one, always); earlier days keep whom it was for then."""
    course = find_course(db, said)
    wanted = everybody(db, id_of(course), programs, classifications, worker_types, from_day)
    rows = db.scalars(select(Audience).where(col(Audience.course_id) == course.id)).all()
    going_on = [row for row in rows if from_day is None or from_day in Period(row.starts_on, row.ends_before)]
    if _kinds(wanted) == _kinds(going_on) and not any(row.ends_before for row in going_on):
        raise NothingToDo(f"{course.code} is for them already. Nothing was changed.")
    for row in rows:
        if from_day is None or (row.starts_on and row.starts_on >= from_day):
            db.delete(row)
        elif row.ends_before is None or row.ends_before > from_day:
            row.ends_before = from_day
            db.add(row)
    db.flush()
    db.add_all(wanted)
    db.flush()
    return course.code


def _kinds(rows: Sequence[Audience]) -> set[tuple[int, str | None, str]]:
    return {(row.program_id, row.classification, row.worker_type) for row in rows}


def tag(db: Session, said: str, requirement: str, *, every_months: int | None = None, words: str = "") -> str:
    """Tag a course with a requirement that it is meant to count toward: a name, and no finding of compliance."""
    course, code = find_course(db, said), requirement.strip()
    if not code or not code.isprintable():
        raise WrongUsage('Name the requirement, such as "ORS 180.502".')
    held = _tag(db, course, code) or Requirement(course_id=id_of(course), code=code)
    held.every_months, held.words = every_months, words.strip() or held.words
    db.add(held)
    db.flush()
    return course.code


def untag(db: Session, said: str, requirement: str) -> str:
    """Take a tag away."""
    course = find_course(db, said)
    held = _tag(db, course, requirement.strip())
    if held is None:
        raise NotFound(f"{course.code} has no tag {requirement!r}. `tracker courses list` shows them.")
    db.delete(held)
    db.flush()
    return course.code


def _tag(db: Session, course: Course, code: str) -> Requirement | None:
    tags = db.scalars(select(Requirement).where(col(Requirement.course_id) == course.id))
    return next((each for each in tags if each.code.casefold() == code.casefold()), None)
