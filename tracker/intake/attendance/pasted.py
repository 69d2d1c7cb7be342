"""A pasted list: one person a line by employee number, email or name, with minutes where they are said."""

import hashlib
import re
from collections.abc import Iterator

from tracker.errors import NothingToImport
from tracker.intake.attendance.clock import minutes_of
from tracker.intake.attendance.gather import gather
from tracker.intake.values import AttendanceFile, Present, Problem
from tracker.names import looks_like_two_people, parse_name, tidy

_SHEET = "list"
_BULLET = re.compile(r"^\s*(?:[-*\u2022\u25aa\u25cf\u2013\u2014\u00b7>]+|\d{1,3}[.)]|\[[ xX]?\])\s+")
_ADDRESS = re.compile(r"<?([^\s<>@;,]+@[^\s<>@;,]+)>?")
_NUMBER = re.compile(r"#?(?=[A-Za-z0-9-]*\d)[A-Za-z]{0,4}-?\d[\d-]*[A-Za-z]?")
_MINUTES = re.compile(r"(\d{1,4}(?:\.\d+)?)\s*(?:m|min|mins|minutes?)?\.?", re.IGNORECASE)
_DURATION = re.compile(r"\d+\s*h(?:\s*\d+\s*m)?(?:\s*\d+\s*s)?", re.IGNORECASE)
_A_DAY = 1440
_HEADINGS = {"name", "names", "full name", "email", "minutes", "attendees", "employee number", "who"}


def read_names(text: str) -> AttendanceFile:
    """Read a list of who was there; blank lines, bullets and a line of headings are no people."""
    problems: list[Problem] = []
    rows = [
        present
        for row, line in enumerate(text.splitlines(), start=1)
        for present in _people(_BULLET.sub("", line), row, problems)
    ]
    if not rows:
        raise NothingToImport("Nobody is on that list. Give one person a line: a number, an email or a name.")
    return AttendanceFile(
        file="",
        digest=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        kind="names",
        title="",
        on=None,
        starts_at=None,
        minutes=None,
        people=gather(rows),
        problems=tuple(problems),
    )


def _people(line: str, row: int, problems: list[Problem]) -> Iterator[Present]:
    """Give whoever a line names: one person, or several where each has an address of their own."""
    pieces = [piece for piece in line.split(";") if piece.strip()]
    if len(pieces) > 1 and all(_ADDRESS.search(piece) for piece in pieces):
        for piece in pieces:
            yield from _people(piece, row, problems)
        return
    fields = [field for field in (tidy(piece) for piece in re.split(r"[;\t]", line)) if field]
    if fields and not {field.casefold() for part in fields for field in re.split(r"\s*,\s*", part)} <= _HEADINGS:
        present = _present(fields, row)
        if present.name and looks_like_two_people(present.name.raw):
            problems.append(_two(row, present.name.raw))
        yield present


def _present(fields: list[str], row: int) -> Present:
    """Give the person whom a line's fields name."""
    fields, minutes = _without_minutes(fields)
    words: list[str] = []
    email = number = None
    for field in fields:
        rest = field
        if email is None and (found := _ADDRESS.search(field)):
            email, rest = found[1], field[: found.start()] + field[found.end() :]
        for part in re.split(r"\s*,\s*", rest.strip(" ,")):
            if number is None and _NUMBER.fullmatch(part):
                number = part.lstrip("#").upper()
            elif part.strip(' "'):
                words.append(part)
    name = parse_name(", ".join(words)) if words else None
    return Present(name, email, None, number, minutes, (), "", _SHEET, row)


def _without_minutes(fields: list[str]) -> tuple[list[str], float | None]:
    """Take off the minutes that stand last, after something that names a person."""
    before, comma, last = fields[-1].rpartition(",")
    if not comma and len(fields) > 1:
        before, last = "", fields[-1]
    elif not comma:
        return fields, None
    minutes = _minutes(last.strip())
    if minutes is None:
        return fields, None
    return [*fields[:-1], *([before.strip()] if before.strip() else [])], minutes


def _minutes(text: str) -> float | None:
    """Read minutes as people type them; a number past a whole day is none."""
    if found := _MINUTES.fullmatch(text):
        return float(found[1]) if float(found[1]) <= _A_DAY else None
    return minutes_of(text) if _DURATION.fullmatch(text) else None


def _two(row: int, raw: str) -> Problem:
    """Give the problem of a line with two people."""
    return Problem(_SHEET, row, None, "two_people", f"{raw!r} looks like two people. Give each a line.")
