"""What an entry is measured by, and which expected outcomes it serves."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session
from sqlmodel import col

from tracker.errors import NotFound, Refused, WrongUsage
from tracker.initiatives.catalogue import find_list
from tracker.initiatives.changes import find
from tracker.model import Course, ExpectedOutcome, PlanMeasure, Serves, id_of
from tracker.names import show, tidy

FIGURES = ("teams", "staff", "both")


def measure_by(
    db: Session,
    said: str,
    *,
    course: str | None = None,
    catalogue: str | None = None,
    milestones: bool = False,
    figure: str = "both",
) -> str:
    """Let an entry be measured by a course, a list or its own milestones as well; give its code."""
    entry = find(db, said)
    if sum((course is not None, catalogue is not None, milestones)) != 1:
        raise WrongUsage(f"Say one thing that {entry.code} is measured by: a course, a list, or its milestones.")
    if figure not in FIGURES:
        raise WrongUsage(f"{figure!r} is none of {', '.join(FIGURES)}.")
    row = PlanMeasure(initiative_id=id_of(entry), kind="milestones")
    if course is not None:
        row.kind, row.course_id, row.figure = "course", _course(db, course), figure
    if catalogue is not None:
        row.kind, row.catalogue_id = "catalogue", id_of(find_list(db, catalogue))
    for each in db.scalars(select(PlanMeasure).where(col(PlanMeasure.initiative_id) == entry.id)):
        if (each.kind, each.course_id, each.catalogue_id) == (row.kind, row.course_id, row.catalogue_id):
            if each.figure == row.figure:
                raise Refused(f"{entry.code} is measured by that already. Nothing was changed.")
            each.figure, row = row.figure, each
            break
    db.add(row)
    db.flush()
    return entry.code


def measure_no_more(db: Session, said: str) -> int:
    """Let nothing measure an entry any more; give how many measures it had."""
    entry = find(db, said)
    rows = db.scalars(select(PlanMeasure).where(col(PlanMeasure.initiative_id) == entry.id)).all()
    if not rows:
        raise Refused(f"Nothing measures {entry.code}. Nothing was changed.")
    for each in rows:
        db.delete(each)
    db.flush()
    return len(rows)


def serve(db: Session, said: str, place: int) -> str:
    """Say that an entry serves the expected outcome at a place (1, 2, …); give its code."""
    entry, outcome = find(db, said), find_outcome(db, place)
    if _serving(db, id_of(outcome), id_of(entry)):
        raise Refused(f"{entry.code} serves outcome {place} already. Nothing was changed.")
    db.add(Serves(outcome_id=id_of(outcome), initiative_id=id_of(entry)))
    db.flush()
    return entry.code


def serve_no_more(db: Session, said: str, place: int) -> str:
    """Say that an entry does not serve the expected outcome at a place; give its code."""
    entry, outcome = find(db, said), find_outcome(db, place)
    row = _serving(db, id_of(outcome), id_of(entry))
    if row is None:
        raise Refused(f"{entry.code} does not serve outcome {place}. Nothing was changed.")
    db.delete(row)
    db.flush()
    return entry.code


def add_outcome(db: Session, words: str) -> int:
    """Add an expected outcome after the others, and give its place."""
    if not tidy(show(words)):
        raise WrongUsage("Say the outcome in words.")
    place = (db.scalar(select(func.max(ExpectedOutcome.place))) or 0) + 1
    db.add(ExpectedOutcome(place=place, words=tidy(show(words))))
    db.flush()
    return place


def word_outcome(db: Session, place: int, words: str) -> None:
    """Put an expected outcome in other words."""
    found = find_outcome(db, place)
    if not tidy(show(words)):
        raise WrongUsage("Say the outcome in words.")
    found.words = tidy(show(words))
    db.add(found)
    db.flush()


def find_outcome(db: Session, place: int) -> ExpectedOutcome:
    """Find an expected outcome by its place."""
    found = db.scalars(select(ExpectedOutcome).where(col(ExpectedOutcome.place) == place)).first()
    if found is None:
        raise NotFound(f"There is no expected outcome {place}. `tracker plan outcomes` lists them.")
    return found


def _serving(db: Session, outcome: int, entry: int) -> Serves | None:
    return db.scalars(
        select(Serves).where(col(Serves.outcome_id) == outcome, col(Serves.initiative_id) == entry)
    ).first()


def _course(db: Session, said: str) -> int:
    """Find a course by its code or its first letters; the rooms of verbs do not know each other."""
    known = db.scalars(select(Course).order_by(col(Course.id))).all()
    wanted = said.strip().lower()
    exact = [each for each in known if each.code == wanted]
    found = exact or [each for each in known if wanted and each.code.startswith(wanted)]
    if len(found) != 1:
        raise NotFound(f"{said!r} is not one course. There are {', '.join(each.code for each in found or known)}.")
    return id_of(found[0])
