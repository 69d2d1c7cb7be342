"""Bullet bars: as long as their ratios, in their box, and never a bar for what is not known."""

from hypothesis import given
from hypothesis import strategies as st

from tests.reports.charts.given import NAMES, SHARES, SVG, TARGETS, block, drawn, measure, outside, texts
from tracker.reports.charts.bars import bars
from tracker.reports.charts.bullets import bullets
from tracker.reports.charts.drawing import Line, Rect
from tracker.reports.charts.looks import ACCENT
from tracker.reports.charts.svg import as_svg
from tracker.reports.document import Figure, Share
from tracker.reports.lines import actual
from tracker.reports.values import CourseBlock
from tracker.reports.words import headline

DUE = st.sampled_from(["", "due by 30 September 2025"])
MEASURES = st.builds(measure, NAMES, SHARES, st.one_of(st.none(), SHARES), TARGETS, DUE)
BLOCKS = st.builds(
    lambda title, measures: block(*measures, title=title), NAMES, st.lists(MEASURES, min_size=1, max_size=5)
)
PAIR = block(
    measure("CPS", Share(12, 16), Share(480, 640)),
    measure("All programs", Share(12, 32), Share(480, 1200)),
)


def filled(figure: Figure) -> list[float]:
    """Give how long each bar is against its place, as the SVG says."""
    areas = [(each.get("fill"), float(each.get("width", "0"))) for each in drawn(figure).iter(f"{SVG}rect")]
    tracks = [wide for fill, wide in areas if fill == "#ffffff"]
    bars_and_key = [wide for fill, wide in areas if fill == ACCENT]
    return [wide / tracks[0] for wide in bars_and_key[:-1]]


@given(drawn_from=BLOCKS)
def test_bars_are_as_long_as_their_ratios_and_everything_is_inside_the_box(drawn_from: CourseBlock) -> None:
    figure = bullets(drawn_from)
    shares = [share for each in drawn_from.measures for share in (each.reached, each.trained) if share]
    ratios = [share.ratio for share in shares if share.ratio]
    assert [abs(bar - ratio) < 0.001 for bar, ratio in zip(filled(figure), ratios, strict=True)] == [True] * len(ratios)
    assert outside(figure.drawing) == []
    assert as_svg(figure.drawing, label=None) == as_svg(bullets(drawn_from).drawing, label=None)


def test_each_bar_ends_in_n_of_n_and_how_far_it_is() -> None:
    said = texts(bullets(PAIR))
    assert said[:4] == ["CPS", "Teams reached", "12 of 16 (75%)", "below target"]
    assert said[4:7] == ["Staff trained", "480 of 640 (75%)", "near target"]


def test_what_is_withheld_or_has_nobody_has_words_and_no_bar() -> None:
    figure = bullets(block(measure("CPS", Share(0, 0), None)))
    assert texts(figure)[2:3] + texts(figure)[4:5] == ["no rate (0 of 0)", "withheld"]
    assert filled(figure) == []
    assert not [mark for mark in figure.drawing.marks if isinstance(mark, Rect) and mark.width > 100]


def test_the_tints_begin_where_the_agency_says() -> None:
    one = block(measure("CPS", Share(2, 2), Share(480, 640), target=0.9))
    track, light, mid = (
        next(mark for mark in bullets(one).drawing.marks if isinstance(mark, Rect) and mark.look == look)
        for look in ("track", "light", "mid")
    )
    assert abs((light.x - track.x) / track.width - 0.75) < 0.001
    assert abs((mid.x - track.x) / track.width - 0.85) < 0.001
    relative = [
        mark for mark in bullets(one, (10, 50, True)).drawing.marks if isinstance(mark, Rect) and mark.look == "light"
    ]
    assert abs((relative[0].x - track.x) / track.width - 0.45) < 0.001


def test_a_target_day_that_is_still_to_come_is_no_failure_yet() -> None:
    figure = bullets(block(measure("CPS", Share(3, 16), None, due="due by 30 September 2025")))
    assert "due by 30 September 2025" in texts(figure)
    assert {mark.look for mark in figure.drawing.marks if isinstance(mark, Rect)} == {"track", "fill"}


def test_the_words_for_those_who_do_not_see_it_hold_every_figure() -> None:
    words = bullets(PAIR).words
    for share in (Share(12, 16), Share(480, 640), Share(12, 32), Share(480, 1200)):
        assert headline(share.n, share.of) in words


def test_the_workbook_draws_the_columns_of_the_table_beside_it() -> None:
    native, table = bullets(PAIR).native, actual(PAIR)
    assert native is not None
    assert native.table == table.title
    assert [table.columns[each.column].heading for each in native.series] == ["Actual", "Target"]


@given(groups=st.lists(st.tuples(NAMES, st.one_of(st.none(), SHARES)), min_size=1, max_size=40), target=TARGETS)
def test_plain_bars_keep_to_their_box_too(groups: list[tuple[str, Share | None]], target: float) -> None:
    figure = bars("Classifications", "staff trained", groups, target=target)
    assert figure is not None
    ratios = [share.ratio for _, share in groups if share and share.ratio]
    assert [abs(bar - ratio) < 0.001 for bar, ratio in zip(filled(figure), ratios, strict=True)] == [True] * len(ratios)
    assert outside(figure.drawing) == []


def test_bars_that_no_page_holds_are_not_drawn() -> None:
    assert bars("Classifications", "staff trained", []) is None
    assert bars("Classifications", "staff trained", [("A", None)] * 41) is None


def test_a_target_is_marked_on_each_bar() -> None:
    figure = bars("Classifications", "staff trained", [("A", Share(1, 2)), ("B", Share(2, 2))], target=0.9)
    assert figure is not None
    assert len([mark for mark in figure.drawing.marks if isinstance(mark, Line) and mark.look == "target"]) == 3
