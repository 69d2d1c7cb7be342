"""An attendance file that may be the wrong one: it was logged for another session before."""

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from tracker.intake.values import AttendanceFile
from tracker.model import Course, Import, Source, TrainingSession


def used_before(db: Session, given: AttendanceFile | None, *, into: int | None = None) -> tuple[str, ...]:
    """Say which other sessions this very file was logged for; one that is cancelled is none."""
    if given is None:
        return ()
    found = db.execute(
        select(col(TrainingSession.id), col(Course.title), col(TrainingSession.day))
        .join(Source, col(Source.session_id) == TrainingSession.id)
        .join(Import, col(Import.id) == Source.import_id)
        .join(Course, col(Course.id) == TrainingSession.course_id)
        .where(
            col(Import.kind) == "attendance",
            col(Import.digest) == given.digest,
            col(TrainingSession.status) == "held",
        )
        .order_by(col(TrainingSession.id))
        .distinct()
    )
    return tuple(
        f"This file was logged as session {number}, {title} on {day}, already."
        for number, title, day in found
        if number != into
    )
