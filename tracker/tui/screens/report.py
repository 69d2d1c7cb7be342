"""Report: which day, for whom, which files; what they will say, and ctrl+s to write them."""

import os
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Literal, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Checkbox, Label, RadioSet, Static

from tracker.names import show
from tracker.tui.page import Page
from tracker.tui.report_text import checks, summary
from tracker.tui.screens.progress import Tell, under_way
from tracker.tui.widgets.bars import Facts, Side
from tracker.tui.widgets.tick import Choice, Tick
from tracker.tui.words import weekday

if TYPE_CHECKING:
    from tracker.reports.layout import Form
    from tracker.reports.values import PartName, Report

Copy = Literal["leadership", "internal", "external"]
COPIES: dict[Copy, str] = {
    "leadership": "leadership: no names",
    "internal": "internal: names",
    "external": "partners",
}
QUICK = "quick"
FORMATS = {"xlsx": "Excel", "pdf": "PDF", "html": "web page", "csv": "CSV", "json": "JSON"}
FIRST = ("xlsx", "pdf")
KEPT = "report"
MOST = 8  # exports listed


@dataclass(frozen=True)
class Shown:
    """What the files will say, and what to know before they are passed on."""

    copy: str
    words: str
    to_copy: str
    exports: tuple[str, ...]
    as_of: str
    mark: str
    said: dict[str, tuple[str, ...]]
    drafted: dict[str, tuple[str, ...]]


