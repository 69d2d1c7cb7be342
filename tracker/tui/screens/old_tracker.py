"""Import of her own old tracker: what becomes of each cell, what she is asked, and the one key that applies it."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from tracker.names import show
from tracker.tui.roster_file import DRAFT
from tracker.tui.screens.ask import Ask
from tracker.tui.screens.choose import Choose
from tracker.tui.screens.give_day import GiveDay
from tracker.tui.screens.progress import Tell, under_way
from tracker.tui.screens.proposed import Drawn, Proposed, drawn
from tracker.tui.tracker_lines import BOTH, MONTH, Item, cells, choices, facts, items_of
from tracker.tui.widgets.bars import Facts
from tracker.tui.widgets.lines import Column, Line, Lines
from tracker.tui.words import cell

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.intake.arriving import Arrived
    from tracker.intake.old_tracker.commit import Imported, TrackerFile
    from tracker.intake.old_tracker.values import Answers

HELD, NOT_HELD = "It was held", "No session"
CELL, COLUMN, ALL = "This cell", "Its column", "All without a day"


class OldTracker(Proposed[Item]):
    """The cells of an old tracker with what becomes of each; answers change it at once, ctrl+s applies it whole."""

    COLUMNS = (
        Column("", 1),
        Column("Cell", 7),
        Column("District", 11),
        Column("Heading", 16),
        Column("It says", 12),
        Column("Becomes", 0),
    )
    NOTE = "Enter answers. Nothing is written until you apply (ctrl+s); undo works."
    DECIDED = "Nothing waits for an answer. ctrl+s applies what you see."
    HELP = """? waits for your answer   + becomes a session   = known already   · no session   – left out
