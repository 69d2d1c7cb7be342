"""Data quality: what the figures rest on, and what somebody should look at; what is in order is only counted."""

from tracker.coverage.values import Row, Total
from tracker.names import show
from tracker.reports.document import WITHHELD, Cell, Column, Table
from tracker.reports.given import Given
from tracker.reports.words import counted

_GRADES = ("named", "headcount", "reported")
_COURSE = Column("Course", "text", 3)


def quality(given: Given) -> tuple[Table, ...]:
    """Give evidence, who is not counted and why, and the rosters that are old or missing."""
    return (_evidence(given), _excluded(given), _rosters(given))


def not_matched(given: Given) -> str:
    """Say how many names on sign-in lists are nobody's yet."""
    n = given.further.not_matched
    if not n:
        return "Every name on the sign-in lists is matched to somebody on a roster."
    could = "is" if n == 1 else "are"
    return (
        f"{counted(n, 'name')} on sign-in lists {could} not matched to anybody: "
        f"at most {counted(n, 'more person', 'more people')} could be trained than these figures say."
    )


def _evidence(given: Given) -> Table:
    columns = (_COURSE, *(Column(grade.capitalize(), "number") for grade in _GRADES))
    rows = tuple(_graded(given, course.code) for course in given.coverage.courses)
    caption = "Teams reached, by the best evidence of the delivery: a list of names, a headcount, or a word"
    return Table("Evidence", caption, columns, rows)


def _graded(given: Given, code: str) -> tuple[Cell, ...]:
    best = [row.evidence for row in given.rows_of(code) if row.teams_reached]
    return (given.course_title(code), *(best.count(grade) for grade in _GRADES))


def _excluded(given: Given) -> Table:
    columns = (_COURSE, *(Column(heading, "number") for heading in ("On leave", "Exempt", "Not employees")))
    rows = tuple(
        (given.course_title(course.code), *_excluded_counts(given, given.total_of(course.code)))
        for course in given.coverage.courses
    )
    caption = "People on the roster who are in neither half of the figures, each under the first reason that holds"
    return Table("Not counted", caption, columns, rows)


def _excluded_counts(given: Given, total: Total) -> tuple[Cell, Cell, Cell]:
    if total.program in given.withheld.totals:
        return WITHHELD, WITHHELD, WITHHELD
    return total.on_leave, total.exempt, total.not_employees


def _rosters(given: Given) -> Table:
    newest = {row.team: row for row in given.coverage.rows}
    ordered = sorted(newest.values(), key=lambda r: (r.district is None, r.district or 0, r.team or ""))
    marked = tuple(line for row in ordered if (line := _roster(given, row)))
    columns = (
        Column("District", "number", 1),
        Column("Team", "text", 2),
        Column("Newest roster", "day"),
        Column("Days old", "number"),
        Column("Mark", "text", 3),
    )
    fine = len(ordered) - len(marked)
    caption = (
        f"Teams whose newest roster is older than {given.roster_age_limit} days, or that have none; "
        f"{counted(fine, 'roster')} of {counted(len(ordered), 'team')} {'is' if fine == 1 else 'are'} in date"
    )
    empty = f"The rosters of all {counted(len(ordered), 'team')} are in date." if ordered else "No team is open."
    return Table("Roster ages", caption, columns, marked, empty)


def _roster(given: Given, row: Row) -> tuple[Cell, ...] | None:
    """Give a team whose roster is marked."""
    if row.roster_on is None:
        return (row.district, show(row.team or ""), None, None, "? No roster")
    age = (given.as_of - row.roster_on).days
    if age <= given.roster_age_limit:
        return None
    return (row.district, show(row.team or ""), row.roster_on, age, f"! Older than {given.roster_age_limit} days")
