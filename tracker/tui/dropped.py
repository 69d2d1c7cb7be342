"""A file that was dropped on the window, which arrives as a pasted path: what it is, and what is asked about it."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from tracker.intake.values import AttendanceFile
    from tracker.tui.app import TrackerApp
    from tracker.tui.page import Page

LOG, OTHERWISE = "Log it", "Change it first"
_LONGEST = 4096  # characters; a longer paste is no path
_QUOTED = re.compile(r'"([^"\n]+)"|' + r"'([^'\n]+)'")


@dataclass(frozen=True)
class Dropped:
    """What was dropped: a roster, or attendance with the team and training that it seems to be of."""

    paths: tuple[Path, ...]
    attendance: bool
    question: str = ""
    course: str | None = None
    district: int | None = None
    program: str | None = None


def paths_in(text: str) -> tuple[Path, ...]:
    """Give the files that a pasted text names: bare, in quotes, as a file URI; nothing where one does not exist."""
    text = text.strip().removeprefix("& ").strip()
    if not text or len(text) > _LONGEST:
        return ()
    whole = _path(text)
    if whole:
        return (whole,)
    said = [one or other for one, other in _QUOTED.findall(text)] or text.splitlines()
    found = [_path(each) for each in said if each.strip()]
    return tuple(each for each in found if each) if all(found) else ()


def _path(said: str) -> Path | None:
    said = said.strip().strip("\"'")
    if said.casefold().startswith("file://"):
        parts = urlsplit(said)
        said = url2pathname(parts.path) if not parts.netloc else f"//{parts.netloc}{unquote(parts.path)}"
    try:
        path = Path(said).expanduser()
        return path if path.is_absolute() and path.is_file() else None
    except (OSError, ValueError, RuntimeError):
        return None


def take(page: "Page", text: str) -> bool:
    """Open the right thing for a dropped file; False where the text names none."""
    paths = paths_in(text)
    if paths:
        page.tracker.say(f"Looking at {', '.join(path.name for path in paths)} …")
        page.run_aside(lambda: look(page.tracker, paths), lambda found: _go(page, found), group="dropped")
    return bool(paths)


def look(app: "TrackerApp", paths: tuple[Path, ...]) -> Dropped:
    """Say what files are; called in a thread."""
    from tracker.intake.arriving import Arrived, arrived
    from tracker.intake.attend import read_attendances
    from tracker.intake.attendance import may_say_who_was_there

    found: list[Arrived] = []
    for path in paths:
        if len(paths) == 1 and path.suffix.casefold() == ".txt":
            found.append(Arrived(path, "attendance", None))
        elif may_say_who_was_there(path) and (each := arrived(path)).kind == "attendance":
            found.append(each)
        else:
            return Dropped(paths, attendance=False)
    given = read_attendances(found, None)
    return app.records.read(lambda db: _of(db, app, given, paths))


def _of(db: "Session", app: "TrackerApp", given: "AttendanceFile", paths: tuple[Path, ...]) -> Dropped:
    from tracker import teams
    from tracker.intake.looking import whose

    day = given.on or app.day()
    by = whose(db, given, day)
    there = sum(not each.missed for each in given.people)
    course, title = _course(db, f"{given.title} {paths[0].stem}")
    if not by:
        return Dropped(paths, attendance=True, course=course)
    team = teams.find(db, by[0][0], day)
    named = team.code if team.district is None else f"District {team.district} {team.program}"
    return Dropped(
        paths,
        attendance=True,
        question=f"{by[0][1]} of {there} names are {named}: log {title} there?",
        course=course,
        district=team.district,
        program=team.program,
    )


def _course(db: "Session", text: str) -> tuple[str, str]:
    """Choose the course whose words the report's title or name holds; the first one where none does."""
    from tracker.training import courses

    listed = courses.listing(db)
    said = _words(text)
    chosen = max(listed, key=lambda each: len(said & _words(f"{each.code} {each.title}")))
    return chosen.code, chosen.title


def _words(text: str) -> set[str]:
    return set(re.findall(r"[a-z]+", text.casefold()))


def _go(page: "Page", found: Dropped) -> None:
    """Ask, and open the form; a roster goes to Import."""
    if not found.attendance:
        page.tracker.go_to("import", found.paths[0])
        return
    if not found.question:
        page.tracker.open("log", found.course, None, None, None, found.paths)
        return
    from tracker.tui.screens.ask import Ask

    def answered(answer: str | None) -> None:
        if answer == LOG:
            page.tracker.open("log", found.course, found.district, found.program, None, found.paths)
        elif answer == OTHERWISE:
            page.tracker.open("log", found.course, None, None, None, found.paths)

    page.app.push_screen(Ask(found.question, (LOG, OTHERWISE)), answered)
