"""The published reports as a screen's lines, asked in a thread: the list, one of them told, a comparison."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tracker.names import show
from tracker.tui.widgets.lines import Line

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from tracker.reports.kept.values import Kept
    from tracker.store import Store

OTHERWISE = "! other figures today"


@dataclass(frozen=True)
class Listed:
    """The published reports, the newest first."""

    kept: "tuple[Kept, ...]"
    zone: str


@dataclass(frozen=True)
class Otherwise:
    """What each report that would say something else today would say, by its number."""

    said: Mapping[int, tuple[str, ...]] = field(default_factory=dict)

    @property
    def words(self) -> str:
        """Say how many there are."""
        count = len(self.said)
        if not count:
            return "Every published report that stands would say the same today."
        return f"! {count} published {'report' if count == 1 else 'reports'} would say something else today."


def listed(db: "Session") -> Listed:
    """Read the list."""
    from tracker.reports.kept.reading import listing
    from tracker.settings import read

    return Listed(listing(db), read(db).zone)


def otherwise(store: "Store", zone: str) -> Otherwise:
    """Measure the day of each report once more."""
    from tracker.reports.kept.changed import changed
    from tracker.reports.kept.telling import changed_sentences

    return Otherwise({each.kept.number: tuple(changed_sentences(each)) for each in changed(store, zone=zone)})


def lines(found: Listed, now: Otherwise) -> list[Line]:
    """Give a line for each report."""
    return [
        Line(
            kept.number,
            (
                str(kept.number),
                kept.as_of.isoformat(),
                kept.audience,
                "one page" if kept.form == "quick" else "full",
                kept.published_on.isoformat(),
                _standing(kept, now),
            ),
        )
        for kept in found.kept
    ]


def _standing(kept: "Kept", now: Otherwise) -> str:
    if kept.withdrawn is not None:
        return f"withdrawn: {kept.withdrawn}"
    return OTHERWISE if kept.number in now.said else kept.note


def told(db: "Session", number: int, zone: str, said: tuple[str, ...]) -> str:
    """Tell one report: what it would say otherwise first, then what it said."""
    from tracker.reports.kept.reading import content_of, find
    from tracker.reports.kept.telling import shown_lines

    first = ["Would say something else today:", *(f"  {line}" for line in said), ""] if said else []
    return "\n".join(map(show, [*first, *shown_lines(find(db, number), content_of(db, number).report, zone)]))
