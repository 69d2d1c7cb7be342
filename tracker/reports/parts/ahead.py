"""On time? The pace that the target day asks for, and where the planned sessions lead."""

from collections.abc import Iterator

from tracker.coverage.ahead.values import Forecast, Outlook
from tracker.reports.document import Cell, Column, Part, Share, Table
from tracker.reports.given import Given
from tracker.reports.lines import subject
from tracker.reports.words import counted, inside, listed, long_day, n_of_n, whole_percent

_TITLE = "On time?"
_COLUMNS = (
    Column("Course", "text", 8),
    Column("Program", "text", 6),
    Column("Teams remaining", "number", 4),
    Column("Sessions planned", "number", 4),
    Column("After the target day", "number", 4),
    Column("Last planned day", "day", 4),
    Column("Teams reached if all are held", "share", 5),
)
_PEOPLE = (Column("Staff trained if all are held", "share", 5), Column("Staff a week to target", "number", 4))


def ahead(given: Given) -> Part | None:
    """Give the pace and the forecast; partners see what is said of teams, not of people."""
    forecast = given.further.forecast
    if forecast is None or not forecast.outlooks:
        return None
    wholes = [each for each in forecast.outlooks if each.program is None]
    lines = [line for each in wholes for line in _said(given, each)]
    lines += _assumed(given, forecast) if not given.for_partners else []
    rows = tuple(_row(given, each) for each in forecast.outlooks)
    caption = "What remains of each course, and what stands when every planned session is held"
    table = Table(_TITLE, caption, (*_COLUMNS, *(_PEOPLE if not given.for_partners else ())), rows)
    return Part(_TITLE, bullets=tuple(lines), tables=(table,), sheet="On time")


def _said(given: Given, each: Outlook) -> Iterator[str]:
    """Say of a course what its target day asks for, and whether the plan holds it."""
    course = subject(given, each.course)
    if not each.now.teams:
        return
    if not each.teams_left:
        yield f"{course}: every team is reached."
    else:
        remain = "remains" if each.teams_left == 1 else "remain"
        yield f"{course}: {counted(each.teams_left, 'team')} of {each.now.teams:,} {remain}. {_verdict(given, each)}"
    projected = each.planned.trained is not None and each.planned.eligible
    if not given.for_partners and projected and each.planned.trained is not None and each.sessions:
        share = n_of_n(each.planned.trained, each.planned.eligible)
        percent = whole_percent(each.planned.trained, each.planned.eligible)
        yield f"{course}: with every planned session held, about {share} eligible staff ({percent}) would be trained."


def _verdict(given: Given, each: Outlook) -> str:
    target = given.course(each.course).target_on
    without = each.now.teams - each.planned.teams_reached
    planned = f"{counted(without, 'team')} {'has' if without == 1 else 'have'} no session planned"
    if target is None:
        until = f", the last session on {long_day(each.until)}" if each.until else ""
        rest = planned if without else f"each of them has a session planned{until}"
        return f"No target day is set; {rest}."
    if each.pace is None:
        passed = f"The target day, {long_day(target)}, has passed"
        left = passed if given.as_of > target else f"No working day is left before the target day, {long_day(target)}"
        return f"{left}; {planned}."
    pace = f"By {long_day(target)} that is {each.pace.teams:.1f} teams a week"
    troubles = [planned] if without else []
    if each.late:
        troubles.append(f"{counted(each.late, 'planned session')} {'is' if each.late == 1 else 'are'} after it")
    return f"{pace}; {listed(troubles) if troubles else 'on time if every planned session is held'}."


def _row(given: Given, each: Outlook) -> tuple[Cell, ...]:
    line: tuple[Cell, ...] = (
        given.course_title(each.course),
        given.program_title(each.program),
        each.teams_left,
        each.sessions,
        each.late,
        each.until,
        Share(each.planned.teams_reached, each.planned.teams),
    )
    if given.for_partners:
        return line
    people: Cell = (
        "no projection" if each.planned.trained is None else Share(each.planned.trained, each.planned.eligible)
    )
    return (*line, people, f"{each.pace.to_target:.1f}" if each.pace else "")


def _assumed(given: Given, forecast: Forecast) -> Iterator[str]:
    """State what each course's projection assumes of a session, program by program."""
    for course in dict.fromkeys(share.course for share in forecast.shares):
        said = [
            share.words.replace(share.program, given.program_title(share.program), 1)
            for share in forecast.shares
            if share.course == course
        ]
        yield f"Assumed for {inside(given.course_title(course))}. {' '.join(said)}"
