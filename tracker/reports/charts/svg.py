"""A drawing as SVG: the same text inline in a page and as typst's image, with nothing fetched and no ids."""

import re
from collections.abc import Iterator
from html import escape

from tracker.reports.charts.drawing import Disc, Drawing, Line, Mark, Path, Rect, Words
from tracker.reports.charts.looks import ACCENT, Look, looks

_STEP = 5.0  # between the lines of a hatch
#: What XML 1.0 does not take at all, not even escaped.
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def as_svg(drawing: Drawing, *, label: str | None, font: str | None = None, accent: str = ACCENT) -> str:
    """Draw the marks; the same drawing gives the same text.

    `label` are the words for those who do not see it; None where they stand elsewhere (typst's `alt`), and then
    the drawing is hidden from reading aloud. `font` names its font; None takes the page's (typst wants a name: what
    stands in a picture does not take the document's). `accent` is the agency's colour. A hatch is drawn as lines
    and not as a pattern, so that several drawings share a page without sharing an id.
    """
    told = 'aria-hidden="true"' if label is None else f'role="img" aria-label="{_text(label)}"'
    typed = f' font-family="{_text(font)}"' if font else ""
    table = looks(accent)
    wide, high = _number(drawing.width), _number(drawing.height)
    marks = "\n".join(part for mark in drawing.marks for part in _drawn(mark, table[mark.look]))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="drawing" {told} viewBox="0 0 {wide} {high}"'
        f' width="{wide}" height="{high}"{typed}>\n{marks}\n</svg>'
    )


def _drawn(mark: Mark, look: Look) -> Iterator[str]:
    match mark:
        case Rect():
            yield (
                f'<rect x="{_number(mark.x)}" y="{_number(mark.y)}" width="{_number(mark.width)}"'
                f' height="{_number(mark.height)}"{_area(look, outlined=look.fill != look.line)}/>'
            )
            if look.hatch and (lines := _hatched(mark)):
                yield f'<path d="{lines}"{_stroke(look)} fill="none"/>'
        case Line():
            yield (
                f'<line x1="{_number(mark.x1)}" y1="{_number(mark.y1)}" x2="{_number(mark.x2)}"'
                f' y2="{_number(mark.y2)}"{_stroke(look)}/>'
            )
        case Path():
            points = " ".join(f"{_number(x)},{_number(y)}" for x, y in mark.points)
            if mark.closed:
                yield f'<polygon points="{points}"{_area(look, outlined=look.fill != look.line)}/>'
            else:
                yield f'<polyline points="{points}" fill="none"{_stroke(look)} stroke-linejoin="round"/>'
        case Disc():
            yield (
                f'<circle cx="{_number(mark.x)}" cy="{_number(mark.y)}" r="{_number(mark.radius)}"'
                f"{_area(look, outlined=look.fill != look.line)}/>"
            )
        case Words():
            yield _words(mark, look)


def _words(mark: Words, look: Look) -> str:
    anchor = "" if mark.anchor == "start" else f' text-anchor="{mark.anchor}"'
    weight = ' font-weight="700"' if mark.bold else ""
    return (
        f'<text x="{_number(mark.x)}" y="{_number(mark.y)}" font-size="{_number(mark.size)}"{weight}{anchor}'
        f' fill="{look.fill}">{_text(mark.text)}</text>'
    )


def _area(look: Look, *, outlined: bool) -> str:
    return f' fill="{look.fill}"{_stroke(look) if outlined else ""}'


def _stroke(look: Look) -> str:
    if look.line is None:
        return ""
    dashes = f' stroke-dasharray="{" ".join(map(_number, look.dash))}"' if look.dash else ""
    return f' stroke="{look.line}" stroke-width="{_number(look.width)}"{dashes}'


def _hatched(area: Rect) -> str:
    """Give the slanting lines of an area, each clipped to it."""
    found = []
    along = _STEP
    while along < area.width + area.height:
        begin = (max(0.0, along - area.height), min(along, area.height))
        end = (min(along, area.width), max(0.0, along - area.width))
        found.append(
            f"M{_number(area.x + begin[0])} {_number(area.y + begin[1])}"
            f"L{_number(area.x + end[0])} {_number(area.y + end[1])}"
        )
        along += _STEP
    return "".join(found)


def _number(value: float) -> str:
    """Give a number with two decimals at most: the same on every machine."""
    return f"{round(value, 2) + 0.0:.2f}".rstrip("0").rstrip(".")


def _text(text: str) -> str:
    return escape(_NO_XML.sub("\N{REPLACEMENT CHARACTER}", text))
