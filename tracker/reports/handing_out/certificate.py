"""Certificates of completion: for credit that exists, and that a training was completed is all that they say."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from tracker.errors import NotFound
from tracker.model import Attendance, CountsToward, Course, Person, TrainingSession, id_of
from tracker.names import folded, show
from tracker.people.person import Who, find
from tracker.period import last_day
from tracker.reports.handing_out.credit import Credit, credits_of
from tracker.reports.handing_out.whose import NAMES_INSIDE, Whose, whose
from tracker.reports.typeset import typeset
from tracker.reports.words import listed, long_day, weekday
from tracker.training import find_course, find_session

CAUTION = (
    "It says that the training was completed on that day. It is no statement on competence, on the use of what was"
    " taught, or on compliance with any rule."
)
_PLAIN_NOTICE = "Some letters are in no font of this computer: this file does not claim the PDF/UA-1 standard."
_LONGEST = 60  # characters of a name, or of a course's code, in a file's name


class NoCredit(NotFound):
    """There is no credit to certify."""


@dataclass(frozen=True)
class Certificate:
    """What one certificate says; `standing` is whether it holds as of the day that was asked for."""

    credit: Credit
    standing: str
    of: Whose

    @property
    def file_name(self) -> str:
        """Give the name of its file: whose it is stands in it."""
        name, course = map(_plain, (self.credit.person, self.credit.course))
        parts = ("certificate", name, course, str(self.credit.day), self.credit.number)
        return "_".join(part for part in parts if part) + ".pdf"


def certificates(
    db: Session, who: Who, as_of: date, *, course: str | None = None, session: int | None = None, example: bool = False
) -> tuple[Certificate, ...]:
    """Give a person's certificates: of the newest credit for each course, or for one, or of one session."""
    person = find(db, who)
    of = find_course(db, course) if course is not None else None
    if session is not None:
        find_session(db, session)
    found = [
        each
        for each in credits_of(db, person=id_of(person))
        if each.day <= as_of and (of is None or each.course == of.code) and session in (None, each.session)
    ]
    newest = {each.course: each for each in found}  # they are in the order of their days
    if not newest:
        raise NoCredit(_why_not(db, person, as_of, of, session))
    return _of(db, tuple(newest.values()), as_of, example=example)


def certificates_of_session(db: Session, number: int, as_of: date, *, example: bool = False) -> tuple[Certificate, ...]:
    """Give the certificates of everybody who completed a session."""
    session = find_session(db, number)
    if session.status != "held":
        raise NoCredit(
            f"Session {number} is {session.status}, and nobody has credit for it. `tracker sessions` lists all."
        )
    found = credits_of(db, session=number)
    if not found:
        raise NoCredit(f"Nobody is recorded as having completed session {number}: a headcount trains nobody by name.")
    return _of(db, found, as_of, example=example)


def folder_name(number: int) -> str:
    """Give the name of the folder that a session's certificates go to."""
    return f"certificates_session-{number}_{NAMES_INSIDE}"


def _of(db: Session, found: Sequence[Credit], as_of: date, *, example: bool) -> tuple[Certificate, ...]:
    of = whose(db, example=example)
    return tuple(Certificate(each, _standing(each, as_of), of) for each in found)


def _plain(text: str) -> str:
    """Give text of the records as a part of a file's name."""
    return re.sub(r"[^0-9a-z]+", "-", folded(text)).strip("-")[:_LONGEST]


def _standing(credit: Credit, as_of: date) -> str:
    if credit.until is None:
        return ""
    last = long_day(last_day(credit.until))
    return f"This credit counts until {last}." if as_of < credit.until else f"This credit counted until {last}."


def as_pdf(certificate: Certificate) -> bytes:
    """Draw a certificate on one landscape page, as PDF/UA."""
    credit, of = certificate.credit, certificate.of
    facts = [
        f"{credit.minutes} minutes" if credit.minutes else "",
        f"session {credit.session}" if credit.session else "",
        f"led by {listed(credit.led_by)}" if credit.led_by else "",
        f"as recorded by {credit.source}" if credit.source else "",
    ]
    version = "" if credit.version in ("", "1") else f", version {credit.version}"
    ask = of.brand.contact or of.brand.agency
    said = {
        "title": "Certificate of completion",
        "person": credit.person,
        "training": f"{credit.title}{version}",
        "day": weekday(credit.day),
        "facts": ", ".join(part for part in facts if part),
        "standing": certificate.standing,
        "number": credit.number,
        "ask": f"Certificate {credit.number}. To have it looked up, give this number to {ask}.",
        "caution": CAUTION,
    }
    shown = {key: show(words) for key, words in said.items()}
    return typeset("handing_out/certificate.typ", {**of.drawn, **shown}, credit.recorded, plain_notice=_PLAIN_NOTICE)


def _why_not(db: Session, person: Person, as_of: date, course: Course | None, session: int | None) -> str:
    """Say why there is nothing to certify, and what there is."""
    rows = db.execute(
        select(Attendance, TrainingSession, Course)
        .join(TrainingSession, col(TrainingSession.id) == Attendance.session_id)
        .join(Course, col(Course.id) == TrainingSession.course_id)
        .where(col(Attendance.person_id) == person.id, col(TrainingSession.day) <= as_of)
        .order_by(col(TrainingSession.day).desc(), col(TrainingSession.id).desc())
    )
    for came, at, of in rows:
        if (course is None or of.id == course.id) and session in (None, at.id):
            return f"{person.name} {_what(came, at, of)} There is no credit to certify."
    about = f" for {course.title}" if course else ""
    where = f" from session {session}" if session is not None else ""
    return f"{person.name} has no credit{about}{where} on {as_of}.{_equivalent(db, person, as_of, course)}"


def _what(came: Attendance, session: TrainingSession, course: Course) -> str:
    """Give what came of somebody's presence where it is no credit."""
    at = f"session {session.id} of {session.day} ({course.title})"
    if session.status != "held":
        return f"is listed in {at}, which is {session.status}."
    if came.outcome == "partial":
        least = f", below the {course.min_minutes} that count" if course.min_minutes else ""
        return f"was in {at} for {came.minutes or 0} minutes{least}."
    return f"was expected in {at} and {'was excused' if came.outcome == 'excused' else 'did not come'}."


def _equivalent(db: Session, person: Person, as_of: date, course: Course | None) -> str:
    """Name credit of another course that counts toward this one."""
    if course is None:
        return ""
    counting = select(col(Course.code)).join(CountsToward, col(CountsToward.course_id) == Course.id)
    codes = set(db.scalars(counting.where(col(CountsToward.toward_id) == course.id)))
    own = [each for each in credits_of(db, person=id_of(person)) if each.course in codes and each.day <= as_of]
    if not own:
        return ""
    return f" There is one for {own[-1].title}, which counts toward it: --course {own[-1].course} certifies that."
