"""Plain bars: a share for each of some groups, such as classifications, in the order in which they are given."""

from collections.abc import Sequence

from tracker.reports.beside import bar_end
from tracker.reports.charts.drawing import WIDTH, Drawing, LookName, Mark, Words, cut, measured
from tracker.reports.charts.native import Native
from tracker.reports.charts.pieces import Bar, bullet, key, percent_axis
from tracker.reports.document import Figure, Share

_ROW, _HIGH, _MOST = 24.0, 14.0, 40
_LABEL, _LEAST = 230.0, 150.0


def bars(
    title: str,
    what: str,
    groups: Sequence[tuple[str, Share | None]],
    *,
    target: float | None = None,
    native: Native | None = None,
) -> Figure | None:
    """Draw `what` ("staff trained") of each group; None where there is no group, or more than a page holds.

    A group that is withheld (None) or has nobody says so and has no bar.
    """
    if not 0 < len(groups) <= _MOST:
        return None
    left = min(max(measured(label) for label, _ in groups) + 12, _LABEL)
    end = WIDTH - max(_LEAST, 24 + max(measured(bar_end(share), bold=True) for _, share in groups))
    marks: list[Mark] = []
    for place, (label, share) in enumerate(groups):
        y = 4 + place * _ROW
        marks.append(Words(cut(label, left - 8), 0, y + 11))
        if share is None or share.ratio is None:
            marks.append(Words(cut(bar_end(share), WIDTH - left), left, y + 11, look="soft"))
            continue
        marks += bullet(Bar(left, y, end - left, _HIGH), share.ratio, target)
        marks.append(Words(cut(bar_end(share), WIDTH - end - 12, bold=True), end + 12, y + 11, bold=True))
    bottom = 4 + len(groups) * _ROW
    marks += percent_axis(Bar(left, bottom, end - left, 0))
    entries: list[tuple[LookName, str]] = [("fill", what), ("target", "target")]
    explained, bottom = key(entries[: 1 if target is None else 2], 0, bottom + 28, WIDTH)
    said = " ".join(f"{label}: {bar_end(share)}." for label, share in groups)
    drawing = Drawing(WIDTH, bottom, (*marks, *explained))
    return Figure(title, f"{title}: {what}", f"Bars for {title}: {what}. {said}", drawing, native)
