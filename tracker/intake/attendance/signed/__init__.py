"""Sign-in sheets: names with a column to sign, to tick or for the time, and a title above."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from tracker.errors import NothingToImport
from tracker.intake import words
from tracker.intake.attendance.gather import gather
from tracker.intake.attendance.signed.marks import BLANK, THERE, clock, mark, minutes
from tracker.intake.attendance.signed.table import Block, Signing, signing
from tracker.intake.fields import Reader, Unfit, as_text, email, identifier
from tracker.intake.places import place_in
from tracker.intake.values import AttendanceFile, Book, Cell, Grid, Present, Problem, Stay
from tracker.names import looks_like_two_people, parse_name, tidy

_LONGEST = 200  # characters of a title
_SHOWN = 8  # rows that a sentence names


def looks_like(book: Book) -> bool:
    """Say whether a book holds a sign-in sheet."""
    return any(signing(grid) for grid in book.sheets if not grid.hidden)


def read_signed(book: Book, *, on: date | None = None) -> AttendanceFile | None:
    """Read every sign-in sheet of a book as one list; None where it holds none."""
    found = [(grid, table) for grid in book.sheets if not grid.hidden and (table := signing(grid))]
    if not found:
        return None
    title = tidy(" ".join(_titles(found)))[:_LONGEST]
    day, where = _day(book, found)
    told = _Told(on or day)
    people = gather([person for grid, table in found for person in _people(grid, table, told)])
    if not people:
        raise NothingToImport(f"Nobody is listed in {book.file}. Check that it is the file you meant.")
    team = _team(f"{title} {' '.join(grid.sheet for grid, _ in found)}") or _team(book.file)
    return AttendanceFile(
        file=book.file,
        digest=book.digest,
        kind="signed",
        title=title,
        on=day,
        starts_at=None,
        minutes=None,
        people=people,
        problems=(*told.problems, *_other_day(book.file, day, on)),
        notes=(
            *book.notes,
            *([f"Its day, {day:%A} {day}, is read from {where}."] if day and on is None else []),
            *told.said(),
        ),
        team=team,
    )


@dataclass
class _Told:
    """What was found besides people while a sheet was read."""

    day: date | None
    problems: list[Problem] = field(default_factory=list)
    unsigned: list[int] = field(default_factory=list)  # rows without a mark, where others have one
    everybody: bool = False  # no row has a mark

    def said(self) -> Iterator[str]:
        """Say what was assumed."""
        if self.unsigned:
            count, shown = len(self.unsigned), ", ".join(map(str, self.unsigned[:_SHOWN]))
            more = ", …" if self.unsigned[_SHOWN:] else ""
            yield (
                f"One name is not signed for (row {shown}): it counts as not there."
                if count == 1
                else f"{count} names are not signed for (rows {shown}{more}): they count as not there."
            )
        if self.everybody:
            yield "No cell of the column for signing is filled: everybody on the list counts as there."


def _people(grid: Grid, table: Signing, told: _Told) -> Iterator[Present]:
    """Give everybody who signed, or is said not to have come; a blank mark counts where other rows have one."""
    rows = [
        (number, block, cells)
        for block in table.blocks
        for number, cells in enumerate(grid.rows[table.header_row :], start=table.header_row + 1)
        if cells != grid.rows[table.header_row - 1] and _is_person(block, cells)
    ]
    filled = any(_mark(block, cells) != BLANK for _, block, cells in rows)
    told.everybody = told.everybody or (bool(rows) and not filled)
    for number, block, cells in sorted(rows, key=lambda each: each[0]):
        says = _mark(block, cells)
        if says == BLANK and filled:
            told.unsigned.append(number)
        else:
            yield _present(grid.sheet, number, block, cells, "" if says in (BLANK, THERE) else says, told)


def _mark(block: Block, cells: Sequence[Cell]) -> str:
    """Give what the marks of a row say together: there where one says so."""
    said = [mark(cells[column]) for column in block.marks]
    return THERE if THERE in said else next(filter(None, said), BLANK)


def _is_person(block: Block, cells: Sequence[Cell]) -> bool:
    """Say whether a row names somebody: totals, notes, vacancies and mere numbers do not."""
    name = _name_text(block, cells)
    if not name:
        return bool(_read(email, block, cells, "email") or _read(identifier, block, cells, "employee_number"))
    return (
        any(char.isalpha() for char in name)
        and ":" not in name
        and not any(says(name) for says in (words.is_total, words.is_vacant, words.is_example, words.is_signature))
        and not (words.is_note(name) and "," not in name)
    )


def _present(sheet: str, number: int, block: Block, cells: Sequence[Cell], missed: str, told: _Told) -> Present:
    """Give a row's person, with the time between coming and going where both are written."""
    raw = _name_text(block, cells)
    if raw and looks_like_two_people(raw):
        told.problems.append(
            Problem(sheet, number, None, "two_people", f"{raw!r} looks like two people. Give each a row.")
        )
    long, stays = _time(block, cells, told.day)
    return Present(
        name=parse_name(raw, family=_text(block, cells, "family"), given=_text(block, cells, "given")) if raw else None,
        email=_read(email, block, cells, "email"),
        sign_in=_text(block, cells, "sign_in") or None,
        employee_number=_read(identifier, block, cells, "employee_number"),
        minutes=None if missed else long,
        stays=() if missed else stays,
        role="",
        sheet=sheet,
        row=number,
        missed=missed,
    )


