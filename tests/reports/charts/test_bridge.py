"""The bridge: its parts add up in the drawing, and no gain looks like a loss."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reports.charts.given import NAMES, drawn, outside, texts
from tracker.coverage.values import CourseFacts
from tracker.coverage.why.bridge import bridge as steps_of
from tracker.coverage.why.parts import Part, TeamPart
from tracker.coverage.why.values import EVERYWHERE, At, Clock, CourseWhy, Movement, Mover, Share, Why
from tracker.reports.charts.bridge import bridge, parts
from tracker.reports.charts.drawing import Path, Rect
from tracker.reports.document import Figure
from tracker.reports.words import headline

PARTS = st.sampled_from([part for part in Part if part is not Part.MOVED_WITHIN])
CLOCKS: st.SearchStrategy[Clock] = st.sampled_from(["restated", "moved"])
ADDS = st.sampled_from([Share(1, 0), Share(-1, 0), Share(1, 1), Share(-1, -1), Share(0, 1), Share(0, -1)])
MOVERS = st.lists(st.builds(Mover, st.integers(1, 9), PARTS, CLOCKS, ADDS, st.none(), st.none()), max_size=40)
NO_TEAMS = Movement(Share(), Share(), Share(), (), TeamPart)
LEFT, RIGHT = 214.0, 482.0


def moved(movers: list[Mover], before: Share, title: str = "The overview") -> tuple[Why, CourseWhy]:
    """Give why a course moved from a figure by these movers."""
    known = before
    for mover in movers:
        known = known.plus(mover.adds) if mover.clock == "restated" else known
    after = known
    for mover in movers:
        after = after.plus(mover.adds) if mover.clock == "moved" else after
    each = CourseWhy(CourseFacts("overview", title, 0.9), Movement(before, known, after, tuple(movers), Part), NO_TEAMS)
    return Why(At(date(2025, 7, 1), None), At(date(2025, 8, 20), None), EVERYWHERE, "UTC", (each,)), each


def bars(figure: Figure) -> list[Rect]:
    """Give the bars without the key."""
    return [mark for mark in figure.drawing.marks if isinstance(mark, Rect) and mark.height == 18]


def people(count: int, part: Part, adds: Share, clock: Clock = "moved") -> list[Mover]:
    """Give some people with one part."""
    return [Mover(who, part, clock, adds, None, None) for who in range(count)]


@given(movers=MOVERS, n=st.integers(40, 5_000), title=NAMES)
def test_the_parts_add_up_in_the_drawing(movers: list[Mover], n: int, title: str) -> None:
    why, each = moved(movers, Share(n, n + 100), title)
    figure = bridge(why, each, each.staff)
    assert outside(figure.drawing) == []
    assert drawn(figure) is not None
    starts, *_, ends = ends_of = [bar for bar in bars(figure) if bar.look == "dark"]
    gained = sum(bar.width for bar in bars(figure) if bar.look == "fill")
    lost = sum(bar.width for bar in bars(figure) if bar.look == "loss")
    assert starts.width + gained - lost == pytest.approx(ends.width, abs=0.01)
    assert len(ends_of) == len([step for step in steps_of(each.staff) if step.kind != "part"])


@given(movers=MOVERS, n=st.integers(40, 5_000))
def test_every_bar_begins_where_the_one_before_ends(movers: list[Mover], n: int) -> None:
    why, each = moved(movers, Share(n, n + 100))
    here = None
    for bar in bars(bridge(why, each, each.staff)):
        edges = (bar.x, bar.x + bar.width)
        if bar.look != "dark":
            assert here == pytest.approx(edges[0] if bar.look == "fill" else edges[1], abs=0.01)
        here = edges[0] if bar.look == "loss" else edges[1]


def test_a_bridge_says_its_days_its_parts_and_their_signs() -> None:
    why, each = moved(
        [
            *people(22, Part.COMPLETED, Share(1, 0)),
            *people(4, Part.LEFT_TRAINED, Share(-1, -1)),
            *people(3, Part.JOINED_NOT_TRAINED, Share(0, 1)),
        ],
        Share(30, 50),
    )
    figure = bridge(why, each, each.staff)
    said = texts(figure)
    assert said[:4] == ["1 July 2025", "30 of 50 (60%)", "Newly completed", "+22 trained"]
    assert {"-4 trained", "-4 counted", "+3 counted", "48 of 49 (98%)"} <= set(said)
    assert [bar.look for bar in bars(figure)] == ["dark", "fill", "loss", "dark"]
    for words in ("30 of 50 (60%)", "48 of 49 (98%)", "22 newly completed", "4 left who had been trained"):
        assert words in figure.words


def test_small_changes_of_a_large_number_are_drawn_larger_and_it_is_said() -> None:
    why, each = moved(people(12, Part.COMPLETED, Share(1, 0)), Share(588, 1563))
    figure = bridge(why, each, each.staff)
    assert any(text.startswith("The bars begin at 580, not at 0") for text in texts(figure))
    assert len([mark for mark in figure.drawing.marks if isinstance(mark, Path) and mark.look == "halo"]) == 2


def test_the_bars_of_a_large_change_begin_at_nought() -> None:
    why, each = moved(people(30, Part.COMPLETED, Share(1, 0)), Share(30, 100))
    starts, gained, ends = bars(bridge(why, each, each.staff))
    assert (starts.width, gained.width, ends.width) == pytest.approx(((RIGHT - LEFT) / 2, (RIGHT - LEFT) / 2, 268))


def test_nothing_that_moved_and_nobody_there_are_drawn_too() -> None:
    for before in (Share(0, 0), Share(5, 5)):
        why, each = moved([], before)
        figure = bridge(why, each, each.staff)
        assert outside(figure.drawing) == []
        assert headline(*before) in texts(figure)


@given(movers=MOVERS, n=st.integers(40, 900))
def test_the_table_beside_it_stacks_to_the_same_figures(movers: list[Mover], n: int) -> None:
    why, each = moved(movers, Share(n, n + 100))
    table = parts(why, each, each.staff)
    for row, step in zip(table.rows, steps_of(each.staff), strict=True):
        _, on_the_day, stays, gained, lost, counted = (cell if isinstance(cell, int) else 0 for cell in row)
        assert on_the_day + stays + max(gained, lost) == max(step.reaches.n, step.reaches.n - step.adds.n)
        assert gained - lost == step.adds.n
        assert counted == step.reaches.of
    native = bridge(why, each, each.staff).native
    assert native is not None
    assert native.table == table.title
    assert [table.columns[each.column].heading for each in native.series] == [each.name for each in native.series]
