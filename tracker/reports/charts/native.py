"""How a workbook draws a figure by itself: a chart over columns of the table that stands beside it."""

from dataclasses import dataclass
from typing import Literal

from tracker.reports.charts.drawing import LookName

Kind = Literal["bar", "column", "line", "stacked"]


@dataclass(frozen=True)
class Series:
    """A row of bars or a line: its name, the column of its numbers (counted from 0) and its look.

    The look "paper" is drawn as nothing (what a bar of a bridge floats on), "loss" is hatched, "ahead" and
    "target" are dashed lines.
    """

    name: str
    column: int
    look: LookName


@dataclass(frozen=True)
class Native:
    """A chart of a workbook: `table` is the title of the table beside it, `categories` a column of that table.

    "bar" lies, "column" stands, "stacked" is columns on each other. `percent` says that the numbers are
    fractions; `low` and `high` are the ends of the axis, None where the workbook may choose.
    """

    kind: Kind
    table: str
    categories: int
    series: tuple[Series, ...]
    percent: bool = True
    low: float | None = 0.0
    high: float | None = None
