"""Files of completions as trackers and learning systems give them; nobody in them exists."""

import csv
import io
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from tracker.intake.completions.courses import HeldCourse
from tracker.intake.completions.held import Credit, Held
from tracker.intake.completions.read import read_completions
from tracker.intake.completions.values import Choices, CompletionsFile, Mark, Remembered
from tracker.intake.reading import read_book
from tracker.intake.values import Book, Cell, Grid
from tracker.intake.who import Known
from tracker.names import parse_name

Row = Sequence[Cell]
TODAY = date(2025, 9, 12)
OVERVIEW = HeldCourse(1, "screening-overview", "Sex trafficking screening tool overview")
REFRESHER = HeldCourse(2, "csec-refresher", "CSEC refresher")
ADA, BO, CY, CY_OF_14 = 1, 2, 3, 4
WORDS = frozenset({"screening overview", "csec refresher", "sex trafficking screening tool overview"})


def book(*rows: Row, sheet: str = "Sheet1", name: str = "completions.xlsx", **looks: Any) -> Book:
    """Give a workbook of one sheet."""
    width = max(map(len, rows))
    padded = tuple((*row, *[None] * (width - len(row))) for row in rows)
    return Book(name, "0" * 64, "xlsx", (Grid(sheet, padded, **looks),))


def read(*rows: Row, name: str = "completions.xlsx", choices: Choices | None = None, **looks: Any) -> CompletionsFile:
    """Read a workbook of one sheet, with the two courses known by their words."""
    return read_completions(book(*rows, name=name, **looks), choices=choices or Choices(), courses=WORDS)


def said(file: CompletionsFile) -> list[tuple[str, str, str, str]]:
    """Give what each mark says: who, course, verdict (or its doubt), day."""
    return [
        (
            mark.given.name.shown if mark.given.name else mark.given.employee_number or "",
            mark.course or mark.code,
            mark.doubt or str(mark.verdict),
            str(mark.day or ""),
        )
        for mark in file.marks
    ]


def one(file: CompletionsFile) -> Mark:
    """Give the only mark."""
    (mark,) = file.marks
    return mark


def known(person: int, number: str | None, name: str, district: int | None, *emails: str) -> Known:
    """Give somebody in the records."""
    return Known(person, number, emails, (), parse_name(name), district=district, program="CPS")


PEOPLE = (
    known(ADA, "OR1", "Okoye, Ada", 4, "ada@o.example"),
    known(BO, "OR2", "Fenn, Bo", 4, "bo@o.example"),
    known(CY, "OR3", "Lind, Cy", 4, "cy@o.example"),
    known(CY_OF_14, "OR4", "Lind, Cy", 14, "cy14@o.example"),
)


def held(
    credits_held: dict[tuple[int, int], Sequence[Credit]] | None = None,
    *,
    known_words: Remembered | None = None,
    **facts: object,
) -> Held:
    """Give records of four people and two courses."""
    return Held(
        people=PEOPLE,
        teams={ADA: "D4-CPS", BO: "D4-CPS", CY: "D4-CPS", CY_OF_14: "D14-CPS"},
        courses=(OVERVIEW, REFRESHER),
        credits=credits_held or {},
        known=known_words or Remembered(),
        **facts,  # type: ignore[arg-type] # Held's own
    )


def text_file(path: Path, rows: Sequence[Sequence[str]], *, delimiter: str = ",", encoding: str = "utf-8") -> Path:
    """Save rows as delimited text, every cell in quotation marks."""
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(rows)
    path.write_bytes(out.getvalue().encode(encoding))
    return path


def activities(path: Path, *people: tuple[str, str, str, str], titles: tuple[str, ...] = ("CSEC refresher",)) -> Path:
    """Save Moodle's activity completion as its Excel button does: name, address, and a state and a day for each."""
    heads = ["", "Email address", *(cell for title in titles for cell in (title, ""))]
    rows = [[*person[:2], *person[2:]] for person in people]
    return text_file(path, [heads, *rows], delimiter="\t", encoding="utf-16")


def course_completion(path: Path, *people: tuple[str, str, str, str]) -> Path:
    """Save Moodle's course completion: id, name, address, day of one activity, day of the whole course."""
    title = "Module 1: Warning signs"
    heads = ["ID", "Name", "Email address", title, f"{title} - Completion date", "Course complete"]
    rows = [
        [str(n), name, address, "Completed" if part else "Not completed", part, whole]
        for n, (name, address, part, whole) in enumerate(people, start=17)
    ]
    return text_file(path, [heads, *rows])


def opened(path: Path) -> Book:
    """Read a file's cells."""
    return read_book(path)