class ReportScreen(Page):
    """What is exported, previewed as text."""

    PLACE = "report"
    HELP = """d changes the as-of day. Tab goes through audience and files, Space chooses;
"one page" writes the short form.
ctrl+s writes the files into the exports folder: the same ones as `tracker report`.
e changes the words under "How are we doing" and "Factors affecting results"; they stay with that report.
The leadership copy names nobody; the internal copy names who is left; the partners' copy withholds small numbers.
p opens the packets that go out to the districts, k what was published. c copies the text, o opens the folder.
Nothing that changes later alters a file that was written."""
    WHERE_ROOM = ("packets", "published")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("d", "app.day", "As-of"),
        Binding("ctrl+s", "export", "Export", key_display="^s"),
        Binding("e", "wording", "Words"),
        Binding("o", "folder", "Folder"),
        Binding("c", "copy", "Copy text"),
        Binding("p", "packets", "Packets", show=False),
        Binding("k", "published", "Published", show=False),
        Binding("tab", "app.focus_next", "Choose"),
        Binding("f1", "app.help", "Help", key_display="F1"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.shown: Shown | None = None

    def body(self) -> ComposeResult:
        """Lay out the day, the choices, the preview, and at the side the last exports."""
        kept = self.tracker.memory.read(KEPT)
        copy, files = kept.get("copy", "leadership"), kept.get("files", FIRST)
        yield Facts(id="facts")
        with Horizontal(classes="row"):
            yield Label("Audience", classes="label")
            with RadioSet(id="copy", compact=True):
                for each, words in COPIES.items():
                    yield Choice(Content(words), value=each == copy, id=each, compact=True)
        with Horizontal(classes="row", id="files"):
            yield Label("Files", classes="label")
            for name, words in FORMATS.items():
                yield Tick(Content(words), value=name in files, id=name, compact=True)
            yield Tick(Content("one page"), value=bool(kept.get("quick")), id=QUICK, compact=True)
        with Horizontal():
            with VerticalScroll(id="words", can_focus=True):
                yield Static("Counting …", id="preview", markup=False)
            yield Side()
        yield Facts(id="here")

    def on_mount(self) -> None:
        """Begin with the keys on the preview."""
        self.query_one("#words").focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to open the folder only where there is a desktop."""
        return has_desktop() if action == "folder" else super().check_action(action, parameters)

    @property
    def copy(self) -> Copy:
        """Give for whom it is."""
        chosen = self.query_one("#copy", RadioSet).pressed_button
        return cast("Copy", str(chosen.id)) if chosen else "leadership"

    @property
    def form(self) -> "Form":
        """Give how long it is."""
        return "quick" if self.query_one(f"#{QUICK}", Checkbox).value else "full"

    @property
    def files(self) -> list[str]:
        """Give the formats that are ticked."""
        return [str(tick.id) for tick in self.query(Checkbox) if tick.value and tick.id != QUICK]

    def load(self) -> None:
        """Ask for what the files will say."""
        copy = self.copy
        self.run_aside(lambda: self._shown(copy), self.show_words)

    def _gathered(self, copy: Copy) -> "Report":
        """Give the report as the command would; in a thread."""
        from tracker import settings
        from tracker.reports.gather import gather

        records = self.tracker.records
        zone = records.read(settings.read).zone
        example = records.workspace.example
        return gather(records.store(), self.tracker.day(), known_on=None, zone=zone, copy=copy, example=example)

    def _shown(self, copy: Copy) -> Shown:
        from tracker import training
        from tracker.reports.kept.changed import mark

        report = self._gathered(copy)
        sessions = self.tracker.records.read(lambda db: training.listing(db, as_of=report.as_of))
        otherwise = self.tracker.records.read(mark)
        checked = checks(report, sum(each.not_matched for each in sessions))
        parts: tuple[PartName, ...] = ("doing", "factors")
        return Shown(
            copy,
            summary(report, checked),
            summary(report),
            last_exports(self.exports),
            report.as_of.isoformat(),
            otherwise,
            {part: report.words_of(part) for part in parts},
            {part: report.drafted(part) for part in parts},
        )

    @property
    def exports(self) -> Path:
        """Give the folder that the files go to."""
        return self.tracker.records.workspace.exports

    def show_words(self, shown: Shown) -> None:
        """Draw what the files will say."""
        self.shown = shown
        day = self.tracker.as_of or self.tracker.today
        mark = "" if self.tracker.as_of is None else " (not today)"
        said = f"As of      {weekday(day)}{mark}" if day else ""
        self.query_one("#facts", Facts).update(f"{said}   d: another day")
        self.query_one("#preview", Static).update(shown.words)
        listed = "\n".join(shown.exports) or "  none yet"
        never = "Nothing you change later alters a\nfile that was written; the same day\ncan be rebuilt at any time."
        otherwise = f"! {shown.mark}\n  k: published reports\n\n" if shown.mark else ""
        self.query_one(Side).update(f"{otherwise}LAST EXPORTS\n\n{listed}\n\n{never}")

    @on(RadioSet.Changed)
    def other_copy(self) -> None:
        """Ask anew for another audience."""
        self.load()

    def action_export(self) -> None:
        """Write the files under a bar; Cancel stops before any of them is written."""
        copy, form, files, folder = self.copy, self.form, self.files, self.exports
        if not files:
            self.tracker.say("Tick the files to write: Tab goes to them, Space ticks.", severity="warning")
            return
        self.tracker.memory.keep(KEPT, {"copy": copy, "quick": form == "quick", "files": files})

        def write(tell: Tell) -> list[Path]:
            from tracker.reports.formats import write as written

            tell(0, len(files))
            return written(self._gathered(copy), files, folder, tell, form)

        under_way(self, "Writing the report …", write, self.exported)

    def exported(self, paths: list[Path]) -> None:
        """List the files that were written."""
        folder = paths[0].parent
        self.query_one("#here", Facts).update(
            show(f"Written to {folder}:") + "\n" + show("  ".join(path.name for path in paths))
        )
        self.tracker.say(f"{len(paths)} {'file is' if len(paths) == 1 else 'files are'} written.")
        self.load()

    def action_wording(self) -> None:
        """Open the words of the report that is shown."""
        if self.shown and self.shown.copy == self.copy:
            from tracker.tui.screens.wording import WordingForm

            shown = self.shown
            self.app.push_screen(WordingForm(shown.as_of, self.copy, shown.said, shown.drafted))

    def action_copy(self) -> None:
        """Copy the text."""
        if self.shown:
            self.tracker.copy_to_clipboard(self.shown.to_copy)
            self.tracker.say("The report's text is copied.")

    def action_packets(self) -> None:
        """Open what goes out to the districts."""
        self.tracker.open("packets")

    def action_published(self) -> None:
        """Open what was published; what is chosen here can be published there."""
        self.tracker.open("published", (self.copy, self.form, tuple(self.files)))

    def action_folder(self) -> None:
        """Open the exports in the desktop's own window."""
        folder = self.exports
        folder.mkdir(parents=True, exist_ok=True)
        self.run_aside(lambda: open_folder(folder), lambda _: None, group="folder")


def last_exports(folder: Path) -> tuple[str, ...]:
    """Name the newest reports in the folder, with the day on which each was written."""
    from datetime import datetime

    try:
        found = [(path.stat().st_mtime, path.name) for path in folder.glob("coverage_*.*")]
    except OSError:
        return ()
    newest: Iterable[tuple[float, str]] = sorted(found, reverse=True)[:MOST]
    return tuple(f"{datetime.fromtimestamp(at).astimezone():%Y-%m-%d}  {show(name)}" for at, name in newest)


def has_desktop() -> bool:
    """Say whether a folder's window can be opened here."""
    return sys.platform in ("win32", "darwin") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def open_folder(folder: Path) -> None:
    """Open a folder's window."""
    if sys.platform == "win32":
        os.startfile(folder)  # noqa: S606 - the folder is the workspace's own
    else:
        command = "open" if sys.platform == "darwin" else "xdg-open"
        subprocess.run([command, str(folder)], check=False, capture_output=True)  # noqa: S603 - no shell, a folder of ours
