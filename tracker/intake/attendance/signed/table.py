"""The tables of a sign-in sheet: which columns say who, and which are for signing."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tracker.intake import words
from tracker.intake.attendance.signed.marks import says_presence
from tracker.intake.fields import as_text
from tracker.intake.headings import field_of
from tracker.intake.values import Cell, Grid

_SEARCHED, _WIDEST = 30, 100  # rows and columns in which the headings are looked for
_NAMES = frozenset(
    {"print name", "printed name", "name print", "name printed", "please print", "please print name", "your name"}
    | {"print your name", "participant", "participant name", "participants", "name of participant", "attendee"}
    | {"attendee name", "attendees", "name of attendee", "trainee", "trainee name", "learner"}
)
_SIGNED = re.compile(r"\b(signatures?|signed|sign here|please sign|signed in|sign in signature)\b")
_CAME = re.compile(
    r"^(time )?in( time)?$|^(time (in|arrived)|arrived|arrival( time)?|sign in time|check(ed)? in( time)?)$"
)
_WENT = re.compile(
    r"^(time )?out( time)?$|^(time (out|left)|departed|departure( time)?|sign out( time)?|check(ed)? out( time)?)$"
)
_PRESENT = re.compile(
    r"^(present|attended|attendance|in attendance|here|was there|showed( up)?|initials?( here)?|sign in|am|pm"
    r"|morning|afternoon|day \d)( yes no| y n)?$"
)
_MINUTES, _HOURS = re.compile(r"^(minutes|mins?|minutes attended|duration)$"), re.compile(r"^(total )?(hours|hrs)$")
_TIMED = (("in", _CAME), ("out", _WENT), ("minutes", _MINUTES), ("hours", _HOURS))
_TITLE = re.compile(
    r"\b(sign[\s-]*(in|ins|on)|attendance|attendees|attended|who was there|participants)\b", re.IGNORECASE
)
_OF_ROSTERS = frozenset(
    {"classification", "hired_on", "supervisor", "worker_type", "position_number", "starts_on", "leave"}
)
_OF_COMPLETIONS = re.compile(r"^(course|training|class|module|activity)( (name|title|code))?$|complet|^score$|^grade$")
_OF_PLACES = frozenset({"unit", "program", "district"})
_PLAINLY = re.compile(r"^(present|attended|attendance|in attendance|here|was there)\b")
_STATUS = frozenset({"status", "attendance status", "sign in"})
_WHO = frozenset({"name", "family", "given", "middle", "email", "sign_in", "employee_number"})


@dataclass(frozen=True)
class Block:
    """One table; columns count from 0. Several stand side by side where a sheet has two names in a row."""

    who: Mapping[str, int]  # field → column
    marks: tuple[int, ...]
    times: Mapping[str, int]  # "in", "out", "minutes", "hours" → column


@dataclass(frozen=True)
class Signing:
    """The tables of a sheet under the row of their headings, counted from 1."""

    header_row: int
    blocks: tuple[Block, ...]


def signing(grid: Grid) -> Signing | None:
    """Find the headings of a sign-in sheet: names, and at least one column for signing; or None."""
    for row, cells in enumerate(grid.rows[:_SEARCHED], start=1):
        if any(cell is not None and not isinstance(cell, str) for cell in cells):
            continue
        blocks = tuple(_blocks(grid, row))
        if blocks and any(block.marks for block in blocks):
            return Signing(row, blocks) if _is_for_signing(grid, row, blocks) else None
    return None


def titled(grid: Grid, header_row: int) -> bool:
    """Say whether the title calls the sheet one to sign in, or a list of who attended."""
    texts = [grid.sheet, *(as_text(cell) for row in grid.rows[: header_row - 1] for cell in row if cell is not None)]
    return any(_TITLE.search(text) for text in texts)


def _is_for_signing(grid: Grid, row: int, blocks: Sequence[Block]) -> bool:
    """Say whether a sheet with such headings is one: a roster and a list of completions may have a like column."""
    headings = [words.key(as_text(cell)) for cell in grid.rows[row - 1][:_WIDEST]]
    if any(_OF_COMPLETIONS.search(heading) for heading in headings):
        return False
    if any(_SIGNED.search(heading) for heading in headings) or any({"in", "out"} & set(b.times) for b in blocks):
        return True
    fields = {found[0] for cell in grid.rows[row - 1][:_WIDEST] if (found := field_of(as_text(cell)))} - {"status"}
    of_rosters = _OF_ROSTERS if any(map(_PLAINLY.match, headings)) else _OF_ROSTERS | _OF_PLACES
    return titled(grid, row) or not fields & of_rosters


def _blocks(grid: Grid, row: int) -> Iterator[Block]:
    """Give the tables that stand side by side under one row of headings."""
    found: list[tuple[dict[str, int], list[int], dict[str, int]]] = []
    for column, cell in enumerate(grid.rows[row - 1][:_WIDEST]):
        heading = words.key(as_text(cell))
        kind = _kind(heading, as_text(cell), _below(grid, row, column))
        if kind in _WHO:
            if not found or kind in found[-1][0]:
                found.append(({}, [], {}))
            found[-1][0].setdefault(kind, column)
        elif kind and found:
            if kind not in {"minutes", "hours"}:
                found[-1][1].append(column)
            if kind != "mark":
                found[-1][2].setdefault(kind, column)
    for who, marks, times in found:
        if {"name", "family", "email", "employee_number"} & set(who):
            yield Block(who, tuple(marks), times)


def _kind(heading: str, raw: str, below: Sequence[Cell]) -> str | None:
    """Give what a column is for: whom it names, a mark, a time of coming or going, minutes, hours; or None."""
    if not heading:
        return None
    if heading in _STATUS:
        return _kind_of_status(heading, [cell for cell in below if cell is not None])
    timed = next((kind for kind, pattern in _TIMED if pattern.match(heading)), None)
    if timed:
        return timed
    if _SIGNED.search(heading) or _PRESENT.match(heading):
        return "mark"
    named = "name" if heading in _NAMES else (field_of(raw) or ("",))[0]
    return named if named in _WHO else None


def _kind_of_status(heading: str, filled: Sequence[Cell]) -> str | None:
    """Give what a column is for whose heading says little: its cells decide."""
    if heading == "sign in":
        return "sign_in" if any("@" in as_text(cell) for cell in filled) else "mark"
    return "mark" if filled and all(map(says_presence, filled)) else None


def _below(grid: Grid, row: int, column: int) -> list[Cell]:
    return [cells[column] for cells in grid.rows[row : row + _SEARCHED]]
