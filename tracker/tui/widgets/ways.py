"""The ways of saying who was there: a file, another folder's file, typed names, ticks, a headcount."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Button, Input, Label, TextArea

from tracker.tui.attendance import Found, inside
from tracker.tui.page import Asking
from tracker.tui.widgets.lines import Column, Line, Lines
from tracker.tui.words import cell

FILES, BROWSE, NAMES, TICK, COUNT = "files", "browse", "names", "tick", "count"
_BUTTONS = {FILES: "f Files", BROWSE: "b Browse…", NAMES: "n Type names", TICK: "t Tick people", COUNT: "h Count only"}
_FILES = (Column("File, the newest first", 0), Column("Saved", 12))
_PEOPLE = (Column("Who was there (Space)", 0), Column("Team", 18))
_NO_FILES = "No attendance report in Downloads or imports: b another folder, n names."
_NOBODY = "Nobody is on the roster of this team."


class Ways(Vertical):
    """One way in sight at a time; the screen reads files and asks for people."""

    DEFAULT_CSS = "Ways { height: auto; }"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "pick", "Pick")]

    class Chosen(Message):
        """Files were chosen to be read as one list."""

        def __init__(self, paths: Sequence[Path]) -> None:
            super().__init__()
            self.paths = tuple(paths)

    class Typed(Message):
        """Other names stand in the field."""

    class Changed(Message):
        """Somebody was ticked, or another headcount stands in its field."""

    class Wanted(Message):
        """The team's people are to be listed."""

    def __init__(self, id: str | None = None) -> None:  # noqa: A002 - Textual's own word
        super().__init__(id=id)
        self.way = FILES
        self.newest: Sequence[Found] = ()
        self.folder = Path()
        self.kept: frozenset[int] = frozenset()  # ticks of a draft, until the people are there

    def compose(self) -> ComposeResult:
        """Lay the ways over one another; the buttons choose between them."""
        with Horizontal(classes="row", id="ways"):
            for way, words in _BUTTONS.items():
                yield Button(Content(words), id=f"way-{way}", compact=True)
        yield Lines(_FILES, pickable=True, empty="Looking for attendance reports …", id="files")
        yield TextArea("", compact=True, id="names", placeholder="One person a line: a number, an email or a name.")
        yield Lines(_PEOPLE, pickable=True, empty="Asking for the team's people …", id="people")
        with Horizontal(classes="row", id="count"):
            yield Label("Headcount", classes="label")
            yield Input("", compact=True, type="integer", max_length=6, id="headcount", placeholder="14")

    def on_mount(self) -> None:
        """Show the files."""
        self._show()

    @property
    def names(self) -> str:
        """Give the typed names."""
        return self.query_one(TextArea).text

    @names.setter
    def names(self, text: str) -> None:
        self.query_one(TextArea).text = text

    @property
    def headcount(self) -> str:
        """Give what stands in the field."""
        return self.query_one("#headcount", Input).value

    @headcount.setter
    def headcount(self, text: str) -> None:
        self.query_one("#headcount", Input).value = text

    @property
    def ticked(self) -> tuple[int, ...]:
        """Give the people who were ticked."""
        return tuple(sorted(int(str(key)) for key in self.query_one("#people", Lines).picked))

    def go(self, way: str) -> None:
        """Show another way and put the cursor there."""
        self.way = way
        self._show()
        if way == TICK:
            self.post_message(self.Wanted())
        elif way == BROWSE:
            self._browse(self.folder)
        elif way == FILES:
            self.offer(self.newest)
        where = {NAMES: "#names", COUNT: "#headcount", TICK: "#people"}.get(way, "#files")
        self.query_one(where).focus()

    def put_away(self) -> None:
        """Make room for what came of the files."""
        self.query_one("#files").display = False

    def _show(self) -> None:
        self.query_one("#files").display = self.way in (FILES, BROWSE)
        self.query_one("#names").display = self.way == NAMES
        self.query_one("#people").display = self.way == TICK
        self.query_one("#count").display = self.way == COUNT

    def begin(self, newest: Sequence[Found], folder: Path) -> None:
        """Show the newest files; browsing begins in a folder."""
        self.newest, self.folder = newest, folder
        self.offer(newest)
        self.query_one("#files").focus()

    def _browse(self, folder: Path) -> None:
        self.folder = folder
        cast("Asking", self.screen).run_aside(lambda: inside(folder), self.offer, group="files")

    def offer(self, files: Iterable[Found]) -> None:
        """Show files, or what a folder holds."""
        lines = self.query_one("#files", Lines)
        lines.empty = _NO_FILES
        lines.show(
            Line(
                each.path,
                (
                    cell(_name(each, self.folder if self.way == BROWSE else None)),
                    "" if each.folder else f"{each.at:%m-%d %H:%M}",
                ),
            )
            for each in files
        )

    def offer_people(self, people: Iterable[tuple[int, str, str]]) -> None:
        """Show the people to tick: number, name, team."""
        lines = self.query_one("#people", Lines)
        lines.empty = _NOBODY
        lines.show(Line(number, (cell(name), cell(team))) for number, name, team in people)
        if self.kept:
            lines.pick(self.kept & {line.key for line in lines.lines})
            self.kept = frozenset()

    def action_pick(self) -> None:
        """Pick a file, or tick a person."""
        lines = self.query_one("#people" if self.way == TICK else "#files", Lines)
        if lines.has_focus:
            lines.toggle()
            self.post_message(self.Changed())

    @on(Button.Pressed)
    def press(self, event: Button.Pressed) -> None:
        """Take a button as its letter."""
        event.stop()
        self.go(str(event.button.id).removeprefix("way-"))

    @on(Lines.Chosen, "#files")
    def choose(self, event: Lines.Chosen) -> None:
        """Choose the file under the cursor, or the picked ones together; go into a folder."""
        event.stop()
        path = Path(str(event.key))
        if self.way == BROWSE and path.is_dir():
            self._browse(path)
            return
        picked = sorted(Path(str(each)) for each in event.lines.picked)
        self.post_message(self.Chosen(picked or [path]))

    @on(Lines.Chosen, "#people")
    def tick(self, event: Lines.Chosen) -> None:
        """Tick the person under the cursor."""
        event.stop()
        self.action_pick()

    @on(Lines.Highlighted)
    def keep(self, event: Lines.Highlighted) -> None:
        """Keep the cursor's news to itself."""
        event.stop()

    @on(TextArea.Changed)
    def type(self) -> None:
        """Tell that other names stand here."""
        self.post_message(self.Typed())

    @on(Input.Changed, "#headcount")
    def count(self) -> None:
        """Tell that another headcount stands here."""
        self.post_message(self.Changed())


def _name(found: Found, folder: Path | None) -> str:
    if folder is not None and found.path == folder.parent:
        return "../ (up)"
    return f"{found.path.name}/" if found.folder else found.path.name