Enter answers the highlighted question; one answer about a heading or a sheet settles all its cells.
d gives one day to every tick and number that says none. Space leaves a cell out, or takes it in again.
Colours are shown and never decide. ctrl+s applies everything certain in one step; u takes all of it back."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "apply", "Apply", key_display="^s"),
        Binding("enter", "answer", "Answer"),
        Binding("space", "leave", "Leave out"),
        Binding("n", "next", "Next"),
        Binding("d", "day", "Day for all"),
        Binding("escape", "back", "Back"),
        Binding("f1", "app.help", "Help", key_display="F1"),
    ]

    def __init__(self, arrived: "Arrived") -> None:
        super().__init__()
        self.arrived = arrived
        self.file: TrackerFile | None = None
        self.answers: Answers | None = None
        self.done: Imported | None = None
        self.done_for: Answers | None = None  # the answers that the proposal in sight was made with
        self.answered: int | None = (
            None  # the line whose question was just answered: the next one comes under the cursor
        )

    def body(self) -> ComposeResult:
        """Lay out the counts, the lines, and below them what is known about the highlighted one."""
        yield Facts(id="facts")
        yield Lines(self.COLUMNS, empty="Comparing with the records …", id="items")
        yield Facts(id="here")
        yield Static(self.NOTE, id="note", classes="note", markup=False)

    def load(self) -> None:
        """Read the colours once, and hold the file against the records with her answers so far; in a thread."""
        records, arrived, file, answers = self.tracker.records, self.arrived, self.file, self.answers
        draft = self.tracker.memory.read(DRAFT)

        def compare() -> "tuple[TrackerFile, Answers, Imported, Drawn[Item]]":
            from tracker.intake.old_tracker.commit import open_tracker, propose_tracker
            from tracker.intake.old_tracker.values import answers_from

            opened = file or open_tracker(arrived.path, arrived.book)
            own = draft.get("digest") == opened.book.digest
            said = answers if answers is not None else answers_from(draft.get("answers", {}) if own else {})
            done = propose_tracker(records.store(), opened, answers=said, today=records.today())
            return opened, said, done, drawn(items_of(done), cells)

        self.run_aside(compare, self.show_proposal)

    def show_proposal(self, found: "tuple[TrackerFile, Answers, Imported, Drawn[Item]]") -> None:
        """Draw what becomes of the cells."""
        self.file, self.answers, self.done, listed = found
        self.done_for = self.answers
        self.draw_lines(listed)
        if self.answered is not None:
            self.go_to_waiting([*self.items[self.answered :], *self.items])
        self.answered = None
        self.query_one("#facts", Facts).update(facts(self.done, self.items))
        self.query_one("#note", Static).update(show(" ".join(filter(None, (self.file.note, self.NOTE)))))
        self.tell()

    @on(Lines.Highlighted, "#items")
    def tell(self) -> None:
        """Say all that is known about the highlighted line."""
        item = self.here()
        self.query_one("#here", Facts).update(show(item.full) if item else "")

    def answer(self, **said: object) -> None:
        """Take answers, keep them over a crash, and compare anew with them."""
        if self.answers is None or self.file is None:
            return
        item = self.here()
        self.answered = self.query_one("#items", Lines).row if item and item.asks else None
        self.answers = replace(self.answers, **said)  # type: ignore[arg-type] # fields of Answers by their names
        kept = {"path": str(self.arrived.path), "digest": self.file.book.digest, "answers": self.answers.as_json()}
        self.tracker.memory.keep(DRAFT, kept)
        self.load()

    def action_leave(self) -> None:
        """Leave the highlighted cell out, or take it in again."""
        item = self.here()
        if item and item.cell and self.answers:
            self.answer(left=self.answers.left ^ {item.cell})
        elif item:
            self.tracker.say("This line stands for several cells. Answer it, or leave its cells out one by one.")

    @on(Lines.Chosen, "#items")
    def action_answer(self) -> None:
        """Ask what the highlighted line waits for."""
        item = self.here()
        if item is None or self.answers is None or self.done is None:
            return
        if item.question is None:
            self.tracker.say(item.full if item.asks else "Nothing is asked here. Space leaves the cell out.")
            return
        wanted = item.question.wanted
        if wanted == "held":
            self.tracker.push_screen(
                Ask(item.question.words, (HELD, NOT_HELD)), lambda said: self.take_held(item, said)
            )
        elif wanted == "day":
            self.ask_day(item)
        else:
            self.choose(item)

    def choose(self, item: Item) -> None:
        """Ask for one of a few: a training, a program, a team, a year, an order."""
        if item.question is not None and self.done is not None:
            lines = [Line(key, (cell(name), cell(means))) for key, name, means in choices(item.question, self.done)]
            columns = (Column("", 30), Column("", 0))
            self.tracker.push_screen(Choose(item.question.words, columns, lines), lambda key: self.take(item, key))

    def take(self, item: Item, key: object | None) -> None:
        """Take what was chosen."""
        answers, question = self.answers, item.question
        if key is None or answers is None or question is None or self.done is None:
            return
        if question.wanted == "order":
            self.answer(month_first=key == MONTH)
        elif question.wanted == "year":
            self.answer(year=key)
        elif question.wanted == "program":
            self.answer(programs=self.done.programs if key == BOTH else (key,))
        elif question.wanted == "team":
            self.answer(teams={**answers.teams, question.of: str(key)})
        else:
            self.answer(courses={**answers.courses, question.of: str(key)})

    def take_held(self, item: Item, said: str | None) -> None:
        """Take whether a session was held."""
        from tracker.intake.old_tracker.values import NO, YES

        if said is not None and self.answers is not None:
            self.answer(held={**self.answers.held, item.cell: YES if said == HELD else NO})

    def ask_day(self, item: Item) -> None:
        """Ask for a day: of the cell alone where it says something unclear, else of its column or of all too."""
        if self.done is None:
            return
        scopes = (CELL, COLUMN, ALL) if item.code == "no_day" else (CELL,)
        words = f"{item.where} {item.place}, {item.heading}: “{item.said}”. On which day was it held?"
        self.tracker.push_screen(
            GiveDay(words, self.done.proposal.today, scopes), lambda given: self.take_day(item, given)
        )

    def action_day(self) -> None:
        """Ask for one day of everything that says none."""
        if self.done is not None:
            words = "On which day were all sessions held that say no day? It is shown as taken for granted."
            self.tracker.push_screen(
                GiveDay(words, self.done.proposal.today, (ALL,)), lambda given: self.take_day(None, given)
            )

    def take_day(self, item: Item | None, given: tuple[str, date] | None) -> None:
        """Take a day; one to come is no day on which something was held."""
        if given is None or self.answers is None or self.done is None:
            return
        scope, day = given
        if day > self.done.proposal.today:
            self.tracker.say(f"{day} is still to come, so nothing was held on it.", severity="warning")
        elif scope == ALL or item is None:
            self.answer(day=day)
        else:
            self.answer(days={**self.answers.days, item.cell if scope == CELL else item.column: day})

    def action_apply(self) -> None:
        """Write exactly what is in sight, in one operation, under a bar; Cancel takes all of it back."""
        done, file, answers = self.done, self.file, self.answers
        if done is None or file is None or answers is None or self.done_for != answers:
            self.tracker.say("The file is still being compared with the records. Press ctrl+s again in a moment.")
            return
        if not done.is_new:
            self.tracker.say("Nothing to write: everything certain in this file is in the records already.")
            return
        path, records = self.arrived.path, self.tracker.records

        def write(tell: Tell) -> "tuple[Imported, Path | None]":
            from tracker.intake import set_aside
            from tracker.intake.old_tracker.commit import waiting_rows, write_tracker

            wrote = write_tracker(records.store(), file, done, answers=answers, progress=tell)
            return wrote, set_aside.write_beside(path, waiting_rows(wrote), records.workspace.exports)

        under_way(self, f"Writing {path.name} …", write, self.written)

    def written(self, outcome: "tuple[Imported, Path | None]") -> None:
        """Go to the sessions with a sentence; the draft goes."""
        done, beside = outcome
        self.tracker.memory.drop(DRAFT)
        counts = f"{len(done.proposal.held)} held, {len(done.proposal.planned)} planned"
        words = f"Imported {self.arrived.path.name}: {counts} (change {done.change}). u takes it back."
        if beside:
            words += f" What waits for an answer is in {beside.name}."
        self.tracker.imported(words, "sessions")