def _time(block: Block, cells: Sequence[Cell], day: date | None) -> tuple[float | None, tuple[Stay, ...]]:
    """Give the minutes that a row says, or those between its two times, and the stay where the day is known."""
    for name in ("minutes", "hours"):
        if name in block.times and (said := minutes(cells[block.times[name]], hours=name == "hours")) is not None:
            return said, ()
    came, went = (clock(cells[block.times[name]]) if name in block.times else None for name in ("in", "out"))
    if came is None or went is None or went <= came:
        return None, ()
    if day is None:
        return went - came, ()
    begin = datetime.combine(day, time())
    return went - came, (Stay(begin + timedelta(minutes=came), begin + timedelta(minutes=went)),)


def _name_text(block: Block, cells: Sequence[Cell]) -> str:
    """Give the name as written, or the parts of it together."""
    family, given = _text(block, cells, "family"), _text(block, cells, "given")
    return _text(block, cells, "name") or ", ".join(part for part in (family, given) if part)


def _text(block: Block, cells: Sequence[Cell], part: str) -> str:
    return as_text(cells[block.who[part]]).strip() if part in block.who else ""


def _read(reader: Reader, block: Block, cells: Sequence[Cell], part: str) -> str | None:
    """Read a number or an address; one that cannot be read is none, and the name speaks."""
    if part not in block.who:
        return None
    try:
        found = reader(cells[block.who[part]])
    except Unfit:
        return None
    return found if isinstance(found, str) else None


def _titles(found: Sequence[tuple[Grid, Signing]]) -> Iterator[str]:
    """Give the texts above the headings, each once."""
    cells = [cell for grid, table in found for row in grid.rows[: table.header_row - 1] for cell in row]
    yield from dict.fromkeys(as_text(cell).strip() for cell in cells if isinstance(cell, str))


def _day(book: Book, found: Sequence[tuple[Grid, Signing]]) -> tuple[date | None, str]:
    """Give the one day that the titles name, else the sheets' names, else the file's; several are none."""
    above = [cell for grid, table in found for row in grid.rows[: table.header_row - 1] for cell in row]
    for days, where in (
        ({day for cell in above if (day := _day_of(cell))}, "the title"),
        ({day for grid, _ in found if (day := words.date_in(grid.sheet))}, "the sheet's name"),
        ({day} if (day := words.date_in(book.file)) else set(), "the file's name"),
    ):
        if days:
            return (days.pop(), where) if len(days) == 1 else (None, "")
    return None, ""


def _day_of(cell: Cell) -> date | None:
    if isinstance(cell, date):
        return cell.date() if isinstance(cell, datetime) else cell
    return words.date_in(tidy(cell)) if isinstance(cell, str) else None


def _team(text: str) -> str:
    """Give the team of which a title speaks, where it names both the district and the program."""
    place = place_in(text)
    return f"D{place.district}-{place.program}" if place.district and place.program else ""


def _other_day(file: str, day: date | None, on: date | None) -> Iterator[Problem]:
    """Give the problem of a sheet that names another day than the session's; swapped day and month are the same."""
    if day and on and day != on and (day.year, day.day, day.month) != (on.year, on.month, on.day):
        message = f"This sheet is of {day.isoformat()}, not of {on.isoformat()}. Check that it belongs to this session."
        yield Problem(file, None, None, "other_day", message)
