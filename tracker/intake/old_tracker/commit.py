"""A tracker's proposal becomes sessions: the one that was looked at is written, in one operation, or nothing is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import islice
from pathlib import Path

from sqlalchemy import select, text
from sqlalchemy.orm import Session
from sqlmodel import col

from tracker.errors import StaleProposal
from tracker.intake.arriving import open_book
from tracker.intake.commit import Progress, quietly
from tracker.intake.old_tracker.colours import Fills, fills_of
from tracker.intake.old_tracker.held import held
from tracker.intake.old_tracker.propose import propose
from tracker.intake.old_tracker.read import read
from tracker.intake.old_tracker.values import Answers, Proposal, SessionGiven, TrackerRead
from tracker.intake.scan.limits import letters
from tracker.intake.values import Book
from tracker.model import Course, Delivery, Import, Source, TrainingSession, id_of
from tracker.settings import read as read_settings
from tracker.store import Store
from tracker.training.words import learn

AT_ONCE = 200  # sessions


@dataclass(frozen=True)
class TrackerFile:
    """A tracker's book with the colours of its cells."""

    book: Book
    fills: Fills = field(default_factory=dict)
    note: str = ""  # why its colours are not seen


@dataclass(frozen=True)
class Imported:
    """A tracker file, what it would write (or wrote), and the number of its change if it was written."""

    read: TrackerRead
    proposal: Proposal
    committed: bool = False
    change: int | None = None
    before: int | None = None  # an earlier import of this very file
    courses: Mapping[str, str] = field(default_factory=dict)  # the records' own, code → title
    programs: tuple[str, ...] = ()

    @property
    def is_new(self) -> bool:
        """Say whether anything would be written."""
        return bool(self.proposal.held or self.proposal.planned)

    @property
    def as_before(self) -> bool:
        """Say whether this very file was imported before and says nothing new."""
        return self.before is not None and not self.is_new


def open_tracker(path: Path, book: Book | None = None, *, password: str | None = None) -> TrackerFile:
    """Open a file (or take the book that was read from it) and look at its colours."""
    book = book or open_book(path, password=password)
    fills, note = fills_of(path, book)
    return TrackerFile(book, fills, note)


def propose_tracker(store: Store, file: TrackerFile, *, answers: Answers, today: date) -> Imported:
    """Say what a tracker would write, with her answers so far; nothing is written."""
    with store.reading() as db:
        known = held(db)
        given = read(file.book, known, file.fills)
        proposal = propose(known, given, answers=answers, today=today)
        before = db.execute(
            text("SELECT max(id) FROM import WHERE kind = 'sessions' AND digest = :digest"), {"digest": proposal.digest}
        ).scalar_one()
    courses = {each.code: each.title for each in known.courses}
    programs = tuple(dict.fromkeys(each.program for each in known.teams))
    return Imported(given, proposal, before=before, courses=courses, programs=programs)


def write_tracker(
    store: Store, file: TrackerFile, proposed: Imported, *, answers: Answers, progress: Progress = quietly
) -> Imported:
    """Write the very proposal that was looked at, in one operation; `progress` may raise, then all is taken back."""
    if not proposed.is_new:
        return replace(proposed, committed=True)
    proposal = proposed.proposal
    counts = f"+{len(proposal.held)} held, +{len(proposal.planned)} planned"
    with store.writing(f"imported the old tracker {proposal.file} ({counts})", backup="before import") as db:
        commit(db, file, proposal, answers=answers, progress=progress)
        change = db.info["operation"]
    return replace(proposed, committed=True, change=change)


def waiting_rows(done: Imported) -> list[tuple[object, ...]]:
    """Give what waits as the workbook beside the file lists it: the sheet, the cell, what it says, what to do."""
    said = {(each.at[0], each.at[1], letters(each.at[2])): each.said for each in done.proposal.fates}
    return [
        (
            each.sheet,
            f"{each.column}{each.row}",
            said.get((each.sheet, each.row or 0, each.column or ""), ""),
            each.message,
        )
        for each in done.proposal.problems
    ]


def commit(
    db: Session, file: TrackerFile, proposal: Proposal, *, answers: Answers, progress: Progress = quietly
) -> int:
    """Write a proposal that still holds and give the import's number; one that the records changed is refused."""
    version = db.execute(text("SELECT max(number) FROM operation WHERE hash IS NOT NULL")).scalar_one_or_none() or 0
    if version != proposal.version:
        known = held(db)
        fresh = propose(known, read(file.book, known, file.fills), answers=answers, today=proposal.today)
        if replace(fresh, version=proposal.version) != proposal:
            raise StaleProposal
    record = Import(kind="sessions", file=proposal.file, digest=proposal.digest, day=proposal.today)
    db.add(record)
    db.flush()
    zone = read_settings(db).zone
    courses = {each.code: each for each in db.scalars(select(Course).order_by(col(Course.id)))}
    sessions = [*proposal.held, *proposal.planned]
    left, done = iter(sessions), 0
    progress(0, len(sessions))
    while some := list(islice(left, AT_ONCE)):
        _write(db, some, courses, zone=zone, today=proposal.today, import_id=id_of(record))
        done += len(some)
        progress(done, len(sessions))
    learn(db, proposal.words)
    return id_of(record)


def _write(
    db: Session, given: Sequence[SessionGiven], courses: dict[str, Course], *, zone: str, today: date, import_id: int
) -> None:
    """Write sessions with their deliveries; what reaches a team is graded by its own cell."""
    rows = [
        TrainingSession(
            course_id=id_of(courses[each.course]),
            version=courses[each.course].version,
            day=each.day,
            zone=zone,
            status="held" if each.day <= today else "planned",
            headcount=each.headcount,
            note=each.note,
        )
        for each in given
    ]
    db.add_all(rows)
    db.flush()
    for row, each in zip(rows, given, strict=True):
        held_then = row.status == "held"
        db.add_all(
            Delivery(session_id=id_of(row), team_id=team, evidence=evidence if held_then else None)
            for team, _, evidence in each.teams
        )
    db.add_all(Source(import_id=import_id, session_id=id_of(row)) for row in rows)
    db.flush()


__all__ = ["Imported", "TrackerFile", "commit", "open_tracker", "propose_tracker", "write_tracker"]
