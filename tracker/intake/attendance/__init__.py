"""Who was there: reports of meetings, sign-in sheets and pasted lists, read into people with their minutes."""

from tracker.intake.attendance.gather import merge
from tracker.intake.attendance.lists import begins_like, is_workbook, looks_like, read_attendance
from tracker.intake.attendance.pasted import read_names

__all__ = ["begins_like", "is_workbook", "looks_like", "merge", "read_attendance", "read_names"]
