"""What the records know that a tracker is held against: courses, teams, districts and every session."""

from sqlalchemy import select, text
from sqlalchemy.orm import Session
from sqlmodel import col

from tracker import teams
from tracker.intake import words
from tracker.intake.old_tracker.values import Held, KnownCourse, There
from tracker.model import Course, Delivery, TrainingSession
from tracker.training.courses import words_of


def held(db: Session) -> Held:
    """Read it from one state of the records."""
    courses = db.execute(text("SELECT id, code, title, version FROM course ORDER BY id"))
    districts = db.execute(text("SELECT number, counties FROM district ORDER BY number"))
    words_said = words_of(db)
    version = db.execute(text("SELECT max(number) FROM operation WHERE hash IS NOT NULL")).scalar_one_or_none()
    return Held(
        tuple(KnownCourse(row.id, row.code, row.title, row.version, words_said.get(row.id, ())) for row in courses),
        teams.listing(db),
        {row.number: frozenset(map(words.key, filter(None, row.counties.split(",")))) for row in districts},
        _sessions(db),
        version or 0,
    )


def _sessions(db: Session) -> tuple[There, ...]:
    reached: dict[int, set[int]] = {}
    for number, team in db.execute(select(col(Delivery.session_id), col(Delivery.team_id))):
        reached.setdefault(number, set()).add(team)
    rows = db.execute(
        select(col(TrainingSession.id), col(Course.code), col(TrainingSession.day), col(TrainingSession.status))
        .join(Course, col(Course.id) == TrainingSession.course_id)
        .order_by(col(TrainingSession.id))
    )
    return tuple(
        There(number or 0, code, day, status, frozenset(reached.get(number or 0, ())))
        for number, code, day, status in rows
    )
