"""Decide later: the names that wait in a session, one by one, saved together."""

from typing import Any

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Label, Static

from tracker.tui.form import Form
from tracker.tui.widgets.deciding import Deciding, Name
from tracker.tui.widgets.keys import Keys


class Decide(Form):
    """The form; every answer is written by ctrl+s in one change, and the next list knows it."""

    DRAFT = "decide"
    HELP = """Enter takes the line under the cursor for the name above; b goes back one name.
ctrl+s saves every answer in one change. A guest counts for no team; a name left for later stays here."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number
        self.writing = False

    @classmethod
    def again(cls, draft: dict[str, Any]) -> "Decide":
        """Make the form anew for the session that a draft was begun for."""
        return cls(int(draft.get("opened", 0)))

    def compose(self) -> ComposeResult:
        """Lay the question over the answers."""
        with Vertical(classes="dialog"):
            yield Static(f"Names to check in session {self.number}: Enter answers, ctrl+s saves", markup=False)
            yield Deciding(id="deciding")
            yield Label("", id="wrong", classes="wrong", markup=False)
        yield Keys()

    def on_mount(self) -> None:
        """Ask who may be meant."""
        self.ask(self._asked, self._show)

    def _asked(self, db: Any) -> list[Name]:
        from tracker.intake.looking import waiting_in

        return [_name(each) for each in waiting_in(db, self.number)]

    def _show(self, names: list[Name]) -> None:
        deciding = self.query_one(Deciding)
        deciding.show(names, {})
        deciding.take_focus()
        self.ready()

    def values(self) -> dict[str, Any]:
        """Give the answers."""
        return {"opened": self.number, "answers": dict(self.query_one(Deciding).answers)}

    def restore(self, values: dict[str, Any]) -> None:
        """Put back answers to names of the same session."""
        if values.get("opened") == self.number:
            deciding = self.query_one(Deciding)
            deciding.show(deciding.names, dict(values.get("answers", {})))

    def on_deciding_changed(self) -> None:
        """Keep the answers."""
        self.keep_draft()

    def save(self) -> None:
        """Write every answer in one change."""
        answers = {int(key): answer for key, answer in self.query_one(Deciding).answers.items()}
        if not answers:
            self.query_one("#wrong", Label).update("No name is answered yet: Enter takes a line.")
            return
        if self.writing:
            return
        self.writing = True

        def write() -> str:
            from tracker import training

            many = f"{len(answers)} name{'s' * (len(answers) > 1)}"
            with self.tracker.records.store().writing(f"decided {many} of session {self.number}") as db:
                training.decide_unmatched(db, answers)
            return f"{many} of session {self.number} decided."

        self.run_aside(write, self.done, group="write")

    def refused(self, error: Any) -> None:
        """Say it in the form; it may be saved again."""
        self.writing = False
        super().refused(error)


def _name(each: Any) -> Name:
    waiting = each.waiting
    beside = "".join(
        [f" {waiting.email}" if waiting.email else "", f" {waiting.minutes} min" if waiting.minutes is not None else ""]
    )
    guest = " (guest until now)" if waiting.guest else ""
    return Name(
        str(waiting.number),
        waiting.said,
        beside + guest,
        tuple((candidate.person_id, candidate.name, candidate.likeness) for candidate in each.candidates),
    )
