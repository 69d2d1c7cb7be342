"""What the form of a contact does in a thread: find the teams, write all of it in one change."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracker.tui.app import TrackerApp


@dataclass(frozen=True)
class Wanted:
    """What stands in the form; `done` is the number of a contact whose step is done by now."""

    teams: tuple[str, ...]
    course: str | None
    day: date
    note: str
    next_step: str
    next_on: date | None
    done: int | None


def write(app: "TrackerApp", wanted: Wanted) -> str:
    """Note the contact with every team in one change, and give it in words."""
    from tracker import teams, training
    from tracker.model import id_of

    store = app.records.store()
    with store.reading() as db:
        found = teams.find_all(db, wanted.teams, wanted.day)
        course = id_of(training.find_course(db, wanted.course)) if wanted.course else None
    codes = ", ".join(team.code for team in found)
    step = wanted.next_step.strip() or None
    with store.writing(f"noted a contact with {codes} on {wanted.day}") as db:
        if wanted.done is not None:
            teams.step_done(db, wanted.done, day=wanted.day, note=wanted.note, next_step=step, next_on=wanted.next_on)
        else:
            for team in found:
                teams.add_contact(
                    db,
                    team.team_id,
                    day=wanted.day,
                    note=wanted.note,
                    course_id=course,
                    next_step=step,
                    next_on=wanted.next_on,
                )
    return f"A contact with {codes} on {wanted.day} is noted."
