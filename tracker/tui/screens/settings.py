"""Settings: how the app looks, and what figures rest on; written by ctrl+s as one change."""

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.events import DescendantFocus
from textual.widgets import Input, Label, Select, Static

from tracker.errors import TrackerError
from tracker.names import show
from tracker.tui import words
from tracker.tui.form import Form
from tracker.tui.themes import THEMES
from tracker.tui.widgets.tick import Tick

if TYPE_CHECKING:
    from tracker.settings import Settings


class SettingsScreen(Form):
    """A form of every setting; the line below says what the focused one means."""

    DRAFT = "settings"
    HELP = """Tab goes from field to field; the line below says what each means. ctrl+s writes what was changed,
as one change that History can undo. The look is this computer's own and no change of the records."""

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[str, str] = {}
        self.inputs: dict[str, Input] = {}
        self.meaning: dict[str, str] = {}

    @classmethod
    def again(cls, draft: dict[str, Any]) -> "SettingsScreen":
        """Make the form anew for its draft, which it takes when it is ready."""
        del draft
        return cls()

    def compose(self) -> ComposeResult:
        """Lay out the look; the rest comes with the records' answer."""
        with Vertical(classes="dialog"):
            yield Static("Settings", markup=False)
            with Horizontal(classes="row"):
                yield Label("look", classes="label")
                names = [(theme.name, theme.name) for theme in THEMES]
                yield Select(names, value=self.app.theme, allow_blank=False, id="theme", compact=True)
            with Horizontal(classes="row"):
                yield Label("symbols", classes="label")
                yield Tick("letters D S N in the place of ● ◐ ○", words.letters(), id="letters", compact=True)
            yield VerticalScroll(id="fields", can_focus=False)
            yield Static("Reading the settings …", markup=False, id="meaning", classes="note")
            yield Label("", markup=False, id="wrong", classes="wrong")
            yield Static("ctrl+s writes what was changed. Esc leaves.", markup=False, classes="note")

    def on_mount(self) -> None:
        """Ask for the settings that stand."""
        self.run_aside(self._read, self.show_settings)

    def _read(self) -> "tuple[Settings, dict[str, str]]":
        from tracker.settings import MEANING, read

        return self.tracker.records.read(read), MEANING

    def show_settings(self, answer: "tuple[Settings, dict[str, str]]") -> None:
        """Make a field of each."""
        settings, self.meaning = answer
        self.kept = {key: str(value) for key, value in asdict(settings).items()}
        self.inputs = {key: Input(value, id=key, compact=True) for key, value in self.kept.items()}
        self.query_one("#fields").mount(
            *(
                Horizontal(Label(key.replace("_", " "), classes="label", markup=False), field, classes="row")
                for key, field in self.inputs.items()
            )
        )
        self.query_one("#meaning", Static).update("")
        self.ready()

    def values(self) -> dict[str, Any]:
        """Give what is in the fields."""
        looks = {"theme": self.query_one("#theme", Select).value, "letters": self.query_one("#letters", Tick).value}
        return looks | {key: field.value for key, field in self.inputs.items()}

    def restore(self, values: dict[str, Any]) -> None:
        """Put a draft into the fields."""
        for key in self.kept.keys() & values.keys():
            self.inputs[key].value = str(values[key])
        if values.get("theme") in self.app.available_themes:
            self.query_one("#theme", Select).value = values["theme"]
        self.query_one("#letters", Tick).value = values.get("letters") is True

    @on(DescendantFocus)
    def explain(self, event: DescendantFocus) -> None:
        """Say what the focused setting means."""
        self.query_one("#meaning", Static).update(show(self.meaning.get(event.widget.id or "", "")))

    def save(self) -> None:
        """Keep the look, and write the settings that were changed."""
        if not self.kept:
            return
        values = self.values()
        self.tracker.wear(str(values["theme"]), letters=bool(values["letters"]))
        changed = {key: str(values[key]) for key, kept in self.kept.items() if values[key] != kept}
        if not changed:
            self.done("The look is kept." if self.changed else "Nothing was changed.")
            return
        self.run_aside(lambda: self._write(changed), self._written, group="write")

    def _write(self, changed: dict[str, str]) -> str:
        from tracker.reports.brand import given
        from tracker.settings import change

        kept = {key: given(key, value) for key, value in changed.items()}
        said = ", ".join(f"{key} to {words}" for key, (_, words) in kept.items())
        with self.tracker.records.store().writing(f"set {said}") as db:
            for key, (value, _) in kept.items():
                change(db, key, value)
        return said

    def _written(self, said: str) -> None:
        self.tracker.today = None  # another zone may have another day
        self.done(f"Written: {said}.")

    def refused(self, error: TrackerError) -> None:
        """Say what does not fit; nothing was written."""
        self.query_one("#wrong", Label).update(show(error.message))
