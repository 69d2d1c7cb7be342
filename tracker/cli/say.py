"""What the command line prints: data on stdout, talk on stderr, everything shown harmlessly."""

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, is_dataclass
from datetime import date, datetime
from typing import Any


def show(text: str) -> str:
    """Give text as it may be shown; the names' room is imported only when something is."""
    from tracker.names import show as harmless

    return harmless(text)


def say(text: str = "") -> None:
    """Print a line of data."""
    print(show(text))


def talk(text: str) -> None:
    """Tell the person at the terminal something."""
    print(show(text), file=sys.stderr)


def complain(text: str) -> None:
    """Say what went wrong and what to do."""
    for line in text.splitlines():
        print(show(line), file=sys.stderr)


def print_json(value: Any) -> None:
    """Print JSON in ASCII, so that no terminal takes a name for a command; days are ISO text."""
    print(json.dumps(_plain(value), ensure_ascii=True, indent=2))


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return _plain(asdict(value))
    if isinstance(value, Mapping):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, list | tuple | set | frozenset):
        return [_plain(each) for each in value]
    return value


def _word(cell: object) -> str:
    if cell is None:
        return ""
    return ("no", "yes")[cell] if isinstance(cell, bool) else str(cell)


def table(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print rows under headings, each column as wide as its widest cell."""
    drawn = [[show(_word(cell)) for cell in row] for row in rows]
    widths = [max(len(cell) for cell in column) for column in zip(headings, *drawn, strict=True)]
    for row in [list(headings), *drawn]:
        print("  ".join(f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True)).rstrip())
