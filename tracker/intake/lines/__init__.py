"""What one row of a table is: a person, a heading within the table, or nothing that counts."""

from tracker.intake.lines.person import DIFFERS, Lines
from tracker.intake.lines.values import SET_ASIDE, Line

__all__ = ["DIFFERS", "SET_ASIDE", "Line", "Lines"]
