"""Whatever a report or its document may hold comes back as it was; what another version kept is read, or refused."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import UTC, date, datetime
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reports.conftest import delivered, report_of
from tracker import __version__
from tracker.coverage.values import Coverage, Row, State
from tracker.reports.charts.drawing import Drawing
from tracker.reports.charts.native import Native
from tracker.reports.document import Brand, Document, Share
from tracker.reports.kept.frozen import Frozen, NotReadable
from tracker.reports.kept.values import CONTENT, Content
from tracker.reports.layout import laid_out
from tracker.reports.values import Report

NAMES = {"Drawing": Drawing, "Native": Native}
LEAVES: dict[Any, st.SearchStrategy[Any]] = {
    str: st.text(max_size=8),
    int: st.integers(),
    bool: st.booleans(),
    float: st.floats(allow_nan=False, allow_infinity=False) | st.integers(0, 650),
    date: st.dates(),
    datetime: st.datetimes(timezones=st.just(UTC)),
    bytes: st.binary(max_size=20),
    NoneType: st.none(),
    Any: st.recursive(
        st.none()
        | st.booleans()
        | st.integers()
        | st.floats(allow_nan=False, allow_infinity=False)
        | st.text(max_size=5),
        lambda inside: st.lists(inside, max_size=2) | st.dictionaries(st.text(max_size=5), inside, max_size=2),
        max_leaves=5,
    ),
}


def values_of(kind: Any) -> st.SearchStrategy[Any]:
    """Give any value of a type, as its annotations declare it."""
    origin, inside = get_origin(kind), get_args(kind)
    if kind in LEAVES:
        return LEAVES[kind]
    if kind is Brand:
        return st.builds(Brand, st.text(max_size=5), logo=st.none() | st.binary(max_size=9))
    if isinstance(kind, type) and is_dataclass(kind):
        hints = get_type_hints(kind, localns=NAMES)
        return st.builds(kind, **{field.name: values_of(hints[field.name]) for field in fields(kind)})
    if isinstance(kind, type) and issubclass(kind, Enum):
        return st.sampled_from(list(kind))
    return _generic(origin, inside)


def _generic(origin: Any, inside: tuple[Any, ...]) -> st.SearchStrategy[Any]:
    if origin in (Union, UnionType):
        return st.one_of(*map(values_of, inside))
    if origin is Literal:
        return st.sampled_from(inside)
    if origin is tuple and inside[1:] == (...,):
        return st.lists(values_of(inside[0]), max_size=2).map(tuple)
    if origin is tuple:
        return st.tuples(*map(values_of, inside))
    if origin is frozenset:
        return st.frozensets(values_of(inside[0]), max_size=3)
    assert issubclass(origin, Mapping)
    return st.dictionaries(values_of(inside[0]), values_of(inside[1]), max_size=2)


@pytest.mark.parametrize("cls", [Report, Document, Coverage])
def test_whatever_it_holds_comes_back_as_it_was(cls: type[Any]) -> None:
    way: Frozen[Any] = Frozen(cls, NAMES)

    @settings(max_examples=25, deadline=None)
    @given(values_of(cls))
    def holds(value: Any) -> None:
        assert way.read(way.write(value)) == value
        assert way.unpack(way.pack(value)) == value

    holds()


def test_a_whole_report_comes_back_and_twice_the_same_letters() -> None:
    report = report_of(copy="internal")
    content = Content(report, laid_out(report))
    assert CONTENT.unpack(CONTENT.pack(content)) == content
    assert CONTENT.pack(CONTENT.unpack(CONTENT.pack(content))) == CONTENT.pack(content)


def test_a_number_stays_the_kind_of_number_that_it_was() -> None:
    way = Frozen(Point)
    back = way.read(way.write(Point(1, 1.0)))
    assert (type(back.x), type(back.y)) == (int, float)


@dataclass(frozen=True)
class Point:
    x: float
    y: float
    day: date | datetime | str | Share | None = None


@pytest.mark.parametrize(
    "said", [date(2025, 8, 1), datetime(2025, 8, 1, 7, tzinfo=UTC), "2025-08-01", Share(1, 2), None]
)
def test_one_of_several_types_is_told_apart(said: Any) -> None:
    way = Frozen(Point)
    back = way.read(way.write(Point(0, 0, said)))
    assert back.day == said
    assert type(back.day) is type(said)


@dataclass(frozen=True)
class Earlier:
    words: str
    gone: int = 7


@dataclass(frozen=True)
class Later:
    words: str
    marks: tuple[str, ...] = ("a",)


@dataclass(frozen=True)
class Stricter:
    words: str
    needed: str


def test_what_an_older_version_did_not_know_takes_its_default_and_what_a_newer_one_added_is_left_out() -> None:
    assert Frozen(Later).read(Frozen(Earlier).write(Earlier("x", 3))) == Later("x", ("a",))
    assert Frozen(Earlier).read(Frozen(Later).write(Later("x", ("b", "c")))) == Earlier("x", 7)


def test_what_cannot_be_read_names_the_version_that_kept_it_and_what_is_missing() -> None:
    kept = json.loads(Frozen(Earlier).write(Earlier("x")))
    with pytest.raises(NotReadable, match=rf"tracker 9\.9\.9.*tracker {__version__} cannot.*Stricter without needed"):
        Frozen(Stricter).read(json.dumps({**kept, "by": "9.9.9"}))


@pytest.mark.parametrize("broken", ["", "{}", "[]", "null", '{"value": 3, "by": "\\u001b[31m"}', '{"value": "words"}'])
def test_what_is_no_kept_value_is_refused_in_a_sentence(broken: str) -> None:
    with pytest.raises(NotReadable) as refused:
        Frozen(Earlier).read(broken)
    assert "\x1b" not in refused.value.message


@pytest.mark.parametrize("broken", ["", "x", "AAAA", "é", Frozen(Earlier).pack(Earlier("words " * 99))[:-8]])
def test_what_is_damaged_is_refused_in_a_sentence(broken: str) -> None:
    with pytest.raises(NotReadable, match="damaged"):
        Frozen(Earlier).unpack(broken)


@dataclass(frozen=True)
class Strange:
    held: object


@dataclass(frozen=True)
class Anything:
    held: Any


def test_a_type_that_would_not_come_back_is_refused_when_it_is_written() -> None:
    with pytest.raises(TypeError):
        Frozen(Strange).write(Strange(object()))
    for held in ((1, 2), {1: 2}, {"a": {3}}, float("nan")):
        with pytest.raises((TypeError, ValueError)):
            Frozen(Anything).write(Anything(held))


def test_a_state_is_a_state_again() -> None:
    back = Frozen(Row).read(Frozen(Row).write(delivered("screening-overview", 4, "CPS")))
    assert back.state is State.DELIVERED
