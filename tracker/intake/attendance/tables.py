"""What a report holds before its dates are understood."""

from collections.abc import Mapping
from dataclasses import dataclass

from tracker.intake.attendance.table import Line


@dataclass(frozen=True)
class Tables:
    """A report's facts and rows, whatever program saved it."""

    kind: str
    facts: Mapping[str, str]
    people: tuple[Line, ...]  # a row per person and device, or per stay, with a duration
    stays: tuple[Line, ...] = ()  # a row per stay, where the report has them beside the people
    notes: tuple[str, ...] = ()
    dated: tuple[str, ...] = ()  # other moments of the report, which tell the day from the month
    american: bool = True  # a clock with AM and PM says that the month comes first
