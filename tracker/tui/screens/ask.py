"""A question with named answers; the first is what Enter means."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Static

from tracker.names import show


class Ask(ModalScreen[str | None]):
    """Ask something; gives the chosen answer, or None for Esc."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "Back")]

    def __init__(self, question: str, answers: tuple[str, ...]) -> None:
        super().__init__()
        self.question, self.answers = question, answers

    def compose(self) -> ComposeResult:
        """Lay out the question over its answers."""
        with Vertical(classes="dialog"):
            yield Static(show(self.question), markup=False)
            yield Static("")
            with Horizontal(classes="row"):
                for number, answer in enumerate(self.answers):
                    yield Button(Content(show(answer)), id=f"answer-{number}", compact=True)

    @on(Button.Pressed)
    def answer(self, event: Button.Pressed) -> None:
        """Give the answer."""
        self.dismiss(self.answers[int(str(event.button.id).removeprefix("answer-"))])
