"""The bridge: from one figure to the other in steps, what is gained solid and what is lost hatched."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tracker.coverage.why.bridge import Step
from tracker.coverage.why.bridge import bridge as steps_of
from tracker.coverage.why.parts import Part
from tracker.coverage.why.values import CourseWhy, Movement, Why
from tracker.coverage.why.words import signed, told
from tracker.names import show
from tracker.reports.charts.drawing import WIDTH, Drawing, Line, LookName, Mark, Path, Rect, Words, cut, wrapped
from tracker.reports.charts.native import Native, Series
from tracker.reports.charts.pieces import SMALL, key
from tracker.reports.document import Column, Figure, Table
from tracker.reports.words import headline, long_day

_LEFT, _RIGHT = 214.0, 482.0  # of the bars; the words before them, the figures after them
_ROW, _BAR = 34.0, 18.0
_NEAR = 0.75  # where every end is over this part of the highest, the bars begin later than 0, and say so


@dataclass(frozen=True)
class _Scale:
    """Where a number of people or teams stands; `low` is at the left end."""

    low: int
    high: int

    def at(self, number: int) -> float:
        """Give where it stands."""
        return _LEFT + (_RIGHT - _LEFT) * (number - self.low) / max(self.high - self.low, 1)


def bridge(why: Why, each: CourseWhy, movement: Movement) -> Figure:
    """Draw how staff trained (or teams reached) of a course came from the first figure to the last.

    `movement` is `each.staff` or `each.teams`. Steps of parts add up to the change; one that only changes how
    many are counted has no bar and says so.
    """
    steps = steps_of(movement)
    scale = _scale(steps)
    marks: list[Mark] = []
    for place, step in enumerate(steps):
        y = 4 + place * _ROW
        marks += [*_named(_name(why, step), step, y), *_bar(step, scale, y), *_counted(step, movement, y)]
        if place + 1 < len(steps):
            level = scale.at(step.reaches.n)
            marks.append(Line(level, y + _BAR, level, y + _ROW, "soft"))
    entries: list[tuple[LookName, str]] = [("dark", "on the day"), ("fill", "gained"), ("loss", "lost")]
    marks += _beginning(scale, 4 + len(steps) * _ROW)
    explained, bottom = key(entries, 0, 14 + len(steps) * _ROW, WIDTH)
    title, measure = show(each.course.title), _measure(movement)
    return Figure(
        name=f"What moved: {title}, {measure.lower()}",
        caption=f"{title}: {measure.lower()}, from {long_day(why.before.as_of)} to {long_day(why.after.as_of)}",
        words=f"Bridge for {title}. {' '.join(told(why, movement, headline))}",
        drawing=Drawing(WIDTH, bottom, (*marks, *explained)),
        native=_native(parts(why, each, movement)),
    )


def parts(why: Why, each: CourseWhy, movement: Movement) -> Table:
    """Give the steps as a table: what stays, is gained and is lost in each, and how many are counted after it."""
    title, measure = show(each.course.title), _measure(movement)
    columns = (
        Column("Step", "text", 4),
        Column("On the day", "number"),
        Column("Stays", "number"),
        Column("Gained", "number"),
        Column("Lost", "number"),
        Column("Counted", "number"),
    )
    rows = tuple(_row(_name(why, step), step) for step in steps_of(movement))
    caption = f"{title}: what changed {measure.lower()}, step by step; counted is everybody that the figure is of"
    return Table(f"{title}: {measure.lower()} moved", caption, columns, rows)


def _row(name: str, step: Step) -> tuple[str | int | None, ...]:
    if step.kind != "part":
        return (name, step.reaches.n, None, None, None, step.reaches.of)
    stays = min(step.reaches.n, step.reaches.n - step.adds.n)
    return (name, None, stays, max(step.adds.n, 0), max(-step.adds.n, 0), step.reaches.of)


def _measure(movement: Movement) -> str:
    return "Staff trained" if movement.kinds is Part else "Teams reached"


def _name(why: Why, step: Step) -> str:
    if step.kind == "part":
        return step.words[:1].upper() + step.words[1:]
    day = long_day((why.after if step.kind == "end" else why.before).as_of)
    return f"{day}, as known by now" if step.kind == "known" else day


def _scale(steps: Sequence[Step]) -> _Scale:
    """Give the scale: from 0, or from later where small changes of a large number would not be seen."""
    levels = [level for step in steps for level in (step.reaches.n, step.reaches.n - step.adds.n)]
    low, high = min(levels), max(levels)
    if low <= high * _NEAR or low == high:
        return _Scale(0, high)
    round_to = 10 ** (len(str(high - low)) - 1)
    return _Scale(max(0, (low - max((high - low) // 3, 1)) // round_to * round_to), high)


def _named(name: str, step: Step, y: float) -> Iterator[Mark]:
    bold = step.kind != "part"
    lines = wrapped(name, _LEFT - 12, bold=bold)
    for place, line in enumerate(lines):
        yield Words(line, 0, y + (13 if len(lines) == 1 else 7 + 14 * place), bold=bold)


def _bar(step: Step, scale: _Scale, y: float) -> Iterator[Mark]:
    begins, ends = scale.at(step.reaches.n - step.adds.n), scale.at(step.reaches.n)
    if step.kind != "part":
        yield Rect(_LEFT, y, ends - _LEFT, _BAR, "dark")
        if scale.low:
            yield Path(((_LEFT + 14, y), (_LEFT + 10, y + 6), (_LEFT + 16, y + 12), (_LEFT + 12, y + _BAR)), "halo")
    elif step.adds.n:
        look: LookName = "fill" if step.adds.n > 0 else "loss"
        yield Rect(min(begins, ends), y, abs(ends - begins), _BAR, look)
    else:
        yield Line(ends, y, ends, y + _BAR, "soft")


def _counted(step: Step, movement: Movement, y: float) -> Iterator[Mark]:
    """Say the step's figure after its bar."""
    x = _RIGHT + 14
    if step.kind != "part":
        yield Words(cut(headline(step.reaches.n, step.reaches.of), WIDTH - x, bold=True), x, y + 13, bold=True)
        return
    verb = "trained" if movement.kinds is Part else "reached"
    both = [f"{signed(step.adds.n)} {verb}"] if step.adds.n else []
    both += [f"{signed(step.adds.of)} counted"] if step.adds.of else []
    for place, words in enumerate(both):
        down = 13 if len(both) == 1 else 7 + 14 * place
        look: LookName = "ink" if words.endswith(verb) else "soft"
        yield Words(cut(words, WIDTH - x), x, y + down, look=look)


def _beginning(scale: _Scale, y: float) -> Iterator[Mark]:
    if scale.low:
        words = f"The bars begin at {scale.low:,}, not at 0: the torn edge says so."
        yield Words(words, _LEFT, y + 2, size=SMALL, look="soft")


def _native(table: Table) -> Native:
    """Give the workbook's bridge: what stays is drawn as nothing, and the rest stands on it."""
    series = (Series("On the day", 1, "dark"), Series("Stays", 2, "paper"))
    return Native(
        "stacked", table.title, 0, (*series, Series("Gained", 3, "fill"), Series("Lost", 4, "loss")), percent=False
    )
