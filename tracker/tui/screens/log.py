"""Log a session that was held: its teams, its day, and who was there."""

from collections.abc import Sequence
from dataclasses import astuple, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Label, Static

from tracker.errors import TrackerError
from tracker.names import show
from tracker.tui import logged
from tracker.tui.attendance import Looked, look_at, presences
from tracker.tui.form import Form
from tracker.tui.widgets.keys import Keys
from tracker.tui.widgets.occasion import Occasion
from tracker.tui.widgets.outcome import Outcome
from tracker.tui.widgets.ways import BROWSE, COUNT, FILES, NAMES, TICK, Ways

if TYPE_CHECKING:
    from tracker.intake.values import AttendanceFile

ADD, BACK, WORD = "Add them to it", "Go back", "Only my word"
_LETTERS = {"f": FILES, "b": BROWSE, "n": NAMES, "t": TICK, "h": COUNT}
_ROOM = 110  # columns from which what saving does is said beforehand


class Log(Form):
    """The form; `into` adds people to a session that is logged, `hold` marks a planned one held."""

    DRAFT = "log"
    HELP = """Enter reads the attendance report under the cursor; Space picks several reports of one call.
Names that are not certain are asked about one by one: Enter takes the line under the cursor.
f files, b another folder, n type or paste names, t tick people of the team, h only a headcount.
o takes the team whose people these are. m goes to those below the minimum (Space counts one).
A training that is counted only wants no team. Nothing is saved before ctrl+s. Tab goes to the next field."""
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(letter, f"way('{way}')", way, show=False) for letter, way in _LETTERS.items()),
        Binding("o", "other_team", "That team"),
        Binding("m", "minimum", "Below"),
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
        self.opened = logged.Opened(course, district, program, into, hold)
        self.paths = () if path is None else (path,) if isinstance(path, Path) else tuple(path)
        self.started: logged.Started | None = None
        self.given: AttendanceFile | None = None
        self.on_her_word = self.writing = False

    @classmethod
    def again(cls, draft: dict[str, Any]) -> "Log":
        """Make the form anew for the session that a draft was begun for."""
        course, district, program, into, hold = draft.get("opened", [None] * 5)
        return cls(course, district, program, into, None, hold)

    def compose(self) -> ComposeResult:
        """Lay out the fields, the ways of saying who was there, and what comes of it."""
        with Vertical(classes="dialog"):
            yield Static(self.opened.heading, id="heading", markup=False)
            yield Occasion(self.tracker.today or date.min, id="occasion")
            yield Ways(id="who")
            yield Outcome(id="outcome")
            yield Static("", id="after", classes="note", markup=False)
            yield Label("", id="wrong", classes="wrong", markup=False)
        yield Keys()

    def on_mount(self) -> None:
        """Ask for courses, teams and files."""
        self.run_aside(lambda: logged.start(self.tracker, self.opened), self._begin, group="start")

    def _begin(self, started: logged.Started) -> None:
        """Fill the fields; a file that was dropped is read at once."""
        self.started = started
        ways = self.query_one(Ways)
        self.occasion.begin(started, self.tracker.today or started.day, fixed=self.opened.number is not None)
        ways.begin(started.files, started.folder)
        self.ready()
        if self.paths:
            self.read(self.paths)

    @property
    def outcome(self) -> Outcome:
        """Give what came of the list."""
        return self.query_one(Outcome)

    @property
    def occasion(self) -> Occasion:
        """Give the fields of what it was."""
        return self.query_one(Occasion)

    def values(self) -> dict[str, Any]:
        """Give the fields, for what the form was opened, and the decisions so far."""
        ways = self.query_one(Ways)
        return {
            "opened": list(astuple(self.opened)),
            **self.occasion.values(),
            "names": ways.names,
            "headcount": ways.headcount,
            "paths": [str(path) for path in self.paths],
            "decided": self.outcome.answers,
            "attested": list(self._attested()),
        }

    def restore(self, values: dict[str, Any]) -> None:
        """Put back a draft that was begun for the same session; its files are read again."""
        if values.get("opened") != self.values()["opened"]:
            return
        ways = self.query_one(Ways)
        self.occasion.restore(values)
        ways.headcount = str(values.get("headcount", ""))
        ways.names = str(values.get("names", ""))
        self.paths = self.paths or tuple(Path(each) for each in values.get("paths", ()))
        self.outcome.answers = dict(values.get("decided", {}))
        attested = frozenset(int(each) for each in values.get("attested", ()))
        self.outcome.kept = ways.kept = attested
        if attested and not self.paths and not ways.names:
            ways.go(TICK)

    def _attested(self) -> tuple[int, ...]:
        return tuple(sorted({*self.outcome.counted, *self.query_one(Ways).ticked}))

    def entered(self) -> logged.Entered:
        """Give what would be written."""
        count = self.query_one(Ways).headcount.strip()
        return logged.Entered(
            course=self.occasion.course,
            teams=self.occasion.teams,
            day=self.occasion.day,
            mode=self.occasion.mode,
            given=self.given,
            headcount=int(count) if count.isdigit() else None,
            decided=self.outcome.answers if self.given else {},
            attested=self._attested(),
            into=self.opened.into,
            hold=self.opened.hold,
        )

    def action_way(self, way: str) -> None:
        """Show another way of saying who was there."""
        self.query_one(Ways).go(way)

    @on(Ways.Wanted)
    def list_people(self) -> None:
        """List the team's people for ticking."""
        said, day, ways = self.occasion.teams, self.occasion.day or self.tracker.today, self.query_one(Ways)
        self.ask(lambda db: logged.people_of(db, said, day or self.tracker.day()), ways.offer_people, group="people")

    @on(Ways.Chosen)
    def take_files(self, event: Ways.Chosen) -> None:
        """Read what was chosen."""
        self.read(event.paths)

    def read(self, paths: Sequence[Path]) -> None:
        """Read files in a thread; a day that she wrote herself stays and helps to read them."""
        self.paths = tuple(paths)
        self._wrong("")
        self.outcome.clear(f"Reading {', '.join(path.name for path in paths)} …")
        typed = self.occasion.typed_day
        self.run_aside(lambda: logged.read(self.tracker, paths, typed), lambda given: self._took(given, typed))

    def _took(self, given: "AttendanceFile", typed: date | None) -> None:
        self.given = given
        if typed is None and (given.on or logged.asks_day(given)):
            self.occasion.day = given.on
            self.look(given.on)
        else:
            self.look(typed or self.occasion.day)

    @on(Ways.Typed)
    def take_names(self) -> None:
        """Read names as they are typed or pasted."""
        self.keep_draft()
        text, day = self.query_one(Ways).names, self.occasion.day
        if text.strip():
            self.run_aside(lambda: logged.names(text), lambda given: self._took(given, day))
        elif self.given is not None and self.given.kind == "names":
            self.given = None
            self.outcome.clear()

    @on(Ways.Changed)
    @on(Outcome.Changed)
    def counted(self) -> None:
        """Keep ticks, decisions and the headcount."""
        self.keep_draft()
        self._foresee()

    @on(Occasion.Changed)
    def look_again(self) -> None:
        """Hold the list against other teams or another day."""
        if self.started is not None:
            if self.query_one(Ways).way == TICK:
                self.list_people()
            again = self.given and self.occasion.typed_day and logged.hangs_on_day(self.given)
            self.read(self.paths) if again else self.look(self.occasion.day)

    def look(self, day: date | None) -> None:
        """Hold the list against the records."""
        given, number = self.given, self.opened.number
        if given is None:
            self._foresee()
            return
        course, said = self.occasion.course, self.occasion.teams
        self.ask(
            lambda db: look_at(db, given, course=course, said=said, day=day, number=number), self._show, group="look"
        )

    def _show(self, looked: Looked) -> None:
        """Show what came of the list, and ask about its names."""
        ways = self.query_one(Ways)
        if not self.occasion.teams.strip():
            self.occasion.teams = ", ".join(team.code for team in looked.teams)
        minimum = self.started.minimums.get(self.occasion.course) if self.started else None
        self.outcome.show(looked, minimum, adding=self.opened.number is not None)
        self.refresh_bindings()
        self._foresee()
        if ways.way != NAMES:
            ways.put_away()
            if self.outcome.asks:
                self.outcome.take_focus()
            else:
                ways.query_one("#way-files").focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what there is a reason for."""
        if action == "other_team":
            return bool(self.outcome.looked and self.outcome.looked.elsewhere and self.opened.number is None)
        if action == "minimum":
            return self.outcome.few
        return super().check_action(action, parameters)

    def action_other_team(self) -> None:
        """Take the team whose people these are."""
        if self.outcome.looked and self.outcome.looked.elsewhere:
            self.occasion.teams = ", ".join(self.outcome.looked.elsewhere)
            self.look(self.occasion.day)

    def action_minimum(self) -> None:
        """Go to the people below the minimum."""
        self.query_one("#below").focus()

    def _foresee(self) -> None:
        """Say what saving would do to the figures, where there is room."""
        if self.app.size.width < _ROOM or self.started is None or self.writing:
            return
        entered = self.entered()
        people = presences(self.outcome.looked if entered.given else None, entered.decided, entered.attested)
        words = self.query_one("#after", Static).update
        self.run_aside(lambda: show(logged.after(self.tracker, entered, people)), words, group="after")

    def save(self) -> None:
        """Write in a thread; nothing given at all is her word only, and is asked about."""
        if self.writing or self.started is None:
            return
        entered = self.entered()
        wrong = self.occasion.retired or logged.missing(entered)
        self._wrong(wrong)
        if entered.nothing and not (wrong or self.on_her_word):
            self._ask("No names and no headcount are given. Was it held, on your word only?", WORD)
        elif not wrong:
            self.writing = True
            self.run_aside(lambda: logged.write(self.tracker, entered), self.done, group="write")

    def _ask(self, question: str, answer: str, number: int | None = None) -> None:
        from tracker.tui.screens.ask import Ask

        def answered(given: str | None) -> None:
            if given == answer:
                self.on_her_word = answer == WORD
                self.opened = replace(self.opened, into=number or self.opened.into)
                self.save()

        self.app.push_screen(Ask(question, (answer, BACK)), answered)

    def refused(self, error: TrackerError) -> None:
        """Offer to add the people to the session that is there; say everything else in the form."""
        self.writing = False
        number = error.facts.get("session")
        if isinstance(number, int) and self.opened.number is None:
            self._ask(f"That is logged already, as session {number}. Add these people to it?", ADD, number)
            return
        if self.outcome.looked is None:
            self.outcome.clear()
        super().refused(error)

    def _wrong(self, words: str) -> None:
        self.query_one("#wrong", Label).update(show(words))
