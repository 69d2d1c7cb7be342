"""Courses: what is taught, for whom, with which targets."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from tracker.errors import Ambiguous, NotFound, Refused, WrongUsage
from tracker.model import Audience, CountsToward, Course, Estimate, Program, id_of

_CODE = re.compile(r"[a-z0-9][a-z0-9-]*")


@dataclass(frozen=True)
class CourseListed:
    """A course as commands and screens show it; the target is in whole percent of eligible staff."""

    code: str
    title: str
    version: str
    target_percent: int
    target_on: date | None
    valid_months: int | None
    grace_days: int | None
    min_minutes: int | None
    programs: tuple[str, ...]
    classifications: tuple[str, ...]
    worker_types: tuple[str, ...]
    counts_toward: tuple[str, ...]


def set_up(db: Session, reference: Mapping[str, Any]) -> None:
    """Write the courses that ship, each with its audience."""
    for each in reference["course"]:
        add(
            db,
            each["code"],
            title=each["title"],
            programs=each["programs"],
            worker_types=each.get("worker_types", ["employee"]),
            target_percent=each.get("target_percent", 90),
        )


def add(
    db: Session,
    code: str,
    *,
    title: str,
    programs: Sequence[str] = (),
    classifications: Sequence[str] = (),
    worker_types: Sequence[str] = ("employee",),
    target_percent: int = 90,
) -> int:
    """Add a course for some programs (none named: all of them) and give its number."""
    code = code.strip().lower()
    if not _CODE.fullmatch(code):
        raise WrongUsage(f"{code!r} is no code for a course. Use letters, digits and hyphens, like csec-refresher.")
    if not title.strip():
        raise WrongUsage('Give the course a title, e.g. --title "Familial trafficking".')
    if db.scalars(select(Course).where(col(Course.code) == code)).first():
        raise Refused(f"There is a course {code!r} already. `tracker courses set` changes it.")
    course = Course(code=code, title=title.strip(), target_percent=target_percent)
    db.add(course)
    db.flush()
    for program in _programs(db, programs):
        db.add_all(
            Audience(course_id=id_of(course), program_id=id_of(program), classification=each, worker_type=worker_type)
            for each in (classifications or (None,))
            for worker_type in worker_types
        )
    db.flush()
    return id_of(course)


def _programs(db: Session, codes: Sequence[str]) -> list[Program]:
    known = {program.code.casefold(): program for program in db.scalars(select(Program).order_by(col(Program.id)))}
    missing = [code for code in codes if code.strip().casefold() not in known]
    if missing:
        codes = " and ".join(program.code for program in known.values())
        raise NotFound(f"There is no program {missing[0]!r}. The programs are {codes}.")
    return [known[code.strip().casefold()] for code in codes] or list(known.values())


def find_course(db: Session, said: str) -> Course:
    """Find a course by its code, or by a start of it that fits only one."""
    wanted = said.strip().lower()
    courses = db.scalars(select(Course).order_by(col(Course.id))).all()
    exact = [course for course in courses if course.code == wanted]
    found = exact or [course for course in courses if wanted and course.code.startswith(wanted)]
    if len(found) != 1:
        codes = ", ".join(course.code for course in found or courses)
        if found:
            raise Ambiguous(f"{said!r} may be {codes}. Name one of them.", candidates=[each.code for each in found])
        raise NotFound(f"There is no course {said!r}. There are {codes}.")
    return found[0]


def change(db: Session, said: str, *, counts_toward: str | None = None, **facts: object) -> str:
    """Change a course's title, targets, validity, grace or minutes; give its code."""
    course = find_course(db, said)
    wanted = {name: value for name, value in facts.items() if value is not None}
    if not wanted and not counts_toward:
        raise WrongUsage(f"Say what to change of {course.code}, e.g. --valid-months 12.")
    if wanted.get("title", course.title) != course.title and not str(wanted["title"]).strip():
        raise WrongUsage('Give the course a title, e.g. --title "Familial trafficking".')
    for name, value in wanted.items():
        setattr(course, name, value)
    db.add(course)
    if counts_toward:
        toward = find_course(db, counts_toward)
        if toward.id == course.id:
            raise Refused("A course counts toward itself already. Nothing was changed.")
        if toward.code in _toward(db, course):
            raise Refused(f"{course.code} counts toward {toward.code} already. Nothing was changed.")
        db.add(CountsToward(course_id=id_of(course), toward_id=id_of(toward)))
    db.flush()
    return course.code


def _toward(db: Session, course: Course) -> tuple[str, ...]:
    """Give the codes of the courses that a course counts toward."""
    ways = select(col(Course.code)).join(CountsToward, col(CountsToward.toward_id) == Course.id)
    return tuple(db.scalars(ways.where(col(CountsToward.course_id) == course.id)))


def listing(db: Session) -> tuple[CourseListed, ...]:
    """Give every course in the order in which it was added."""
    codes = {id_of(course): course.code for course in db.scalars(select(Course))}
    toward: dict[int, list[str]] = {}
    for each in db.scalars(select(CountsToward).order_by(col(CountsToward.id))):
        toward.setdefault(each.course_id, []).append(codes[each.toward_id])
    return tuple(
        _listed(db, course, tuple(toward.get(id_of(course), ())))
        for course in db.scalars(select(Course).order_by(col(Course.id)))
    )


def _listed(db: Session, course: Course, toward: tuple[str, ...]) -> CourseListed:
    audience = db.execute(
        select(Audience, col(Program.code))
        .join(Program, col(Program.id) == Audience.program_id)
        .where(col(Audience.course_id) == course.id)
        .order_by(col(Program.id), col(Audience.id))
    ).all()
    return CourseListed(
        course.code,
        course.title,
        course.version,
        course.target_percent,
        course.target_on,
        course.valid_months,
        course.grace_days,
        course.min_minutes,
        tuple(dict.fromkeys(code for _, code in audience)),
        tuple(dict.fromkeys(each.classification for each, _ in audience if each.classification)),
        tuple(dict.fromkeys(each.worker_type for each, _ in audience)),
        toward,
    )


def estimate(
    db: Session, *, course: str, program: str | None, measure: str, words: str, source: str, day: date
) -> None:
    """Record a figure that somebody else published: `measure` is "teams" or "staff"."""
    of = _programs(db, [program])[0] if program else None
    db.add(
        Estimate(
            course_id=id_of(find_course(db, course)),
            program_id=of.id if of else None,
            measure=measure,
            words=words,
            source=source,
            day=day,
        )
    )
    db.flush()
