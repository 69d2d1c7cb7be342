"""Why it moved: two days held against each other, in words, in parts that add up, and as a bridge."""

from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Input, Label

from tracker.names import show
from tracker.tui.page import Page
from tracker.tui.widgets.bars import Facts
from tracker.tui.widgets.days import DayField
from tracker.tui.widgets.lines import Column, Lines
from tracker.tui.words import course_words, fitting

if TYPE_CHECKING:
    from tracker.coverage.why.parts import Part, TeamPart
    from tracker.coverage.why.values import Clock, Movement
    from tracker.tui.why_facts import Who, WhyShown

MEASURES = ("people", "teams")
WORDS_HIGH = 6  # lines that the sentences may take


class Why(Page):
    """The change between two days of one training, for everybody or one program."""

    PLACE = "coverage"
    HELP = """Why the figures moved between two days: everybody is in one part, and the parts add up.
Tab goes to the two days: write others, such as 8/31. t changes the training, p the program.
m shows people or teams. Enter shows who is behind a part, c copies the table. Nothing is written.
`tracker why` on the command line holds two reports against each other: what only became known
late is then apart from what happened."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("t", "training", "Training"),
        Binding("p", "program", "Program"),
        Binding("m", "measure", "People/teams"),
        Binding("c", "copy", "Copy"),
        Binding("tab", "app.focus_next", "Days"),
        Binding("d", "app.day", "As-of", show=False),
    ]
    DEFAULT_CSS = "Why .label { width: 7; padding: 0 1; }"

    def __init__(self, course: str = "", program: str | None = None) -> None:
        super().__init__()
        self.shown: WhyShown | None = None
        self.course, self.program = course, program
        self.measure = MEASURES[0]
        self.days: tuple[date, date] | None = None

    def body(self) -> ComposeResult:
        """Lay out the two days, the choices in words, the sentences, and the table with its bridge."""
        today = self.tracker.today or self.tracker.day()
        for words, name in (("From", "first"), ("To", "last")):
            with Horizontal(classes="row"):
                yield Label(words, classes="label", markup=False)
                yield DayField(today, id=name)
        yield Facts(id="facts")
        yield Facts(id="words")
        yield Lines((Column("", 0),), empty="Counting …", id="parts")

    def on_mount(self) -> None:
        """Begin on the table; the days stand over it."""
        self.query_one("#words").styles.max_height = WORDS_HIGH
        self.query_one(Lines).focus()

    def load(self) -> None:
        """Ask anew; the first time between the end of the month before and the day that is looked at."""
        if self.days is None:
            self.run_aside(self.tracker.day, self.begin, group="day")
        else:
            self.ask_why()

    def begin(self, last: date) -> None:
        """Write the days that it begins with."""
        from tracker.tui.why_facts import first_day

        self.days = (first_day(last), last)
        for name, day in zip(("#first", "#last"), self.days, strict=True):
            self.query_one(f"{name} Input", Input).value = day.isoformat()
        self.ask_why()

    @on(DayField.Changed)
    def other_days(self) -> None:
        """Ask between other days as soon as two stand there."""
        first, last = (self.query_one(name, DayField).day for name in ("#first", "#last"))
        if first and last and self.days and (first, last) != self.days:
            self.days = (first, last)
            self.ask_why()

    @on(Input.Submitted)
    def to_the_table(self) -> None:
        """Go back to the table from a day."""
        self.query_one(Lines).focus()

    def ask_why(self) -> None:
        """Ask in a thread."""
        from tracker.tui.why_facts import asked

        first, last = self.days or (date.min, date.min)
        if first > last:
            self.shown = None
            self.query_one("#words", Facts).update("The first day is later than the second. Write another one.")
            self.query_one(Lines).show(())
            return
        records, program = self.tracker.records, self.program
        self.run_aside(lambda: asked(records, first, last, program), self.show_why)

    def show_why(self, shown: "WhyShown") -> None:
        """Take the answer, and draw it."""
        if self.days != (shown.why.before.as_of, shown.why.after.as_of):
            return
        self.shown = shown
        codes = [each.course.code for each in shown.why.courses]
        if self.course not in codes:
            self.course = codes[0] if codes else ""
        self.draw()

    def on_resize(self, event: events.Resize) -> None:
        """Draw what fits."""
        del event
        self.call_after_refresh(self.draw)

    @property
    def movement(self) -> "Movement | None":
        """Give the measure that is looked at."""
        each = self.shown.of(self.course) if self.shown else None
        if each is None:
            return None
        return each.staff if self.measure == MEASURES[0] else each.teams

    def draw(self) -> None:
        """Draw the choices, the sentences and the table."""
        shown, movement = self.shown, self.movement
        each = shown.of(self.course) if shown else None
        table = self.query_one(Lines)
        if shown is None or each is None or movement is None:
            table.empty = "There is no training on these days." if shown else table.empty
            table.show(())
            return
        from tracker.coverage.why.words import told
        from tracker.reports.words import headline
        from tracker.tui.why_facts import columns, lines

        word = course_words([one.course.code for one in shown.why.courses])[self.course]
        rest = f"Program [{self.program or 'all'}]   Counting [{self.measure}]"
        width = self.size.width - 2
        choices = fitting(width, f"Training [{each.course.title}]   {rest}", f"Training [{word}]   {rest}")
        self.query_one("#facts", Facts).update(show(choices))
        sentences = told(shown.why, movement, headline)
        self.query_one("#words", Facts).update("\n".join(map(show, sentences)))
        wide = columns(movement, self.size.width)
        table.show(lines(shown.why, movement, wide[-1].width), columns=wide)

    def action_training(self) -> None:
        """Go to the next training."""
        if self.shown and self.shown.why.courses:
            codes = [each.course.code for each in self.shown.why.courses]
            self.course = codes[(codes.index(self.course) + 1) % len(codes)]
            self.draw()

    def action_program(self) -> None:
        """Go through the programs; then all of them."""
        if self.shown:
            turn = [None, *self.shown.programs]
            self.program = turn[(turn.index(self.program) + 1) % len(turn)]
            self.ask_why()

    def action_measure(self) -> None:
        """Look at people or at teams."""
        self.measure = MEASURES[(MEASURES.index(self.measure) + 1) % len(MEASURES)]
        self.draw()

    def action_copy(self) -> None:
        """Copy the table, tab-separated."""
        self.tracker.copy_to_clipboard(self.query_one(Lines).as_rows())
        self.tracker.say("Copied for a spreadsheet.")

    @on(Lines.Chosen)
    def open_part(self, event: Lines.Chosen) -> None:
        """Show who is behind the part under the cursor."""
        if self.movement and not isinstance(event.key, str):
            self.tracker.open("why-behind", self.movement, event.key)


class WhyBehind(Page):
    """Who is behind a part of a change."""

    PLACE = "coverage"
    HELP = """Everybody behind one part, with the teams that they were and are in. Enter opens a person (or a team).
