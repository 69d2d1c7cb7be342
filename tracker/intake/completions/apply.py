"""From a file of completions to the records: the proposal always before the commit, and nothing it did not show."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from typing import TypeVar

from sqlalchemy import text
from sqlalchemy.orm import Session

from tracker.coverage.values import Coverage
from tracker.errors import StaleProposal
from tracker.intake.commit import AT_ONCE, Progress, quietly
from tracker.intake.completions.courses import by_words
from tracker.intake.completions.held import courses_of, held, version_of
from tracker.intake.completions.proposal import Added, Exempted, Proposal
from tracker.intake.completions.propose import propose
from tracker.intake.completions.read import read_completions
from tracker.intake.completions.remembered import remember, remembered
from tracker.intake.completions.values import Choices, CompletionsFile
from tracker.intake.looking import foresee
from tracker.intake.values import Book
from tracker.intake.written import Write
from tracker.people.roster import bound
from tracker.store import Store
from tracker.training.recording import learn

T = TypeVar("T")


@dataclass(frozen=True)
class Brought:
    """A file of completions, what it would change (or changed), and the number of its change if it was written."""

    file: CompletionsFile
    proposal: Proposal
    choices: Choices
    names: dict[int, str]  # the people whom the proposal names
    courses: dict[int, str]  # the codes of the courses
    committed: bool = False
    change: int | None = None
    again: int | None = None  # the earlier import of this very file, where it says nothing new


def read_file(store: Store, book: Book, choices: Choices, *, even_nothing: bool = False) -> CompletionsFile:
    """Read a book with the courses of the records and with what is remembered."""
    with store.reading() as db:
        known, courses = remembered(db), courses_of(db)
    return read_completions(
        book, choices=choices, known=known, courses=frozenset(by_words(courses)), even_nothing=even_nothing
    )


def propose_completions(
    store: Store, file: CompletionsFile, choices: Choices, *, today: date, even_nobody: bool = False
) -> Brought:
    """Say what a file that was read would change; nothing is written."""
    with store.reading() as db:
        there = held(db, today)
        proposal = propose(there, file, choices, today=today, even_nobody=even_nobody)
        before = _imported_before(db, file) if proposal.is_empty else None
    names = {each.person_id: each.name.shown for each in there.people if each.person_id in proposal.people}
    codes = {each.course_id: each.code for each in there.courses}
    return Brought(file, proposal, choices, names, codes, again=before)


def write_completions(store: Store, brought: Brought, *, today: date, progress: Progress = quietly) -> Brought:
    """Commit in one operation the very proposal that was looked at; one that changes nothing is not written.

    `progress` may raise: then all of it is taken back.
    """
    if brought.proposal.is_empty:
        return replace(brought, committed=brought.again is not None)
    with store.writing(_words(brought.proposal), backup="before import") as db:
        commit(db, brought.file, brought.proposal, brought.choices, today=today, progress=progress)
        change = db.info["operation"]
    return replace(brought, committed=True, change=change)


def foreseen(store: Store, brought: Brought, *, today: date, as_of: date | None = None) -> tuple[Coverage, Coverage]:
    """Give the figures before and after it would be written."""
    return foresee(
        store, as_of or today, lambda db: commit(db, brought.file, brought.proposal, brought.choices, today=today)
    )


def commit(
    db: Session,
    file: CompletionsFile,
    proposal: Proposal,
    choices: Choices,
    *,
    today: date,
    progress: Progress = quietly,
) -> None:
    """Write a proposal that still holds; one that the records would no longer give is refused."""
    _refuse_stale(db, file, proposal, choices, today)
    write, done, of = Write(db, proposal.on), 0, proposal.writes
    import_id = write.one("import", kind="completions", file=file.file, digest=file.digest, day=bound(db, proposal.on))
    progress(done, of)
    for added in _some(proposal.added):
        write.many("completion", [_completion(db, each, proposal.source, import_id) for each in added])
        done += len(added)
        progress(done, of)
    write.run(
        "UPDATE completion SET day = :day, import_id = :import WHERE id = :id",
        [{"day": bound(db, e.day), "import": import_id, "id": e.completion_id} for e in proposal.replaced],
    )
    for exempted in _some(proposal.exempted):
        write.many("exemption", [_exemption(db, each) for each in exempted])
        done += len(exempted)
        progress(done, of)
    for each in proposal.learnt:
        learn(db, each.person_id, each.kind, each.said)
    remember(db, file, choices, proposal.courses, proposal.words)
    db.flush()
    progress(of, of)


def _some(values: Sequence[T]) -> Iterator[list[T]]:
    """Give values a few hundred at a time: between two of these, progress is told and may stop."""
    iterator = iter(values)
    while some := list(islice(iterator, AT_ONCE)):
        yield some


def _completion(db: Session, each: Added, source: str, import_id: int) -> dict[str, object]:
    """Give a completion's row."""
    return {
        "person_id": each.person_id,
        "course_id": each.course_id,
        "day": bound(db, each.day),
        "source": source,
        "note": "",
        "import_id": import_id,
    }


def _exemption(db: Session, each: Exempted) -> dict[str, object]:
    """Give an exemption's row."""
    return {
        "person_id": each.person_id,
        "course_id": each.course_id,
        "reason": each.reason,
        "decided_by": "",
        "starts_on": bound(db, each.starts_on),
    }


def _refuse_stale(db: Session, file: CompletionsFile, proposal: Proposal, choices: Choices, today: date) -> None:
    """Refuse a proposal of other records; no change in the journal since then is no change at all."""
    version = version_of(db)
    if version != proposal.version:
        fresh = propose(held(db, today), file, choices, today=today, even_nobody=True)
        if replace(fresh, version=proposal.version) != proposal:
            raise StaleProposal


def _imported_before(db: Session, file: CompletionsFile) -> int | None:
    """Give the newest import of this very file, if there was one."""
    found: int | None = db.execute(
        text("SELECT max(id) FROM import WHERE kind = 'completions' AND digest = :digest"), {"digest": file.digest}
    ).scalar_one()
    return found


def _words(proposal: Proposal) -> str:
    """Say in plain words what the import does."""
    said = [f"+{len(proposal.added)} completed"]
    said += [f"~{len(proposal.replaced)} newer"] if proposal.replaced else []
    said += [f"{len(proposal.exempted)} exempt"] if proposal.exempted else []
    return f"imported completions from {proposal.file} ({', '.join(said)})"
