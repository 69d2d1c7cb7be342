"""The looks: told apart without any colour, and words that can be read on what they stand on."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.reports.charts.drawing import LookName
from tracker.reports.charts.looks import ACCENT, LOOKS, Look, contrast, looks

AREAS: tuple[LookName, ...] = ("paper", "light", "mid", "fill", "dark", "loss")
COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@given(accent=st.one_of(st.just(ACCENT), COLOURS))
def test_no_two_areas_are_told_apart_by_hue_alone_whatever_the_agencys_colour(accent: str) -> None:
    table = looks(accent)
    for one, other in combinations(AREAS, 2):
        assert _apart(table[one], table[other]), (one, other)


def _apart(one: Look, other: Look) -> bool:
    return one.hatch != other.hatch or contrast(one.fill, other.fill) >= 1.5


@pytest.mark.parametrize(
    ("words", "ground", "least"),
    [
        ("ink", "paper", 7),
        ("soft", "paper", 4.5),
        ("paper", "fill", 4.5),
        ("ink", "light", 4.5),
        ("ink", "mid", 4.5),
    ],
)
def test_words_can_be_read(words: LookName, ground: LookName, least: float) -> None:
    assert contrast(LOOKS[words].fill, LOOKS[ground].fill) >= least


def test_a_planned_line_is_dashed_and_what_is_lost_is_hatched() -> None:
    assert LOOKS["ahead"].dash
    assert not LOOKS["fill"].dash
    assert [name for name, look in LOOKS.items() if look.hatch] == ["loss"]


def test_the_agencys_colour_is_taken_where_it_stands_apart() -> None:
    assert looks("#1b5e20")["fill"].fill == "#1b5e20"
    assert looks("#ffd54f")["fill"].fill == ACCENT  # too bright for paper
    assert looks("#000000")["fill"].fill == ACCENT  # as dark as what is not it


@given(one=COLOURS, other=COLOURS)
def test_contrast_is_counted_as_wcag_does(one: str, other: str) -> None:
    assert 1 <= contrast(one, other) == contrast(other, one) <= 21


def test_black_on_white_is_21_to_1() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
