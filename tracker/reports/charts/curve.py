"""The cumulative curve: teams reached and staff trained up to the day, and what is planned beyond it."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from tracker.coverage.ahead.values import Forecast, Outlook
from tracker.coverage.trend.values import Point, Trend
from tracker.coverage.values import CourseFacts
from tracker.names import show
from tracker.reports.charts.drawing import WIDTH, Disc, Drawing, Line, LookName, Mark, Path, Rect, Words, cut
from tracker.reports.charts.native import Native, Series
from tracker.reports.charts.pieces import SMALL, key
from tracker.reports.charts.scale import Days, apart
from tracker.reports.document import WITHHELD, Column, Figure, Share, Table
from tracker.reports.words import FEWEST, headline, long_day, percent_of_target, short_day

_LEFT, _RIGHT = 40.0, 436.0  # of the curves; the words at their ends stand beyond
_HIGH, _HEAD, _FOOT = 150.0, 30.0, 40.0
_LABEL = 44.0
_MARKED = 27  # days; more would run into each other
_LOOKS: Sequence[LookName] = ("fill", "dark")
_MOST = len(_LOOKS)  # programs that are drawn one by one; more are drawn as one
_MEASURES = ("Teams reached", "Staff trained")


@dataclass(frozen=True)
class _Curve:
    """One line: its name, its look, the share on each day, and where it leads if every plan is kept."""

    name: str
    look: LookName
    shares: tuple[tuple[date, Share], ...]
    planned: tuple[date, Share] | None


def curve(
    trend: Trend,
    course: str,
    titles: Mapping[str, str],
    *,
    forecast: Forecast | None = None,
    withheld: Collection[str | None] = (),
) -> Figure:
    """Draw a course (its code) over the days of a trend: teams above, people below, a line per program.

    `titles` names the programs. Dashed beyond the last day is what the planned sessions of `forecast` would bring.
    `withheld` are the programs (None: all of them) whose people this copy does not count out.
    """
    facts = next(each for each in trend.courses if each.code == course)
    curves = [[*_curves(trend, course, titles, forecast, place, withheld)] for place in range(len(_MEASURES))]
    days = _days(trend, facts, [line for lines in curves for line in lines])
    marks: list[Mark] = []
    shown = [(place, lines) for place, lines in enumerate(curves) if lines]  # none where all people are withheld
    for down, (place, lines) in enumerate(shown):
        top = _HEAD + down * (_HIGH + _HEAD + _FOOT)
        target = facts.target_share if place else 1.0
        marks += [*_frame(_MEASURES[place], top, days, target, facts), *_drawn(lines, top, days)]
    ahead = any(line.planned for lines in curves for line in lines)
    beyond = f"beyond {long_day(trend.days[-1])}: if every planned session is held"
    explained, bottom = key([("ahead", beyond)] if ahead else [], 0, len(shown) * (_HIGH + _HEAD + _FOOT) + 4, WIDTH)
    title = show(facts.title)
    return Figure(
        name=f"Over time: {title}",
        caption=_caption(title, [_MEASURES[place] for place, _ in shown]),
        words=_said(title, facts, curves),
        drawing=Drawing(WIDTH, bottom, (*marks, *explained)),
        native=_native(over_time(trend, course, titles, withheld=withheld)),
    )


def over_time(trend: Trend, course: str, titles: Mapping[str, str], *, withheld: Collection[str | None] = ()) -> Table:
    """Give what the curves show as a table: n of N and the share on each day, by program."""
    title = show(next(each.title for each in trend.courses if each.code == course))
    lines = [
        (measure, line)
        for place, measure in enumerate(_MEASURES)
        for line in _curves(trend, course, titles, None, place, withheld)
    ]
    columns = [Column("Day", "day", 3)]
    for measure, line in lines:
        columns += [Column(f"{line.name}: {measure.lower()}", "share"), Column("Share", "percent", 1)]
    rows = tuple(
        (day, *(cell for _, line in lines for cell in _cells(line.shares[place][1])))
        for place, day in enumerate(trend.days)
    )
    caption = _caption(title, list(dict.fromkeys(measure for measure, _ in lines)))
    return Table(f"{title}: over time", caption, tuple(columns), rows)


def _caption(title: str, measures: Sequence[str]) -> str:
    return f"{title}: {' and '.join(measure.lower() for measure in measures)} over time"


def _cells(share: Share) -> tuple[Share, Share | str]:
    return share, share if share.of >= FEWEST else ""


def _curves(
    trend: Trend,
    course: str,
    titles: Mapping[str, str],
    forecast: Forecast | None,
    place: int,
    withheld: Collection[str | None],
) -> Iterator[_Curve]:
    """Give the lines of teams (0) or people (1); of people only those that may be counted out."""
    for number, program in enumerate(_programs(trend, course)):
        if not (place and program in withheld):
            ahead = (
                next((e for e in forecast.outlooks if (e.course, e.program) == (course, program)), None)
                if forecast
                else None
            )
            yield _Curve(
                "All programs" if program is None else show(titles.get(program, program)),
                _LOOKS[number],
                tuple((point.day, _share(point, place)) for point in trend.line(course, program)),
                _planned(ahead, place),
            )


def _programs(trend: Trend, course: str) -> Sequence[str | None]:
    programs = dict.fromkeys(each.program for each in trend.points if each.course == course)
    named = [program for program in programs if program is not None]
    return named if 0 < len(named) <= _MOST else [None]


def _share(point: Point, place: int) -> Share:
    return Share(point.trained, point.eligible) if place else Share(point.teams_reached, point.teams)


def _planned(ahead: Outlook | None, place: int) -> tuple[date, Share] | None:
    if ahead is None or ahead.until is None:
        return None
    if not place:
        return ahead.until, Share(ahead.planned.teams_reached, ahead.planned.teams)
    return (
        None if ahead.planned.trained is None else (ahead.until, Share(ahead.planned.trained, ahead.planned.eligible))
    )


def _days(trend: Trend, facts: CourseFacts, lines: Sequence[_Curve]) -> Days:
    """Give the scale: from the day before the first success to the last day, planned day or target day not far off."""
    counting = [day for line in lines for day, share in line.shares if share.n]
    before = [day for day in trend.days if day < min(counting, default=trend.days[0])]
    first, last = before[-1] if before else trend.days[0], trend.days[-1]
    last = max([last, *(line.planned[0] for line in lines if line.planned)])
    if facts.target_on and facts.target_on > last and facts.target_on - last <= max(last - first, timedelta(days=92)):
        last = facts.target_on
    return Days(first, last, _LEFT, _RIGHT)


def _frame(words: str, top: float, days: Days, target: float, facts: CourseFacts) -> Iterator[Mark]:
    """Draw a panel: its name, the scale in per cent, the months, the target and its day."""
    bottom = top + _HIGH
    yield Words(words, 0, top - 12, bold=True, size=13)
    for step in range(3):
        y = bottom - step * _HIGH / 2
        yield Line(_LEFT, y, _RIGHT, y, "rule")
        yield Words(f"{step * 50}%", _LEFT - 6, y + 4, "end", size=SMALL, look="soft")
    yield from days.axis(bottom)
    level, due = _level(target, top), facts.target_on
    until = days.at(due) if due and due in days else _RIGHT
    yield Line(_LEFT, level, until, level, "soft")
    yield Words(f"target {percent_of_target(target)}{_by(days, due)}", _RIGHT, top - 12, "end", size=SMALL)
    if due and due in days:
        yield Line(until, level, until, bottom, "soft")
    yield Line(until - 9, level, until, level, "target")


def _by(days: Days, due: date | None) -> str:
    return f" by {long_day(due)}" if due and due >= days.first else ""


def _level(ratio: float, top: float) -> float:
    return top + _HIGH * (1 - min(ratio, 1.0))


def _drawn(lines: Sequence[_Curve], top: float, days: Days) -> Iterator[Mark]:
    """Draw the lines, and at their ends what they are and where they stand."""
    ends = [_level(_ends(line).ratio or 0, top) for line in lines]
    tops = apart(ends, _LABEL, top - 12, top + _HIGH + 12)
    for line, level, label in zip(lines, ends, tops, strict=True):
        yield from _line(line, top, days)
        reached = days.at((line.planned or line.shares[-1])[0])
        yield Path(((reached + 5, level), (_RIGHT + 6, level), (_RIGHT + 16, label + 10)), "rule")
        yield from _labelled(line, label)


def _ends(line: _Curve) -> Share:
    return (line.planned or line.shares[-1])[1]


def _line(line: _Curve, top: float, days: Days) -> Iterator[Mark]:
    """Draw one line, interrupted where nobody counts, with a mark on each day; the planned part is dashed."""
    runs = [*_runs(line, top, days)]
    yield from (Path(run, line.look) for run in runs if len(run) > 1)
    points = [point for run in runs for point in run]
    for x, y in points if len(points) <= _MARKED else points[-1:]:
        yield from _marked(x, y, line.look)
    if points and line.planned and line.planned[1].ratio is not None:
        there = (days.at(line.planned[0]), _level(line.planned[1].ratio, top))
        yield Path((points[-1], there), "ahead")
        yield from _marked(*there, "paper")


def _runs(line: _Curve, top: float, days: Days) -> Iterator[tuple[tuple[float, float], ...]]:
    """Give the stretches of days on which somebody counts, as points."""
    for counts, stretch in groupby((each for each in line.shares if each[0] in days), lambda each: each[1].of > 0):
        if counts:
            yield tuple((days.at(day), _level(share.ratio or 0, top)) for day, share in stretch)


def _marked(x: float, y: float, look: LookName) -> Iterator[Mark]:
    """Mark a day: round on the first line, square on the second, empty where it is only planned."""
    if look == "dark":
        yield Rect(x - 3.5, y - 3.5, 7, 7, look)
    elif look == "fill":
        yield Disc(x, y, 4, look)
    else:
        yield Disc(x, y, 4, "soft")
        yield Disc(x, y, 3, look)


def _labelled(line: _Curve, top: float) -> Iterator[Mark]:
    x, room = _RIGHT + 30, WIDTH - _RIGHT - 30
    yield from _marked(_RIGHT + 22, top + 8, line.look)
    share = line.shares[-1][1]
    yield Words(cut(line.name, room, bold=True), x, top + 12, bold=True)
    yield Words(cut(headline(share.n, share.of), room), x, top + 26)
    if line.planned:
        planned = line.planned[1]
        yield Words(
            cut(f"planned: {headline(planned.n, planned.of)}", room, SMALL), x, top + 40, size=SMALL, look="soft"
        )


def _said(title: str, facts: CourseFacts, curves: Sequence[Sequence[_Curve]]) -> str:
    """Give the figure in words: where each line begins and stands, and where the plans would lead it."""
    told = [f"Lines for {title} over time."]
    for place, lines in enumerate(curves):
        target = percent_of_target(facts.target_share if place else 1.0)
        due = f" by {long_day(facts.target_on)}" if facts.target_on else ""
        told.append(f"{_MEASURES[place]}, target {target}{due}:")
        told += [_line_said(line) for line in lines] or [f"{WITHHELD}."]
    return " ".join(told)


def _line_said(line: _Curve) -> str:
    (begins, first), (ends, last) = line.shares[0], line.shares[-1]
    planned = ""
    if line.planned:
        day, share = line.planned
        planned = f"; {headline(share.n, share.of)} by {short_day(day, ends)} if every planned session is held"
    return (
        f"{line.name} {headline(first.n, first.of)} on {long_day(begins)}, "
        f"{headline(last.n, last.of)} on {long_day(ends)}{planned}."
    )


def _native(table: Table) -> Native:
    percents = [place for place, column in enumerate(table.columns) if column.kind == "percent"]
    looks: Sequence[LookName] = ("fill", "dark", "ahead", "soft")
    return Native(
        "line",
        table.title,
        0,
        tuple(
            Series(table.columns[place - 1].heading, place, looks[number % len(looks)])
            for number, place in enumerate(percents)
        ),
        high=1.0,
    )
