"""What the learning system may not have: completions that these records hold, in a plain layout to enter there."""

import csv
import io
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from tracker.errors import NothingToDo
from tracker.model import Attendance, Completion, Course, Import, Person, Source, TrainingSession, id_of
from tracker.names import show
from tracker.reports.as_csv import cell
from tracker.reports.document import Cell, Column
from tracker.reports.handing_out.book import workbook
from tracker.reports.handing_out.whose import INTERNAL, NAMES_INSIDE, Whose, whose
from tracker.reports.sheets import Book
from tracker.training import find_course

WHAT_TO_DO = (
    "The learning system knows people by their employee number. Take it from the roster, note it with"
    " `tracker people correct`, and make this sheet again."
)
COLUMNS = (
    Column("Employee number"),
    Column("Name", weight=3),
    Column("Email", weight=3),
    Column("Course code"),
    Column("Course title", weight=3),
    Column("Completed on", "day"),
    Column("Minutes", "number"),
    Column("Session", "number"),
    Column("Source", weight=3),
    Column("Known to the learning system", weight=3),
)
_WIDE = {2: 12, 3: 28}  # weight → characters


class NothingToReconcile(NothingToDo):
    """There is no completion that the learning system may not have. --all lists those that came from it too."""


@dataclass(frozen=True)
class Held:
    """A completion that these records hold; `known` says what is known of the learning system's own record."""

    employee_number: str
    name: str
    email: str
    course: str
    title: str
    day: date
    minutes: int | None
    session: int | None
    source: str
    known: str

    @property
    def cells(self) -> tuple[Cell, ...]:
        """Give its cells under the columns."""
        return (
            *(self.employee_number, self.name, self.email, self.course, self.title),
            *(self.day, self.minutes, self.session, self.source, self.known),
        )


@dataclass(frozen=True)
class Reconciliation:
    """The completions with an employee number, by day, and apart from them those without one."""

    rows: tuple[Held, ...]
    without_number: tuple[Held, ...]
    since: date | None
    of: Whose

    @property
    def file_name(self) -> str:
        """Give the name of its files without their ending."""
        since = f"_since-{self.since}" if self.since else ""
        return f"reconciliation{since}_{NAMES_INSIDE}"


def reconciliation(
    db: Session,
    *,
    since: date | None = None,
    course: str | None = None,
    everything: bool = False,
    example: bool = False,
) -> Reconciliation:
    """Give what is held; what came from a file of completions is known there, and listed only with `everything`."""
    of = find_course(db, course).id if course is not None else None
    recorded = _recorded(db)
    found = [*_attended(db, recorded), *(_completed(each) for each in recorded if everything or not _from_file(each))]
    wanted = [held for number, held in found if (of is None or number == of) and (since is None or held.day >= since)]
    if not wanted:
        raise NothingToReconcile
    ordered = sorted(wanted, key=lambda each: (each.day, each.course, each.name.casefold(), each.employee_number))
    return Reconciliation(
        tuple(each for each in ordered if each.employee_number),
        tuple(each for each in ordered if not each.employee_number),
        since,
        whose(db, example=example),
    )


_Recorded = tuple[Completion, Course, Person, Import | None]


def _recorded(db: Session) -> list[_Recorded]:
    """Give the completions without a session, each with the file that it came from."""
    rows = db.execute(
        select(Completion, Course, Person, Import)
        .join(Course, col(Course.id) == Completion.course_id)
        .join(Person, col(Person.id) == Completion.person_id)
        .outerjoin(Import, col(Import.id) == Completion.import_id)
    )
    return [(done, course, person, file) for done, course, person, file in rows]


def _from_file(each: _Recorded) -> bool:
    file = each[3]
    return file is not None and file.kind == "completions"


def _completed(each: _Recorded) -> tuple[int, Held]:
    done, course, person, file = each
    known = f"yes: it is in {file.file}" if file and _from_file(each) else "not known"
    return id_of(course), _held(person, course, done.day, None, None, done.source or "recorded", known)


