"""Word a report: her own sentences under the two headings that leadership reads, in place of the drafted ones."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Button, Label, Static, TextArea

from tracker.names import show
from tracker.tui.form import Form
from tracker.tui.widgets.keys import Keys

if TYPE_CHECKING:
    from tracker.reports.values import Copy, PartName

TITLES: "dict[PartName, str]" = {"doing": "How are we doing", "factors": "Factors affecting results"}
Lines = Mapping[str, Sequence[str]]


class WordingForm(Form):
    """The form: a field for each heading, one sentence a line; what is as drafted stays drafted from the facts."""

    DRAFT = "wording"
    HELP = """Each line is one sentence of the report. Change what you like, ctrl+s writes it: your words stay with
the report of this day and copy, also when it is made again later. Where the facts have changed since, the
report's screen says so. Empty a field and save it, and the words drafted from the facts come back. u takes it back."""

    def __init__(self, as_of: str, copy: "Copy", words: Lines, drafted: Lines) -> None:
        super().__init__()
        self.as_of, self.audience = as_of, copy
        self.words = {part: list(words.get(part, ())) for part in TITLES}
        self.drafted = {part: list(drafted.get(part, ())) for part in TITLES}
        self.writing = False

    @classmethod
    def again(cls, draft: dict[str, Any]) -> "WordingForm":
        """Make the form anew for the report that a draft was begun for."""
        return cls(str(draft.get("as_of", "")), draft.get("copy", "leadership"), {}, draft.get("drafted", {}))

    def compose(self) -> ComposeResult:
        """Lay out a field under each heading."""
        with Vertical(classes="dialog"):
            yield Static(show(f"The words of the {self.audience} report as of {self.as_of}"), markup=False)
            yield Label("One sentence a line; an empty field brings the drafted words back.", classes="note")
            for part, title in TITLES.items():
                hers = self.words[part] != self.drafted[part]
                yield Label(f"{title}{' (your words)' if hers else ''}", markup=False)
                yield TextArea(show_lines(self.words[part]), compact=True, soft_wrap=True, id=part)
            yield Label("", id="wrong", classes="wrong", markup=False)
            with Horizontal(classes="row"):
                yield Button("Keep these words", id="write", variant="primary", compact=True)
        yield Keys()

    def on_mount(self) -> None:
        """Begin with the first heading's words."""
        self.ready()
        self.query_one("#doing").focus()

    @on(TextArea.Changed)
    def keep_words(self) -> None:
        """Keep what was typed, so that a crash loses nothing."""
        self.keep_draft()

    def values(self) -> dict[str, Any]:
        """Give the fields, and for which report the form was opened."""
        texts: dict[str, Any] = {part: self.query_one(f"#{part}", TextArea).text for part in TITLES}
        return {"as_of": self.as_of, "copy": self.audience, "drafted": self.drafted} | texts

    def restore(self, values: dict[str, Any]) -> None:
        """Put back a draft that was begun for the same report."""
        if (values.get("as_of"), values.get("copy")) == (self.as_of, self.audience):
            for part in TITLES:
                self.query_one(f"#{part}", TextArea).text = str(values.get(part, ""))

    @on(Button.Pressed, "#write")
    def pressed(self) -> None:
        """Write."""
        self.save()

    def save(self) -> None:
        """Write it in a thread; a field that is as it was opened is left alone."""
        if self.writing:
            return
        from tracker.tui.worded import Wanted, write

        self.writing = True
        texts = {part: self.query_one(f"#{part}", TextArea).text for part in TITLES}
        changed = {part: text for part, text in texts.items() if text.strip() != show_lines(self.words[part])}
        wanted = Wanted(self.as_of, self.audience, changed, {p: tuple(lines) for p, lines in self.drafted.items()})
        self.query_one("#wrong", Label).update("")
        self.run_aside(lambda: write(self.tracker, wanted), self.done, group="write")

    def refused(self, error: Any) -> None:
        """Say it in the form; it may be saved again."""
        self.writing = False
        super().refused(error)


def show_lines(lines: Sequence[str]) -> str:
    """Give sentences as a field holds them."""
    return "\n".join(map(show, lines))
