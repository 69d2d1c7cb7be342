"""Requirements that courses are meant to count toward: names that somebody gave, never a finding of compliance."""

from tracker.names import show
from tracker.reports.document import Column, Part, Table
from tracker.reports.given import Given

_TITLE = "Requirements"
_NOTE = "These are tags that courses carry, as somebody named them. This report does not find that any duty is met."


def tags(given: Given) -> Part | None:
    """Give the tags of the courses of this report; nothing where none has one."""
    offered = {course.code for course in given.coverage.courses}
    rows = tuple(
        (given.course_title(code), show(tag)) for code, tags in given.further.tags if code in offered for tag in tags
    )
    if not rows:
        return None
    columns = (Column("Course", "text", 3), Column("Meant to count toward", "text", 3))
    table = Table(_TITLE, "What each course is meant to count toward", columns, rows)
    return Part(_TITLE, words=(_NOTE,), tables=(table,), sheet="Requirements")