def _attended(db: Session, recorded: list[_Recorded]) -> list[tuple[int, Held]]:
    """Give who completed a session that was held, with what the learning system has of the same course."""
    theirs: dict[tuple[int, int], list[date]] = {}
    for each in recorded:
        if _from_file(each):
            theirs.setdefault((each[0].person_id, each[0].course_id), []).append(each[0].day)
    files = _files(db)
    rows = db.execute(
        select(Attendance, TrainingSession, Course, Person)
        .join(TrainingSession, col(TrainingSession.id) == Attendance.session_id)
        .join(Course, col(Course.id) == TrainingSession.course_id)
        .join(Person, col(Person.id) == Attendance.person_id)
        .where(col(Attendance.outcome) == "completed", col(TrainingSession.status) == "held")
    )
    found = []
    for came, session, course, person in rows:
        others = sorted(theirs.get((came.person_id, session.course_id), ()))
        known = f"it has one of {', '.join(map(str, others))}" if others else "not known"
        source = files.get(id_of(session), "attested" if came.attested_by else "typed in")
        minutes = came.minutes or session.minutes
        found.append((id_of(course), _held(person, course, session.day, minutes, id_of(session), source, known)))
    return found


def _files(db: Session) -> dict[int, str]:
    """Give the files that each session's attendance came from."""
    rows = db.execute(
        select(col(Source.session_id), col(Import.file))
        .join(Import, col(Import.id) == Source.import_id)
        .order_by(col(Import.id))
    )
    found: dict[int, list[str]] = {}
    for session, file in rows:
        found.setdefault(session, []).append(file)
    return {session: ", ".join(files) for session, files in found.items()}


def _held(
    person: Person, course: Course, day: date, minutes: int | None, session: int | None, source: str, known: str
) -> Held:
    return Held(
        employee_number=show(person.employee_number or ""),
        name=show(person.name),
        email=show(person.email or ""),
        course=show(course.code),
        title=show(course.title),
        day=day,
        minutes=minutes,
        session=session,
        source=show(source),
        known=show(known),
    )


def as_csv(rows: tuple[Held, ...]) -> bytes:
    """Draw rows as CSV: the headings, days as 2025-10-07, no cell a formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([column.heading for column in COLUMNS])
    for each in rows:
        writer.writerow([value.isoformat() if isinstance(value, date) else cell(value) for value in each.cells])
    return out.getvalue().encode("utf-8-sig")


def as_xlsx(found: Reconciliation) -> bytes:
    """Draw a workbook: the headings in the first row, real dates, and on a second sheet who has no number."""

    def draw(book: Book) -> None:
        _sheet(book, found, "Completions INTERNAL", found.rows)
        if found.without_number:
            _sheet(book, found, "No number INTERNAL", found.without_number, above=WHAT_TO_DO)

    return workbook("Reconciliation", found.of.brand.agency, found.of.moment, found.of.paper, draw)


def _sheet(book: Book, found: Reconciliation, name: str, rows: tuple[Held, ...], above: str = "") -> None:
    """Write one plain sheet; what it is stands on its tab and on the paper, so that the cells are rows alone."""
    sheet: Any = book.workbook.add_worksheet(name)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    example = f" {found.of.example}." if found.of.example else ""
    sheet.set_header(f"&L{INTERNAL}{example}")
    sheet.set_footer("&RPage &P of &N")
    top = 0
    if above:
        book.text(sheet, 0, 0, above)
        top = 2
    for column, each in enumerate(COLUMNS):
        book.text(sheet, top, column, each.heading, book.style(bold=True))
        sheet.set_column(column, column, _WIDE.get(each.weight, 12) + 4)
    for row, held in enumerate(rows, start=top + 1):
        for column, (value, kind) in enumerate(zip(held.cells, COLUMNS, strict=True)):
            if value is not None:
                book.cell(sheet, row, column, value, kind)
    sheet.freeze_panes(top + 1, 0)
    sheet.repeat_rows(top)


def files(found: Reconciliation) -> dict[str, bytes]:
    """Give the files by their names: the workbook, the CSV, and who has no number as a CSV of their own."""
    made = {f"{found.file_name}.xlsx": as_xlsx(found), f"{found.file_name}.csv": as_csv(found.rows)}
    if found.without_number:
        made[f"{found.file_name}_no-number.csv"] = as_csv(found.without_number)
    return made
