"""A drawing as SVG: valid, the same each time, harmless, and the same shapes in a page and on paper."""

from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from tracker.reports.charts.drawing import Disc, Drawing, Line, LookName, Path, Rect, Words, cut, measured
from tracker.reports.charts.looks import LOOKS
from tracker.reports.charts.svg import as_svg

SVG = "{http://www.w3.org/2000/svg}"
NAMES = st.sampled_from(sorted(LOOKS))
PLACES = st.floats(0, 600, allow_nan=False)
RECTS = st.builds(Rect, PLACES, PLACES, PLACES, PLACES, NAMES)
MARKS = st.one_of(
    RECTS,
    st.builds(Line, PLACES, PLACES, PLACES, PLACES, NAMES),
    st.builds(Path, st.lists(st.tuples(PLACES, PLACES), min_size=2).map(tuple), NAMES, st.booleans()),
    st.builds(Disc, PLACES, PLACES, PLACES, NAMES),
    st.builds(Words, st.text(), PLACES, PLACES, st.sampled_from(["start", "middle", "end"]), st.booleans()),
)
DRAWINGS = st.builds(Drawing, st.just(600.0), st.just(600.0), st.lists(MARKS, max_size=8).map(tuple))


@given(drawing=DRAWINGS, label=st.one_of(st.none(), st.text()))
def test_any_drawing_is_xml_without_ids_or_references_and_the_same_twice(drawing: Drawing, label: str | None) -> None:
    drawn = as_svg(drawing, label=label)
    root = ET.fromstring(drawn)  # noqa: S314 - our own
    names = {name for each in root.iter() for name in each.attrib}
    assert not names & {"id", "href", "style", "onclick"}
    assert drawn == as_svg(drawing, label=label)


@given(text=st.text(alphabet=st.characters(codec="utf-8", categories=["L", "N", "P", "S"]), min_size=1))
def test_words_come_back_as_they_were(text: str) -> None:
    drawn = as_svg(Drawing(10, 10, (Words(text, 1, 9),)), label=text)
    root = ET.fromstring(drawn)  # noqa: S314 - our own
    assert (root.find(f"{SVG}text").text, root.get("aria-label")) == (text, text)  # type: ignore[union-attr] # it is there


@given(area=RECTS)
def test_the_lines_of_a_hatch_stay_inside_their_area(area: Rect) -> None:
    looked: LookName = "loss"
    drawn = as_svg(Drawing(1200, 1200, (Rect(area.x, area.y, area.width, area.height, looked),)), label=None)
    root = ET.fromstring(drawn)  # noqa: S314 - our own
    for path in root.iter(f"{SVG}path"):
        for point in path.get("d", "").replace("M", "L").split("L")[1:]:
            x, y = map(float, point.split())
            assert area.x - 0.01 <= x <= area.x + area.width + 0.01
            assert area.y - 0.01 <= y <= area.y + area.height + 0.01


def test_two_drawings_of_the_same_value_can_stand_in_one_page() -> None:
    drawn = as_svg(Drawing(10, 10, (Rect(1, 1, 8, 8, "loss"),)), label="Lost & found")
    assert "id=" not in drawn
    assert 'aria-label="Lost &amp; found"' in drawn


@given(text=st.text(max_size=300), width=st.floats(0, 400))
def test_a_text_is_cut_to_its_place(text: str, width: float) -> None:
    assert measured(cut(text, width)) <= width


def test_a_text_that_is_cut_says_so() -> None:
    assert cut("a" * 300, 100).endswith("a…")
    assert cut("CPS", 100) == "CPS"
    assert cut("\x1b[31mred\u202e", 400) == "red"
