"""What came of a list: counts, warnings, the names to check, and those below the minimum."""

from collections.abc import Iterable
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Static

from tracker.names import show
from tracker.tui.attendance import Answer, Looked, below, sentence
from tracker.tui.widgets.deciding import Deciding, Name
from tracker.tui.widgets.lines import Column, Line, Lines
from tracker.tui.words import cell

_BELOW = (Column("Below the minimum, not counted: Space counts one on your word", 0), Column("Minutes", 8))


class Outcome(Vertical):
    """The outcome of the list that was read last; empty before."""

    DEFAULT_CSS = "Outcome { height: auto; } Outcome #below { height: 5; }"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "count", "Count", show=False)]

    class Changed(Message):
        """Another answer was given, or somebody below the minimum was counted."""

    def __init__(self, id: str | None = None) -> None:  # noqa: A002 - Textual's own word
        super().__init__(id=id)
        self.looked: Looked | None = None
        self.minimum: int | None = None
        self.kept: frozenset[int] = frozenset()  # whom a draft counts below the minimum

    def compose(self) -> ComposeResult:
        """Lay what is said over what is asked."""
        yield Static("", id="said", markup=False)
        yield Static("", id="warn", classes="warn", markup=False)
        yield Deciding(id="deciding")
        yield Lines(_BELOW, pickable=True, id="below")

    def on_mount(self) -> None:
        """Begin empty."""
        self.clear()

    @property
    def answers(self) -> dict[str, Answer]:
        """Give what was decided about names so far."""
        return dict(self.query_one(Deciding).answers)

    @answers.setter
    def answers(self, answers: dict[str, Answer]) -> None:
        self.query_one(Deciding).answers = dict(answers)

    @property
    def counted(self) -> Iterable[int]:
        """Give the people below the minimum who count on her word."""
        return [int(str(key)) for key in self.query_one("#below", Lines).picked]

    @property
    def asks(self) -> bool:
        """Say whether there are names to check."""
        return bool(self.looked and self.looked.recognition.undecided)

    @property
    def few(self) -> bool:
        """Say whether anybody is below the minimum."""
        return bool(self.looked and below(self.looked.recognition, self.minimum))

    def clear(self, words: str = "") -> None:
        """Forget the list, and say why."""
        self.looked = None
        self.query_one("#said", Static).update(show(words))
        self.query_one("#warn", Static).update("")
        self.query_one(Deciding).display = self.query_one("#below").display = False

    def show(self, looked: Looked, minimum: int | None, *, adding: bool) -> None:
        """Show what came of a list, and ask about its names; answers that were given stay."""
        self.looked, self.minimum = looked, minimum
        deciding, few = self.query_one(Deciding), self.query_one("#below", Lines)
        deciding.show([_name(each) for each in looked.recognition.undecided], deciding.answers)
        few.show(
            Line(person, (cell(name), cell(f"{minutes} min")))
            for person, name, minutes in below(looked.recognition, minimum)
        )
        if self.kept:
            few.pick(self.kept & {line.key for line in few.lines})
            self.kept = frozenset()
        deciding.display, few.display = self.asks, self.few
        self.query_one("#warn", Static).update(show("\n".join(looked.warnings(adding=adding))))
        self._tell()

    def take_focus(self) -> None:
        """Put the cursor on the names to check."""
        self.query_one(Deciding).take_focus()

    def _tell(self) -> None:
        if self.looked:
            file = f"{self.looked.given.file}: " if self.looked.given.file else ""
            self.query_one("#said", Static).update(show(file + sentence(self.looked, self.minimum, self.answers)))

    @on(Deciding.Changed)
    def decided(self) -> None:
        """Count again."""
        self._tell()
        self.post_message(self.Changed())

    def action_count(self) -> None:
        """Count somebody below the minimum on her word, or no longer."""
        few = self.query_one("#below", Lines)
        if few.has_focus:
            few.toggle()
            self.post_message(self.Changed())

    @on(Lines.Chosen, "#below")
    def choose(self, event: Lines.Chosen) -> None:
        """Take Enter as Space."""
        event.stop()
        self.action_count()


def _name(each: Any) -> Name:
    """Give an undecided name as it is asked about."""
    minutes = f" {each.minutes} min" if each.minutes is not None else ""
    address = f" {each.email}" if each.email and each.email != each.said else ""
    people = tuple((person, name, why) for person, (name, why) in zip(each.people, each.candidates, strict=True))
    return Name(each.key, each.said, f"{address}{minutes}", people)
