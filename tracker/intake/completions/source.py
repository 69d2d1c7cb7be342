"""Where completions come from: files that differ only by their day, or are one download more, are one source."""

import re

from tracker.intake.completions.days import written

_COPY = re.compile(r"\s*(?:\(\d{1,3}\)|- Copy(?: \(\d{1,3}\))?)\s*$", re.IGNORECASE)
_DAYS = re.compile(
    r"(?<!\d)(?:20\d\d[-_. ]?\d\d[-_. ]?\d\d|\d{1,2}[-_.]\d{1,2}[-_.](?:20)?\d\d)(?:[T_ -]?\d{4,6})?(?!\d)"
)


def source_of(file: str) -> str:
    """Give a file's name without its ending, the days in it, and the number of its copy."""
    stem, point, _ = file.rpartition(".")
    bare = _COPY.sub("", stem if point else file)
    words = " ".join(_DAYS.sub(" ", bare).split()).strip(" _-.")
    return words or bare or file


def day_in(name: str) -> str:
    """Give the day that a file's name holds as text that can be read without a guess, or nothing."""
    found = [text for text in _DAYS.findall(name) if (day := written(_dashed(text))) and day.certain]
    return _dashed(found[0]) if len(found) == 1 else ""


def _dashed(text: str) -> str:
    """Give a day's digits with hyphens between them."""
    digits = re.sub(r"\D", "", text)
    if text[:2] == "20" and len(digits) >= len("20250930"):
        return f"{digits[:4]}-{digits[4:6]}-{digits[6:8]}"
    return re.sub(r"[_. ]", "-", text)
