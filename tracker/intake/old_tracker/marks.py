"""What one cell of a tracker says: days, a tick, a number of people, a plan, that there was none, a note."""

import re
import unicodedata
from dataclasses import replace
from datetime import date, timedelta

from tracker.intake.fields import as_text
from tracker.intake.old_tracker.days import Found, days_in, is_day, month_named
from tracker.intake.old_tracker.values import Dated, Said
from tracker.intake.values import Cell
from tracker.names import show, tidy

LONGEST = 300  # characters of a cell that is read; a longer one is a text for a person
MOST_PEOPLE = 999  # in one session; a larger number is something else
_SERIALS = (36526, 73050)  # 2000 to 2099, as Excel counts days
_TICKS = frozenset(
    {"✓", "✔", "☑", "√", "✅", "x", "xx", "y", "yes", "done", "complete", "completed", "held", "delivered", "trained"}
    | {"finished", "ok", "true", "✓✓", "checked"}
)
_NOTHING = frozenset({"", "-", "--", "–", "—", "n", "no", "none", "nil", "0", "✗", "✘", "❌", "false", ".", "/"})
_STRONG = re.compile(
    r"\b(?:postponed?|cancell?ed|canceled|cancel|cxl|cx'?d|reschedul\w*|resched|not held|did not|didn't|no session"
    r"|snow(?:ed)?(?: day| out)?|called off|no[ -]show)\b"
)
_WEAK = re.compile(
    r"\bn\s?/\s?a\b|\b(?:na|not applicable|tb[adcs]|not (?:yet|done|scheduled|started|needed|complete\w*|trained"
    r"|delivered)|pending|declined|waiting|to be (?:scheduled|determined|announced|confirmed)"
    r"|needs?(?: (?:training|session|to be scheduled|to schedule))?|in progress|never)\b"
)
_MOVED_TO = re.compile(r"^(?:postponed?|reschedul\w*|resched|moved) (?:to|until|for)$")
_PLAN = re.compile(
    r"\b(?:scheduled|sched|schd|schedule|planned|plan|upcoming|set|booked|confirmed|tentative\w*)"
    r"(?: (?:for|on))?\b[:.]?"
)
_DONE = re.compile(r"[✓✔☑√✅]|\b(?:x|yes|done|completed?|held|delivered|trained|finished|ok)\b[:.]?")
_IDLE = re.compile(
    r"\b(?:on|and|date|mon|tue|tues|wed|weds|thu|thur|thurs|fri|monday|tuesday|wednesday|thursday|friday)\b[:.,]?"
)
_DOUBTFUL = re.compile(
    r"\b(?:call\w*|e-?mail\w*|spoke|talk\w*|contact\w*|left|msg|message|vm|voice\s?mail|reach\w*|ask\w*|see|until|by"
    r"|after|before|due|deadline|repl\w+|respon\w*|meeting|met|follow\w*|check\w*|waiting|request\w*|invit\w*|since"
    r"|from|start\w*|begin\w*|every|moved|was|instead|or|maybe|possibl\w*|try|tried|will|can|should|would|next"
    r"|through|thru|to|days?|hours?|hrs?)\b|\?"
)
_STAFF = (
    r"(?:ppl|people|persons?|staff|workers?|attended|attendees?|att|present|participants?|trained|pax|in attendance)"
)
_PEOPLE = re.compile(
    rf"\((?:n\s?=\s?)?(?:about |~|approx\.? )?(\d{{1,4}})\+?(?:\s?(?:/|of|out of)\s?(\d{{1,4}}))?\s?{_STAFF}?\)"
    rf"|(?<![\d/.])(?:~|about |approx\.? )?(\d{{1,4}})\+?(?:\s?(?:/|of|out of)\s?(\d{{1,4}}))?\s?{_STAFF}\b"
    r"|\bn\s?=\s?(\d{1,4})(?!\d)()"
    r"|(?<![\d/.])(\d{1,4})\s(?:of|out of)\s(\d{1,4})(?!\d)"
)
_ALONE = re.compile(r"(?:~|about |approx\.? )?(\d{1,4})(?:\.0)?\+?(?:\s?(?:/|of|out of)\s?(\d{1,4}))?")
_BRACKETED = re.compile(r"\(\s?(\d{1,3})\s?/\s?(\d{1,3})\s?\)")
_OF_STAFF = re.compile(rf"(?<![\d/.])(\d{{1,3}})\s?/\s?(\d{{1,3}})(?=\s?{_STAFF}\b)")
_EDGE = " \t,;:.&+-\u2013\u2014()[]"


