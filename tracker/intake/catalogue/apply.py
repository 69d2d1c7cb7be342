"""Entries held against a list: which are new, take the place of an unnamed one, change, or are known; and written."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import cast

from sqlalchemy.orm import Session

from tracker.errors import StaleProposal, TrackerError
from tracker.initiatives.catalogue import Item, add, find_list, items, set_item
from tracker.initiatives.catalogue.values import Field, Value
from tracker.intake.catalogue.read import read_catalogue
from tracker.intake.catalogue.values import CatalogueFile, CatalogueProposal, Entry, Line
from tracker.intake.values import Book, Problem
from tracker.names import folded, tidy
from tracker.store import Store
from tracker.training import find_course


def propose_catalogue(db: Session, book: Book, code: str, *, today: date) -> CatalogueProposal:
    """Read a file and hold it against a list; nothing is written."""
    return _propose(db, read_catalogue(book, today), find_list(db, code).code)


def write_catalogue(store: Store, proposal: CatalogueProposal) -> int | None:
    """Write what a proposal shows, as one operation, and give its number; None where there is nothing to write."""
    if proposal.is_empty:
        return None
    with store.writing(f"imported {proposal.file.file} into the list {proposal.catalogue}") as db:
        if _propose(db, proposal.file, proposal.catalogue) != proposal:
            raise StaleProposal
        for line in proposal.lines:
            _write(db, proposal.catalogue, line)
        return int(db.info["operation"])


def _write(db: Session, code: str, line: Line) -> None:
    facts = cast("dict[Field, Value]", {"title": line.entry.title, **dict(line.entry.facts)})
    if line.number is None:
        add(db, code, facts)
    elif line.what != "same":
        changed = {field for field, _, _ in line.changes}
        facts = {field: value for field, value in facts.items() if field in changed}
        if "posted_on" in facts:
            facts["posted_words"] = ""
        if "target_on" in facts:
            facts["target_words"] = ""
        set_item(db, line.number, facts)


def _propose(db: Session, file: CatalogueFile, code: str) -> CatalogueProposal:
    there = [each for each in items(db, date.max) if each.catalogue == code and each.retired_on is None]
    known: dict[str, list[Item]] = {}
    for each in there:
        known.setdefault(folded(tidy(each.title)), []).append(each)
    free = [each for each in there if not each.title]
    lines: list[Line] = []
    wrong: list[Problem] = []
    seen: set[str] = set()
    for entry in file.entries:
        said = folded(entry.title)
        problem = _refused(db, entry, known.get(said, []), again=said in seen)
        seen.add(said)
        if problem:
            wrong.append(problem)
        else:
            lines.append(_line(entry, known.get(said, []), free))
    return CatalogueProposal(code, file, tuple(lines), (*file.problems, *wrong), tuple(_notes(code, lines, free)))


def _notes(code: str, lines: list[Line], free: list[Item]) -> Iterator[str]:
    """Say that new entries may be some of those that are posted and have no title: the file does not say it."""
    posted = sum(each.state == "posted" for each in free)
    if posted and any(line.what == "new" for line in lines):
        yield (
            f"Of {code}, {posted} posted without a title are left. If new ones of this file are among them, say yes"
            " beside each in a column Posted."
        )


def _refused(db: Session, entry: Entry, known: list[Item], *, again: bool) -> Problem | None:
    """Say why an entry can only be set aside."""
    where = (entry.sheet, entry.row, None)
    if again:
        return Problem(*where, "twice", "This title stands twice in the file. Take one of the two out.", "title")
    if len(known) > 1:
        return Problem(*where, "ambiguous", "Two entries of the list have this title. Change one there first.", "title")
    course = dict(entry.facts).get("course")
    if isinstance(course, str):
        try:
            known_as = find_course(db, course).code
        except TrackerError:
            known_as = ""
        if known_as == course:
            return None
        return Problem(*where, "unknown_course", "There is no course of that code.", "course")
    return None


def _line(entry: Entry, known: list[Item], free: list[Item]) -> Line:
    """Say what becomes of an entry; an unnamed one whose place it takes is taken out of `free`."""
    facts = dict(entry.facts)
    if known:
        changes = tuple(_changes(known[0], facts))
        return Line("changed" if changes else "same", entry, known[0].number, changes)
    posted = "posted_on" in facts or "posted_words" in facts
    fitting = [each for each in free if (each.state == "posted") == posted] or (free if posted else [])
    if not fitting:
        return Line("new", entry, None)
    taken = fitting[0]
    free.remove(taken)
    return Line("named", entry, taken.number, tuple(_changes(taken, {"title": entry.title, **facts})))


def _changes(item: Item, facts: Mapping[str, str | date]) -> Iterator[tuple[str, str, str]]:
    """Give what an entry says otherwise than the list does; posted without a day is nothing new where it is posted."""
    for field, new in facts.items():
        old = getattr(item, field)
        if field == "posted_words" and (item.posted_on or item.posted_words):
            continue
        if old != new:
            yield field, "" if old is None else str(old), str(new)
