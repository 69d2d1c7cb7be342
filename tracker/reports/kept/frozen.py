"""Frozen values as text and back, exactly: JSON under the fields' names, read by the types that the class declares."""

import base64
import json
import zlib
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Generic, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from tracker import __version__
from tracker.errors import Refused
from tracker.names import show

T = TypeVar("T")
FORM = 1  # of this encoding itself
MOST = 64 * 1024 * 1024  # characters of a kept value, unpacked: a report of every team there is takes a hundredth
_SCALARS = (str, int, float, bool)


class NotReadable(Refused):
    """This report was kept by another version of the tracker, and this one cannot read it."""


@dataclass(frozen=True)
class _Way:
    """How values of one type are written and read; `plain` ones stand in JSON as they are."""

    name: str
    fits: Callable[[Any], bool]
    write: Callable[[Any], Any]
    read: Callable[[Any], Any]
    plain: bool = False


class Frozen(Generic[T]):
    """The way of one class of frozen values to text and back: `read(write(value)) == value`.

    Its fields may be dates, moments, bytes, words, numbers, tuples, frozen sets, mappings by words, other frozen
    values and unions of these; `names` are the classes that annotations name without importing them. What a newer
    version wrote beside the fields known here is left out; what an older one did not know yet takes its default.
    """

    def __init__(self, root: type[T], names: Mapping[str, Any] | None = None) -> None:
        self._names = dict(names or {})
        self._way: Callable[[Any], _Way] = cache(self._made)
        self.root = root

    def write(self, value: T) -> str:
        """Give a value as JSON, with the version that wrote it."""
        kept = {"form": FORM, "by": __version__, "value": self._way(self.root).write(value)}
        return json.dumps(kept, separators=(",", ":"), allow_nan=False)

    def read(self, written: str) -> T:
        """Give the value back; `NotReadable` names the version that wrote what cannot be read."""
        try:
            kept = json.loads(written)
            value: T = self._way(self.root).read(kept["value"])
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise NotReadable(_complaint(written, error)) from error
        return value

    def pack(self, value: T) -> str:
        """Give a value as `write` does, compressed, in letters that any column takes."""
        return base64.b64encode(zlib.compress(self.write(value).encode(), 9)).decode()

    def unpack(self, packed: str) -> T:
        """Give a packed value back."""
        try:
            unpacking = zlib.decompressobj()
            text = unpacking.decompress(base64.b64decode(packed, validate=True), MOST)
            if not unpacking.eof:
                raise ValueError("cut off, or too long")  # noqa: TRY301 - told with the others
        except (ValueError, zlib.error) as error:
            raise NotReadable("What was kept of this report is damaged. `tracker check` says more.") from error
        return self.read(text.decode())

    # the way of each type

    def _made(self, kind: Any) -> _Way:
        origin, inside = get_origin(kind), get_args(kind)
        if origin is None:
            return _LEAVES[kind] if kind in _LEAVES else self._of_class(kind)
        if origin in (Union, UnionType):
            return self._union(inside)
        if origin is Literal:
            return _Way("words", lambda value: value in inside, _same, _same, plain=True)
        if origin is tuple:
            return self._tuple(inside)
        return self._set(inside[0]) if origin is frozenset else self._mapping(inside, origin)

    def _of_class(self, kind: Any) -> _Way:
        if isinstance(kind, type) and is_dataclass(kind):
            return self._fields(kind)
        if isinstance(kind, type) and issubclass(kind, Enum):
            return _Way(kind.__name__, lambda value: isinstance(value, kind), lambda value: value.value, kind)
        raise TypeError(f"{kind} is no type that reports keep")

    def _fields(self, cls: type[Any]) -> _Way:
        """Give the way of a frozen dataclass: its fields by their names."""
        hints = get_type_hints(cls, localns=self._names)
        ways = {field.name: self._way(hints[field.name]) for field in fields(cls)}
        needed = [field.name for field in fields(cls) if _must_be_there(field)]

        def write(value: Any) -> Any:
            return {name: way.write(getattr(value, name)) for name, way in ways.items()}

        def read(kept: Any) -> Any:
            missing = [name for name in needed if name not in kept]
            if missing:
                raise KeyError(f"{cls.__name__} without {', '.join(missing)}")
            return cls(**{name: way.read(kept[name]) for name, way in ways.items() if name in kept})

        return _Way(cls.__name__, lambda value: type(value) is cls, write, read)

    def _tuple(self, kinds: tuple[Any, ...]) -> _Way:
        """Give the way of a tuple: of any length and one kind, or of these kinds."""
        if kinds[1:] == (...,):
            one = self._way(kinds[0])
            return _Way(
                "tuple",
                lambda value: isinstance(value, tuple),
                lambda value: [one.write(each) for each in value],
                lambda kept: tuple(one.read(each) for each in kept),
            )
        ways = [self._way(kind) for kind in kinds]
        return _Way(
            f"tuple of {len(ways)}",
            lambda value: isinstance(value, tuple) and len(value) == len(ways),
            lambda value: [way.write(each) for way, each in zip(ways, value, strict=True)],
            lambda kept: tuple(way.read(each) for way, each in zip(ways, kept, strict=True)),
        )

    def _set(self, kind: Any) -> _Way:
        one = self._way(kind)
        return _Way(
            "set",
            lambda value: isinstance(value, frozenset),
            lambda value: [one.write(each) for each in sorted(value)],
            lambda kept: frozenset(one.read(each) for each in kept),
        )

    def _mapping(self, kinds: tuple[Any, ...], origin: type) -> _Way:
        if not issubclass(origin, Mapping) or kinds[0] is not str:
            raise TypeError(f"{origin.__name__} is no type that reports keep, unless it is a mapping by words")
        one = self._way(kinds[1])

        def write(value: Mapping[str, Any]) -> Any:
            if not all(isinstance(name, str) for name in value):
                raise TypeError("a mapping with something else than words for its keys")
            return {name: one.write(each) for name, each in value.items()}

        def read(kept: Any) -> Any:
            return {name: one.read(each) for name, each in kept.items()}

        return _Way("mapping", lambda value: isinstance(value, Mapping), write, read)

    def _union(self, kinds: tuple[Any, ...]) -> _Way:
        """Give the way of one of several types: nothing and JSON's own as they are, all else under its type's name."""
        ways = [self._way(kind) for kind in kinds if kind is not NoneType]
        alone = ways[0] if len(ways) == 1 else None
        named = {way.name: way for way in ways if not way.plain}

        def write(value: Any) -> Any:
            if value is None and NoneType in kinds:
                return None
            way = next((way for way in ways if way.fits(value)), None)
            if way is None:
                raise TypeError(f"{type(value).__name__} is none of {', '.join(way.name for way in ways)}")
            return way.write(value) if alone or way.plain else {way.name: way.write(value)}

        def read(kept: Any) -> Any:
            if (kept is None and NoneType in kinds) or (isinstance(kept, _SCALARS) and not alone):
                return kept
            if alone:
                return alone.read(kept)
            ((name, inside),) = kept.items()
            return named[name].read(inside)

        return _Way("one of several", lambda value: any(way.fits(value) for way in ways), write, read)


