"""What stands around a name in a roster's cell: marks and counts before it, a number or a role after it."""

import re
from functools import lru_cache

from tracker.names import looks_like_two_people

_BEFORE = re.compile(r"^(?:\s*\d{1,3}[.)]\s+|[\s*\u2022\u00b7\u2013\u2014~^+#-]+)+")
_MARKS = " \t*\u2022\u00b7\u2013\u2014~^+#-"
_BETWEEN = re.compile(r"[/;|+&\n]")
_EAST_ASIAN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_NO_NAME = re.compile(r"[\d@]")
LONGEST = 200  # characters in a name and what stands around it
_NUMBER = re.compile(r"\s*[(\[]\s*((?:OR)?[\s-]?\d{4,9})\s*[)\]]\s*$", re.IGNORECASE)
_ROLE = re.compile(
    r"\s+[-\u2013\u2014]\s*((?:acting |lead )?(?:supervisor|sup|lead(?: worker)?|manager|mentor|intern|acting|temp"
    r"|ld|wos|job rotation|rotation|on loan|part time|new|new hire|trainee|ss[as]\d?|pem\w?))\s*$",
    re.IGNORECASE,
)


@lru_cache(maxsize=64)  # a row asks twice
def bare(text: str) -> tuple[str, str | None]:
    """Give a name without marks, with a role behind a dash put in brackets, and the number that stood in brackets."""
    if len(text) > LONGEST:
        return text[:LONGEST], None
    number = _NUMBER.search(text) if text.rstrip().endswith((")", "]")) else None
    if number:
        text = text[: number.start()]
    text = _BEFORE.sub("", text).rstrip(_MARKS)
    role = _ROLE.search(text) if " " in text.strip() else None
    if role:
        text = f"{text[: role.start()]} ({role[1]})"
    return text, number[1] if number else None


def are_two(text: str) -> bool:
    """Whether a cell names two people, in a script of words or in one whose names are a sign or two."""
    parts = [part.strip() for part in _BETWEEN.split(text) if part.strip()]
    whole = all(len(part.split()) > 1 or len(_EAST_ASIAN.findall(part)) > 1 for part in parts)
    return looks_like_two_people(text) or (len(parts) > 1 and whole and _EAST_ASIAN.search(text) is not None)


def is_none(text: str) -> bool:
    """Whether a text is surely no name: too long, without letters, or with digits or an @ in it."""
    return len(text) >= LONGEST or _NO_NAME.search(text) is not None or not any(map(str.isalpha, text))
