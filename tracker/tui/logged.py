"""What the form of a session does in threads: gather what it needs, read lists, foresee, write. The verbs decide."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.coverage.values import Coverage
from tracker.errors import WrongUsage
from tracker.tui.attendance import Answer, Found, newest
from tracker.tui.words import short_day

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from tracker.intake.values import AttendanceFile
    from tracker.tui.app import TrackerApp

_FOLDER = "folder"


@dataclass(frozen=True)
class Started:
    """What the form begins with."""

    courses: tuple[tuple[str, str], ...]
    course: str
    minimums: Mapping[str, int | None]
    codes: tuple[str, ...]  # every team that is open
    teams: tuple[str, ...]  # those that the form was opened for
    day: date
    files: tuple[Found, ...]
    folder: Path
    ends: Mapping[str, date] = field(default_factory=dict)  # retired trainings: the first day without them


@dataclass(frozen=True)
class Opened:
    """What the form was opened for: a cell of the grid, or a session that is there."""

    course: str | None = None
    district: int | None = None
    program: str | None = None
    into: int | None = None  # add people to this session
    hold: int | None = None  # mark this one held

    @property
    def number(self) -> int | None:
        """Give the session that is there."""
        return self.hold if self.hold is not None else self.into

    @property
    def heading(self) -> str:
        """Say what the form does, and how."""
        what = "Log a session that was held" if self.into is None else f"Add people to session {self.into}"
        what = what if self.hold is None else f"Mark session {self.hold} held"
        return f"{what}: Enter chooses, Tab goes on, ctrl+s saves"


@dataclass(frozen=True)
class Entered:
    """What stands in the form."""

    course: str
    teams: str
    day: date | None
    mode: str = "virtual"
    given: "AttendanceFile | None" = None
    headcount: int | None = None
    decided: Mapping[str, Answer] = field(default_factory=dict)
    attested: tuple[int, ...] = ()
    into: int | None = None
    hold: int | None = None

    @property
    def nothing(self) -> bool:
        """Say whether neither people nor a headcount are given."""
        return self.given is None and self.headcount is None and not self.attested


def start(app: "TrackerApp", opened: Opened) -> Started:
    """Gather courses, teams, today and the newest files."""
    from tracker import teams, training
    from tracker.training import courses

    today = app.day()
    downloads = app.records.home / "Downloads"
    kept = app.memory.read(_FOLDER).get("path")
    last = [Path(kept)] if isinstance(kept, str) else []
    files = newest([downloads, app.records.workspace.imports, *last])
    with app.records.store().reading() as db:
        listed = courses.listing(db)
        every = teams.listing(db, today)
        mine = [team.code for team in every if (team.district, team.program) == (opened.district, opened.program)]
        day, number = app.today or today, opened.number
        going_on = [each.code for each in courses.listing(db, day)] or [each.code for each in listed]
        chosen = opened.course or going_on[0]
        if number is not None:
            session = next(each for each in training.listing(db) if each.number == number)
            mine, day, chosen = list(session.teams), session.day, session.course
    return Started(
        courses=tuple((each.code, each.title) for each in listed),
        course=chosen,
        minimums={each.code: each.min_minutes for each in listed},
        codes=tuple(team.code for team in every),
        teams=tuple(mine) if number is not None or len(mine) == 1 else (),
        day=day,
        files=files,
        folder=next((each for each in (*last, downloads) if each.is_dir()), app.records.home),
        ends={each.code: each.retired_before for each in listed if each.retired_before and number is None},
    )


def read(app: "TrackerApp", paths: Sequence[Path], on: date | None) -> "AttendanceFile":
    """Read files, and remember their folder."""
    from tracker.intake.attend import read_attendances

    given = read_attendances(paths, on)
    app.memory.keep(_FOLDER, {"path": str(paths[0].parent)})
    return given


def asks_day(given: "AttendanceFile") -> bool:
    """Say whether only she can tell on which day a report's session was."""
    return any(each.code == "date_order" for each in given.problems)


def hangs_on_day(given: "AttendanceFile") -> bool:
    """Say whether another day may change how a report is read."""
    return any(each.code in ("date_order", "other_day") for each in given.problems)


def missing(entered: Entered) -> str:
    """Say what must be entered before anything can be written; nothing where nothing is missing."""
    if entered.given and entered.day is None and asks_day(entered.given):
        return "Write the day in the field Date: this report's dates can be read in two ways."
    if entered.nothing and entered.into is not None:
        return "Nobody is given yet. Choose a file, type names, tick people or write a headcount."
    return ""


