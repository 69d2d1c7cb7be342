"""Log a session that was held: its teams, its day, and who was there by a file, names, ticks or a headcount."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Button, Footer, Input, Label, Select, Static, TextArea

from tracker.errors import TrackerError
from tracker.names import show
from tracker.tui.attendance import Found, Looked, below, inside, look_at, presences, sentence
from tracker.tui.form import Form
from tracker.tui.logged import MODES, Entered, after, start, write
from tracker.tui.widgets.days import DayField
from tracker.tui.widgets.deciding import Deciding, Name
from tracker.tui.widgets.lines import Column, Line, Lines
from tracker.tui.widgets.teams import TeamsField
from tracker.tui.words import cell

if TYPE_CHECKING:
    from tracker.intake.values import AttendanceFile
    from tracker.tui.logged import Started

FILES, BROWSE, NAMES, TICK, COUNT = "files", "browse", "names", "tick", "count"
WAYS = {FILES: "f Files", BROWSE: "b Browse…", NAMES: "n Type names", TICK: "t Tick people", COUNT: "h Count only"}
_FILES = (Column("File, the newest first", 0), Column("Saved", 16))
_PEOPLE = (Column("Who was there", 0), Column("Team", 18))
_NOW_ADD, _BACK, _WORD = "Add them to it", "Go back", "Only my word"


@dataclass(frozen=True)
class Given:
    """What was given in this form so far."""

    paths: tuple[str, ...] = ()
    names: str = ""


class Log(Form):
    """The form; `into` adds people to a session that is logged, `hold` marks a planned one held."""

    DRAFT = "log"
    HELP = """Choose the attendance report with Enter (Space picks several reports of one call).
