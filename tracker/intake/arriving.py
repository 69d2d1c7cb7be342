"""What has arrived: a roster, attendance, completions or an old tracker, told by looking inside and not by its name."""

from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Literal

from tracker.errors import NothingToImport, UnreadableFile
from tracker.intake.attendance import begins_like, is_workbook
from tracker.intake.reading import read_book
from tracker.intake.values import Book
from tracker.names import show

Kind = Literal["roster", "attendance", "completions", "sessions"]

#: The rooms that know a kind by the look of a book, asked in this order; what none of them knows is a roster.
_KNOWN_BY: tuple[tuple[Kind, str], ...] = (
    ("attendance", "tracker.intake.attendance"),
    ("completions", "tracker.intake.completions"),
    ("sessions", "tracker.intake.old_tracker"),
)


@dataclass(frozen=True)
class Arrived:
    """A file with its kind; `book` is None for attendance that came as text, which has a reader of its own."""

    path: Path
    kind: Kind
    book: Book | None


def arrived(path: Path, *, kind: Kind | None = None, password: str | None = None) -> Arrived:
    """Open a file and say what it is, unless `kind` says it already; what another command takes is refused with it."""
    from tracker.intake.elsewhere import SAID, taken_elsewhere

    must_be_a_file(path)
    if kind in (None, "attendance") and looks_like_attendance(path):
        return Arrived(path, "attendance", None)
    if kind == "attendance" and not is_workbook(path):
        return Arrived(path, kind, None)  # a list of names, or no list at all: its reader says so
    book = read_book(path, password=password)
    found = kind or kind_of(book)
    if kind is None and (taken := taken_elsewhere(book, unknown=found == "roster")):
        raise NothingToImport(SAID[taken].format(name=show(path.name)))
    return Arrived(path, found, book)


def kind_of(book: Book) -> Kind:
    """Say what a book holds."""
    return next((kind for kind, room in _KNOWN_BY if import_module(room).looks_like(book)), "roster")


def must_be_a_file(path: Path) -> None:
    """Refuse a path at which there is no file that may be read just now."""
    try:
        if path.is_dir():
            raise UnreadableFile(f"{path.name or path} is a folder with nothing in it to import. Name the file.")
        if not path.is_file():
            raise UnreadableFile(
                f"There is no file {path.name} there. Check the path; one with blanks in it needs quotation marks."
            )
        path.open("rb").close()
    except OSError:
        raise UnreadableFile(
            f"{path.name} cannot be opened. Close it in Excel, check that you may read it, and try again."
        ) from None


def open_book(path: Path, *, password: str | None = None) -> Book:
    """Read a file's cells, before anything is made of them."""
    must_be_a_file(path)
    return read_book(path, password=password)


def looks_like_attendance(path: Path) -> bool:
    """Say whether a text file begins as a meeting's attendance report does, of Teams or of Zoom."""
    return begins_like(path)
