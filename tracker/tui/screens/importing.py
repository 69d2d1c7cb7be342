"""Import, step 1: which file. The newest is highlighted; a path can be typed, pasted or dropped."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar
from urllib.parse import unquote, urlparse

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Input, Label

from tracker.names import show
from tracker.tui.page import Page
from tracker.tui.roster_file import DRAFT, RosterFile, read_file
from tracker.tui.screens.progress import under_way
from tracker.tui.widgets.bars import Facts
from tracker.tui.widgets.lines import Column, Line, Lines
from tracker.tui.words import cell
from tracker.workspace import may_be_imported

if TYPE_CHECKING:
    from tracker.errors import TrackerError
    from tracker.intake.arriving import Arrived

#: what a file holds → the screen that brings it in
SCREEN_OF = {"completions": "completions", "sessions": "old-tracker"}
MOST = 300
COLUMNS = (Column("File", 0), Column("Changed", 16), Column("Size", 8), Column("Folder", 14))


@dataclass(frozen=True)
class Found:
    """A file that may be a roster."""

    path: Path
    changed: float
    size: int
    folder: str


class ImportFile(Page):
    """The files of the last folder, of Downloads and of the workspace's imports, newest first."""

    PLACE = "import"
    HELP = """Enter reads the highlighted file; nothing is written before you have looked at it (step 3).
Space picks files (a picks all): Enter then brings them in one after another, each with its own preview.
A path of a file or folder can be typed in the field above (Tab) or pasted; a file can be dropped on the window.
Rosters come as .xlsx, .xls, .ods or .csv. An attendance report opens the form that logs its session."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", "Read file"),
        Binding("space", "pick", "Pick"),
        Binding("a", "pick_all", "All", show=False),
        Binding("r", "load", "Look again"),
        Binding("tab", "app.focus_next", "Type a path"),
        Binding("escape", "back", "Back"),
        Binding("f1", "app.help", "Help", key_display="F1"),
    ]

    def __init__(self, path: str | Path | None = None) -> None:
        super().__init__()
        self.given = Path(path) if path else None
        self.folder: Path | None = None  # one that was typed
        self.logging: int | None = None  # the version of the records when a form was opened for attendance
        self.where = self.why = ""  # the highlighted file; why the last one was not taken

    @classmethod
    def again(cls, draft: Mapping[str, object]) -> "ImportFile":
        """Go on with a file that was left unfinished."""
        return cls(str(draft["path"]) if draft.get("path") else None)

    def body(self) -> ComposeResult:
        """Lay out the step, the field for a path and the files."""
        yield Facts(id="facts")
        with Horizontal(classes="row"):
            yield Label("File or folder", classes="label")
            yield Input(placeholder="type or paste a path, or choose below", compact=True, id="path")
        yield Lines(COLUMNS, pickable=True, empty="Looking …", id="files")
        yield Facts(id="here")

    def on_mount(self) -> None:
        """Look for files, and read the one that was given."""
        self.query_one("#facts", Facts).update(steps(1))
        self.query_one("#files", Lines).focus()
        if self.given:
            self.read(self.given)
        else:
            self.tracker.queue.clear()

    def load(self) -> None:
        """Look for files; in a thread, because a folder may be far away."""
        self.run_aside(self._look, self.show_files, group="look")

    def action_load(self) -> None:
        """Look again."""
        self.load()

    def _look(self) -> list[Found]:
        memory, records = self.tracker.memory, self.tracker.records
        last = memory.read("folder").get("path")
        own = records.workspace.imports
        folders = [self.folder] if self.folder else [Path(last) if last else own, records.home / "Downloads", own]
        found = {each.path: each for folder in dict.fromkeys(folders) for each in files_in(folder)}
        listed = sorted(found.values(), key=lambda each: (-each.changed, each.path.name))[:MOST]
        draft = memory.read(DRAFT).get("path")
        if draft and (unfinished := _found(Path(draft))):
            listed = [unfinished, *(each for each in listed if each.path != unfinished.path)]
        return listed

    def show_files(self, found: list[Found]) -> None:
        """List the files; one that was left unfinished stands first."""
        draft = self.tracker.memory.read(DRAFT).get("path")
        listed = self.query_one("#files", Lines)
        listed.empty = "No workbook or .csv is here. Type a path above, or drop a file on this window."
        listed.show([Line(str(each.path), _cells(each, unfinished=str(each.path) == draft)) for each in found])

    @on(Lines.Highlighted, "#files")
    def tell(self, event: Lines.Highlighted) -> None:
        """Say where the highlighted file is."""
        self.where = str(event.key)
        self._tell_here()

    def _tell_here(self) -> None:
        """Say where the highlighted file is, and why the last one was not taken."""
        self.query_one("#here", Facts).update("\n".join(map(show, filter(None, (self.where, self.why)))))

    @on(Lines.Chosen, "#files")
    def take(self, event: Lines.Chosen) -> None:
        """Read the file under the cursor, or those that are picked, one after another."""
        picked = [Path(str(line.key)) for line in event.lines.lines if line.key in event.lines.picked]
        first, *rest = picked or [Path(str(event.key))]
        self.tracker.queue[:] = rest
        self.read(first)

    def refused(self, error: "TrackerError") -> None:
        """Say it, and leave it below the files: it may name the page or the command that takes the file."""
        super().refused(error)
        self.why = error.message
        self._tell_here()

    def action_pick(self) -> None:
        """Pick the highlighted file, or let go of it."""
        self.query_one("#files", Lines).toggle()

    def action_pick_all(self) -> None:
        """Pick every file that is listed, or none."""
        files = self.query_one("#files", Lines)
        every = [line.key for line in files.lines]
        files.pick([] if files.picked == frozenset(every) else every)

    def on_screen_resume(self) -> None:
        """Go on with the next file where a session's attendance was logged meanwhile."""
        if self.logging is not None and self.logging != self.tracker.version and self.tracker.queue:
            self.read(self.tracker.queue.pop(0))
        self.logging = None

    def action_choose(self) -> None:
        """Read the highlighted file; Enter does it where the list has the focus."""
        self.query_one("#files", Lines).action_choose()

    @on(Input.Submitted, "#path")
    def typed(self, event: Input.Submitted) -> None:
        """Read the file at the path that was typed, or list the folder there."""
        path = path_from(event.value)
        if path is None:
            self.query_one("#files", Lines).focus()
        elif path.is_dir():
            self.folder = path
            self.load()
            self.query_one("#files", Lines).focus()
        else:
            self.read(path)

    def read(self, path: Path) -> None:
        """Read a file under a bar; Cancel leaves it alone."""
        self.why = ""
        draft, records = self.tracker.memory.read(DRAFT), self.tracker.records
        if not records.exist:
            self.tracker.say("First make your records: press 1, then Enter.", severity="warning")
            return

        def work(_tell: object) -> "RosterFile | Arrived":
            from tracker.intake.arriving import arrived

            found = arrived(path)
            return read_file(records, found, draft) if found.kind == "roster" else found

        under_way(self, f"Reading {path.name} …", work, self.go_on, at_once=True)

    def go_on(self, read: "RosterFile | Arrived") -> None:
        """Go to the columns of a roster, or to the screen for what else the file is."""
        self.tracker.memory.keep("folder", {"path": str(read.path.parent)})
        if isinstance(read, RosterFile):
            read.keep(self.tracker.memory)
            self.tracker.open("columns", read)
        elif read.kind == "attendance":
            self.logging = self.tracker.version
            self.tracker.open("log", None, None, None, None, read.path)
        else:
            self.tracker.open(SCREEN_OF[read.kind], read)