def say(cell: Cell, *, role: str = "", epoch_1904: bool = False) -> Said | None:
    """Read one cell; None where it holds nothing. In a column of numbers (`role` "count") 8/12 is 8 of 12 people."""
    text = "" if cell is False else tidy(show(as_text(cell)[: LONGEST + 1]))
    if not text:
        return None
    if role == "note":
        return Said(text, note=text)
    if isinstance(cell, str):
        return _text(text, role)
    if isinstance(cell, date):
        return Said(cell.isoformat()[:10], (Dated(cell.day, cell.month, cell.year),))
    if isinstance(cell, bool):
        return Said(text, tick=True)
    return _number(cell or 0.0, text, role=role, epoch_1904=epoch_1904)


def _text(text: str, role: str) -> Said:
    if len(text) > LONGEST:
        return Said(f"{text[:60]}…", unclear="It is a long text. Say whether a session was held, and on which day.")
    return _counted(text) if role == "count" else _words(text)


def _number(number: float, text: str, *, role: str, epoch_1904: bool) -> Said:
    """Read a plain number: people where it is small, a day where Excel counts days so."""
    if number == 0:
        return Said(text, none=True)
    if not number.is_integer() and not _SERIALS[0] < number < _SERIALS[1]:
        return Said(text, unclear="A share is no number of people. Write how many came, or the day.")
    if 0 < number <= MOST_PEOPLE:
        return Said(text, people=int(number))
    if _SERIALS[0] < number < _SERIALS[1] and role != "count":
        day = (date(1904, 1, 1) if epoch_1904 else date(1899, 12, 30)) + timedelta(days=int(number))
        return Said(text, (Dated(day.day, day.month, day.year),))
    return Said(text, unclear="This number is neither a day nor a number of people.")


def _counted(text: str) -> Said:
    """Read a cell of a column that counts people."""
    folded = fold(text)
    alone = _ALONE.fullmatch(folded) or _PEOPLE.fullmatch(folded)
    if alone:
        return _people(text, [part for part in alone.groups() if part])
    if folded in _NOTHING or _WEAK.search(folded):
        return Said(text, none=True)
    return Said(text, unclear="This is no number of people.")


def _people(text: str, numbers: list[str]) -> Said:
    people = int(numbers[0])
    if people > MOST_PEOPLE or (len(numbers) > 1 and people > int(numbers[1])):
        return Said(text, unclear="This is no number of people that can have come.")
    note = f"{numbers[0]} of {numbers[1]}" if len(numbers) > 1 else ""
    return Said(text, people=people, note=note) if people else Said(text, none=True)


