"""How a sheet of completions is laid out: its headings' row, who stands where, and where each course's marks are."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from tracker.intake import evidence, mapping, tables
from tracker.intake.completions.cells import are_marks
from tracker.intake.completions.columns import (
    CODE,
    COURSE,
    DAY,
    MARKS,
    OTHER,
    OWN,
    SOME_DAY,
    STATUS,
    WHOLE,
    field_of,
    heading_key,
    is_identity,
    own_field,
    without_suffix,
)
from tracker.intake.completions.days import written
from tracker.intake.completions.values import ACTIVITIES, LONG, WIDE
from tracker.intake.completions.values import COURSE as OF_COURSE
from tracker.intake.fields import as_text
from tracker.intake.headings import field_of as roster_field
from tracker.intake.headings import is_sensitive
from tracker.intake.mapping import Chosen
from tracker.intake.tables import Table
from tracker.intake.values import Cell, Grid
from tracker.intake.words import key
from tracker.names import tidy

LOOKED_AT = 200  # rows of a column, as evidence
MOST, HALF = 0.8, 0.5  # of a column's cells that must be marks: to find the headings by, and below them
DAYS = (DAY, SOME_DAY)
NOTHING: Mapping[str, str] = {}


@dataclass(frozen=True)
class Track:
    """Where one course's marks stand: a column of states, one of days, or both (columns count from 1)."""

    course: str  # its words; "" where the file does not say which course it is
    state: int | None
    day: int | None
    heading: int | None = None  # the column whose heading names the course
    asks_state: bool = False  # the day may be of anything, so that beside a blank state it says nothing

    @property
    def column(self) -> int:
        """Give the column that speaks first."""
        return self.state or self.day or 1


@dataclass(frozen=True)
class Layout:
    """One table of completions: its shape, who stands in which columns, and its tracks."""

    shape: str
    table: Table
    people: Mapping[str, int]
    own: Mapping[str, int]
    tracks: tuple[Track, ...]
    assumptions: tuple[str, ...] = ()
    guesses: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    unused: tuple[str, ...] = ()


def header_row(grid: Grid, chosen: Mapping[str, str] = NOTHING, courses: Collection[str] = ()) -> int | None:
    """Find the row of the headings: who somebody is, and beside it a course, a state, a day or marks below."""
    searched = range(1, min(tables.SEARCHED, len(grid.rows)) + 1)
    for row in searched:
        if hits := _hits(grid, row, chosen, courses):
            return row + 1 if _hits(grid, row + 1, chosen, courses) > hits else row
    return None


def layout_of(
    grid: Grid, table: Table, courses: Collection[str], chosen: Mapping[str, str], *, columns: Collection[str] = ()
) -> Layout | None:
    """Lay a table out; None where nobody, or no course's mark, stands in it.

    `courses` are words known to name one, `chosen` what columns were said to be, `columns` words chosen as headings.
    """
    headings = _headings(grid, table)
    fields = _fields(headings, chosen)
    if not fields.get(1) and not headings[0] and _holds_words(_below(grid, table, 1)):
        fields[1] = "name"  # Moodle leaves the column of names untitled
    own = {name: at for at, name in sorted(fields.items(), reverse=True) if name in OWN}
    shape, tracks = _tracks(grid, table, headings, fields, own, {*courses, *columns})
    if shape in (ACTIVITIES, OF_COURSE):
        fields = {at: OTHER if key(headings[at - 1]) == "id" else name for at, name in fields.items()}
    taken = {at for track in tracks for at in (track.state, track.day) if at} | {*own.values()}
    found = _people(grid, table, headings, fields, taken, chosen)
    people = {name: at for name, at in found.columns.items() if is_identity(name) or name in ("middle", "district")}
    if not tracks or not any(is_identity(name) for name in people):
        return None
    used = taken | {*people.values()}
    unused = tuple(text for at, text in enumerate(headings, start=1) if text and at not in used)
    return Layout(
        shape,
        table,
        people,
        own,
        tracks,
        tuple(said for said in found.assumptions),
        tuple(found.guesses),
        tuple(found.refused),
        tuple(text for text in unused if text not in found.refused),
    )


