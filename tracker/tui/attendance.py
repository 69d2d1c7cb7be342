"""Attendance on its way into a form: which files there are, what is read, and what a form holds of it."""

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from tracker.intake.recognise import Recognition
    from tracker.intake.values import AttendanceFile
    from tracker.teams import TeamFacts

_LISTED, _LOOKED_AT = 30, 200  # files shown, newest files looked into
_A_SHARE = 4  # a team with this part of the largest one's people was there as well
_ENDINGS = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
_OWN = " set aside.xlsx"  # what logging leaves beside a file
Answer = int | Literal["guest"]


@dataclass(frozen=True)
class Found:
    """A file (or in browsing a folder) that may be chosen."""

    path: Path
    at: datetime
    folder: bool = False


@dataclass(frozen=True)
class Looked:
    """A list held against the records: for which teams and day, and whose it seems to be."""

    given: "AttendanceFile"
    recognition: "Recognition"
    teams: "tuple[TeamFacts, ...]"
    day: date
    whose: tuple[tuple[str, int], ...]
    held: int | None  # the session that is logged already for one of the teams on the day

    @property
    def elsewhere(self) -> tuple[str, ...]:
        """Give the teams that the known people are on, where most of them are on none of these teams."""
        chosen = [team.code for team in self.teams]
        here, known = sum(n for code, n in self.whose if code in chosen), sum(n for _, n in self.whose)
        if not known or here * 2 >= known:
            return ()
        return tuple(code for code, n in self.whose if n * _A_SHARE >= self.whose[0][1])

    def warnings(self, *, adding: bool) -> list[str]:
        """Say what she should know before it is saved."""
        said = [problem.message for problem in self.recognition.problems[:2]]
        said += self.recognition.notes
        if self.elsewhere and not adding:
            counts = ", ".join(f"{n} of {len(self.given.people)} names are of {code}" for code, n in self.whose[:3])
            said.append(f"{counts}. Press o to take {', '.join(self.elsewhere)}.")
        if self.held and not adding:
            said.append(f"Logged already, as session {self.held}: ctrl+s asks whether to add these people to it.")
        return said


def newest(folders: Iterable[Path]) -> tuple[Found, ...]:
    """Give the reports and sign-in sheets in some folders, newest first; lock files and hidden ones are left out."""
    from tracker.intake.attendance import may_say_who_was_there

    held = {each.path: each for folder in dict.fromkeys(folders) for each in _files(folder)}
    ordered = sorted(held.values(), key=lambda each: each.at, reverse=True)[:_LOOKED_AT]
    return tuple(each for each in ordered if _looks(each.path, may_say_who_was_there))[:_LISTED]


def _looks(path: Path, look: object) -> bool:
    try:
        return bool(callable(look) and look(path))
    except OSError:
        return False


def inside(folder: Path) -> tuple[Found, ...]:
    """Give what a folder holds for browsing: the way up, its folders, its lists and workbooks, newest first."""
    folders = sorted((each for each in _entries(folder) if each.folder), key=lambda each: each.path.name.casefold())
    files = sorted((each for each in _files(folder)), key=lambda each: each.at, reverse=True)
    up = [] if folder.parent == folder else [Found(folder.parent, datetime.fromtimestamp(0), folder=True)]  # noqa: DTZ006 - never shown
    return (*up, *folders, *files)


def _files(folder: Path) -> list[Found]:
    listed = [each for each in _entries(folder) if not each.folder and each.path.suffix.casefold() in _ENDINGS]
    return [each for each in listed if not each.path.name.endswith(_OWN)]


def _entries(folder: Path) -> list[Found]:
    """Give what is in a folder; one that cannot be read holds nothing."""
    found = []
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if not entry.name.startswith((".", "~$")):
                    at = datetime.fromtimestamp(entry.stat().st_mtime)  # noqa: DTZ006 - the computer's own time, as Explorer shows
                    found.append(Found(Path(entry.path), at, entry.is_dir()))
    except OSError:
        return []
    return found


def look_at(
    db: "Session", given: "AttendanceFile", *, course: str, said: str, day: date | None, number: int | None
) -> Looked:
    """Hold a list against the records for the teams that were said, or whose it is where none was."""
    from tracker import teams, training
    from tracker.errors import WrongUsage
    from tracker.intake.counting import counted_only, without_strangers
    from tracker.intake.looking import look, whose

    if number is not None:
        day = training.find_session(db, number).day
    day = day or given.on
    if day is None:
        doubts = [each.message for each in given.problems if each.code == "date_order"]
        raise WrongUsage(next(iter(doubts), "This list does not say its day. Write the date, e.g. 9/30."))
    by = whose(db, given, day)
    found = teams.find_all(db, [said], day)
    counted = counted_only(db, course, teams=bool(found), number=number)
    if not found and number is None and by and not counted:
        found = (teams.find(db, by[0][0], day),)
    held = [training.already_held(db, course, day, team.team_id) for team in found] if course and number is None else []
    recognition = look(db, given, day=day, teams=found, number=number)
    if counted:
        recognition = without_strangers(recognition, 0)[0] or recognition
    return Looked(given, recognition, found, day, () if counted else by, next(filter(None, held), None))


def sentence(looked: Looked, minimum: int | None, decided: Mapping[str, Answer]) -> str:
    """Say what a list makes of the records: how many joined, whose they are, who is below the minimum."""
    found = looked.recognition
    joined = len(found.people) + len(found.undecided) + len(found.guests) + len(found.organizers)
    teams = ", ".join(f"{count} of {code}" for code, count in found.teams[:3]) or "nobody of any team"
    said = [f"{joined} joined", f"{len(found.people)} matched ({teams})"]
    if minimum:
        said.append(f"{len(below(found, minimum))} below {minimum} minutes")
    if found.missed:
        said.append(f"{len(found.missed)} did not come")
    said += [f"{each.said} led it" for each in found.organizers]
    guests = len(found.guests) + sum(answer == "guest" for answer in decided.values())
    if guests:
        said.append(f"{guests} guest{'s' * (guests > 1)}")
    waiting = sum(each.key not in decided for each in found.undecided)
    said.append(f"{waiting} to check" if waiting else "nobody left to check")
    return " · ".join(said)


def below(found: "Recognition", minimum: int | None) -> list[tuple[int, str, int]]:
    """Give the people with fewer minutes than count: number, name, minutes."""
    return [
        (each.person_id, each.name, each.minutes)
        for each in found.people
        if minimum and each.minutes is not None and each.minutes < minimum
    ]


def presences(looked: Looked | None, decided: Mapping[str, Answer], attested: Sequence[int]) -> dict[int, int | None]:
    """Give who would count as present, with minutes, for the figures that are foreseen."""
    found = {each.person_id: each.minutes for each in looked.recognition.people} if looked else {}
    for each in looked.recognition.undecided if looked else ():
        answer = decided.get(each.key)
        if isinstance(answer, int):
            found[answer] = each.minutes
    return {**found, **dict.fromkeys(attested)}
