"""A session's attendance: everybody who was recognised, and the names that wait for a decision."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from tracker.cli.importing.asked import SET_ASIDE, Asked, Ending, people
from tracker.cli.say import talk

if TYPE_CHECKING:
    from tracker.intake.arriving import Arrived
    from tracker.store import Store


def bring_in(store: "Store", files: "Sequence[Arrived]", asked: Asked) -> Ending:
    """Add the attendance reports of one session to it; it is planned or held."""
    from tracker import training
    from tracker.cli.sessions import tell, tell_undecided
    from tracker.errors import WrongUsage
    from tracker.intake.attend import hold_session, log_session, preview, read_attendances

    paths, session = [each.path for each in files], asked.session
    if session is None:
        raise WrongUsage(
            f"{paths[0].name} is an attendance report. `tracker log COURSE --attendance FILE` logs its session;"
            " --session N adds it to one that is there."
        )
    with store.reading() as db:
        found = training.find_session(db, session)
        day, status, zone = found.day, found.status, found.zone
    given = read_attendances(paths, day)
    shape: dict[str, Any] = {"file": given.file, "kind": "attendance", "on": day, "sheets": []}
    if not asked.yes:
        recognition = preview(store, session, given)
        talk(f"{given.file}, for session {session} of {day:%A} {day}: {people(len(recognition.people))} recognised.")
        tell_undecided(recognition)
        talk("Nothing was written. Add --yes to apply it.")
        return Ending(
            {
                **shape,
                "recognised": len(recognition.people),
                "not_matched": [each.said for each in recognition.undecided],
                "problems": [],
                "committed": False,
                "change": None,
            }
        )
    done = (
        hold_session(store, session, given=given)
        if status == "planned"
        else log_session(store, "", day=day, teams=(), zone=zone, given=given, into=session)
    )
    tell(done, paths)
    shape |= {
        "session": done.logged.session,
        "completed": done.logged.completed,
        "partial": done.logged.partial,
        "not_matched": list(done.logged.not_matched),
        "problems": [],
        "committed": True,
        "change": done.change,
    }
    return Ending(shape, SET_ASIDE if done.logged.not_matched and done.change else 0)