def above(grid: Grid, row: int, column: int) -> str:
    """Give the heading that is merged over a column and its neighbours, right above a row."""
    for top, left, bottom, right in grid.merged:
        if bottom == row - 1 and left <= column <= right and right > left:
            return tidy(as_text(grid.rows[top - 1][left - 1]))
    return ""


def _headings(grid: Grid, table: Table) -> tuple[str, ...]:
    """Give a table's headings as text; a day over a column of days is none."""
    cells = grid.rows[table.header_row - 1]
    return tuple("" if isinstance(cell, date) else tidy(as_text(cell)) for cell in cells)


def _fields(headings: tuple[str, ...], chosen: Mapping[str, str]) -> dict[int, str]:
    """Give the field of each column that was chosen or has a known heading; the first of one name has it."""
    found: dict[int, str] = {}
    for at, heading in enumerate(headings, start=1):
        name = chosen.get(heading_key(heading, at)) or (field_of(heading) if heading else None)
        if name is not None and (name not in OWN or name not in found.values()):
            found[at] = name
    return found


def _hits(grid: Grid, row: int, chosen: Mapping[str, str], courses: Collection[str]) -> int:
    """Count what a row's headings name, where it can be the row of headings at all."""
    if not 0 < row <= len(grid.rows) or not _only_headings(grid.rows[row - 1]):
        return 0
    texts = [tidy(as_text(cell)) for cell in grid.rows[row - 1]]
    named = _fields(tuple(texts), chosen)
    who = [at for at, name in named.items() if is_identity(name)]
    below = [line for line in grid.rows[row : row + LOOKED_AT] if any(cell is not None for cell in line)]
    if not below or (not who and not (not texts[0] and len(named) > 1)):
        return 0
    others = [(at, text) for at, text in enumerate(texts, start=1) if text and at not in named]
    marks = [at for at, text in others if _names_course(text, courses) or _are_marks(below, at)]
    mine = {name for name in named.values() if name in OWN}
    return len(named) + len(marks) if mine or marks else 0


def _only_headings(cells: tuple[Cell, ...]) -> bool:
    """Whether a row holds words alone, or a day right after a word: an expected day is Moodle's second heading."""
    if any(isinstance(cell, float | bool) or evidence.is_person_like(cell) for cell in cells):
        return False
    return not any(
        isinstance(cell, date) and (at == 0 or not isinstance(cells[at - 1], str)) for at, cell in enumerate(cells)
    )


def _are_marks(below: list[tuple[Cell, ...]], column: int) -> bool:
    return are_marks([line[column - 1] for line in below if column <= len(line)], MOST)


def _below(grid: Grid, table: Table, column: int) -> list[Cell]:
    return [row[column - 1] for row in grid.rows[table.first - 1 : table.last][:LOOKED_AT]]


def _holds_words(cells: list[Cell]) -> bool:
    texts = [cell.strip() for cell in cells if isinstance(cell, str) and cell.strip()]
    return bool(texts) and sum(" " in text or "," in text for text in texts) >= HALF * len(texts)


def _tracks(
    grid: Grid,
    table: Table,
    headings: tuple[str, ...],
    fields: Mapping[int, str],
    own: Mapping[str, int],
    courses: Collection[str],
) -> tuple[str, tuple[Track, ...]]:
    """Find the shape, and where the marks of each course stand."""
    state, day = own.get(STATUS), own.get(DAY) or own.get(SOME_DAY)
    alone = Track("", state, day, asks_state=bool(state) and DAY not in own)
    if (COURSE in own or CODE in own) and (state or day):
        return LONG, (alone,)
    wide = tuple(_wide(grid, table, headings, fields, courses))
    if WHOLE in own:
        return OF_COURSE, (*wide, Track("", None, own[WHOLE]))
    if wide:
        paired = all(track.state and track.day == track.state + 1 for track in wide)
        untitled = all(not headings[track.day - 1] or _is_day(headings[track.day - 1]) for track in wide if track.day)
        return ACTIVITIES if paired and untitled else WIDE, wide
    return (LONG, (alone,)) if state or day else ("", ())


