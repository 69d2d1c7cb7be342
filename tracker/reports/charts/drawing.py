"""A drawing as a frozen value: marks in a box, each with the name of a look; nothing here knows a colour."""

import unicodedata
from dataclasses import dataclass
from typing import Literal

from tracker.names import show

#: What a mark is for. `looks.py` holds the one table that says how each is drawn, in colour and on a grey printer.
LookName = Literal[
    "paper",  # an area that is kept free, or words on a dark one
    "track",  # an empty place for a bar
    "light",  # the lighter tint: a little behind a target
    "mid",  # the darker tint: far behind a target
    "fill",  # what was measured
    "dark",  # where something begins or ends
    "loss",  # hatched: taken away, or late
    "ink",  # words and marks that matter; a line that is measured
    "soft",  # words and lines that stand back
    "rule",  # the faintest lines
    "target",  # the mark of a target
    "halo",  # paper around a mark that crosses others
    "ahead",  # a dashed line: planned, not measured
]
Anchor = Literal["start", "middle", "end"]
WIDTH = 650.0  # a drawing's usual width in CSS pixels: the text width of a page of letter paper
SIZE = 12.0  # usual height of type; on paper that is nine points
_NARROW = frozenset("iljtfrI.,:;'|!()[]/ ·-")
_WIDE = frozenset("mwMWQO@%—…")


@dataclass(frozen=True)
class Rect:
    """An area with its upper left corner."""

    x: float
    y: float
    width: float
    height: float
    look: LookName


@dataclass(frozen=True)
class Line:
    """A straight line between two points."""

    x1: float
    y1: float
    x2: float
    y2: float
    look: LookName


@dataclass(frozen=True)
class Path:
    """A line through points; `closed` makes it an area."""

    points: tuple[tuple[float, float], ...]
    look: LookName
    closed: bool = False


@dataclass(frozen=True)
class Disc:
    """A round mark about its centre."""

    x: float
    y: float
    radius: float
    look: LookName


@dataclass(frozen=True)
class Words:
    """Text on one line; `y` is its baseline, `anchor` says which part of it stands at `x`."""

    text: str
    x: float
    y: float
    anchor: Anchor = "start"
    bold: bool = False
    size: float = SIZE
    look: LookName = "ink"


Mark = Rect | Line | Path | Disc | Words


@dataclass(frozen=True)
class Drawing:
    """Marks in a box of CSS pixels, the later ones over the earlier; every mark lies inside the box."""

    width: float
    height: float
    marks: tuple[Mark, ...]


def measured(text: str, size: float = SIZE, *, bold: bool = False) -> float:
    """Give how wide a text may be at most, in whichever usual font it comes out."""
    return sum(map(_wide, text)) * size * (1.1 if bold else 1)


def cut(text: str, width: float, size: float = SIZE, *, bold: bool = False) -> str:
    """Give a text harmless and short enough for its place, ended by an ellipsis where something is missing."""
    harmless = show(text)
    if measured(harmless, size, bold=bold) <= width:
        return harmless
    room = width - measured("…", size, bold=bold)
    kept = 0
    while kept < len(harmless) and measured(harmless[: kept + 1], size, bold=bold) <= room:
        kept += 1
    return harmless[:kept].rstrip() + "…" if room >= 0 else ""


def wrapped(text: str, width: float, size: float = SIZE, *, lines: int = 2, bold: bool = False) -> tuple[str, ...]:
    """Give a text on as many lines as it needs, at most `lines`; the last is cut where something is missing."""
    found: list[str] = []
    words = show(text).split()
    while words and len(found) < lines - 1:
        fits = 1
        while fits < len(words) and measured(" ".join(words[: fits + 1]), size, bold=bold) <= width:
            fits += 1
        found.append(cut(" ".join(words[:fits]), width, size, bold=bold))
        words = words[fits:]
    return (*found, cut(" ".join(words), width, size, bold=bold)) if words else tuple(found)


def _wide(letter: str) -> float:
    """Give a letter's width as a part of the size of type, rather too wide than too narrow."""
    if letter in _NARROW:
        return 0.4
    if letter in _WIDE:
        return 1.0
    if letter.isascii():
        return 0.72 if letter.isupper() else 0.64
    if unicodedata.combining(letter):
        return 0.0
    return 1.35 if unicodedata.east_asian_width(letter) in "WF" else 1.0