c copies the list, Esc goes back."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("c", "copy", "Copy"),
        Binding("u", "app.undo", "Undo"),
    ]

    def __init__(self, movement: "Movement", key: "tuple[Clock, Part | TeamPart]") -> None:
        super().__init__()
        self.movement, self.key = movement, key

    def body(self) -> ComposeResult:
        """Lay out the heading over the list."""
        columns = (Column("Who", 0), Column("Number", 12), Column("Was in", 18), Column("Is in", 18))
        yield Facts(id="facts")
        yield Lines(columns, empty="Reading …", id="behind")

    def load(self) -> None:
        """Ask for the names."""
        from tracker.tui.why_facts import who

        self.ask(lambda db: who(db, self.movement, self.key), self.show_behind)

    def show_behind(self, found: "Who") -> None:
        """Draw them."""
        self.query_one("#facts", Facts).update(show(found.words))
        lines = self.query_one(Lines)
        lines.show(found.lines)
        lines.focus()

    @on(Lines.Chosen)
    def open_one(self, event: Lines.Chosen) -> None:
        """Open the person (or the team) under the cursor."""
        if isinstance(event.key, tuple) and event.key:
            self.tracker.open(*event.key)
        else:
            self.tracker.say("This one is no longer in the records: joined with another, or taken out.")

    def action_copy(self) -> None:
        """Copy the list, tab-separated."""
        self.tracker.copy_to_clipboard(self.query_one(Lines).as_rows())
        self.tracker.say("Copied for a spreadsheet.")
