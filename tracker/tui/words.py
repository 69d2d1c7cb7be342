"""The words and symbols of the screens: one place, so that no screen invents another."""

from collections.abc import Sequence
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


def tight_day(day: date | None, today: date) -> str:
    """Give a day where there is little room: 09-12 this year, 24-09-12 in another."""
    if day is None:
        return ""
    return f"{day:%m-%d}" if day.year == today.year else f"{day:%y-%m-%d}"


def fitting(width: int, *choices: str) -> str:
    """Give the first of some wordings that fits a width; the last where none does."""
    return next((words for words in choices if len(words) <= width), choices[-1])


def course_words(codes: Sequence[str]) -> dict[str, str]:
    """Give each course a short word: the last part of its code, or the code where two would share it."""
    short = {code: code.rsplit("-", 1)[-1] for code in codes}
    twice = [word for word in short.values() if list(short.values()).count(word) > 1]
    return {code: code if word in twice else word for code, word in short.items()}


def place_words(district: int | None, program: str) -> str:
    """Name a district's program, or a statewide one."""
    return f"D{district:02} {program}" if district is not None else f"Statewide {program}"


def bar(n: int, of: int, target: float, width: int) -> str:
    """Draw a share as a bar with the target's mark; a share that is not all never fills the bar."""
    full = n * width // of if of else 0
    at = min(width - 1, int(target * width))
    return "".join("┃" if place == at else "█" if place < full else "░" for place in range(width))


_DRAWN = dict(SYMBOLS)
_LETTERS = {
    State.TARGET_MET: "D",
    State.DELIVERED: "D",
    State.SCHEDULED: "S",
    State.CONTACTED: "C",
    State.NOT_SCHEDULED: "N",
    State.NOT_APPLICABLE: "-",
}


def use_letters(wanted: bool) -> None:
    """Show states as letters (for screen readers and print), or as symbols."""
    SYMBOLS.update(_LETTERS if wanted else _DRAWN)


def letters() -> bool:
    """Say whether states show as letters."""
    return SYMBOLS[State.DELIVERED] == _LETTERS[State.DELIVERED]


def cut(line: str, width: int) -> str:
    """Give a line that fits a width; what is cut off leaves a mark."""
    return line if len(line) <= width else line[: max(0, width - 1)] + "…"
