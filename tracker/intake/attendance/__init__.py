"""Who was there: attendance reports and pasted lists, read into people with their minutes."""

from tracker.intake.attendance.gather import merge
from tracker.intake.attendance.pasted import read_names
from tracker.intake.attendance.report import read_attendance

__all__ = ["merge", "read_attendance", "read_names"]
