"""A file of completions on its way into the records: what she chose so far, and what it would then change."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tracker.tui.memory import Memory

if TYPE_CHECKING:
    from tracker.intake.arriving import Arrived
    from tracker.intake.completions.apply import Brought
    from tracker.intake.completions.values import Choices
    from tracker.intake.values import Book
    from tracker.tui.records import Records

DRAFT = "draft-completions"
KEPT = ("existing", "courses", "people", "columns", "fill_down", "order")


@dataclass(frozen=True)
class Compared:
    """The file held against the records with some choices; and every course, as code and title."""

    book: "Book"
    choices: "Choices"
    brought: "Brought"
    courses: tuple[tuple[str, str], ...]
    today: date


def compare(
    records: "Records", path: Path, book: "Book | None", choices: "Choices | None", draft: Mapping[str, Any]
) -> Compared:
    """Read a file with what was chosen (in a draft of this very file, where nothing is given) and compare it."""
    from tracker.intake.arriving import open_book
    from tracker.intake.completions.apply import propose_completions, read_file
    from tracker.intake.completions.values import Choices

    opened = book or open_book(path)
    if choices is None:
        choices = choices_from(draft.get("choices", {})) if draft.get("digest") == opened.digest else Choices()
    store, today = records.store(), records.today()
    file = read_file(store, opened, choices, even_nothing=True)
    brought = propose_completions(store, file, choices, today=today, even_nobody=True)
    with store.reading() as db:
        from tracker.intake.completions.held import courses_of

        courses = tuple((each.code, each.title) for each in courses_of(db))
    return Compared(opened, choices, brought, courses, today)


def figures(records: "Records", compared: Compared) -> str:
    """Say what writing it would do to the coverage; nothing where nothing may be tried out."""
    from tracker.intake.completions.apply import foreseen
    from tracker.intake.completions.figures import changed

    store = records.store()
    if compared.brought.proposal.is_empty or store.read_only:
        return ""
    totals = changed(*foreseen(store, compared.brought, today=compared.today))
    said = [f"{b.course} {b.trained}/{b.eligible} → {a.trained}/{a.eligible}" for b, a in totals]
    more = f"   and {len(said) - 2} more" if len(said) > 2 else ""  # noqa: PLR2004 - as many as 80 columns hold
    return f"Trained: {'   '.join(said[:2])}{more}" if said else "Trained: no figure of today changes."


def keep(memory: Memory, path: Path, compared: Compared, choices: "Choices") -> None:
    """Keep what she chose over a crash."""
    memory.keep(DRAFT, {"path": str(path), "digest": compared.book.digest, "choices": as_json(choices)})


def as_json(choices: "Choices") -> dict[str, Any]:
    """Give choices as a draft keeps them."""
    kept: dict[str, Any] = {name: getattr(choices, name) for name in KEPT}
    mappings = {name: dict(value) for name, value in kept.items() if isinstance(value, Mapping)}
    return {**kept, **mappings, "on": choices.on.isoformat() if choices.on else None}


def choices_from(kept: Mapping[str, Any]) -> "Choices":
    """Read choices from a draft; one that is not as we write it counts as none."""
    from tracker.intake.completions.values import Choices

    try:
        said = {name: kept[name] for name in KEPT}
        if not all(isinstance(said[name], dict) for name in ("courses", "people", "columns")):
            return Choices()
        return replace(Choices(**said), on=date.fromisoformat(kept["on"]) if kept["on"] else None)
    except (KeyError, TypeError, ValueError):
        return Choices()


def path_of(given: "Arrived | Path") -> Path:
    """Give the path of a file that has arrived, or of a draft."""
    return given if isinstance(given, Path) else given.path
