"""What stands in a column for signing: that somebody was there, was not, or nothing at all; and clock times."""

import re
from datetime import datetime

from tracker.intake import words
from tracker.intake.attendance.clock import minutes_of, number_of
from tracker.intake.fields import as_text
from tracker.intake.values import Cell

THERE, NO_SHOW, EXCUSED, BLANK = "there", "no_show", "excused", ""
_NO = frozenset(
    {"no", "n", "absent", "no show", "noshow", "did not attend", "not present", "not there", "not attended"}
    | {"did not come", "missed", "dna"}
)
_EXCUSED = frozenset(
    {"excused", "excused absence", "exc", "sick", "vacation", "leave", "on leave", "pto", "out of office", "ooo"}
)
_NOTHING = frozenset({"", "0", "false", "n a", "na", "none", "blank"})
_KNOWN = _NO | _EXCUSED | {"present", "attended", "yes", "y", "here", "there", "in person", "virtual", "joined"}
_CLOCK = re.compile(r"(\d{1,2})(?::(\d{2}))?(?::\d{2}(?:\.\d+)?)?\s*([ap])?\.?\s*(?:m\.?)?", re.IGNORECASE)
_HALF, _DAY = 720, 1440  # minutes


def mark(cell: Cell) -> str:
    """Give what a mark says: there, no_show, excused, or blank; whatever is written stands for a signature."""
    text = words.key(as_text(cell))
    if text in _NOTHING:
        return THERE if not text and _ticked(as_text(cell)) else BLANK
    if text in _NO:
        return NO_SHOW
    return EXCUSED if text in _EXCUSED else THERE


def says_presence(cell: Cell) -> bool:
    """Say whether a cell holds a word for having been there or not, and nothing else."""
    return words.key(as_text(cell)) in _KNOWN


def clock(cell: Cell) -> float | None:
    """Read a time of day, as a time or as text, into minutes after midnight."""
    if isinstance(cell, datetime):
        return cell.hour * 60 + cell.minute
    if isinstance(cell, float):
        return cell * _DAY if 0 < cell < 1 else None
    found = _CLOCK.fullmatch(cell.strip()) if isinstance(cell, str) else None
    if found is None or int(found[1]) > 23 or int(found[2] or 0) > 59:  # noqa: PLR2004 - a clock
        return None
    hour, half = int(found[1]), (found[3] or "").casefold()
    hour = hour % 12 + (12 if half == "p" else 0) if half else hour
    return hour * 60 + int(found[2] or 0) if half or found[2] else None


def minutes(cell: Cell, *, hours: bool) -> float | None:
    """Read how long somebody was there: a number of minutes (or hours), or "1h 30m"."""
    number = cell if isinstance(cell, float) else number_of(as_text(cell))
    if number is not None:
        return number * 60 if hours else number
    return minutes_of(as_text(cell)) if as_text(cell).strip() else None


def _ticked(text: str) -> bool:
    """Say whether a cell holds signs alone that are ticks: ✓ ✔ ☑ ☒ * ✗ are marks, dashes are none."""
    return any(sign in text for sign in "\u2713\u2714\u2611\u2612\u2705\u221a\u25cf\u2022*/\\+")
