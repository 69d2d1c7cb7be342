"""What comes next in words, for the side of Who's left and, where it is narrow, for one line of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from textwrap import wrap
from typing import TYPE_CHECKING

from tracker.names import show
from tracker.tui.words import bar, cut, place_words, short_day

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from tracker.coverage.ahead import Forecast, Known, Next, Outlook, Tally

_BAR = 26
_GAINS = 5


@dataclass(frozen=True)
class Ahead:
    """The board with the gains, the forecast, and what both rest on."""

    known: "Known"
    next: "Next"
    forecast: "Forecast"

    def outlook(self, course: str, program: str | None) -> "Outlook | None":
        """Give the outlook of a course and program, or of all programs."""
        found = (each for each in self.forecast.outlooks if (each.course, each.program) == (course, program))
        return next(found, None)

    def if_held(self, course: str, program: str | None, teams: Sequence[str]) -> "Tally":
        """Give what would stand if one session for some teams were held."""
        from tracker.coverage.ahead import Coming, Standing

        rows = [row for row in self.known.coverage.rows if row.course == course]
        session = Coming(0, course, self.next.as_of, None, tuple(teams))
        held = Standing(rows).hold([session], lambda program: self.known.share(course, program))
        return held.tally(program)


def asked(db: "Session", as_of: date) -> Ahead:
    """Ask for it all at once."""
    from tracker.coverage.ahead import forecast_of, known, next_of

    found = known(db, as_of)
    return Ahead(found, next_of(found), forecast_of(found))


def line(ahead: Ahead, course: str, program: str | None) -> str:
    """Say in one line what is planned and what is needed."""
    found = ahead.outlook(course, program)
    if found is None:
        return ""
    pace = f"{found.pace.teams:.1f} teams a week to {found.pace.target_on}" if found.pace else "no target day to come"
    sessions = f"{found.sessions} session{'' if found.sessions == 1 else 's'} planned"
    teams = f"{found.now.teams_reached} to {found.planned.teams_reached} of {found.now.teams} teams"
    return f"{sessions}: {teams}. Needed: {pace}."


def if_held(ahead: Ahead, course: str, program: str | None, teams: Sequence[str]) -> str:
    """Say what a session for the picked teams would bring."""
    found = ahead.outlook(course, program)
    if found is None or not teams:
        return ""
    then = ahead.if_held(course, program, teams)
    return f"If held: {_changed(found.now, then)}"


def side(ahead: Ahead, course: str, program: str | None, picked: Sequence[str], *, width: int, height: int) -> str:
    """Draw the panel in the room there is."""
    found = ahead.outlook(course, program)
    if found is None:
        return ""
    lines = [
        f"WHAT COMES NEXT as of {ahead.next.as_of}",
        *_pace(found),
        "",
        *_planned(ahead, found),
        "",
        *_gains(ahead, course, program, width),
        "",
        *(
            ["IF THE PICKED TEAMS HAD A SESSION", *_tally(found.now, ahead.if_held(course, program, picked)), ""]
            if picked
            else []
        ),
        "WHAT THIS ASSUMES",
        *_assumed(ahead, course, program, width),
    ]
    return "\n".join(cut(show(each), width) for each in lines[:height])


def _pace(found: "Outlook") -> Iterator[str]:
    yield f"  {found.teams_left:,} teams and {found.people_left:,} people remain"
    if found.pace is None:
        yield "  no target day is still to come"
        return
    yield f"  to {found.pace.target_on}: {found.pace.weeks:g} working weeks"
    yield f"  needed a week: {found.pace.teams:.1f} teams"
    yield f"  {found.pace.people:.1f} people, {found.pace.to_target:.1f} for the target"


def _planned(ahead: Ahead, found: "Outlook") -> Iterator[str]:
    last = f", the last on {short_day(found.until, ahead.next.as_of)}" if found.until else ""
    yield f"PLANNED  {found.sessions} session{'' if found.sessions == 1 else 's'}{last}"
    if found.late:
        yield f"  ! {found.late} after the target day"
    overdue = [each for each in ahead.forecast.overdue if each.course == found.course]
    if overdue:
        yield f"  ! {len(overdue)} overdue and not counted here"
    yield f"  now  {bar(found.now.teams_reached, found.now.teams, 1.0, _BAR)}"
    yield f"  then {bar(found.planned.teams_reached, found.planned.teams, 1.0, _BAR)}"
    yield from _tally(found.now, found.planned)


def _tally(now: "Tally", then: "Tally") -> Iterator[str]:
    yield f"  teams   {now.teams_reached:,} now, {then.teams_reached:,} then, of {now.teams:,}"
    people = "not known" if then.trained is None else f"{then.trained:,} then"
    yield f"  people  {now.trained or 0:,} now, {people}, of {now.eligible:,}"


def _changed(now: "Tally", then: "Tally") -> str:
    people = "" if then.trained is None else f", people {now.trained or 0:,} to {then.trained:,} of {now.eligible:,}"
    return f"teams {now.teams_reached:,} to {then.teams_reached:,} of {now.teams:,}{people}"


def _gains(ahead: Ahead, course: str, program: str | None, width: int) -> Iterator[str]:
    """Name the places where one more session would add most."""
    yield "ONE MORE SESSION ADDS MOST AT"
    gains = [each for each in ahead.next.gains if each.course == course and program in (None, each.program)]
    for each in gains[:_GAINS]:
        teams = f"{each.teams_reached} team{'' if each.teams_reached == 1 else 's'}, " if each.teams_reached else ""
        people = f"{each.outstanding:,}" if each.trained is None else f"{each.trained:,} of {each.outstanding:,}"
        whom = f"{people} people" if each.outstanding else "nobody known"
        yield cut(f"  {place_words(each.district, each.program):<16}{teams}{whom}", width)
    if not gains:
        yield "  (nowhere: all is planned or done)"


def _assumed(ahead: Ahead, course: str, program: str | None, width: int) -> Iterator[str]:
    for share in ahead.next.shares:
        if share.course == course and program in (None, share.program):
            yield from wrap(share.words, width, initial_indent="  ", subsequent_indent="  ")
