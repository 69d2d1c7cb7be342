"""A small form about one thing: a heading, labelled rows, and the named button that writes one change."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar, Self

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widget import Widget
from textual.widgets import Button, Input, Label, Select, Static

from tracker.names import show
from tracker.tui.form import DISCARD, Form
from tracker.tui.widgets.days import DayField
from tracker.tui.widgets.keys import Keys

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


@dataclass(frozen=True)
class Plan:
    """What a form writes: the entry of the history, the verb, and what is said once it is done."""

    what: str
    verb: "Callable[[Session], object]"
    done: str


class FactForm(Form):
    """A form about one thing: its number in the records (or its code), and what it is called."""

    DEFAULT_CSS = "FactForm .row > Input, FactForm .row > Select { width: 1fr; }"
    WRITE: ClassVar[str] = ""
    FIRST: ClassVar[str] = "Input"  # the field that it begins in
    OF: ClassVar[tuple[str, str]] = ("of", "name")  # what the number and the name are called in a draft

    def __init__(self, of: int | str, name: str) -> None:
        super().__init__()
        self.of, self.of_name = of, name

    def compose(self) -> ComposeResult:
        """Lay the rows under the heading; the button names what it writes."""
        with Vertical(classes="dialog"):
            yield Static(show(self.heading()), markup=False)
            yield Static("")
            for label, field in self.rows():
                with Horizontal(classes="row"):
                    yield Label(label, classes="label", markup=False)
                    yield field
            yield Label("", id="wrong", classes="wrong", markup=False)
            with Horizontal(classes="row"):
                yield Button(self.WRITE, id="write", variant="primary", compact=True)
        yield Keys()

    def heading(self) -> str:
        """Say what the form does."""
        raise NotImplementedError

    def rows(self) -> Sequence[tuple[str, Widget]]:
        """Give the labelled fields."""
        raise NotImplementedError

    def on_mount(self) -> None:
        """Begin in the first field."""
        self.ready()
        self.query(self.FIRST).first().focus()

    @property
    def today(self) -> date:
        """Give today, for the fields of days."""
        return self.tracker.today or self.tracker.day()

    def day(self, field: str) -> date | None:
        """Give the day in a field, None where it is empty or no day."""
        return self.query_one(f"#{field}", DayField).day

    def unclear(self, *fields: str) -> bool:
        """Say whether something that is no day stands in one of the fields."""
        found = [self.query_one(f"#{field}", DayField) for field in fields]
        return any(each.day is None and bool(each.query_one(Input).value.strip()) for each in found)

    def text(self, field: str) -> str:
        """Give what stands in a field, without blanks around it."""
        return self.query_one(f"#{field}", Input).value.strip()

    def wrong(self, words: str) -> None:
        """Say beside the fields what is missing."""
        self.query_one("#wrong", Label).update(show(words))

    def write(self, plan: "Callable[[Session], Plan]") -> None:
        """Plan the change from the records as they stand, write it as one, and close."""
        store = self.tracker.records.store

        def work() -> str:
            with store().reading() as db:
                planned = plan(db)
            with store().writing(planned.what) as db:
                planned.verb(db)
            return planned.done

        self.run_aside(work, self.done, group="write")

    def _leave(self, answer: str | None) -> None:
        """Leave the draft of another thing alone."""
        kept = self.tracker.memory.read(f"draft-{self.DRAFT}")
        if answer == DISCARD and kept.get(self.OF[0], self.of) != self.of:
            self.dismiss(result=False)
        else:
            super()._leave(answer)

    @on(Input.Submitted)
    def onward(self, event: Input.Submitted) -> None:
        """Go to what follows the field, however quickly Enter is pressed again; writing is the button's or ctrl+s."""
        chain = self.focus_chain
        self.set_focus(chain[(chain.index(event.input) + 1) % len(chain)])

    @on(Button.Pressed, "#write")
    def pressed(self) -> None:
        """Write."""
        self.save()

    def values(self) -> dict[str, Any]:
        """Give what stands in the fields; a draft is one thing's own."""
        fields = {
            f"{each.parent.id if isinstance(each.parent, DayField) else each.id}": each.value
            for each in self.query(Input)
        }
        chosen = {f"{each.id}": each.value if isinstance(each.value, str) else "" for each in self.query(Select)}
        return {self.OF[0]: self.of, self.OF[1]: self.of_name, **fields, **chosen}

    @classmethod
    def again(cls, values: dict[str, Any]) -> Self:
        """Make the form that a draft was left in."""
        return cls(values[cls.OF[0]], str(values[cls.OF[1]]))

    def restore(self, values: dict[str, Any]) -> None:
        """Put a draft of this thing back."""
        if values.get(self.OF[0]) != self.of:
            return
        for each in self.query(Input):
            key = f"{each.parent.id if isinstance(each.parent, DayField) else each.id}"
            each.value = str(values.get(key, each.value))


class HeldForm(FactForm):
    """A form that begins with what stands in the records: `held` by field, which a draft keeps with it."""

    def __init__(self, of: int | str, name: str, held: dict[str, str]) -> None:
        super().__init__(of, name)
        self.held = held

    def entered(self) -> dict[str, str]:
        """Give what stands in the fields now, by field."""
        given = FactForm.values(self)
        return {field: str(given.get(field, "")).strip() for field in self.held}

    def altered(self) -> dict[str, str]:
        """Give the fields that say something else than the records."""
        return {field: said for field, said in self.entered().items() if said != self.held[field].strip()}

    def values(self) -> dict[str, Any]:
        """Give what stood with the fields, so that a draft can be opened again."""
        return {**super().values(), "held": self.held}

    @classmethod
    def again(cls, values: dict[str, Any]) -> Self:
        """Make the form that a draft was left in."""
        return cls(values[cls.OF[0]], str(values[cls.OF[1]]), {k: str(v) for k, v in values["held"].items()})
