"""The steps of an entry: added, done, put otherwise, taken away."""

from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session
from sqlmodel import col

from tracker.errors import NotFound, Refused, WrongUsage
from tracker.initiatives.changes import find
from tracker.model import Initiative, Milestone, PlanMeasure, id_of
from tracker.names import show, tidy


def add_milestone(db: Session, said: str, title: str, *, due_on: date | None = None, note: str = "") -> int:
    """Add a milestone at the end of an entry's list and give its number; its first makes it measured by them.

    An entry that is measured by a course or a list stays measured by that alone.
    """
    entry = find(db, said)
    if not tidy(show(title)):
        raise WrongUsage('Say what is to be done, e.g. "Rule drafted".')
    last = db.scalar(select(func.max(Milestone.place)).where(col(Milestone.initiative_id) == entry.id))
    row = Milestone(
        initiative_id=id_of(entry), place=(last or 0) + 1, title=tidy(show(title)), due_on=due_on, note=tidy(show(note))
    )
    db.add(row)
    if last is None and not db.scalars(select(PlanMeasure).where(col(PlanMeasure.initiative_id) == entry.id)).first():
        db.add(PlanMeasure(initiative_id=id_of(entry), kind="milestones"))
    db.flush()
    return id_of(row)


def milestone_done(db: Session, number: int, *, day: date) -> Milestone:
    """Say that a milestone was reached on a day, and give it."""
    found = find_milestone(db, number)
    if found.done_on is not None:
        raise Refused(f"“{found.title}” is done since {found.done_on} already. `tracker undo` takes that back.")
    found.done_on = day
    db.add(found)
    db.flush()
    return found


def change_milestone(
    db: Session,
    number: int,
    *,
    title: str | None = None,
    due_on: date | None = None,
    done_on: date | None = None,
    note: str | None = None,
    clear: tuple[str, ...] = (),
) -> Milestone:
    """Put a milestone otherwise, or take its due or done day away (`clear`: "due", "done"); give it."""
    found = find_milestone(db, number)
    given = {"title": title, "due_on": due_on, "done_on": done_on, "note": note}
    wanted: dict[str, object] = {
        name: tidy(show(value)) if isinstance(value, str) else value
        for name, value in given.items()
        if value is not None
    }
    for name in clear:
        if name not in ("due", "done"):
            raise WrongUsage(f"{name!r} cannot be taken away of a milestone; due and done can.")
        wanted[f"{name}_on"] = None
    if not wanted:
        raise WrongUsage(f"Say what to change of milestone {number}, e.g. --due 2025-10-31.")
    if not wanted.get("title", found.title):
        raise WrongUsage('Say what is to be done, e.g. --title "Rule drafted".')
    for name, value in wanted.items():
        setattr(found, name, value)
    db.add(found)
    db.flush()
    return found


def remove_milestone(db: Session, number: int) -> str:
    """Take a milestone away, and give what it was."""
    found = find_milestone(db, number)
    title = found.title
    db.delete(found)
    db.flush()
    return title


def find_milestone(db: Session, number: int) -> Milestone:
    """Find a milestone by its number."""
    found = db.get(Milestone, number)
    if found is None:
        raise NotFound(f"There is no milestone {number}. `tracker plan show CODE` lists those of an entry.")
    return found


def entry_of(db: Session, milestone: Milestone) -> str:
    """Give the code of the entry that a milestone stands under."""
    return db.scalars(select(Initiative).where(col(Initiative.id) == milestone.initiative_id)).one().code
