"""The trend: every figure at the ends of months or weeks, in one pass over what is dated.

Each dated row is read once and becomes a pattern of bits, one bit for each of the days asked for: set
where the row holds. Who is counted on which days is then a few operations on whole numbers, and each
point equals what `measure` says of that day.
"""

from tracker.coverage.trend.days import MOST, Step, days_between
from tracker.coverage.trend.reading import trend
from tracker.coverage.trend.values import Point, Reached, Trend

__all__ = ["MOST", "Point", "Reached", "Step", "Trend", "days_between", "trend"]
