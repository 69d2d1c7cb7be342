"""What every form shares: a draft that survives a crash, Esc that asks, ctrl+s that writes."""

from typing import Any, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen
from textual.widgets import Checkbox, Input, Label, RadioSet, Select

from tracker.errors import TrackerError
from tracker.names import show
from tracker.tui.page import Asking

KEEP, DISCARD = "Keep editing", "Discard"


class Form(Asking, ModalScreen[bool]):
    """A form over a page. A form gives `values` and takes them back with `restore`; `save` writes."""

    DRAFT: ClassVar[str] = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", "Save", key_display="^s"),
        Binding("escape", "leave", "Cancel"),
        Binding("f1", "app.help", "Help", key_display="F1"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._first: dict[str, Any] | None = None

    def values(self) -> dict[str, Any]:
        """Give what is in the fields, as JSON takes it."""
        return {}

    def restore(self, values: dict[str, Any]) -> None:
        """Put a draft into the fields."""

    def save(self) -> None:
        """Write, then dismiss with True; called by ctrl+s."""
        raise NotImplementedError

    def ready(self) -> None:
        """Say that the fields hold what they begin with; a draft from an earlier run goes over them."""
        self._first = self.values()
        draft = self.tracker.memory.read(f"draft-{self.DRAFT}")
        if draft:
            self.restore(draft)

    @property
    def changed(self) -> bool:
        """Say whether anything was entered."""
        return self._first is not None and self.values() != self._first

    @on(Input.Changed)
    @on(Select.Changed)
    @on(RadioSet.Changed)
    @on(Checkbox.Changed)
    def keep_draft(self) -> None:
        """Keep what was entered, so that a crash loses nothing."""
        if self.changed:
            self.tracker.memory.keep(f"draft-{self.DRAFT}", self.values())

    def action_save(self) -> None:
        """Write."""
        self.save()

    def done(self, words: str) -> None:
        """Close after writing: the draft goes, every screen asks again."""
        self.tracker.memory.drop(f"draft-{self.DRAFT}")
        self.dismiss(result=True)
        self.tracker.changed(words)

    def action_leave(self) -> None:
        """Close, asking first where something was entered."""
        if not self.changed:
            self._leave(DISCARD)
            return
        from tracker.tui.screens.ask import Ask

        self.app.push_screen(Ask("Nothing of this form is saved yet.", (KEEP, DISCARD)), self._leave)

    def _leave(self, answer: str | None) -> None:
        if answer == DISCARD:
            self.tracker.memory.drop(f"draft-{self.DRAFT}")
            self.dismiss(result=False)

    def refused(self, error: TrackerError) -> None:
        """Say it inside the form, where there is a line for it."""
        for line in self.query("#wrong").results(Label):
            line.update(show(error.message))
            return
        super().refused(error)
