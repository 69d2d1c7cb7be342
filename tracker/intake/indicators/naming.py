"""The words that a sheet of numbers may use: districts and their counties, the whole state, indicators, headings."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from tracker.initiatives.indicators import indicators
from tracker.intake.by_headings import spoken
from tracker.intake.fields import as_text
from tracker.intake.indicators.values import STATE
from tracker.intake.values import Cell
from tracker.intake.words import is_nothing, is_total, key, program_of
from tracker.model import District

HEADINGS: Mapping[str, tuple[str, ...]] = {
    "district": ("dist", "district number", "district no", "district name", "districts", "dist no", "area"),
    "month": ("months", "reporting month", "report month", "period", "reporting period", "date", "month year"),
    "year": ("reporting year", "calendar year"),
    "value": ("count", "counts", "number", "total", "n", "total number", "amount", "how many", "figure"),
    "indicator": ("indicators", "measure", "measures", "metric", "indicator name", "indicator code", "what"),
}
_STATE = frozenset(
    {"statewide", "state wide", "state", "oregon", "state of oregon", "all districts", "state total", "statewide total"}
    | {"total statewide", "whole state", "the whole state", "statewide totals", "all of oregon"}
)
_FILLER = frozenset(
    {"district", "districts", "dist", "d", "no", "number", "county", "counties", "and", "co", "cw", "dhs", "odhs"}
)
_WITHHELD = frozenset(
    {"suppressed", "withheld", "s", "under 5", "less than 5", "fewer than 5", "5 or fewer", "redacted"}
)


@dataclass(frozen=True)
class Vocabulary:
    """What words mean: counties and names of districts, codes and titles of indicators."""

    districts: Mapping[int, frozenset[str]]  # number → the words of its name and counties
    indicators: Mapping[str, str]  # how it may be said → code
    headings: Mapping[str, str] = field(default_factory=lambda: spoken(HEADINGS))

    def place(self, cell: Cell) -> int | None:
        """Give the district that a cell names and nothing besides (0 is the whole state), or None."""
        said = key(as_text(cell))
        if said in _STATE:
            return STATE
        words = [word.lstrip("0") or "0" for word in said.replace("district", "district ").split()]
        words = [word[1:] if word[:1] == "d" and word[1:].isdigit() else word for word in words]
        numbers = [word for word in words if any(map(str.isdigit, word))]
        rest = {word for word in words if word not in numbers} - _FILLER
        if len(numbers) == 1:
            number = int(numbers[0]) if re.fullmatch(r"[1-9][0-9]?", numbers[0]) else 0
            return number if number in self.districts and rest <= self.districts[number] else None
        if numbers or not rest:
            return None
        meant = [number for number, known in self.districts.items() if rest <= known]
        return meant[0] if len(meant) == 1 else None

    def indicator(self, cell: Cell) -> str | None:
        """Give the code of the indicator that a cell names."""
        return self.indicators.get(key(as_text(cell)))

    def heading(self, cell: Cell) -> str | None:
        """Give what a heading says a column is."""
        return self.headings.get(key(as_text(cell)))

    def is_ours(self, cell: Cell) -> bool:
        """Say whether any such sheet may hold a text: a place, an indicator, a program, a total, nothing."""
        text = as_text(cell)
        return (
            self.place(cell) is not None
            or self.indicator(cell) is not None
            or self.heading(cell) is not None
            or is_nothing(text)
            or is_withheld(cell)
            or program_of(text) is not None
            or (is_total(text) and len(key(text).split()) <= 3)  # noqa: PLR2004 - "grand total 2025"
        )


def is_withheld(cell: Cell) -> bool:
    """Say whether a cell stands for a number that its source withholds."""
    text = as_text(cell).strip()
    return text in ("*", "**", "<5", "< 5", "<10", "< 10", "\u2264 5", "\u22645") or key(text) in _WITHHELD


def vocabulary(db: Session) -> Vocabulary:
    """Give the words of the records."""
    districts = {
        each.number: frozenset(key(f"{each.name} {each.counties}").split()) - {str(each.number)}
        for each in db.scalars(select(District).order_by(col(District.number)))
    }
    said = {key(way): each.code for each in indicators(db) for way in (each.title, each.code)}
    return Vocabulary(districts, said)
