"""Small sheets as values, read as rosters; nobody in them exists."""

from typing import Any

from tracker.intake.mapping import Chosen
from tracker.intake.roster import read_roster
from tracker.intake.values import Book, Cell, Grid, SheetRead

H = ("OR Number", "Employee Name", "Work Email", "Program")
ANN = ("OR00001", "Alder, Ann", "ann.alder@odhs.example", "CPS")
BO = ("OR00002", "Birch, Bo", "bo.birch@odhs.example", "CPS")
CY = ("OR00003", "Cedar, Cy", "cy.cedar@odhs.example", "Perm")
DEE = ("OR00004", "Dogwood, Dee", "dee.dogwood@odhs.example", "CPS")
ALL = (ANN, BO, CY, DEE)


def grid(*rows: tuple[Cell, ...], sheet: str = "D04", **looks: Any) -> Grid:
    width = max(map(len, rows))
    return Grid(sheet, tuple((*row, *[None] * (width - len(row))) for row in rows), **looks)


def book(*grids: Grid, file: str = "roster.xlsx") -> Book:
    return Book(file, "0" * 64, "xlsx", grids)


def read(*rows: tuple[Cell, ...], sheet: str = "D04", chosen: Chosen | None = None, **looks: Any) -> SheetRead:
    by_hand = {sheet: chosen} if chosen else None
    (found,) = read_roster(book(grid(*rows, sheet=sheet, **looks)), chosen=by_hand).sheets
    return found


def names(found: SheetRead) -> list[str]:
    return [who.name.shown if who.name else "" for who in found.people]


def codes(found: SheetRead) -> list[tuple[int | None, str]]:
    return [(problem.row, problem.code) for problem in found.problems]
