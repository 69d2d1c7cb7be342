"""Names to check one after the other: those who may be meant, a guest, or later."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Static

from tracker.names import show
from tracker.tui.widgets.lines import Column, Line, Lines
from tracker.tui.words import cell

LATER, GUEST, ELSE = "later", "guest", "else"
Answer = int | Literal["guest"]
_COLUMNS = (Column("May be", 0), Column("Because", 26))


@dataclass(frozen=True)
class Name:
    """A name in a list: its key, what was said beside it, and (person, name, likeness) of those who may be meant."""

    key: str
    said: str
    beside: str
    people: tuple[tuple[int, str, str], ...]


class Deciding(Vertical):
    """Asks about one name after the other; Enter takes the line under the cursor, b goes back one name."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("b", "back", "Name back", show=False)]
    DEFAULT_CSS = "Deciding { height: auto; } Deciding Lines { height: 8; }"

    class Changed(Message):
        """Another answer was given, or taken back."""

    def __init__(self, id: str | None = None) -> None:  # noqa: A002 - Textual's own word
        super().__init__(id=id)
        self.names: tuple[Name, ...] = ()
        self.answers: dict[str, Answer] = {}
        self.found: dict[int, str] = {}  # people whom she looked for herself
        self.place = 0

    def compose(self) -> ComposeResult:
        """Lay the question over the answers."""
        yield Static("", id="question", markup=False)
        yield Lines(_COLUMNS, id="choices")

    def show(self, names: Sequence[Name], answers: Mapping[str, Answer]) -> None:
        """Ask about these names; the place stays where they are the same as before."""
        same = self.names == tuple(names)
        self.names = tuple(names)
        self.answers = {each.key: answers[each.key] for each in self.names if each.key in answers}
        if not same:
            self.place = next((n for n, each in enumerate(self.names) if each.key not in self.answers), len(self.names))
        self._draw()

    def take_focus(self) -> None:
        """Put the cursor on the answers."""
        self.query_one(Lines).focus()

    def _draw(self) -> None:
        lines, question = self.query_one(Lines), self.query_one("#question", Static)
        lines.row = 0
        if self.place < len(self.names):
            name = self.names[self.place]
            question.update(f'{self.place + 1} of {len(self.names)} to check: "{show(name.said)}"{show(name.beside)}')
            lines.show(_choices(name), columns=_COLUMNS)
            answer = self.answers.get(name.key, name.people[0][0] if name.people else LATER)
            lines.go_to(ELSE if answer in self.found else answer)
        else:
            question.update("Every name is looked at. ctrl+s saves; Enter on a name changes the answer.")
            lines.show([Line(n, self._answered(each)) for n, each in enumerate(self.names)])

    def _answered(self, name: Name) -> tuple[str, str]:
        answer = self.answers.get(name.key, LATER)
        known = {**{person: said for person, said, _ in name.people}, **self.found}
        words = known.get(answer, "somebody else") if isinstance(answer, int) else answer
        return f"{name.said} → {words}", ""

    @on(Lines.Chosen, "#choices")
    def take(self, event: Lines.Chosen) -> None:
        """Take an answer and go to the next name."""
        event.stop()
        if self.place >= len(self.names):
            self.place = int(str(event.key))
        elif event.key == ELSE:
            self._look_for(self.names[self.place])
            return
        else:
            answer = str(event.key)
            self._answer(None if answer == LATER else "guest" if answer == GUEST else int(answer))
        self._draw()

    def _answer(self, answer: Answer | None) -> None:
        """Take an answer to the name that is asked about, or leave it for later, and go on."""
        key = self.names[self.place].key
        if answer is None:
            self.answers.pop(key, None)
        else:
            self.answers[key] = answer
        self.place += 1
        self.post_message(self.Changed())

    def _look_for(self, name: Name) -> None:
        """Let her find who is meant among all people."""
        from tracker.tui.screens.somebody import Somebody

        def found(somebody: tuple[int, str] | None) -> None:
            if somebody and self.place < len(self.names) and self.names[self.place].key == name.key:
                self.found[somebody[0]] = somebody[1]
                self._answer(somebody[0])
                self._draw()

        self.app.push_screen(Somebody(f'Who is "{name.said}"?'), found)

    @on(Lines.Highlighted, "#choices")
    def keep(self, event: Lines.Highlighted) -> None:
        """Keep the cursor's news to itself."""
        event.stop()

    def action_back(self) -> None:
        """Go back to the name before."""
        if self.place:
            self.place -= 1
            self._draw()


def _choices(name: Name) -> list[Line]:
    """Give those who may be meant, the likeliest first; a name that nobody fits is left for later first."""
    later = Line(LATER, (cell("Decide later"), cell("stays a name to check")))
    guest = Line(GUEST, (cell("Guest, do not count"), cell("remembered")))
    other = Line(ELSE, (cell("Somebody else …"), cell("find them")))
    if not name.people:
        return [later, guest, other]
    return [*(Line(person, (cell(said), cell(why))) for person, said, why in name.people), guest, later, other]
