"""Districts: small multiples in their numbers' order, and the map in tiles that only Oregon has."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reports.charts.given import NAMES, SHARES, SVG, block, cell, drawn, grid, measure, outside, texts
from tracker.reports.charts.drawing import Rect, Words
from tracker.reports.charts.looks import ACCENT
from tracker.reports.charts.multiples import multiples, shares
from tracker.reports.charts.tiles import tiles
from tracker.reports.document import Grid, GridCell, Share

BLOCK = block(measure("All programs", Share(1, 2), Share(3, 4)))
REFERENCE = tomllib.loads(Path("data/reference.toml").read_text(encoding="utf-8"))
COUNTIES = {each["number"]: each["counties"] for each in REFERENCE["district"]}
PROGRAMS = ("CPS", "Permanency")
UNREACHED = cell(Share(0, 9), "Not scheduled", "○")
CELLS = st.one_of(
    st.builds(cell, SHARES),
    st.builds(cell, st.none(), NAMES),
    st.just(cell(None, "Not applicable", "\N{EN DASH}", "")),
    st.just(cell(Share(0, 0), "Not scheduled", "○", "? No roster")),
)
GRIDS = st.lists(NAMES, min_size=1, max_size=3, unique=True).flatmap(
    lambda programs: st.dictionaries(
        st.integers(1, 99), st.tuples(*[CELLS] * len(programs)), min_size=1, max_size=20
    ).map(lambda cells: grid(cells, tuple(programs)))
)


def oregon(**said: GridCell) -> Grid:
    """Give the sixteen districts, all unreached but for those that are named ("d4")."""
    return grid({number: (said.get(f"d{number}", UNREACHED), UNREACHED) for number in range(1, 17)}, PROGRAMS)


@given(given_grid=GRIDS)
def test_panels_keep_to_their_box_and_their_bars_to_the_ratios(given_grid: Grid) -> None:
    figure = multiples(given_grid, BLOCK)
    assert figure is not None
    assert outside(figure.drawing) == []
    areas = [(each.get("fill"), float(each.get("width", "0"))) for each in drawn(figure).iter(f"{SVG}rect")]
    wide = (650 - 3 * 22) / 4
    ratios = [one.people.ratio for row in given_grid.rows for one in row.cells if one.people and one.people.ratio]
    bars = [width / wide for fill, width in areas if fill == ACCENT][:-1]
    assert [abs(bar - ratio) < 0.001 for bar, ratio in zip(bars, ratios, strict=True)] == [True] * len(ratios)


def test_districts_stand_in_their_numbers_order_whatever_their_figures() -> None:
    given_grid = grid({2: (cell(Share(1, 99)),), 11: (cell(Share(99, 99)),), 1: (cell(Share(50, 99)),)}, ("CPS",))
    figure = multiples(given_grid, BLOCK)
    assert figure is not None
    assert [text for text in texts(figure) if text.startswith("District")] == [
        "District 1",
        "District 2",
        "District 11",
    ]
    assert "District 11: CPS 99 of 99." in figure.words


def test_a_place_without_a_bar_says_why() -> None:
    given_grid = grid(
        {
            1: (cell(None),),
            2: (cell(Share(0, 0), count="? No roster"),),
            3: (cell(None, "Not applicable", "\N{EN DASH}", ""),),
        },
        ("CPS",),
    )
    figure = multiples(given_grid, BLOCK)
    assert figure is not None
    assert {"withheld", "? No roster", "Not applicable"} <= set(texts(figure))
    assert not [mark for mark in figure.drawing.marks if isinstance(mark, Rect) and mark.width > 100]


def test_the_workbook_draws_the_shares_of_the_table_beside_it() -> None:
    given_grid = oregon(d4=cell(Share(30, 41)))
    table, figure = shares(given_grid, BLOCK), multiples(given_grid, BLOCK, {"Permanency": "Perm"})
    assert figure is not None
    assert figure.native is not None
    assert figure.native.table == table.title
    assert [(each.name, table.columns[each.column].kind) for each in figure.native.series] == [
        ("CPS", "percent"),
        ("Perm", "percent"),
    ]
    assert table.rows[3] == (4, Share(30, 41), Share(30, 41), Share(0, 9), "")


def test_a_course_that_no_district_has_is_not_drawn() -> None:
    assert multiples(oregon(), block(title="Another")) is None
    assert tiles(oregon(), block(title="Another"), COUNTIES) is None


def test_every_district_that_ships_has_its_tile_and_no_two_share_one() -> None:
    figure = tiles(oregon(), BLOCK, COUNTIES)
    assert figure is not None
    heads = [mark for mark in figure.drawing.marks if isinstance(mark, Words) and mark.bold]
    assert {mark.text for mark in heads} == {f"District {number}" for number in range(1, 17)}
    assert len({(mark.x, mark.y) for mark in heads}) == 16
    assert outside(figure.drawing) == []


def test_the_map_is_roughly_oregon() -> None:
    figure = tiles(oregon(), BLOCK, COUNTIES)
    assert figure is not None
    at = {mark.text.removeprefix("District "): mark for mark in figure.drawing.marks if isinstance(mark, Words)}
    assert [at[number].x for number in ("1", "2", "9", "13")] == sorted(at[n].x for n in ("1", "2", "9", "13"))
    assert [at[number].y for number in ("2", "3", "5", "6", "8")] == sorted(at[n].y for n in ("2", "3", "5", "6", "8"))


@pytest.mark.parametrize(
    ("word", "symbol", "look"),
    [
        ("Delivered", "●", "fill"),
        ("Target met", "●", "fill"),
        ("Delivered, 1 of 3 teams reached", "●", "mid"),
        ("Scheduled", "◐", "light"),
        ("Overdue", "!", "loss"),
        ("Contacted", "○", "track"),
        ("Not applicable", "\N{EN DASH}", "track"),
    ],
)
def test_a_state_has_its_tint_and_its_word(word: str, symbol: str, look: str) -> None:
    figure = tiles(oregon(d1=cell(Share(1, 9), word, symbol)), BLOCK, COUNTIES)
    assert figure is not None
    first = next(mark for mark in figure.drawing.marks if isinstance(mark, Rect))
    assert first.look == look
    assert any(text.startswith(f"{symbol} ") for text in texts(figure)[1:3])
    assert f"District 1: CPS {word.lower()}" in figure.words


def test_other_districts_have_no_map() -> None:
    fewer = grid(dict.fromkeys(range(1, 16), (UNREACHED, UNREACHED)), PROGRAMS)
    assert tiles(fewer, BLOCK, COUNTIES) is None
    assert tiles(oregon(), BLOCK, {**COUNTIES, 5: "Kings"}) is None
    assert tiles(oregon(), BLOCK, {}) is None


@given(programs=st.lists(NAMES, min_size=1, max_size=3, unique=True), word=NAMES)
def test_a_map_keeps_to_its_box_whatever_it_is_told(programs: list[str], word: str) -> None:
    given_grid = grid({n: (cell(None, word, "○", ""),) * len(programs) for n in range(1, 17)}, tuple(programs))
    figure = tiles(given_grid, BLOCK, COUNTIES)
    assert figure is not None
    assert outside(figure.drawing) == []
    assert drawn(figure) is not None
