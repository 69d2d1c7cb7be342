"""What several charts are made of: bars with their targets, axes in per cent, and the key to what they mean."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tracker.reports.charts.drawing import Line, LookName, Mark, Rect, Words, measured

SMALL = 11.0  # type that stands back; eight points on paper
_SWATCH = 22.0


@dataclass(frozen=True)
class Bar:
    """A place for a bar: all of it is 100 %."""

    x: float
    y: float
    width: float
    height: float

    def at(self, ratio: float) -> float:
        """Give where a ratio ends."""
        return self.x + self.width * min(max(ratio, 0.0), 1.0)


@dataclass(frozen=True)
class Tint:
    """A stretch of the scale behind a bar, from one ratio to another."""

    begins: float
    ends: float
    look: LookName


def bullet(place: Bar, ratio: float, target: float | None, tints: Sequence[Tint] = ()) -> Iterator[Mark]:
    """Draw a bar over the stretches of its scale, and the mark of its target across it."""
    yield Rect(place.x, place.y, place.width, place.height, "track")
    for tint in tints:
        begins, ends = place.at(tint.begins), place.at(tint.ends)
        if ends > begins:
            yield Rect(begins, place.y, ends - begins, place.height, tint.look)
    inset = place.height / 4 if tints else place.height / 6
    if ratio > 0:
        yield Rect(place.x, place.y + inset, place.at(ratio) - place.x, place.height - 2 * inset, "fill")
    if target is not None:
        yield from target_mark(place.at(target), place.y - 2, place.y + place.height + 2)


def target_mark(x: float, top: float, bottom: float) -> Iterator[Mark]:
    """Draw the upright mark of a target, kept apart from what it crosses."""
    yield Line(x, top, x, bottom, "halo")
    yield Line(x, top, x, bottom, "target")


def percent_axis(place: Bar, *, steps: int = 2) -> Iterator[Mark]:
    """Draw the scale under bars: 0 %, its parts, 100 %."""
    for step in range(steps + 1):
        x = place.at(step / steps)
        yield Line(x, place.y, x, place.y + 4, "soft")
        yield Words(f"{round(100 * step / steps)}%", x, place.y + 16, "middle", size=SMALL, look="soft")


def key(entries: Sequence[tuple[LookName, str]], x: float, y: float, width: float) -> tuple[list[Mark], float]:
    """Draw what each look means, in lines as wide as there is room; gives the marks and where they end below."""
    marks: list[Mark] = []
    here = x
    for look, words in entries:
        needs = _SWATCH + 6 + measured(words, SMALL) + 14
        if here > x and here + needs > x + width:
            here, y = x, y + 18
        marks += _swatch(look, here, y)
        marks.append(Words(words, here + _SWATCH + 6, y + 10, size=SMALL))
        here += needs
    return marks, y + 18


def _swatch(look: LookName, x: float, y: float) -> Iterator[Mark]:
    if look == "target":
        yield Line(x + _SWATCH / 2, y, x + _SWATCH / 2, y + 12, look)
    elif look in {"ahead", "soft"}:
        yield Line(x, y + 6, x + _SWATCH, y + 6, look)
    else:
        yield Rect(x, y + 1, _SWATCH, 10, look)
