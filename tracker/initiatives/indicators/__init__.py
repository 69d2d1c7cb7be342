"""Aggregate numbers per district and month, as the coordinator defines them; never data of a case."""

from tracker.initiatives.indicators.definitions import IndicatorFacts, define, find_indicator, indicators, retire
from tracker.initiatives.indicators.numbers import Number, first_of, numbers, put
from tracker.initiatives.indicators.shown import CAUTION, Cell, Month, Series, series
from tracker.initiatives.indicators.suppress import Hidden, suppressed

__all__ = [
    "CAUTION",
    "Cell",
    "Hidden",
    "IndicatorFacts",
    "Month",
    "Number",
    "Series",
    "define",
    "find_indicator",
    "first_of",
    "indicators",
    "numbers",
    "put",
    "retire",
    "series",
    "suppressed",
]