def fold(text: str) -> str:
    """Give a cell's words as they are compared."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().replace("\u2019", "'").split())


def _words(text: str) -> Said:
    folded = fold(text)
    if folded in _NOTHING:
        return Said(text, none=True)
    if folded in _TICKS:
        return Said(text, tick=True)
    whole = _settled(folded)
    days = days_in(whole)
    if days:
        return _with_days(text, whole, days)
    alone = _ALONE.fullmatch(whole) or _PEOPLE.fullmatch(whole)
    if alone:
        return _people(text, [part for part in alone.groups() if part])
    return _without_days(text, whole)


def _settled(folded: str) -> str:
    """Write a number of people in brackets out, where it can be no day or stands behind a whole one."""

    def written_out(match: re.Match[str]) -> str:
        people, of = int(match[1]), int(match[2])
        could_be_a_day = is_day(of, people) or is_day(people, of)
        behind = [each for each in days_in(folded[: match.start()]) if each.day.year]
        return f"({people} of {of})" if people <= of and (behind or not could_be_a_day) else match[0]

    return _BRACKETED.sub(written_out, _OF_STAFF.sub(r"\1 of \2", folded))


def _without_days(text: str, folded: str) -> Said:
    if (_STRONG.search(folded) or _WEAK.search(folded)) and not _PEOPLE.search(folded):
        return Said(text, none=True, note=text)
    if month_named(folded):
        return Said(text, unclear="It names no single day. Say on which day the session was.")
    if _PLAN.search(folded):
        return Said(text, none=True, note=text)
    counted = _PEOPLE.search(folded)
    rest = _PEOPLE.sub(" ", folded) if counted else folded
    ticked = _DONE.match(rest.lstrip(_EDGE)) is not None
    note = _rest(_DONE.sub(" ", rest) if ticked else rest)
    if not (ticked or (counted and not note)) or _DOUBTFUL.search(note) or note[:1].isdigit():
        return Said(
            text, note=text, unclear="A note without a day. Leave it out, or say on which day a session was held."
        )
    people = _first_number(counted) if counted else None
    return Said(text, tick=ticked, people=people, note=text if note or _of_many(counted) else "")


def _with_days(text: str, folded: str, days: tuple[Found, ...]) -> Said:
    """Read the words around the days of a cell; nothing but marks, numbers and a note behind a day is certain."""
    before = folded[: days[0].start]
    after = [
        folded[each.end : following.start if following else len(folded)]
        for each, following in zip(days, [*days[1:], None], strict=True)
    ]
    plan = bool(_PLAN.search(folded))
    moved = len(days) == 1 and _MOVED_TO.match(before.strip(_EDGE)) is not None
    if _STRONG.search(folded) and not moved:
        return Said(text, none=True, note=text)
    counted = _PEOPLE.search(before) if len(days) == 1 else None
    lead = "" if moved else _rest(_DONE.sub(" ", _PLAN.sub(" ", _PEOPLE.sub(" ", before) if counted else before)))
    parts = [_part(each.day, words, text) for each, words in zip(days, after, strict=True)]
    said = [part for part in parts if part]
    if _not_apart(after):
        return Said(text, note=text, unclear="It may be a span of days, or a number of people. Say which day it was.")
    if lead or len(said) < len(parts) or _WEAK.search(folded):
        return _doubtful(text)
    if counted and said[0].people is None:
        said = [replace(said[0], people=_first_number(counted), note=text if _of_many(counted) else said[0].note)]
    if len({part.people is None for part in said}) > 1:  # one number for several days
        said = [replace(part, people=None, note=text) for part in said]
    return Said(text, tuple(said), tick=_DONE.search(folded) is not None, scheduled=plan or moved)


def _doubtful(text: str) -> Said:
    return Said(text, note=text, unclear="A day stands among other words. Say whether a session was held on it.")


def _not_apart(after: list[str]) -> bool:
    """Say whether two days are the ends of a span (6/3 - 6/5), or one stands in brackets: 6/3 (8/12)."""
    return any(
        words.strip() in {"-", "\u2013", "\u2014", "to", "thru", "through"} or words.rstrip().endswith("(")
        for words in after[:-1]
    )


def _part(day: Dated, words: str, text: str) -> Dated | None:
    """Give a day with what stands behind it; None where that is not certain."""
    counted = _PEOPLE.search(words)
    rest = _rest(_DONE.sub(" ", _PLAN.sub(" ", _PEOPLE.sub(" ", words, count=1) if counted else words)))
    people = _first_number(counted) if counted else None
    if _DOUBTFUL.search(rest) or re.match(r"\d", rest) or (people or 0) > MOST_PEOPLE:
        return None
    return replace(day, people=people or None, note=text if rest or _of_many(counted) else "")


def _rest(words: str) -> str:
    """Give what is left of some words without those that say nothing."""
    return _IDLE.sub(" ", words).strip(_EDGE)


def _first_number(counted: re.Match[str] | None) -> int | None:
    return next((int(part) for part in counted.groups() if part), None) if counted else None


def _of_many(counted: re.Match[str] | None) -> bool:
    return counted is not None and len([part for part in counted.groups() if part]) > 1


def meaning(words: str) -> str:
    """Say what the words of a legend mean: a session held, one planned, none; "" where they say neither."""
    folded = fold(words)
    if _STRONG.search(folded) or _WEAK.search(folded):
        return "none"
    if _PLAN.search(folded):
        return "planned"
    return "held" if _DONE.search(folded) else ""
