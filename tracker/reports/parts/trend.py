"""The trend: teams reached and staff trained at the ends of months up to the day."""

from tracker.coverage.trend.values import Point
from tracker.reports.charts.curve import curve, over_time
from tracker.reports.document import Part
from tracker.reports.given import Given
from tracker.reports.lines import subject
from tracker.reports.words import headline, long_day

_TITLE = "Over time"
_TEAMS_ONLY = "Staff are left out here: from month to month, small teams could be worked out."


def trend(given: Given) -> Part | None:
    """Give each course's curve with its table; partners see teams alone.

    Which totals of earlier days may be shown cannot be told from those totals, so none of people is.
    """
    found = given.further.trend
    if found is None or not found.points:
        return None
    withheld = {*given.programs, None} if given.for_partners else set()
    codes = [course.code for course in found.courses if found.line(course.code, None)]
    return Part(
        _TITLE,
        words=(_TEAMS_ONLY,) if given.for_partners else (),
        bullets=tuple(_said(given, code, found.line(code, None)) for code in codes),
        figures=tuple(
            curve(found, code, given.programs, forecast=given.further.forecast, withheld=withheld) for code in codes
        ),
        tables=tuple(over_time(found, code, given.programs, withheld=withheld) for code in codes),
        sheet=_TITLE,
    )


def _said(given: Given, code: str, line: tuple[Point, ...]) -> str:
    """Say where a course's teams (and staff, where this copy may) began and stand."""
    first, last = line[0], line[-1]
    said = f"{subject(given, code)}: {headline(last.teams_reached, last.teams)} teams reached"
    if not given.for_partners:
        said += f" and {headline(last.trained, last.eligible)} staff trained"
    then = f"{first.teams_reached:,} of {first.teams:,} teams"
    if not given.for_partners:
        then += f" and {first.trained:,} of {first.eligible:,} staff"
    return f"{said}; on {long_day(first.day)} it was {then}."