def steps(now: int) -> str:
    """Say where in the import a screen is."""
    named = ("File", "Columns", "Check and apply")
    shown = (f"[{n} {name}]" if n == now else f"{n} {name}{' ✓' * (n < now)}" for n, name in enumerate(named, start=1))
    return f"Import   {'   '.join(shown)}"


def files_in(folder: Path) -> Iterable[Found]:
    """Give the files of a folder that may be rosters; a folder that cannot be read has none."""
    try:
        paths = list(folder.iterdir())
    except OSError:
        return []
    return [found for path in paths if (found := _found(path))]


def _found(path: Path) -> Found | None:
    if not may_be_imported(path):
        return None
    try:
        about = path.stat()
        return Found(path, about.st_mtime, about.st_size, path.parent.name) if path.is_file() else None
    except OSError:
        return None


def _cells(found: Found, *, unfinished: bool) -> tuple[Text | str, ...]:
    changed = f"{datetime.fromtimestamp(found.changed).astimezone():%Y-%m-%d %H:%M}"
    size = f"{found.size / 1024:,.0f} KB" if found.size >= 1024 else f"{found.size} B"  # noqa: PLR2004 - bytes
    return cell(found.path.name), cell("not finished" if unfinished else changed), cell(size), cell(found.folder)


def path_from(said: str) -> Path | None:
    """Read a path as it is typed, pasted or dropped: in quotation marks, with ~, as an address of a file."""
    line = next((line.strip() for line in said.splitlines() if line.strip()), "")
    line = line.removeprefix("& ").strip("'\"“” ")
    if not line or "\0" in line:
        return None
    if line.casefold().startswith("file:"):
        line = unquote(urlparse(line).path)
    path = Path(line).expanduser()
    if not path.exists() and "\\ " in line:  # a terminal escapes the blanks of a file that is dropped
        path = Path(line.replace("\\ ", " ")).expanduser()
    return path
