"""What the form of a report's words does in a thread: put hers in place of the draft, or the draft back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracker.reports.values import Copy, PartName
    from tracker.tui.app import TrackerApp


@dataclass(frozen=True)
class Wanted:
    """The parts that were changed, with what the facts say of each."""

    as_of: str
    copy: "Copy"
    texts: "Mapping[PartName, str]"
    drafted: "Mapping[PartName, tuple[str, ...]]"


def write(app: "TrackerApp", wanted: Wanted) -> str:
    """Write all parts in one change, and say what became of them."""
    from tracker.errors import NothingToDo
    from tracker.reports import wording

    if not wanted.texts:
        raise NothingToDo("These words are as they were. Esc leaves them so.")
    day = date.fromisoformat(wanted.as_of)
    titles = " and ".join(wording.TITLES[part] for part in wanted.texts)
    with app.records.store().writing(f"worded {titles} of the {wanted.copy} report as of {day}") as db:
        for part, text in wanted.texts.items():
            if wording.lines_of(text):
                wording.put(db, day, wanted.copy, part, text, wanted.drafted[part])
            else:
                wording.forget(db, day, wanted.copy, (part,))
    return f"{titles}: kept with the report as of {day}."
