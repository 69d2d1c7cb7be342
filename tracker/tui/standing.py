"""How a person stands with a course, as a cell and as a sentence says it."""

from datetime import date
from typing import TYPE_CHECKING

from tracker.coverage.values import State
from tracker.tui.words import SYMBOLS, fitting, tight_day

if TYPE_CHECKING:
    from tracker.coverage.people import Standing

#: word of the records → the state whose symbol it takes, and what is said beside it
_SAID: dict[str, tuple[State, str]] = {
    "trained": (State.DELIVERED, ""),
    "lapsed": (State.NOT_SCHEDULED, "lapsed"),
    "never": (State.NOT_SCHEDULED, "not yet"),
    "on leave": (State.NOT_APPLICABLE, "on leave"),
    "exempt": (State.NOT_APPLICABLE, "exempt"),
    "no employee": (State.NOT_APPLICABLE, "no employee"),
    "outside": (State.NOT_APPLICABLE, "other role"),
}


def standing_words(standing: "Standing | None", as_of: date, width: int) -> str:
    """Give a cell such as "● 08-12", "○ not yet" or "– on leave"; a course that is not for the team leaves it blank."""
    if standing is None:
        return ""
    state, word = _SAID[standing.word]
    symbol, day = SYMBOLS[state], tight_day(standing.credit_on, as_of)
    if standing.word == "trained":
        return fitting(width, f"{symbol} {day}", symbol)
    if standing.word == "lapsed":
        return fitting(width, f"{symbol} {word} {day}", f"{symbol} {word}", symbol)
    if standing.left and standing.new:
        return fitting(width, f"{symbol} {word} (new)", f"{symbol} new", f"{symbol} {word}", symbol)
    return fitting(width, f"{symbol} {word}", symbol)


def standing_sentence(standing: "Standing | None") -> str:
    """Say it in full, for the person's own screen."""
    if standing is None:
        return "not for a team that they are on"
    said = {
        "trained": f"trained on {standing.credit_on}",
        "lapsed": f"lapsed: trained on {standing.credit_on}, due again",
        "never": "not yet trained",
        "on leave": "on leave, not counted",
        "exempt": "exempt, not counted",
        "no employee": "not counted: no employee of the agency",
        "outside": "not counted: the course is for other roles",
    }[standing.word]
    return f"{said}; new, the grace period still runs" if standing.left and standing.new else said
