"""The panel beside the coverage grid: totals with bars, what comes next, what needs a look, what was done last."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from tracker.coverage.values import Coverage, State, Total
from tracker.names import show
from tracker.reports.words import FEWEST, whole_percent
from tracker.tui.words import bar, course_words, cut, place_words, short_day

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from tracker.journal import Entry
    from tracker.people import RosterFile
    from tracker.training import SessionListed

_TALL = 38
_BAR = 26


@dataclass(frozen=True)
class Facts:
    """Everything that the coverage screen shows, asked of one state of the records."""

    counted: Coverage
    rosters: "dict[str, tuple[RosterFile, ...]]"
    sessions: "tuple[SessionListed, ...]"
    changes: "tuple[Entry, ...]"
    zone: str
    roster_age_days: int
    today: date
    stranded: int = 0  # people on a closed team


def figures(db: "Session", as_of: date) -> Facts:
    """Ask for the grid's figures alone: no table's class is imported for them."""
    from tracker.coverage.measure import measure

    return Facts(measure(db, as_of), {}, (), (), "UTC", 0, as_of)


def asked(db: "Session", as_of: date, today: date) -> Facts:
    """Ask for it all."""
    from tracker import settings, teams, training
    from tracker.coverage.measure import measure
    from tracker.journal import history
    from tracker.people import rosters

    kept = settings.read(db)
    return Facts(
        counted=measure(db, as_of),
        rosters=rosters(db, as_of),
        sessions=training.listing(db),
        changes=history(db, limit=4),
        zone=kept.zone,
        roster_age_days=kept.roster_age_days,
        today=today,
        stranded=len(teams.stranded(db, as_of)),
    )


def totals_line(counted: Coverage) -> str:
    """Give the line of totals: the day, and every course with its teams."""
    words = course_words([course.code for course in counted.courses])
    parts = [f"As of {counted.as_of}"]
    for total in counted.totals:
        if total.program is None:
            rate = percent(total.teams_reached, total.teams)
            parts.append(
                f"{words[total.course].capitalize()} {total.teams_reached}/{total.teams} teams {rate}".rstrip()
            )
    return show("    ".join(parts))


def percent(n: int, of: int) -> str:
    """Give a whole percent; a small denominator stands alone."""
    return whole_percent(n, of) if of >= FEWEST else ""


def panel(facts: Facts, *, width: int, height: int) -> str:
    """Draw the panel in the room there is."""
    tall = height >= _TALL
    blocks = [
        [f"SUMMARY as of {facts.counted.as_of}"],
        *_courses(facts.counted, tall=tall),
        ["NEXT UP", *_limited(next_up(facts), 4 if tall else 3, "nothing is planned: s schedules")],
        ["NEEDS ATTENTION", *_limited(attention(facts), 5 if tall else 3, "nothing")],
        ["LAST CHANGES".ljust(width - 8) + "u = undo", *_limited(_changes(facts), 4 if tall else 2, "none yet")],
    ]
    lines = [line for block in blocks for line in ([*block, ""] if tall or block[0].isupper() else block)]
    return "\n".join(cut(show(line), width) for line in lines)


def _limited(lines: list[str], most: int, nothing: str) -> list[str]:
    if not lines:
        return [f"  ({nothing})"]
    if len(lines) <= most:
        return [f"  {line}" for line in lines]
    return [*(f"  {line}" for line in lines[: most - 1]), f"  and {len(lines) - most + 1} more"]


def _courses(counted: Coverage, *, tall: bool) -> Iterator[list[str]]:
    for course in counted.courses:
        lines = [course.title]
        for total in counted.totals:
            if total.course == course.code:
                lines += _total(total, course.target_share, tall=tall)
        yield lines


def _total(total: Total, target: float, *, tall: bool) -> Iterator[str]:
    """Give the districts of a program, or the staff of all of them; each bar has its own target's mark."""
    if total.program is not None:
        n, of = total.districts_reached, total.districts
        yield f"  {total.program[:10]:<11}{n:>3}/{of:<3} districts {percent(n, of):>4}"
        if tall:
            yield "  " + bar(n, of, 1.0, _BAR)
        return
    n, of = total.trained, total.eligible
    yield f"  {'Staff':<11}{n:>3}/{of:<3} people    {percent(n, of):>4}"
    yield f"  {bar(n, of, target, _BAR)} ┃ {round(target * 100)}%"


def next_up(facts: Facts) -> list[str]:
    """Say which sessions are planned from the day on, soonest first."""
    places = {row.team: (row.district, row.program or "") for row in facts.counted.rows if row.team}
    courses = course_words([course.code for course in facts.counted.courses])
    coming = [each for each in facts.sessions if each.status == "planned" and each.day >= facts.counted.as_of]
    lines = []
    for each in sorted(coming, key=lambda session: (session.day, session.number)):
        programs: dict[str, list[str]] = {}
        for team in each.teams:
            district, program = places.get(team, (None, ""))
            programs.setdefault(program[:4], []).append(team if district is None else f"D{district:02}")
        to = ", ".join(f"{program} {' '.join(dict.fromkeys(names))}" for program, names in programs.items())
        day = short_day(each.day, facts.counted.as_of)
        lines.append(f"{day}  {courses.get(each.course, each.course)}: {to}")
    return lines


def attention(facts: Facts) -> list[str]:
    """Say what needs a look: names to match, sessions that should have been, rosters that lack or are old."""
    waiting = sum(each.not_matched for each in facts.sessions if each.status == "held")
    lines = [f"! {waiting} {'name' if waiting == 1 else 'names'} to match (2 Sessions)"] if waiting else []
    if facts.stranded:
        people = "1 person is" if facts.stranded == 1 else f"{facts.stranded} people are"
        lines.append(f"! {people} on a closed team (Organisation)")
    courses = course_words([course.code for course in facts.counted.courses])
    lines += [
        f"! {place_words(row.district, row.program or '')} {courses[row.course]}: held on {row.next_session}?"
        for row in facts.counted.rows
        if row.state is State.OVERDUE
    ]
    teams = {row.team: row.roster_on for row in facts.counted.rows if row.team}
    lines += _few([team for team, day in teams.items() if day is None], "has no roster", "teams have no roster")
    limit = facts.roster_age_days
    aged = [team for team, day in teams.items() if day and (facts.counted.as_of - day).days > limit]
    return [*lines, *_few(aged, f"has a roster over {limit} days old", f"rosters are over {limit} days old")]


def _few(teams: Sequence[str], one: str, many: str) -> list[str]:
    """Name one or two teams, count more of them."""
    if len(teams) <= 2:  # noqa: PLR2004 - more would push everything else out
        return [f"! {team} {one}" for team in teams]
    return [f"! {len(teams)} {many}"]


def _changes(facts: Facts) -> list[str]:
    zone = ZoneInfo(facts.zone)
    lines = []
    for each in facts.changes:
        at = datetime.fromisoformat(each.at).astimezone(zone)
        when = f"{at:%H:%M}" if at.date() == facts.today else f"{at:%m-%d}"
        lines.append(f"{when} {'(undone) ' if each.undone else ''}{each.what}")
    return lines
