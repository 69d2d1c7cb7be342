"""Trackers as values: the shipped districts and courses, sheets of rows, and what becomes of their cells."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from tracker.intake.old_tracker.propose import propose
from tracker.intake.old_tracker.read import read
from tracker.intake.old_tracker.values import Answers, Fate, Held, KnownCourse, Proposal, There, address
from tracker.intake.values import Book, Grid
from tracker.teams import TeamFacts

TODAY = date(2025, 8, 29)
DISTRICTS = range(1, 17)
PROGRAMS = ("CPS", "Permanency")
COUNTIES = {4: frozenset({"benton", "lincoln", "linn"}), 5: frozenset({"lane"}), 2: frozenset({"multnomah"})}
TEAMS = tuple(
    TeamFacts(district * 2 + at, f"D{district}-{program}", "", district, program, (), None, None)
    for district in DISTRICTS
    for at, program in enumerate(PROGRAMS)
)
HELD = Held(
    (
        KnownCourse(1, "screening-overview", "Sex trafficking screening tool overview", "1"),
        KnownCourse(2, "csec-refresher", "CSEC refresher", "1"),
    ),
    TEAMS,
    {district: COUNTIES.get(district, frozenset()) for district in DISTRICTS},
)
HEAD = ("District", "Overview CPS", "Overview Perm")


def team(code: str) -> int:
    """Give a team's number."""
    return next(each.team_id for each in TEAMS if each.code == code)


def there(number: int, day: date, *codes: str, status: str = "held", course: str = "screening-overview") -> Held:
    """Give the records with one session in them."""
    return replace(HELD, sessions=(There(number, course, day, status, frozenset(map(team, codes))),), version=7)


def grid(*rows: Sequence[Any], sheet: str = "Tracker", **looks: Any) -> Grid:
    """Give a sheet; whole numbers are floats, as they are read."""
    width = max(map(len, rows), default=0)
    cells = tuple(
        tuple(float(cell) if type(cell) is int else cell for cell in [*row, *[None] * (width - len(row))])
        for row in rows
    )
    return Grid(sheet, cells, **looks)


def book(*sheets: Grid, file: str = "tracker 2025.xlsx") -> Book:
    """Give a book of sheets."""
    return Book(file, repr(sheets), "xlsx", sheets)


def proposed(
    *rows: Sequence[Any],
    held: Held = HELD,
    answers: Answers | None = None,
    today: date = TODAY,
    file: str = "tracker 2025.xlsx",
    fills: Mapping[tuple[int, int], str] | None = None,
    **looks: Any,
) -> Proposal:
    """Propose one sheet of rows."""
    given = book(grid(*rows, **looks), file=file)
    return propose(held, read(given, held, {"Tracker": fills or {}}), answers=answers, today=today)


def became(proposal: Proposal) -> dict[str, str]:
    """Give what becomes of each cell: C7 → held."""
    return {address(each.at): each.kind for each in proposal.fates}


def fate(proposal: Proposal, cell: str) -> Fate:
    """Give the fate of one cell."""
    return next(each for each in proposal.fates if address(each.at) == cell)


def sessions(proposal: Proposal) -> list[tuple[str, str, str, int | None]]:
    """Give the sessions: course, day, teams, people."""
    return [
        (each.course.split("-")[-1], each.day.isoformat(), " ".join(each.codes), each.headcount)
        for each in (*proposal.held, *proposal.planned)
    ]
