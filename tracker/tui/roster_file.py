"""A roster on its way into the records: the file, what was made of it, and what she chose and decided so far."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tracker.tui.memory import Memory

if TYPE_CHECKING:
    from tracker.intake.arriving import Arrived
    from tracker.intake.mapping import Chosen, Known
    from tracker.intake.propose import Decided
    from tracker.intake.values import Book, Grid, Roster, SheetRead
    from tracker.tui.records import Records

DRAFT = "draft-import"
At = tuple[str, int]  # a sheet and a row of it


@dataclass
class Choices:
    """What she chose about the columns and decided about the people of one file; kept as JSON over a crash."""

    columns: dict[str, dict[int, str]] = field(default_factory=dict)  # sheet → column → field
    headers: dict[str, int] = field(default_factory=dict)  # sheet → row of its headings
    district: int | None = None  # of the whole file
    program: str | None = None
    on: str | None = None
    rows: dict[At, int | str] = field(default_factory=dict)
    teams: dict[At, int] = field(default_factory=dict)
    left: dict[int, bool] = field(default_factory=dict)
    filled: dict[str, list[str]] = field(default_factory=dict)  # sheet → fields that stand once for several rows

    def __bool__(self) -> bool:
        """Say whether anything was chosen or decided."""
        return self != Choices()

    @property
    def day(self) -> date | None:
        """Give the day that she gave."""
        return date.fromisoformat(self.on) if self.on else None

    def chosen(self) -> "dict[str, Chosen]":
        """Give the choices as reading takes them."""
        from tracker.intake.mapping import Chosen

        sheets = {*self.columns, *self.headers, *self.filled}
        return {
            sheet: Chosen(self.headers.get(sheet), self.columns.get(sheet, {}), frozenset(self.filled.get(sheet, ())))
            for sheet in sheets
        }

    def decided(self) -> "Decided":
        """Give the decisions as the proposal takes them."""
        from tracker.intake.propose import Decided

        return Decided(rows=dict(self.rows), teams=dict(self.teams), left=dict(self.left))

    def as_json(self) -> dict[str, Any]:
        """Give them as JSON keeps them."""
        return {
            "columns": {sheet: {str(at): name for at, name in each.items()} for sheet, each in self.columns.items()},
            "headers": self.headers,
            "district": self.district,
            "program": self.program,
            "on": self.on,
            "rows": [[*at, what] for at, what in self.rows.items()],
            "teams": [[*at, team] for at, team in self.teams.items()],
            "filled": self.filled,
            "left": [[person, left] for person, left in self.left.items()],
        }


def choices_from(kept: Mapping[str, Any]) -> Choices:
    """Read choices from a draft; one that is not as we write it counts as none."""
    try:
        return Choices(
            columns={s: {int(at): str(name) for at, name in each.items()} for s, each in kept["columns"].items()},
            headers={str(sheet): int(row) for sheet, row in kept["headers"].items()},
            district=kept["district"],
            program=kept["program"],
            on=kept["on"],
            rows={(sheet, row): what for sheet, row, what in kept["rows"]},
            teams={(sheet, row): team for sheet, row, team in kept["teams"]},
            left=dict(kept["left"]),
            filled={str(sheet): [*map(str, fields)] for sheet, fields in kept.get("filled", {}).items()},
        )
    except (KeyError, TypeError, ValueError, AttributeError):
        return Choices()


@dataclass
class RosterFile:
    """The file that is being imported; every screen of the import holds the same one."""

    path: Path
    book: "Book"
    roster: "Roster"
    choices: Choices
    known: "Known"
    districts: tuple[int, ...]
    programs: Mapping[str, str]
    today: date

    def read_again(self) -> "Roster":
        """Read the cells anew with what was chosen; in a thread."""
        return _roster(self.book, self.choices, self.known)

    def grid(self, sheet: str) -> "Grid":
        """Give the cells of a sheet, upright as they are read."""
        from tracker.intake.sideways import upright

        return upright(next(each for each in self.book.sheets if each.sheet == sheet))

    def alike(self, sheet: "SheetRead") -> list[str]:
        """Give the sheets with the same headings: one choice holds for all of them."""
        return [each.sheet for each in self.roster.sheets if each.lookups == sheet.lookups and each.lookups] or [
            sheet.sheet
        ]

    def dated(self) -> "Roster":
        """Give the roster with the day that she gave, if she gave one."""
        day = self.choices.day
        return replace(self.roster, on=day, on_source="given") if day else self.roster

    def keep(self, memory: Memory) -> None:
        """Keep all of it over a crash."""
        memory.keep(DRAFT, {"path": str(self.path), "digest": self.book.digest, "choices": self.choices.as_json()})


def read_file(records: "Records", arrived: "Arrived", draft: Mapping[str, Any]) -> RosterFile:
    """Read a roster with what is remembered for its headings, and with the draft if it is of this very file."""
    from tracker import teams
    from tracker.intake.arriving import open_book
    from tracker.intake.remembered import saved_mappings

    book = arrived.book or open_book(arrived.path)
    choices = choices_from(draft.get("choices", {})) if draft.get("digest") == book.digest else Choices()
    with records.store().reading() as db:
        known = saved_mappings(db)
        districts = tuple(sorted({each.district for each in teams.listing(db) if each.district is not None}))
        programs = teams.program_titles(db)
    roster = _roster(book, choices, known)
    return RosterFile(arrived.path, book, roster, choices, known, districts, programs, records.today())


def _roster(book: "Book", choices: Choices, known: "Known") -> "Roster":
    from tracker.intake.roster import read_roster

    return read_roster(
        book,
        on=choices.day,
        district=choices.district,
        program=choices.program,
        known=known,
        chosen=choices.chosen(),
        even_nobody=True,
    )
