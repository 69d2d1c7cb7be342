"""Packets: which districts, with names or without, which files; ctrl+s writes them. Nothing is ever sent."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Checkbox, Input, Label, RadioSet, Static

from tracker.errors import TrackerError
from tracker.names import show
from tracker.tui.packets_text import Wanted, days, numbers, summary
from tracker.tui.page import Page
from tracker.tui.screens.progress import Tell, under_way
from tracker.tui.screens.report import has_desktop, open_folder
from tracker.tui.widgets.bars import Facts
from tracker.tui.widgets.tick import Choice, Tick
from tracker.tui.words import weekday

if TYPE_CHECKING:
    from tracker.reports.packets.files import Written
    from tracker.reports.packets.values import Packet

WHO = {"names": "named: INTERNAL", "no-names": "no names, counts alone"}
FORMATS = {"xlsx": "Excel", "pdf": "PDF"}
MAIL = "mail"
KEPT = "packets"


@dataclass(frozen=True)
class Shown:
    """What the packets will say, and the folder that they go to."""

    words: str
    folder: str


class Packets(Page):
    """What goes out to the districts, previewed as a line for each."""

    PLACE = "report"
    HELP = """One packet for each district: where it stands, who is outstanding, what is planned, what it is asked for,
and its roster to correct. Districts: all, or numbers like 4, 7. Offer days like 10/7, 10/9; with none,
each district is asked to name some. Mail drafts open in your mail program: you read and send each.
ctrl+s writes the files into a folder of the day in your exports: the same ones as `tracker packets`.
d changes the as-of day, o opens the folder, Esc goes back to Report. Nothing is ever sent."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("d", "app.day", "As-of"),
        Binding("ctrl+s", "write", "Write", key_display="^s"),
        Binding("o", "folder", "Folder"),
        Binding("tab", "app.focus_next", "Choose"),
        Binding("f1", "app.help", "Help", key_display="F1"),
    ]

    def body(self) -> ComposeResult:
        """Lay out the choices over the preview."""
        kept = self.tracker.memory.read(KEPT)
        who, files = kept.get("who", "names"), kept.get("files", [*FORMATS])
        yield Facts(id="facts")
        with Horizontal(classes="row"):
            yield Label("Districts", classes="label")
            yield Input("", placeholder="all of them, or 4, 7, 12", compact=True, id="districts")
        with Horizontal(classes="row"):
            yield Label("Staff", classes="label")
            with RadioSet(id="who", compact=True):
                for each, words in WHO.items():
                    yield Choice(Content(words), value=each == who, id=each, compact=True)
        with Horizontal(classes="row", id="files"):
            yield Label("Files", classes="label")
            for name, words in FORMATS.items():
                yield Tick(Content(words), value=name in files, id=name, compact=True)
            yield Tick(Content("mail drafts and a merge sheet"), value=bool(kept.get(MAIL)), id=MAIL, compact=True)
        with Horizontal(classes="row"):
            yield Label("Days", classes="label")
            yield Input("", placeholder="to offer: 10/7, 10/9; or none", compact=True, id="proposed")
        with VerticalScroll(id="words", can_focus=True):
            yield Static("Counting …", id="preview", markup=False)
        yield Facts(id="here")

    def on_mount(self) -> None:
        """Begin with the keys on the preview."""
        self.query_one("#words").focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to open the folder only where there is a desktop."""
        return has_desktop() if action == "folder" else super().check_action(action, parameters)

    @property
    def wanted(self) -> Wanted:
        """Give what is chosen."""
        who = self.query_one("#who", RadioSet).pressed_button
        return Wanted(
            districts=self.query_one("#districts", Input).value,
            proposed=self.query_one("#proposed", Input).value,
            names=who is None or who.id == "names",
            mail=self.query_one(f"#{MAIL}", Checkbox).value,
            formats=tuple(name for name in FORMATS if self.query_one(f"#{name}", Checkbox).value),
        )

    @property
    def exports(self) -> Path:
        """Give the folder that the packets' own folder lies in."""
        return self.tracker.records.workspace.exports

    def load(self) -> None:
        """Ask for what the packets will say."""
        wanted = self.wanted
        self.run_aside(lambda: self._shown(wanted), self.show_words)

    @on(Input.Changed)
    @on(RadioSet.Changed)
    @on(Checkbox.Changed)
    def chosen_otherwise(self) -> None:
        """Ask anew for another choice."""
        self.load()

    def _gathered(self, wanted: Wanted) -> "tuple[Packet, ...]":
        """Give the packets as the command would; in a thread."""
        from tracker import settings
        from tracker.reports.packets.gather import gather

        records, day = self.tracker.records, self.tracker.day()
        return gather(
            records.store(),
            day,
            zone=records.read(settings.read).zone,
            districts=numbers(wanted.districts),
            names=wanted.names,
            proposed=days(wanted.proposed, day),
            example=records.workspace.example,
        )

    def _shown(self, wanted: Wanted) -> Shown:
        from tracker.reports.packets.files import folder_of

        try:
            packets = self._gathered(wanted)
        except TrackerError as error:  # said where she looks while she types, not in passing
            return Shown(show(error.message), "")
        return Shown(summary(packets, wanted), str(self.exports / folder_of(packets)))

    def show_words(self, shown: Shown) -> None:
        """Draw what the packets will say."""
        day = self.tracker.as_of or self.tracker.today
        mark = "" if self.tracker.as_of is None else " (not today)"
        self.query_one("#facts", Facts).update(f"As of      {weekday(day)}{mark}   d: another day" if day else "")
        self.query_one("#preview", Static).update(shown.words)
        if shown.folder:
            self.query_one("#here", Facts).update(show(f"ctrl+s writes into {shown.folder}"))

    def action_write(self) -> None:
        """Write the files under a bar; Cancel stops before any of them is there."""
        wanted, folder = self.wanted, self.exports
        if not wanted.formats:
            self.tracker.say("Tick the files to write: Tab goes to them, Space ticks.", severity="warning")
            return
        who = "names" if wanted.names else "no-names"
        self.tracker.memory.keep(KEPT, {"who": who, "files": list(wanted.formats), MAIL: wanted.mail})

        def write(tell: Tell) -> "list[Written]":
            from tracker.reports.packets.files import write as written

            return written(self._gathered(wanted), wanted.formats, folder, mail=wanted.mail, tell=tell)

        under_way(self, "Writing the packets …", write, self.written)

    def written(self, written: "list[Written]") -> None:
        """Say where the files are."""
        paths = [path for each in written for path in each.paths]
        self.query_one("#here", Facts).update(show(f"{len(paths)} files are in {paths[0].parent}"))
        self.tracker.say(f"{len(paths)} files are written. Nothing was sent.")

    def action_folder(self) -> None:
        """Open the exports in the desktop's own window."""
        folder = self.exports
        folder.mkdir(parents=True, exist_ok=True)
        self.run_aside(lambda: open_folder(folder), lambda _: None, group="folder")
