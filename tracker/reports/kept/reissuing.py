"""A published report drawn again from what was kept, each file held against the sha256 of the one given out."""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from sqlalchemy.orm import Session

from tracker.reports.formats import FORMATS, NoSuchFormat, quietly
from tracker.reports.kept.reading import content_of, find
from tracker.reports.kept.values import Kept


@dataclass(frozen=True)
class Reissued:
    """A file drawn again: `same` says whether it is byte for byte the one given out; None if none of its format was."""

    format: str
    name: str
    data: bytes
    same: bool | None


def reissue(
    db: Session,
    number: int,
    formats: Iterable[str] | None = None,
    progress: Callable[[int, int], None] = quietly,
) -> tuple[Reissued, ...]:
    """Draw a published report again, in the formats given or in those of then; nothing but what was kept is asked."""
    kept = find(db, number)
    wanted = list(dict.fromkeys(formats if formats is not None else kept.digests or FORMATS))
    if not FORMATS.keys() >= set(wanted):
        raise NoSuchFormat
    content = content_of(db, number)
    files: list[Reissued] = []
    for name in wanted:
        progress(len(files), len(wanted))
        data = FORMATS[name](content.report, content.document)
        told = kept.digests.get(name)
        same = None if told is None else told == hashlib.sha256(data).hexdigest()
        files.append(Reissued(name, f"{content.document.file_name}_published-{number}.{name}", data, same))
    progress(len(files), len(wanted))
    return tuple(files)


def said_of(kept: Kept, files: Iterable[Reissued]) -> tuple[str, ...]:
    """Say plainly how the files stand to those given out."""
    day = f"published on {kept.published_on}"
    words = {
        True: f"Byte for byte what was {day}: {{}}.",
        False: (
            f"Drawn otherwise than what was {day}: {{}}. The figures and words are the same; another version of the"
            " tracker, or of what it draws with, drew these files."
        ),
        None: f"Not among the files {day}, drawn now from the same figures and words: {{}}.",
    }
    found: dict[bool | None, list[str]] = {}
    for each in files:
        found.setdefault(each.same, []).append(each.format)
    return tuple(words[same].format(", ".join(names)) for same, names in found.items())
