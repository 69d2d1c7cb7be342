"""Bullet bars: each program's actual against its target, over the tints of the agency's bands."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import get_args

from tracker.reports.beside import bar_end, described
from tracker.reports.charts.drawing import WIDTH, Drawing, Line, LookName, Mark, Words, cut, measured
from tracker.reports.charts.native import Native, Series
from tracker.reports.charts.pieces import SMALL, Bar, Tint, bullet, key, percent_axis
from tracker.reports.document import Figure, Share, Table
from tracker.reports.lines import actual
from tracker.reports.values import CourseBlock, Measure
from tracker.reports.words import Band, Bands

_LEFT, _HIGH, _LEAST = 106.0, 18.0, 150.0
_ROW, _HEAD = 27.0, 24.0
_BANDS = frozenset(get_args(Band)[:3])  # the words that say how far from the target


@dataclass(frozen=True)
class _Line:
    """One bar: what it counts, its share, target and band, in words what stands at its end."""

    label: str
    share: Share | None
    target: float
    band: str

    @property
    def ratio(self) -> float | None:
        return self.share.ratio if self.share else None

    @property
    def counted(self) -> str:
        return bar_end(self.share)


def bullets(block: CourseBlock, bands: Bands = (5, 15)) -> Figure:
    """Draw a course: per program its teams reached and its staff trained, n of N and the band at each bar's end.

    Where a target's day is still to come, or there are too few people to compare, a bar stands on no tints.
    What is withheld or has no rate is said in words and has no bar.
    """
    lines = [line for measure in block.measures for line in _lines(measure)]
    columns = _columns(lines)
    marks: list[Mark] = []
    y = 2.0
    for place, measure in enumerate(block.measures):
        if place and place == len(block.measures) - 1:
            marks.append(Line(0, y, WIDTH, y, "rule"))
            y += 6
        marks.append(Words(cut(measure.label, WIDTH, 13, bold=True), 0, y + 14, bold=True, size=13))
        y += _HEAD
        for line in _lines(measure):
            marks += _bar(line, y, columns, bands)
            y += _ROW
    if any(line.ratio is not None for line in lines):
        marks += percent_axis(Bar(_LEFT, y, columns[0] - _LEFT, 0))
        explained, y = key(_entries(lines), 0, y + 28, WIDTH)
        marks += explained
    return Figure(
        name=f"Actual against target: {block.title}",
        caption=f"{block.title}: teams reached and staff trained, against their targets",
        words=described(block),
        drawing=Drawing(WIDTH, y, tuple(marks)),
        native=_native(actual(block)),
    )


def _lines(measure: Measure) -> tuple[_Line, _Line]:
    return (
        _Line("Teams reached", measure.reached, 1.0, measure.reached_words),
        _Line("Staff trained", measure.trained, measure.target, measure.band),
    )


def _columns(lines: Sequence[_Line]) -> tuple[float, float, float]:
    """Give where the bars end, and where n of N and the band begin: the bars take what the words leave."""
    counted = max((measured(line.counted, bold=True) for line in lines if line.ratio is not None), default=0)
    band = max((measured(line.band, SMALL) for line in lines), default=0)
    end = max(_LEFT + _LEAST, WIDTH - band - 12 - counted - 12)
    return end, end + 12, min(end + 12 + counted + 12, WIDTH - 60)


def _bar(line: _Line, y: float, columns: tuple[float, float, float], bands: Bands) -> Iterator[Mark]:
    base, (end, counted, band) = y + 13, columns
    yield Words(line.label, 0, base)
    if line.ratio is None:
        yield Words(cut(line.counted, WIDTH - _LEFT), _LEFT, base, look="soft")
        return
    yield from bullet(Bar(_LEFT, y, end - _LEFT, _HIGH), line.ratio, line.target, _tints(line, bands))
    yield Words(cut(line.counted, band - counted - 6, bold=True), counted, base, bold=True)
    yield Words(cut(line.band, WIDTH - band, SMALL), band, base, size=SMALL)


def _tints(line: _Line, bands: Bands) -> Sequence[Tint]:
    """Give the stretches of the scale that are near the target and on it."""
    if line.band not in _BANDS:
        return ()
    relative = len(bands) > 2 and bands[2]  # noqa: PLR2004 - a third says so
    near, far = (line.target - each / 100 * (line.target if relative else 1) for each in bands[:2])
    return (Tint(max(far, 0), near, "light"), Tint(max(near, 0), 1, "mid"))


def _entries(lines: Sequence[_Line]) -> Sequence[tuple[LookName, str]]:
    entries: list[tuple[LookName, str]] = [("fill", "actual"), ("target", "target")]
    if any(line.ratio is not None and line.band in _BANDS for line in lines):
        entries += [("mid", "on target"), ("light", "near target"), ("track", "below target")]
    return entries


def _native(table: Table) -> Native:
    """Give the workbook's chart: staff trained and their target, as fractions of the table beside it."""
    headings = [column.heading for column in table.columns]
    return Native(
        "bar",
        table.title,
        0,
        (Series("Actual", headings.index("Actual"), "fill"), Series("Target", headings.index("Target"), "light")),
        high=1.0,
    )
