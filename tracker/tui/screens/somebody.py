"""Find somebody in the records: type a part of the name, the number or the email; Enter takes the line."""

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Label, Static

from tracker.names import show
from tracker.tui.page import Asking
from tracker.tui.widgets.lines import Column, Line, Lines
from tracker.tui.words import cell

if TYPE_CHECKING:
    from tracker.errors import TrackerError
    from tracker.people.roster import Listed

_COLUMNS = (Column("Person", 0), Column("Number", 12), Column("Team", 18))
_MOST = 50
Found = tuple[int, str]


class Somebody(Asking, ModalScreen[Found | None]):
    """A question for a person; gives their number and name, or None for Esc."""

    HELP = """Type a part of the name, the employee number or the email. Tab (or arrow down) goes to the list.
Enter takes the line under the cursor; Esc leaves the question open."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Back"),
        Binding("down", "list", show=False),
    ]

    def __init__(self, question: str) -> None:
        super().__init__()
        self.question = question

    def compose(self) -> ComposeResult:
        """Lay the field over those who fit."""
        with Vertical(classes="dialog"):
            yield Static(show(self.question), markup=False)
            yield Input(placeholder="name, number or email", compact=True, id="said")
            listed = Lines(_COLUMNS, empty="Type above: those who fit stand here.", id="somebody")
            listed.styles.height = 10
            yield listed
            yield Label("", id="wrong", classes="wrong", markup=False)

    def on_mount(self) -> None:
        """Wait for what is typed."""
        self.query_one(Input).focus()

    @on(Input.Changed)
    def search(self, event: Input.Changed) -> None:
        """Look for those who fit what is typed."""
        from tracker import people

        said, day = event.value.strip(), self.tracker.day()
        if said:
            self.ask(lambda db: people.search(db, said, day)[:_MOST], self.offer, group="search")
        else:
            self.offer(())

    def offer(self, found: "tuple[Listed, ...]") -> None:
        """Show those who fit."""
        listed = self.query_one(Lines)
        listed.empty = (
            "Nobody fits." if self.query_one(Input).value.strip() else "Type above: those who fit stand here."
        )
        listed.show(
            Line((each.person_id, each.name), (cell(each.name), cell(each.employee_number), cell(each.team)))
            for each in found
        )

    @on(Input.Submitted)
    def action_list(self) -> None:
        """Go to the list; Enter takes somebody there."""
        if self.query_one(Lines).lines:
            self.query_one(Lines).focus()

    @on(Lines.Chosen)
    def take(self, event: Lines.Chosen) -> None:
        """Give who was chosen."""
        event.stop()
        if isinstance(event.key, tuple):
            self.dismiss((int(event.key[0]), str(event.key[1])))

    def refused(self, error: "TrackerError") -> None:
        """Say it beside the field."""
        self.query_one("#wrong", Label).update(show(error.message))