def _must_be_there(field: "Field[Any]") -> bool:
    return field.default is MISSING and field.default_factory is MISSING


def _same(value: Any) -> Any:
    return value


def _native(value: Any) -> Any:
    """Give what JSON itself can hold; a tuple becomes a list there, so none is taken."""
    if isinstance(value, Mapping) and all(isinstance(name, str) for name in value):
        return {name: _native(each) for name, each in value.items()}
    if isinstance(value, list):
        return [_native(each) for each in value]
    if value is None or type(value) in _SCALARS:
        return value
    raise TypeError(f"{type(value).__name__} is nothing that JSON holds")


def _moment(kept: str) -> datetime:
    return datetime.fromisoformat(kept)


_LEAVES: dict[Any, _Way] = {
    Any: _Way("any", lambda _: True, _native, _same),
    NoneType: _Way("nothing", lambda value: value is None, _same, _same, plain=True),
    str: _Way("str", lambda value: isinstance(value, str), str, _same, plain=True),
    bool: _Way("bool", lambda value: isinstance(value, bool), _same, _same, plain=True),
    int: _Way("int", lambda value: isinstance(value, int), _same, _same, plain=True),
    float: _Way("float", lambda value: isinstance(value, int | float), _same, _same, plain=True),
    date: _Way("date", lambda value: type(value) is date, date.isoformat, date.fromisoformat),
    datetime: _Way("moment", lambda value: isinstance(value, datetime), datetime.isoformat, _moment),
    bytes: _Way(
        "bytes",
        lambda value: isinstance(value, bytes),
        lambda value: base64.b64encode(value).decode(),
        lambda kept: base64.b64decode(kept, validate=True),
    ),
}


def _complaint(written: str, error: Exception) -> str:
    """Say which version kept what cannot be read, and what of it."""
    try:
        by = str(json.loads(written)["by"])
    except (ValueError, TypeError, KeyError):
        by = "an unknown version"
    return (
        f"This report was kept by tracker {show(by)}, and tracker {__version__} cannot read it ({show(str(error))})."
        " The files that were drawn then are still what was published."
    )
