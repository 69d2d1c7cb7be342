"""What the form of a schedule does in threads: gather, preview, write all in one change."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Literal

from tracker.errors import WrongUsage

if TYPE_CHECKING:
    from tracker.tui.app import TrackerApp

Rhythm = Literal["same", "weekly"]
Asked = Sequence[tuple[int | None, str]]


@dataclass(frozen=True)
class Begun:
    """What the form begins with: courses with their target days, open teams, and the codes asked for."""

    courses: tuple[tuple[str, str, date | None], ...]
    course: str
    codes: tuple[str, ...]
    teams: tuple[str, ...]
    today: date
    ends: Mapping[str, date] = field(default_factory=dict)  # retired trainings: the first day without them


@dataclass(frozen=True)
class Wanted:
    """What stands in the form."""

    course: str
    teams: str
    day: date | None
    rhythm: Rhythm
    joint: bool
    at: str
    mode: str


def begin(app: "TrackerApp", course: str | None, asked: Asked) -> Begun:
    """Gather courses and teams."""
    from tracker import teams
    from tracker.training import courses

    today = app.day()
    with app.records.store().reading() as db:
        listed, every = courses.listing(db), teams.listing(db, today)
        going_on = [each.code for each in courses.listing(db, today)] or [each.code for each in listed]
    chosen = [team.code for key in asked for team in every if (team.district, team.program) == tuple(key)]
    return Begun(
        tuple((each.code, each.title, each.target_on) for each in listed),
        course or going_on[0],
        tuple(team.code for team in every),
        tuple(dict.fromkeys(chosen)),
        app.today or today,
        {each.code: each.retired_before for each in listed if each.retired_before},
    )


def preview(wanted: Wanted) -> tuple[tuple[date, tuple[str, ...]], ...]:
    """Give the resulting days with their teams, as they are written."""
    from tracker.training import spread

    if wanted.day is None:
        return ()
    said = [each.strip() for each in wanted.teams.split(",") if each.strip()]
    return tuple((each.day, each.teams) for each in spread(said, wanted.day, rhythm=wanted.rhythm, joint=wanted.joint))


def write(app: "TrackerApp", wanted: Wanted) -> str:
    """Plan every session in one change and give it in words."""
    from tracker import settings, teams, training
    from tracker.days import read_time

    if wanted.day is None:
        raise WrongUsage("Write the day, e.g. 10/7.")
    at = read_time(wanted.at) if wanted.at.strip() else None
    store = app.records.store()
    with store.reading() as db:
        zone = settings.read(db).zone
        title = training.find_course(db, wanted.course).title
        found = {team.team_id: team.code for team in teams.find_all(db, [wanted.teams], wanted.day)}
        teamless = training.counts_only(db, wanted.course)
    if not found and not teamless:
        raise WrongUsage("Write which teams it is for, e.g. D4-CPS, D5-CPS.")
    spread = training.spread(list(found), wanted.day, rhythm=wanted.rhythm, joint=wanted.joint)
    sessions = spread or (training.Planned(wanted.day, ()),)
    codes = ", ".join(found.values())
    whom = f" for {codes}" if codes else ""
    days = f"on {wanted.day}" if sessions[-1].day == wanted.day else f"from {wanted.day} to {sessions[-1].day}"
    with store.writing(f"scheduled {title}{whom} {days}") as db:
        for each in sessions:
            training.schedule(
                db, wanted.course, day=each.day, teams=each.teams, zone=zone, starts_at=at, mode=wanted.mode
            )
    many = f"{len(sessions)} sessions" if len(sessions) > 1 else "One session"
    return f"{many} planned {days}: {codes or 'counted only, for no team'}."