def _wide(
    grid: Grid, table: Table, headings: tuple[str, ...], fields: Mapping[int, str], courses: Collection[str]
) -> Iterator[Track]:
    """Give a track for each column, or pair of columns, whose heading is no field and whose cells are marks."""
    taken: set[int] = set()
    for at, heading in enumerate(headings, start=1):
        group = above(grid, table.header_row, at)
        if at in taken or _is_day(heading) or is_sensitive(heading):
            continue
        if group and own_field(heading) in (STATUS, *DAYS) and not field_of(group):
            pair = [n for n in (at, at + 1) if n <= len(headings) and above(grid, table.header_row, n) == group]
            taken.update(pair)
            kinds = {own_field(headings[n - 1]): n for n in reversed(pair)}
            state, day = kinds.get(STATUS), kinds.get(DAY) or kinds.get(SOME_DAY)
            yield Track(group, state, day, at, asks_state=bool(state) and DAY not in kinds)
        elif fields.get(at, MARKS) == MARKS and (heading or at in fields):
            cells, bare = _below(grid, table, at), without_suffix(heading)
            if at in fields or _names_course(heading, courses) or are_marks(cells, HALF):
                day = _day_beside(grid, table, headings, at)
                taken.update({day} if day else ())
                only_days = bare != heading and own_field(heading[len(bare) :].strip(" -:()[]")) in DAYS and not day
                yield Track(bare, None if only_days else at, at if only_days else day, at)


def _names_course(heading: str, courses: Collection[str]) -> bool:
    """Whether a heading is a known course's, with or without "Completed" behind it."""
    return key(heading) in courses or key(without_suffix(heading)) in courses


def _day_beside(grid: Grid, table: Table, headings: tuple[str, ...], at: int) -> int | None:
    """Find the column of days that belongs to the one before it: untitled, or headed by its day's name."""
    if at >= len(headings):
        return None
    heading, beside = headings[at - 1], headings[at]
    cells = _below(grid, table, at + 1)
    same = without_suffix(beside) == heading and beside != heading
    untitled = not beside or _is_day(beside)
    if same or own_field(beside) in DAYS or (untitled and _is_filled(cells) and are_marks(cells, HALF)):
        return at + 1
    states = [cell for cell in _below(grid, table, at) if isinstance(cell, str)]
    return at + 1 if untitled and not _is_filled(cells) and states else None


def _is_filled(cells: list[Cell]) -> bool:
    return any(as_text(cell).strip() for cell in cells)


def _is_day(heading: str) -> bool:
    """Whether a heading is only a day: the one on which an activity is expected to be done."""
    day = written(heading) if heading else None
    return day is not None and not day.rest


def _people(
    grid: Grid,
    table: Table,
    headings: tuple[str, ...],
    fields: Mapping[int, str],
    taken: Collection[int],
    chosen: Mapping[str, str],
) -> mapping.Mapping:
    """Find who stands where as a roster's columns are found; a person's many rows count once."""
    gone = {at for at, name in fields.items() if name in (*OWN, OTHER)} | {*taken}
    keep = {at for at in range(1, len(headings) + 1) if at not in gone}
    rows = [tuple(cell if at in keep else None for at, cell in enumerate(row, start=1)) for row in grid.rows]
    once = tuple(dict.fromkeys(row for row in rows[table.first - 1 : table.last] if any(c is not None for c in row)))
    names = tuple(text if at in keep else "" for at, text in enumerate(headings, start=1))
    by_hand = {
        at: name
        for at, name in fields.items()
        if at in keep and (heading_key(names[at - 1], at) in chosen or not roster_field(names[at - 1]))
    }
    return mapping.assign(
        Grid(grid.sheet, (*rows[: table.first - 1], *once)),
        replace(table, headings=names, lookups=names, last=table.first - 1 + len(once)),
        None,
        Chosen(table.header_row, by_hand),
    )