def people_of(db: "Session", said: str, day: date) -> list[tuple[int, str, str]]:
    """Give the people of the teams on a day, for ticking: number, name, team."""
    from tracker import people, teams

    listed = [people.listing(db, day, team=team.code) for team in teams.find_all(db, [said], day)]
    return [(each.person_id, each.name, each.team or "") for team in listed for each in team]


def names(text: str) -> "AttendanceFile":
    """Read typed names."""
    from tracker.intake.attendance import read_names

    return read_names(text)


def write(app: "TrackerApp", entered: Entered) -> str:
    """Write what was entered, as the command line does, and give it in words."""
    from tracker import settings, teams, training
    from tracker.intake.attend import hold_session, log_session

    store = app.records.store()
    if entered.hold is not None:
        _past(app, entered.day)
        done = hold_session(
            store,
            entered.hold,
            given=entered.given,
            headcount=entered.headcount,
            decided=entered.decided,
            attested=entered.attested,
        )
    else:
        with store.reading() as db:
            zone = settings.read(db).zone
            found = () if entered.into is not None else teams.find_all(db, [entered.teams], entered.day)
            teamless = entered.into is not None or training.counts_only(db, entered.course)
        if entered.into is None:
            _past(app, entered.day)
        if not found and not teamless:
            raise WrongUsage("Write which team it was for, e.g. D4-CPS.")
        done = log_session(
            store,
            entered.course,
            day=entered.day,
            teams=found,
            zone=zone,
            given=entered.given,
            headcount=entered.headcount,
            into=entered.into,
            mode=entered.mode,
            decided=entered.decided,
            attested=entered.attested,
        )
    logged = done.logged
    if done.change is None:
        return f"Session {logged.session} holds all of this already. Nothing was written."
    waiting = f", {len(logged.not_matched)} to check" if logged.not_matched else ""
    some = f", {logged.partial} partial" if logged.partial else ""
    reached = ", ".join(logged.delivered_to) or f"{logged.present} there, counted only"
    return f"Session {logged.session}, {reached}: {logged.completed} completed{some}{waiting}."


def _past(app: "TrackerApp", day: date | None) -> None:
    """Refuse a day that is no day, or still to come."""
    if day is None:
        raise WrongUsage("Write the day on which it was held, e.g. 9/30.")
    if day > (app.today or app.day()) + timedelta(days=1):  # it may be tomorrow already where the session was
        raise WrongUsage(f"{day} is still to come: s on Coverage schedules a session. Write the day it was held.")


def after(app: "TrackerApp", entered: Entered, people: Mapping[int, int | None]) -> str:
    """Say what saving does to the figures; nothing where it could not be saved as it stands."""
    from tracker import settings, teams, training
    from tracker.errors import TrackerError
    from tracker.intake.looking import foresee

    by = "attested"
    present = [
        training.Presence(person, minutes, by if person in entered.attested else None)
        for person, minutes in people.items()
    ]
    reached: list[tuple[int | None, str]] = []

    def put(db: "Session") -> None:
        if entered.hold is not None:
            logged = training.hold(db, entered.hold, present=present, headcount=entered.headcount)
        elif entered.into is not None:
            logged = training.add_people(db, entered.into, present=present, headcount=entered.headcount)
        else:
            found = teams.find_all(db, [entered.teams], entered.day)
            if not found or entered.day is None:
                raise WrongUsage
            zone = settings.read(db).zone
            ids = [team.team_id for team in found]
            logged = training.log(db, entered.course, day=entered.day, teams=ids, zone=zone, present=present)
        reached.extend((team.district, team.program) for team in (teams.find(db, code) for code in logged.delivered_to))

    try:
        before, then = foresee(app.records.store(), app.day(), put)
    except TrackerError:
        return ""
    return _change(before, then, entered.course, reached)


def _change(before: Coverage, then: Coverage, course: str, reached: Sequence[tuple[int | None, str]]) -> str:
    """Say how the cells and the course's total change."""
    title = next((each.title for each in then.courses if each.code == course), course)
    cells = [
        f"D{each.district:02} {each.program} ● {short_day(each.day, then.as_of)} {each.trained}/{each.eligible}"
        for each in then.cells
        if each.course == course and (each.district, each.program) in reached and each.teams_reached
    ]
    totals = [next(t for t in c.totals if t.course == course and t.program is None) for c in (before, then)]
    if not cells:
        return ""
    shown = "; ".join(cells[:3])
    was, becomes = totals
    return f"After saving: {shown}; {title} {was.teams_reached} → {becomes.teams_reached} of {becomes.teams} teams"
