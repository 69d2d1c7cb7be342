"""What an import of numbers passes from step to step."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from tracker.intake.indicators.months import Said
from tracker.intake.values import Cell, Problem

STATE = 0  # stands for the whole state where a district's number would


@dataclass(frozen=True)
class Place:
    """A cell that holds a number, and what speaks of it: its district (0 is the whole state), month and indicator."""

    sheet: str
    row: int
    column: int  # counted from 1
    district: int
    month: Said
    indicator: str  # a code, or "" where nothing in the sheet names one
    cell: Cell


@dataclass(frozen=True)
class SheetRead:
    """A sheet as it was understood: where its numbers are, what is wrong, what was left out and not read."""

    sheet: str
    shape: Literal["long", "months across", "districts across", ""]
    header_row: int | None
    places: tuple[Place, ...] = ()
    problems: tuple[Problem, ...] = ()
    unused: tuple[str, ...] = ()
    totals: int = 0


@dataclass(frozen=True)
class Line:
    """A number of a file held against the records; `old` is what stands there now."""

    indicator: str
    district: int | None
    month: date
    old: int | None
    new: int

    @property
    def what(self) -> Literal["new", "changed", "same"]:
        """Say what becomes of it."""
        return "new" if self.old is None else "same" if self.old == self.new else "changed"


@dataclass(frozen=True)
class NumbersProposal:
    """What a file would do to the numbers; shown first, and written only as it was shown."""

    digest: str
    lines: tuple[Line, ...]
    problems: tuple[Problem, ...]
    assumptions: tuple[str, ...]

    @property
    def counts(self) -> dict[str, int]:
        """Count the numbers by what becomes of them."""
        said = [each.what for each in self.lines]
        return {what: said.count(what) for what in ("new", "changed", "same")}

    @property
    def is_empty(self) -> bool:
        """Say whether nothing would be written."""
        return all(each.what == "same" for each in self.lines)
