"""Who was there: reports of meetings, sign-in sheets and pasted lists, read into people with their minutes."""

from tracker.intake.attendance.gather import merge
from tracker.intake.attendance.glance import may_say_who_was_there
from tracker.intake.attendance.lists import begins_like, is_workbook, looks_like, read_attendance
from tracker.intake.attendance.pasted import read_names

__all__ = [
    "begins_like",
    "is_workbook",
    "looks_like",
    "may_say_who_was_there",
    "merge",
    "read_attendance",
    "read_names",
]
