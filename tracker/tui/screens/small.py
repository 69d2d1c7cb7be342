"""The window is too small: says so until it is larger, then the screen comes back as it was; v lists plainly."""

from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from tracker.coverage.values import Cell, Coverage
from tracker.names import show
from tracker.tui.page import Asking

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

WIDTH, HEIGHT = 80, 24


class TooSmall(Asking, ModalScreen[None]):
    """A notice over everything while the window is below 80 × 24."""

    HELP = "Make the window larger and the screen comes back as it was. v lists the coverage plainly."
    BINDINGS: ClassVar[list[BindingType]] = [Binding("v", "plain", "Plain list"), Binding("escape", "notice", "Back")]

    def compose(self) -> ComposeResult:
        """Lay out the notice; the list is asked for by v."""
        with VerticalScroll(can_focus=True):
            yield Static("", id="notice", markup=False)

    def __init__(self) -> None:
        super().__init__()
        self.listing = self.gone = False

    def on_mount(self) -> None:
        """Say it."""
        self.action_notice()

    def on_resize(self, event: events.Resize) -> None:
        """Give the screen back once there is room."""
        if event.size.width >= WIDTH and event.size.height >= HEIGHT:
            if not self.gone and self.is_current:  # a window is resized in several steps
                self.gone = True
                self.dismiss()
        elif self.is_mounted and not self.listing:
            self.action_notice()

    def action_notice(self) -> None:
        """Say how large the window is and should be."""
        self.listing = False
        wide, high = self.app.size
        self.query_one("#notice", Static).update(
            f"Window is {wide} × {high}.\nThis screen needs {WIDTH} × {HEIGHT}.\n"
            "Make it larger, press ctrl+minus\nfor smaller text, or press v for\nthe plain list view."
        )

    def action_plain(self) -> None:
        """List the coverage, one line a team, as wide as there is room."""
        self.listing = True
        self.query_one("#notice", Static).update("Counting …")
        self.ask(self._counted, self.show_list)

    def _counted(self, db: "Session") -> Coverage:
        from tracker.coverage.measure import measure

        return measure(db, self.tracker.day())

    def show_list(self, counted: Coverage) -> None:
        """Draw it."""
        lines = [f"As of {counted.as_of} (Esc back)", *map(_line, counted.cells)]
        self.query_one("#notice", Static).update("\n".join(map(show, lines)))
        self.query_one(VerticalScroll).focus()


def _line(cell: Cell) -> str:
    place = f"D{cell.district:02}" if cell.district is not None else "State"
    return f"{place} {cell.program} {cell.course}: {cell.state.words}, {cell.trained} of {cell.eligible}"
