"""Note a contact: whom somebody spoke to about some teams' training, and what comes next."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Button, Input, Label, Select, Static

from tracker.names import show
from tracker.tui import contacted
from tracker.tui.form import Form
from tracker.tui.widgets.days import DayField
from tracker.tui.widgets.keys import Keys
from tracker.tui.widgets.tick import Tick
from tracker.tui.words import cut

ABOUT = [("this training", "one"), ("all trainings", "all")]
WIDEST = 60
Step = tuple[int | None, str]


class ContactForm(Form):
    """The form; what was said comes first, because everything else may stay as it is."""

    DRAFT = "contact"
    HELP = """Write in a few words what was said. What comes next, and its day, may stay empty: with them the
team's next step stands on Who's left. A step from before that is done by now can be ticked off.
ctrl+s writes it for every team named above, in one change. u takes it back."""

    def __init__(self, course: str, teams: Sequence[str], step: Step | None = None) -> None:
        super().__init__()
        self.course, self.teams = course, tuple(teams)
        self.step = step
        self.writing = False

    @classmethod
    def again(cls, draft: dict[str, Any]) -> "ContactForm":
        """Make the form anew for the teams that a draft was begun for."""
        step = draft.get("step")
        return cls(str(draft.get("course", "")), list(draft.get("teams", ())), tuple(step) if step else None)

    def compose(self) -> ComposeResult:
        """Lay out the fields under the teams."""
        today = self.tracker.today or date.min
        with Vertical(classes="dialog"):
            yield Static(cut(f"A contact with {show(', '.join(self.teams))}", WIDEST), markup=False)
            yield Static("")
            for label, field in (
                ("What was said", Input("", compact=True, id="note", placeholder="a few words")),
                ("When", DayField(today, id="day")),
                ("About", Select[str](ABOUT, compact=True, allow_blank=False, value="one", id="about")),
                ("What is next", Input("", compact=True, id="next", placeholder="may stay empty")),
                ("On", DayField(today, id="next-on")),
            ):
                with Horizontal(classes="row"):
                    yield Label(label, classes="label", markup=False)
                    yield field
            if self.step:
                yield Tick(Content(cut(f"done: {show(self.step[1])}", WIDEST)), id="done", compact=True)
            yield Label("", id="wrong", classes="wrong", markup=False)
            with Horizontal(classes="row"):
                yield Button("Note it", id="write", variant="primary", compact=True)
        yield Keys()

    def on_mount(self) -> None:
        """Begin with what was said; the day is today unless another is written."""
        self.query_one("#day Input", Input).placeholder = "today"
        self.ready()
        self.query_one("#note").focus()

    def values(self) -> dict[str, Any]:
        """Give the fields, and for which teams the form was opened."""
        return {
            "course": self.course,
            "teams": list(self.teams),
            "step": list(self.step) if self.step else None,
            "note": self.query_one("#note", Input).value,
            "day": self.query_one("#day Input", Input).value,
            "about": self.query_one("#about", Select).value,
            "next": self.query_one("#next", Input).value,
            "next-on": self.query_one("#next-on Input", Input).value,
            "done": self._done is not None,
        }

    @property
    def _done(self) -> int | None:
        """Give the contact whose step is ticked off."""
        ticked = any(tick.value for tick in self.query(Tick))
        return self.step[0] if self.step and ticked else None

    def restore(self, values: dict[str, Any]) -> None:
        """Put back a draft that was begun for the same teams and training."""
        if (values.get("course"), values.get("teams")) != (self.course, list(self.teams)):
            return
        for name, key in (("note", "note"), ("day Input", "day"), ("next", "next"), ("next-on Input", "next-on")):
            self.query_one(f"#{name}", Input).value = str(values.get(key, ""))
        self.query_one("#about", Select).value = values.get("about", "one")
        for tick in self.query(Tick):
            tick.value = bool(values.get("done"))

    @on(Input.Submitted)
    def onward(self, event: Input.Submitted) -> None:
        """Go to what follows the field; writing is the button's or ctrl+s."""
        chain = self.focus_chain
        self.set_focus(chain[(chain.index(event.input) + 1) % len(chain)])

    @on(Button.Pressed, "#write")
    def pressed(self) -> None:
        """Write."""
        self.save()

    def save(self) -> None:
        """Write it in a thread."""
        day = self.query_one("#day", DayField)
        until = self.query_one("#next-on", DayField)
        unclear = [field for field in (day, until) if field.day is None and field.query_one(Input).value.strip()]
        if self.writing or unclear:
            return
        self.writing = True
        wanted = contacted.Wanted(
            teams=self.teams,
            course=self.course if self.query_one("#about", Select).value == "one" else None,
            day=day.day or self.tracker.today or self.tracker.day(),
            note=self.query_one("#note", Input).value,
            next_step=self.query_one("#next", Input).value,
            next_on=until.day,
            done=self._done,
        )
        self.query_one("#wrong", Label).update("")
        self.run_aside(lambda: contacted.write(self.tracker, wanted), self.done, group="write")

    def refused(self, error: Any) -> None:
        """Say it in the form; it may be saved again."""
        self.writing = False
        super().refused(error)