Names that are not certain are asked about one by one: Enter takes the line under the cursor.
f files, b another folder, n type or paste names, t tick people of the team, h only a headcount.
o takes the team whose people these are. m counts people below the minimum (Space).
Nothing is saved before ctrl+s. Tab goes to the next field."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "nothing", "Choose", show=True, key_display="Enter"),
        Binding("space", "pick", "Pick"),
        Binding("f", f"way('{FILES}')", "Files", show=False),
        Binding("b", f"way('{BROWSE}')", "Browse", show=False),
        Binding("n", f"way('{NAMES}')", "Type names", show=False),
        Binding("t", f"way('{TICK}')", "Tick people", show=False),
        Binding("h", f"way('{COUNT}')", "Count only", show=False),
        Binding("o", "other_team", "Take that team", show=False),
        Binding("m", "minimum", "Below the minimum", show=False),
    ]

    def __init__(
        self,
        course: str | None = None,
        district: int | None = None,
        program: str | None = None,
        into: int | None = None,
        path: Path | Sequence[Path] | None = None,
        hold: int | None = None,
    ) -> None:
        super().__init__()
        self.course, self.district, self.program = course, district, program
        self.into, self.hold = into, hold
        self.paths = () if path is None else (path,) if isinstance(path, Path) else tuple(path)
        self.way = FILES
        self.folder: Path | None = None
        self.started: Started | None = None
        self.given: AttendanceFile | None = None
        self.looked: Looked | None = None
        self.day_by_file = ""
        self.word = self.writing = False

    def compose(self) -> ComposeResult:
        """Lay out the fields over the way of saying who was there, and what comes of it."""
        with Vertical(classes="dialog"):
            yield Static(self._title(), id="title", markup=False)
            with Horizontal(classes="row"):
                yield Label("Training", classes="label")
                yield Select[str]([], compact=True, id="course", prompt="…")
            with Horizontal(classes="row"):
                yield Label("Team(s)", classes="label")
                yield TeamsField(id="teams")
            with Horizontal(classes="row"):
                yield Label("Date", classes="label")
                yield DayField(self.tracker.today or date.min, id="day")
            with Horizontal(classes="row"):
                yield Label("How", classes="label")
                yield Select[str](
                    [(words, code) for code, words in MODES.items()],
                    compact=True,
                    allow_blank=False,
                    value="virtual",
                    id="mode",
                )
            with Horizontal(classes="row", id="ways"):
                for way, words in WAYS.items():
                    yield Button(words, id=f"way-{way}", compact=True)
            yield Lines(_FILES, pickable=True, empty="Looking for attendance reports …", id="files")
            yield TextArea("", compact=True, id="names", placeholder="One person a line: a number, an email or a name.")
            yield Lines(_PEOPLE, pickable=True, empty="Nobody is on the roster of this team.", id="people")
            with Horizontal(classes="row", id="count"):
                yield Label("Headcount", classes="label")
                yield Input("", compact=True, type="integer", id="headcount", placeholder="14")
            yield Static("", id="said", markup=False)
            yield Static("", id="warn", classes="warn", markup=False)
            yield Deciding(id="deciding")
            yield Lines(
                (Column("Below the minimum: Space counts a person on your word", 0), Column("Minutes", 8)),
                pickable=True,
                id="below",
            )
            yield Static("", id="after", classes="note", markup=False)
            yield Label("", id="wrong", classes="wrong", markup=False)
        yield Footer(compact=True)

    def _title(self) -> str:
        if self.hold is not None:
            return f"Mark session {self.hold} held"
        return f"Add people to session {self.into}" if self.into is not None else "Log a session that was held"

    def on_mount(self) -> None:
        """Ask for courses, teams and files."""
        self._show_way(FILES)
        opened = (self.course, self.district, self.program)
        number = self.hold if self.hold is not None else self.into
        self.run_aside(lambda: start(self.tracker, *opened, number), self._begin)

    def _begin(self, started: "Started") -> None:
        """Fill the fields; a file that was dropped is read at once."""
        self.started = started
        course = self.query_one("#course", Select)
        course.set_options([(show(title), code) for code, title in started.courses])
        course.value = started.course
        self.query_one(TeamsField).offer(started.codes)
        self.query_one(TeamsField).value = ", ".join(started.teams)
        self._set_day(started.day)
        fixed = self.hold is not None or self.into is not None
        for field in (course, self.query_one(TeamsField), self.query_one("#day Input", Input)):
            field.disabled = fixed
        if fixed:
            self.query_one("#mode", Select).disabled = True
        self._list_files(started.files)
        self.query_one("#files", Lines).focus()
        self.ready()
        if self.paths:
            self.read(self.paths)

    # what stands in the fields

    def values(self) -> dict[str, Any]:
        """Give the fields, for whom the form was opened, and the decisions so far."""
        return {
            "opened": [self.course, self.district, self.program, self.into, self.hold],
            "course": str(self.query_one("#course", Select).value),
            "teams": self.query_one(TeamsField).value,
            "day": self.query_one("#day Input", Input).value,
            "mode": str(self.query_one("#mode", Select).value),
            "names": self.query_one(TextArea).text,
            "headcount": self.query_one("#headcount", Input).value,
            "paths": [str(path) for path in self.paths],
            "decided": dict(self.query_one(Deciding).answers),
            "attested": sorted(int(str(key)) for key in self._attested()),
        }

    def restore(self, values: dict[str, Any]) -> None:
        """Put a draft back that was begun for the same session."""
        if values.get("opened") != self.values()["opened"]:
            return
        self.query_one(TeamsField).value = str(values.get("teams", ""))
        self.query_one("#day Input", Input).value = str(values.get("day", ""))
        self.query_one(TextArea).text = str(values.get("names", ""))
        self.query_one("#headcount", Input).value = str(values.get("headcount", ""))
        paths = tuple(Path(each) for each in values.get("paths", ()))
        if paths and not self.paths:
            self.paths = paths
            self.query_one(Deciding).answers = dict(values.get("decided", {}))

    def _attested(self) -> frozenset[object]:
        ticked = self.query_one("#people", Lines).picked if self.way == TICK else frozenset()
        return self.query_one("#below", Lines).picked | ticked

    def entered(self) -> Entered:
        """Give what would be written."""
        count = self.query_one("#headcount", Input).value.strip()
        return Entered(
            course=str(self.query_one("#course", Select).value),
            teams=self.query_one(TeamsField).value,
            day=self.query_one(DayField).day,
            mode=str(self.query_one("#mode", Select).value),
            given=self.given,
            headcount=int(count) if count.isdigit() else None,
            decided=dict(self.query_one(Deciding).answers) if self.given else {},
            attested=tuple(int(str(key)) for key in self._attested()),
            into=self.into,
            hold=self.hold,
        )

    def _set_day(self, day: date | None) -> None:
        field = self.query_one(DayField)
        field.today = self.tracker.today or field.today
        self.day_by_file = day.isoformat() if day else ""
        field.query_one(Input).value = self.day_by_file

    # the way of saying who was there

    def action_way(self, way: str) -> None:
        """Show another way of saying who was there."""
        self._show_way(way)
        if way == BROWSE:
            self._browse(self.folder or (self.started.folder if self.started else Path.home()))
        elif way == FILES and self.started:
            self._list_files(self.started.files)
        elif way == TICK:
            self._ask_people()
        {NAMES: self.query_one(TextArea), COUNT: self.query_one("#headcount")}.get(
            way, self.query_one("#people" if way == TICK else "#files")
        ).focus()

    @on(Button.Pressed)
    def press(self, event: Button.Pressed) -> None:
        """Take a button as its letter."""
        self.action_way(str(event.button.id).removeprefix("way-"))

    def _show_way(self, way: str) -> None:
        self.way = way
        self.query_one("#files").display = way in (FILES, BROWSE)
        self.query_one(TextArea).display = way == NAMES
        self.query_one("#people").display = way == TICK
        self.query_one("#count").display = way == COUNT
        shown = self.looked is not None and way not in (FILES, BROWSE, TICK, COUNT)
        self._show_found(found=shown)

    def _show_found(self, *, found: bool) -> None:
        """Show what came of a list, or make room for choosing one."""
        asked = self.looked.recognition.undecided if self.looked else ()
        self.query_one(Deciding).display = found and bool(asked)
        few = below(self.looked.recognition, self._minimum()) if self.looked else []
        self.query_one("#below").display = found and bool(few)

    def _minimum(self) -> int | None:
        return self.started.minimums.get(str(self.query_one("#course", Select).value)) if self.started else None

    def _list_files(self, files: Sequence[Found]) -> None:
        lines = self.query_one("#files", Lines)
        lines.empty = "No attendance report in Downloads or imports. b looks in another folder, n takes names."
        lines.show(
            Line(
                each.path,
                (cell(f"{each.path.name}{'/' * each.folder}"), "" if each.folder else f"{each.at:%m-%d %H:%M}"),
            )
            for each in files
        )

    def _browse(self, folder: Path) -> None:
        self.folder = folder
        self.run_aside(lambda: inside(folder), self._list_files, group="files")

    def _ask_people(self) -> None:
        said, day = self.query_one(TeamsField).value, self.query_one(DayField).day

        def ask(db: Any) -> list[Line]:
            from tracker import people, teams

            found = teams.find_all(db, [said], day)
            listed = [each for team in found for each in people.listing(db, day or self.tracker.day(), team=team.code)]
            return [Line(each.person_id, (cell(each.name), cell(each.team))) for each in listed]

        self.ask(ask, self.query_one("#people", Lines).show, group="people")

    def action_pick(self) -> None:
        """Pick a file, or tick a person."""
        if isinstance(self.focused, Lines) and self.focused.pickable:
            self.focused.toggle()
            self.keep_draft()
            self._foresee()

    def action_nothing(self) -> None:
        """Stand in the footer: Enter chooses where the cursor is."""

    # reading

    @on(Lines.Chosen, "#files")
    def choose(self, event: Lines.Chosen) -> None:
        """Read the file under the cursor, or the picked ones together; go into a folder."""
        path = Path(str(event.key))
        if self.way == BROWSE and path.is_dir():
            self._browse(path)
            return
        picked = [Path(str(each)) for each in event.lines.picked]
        self.read(sorted(picked) or [path])

    @on(Lines.Chosen, "#people")
    def tick(self) -> None:
        """Tick the person under the cursor."""
        self.action_pick()

    def read(self, paths: Sequence[Path]) -> None:
        """Read files in a thread."""
        from tracker.tui.logged import read

        self.paths = tuple(paths)
        self.query_one("#wrong", Label).update("")
        self.query_one("#said", Static).update(f"Reading {show(', '.join(path.name for path in paths))} …")
        field = self.query_one(DayField)
        typed = field.day if field.query_one(Input).value != self.day_by_file or self.hold or self.into else None
        self.run_aside(lambda: read(self.tracker, paths, typed), lambda given: self._took(given, typed), group="read")

    def _took(self, given: "AttendanceFile", typed: date | None) -> None:
        self.given = given
        if typed is None and given.on:
            self._set_day(given.on)
        self.look(given.on or typed or self.query_one(DayField).day)

    @on(TextArea.Changed)
    def take_names(self) -> None:
        """Read names as they are typed or pasted."""
        from tracker.tui.logged import names

        self.keep_draft()
        text = self.query_one(TextArea).text
        self.given = None
        if text.strip():
            self.run_aside(
                lambda: names(text), lambda given: self._took(given, self.query_one(DayField).day), group="read"
            )

    @on(Input.Submitted, "#teams Input, #teams")
    @on(Input.Blurred, "#teams Input, #teams")
    @on(Select.Changed, "#course")
    @on(DayField.Changed)
    def look_again(self) -> None:
        """Hold the list against other teams or another day."""
        if self.started is None:
            return
        if self.way == TICK:
            self._ask_people()
        self.look(self.query_one(DayField).day)

    def look(self, day: date | None) -> None:
        """Hold the list against the records."""
        if self.given is None:
            self._foresee()
            return
        given, number = self.given, self.hold if self.hold is not None else self.into
        course, said = str(self.query_one("#course", Select).value), self.query_one(TeamsField).value
        self.ask(
            lambda db: look_at(db, given, course=course, said=said, day=day, number=number), self._show, group="look"
        )

    def _show(self, looked: Looked) -> None:
        """Show what came of the list, and ask about its names."""
        self.looked = looked
        if not self.query_one(TeamsField).value.strip():
            self.query_one(TeamsField).value = ", ".join(team.code for team in looked.teams)
        deciding, found = self.query_one(Deciding), looked.recognition
        deciding.show([_name(each) for each in found.undecided], deciding.answers)
        few = below(found, self._minimum())
        self.query_one("#below", Lines).show(
            Line(person, (cell(name), cell(f"{minutes} min"))) for person, name, minutes in few
        )
        if self.way in (FILES, BROWSE):
            self.query_one("#files").display = False
        self._show_found(found=True)
        self._tell()
        if self.way != NAMES:
            if found.undecided:
                deciding.take_focus()
            else:
                self.query_one("#way-files").focus()

    def _tell(self) -> None:
        if self.looked is None:
            return
        file = f"{self.looked.given.file}: " if self.looked.given.file else ""
        said = sentence(self.looked, self._minimum(), self.query_one(Deciding).answers)
        self.query_one("#said", Static).update(show(f"{file}{said}"))
        self.query_one("#warn", Static).update(show("\n".join(self._warnings(self.looked))))
        self._foresee()

    def _warnings(self, looked: Looked) -> list[str]:
        said = [problem.message for problem in looked.recognition.problems[:2]]
        if looked.elsewhere:
            code, count = looked.elsewhere
            said.append(f"{count} of {len(looked.given.people)} names are of {code}. Press o to take {code}.")
        if looked.held and self.into is None:
            said.append(f"Session {looked.held} is logged for that team and day: ctrl+s asks whether to add to it.")
        return said

    @on(Deciding.Changed)
    def decided(self) -> None:
        """Count again."""
        self.keep_draft()
        self._tell()

    def action_other_team(self) -> None:
        """Take the team whose people these are."""
        if self.looked and self.looked.elsewhere and self.hold is None and self.into is None:
            self.query_one(TeamsField).value = self.looked.elsewhere[0]
            self.look(self.query_one(DayField).day)

    def action_minimum(self) -> None:
        """Go to the people below the minimum."""
        if self.query_one("#below").display:
            self.query_one("#below").focus()

    def _foresee(self) -> None:
        """Say at 120 columns what saving would do to the figures."""
        if self.app.size.width < 110 or self.started is None or self.writing:  # noqa: PLR2004 - where there is room
            return
        entered, people = self.entered(), None
        if self.looked or entered.attested:
            people = presences(self.looked if self.given else None, entered.decided, entered.attested)
        show_after: Callable[[str], None] = lambda words: self.query_one("#after", Static).update(show(words))  # noqa: E731
        self.run_aside(lambda: after(self.tracker, entered, people or {}), show_after, group="after")

    # writing

    def save(self) -> None:
        """Write in a thread; nothing given at all is her word only, and is asked about."""
        if self.writing or self.started is None:
            return
        entered = self.entered()
        if entered.nothing and not self.word:
            if entered.into is not None:
                self._wrong("Nobody is given yet. Choose a file, type names, tick people or write a headcount.")
                return
            from tracker.tui.screens.ask import Ask

            question = "No names and no headcount are given. Is it on your word only that this was held?"
            self.app.push_screen(Ask(question, (_WORD, _BACK)), self._on_word)
            return
        self.writing = True
        self._wrong("")
        self.run_aside(lambda: write(self.tracker, entered), self._written, group="write")

    def _written(self, words: str) -> None:
        self.writing = False
        self.done(words)

    def _on_word(self, answer: str | None) -> None:
        if answer == _WORD:
            self.word = True
            self.save()

    def _wrong(self, words: str) -> None:
        self.query_one("#wrong", Label).update(show(words))

    def refused(self, error: TrackerError) -> None:
        """Offer to add the people to the session that is there; say everything else in the form."""
        self.writing = False
        number = error.facts.get("session")
        if isinstance(number, int) and self.into is None and self.hold is None:
            from tracker.tui.screens.ask import Ask

            question = f"Session {number} of that team is logged for that day already. Add these people to it?"
            self.app.push_screen(Ask(question, (_NOW_ADD, _BACK)), lambda answer: self._add(answer, number))
            return
        if self.looked is None:
            self.query_one("#said", Static).update("")
        super().refused(error)

    def _add(self, answer: str | None, number: int) -> None:
        if answer == _NOW_ADD:
            self.into = number
            self.save()


def _name(each: Any) -> Name:
    """Give an undecided name as it is asked about."""
    minutes = f" {each.minutes} min" if each.minutes is not None else ""
    address = f" {each.email}" if each.email and each.email != each.said else ""
    people = tuple((person, name, why) for person, (name, why) in zip(each.people, each.candidates, strict=True))
    return Name(each.key, each.said, f"{address}{minutes}", people)
