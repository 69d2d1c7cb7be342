"""Columns as they are said, `FIELD=HEADING`: each found in the sheets of a book, or refused with what is there."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tracker.errors import WrongUsage
from tracker.intake.columns import COLUMNS
from tracker.intake.fields import as_text, quoted
from tracker.intake.headings import field_of, is_sensitive, normal
from tracker.intake.mapping import NOT_USED, Chosen, Known
from tracker.intake.scan.limits import letters
from tracker.intake.sideways import all_upright
from tracker.intake.tables import SEARCHED, lookups, tables
from tracker.intake.values import Book, Grid
from tracker.intake.words import key
from tracker.names import tidy

NONE_OF_OURS = "none"  # said for a column that is to be left alone
MOST = 30  # headings that a sentence names
_LETTER = re.compile(r"[A-Za-z]{1,3}")
_SAID = {"family": "last name", "given": "first name", "middle": "middle name", "unit": "unit or team"} | {
    "starts_on": "in the team since"
}
#: how a field is said → its name; those that are known and never read cannot be said
FIELDS = {_SAID.get(each.field, each.field.replace("_", " ")): each.field for each in COLUMNS if each.used}
_BY_KEY = {key(said): field for words, field in FIELDS.items() for said in (words, field.replace("_", " "))}


@dataclass(frozen=True)
class SaidColumn:
    """A field, and the heading or letter of its column, as they were said."""

    field: str
    heading: str


@dataclass(frozen=True)
class _Headed:
    """A sheet with its row of headings; `lookups` carry the group heading above in front."""

    sheet: str
    row: int
    headings: tuple[str, ...]
    lookups: tuple[str, ...]

    def under(self, said: str) -> list[int]:
        """Give the columns, counted from 1, that a heading stands over."""
        wanted = _plain(said)
        both = enumerate(zip(self.headings, self.lookups, strict=True), start=1)
        return [at for at, pair in both if wanted in map(_plain, pair)]

    def by_letter(self, said: str) -> int | None:
        """Give the column, counted from 1, that has a letter; None where the sheet does not reach so far."""
        return next((at for at in range(1, len(self.headings) + 1) if letters(at) == said.upper()), None)

    def hits(self, said: "Sequence[SaidColumn]") -> int:
        """Count the columns that were said by a heading of this row."""
        return sum(bool(self.under(each.heading)) for each in said)

    @property
    def shown(self) -> str:
        """Name the headings with their letters."""
        named = [f"{letters(at)} {quoted(text)}" for at, text in enumerate(self.lookups, start=1) if text]
        more = f" and {len(named) - MOST} more" if len(named) > MOST else ""
        return f"sheet {quoted(self.sheet)} has {', '.join(named[:MOST])}{more}"


def said_columns(said: Sequence[str]) -> tuple[SaidColumn, ...]:
    """Read `FIELD=HEADING`, each; a field is said as here or by a heading that is known, and only once."""
    found: list[SaidColumn] = []
    for each in said:
        words, equals, heading = each.partition("=")
        if not equals or not heading.strip():
            raise WrongUsage('Write --column "FIELD=HEADING": a field, and the heading or letter of its column.')
        found.append(SaidColumn(_field(words), heading.strip()))
    fields = [each.field for each in found if each.field != NOT_USED]
    twice = next((name for name in fields if fields.count(name) > 1), None)
    if twice:
        raise WrongUsage(f"--column gives {_called(twice)} twice. One column can be it.")
    return tuple(found)


def chosen_in(book: Book, said: Sequence[SaidColumn], known: Known | None = None) -> dict[str, Chosen]:
    """Give for each sheet what its columns are; a heading or letter that no sheet has is refused."""
    if not said:
        return {}
    sheets = tuple(_sheets(book, said, known or {}))
    if not sheets:
        seen = "; ".join(sheet.shown for sheet in _first_rows(book)) or "nothing stands in it"
        raise WrongUsage(f"No row holds {' or '.join(quoted(each.heading) for each in said)} as a heading: {seen}.")
    chosen: dict[str, dict[int, str]] = {}
    for each in said:
        for sheet, at in _found(each, sheets):
            if is_sensitive(sheet.lookups[at - 1]):
                raise WrongUsage(f"{quoted(sheet.lookups[at - 1])} is never stored, so it can be no column of ours.")
            before = chosen.setdefault(sheet.sheet, {}).setdefault(at, each.field)
            if before != each.field:
                two = f"{_called(before)} and {_called(each.field)}"
                raise WrongUsage(f"Column {letters(at)} of sheet {quoted(sheet.sheet)} cannot be both {two}.")
    return {each.sheet: Chosen(each.row, chosen[each.sheet]) for each in sheets if each.sheet in chosen}


def sentences(chosen: Mapping[str, Chosen], headings: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Say what each sheet's columns were taken for, as it was said."""
    for sheet, each in chosen.items():
        for at, field in each.columns.items():
            names = headings.get(sheet, ())
            heading = f" ({quoted(names[at - 1])})" if at <= len(names) and names[at - 1] else ""
            yield f"Sheet {sheet}: column {letters(at)}{heading} is {_called(field)}, as you said."


