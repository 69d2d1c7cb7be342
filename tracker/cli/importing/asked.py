"""What `import` was asked for, and how each file ended."""

from dataclasses import dataclass
from typing import Any, Literal

Kind = Literal["roster", "attendance", "completions", "sessions"]
SET_ASIDE = 5


@dataclass(frozen=True)
class Asked:
    """The options of one call, as they were typed."""

    on: str | None = None
    district: int | None = None
    team: str | None = None
    session: int | None = None
    yes: bool = False
    password: str | None = None
    who: list[str] | None = None
    guest: list[str] | None = None
    also: list[str] | None = None
    course: list[str] | None = None
    existing: Literal["history", "fill", "newer"] | None = None
    fill_down: bool = False
    day_first: bool | None = None
    program: list[str] | None = None
    year: int | None = None
    column: list[str] | None = None


@dataclass(frozen=True)
class Ending:
    """How a file ended: what `--json` prints of it, and its exit code (0, 3 or 5)."""

    shape: dict[str, Any]
    code: int = 0


def people(count: int) -> str:
    """Give "1 person" or "14 people"."""
    return f"{count} person" if count == 1 else f"{count} people"
