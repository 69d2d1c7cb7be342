"""A session's attendance: everybody who was recognised, and the names that wait for a decision."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from tracker.cli.importing.asked import SET_ASIDE, Asked, Ending, people
from tracker.cli.say import talk

if TYPE_CHECKING:
    from tracker.intake.arriving import Arrived
    from tracker.intake.values import AttendanceFile
    from tracker.store import Store


def bring_in(store: "Store", files: "Sequence[Arrived]", asked: Asked) -> Ending:
    """Add the attendance reports of one session to it; it is planned or held."""
    from tracker import training
    from tracker.cli.told import decided, shape_of, tell, tell_undecided
    from tracker.errors import WrongUsage
    from tracker.intake.attend import hold_session, log_session, notes_of, preview, read_attendances

    paths, session = [each.path for each in files], asked.session
    if session is None:
        raise WrongUsage(
            f"{paths[0].name} says who was at a session. `tracker log COURSE --attendance FILE` logs it;"
            " --session N adds it to one that is there."
        )
    with store.reading() as db:
        found = training.find_session(db, session)
        day, status, zone = found.day, found.status, found.zone
    given = read_attendances(files, day)
    who, also = decided(store, given, asked.who, asked.guest, asked.also)
    shape: dict[str, Any] = {"file": given.file, "kind": "attendance", "on": day, "sheets": []}
    if not asked.yes:
        recognition, warnings = preview(store, session, given, decided=who, attested=also)
        talk(f"{given.file}, for session {session} of {day:%A} {day}: {people(len(recognition.people))} recognised.")
        notes = notes_of(recognition)
        for sign, lines in (("!", warnings), ("·", notes)):
            for line in lines:
                talk(f"  {sign} {line}")
        tell_undecided(recognition)
        talk("Nothing was written. Add --yes to apply it.")
        return Ending(
            {
                **shape,
                "recognised": len(recognition.people),
                "missed": len(recognition.missed),
                "not_matched": [each.said for each in recognition.undecided],
                **shape_of(recognition, notes),
                "warnings": warnings,
                "problems": _problems(given),
                "committed": False,
                "change": None,
            }
        )
    done = (
        hold_session(store, session, given=given, decided=who, attested=also)
        if status == "planned"
        else log_session(store, "", day=day, teams=(), zone=zone, given=given, into=session, decided=who, attested=also)
    )
    tell(done, paths)
    shape |= {
        "session": done.logged.session,
        "completed": done.logged.completed,
        "partial": done.logged.partial,
        "missed": done.logged.missed,
        "not_matched": list(done.logged.not_matched),
        **shape_of(done.recognition, done.notes),
        "warnings": done.warnings,
        "problems": _problems(given),
        "committed": True,
        "change": done.change,
    }
    return Ending(shape, SET_ASIDE if done.logged.not_matched and done.change else 0)


def _problems(given: "AttendanceFile") -> list[dict[str, Any]]:
    """Give what is wrong in the files, with its address."""
    return [
        {"sheet": each.sheet, "row": each.row, "column": each.column, "code": each.code, "message": each.message}
        for each in given.problems
    ]
