"""The trend as lines: a day, the teams and the people, each with a bar."""

from typing import TYPE_CHECKING

from tracker.tui.words import bar

if TYPE_CHECKING:
    from tracker.coverage.trend import Point, Trend

_TEAMS, _STAFF = 10, 12


def bars(width: int) -> tuple[int, int]:
    """Give the widths of the two bars."""
    spare = max(0, width - 80)
    return _TEAMS + spare // 3, _STAFF + spare // 3


def cells(point: "Point", target: float, width: int) -> tuple[str, ...]:
    """Give a day's row: teams with the mark of all of them, people with the target's."""
    teams, staff = bars(width)
    return (
        point.day.isoformat(),
        f"{point.teams_reached}/{point.teams}",
        bar(point.teams_reached, point.teams, 1.0, teams) if point.teams else "",
        "" if point.teams_planned == point.teams_reached else f"({point.teams_planned})",
        f"{point.districts_reached}/{point.districts}",
        f"{point.trained:,}/{point.eligible:,}" if point.eligible else "nobody",
        bar(point.trained, point.eligible, target, staff) if point.eligible else "",
        percent(point),
    )


def percent(point: "Point") -> str:
    """Give the rate with one decimal; where nobody is eligible there is no rate."""
    from tracker.reports.words import table_percent

    return table_percent(point.trained, point.eligible) or "no rate"


def told(point: "Point", before: "Point | None", target: float) -> str:
    """Say in words what a day's row shows, beside the row before."""
    teams, people = f"{point.teams_reached} of {point.teams} teams", f"{point.trained:,} of {point.eligible:,} people"
    if before is not None:
        teams += f" ({before.teams_reached} before)"
        people += f" ({before.trained:,} of {before.eligible:,} before)"
    sessions = f"{point.sessions_held} of {point.sessions_due} sessions held by then"
    return (
        f"{point.day}: {teams}, {people}.\n{sessions}; ┃ marks the target: all teams, {round(target * 100)}% of staff."
    )


def reached(trend: "Trend", course: str, program: str | None, width: int) -> list[str]:
    """Draw the curve: each day on which teams were reached first, and how many by then."""
    steps = [each for each in trend.reach if each.course == course and program in (None, each.program)]
    points = trend.line(course, program)
    whole = points[-1].teams if points else 0
    lines = ["TEAMS REACHED, DAY BY DAY"]
    so_far = 0
    for each in sorted(steps, key=lambda step: (step.day, step.program)):
        so_far += each.teams
        lines.append(f"{each.day} {bar(so_far, whole, 1.0, max(4, width - 20))} {so_far:>3}/{whole}")
    return lines if steps else [*lines, "(none yet)"]