def _field(words: str) -> str:
    """Give the field that words name exactly."""
    said = key(words)
    if said == NONE_OF_OURS:
        return NOT_USED
    heading = field_of(words)
    field = _BY_KEY.get(said) or (heading[0] if heading else "")
    if field not in FIELDS.values():
        raise WrongUsage(
            f"{quoted(words)} is no field of a roster. The fields are {', '.join(FIELDS)};"
            f" {NONE_OF_OURS}=HEADING leaves a column alone."
        )
    return field


def _called(field: str) -> str:
    """Give a field as it is said."""
    return next((quoted(words) for words, name in FIELDS.items() if name == field), "left alone")


def _plain(heading: str) -> str:
    """Give a heading as headings are compared; a mere sign stands for itself."""
    return normal(heading) or heading.strip().casefold()


def _sheets(book: Book, said: Sequence[SaidColumn], known: Known) -> Iterator[_Headed]:
    """Give each sheet that has headings: the row found by itself, unless another holds more of what was said."""
    for grid in all_upright(book).sheets:
        if grid.hidden:
            continue
        found = tables(grid, known)
        usual = [_headed(grid, found[0].header_row)] if found else []
        best = max((*usual, *_rows(grid, said, few=not usual)), key=lambda each: each.hits(said), default=None)
        if best:
            yield best


def _first_rows(book: Book) -> Iterator[_Headed]:
    """Give the first row of each sheet that holds more than one cell: what may be its headings."""
    for grid in all_upright(book).sheets:
        rows = (row for row in range(1, len(grid.rows) + 1) if sum(cell is not None for cell in grid.rows[row - 1]) > 1)
        yield from (_headed(grid, row) for row in list(rows)[:1])


def _rows(grid: Grid, said: Sequence[SaidColumn], *, few: bool) -> Iterator[_Headed]:
    """Give the rows that hold some of the headings; a lone cell is a title, unless only `few` can be had."""
    for row in range(1, min(SEARCHED, len(grid.rows)) + 1):
        each = _headed(grid, row)
        if each.hits(said) and (few or sum(map(bool, each.headings)) > 1):
            yield each


def _headed(grid: Grid, row: int) -> _Headed:
    return _Headed(grid.sheet, row, tuple(tidy(as_text(cell)) for cell in grid.rows[row - 1]), lookups(grid, row))


def _found(said: SaidColumn, sheets: Sequence[_Headed]) -> list[tuple[_Headed, int]]:
    """Give the sheets and columns that are meant: by the heading, else by the letter."""
    found = [(sheet, sheet.under(said.heading)) for sheet in sheets]
    headed = [(sheet, columns) for sheet, columns in found if columns]
    lettered = [(sheet, at) for sheet in sheets if (at := _lettered(sheet, said.heading))]
    for sheet, columns in headed:
        also = {*columns} | ({at for each, at in lettered if each is sheet})
        if len(also) > 1:
            stands = " and ".join(letters(at) for at in sorted(also))
            raise WrongUsage(
                f"{quoted(said.heading)} may be column {stands} of sheet {quoted(sheet.sheet)}."
                " Give the letter of the one, or a heading that stands once."
            )
    if headed:
        return [(sheet, columns[0]) for sheet, columns in headed]
    if not lettered:
        listed = "; ".join(sheet.shown for sheet in sheets)
        raise WrongUsage(f"No column is headed {quoted(said.heading)}: {listed}.")
    if len({sheet.lookups for sheet in sheets}) > 1:
        raise WrongUsage(
            f"The sheets have different headings, so column {said.heading.upper()} may be several. Give its heading."
        )
    return lettered


def _lettered(sheet: _Headed, said: str) -> int | None:
    return sheet.by_letter(said) if _LETTER.fullmatch(said) else None
