"""The statements of the .sql files in this room, found by name and asked of either engine."""

from collections.abc import Sequence
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from sqlalchemy import Row, text
from sqlalchemy.orm import Session

_NAMED = "-- = "

#: Rows of the small table "calendar": course, first day in force, the day after which a first day is in grace.
Calendar = Sequence[tuple[int, date, date]]


@cache
def statement(name: str) -> str:
    """Give a statement with the parts that it stands on, without its comments."""
    parts = _parts()
    title = next(title for title in parts if title.split(" with ")[0] == name)
    above = title.split(" with ")[1].split() if " with " in title else []
    return "\n".join([*(_part(each) for each in above), parts[title]])


def _part(name: str) -> str:
    return next(body for title, body in _parts().items() if title.split(" with ")[0] == name)


@cache
def _parts() -> dict[str, str]:
    """Give each part's SQL under its title; `text()` takes a colon in a comment for a parameter, so none are left."""
    parts: dict[str, list[str]] = {}
    title = ""
    written = sorted(each.name for each in files("tracker.coverage").iterdir() if each.name.endswith(".sql"))
    for line in "\n".join(files("tracker.coverage").joinpath(name).read_text("utf-8") for name in written).splitlines():
        if line.startswith(_NAMED):
            title = line.removeprefix(_NAMED)
        elif title and line and not line.lstrip().startswith("--"):
            parts.setdefault(title, []).append(line)
    return {title: "\n".join(lines) for title, lines in parts.items()}


def ask(db: Session, name: str, *, calendar: Calendar = (), **values: Any) -> Sequence[Row[Any]]:
    """Run a named statement; days are bound as the engine keeps them."""
    words = statement(name).replace(
        ":calendar", ", ".join(f"(:course_{n}, :from_{n}, :new_{n})" for n in range(len(calendar)))
    )
    for n, (course, in_force_from, new_after) in enumerate(calendar):
        values |= {f"course_{n}": course, f"from_{n}": in_force_from, f"new_{n}": new_after}
    as_text = db.get_bind().dialect.name == "sqlite"
    return db.execute(text(words), {key: _bound(value, as_text=as_text) for key, value in values.items()}).all()


def _bound(value: Any, *, as_text: bool) -> Any:
    return value.isoformat() if as_text and isinstance(value, date) else value


def day(value: Any) -> date | None:
    """Read a day as either engine gives it."""
    return date.fromisoformat(value) if isinstance(value, str) else value
