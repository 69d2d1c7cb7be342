"""What the screen of completions asks, each in a small dialog."""

from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Label, Static

from tracker.names import show
from tracker.tui.completions_file import Compared
from tracker.tui.completions_lines import EXISTING, FIELDS, ORDERS, columns_of
from tracker.tui.page import Asking
from tracker.tui.screens.choose import Choose
from tracker.tui.widgets.days import DayField
from tracker.tui.widgets.lines import Column, Line, Lines
from tracker.tui.words import cell

if TYPE_CHECKING:
    from tracker.people.roster import Listed

LATER, LEFT_OUT = "aside", "other"
MOST = 50


class Whose(Asking, ModalScreen[int | str | None]):
    """Ask whose a name in a file is: those who may be meant, anybody who is searched for, or nobody for now."""

    HELP = "Enter takes the highlighted person. Type above to search everybody by name, number or email."
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "Back")]

    def __init__(self, question: str, candidates: tuple[tuple[int, str, str], ...]) -> None:
        super().__init__()
        self.question, self.candidates = question, candidates

    def compose(self) -> ComposeResult:
        """Lay the question over the field and the people."""
        with Vertical(classes="dialog"):
            yield Static(show(self.question), markup=False)
            yield Input(placeholder="search everybody: name, number or email", compact=True, id="search")
            people = Lines((Column("Who is it?", 0), Column("Because", 26)), id="choices")
            people.styles.height = 12
            yield people

    def on_mount(self) -> None:
        """Show those who may be meant."""
        self.offer()
        self.query_one(Lines).focus()

    def offer(self) -> None:
        """List those who may be meant."""
        lines = [Line(person, (cell(name), cell(why))) for person, name, why in self.candidates]
        self.query_one(Lines).show([*lines, Line(LATER, (cell("Leave it aside"), cell("for now")))])

    @on(Input.Changed, "#search")
    def search(self, event: Input.Changed) -> None:
        """Look for whom she types."""
        from tracker import people

        said, day = event.value.strip(), self.tracker.day
        if not said:
            self.offer()
            return
        self.ask(lambda db: people.search(db, said, day())[:MOST], self.found, group="search")

    def found(self, listed: "tuple[Listed, ...]") -> None:
        """List who was found."""
        lines = [
            Line(
                each.person_id, (cell(" ".join(filter(None, (each.name, each.employee_number)))), cell(each.team or ""))
            )
            for each in listed
        ]
        people = self.query_one(Lines)
        people.empty = "Nobody is found by these words."
        people.show(lines)

    @on(Input.Submitted, "#search")
    def go_on(self) -> None:
        """Go from the field to the people."""
        self.query_one(Lines).focus()

    @on(Lines.Chosen)
    def take(self, event: Lines.Chosen) -> None:
        """Give who was chosen."""
        event.stop()
        if isinstance(event.key, int | str):
            self.dismiss(event.key)


class WhichDay(Asking, ModalScreen[date | None]):
    """Ask for the day of what has none; Enter takes it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "Back")]

    def __init__(self, question: str, today: date, value: str = "") -> None:
        super().__init__()
        self.question, self.today, self.value = question, today, value

    def compose(self) -> ComposeResult:
        """Lay out the field."""
        with Vertical(classes="dialog"):
            yield Static(show(self.question), markup=False)
            yield DayField(self.today, self.value, id="day")
            yield Label("", id="wrong", classes="wrong", markup=False)

    @on(Input.Submitted)
    def take(self) -> None:
        """Give the day; one that is still to come is refused."""
        day = self.query_one(DayField).day
        if day is not None and day <= self.today:
            self.dismiss(day)
        else:
            self.query_one("#wrong", Label).update("Give a day that is not still to come, like 9/30.")


def which_course(compared: Compared, words: str) -> Choose:
    """Ask which course some words of the file are."""
    unknown = next((each for each in compared.brought.proposal.unknown if each.key == words), None)
    lines = [Line(code, (cell(code), cell(title))) for code, title in compared.courses]
    if words:
        lines.append(Line(LEFT_OUT, ("none of these", "left out, now and in the next file like this")))
    said = unknown.words if unknown else words
    question = f"Which course is “{said}”?" if said else "Which course are these completions of?"
    likeliest = compared.choices.courses.get(words) or next(iter(unknown.likely if unknown else ()), None)
    return Choose(question, (Column("Course", 24), Column("", 0)), lines, likeliest)


def which_order() -> Choose:
    """Ask whether the day or the month stands first."""
    question = "Which stands first in this file's dates? (Moodle's English pack: the day; its US pack: the month.)"
    return Choose(question, (Column("", 0),), [Line(order, (words,)) for order, words in ORDERS.items()])


def which_day(compared: Compared) -> WhichDay:
    """Ask for the day of every completion that has none."""
    value = compared.choices.on.isoformat() if compared.choices.on else ""
    return WhichDay("On which day were the completions without a day? It counts for all.", compared.today, value)


def what_column(compared: Compared, sheet: str, letter: str) -> tuple[str, Choose]:
    """Ask what a column is, and say what the answer is kept under."""
    from tracker.intake.completions.sheet import column_key

    read = next(each for each in compared.brought.file.sheets if each.sheet == sheet)
    field, heading = columns_of(read)[letter]
    lines = [*(Line(name, (words,)) for name, words in FIELDS.items()), Line(LEFT_OUT, ("not used",))]
    question = Choose(f"What is column {letter} “{heading}”?", (Column("", 0),), lines, field or LEFT_OUT)
    return column_key(read, letter), question


def what_of_existing(compared: Compared) -> Choose:
    """Ask what becomes of a completion of somebody who has credit."""
    lines = [Line(name, (name, words)) for name, words in EXISTING.items()]
    question = "What becomes of a completion of somebody who has credit for the course?"
    return Choose(question, (Column("", 8), Column("", 0)), lines, compared.choices.existing)
