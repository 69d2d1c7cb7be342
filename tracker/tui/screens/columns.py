"""Import, step 2: how each column was read, and whatever of it she reads otherwise."""

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Input, Label, Static

from tracker.names import show
from tracker.tui.needs import CHECK, FIELDS, NEVER, NOT_USED, WHOLE, about, needs_of, options, picture, seen, title
from tracker.tui.page import Page
from tracker.tui.roster_file import DRAFT, RosterFile
from tracker.tui.screens.ask import Ask
from tracker.tui.screens.choose import Choose
from tracker.tui.screens.importing import steps
from tracker.tui.widgets.bars import Facts
from tracker.tui.widgets.days import DayField
from tracker.tui.widgets.lines import Column, Line, Lines
from tracker.tui.words import cell

if TYPE_CHECKING:
    from tracker.intake.values import Roster, SheetRead

FILLED = ("district", "program", "unit")  # what may stand once for several rows
KEEP, DISCARD = "Keep editing", "Discard"
COLUMNS = (Column("We need", 18), Column("Column in the file", 24), Column("First values", 0), Column("Sure?", 6))


class ImportColumns(Page):
    """The fields of one sheet with their columns; Enter changes the highlighted one."""

    PLACE = "import"
    HELP = """Each line is something we look for, with the column that holds it and its first values.
"check" marks what was assumed or only guessed: n goes to the next one, Enter changes it.
h chooses the row of the headings, s shows the next sheet. ctrl+s goes on; nothing is written yet.
f fills down: a district, program or unit that stands once then counts for the blank rows below it.
What you choose is remembered for the next file with the same headings."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "next", "Next"),
        Binding("enter", "change", "Change"),
        Binding("h", "header", "Header"),
        Binding("s", "sheet", "Sheet"),
        Binding("ctrl+s", "go_on", "Continue", key_display="^s"),
        Binding("escape", "back", "Cancel"),
        Binding("f1", "app.help", "Help", key_display="F1"),
        Binding("b", "again", "Back", show=False),
        Binding("d", "day", "Day of the file", show=False),
        Binding("f", "fill_down", "Fill down a column", show=False),
    ]

    def __init__(self, file: RosterFile) -> None:
        super().__init__()
        self.file = file
        read = file.roster.sheets
        self.at = next((n for n, sheet in enumerate(read) if sheet.people), 0)

    @property
    def sheet(self) -> "SheetRead":
        """Give the sheet in sight."""
        return self.file.roster.sheets[self.at]

    def body(self) -> ComposeResult:
        """Lay out the file, its day, the fields, and below the sheet as it was read."""
        day = self.file.choices.day or self.file.roster.on
        yield Facts(id="facts")
        with Horizontal(classes="row"):
            yield Label("True for", classes="label")
            yield DayField(self.file.today, day.isoformat() if day else "", id="day")
        yield Lines(COLUMNS, id="needs")
        yield Facts(id="here")
        yield Static(id="sheet")

    def on_mount(self) -> None:
        """Show what was read, the first line to check under the cursor."""
        self.draw()
        first = next((need for need in self.needs if need.sure == CHECK), None)
        listed = self.query_one("#needs", Lines)
        if first:
            listed.go_to(first.field)
        if self.file.choices.day or self.file.roster.on:
            listed.focus()
        else:
            self.query_one("#day Input", Input).focus()

    def draw(self) -> None:
        """Draw the sheet in sight."""
        self.query_one("#facts", Facts).update(self._facts())
        grid = self.file.grid(self.sheet.sheet)
        self.needs = [*needs_of(self.file, self.sheet, grid)]
        lines = [Line(n.field, tuple(map(cell, (title(n), n.shown, n.values, n.sure)))) for n in self.needs]
        self.query_one("#needs", Lines).show(lines)
        self.query_one("#sheet", Static).update(picture(grid, self.sheet))

    def _facts(self) -> str:
        sheets, read = self.file.roster.sheets, self.sheet
        people = sum(len(each.people) for each in sheets)
        of = f" ({self.at + 1} of {len(sheets)}, s: next)" if len(sheets) > 1 else ""
        header = f"Header  row {read.header_row}" if read.header_row else "No header row found: press h"
        found = f"{people:,} {'person' if people == 1 else 'people'} found."
        said = (
            steps(2),
            f"File  {self.file.path.name}   Sheet  {read.sheet}{of}   {header}",
            f"{found} {read.skipped or 'Check how the columns were read.'}",
        )
        return "\n".join(map(show, said))

    @on(Lines.Highlighted, "#needs")
    def tell(self, event: Lines.Highlighted) -> None:
        """Say why the highlighted line is to be checked, or all that was taken for granted."""
        need = next((each for each in self.needs if each.field == event.key), None)
        said = [*about(self.sheet, need)] if need else []
        self.query_one("#here", Facts).update(show(" ".join(said)) if said else "")

    @on(DayField.Changed)
    def take_day(self, event: DayField.Changed) -> None:
        """Keep the day of the file."""
        event.stop()
        found = self.file.roster.on if self.file.roster.on_source != "given" else None
        self.file.choices.on = event.day.isoformat() if event.day and event.day != found else None

    @on(Input.Submitted)
    def day_done(self) -> None:
        """Go from the day to the columns."""
        self.query_one("#needs", Lines).focus()

    def action_day(self) -> None:
        """Go to the day of the file."""
        self.query_one("#day Input", Input).focus()

    def action_next(self) -> None:
        """Go to the next line to check."""
        listed = self.query_one("#needs", Lines)
        order = [*self.needs[listed.row + 1 :], *self.needs[: listed.row + 1]]
        found = next((need for need in order if need.sure == CHECK), None)
        if found:
            listed.go_to(found.field)
        else:
            self.tracker.say("Nothing is left to check. ctrl+s goes on.")

    def action_sheet(self) -> None:
        """Show the next sheet."""
        self.at = (self.at + 1) % len(self.file.roster.sheets)
        self.draw()

    def action_fill_down(self) -> None:
        """Let what stands once count for the blank rows below it, or for its own row only."""
        name = str(self.query_one("#needs", Lines).key)
        if name not in FILLED or name not in self.sheet.columns:
            self.tracker.say("f is for a district, program or unit that stands once for several rows.")
            return
        for sheet in self.file.alike(self.sheet):
            before = set(self.file.choices.filled.get(sheet, ()))
            self.file.choices.filled[sheet] = sorted(before ^ {name})
        down = name in self.file.choices.filled[self.sheet.sheet]
        self.tracker.say(f"{FIELDS[name]}: blank cells {'take what stands above them' if down else 'stay blank'}.")
        self.read_again()

    @on(Lines.Chosen, "#needs")
    def action_change(self) -> None:
        """Choose the column of the highlighted field."""
        need = next((n for n in self.needs if n.field == self.query_one("#needs", Lines).key), None)
        if need is None or need.field in (NOT_USED, NEVER):
            return
        lines, at = options(self.file, self.sheet, need)
        columns = (Column("Column", 30), Column("First values", 0))
        question = f"Which column is: {FIELDS[need.field]}?"
        self.tracker.push_screen(Choose(question, columns, lines, at), lambda key: self.take(need.field, key))

    def take(self, name: str, key: object) -> None:
        """Read the file again with the choice."""
        choices = self.file.choices
        if key is None or not isinstance(key, tuple):
            return
        kind, value = key
        if kind == "whole":
            setattr(choices, name, value)
        else:
            if name in WHOLE:
                setattr(choices, name, None)
            for sheet in self.file.alike(self.sheet):
                columns = {
                    at: field for at, field in choices.columns.get(sheet, {}).items() if field != name and at != value
                }
                choices.columns[sheet] = {**columns, value: name if kind == "column" else "other"}
        self.read_again()

    def action_header(self) -> None:
        """Choose the row of the headings."""
        grid = self.file.grid(self.sheet.sheet)
        rows = [(row, [*filter(None, seen(grid, self.sheet, row))]) for row in range(1, min(30, len(grid.rows)) + 1)]
        lines = [Line(row, (f"row {row}", cell(" │ ".join(cells)))) for row, cells in rows if cells]
        if lines:
            self.tracker.push_screen(
                Choose(
                    "Which row holds the headings?", (Column("Row", 8), Column("", 0)), lines, self.sheet.header_row
                ),
                self.take_header,
            )

    def take_header(self, row: object | None) -> None:
        """Read the sheet again with its headings there."""
        if isinstance(row, int) and row != self.sheet.header_row:
            self.file.choices.headers[self.sheet.sheet] = row
            self.file.choices.columns.pop(self.sheet.sheet, None)
            self.read_again()

    def read_again(self) -> None:
        """Read the cells anew; in a thread."""
        self.file.keep(self.tracker.memory)
        self.run_aside(self.file.read_again, self.show_read, group="read")

    def show_read(self, roster: "Roster") -> None:
        """Show what was made of the file now."""
        self.file.roster = roster
        self.draw()

    def action_go_on(self) -> None:
        """Go on to what the file would change."""
        if not any(sheet.people for sheet in self.file.roster.sheets):
            self.tracker.say(
                "Nobody is recognised yet. Choose the row of the headings with h, or the names' column with Enter.",
                severity="warning",
            )
        elif self.query_one(DayField).day is None:
            self.tracker.say("Which day is this file true for? Write it like 9/30.", severity="warning")
            self.action_day()
        else:
            self.file.keep(self.tracker.memory)
            self.tracker.open("check", self.file)

    def action_again(self) -> None:
        """Go back to the files; what was chosen stays in the draft."""
        self.tracker.back()

    def action_back(self) -> None:
        """Leave the file alone, asking first where something was chosen."""
        if self.file.choices:
            self.tracker.push_screen(
                Ask("What you chose about this file is not used yet.", (KEEP, DISCARD)), self.leave
            )
        else:
            self.leave(DISCARD)

    def leave(self, answer: str | None) -> None:
        """Forget the file."""
        if answer == DISCARD:
            self.tracker.memory.drop(DRAFT)
            self.tracker.back()
