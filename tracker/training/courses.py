"""Courses: what is taught, for whom, with which targets."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from tracker import settings
from tracker.errors import Ambiguous, NotFound, Refused, WrongUsage
from tracker.model import Audience, CountsToward, Course, CourseWord, Estimate, Program, Requirement, id_of
from tracker.model.people import WORKER_TYPES
from tracker.period import Period

_CODE = re.compile(r"[a-z0-9][a-z0-9-]*")


@dataclass(frozen=True)
class CourseListed:
    """A course as commands and screens show it; the target is in whole percent of eligible staff.

    `requirements` are tags: what the course is meant to count toward, and no finding of compliance. `words` are what
    files call it besides, as she said.
    """

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
    requirements: tuple[str, ...] = ()
    retired_before: date | None = None
    words: tuple[str, ...] = ()


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
    target_percent: int | None = None,
    counts_only: bool = False,
) -> int:
    """Add a course for some programs (none named: all of them) and give its number.

    `counts_only` is for people who are on no roster: sessions are counted, and nobody is expected in them. What the
    settings say of new courses holds for its target, minutes and grace.
    """
    code = code.strip().lower()
    if not _CODE.fullmatch(code):
        raise WrongUsage(f"{code!r} is no code for a course. Use letters, digits and hyphens, like csec-refresher.")
    if not title.strip():
        raise WrongUsage('Give the course a title, e.g. --title "Familial trafficking".')
    if db.scalars(select(Course).where(col(Course.code) == code)).first():
        raise Refused(f"There is a course {code!r} already. `tracker courses set` changes it.")
    usual = settings.read(db)
    course = Course(
        code=code,
        title=title.strip(),
        target_percent=usual.target_percent if target_percent is None else target_percent,
        min_minutes=usual.min_minutes or None,
        grace_days=usual.grace_days or None,
    )
    db.add(course)
    db.flush()
    if not counts_only:
        db.add_all(everybody(db, id_of(course), programs, classifications, worker_types, None))
    db.flush()
    return id_of(course)


def everybody(
    db: Session,
    course_id: int,
    programs: Sequence[str],
    classifications: Sequence[str],
    worker_types: Sequence[str],
    starts_on: date | None,
) -> list[Audience]:
    """Give an audience: every pairing of programs, classifications and worker types."""
    strange = [each for each in worker_types if each not in WORKER_TYPES]
    if strange:
        raise WrongUsage(f"{strange[0]!r} is no worker type. They are {', '.join(WORKER_TYPES)}.")
    return [
        Audience(
            course_id=course_id,
            program_id=id_of(program),
            classification=classification,
            worker_type=worker_type,
            starts_on=starts_on,
        )
        for program in _programs(db, programs)
        for classification in (tuple(dict.fromkeys(classifications)) or (None,))
        for worker_type in dict.fromkeys(worker_types)
    ]


def _programs(db: Session, codes: Sequence[str]) -> list[Program]:
    known = {program.code.casefold(): program for program in db.scalars(select(Program).order_by(col(Program.id)))}
    missing = [code for code in codes if code.strip().casefold() not in known]
    if missing:
        codes = " and ".join(program.code for program in known.values())
        raise NotFound(f"There is no program {missing[0]!r}. The programs are {codes}.")
    return [known[code.strip().casefold()] for code in codes] or list(known.values())


def find_course(db: Session, said: str) -> Course:
    """Find a course by its code, or by a start of it that fits only one (of those that are not retired, if any)."""
    wanted = said.strip().lower()
    courses = db.scalars(select(Course).order_by(col(Course.id))).all()
    exact = [course for course in courses if course.code == wanted]
    begun = [course for course in courses if wanted and course.code.startswith(wanted)]
    found = exact or [course for course in begun if course.ends_before is None] or begun
    if len(found) != 1:
        codes = ", ".join(course.code for course in found or courses)
        if found:
            raise Ambiguous(f"{said!r} may be {codes}. Name one of them.", candidates=[each.code for each in found])
        raise NotFound(f"There is no course {said!r}. There are {codes}.")
    return found[0]


def counts_only(db: Session, said: str) -> bool:
    """Say whether a course is for people on no roster: it has no audience, so its sessions reach no team."""
    course = find_course(db, said)
    return db.scalars(select(col(Audience.id)).where(col(Audience.course_id) == id_of(course))).first() is None


#: What may be taken away from a course again, as people name it.
MAY_BE_NONE = ("valid_months", "target_on", "min_minutes", "grace_days")


def change(
    db: Session,
    said: str,
    *,
    counts_toward: str | None = None,
    until: date | None = None,
    clear: Sequence[str] = (),
    **facts: object,
) -> str:
    """Change a course's title, targets, validity, grace or minutes, or take some away (`clear`); give its code.

    `counts_toward` makes its credit credit for another course too, for credits dated before `until` where that is said.
    """
    course = find_course(db, said)
    wanted = {name: value for name, value in facts.items() if value is not None}
    for name in clear:
        if name.replace("-", "_") not in MAY_BE_NONE:
            raise WrongUsage(f"{name!r} cannot be taken away. These can: {', '.join(MAY_BE_NONE)}.")
        wanted[name.replace("-", "_")] = None
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
        count_toward(db, course, toward, until)
    db.flush()
    return course.code


def count_toward(db: Session, course: Course, toward: Course, until: date | None) -> None:
    """Let credit of a course be credit for another; said again, only with another day."""
    ways = select(CountsToward).where(
        col(CountsToward.course_id) == course.id, col(CountsToward.toward_id) == toward.id
    )
    way = db.scalars(ways).first()
    if way and way.ends_before == until:
        raise Refused(f"{course.code} counts toward {toward.code} already. Nothing was changed.")
    way = way or CountsToward(course_id=id_of(course), toward_id=id_of(toward))
    way.ends_before = until
    db.add(way)
    db.flush()


def words_of(db: Session) -> Mapping[int, tuple[str, ...]]:
    """Give what files call courses besides their codes and titles, as she said, by course."""
    found: dict[int, tuple[str, ...]] = {}
    for each in db.scalars(select(CourseWord).order_by(col(CourseWord.id))):
        found[each.course_id] = (*found.get(each.course_id, ()), each.word)
    return found


def listing(db: Session, as_of: date | None = None) -> tuple[CourseListed, ...]:
    """Give every course in the order in which it was added, with the audience that has no end.

    With a day: those that are not retired on it, with their audience of that day.
    """
    codes = {id_of(course): course.code for course in db.scalars(select(Course))}
    toward: dict[int, list[str]] = {}
    for each in db.scalars(select(CountsToward).order_by(col(CountsToward.id))):
        toward.setdefault(each.course_id, []).append(codes[each.toward_id])
    words = words_of(db)
    return tuple(
        _listed(db, course, tuple(toward.get(id_of(course), ())), words.get(id_of(course), ()), as_of)
        for course in db.scalars(select(Course).order_by(col(Course.id)))
        if as_of is None or as_of in Period(None, course.ends_before)
    )


def _holds(audience: Audience, as_of: date | None) -> bool:
    """Say whether an audience counts on the day; without one, whether it goes on."""
    if as_of is None:
        return audience.ends_before is None
    return as_of in Period(audience.starts_on, audience.ends_before)


def _tags(db: Session, course: Course) -> tuple[str, ...]:
    tags = select(Requirement).where(col(Requirement.course_id) == course.id).order_by(col(Requirement.id))
    return tuple(
        f"{tag.code} (every {tag.every_months} months)" if tag.every_months else tag.code for tag in db.scalars(tags)
    )


def _listed(
    db: Session, course: Course, toward: tuple[str, ...], words: tuple[str, ...], as_of: date | None
) -> CourseListed:
    rows = db.execute(
        select(Audience, col(Program.code))
        .join(Program, col(Program.id) == Audience.program_id)
        .where(col(Audience.course_id) == course.id)
        .order_by(col(Program.id), col(Audience.id))
    )
    audience = [(each, code) for each, code in rows if _holds(each, as_of)]
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
        _tags(db, course),
        course.ends_before,
        words,
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
