"""The words and symbols of the screens: one place, so that no screen invents another."""

from datetime import date

from rich.text import Text

from tracker.coverage.values import State
from tracker.names import show

SYMBOLS = {
    State.NOT_APPLICABLE: "–",
    State.TARGET_MET: "●",
    State.DELIVERED: "●",
    State.OVERDUE: "!",
    State.SCHEDULED: "◐",
    State.CONTACTED: "○",
    State.NOT_SCHEDULED: "○",
}
SHORT = {
    State.NOT_APPLICABLE: "no team",
    State.TARGET_MET: "",
    State.DELIVERED: "",
    State.OVERDUE: "overdue",
    State.SCHEDULED: "sched",
    State.CONTACTED: "contact",
    State.NOT_SCHEDULED: "not yet",
}


def cell(value: object, style: str = "") -> Text:
    """Make any value of the records into text that is nothing but text: no markup, no escapes."""
    return Text("" if value is None else show(str(value)), style=style, no_wrap=True, overflow="ellipsis", end="")


def short_day(day: date | None, today: date) -> str:
    """Give a day as a cell shows it: 09-12 this year, 2024-09-12 in another."""
    if day is None:
        return ""
    return f"{day:%m-%d}" if day.year == today.year else day.isoformat()


def weekday(day: date) -> str:
    """Echo a day with its weekday."""
    return f"{day.isoformat()} {day:%A}"
