"""Sessions that are counted only: they reach no team, and whoever is nobody in the records is counted and not kept."""

from dataclasses import replace

from sqlalchemy.orm import Session

from tracker import training
from tracker.errors import WrongUsage
from tracker.intake.recognise import Recognition
from tracker.model import Course


def counted_only(db: Session, course: str, *, teams: bool, number: int | None) -> bool:
    """Say whether a session (one that is there by its `number`) is for people on no roster; one for teams is not."""
    if number is not None:
        session = training.find_session(db, number)
        listed = next(each for each in training.listing(db) if each.number == number)
        return not listed.teams and training.counts_only(db, db.get_one(Course, session.course_id).code)
    return bool(course) and not teams and training.counts_only(db, course)


def need_a_count(recognition: Recognition | None, headcount: int | None, *, attested: bool) -> None:
    """Refuse a session of which nothing says how many there were."""
    if recognition is None and headcount is None and not attested:
        raise WrongUsage("This training is counted only. Say how many there were: --headcount N, or a list of names.")


def without_strangers(
    recognition: Recognition | None, headcount: int | None, *, adding: bool = False
) -> tuple[Recognition | None, int | None]:
    """Give a list without the names that nobody in the records fits, and how many were there with them.

    A name that somebody may be meant by waits for a decision. To a session that is there (`adding`) no count is
    guessed: she says it.
    """
    if recognition is None:
        return None, headcount
    known = tuple(each for each in recognition.undecided if each.candidates)
    strangers = len(recognition.undecided) - len(known) + len(recognition.guests)
    if not strangers:
        return recognition, headcount
    if adding and headcount is None:
        said = "Say how many were there in all: with --headcount of `tracker log`, or h in the app."
        raise WrongUsage(f"{_many(strangers)} nobody in the records, and only counted. {said}")
    there = len(recognition.people) + len(recognition.undecided) + len(recognition.guests) + len(recognition.organizers)
    note = f"{_many(strangers)} nobody in the records: counted, and no name is kept."
    found = replace(recognition, undecided=known, guests=(), notes=(*recognition.notes, note))
    return found, there if headcount is None else headcount


def _many(count: int) -> str:
    return "One person is" if count == 1 else f"{count} people are"
