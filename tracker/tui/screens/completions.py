"""Import of completions: what was read, every question that it leaves, and the one key that applies it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.binding import Binding, BindingType

from tracker.tui import completions_file
from tracker.tui.completions_file import DRAFT, Compared, compare, figures, path_of
from tracker.tui.completions_lines import facts, items_of
from tracker.tui.preview import Item, cells
from tracker.tui.screens.ask import Ask
from tracker.tui.screens.columns import DISCARD, KEEP
from tracker.tui.screens.completions_asks import (
    Whose,
    what_column,
    what_of_existing,
    which_course,
    which_day,
    which_order,
)
from tracker.tui.screens.importing import steps
from tracker.tui.screens.progress import Tell, under_way
from tracker.tui.screens.proposed import Drawn, Proposed, drawn
from tracker.tui.widgets.bars import Facts
from tracker.tui.widgets.lines import Lines

if TYPE_CHECKING:
    from tracker.intake.arriving import Arrived
    from tracker.intake.completions.apply import Brought
    from tracker.intake.completions.values import Choices


class ImportCompletions(Proposed[Item]):
    """The preview of a file of completions; every choice changes it at once, ctrl+s applies it whole."""

    NOTHING = "Nothing in this file is about a course."
    HELP = """+ completed   ~ a later day   – need not take it   ? waits   ! problem in the file   = changes nothing
Enter decides the highlighted line: which course, who it is, which day, what a column is. n goes to the next one.
e chooses what becomes of credit that is there already. f takes a blank person or course from the row above.
ctrl+s applies everything in one step; u takes all of it back."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "apply", "Apply", key_display="^s"),
        Binding("enter", "decide", "Decide"),
        Binding("n", "next", "Next"),
        Binding("e", "existing", "Existing"),
        Binding("f", "fill", "Fill down"),
        Binding("escape", "back", "Back"),
        Binding("f1", "app.help", "Help", key_display="F1"),
    ]

    def __init__(self, given: "Arrived | Path") -> None:
        super().__init__()
        self.path = path_of(given)
        self.book = None if isinstance(given, Path) else given.book
        self.choices: Choices | None = None  # None: as the draft has them, if it is of this file
        self.compared: Compared | None = None
        self.figures = ""

    @classmethod
    def again(cls, draft: dict[str, Any]) -> "ImportCompletions":
        """Go on with a file that was left unfinished."""
        return cls(Path(str(draft.get("path", ""))))

    def on_mount(self) -> None:
        """Say which step this is."""
        self.query_one("#facts", Facts).update(steps(3))

    def load(self) -> None:
        """Read the file with what is chosen, and compare it with the records as they are now; in a thread."""
        records, choices, book = self.tracker.records, self.choices, self.book
        draft = self.tracker.memory.read(DRAFT)

        def work() -> tuple[Compared, Drawn[Item]]:
            found = compare(records, self.path, book, choices, draft)
            return found, drawn(items_of(found), cells)

        self.run_aside(work, self.show_compared)

    def show_compared(self, shown: tuple[Compared, Drawn[Item]]) -> None:
        """Draw what the file would change, and ask what that does to the figures."""
        found, listed = shown
        self.compared, self.book, self.choices, self.figures = found, found.book, found.choices, ""
        self.draw_lines(listed)
        self.draw_facts()
        self.tell()
        records = self.tracker.records
        self.run_aside(lambda: figures(records, found), self.show_figures, group="figures")

    def show_figures(self, said: str) -> None:
        """Say what it does to the coverage."""
        self.figures = said
        self.draw_facts()

    def draw_facts(self) -> None:
        """Draw the counts."""
        if self.compared:
            waiting = sum(item.asks for item in self.items)
            self.query_one("#facts", Facts).update(facts(self.compared, waiting, self.figures))

    @on(Lines.Highlighted, "#items")
    def tell(self) -> None:
        """Say all that is known about the highlighted line."""
        if item := self.here():
            self.tell_of(item.who, item.what, item.details)

    @on(Lines.Chosen, "#items")
    def action_decide(self) -> None:
        """Decide the highlighted line."""
        item = self.here()
        asks: dict[object, Callable[[tuple[object, ...]], None]] = {
            "course": self.ask_course,
            "order": self.ask_order,
            "undated": self.ask_day,
            "who": self.ask_who,
            "column": self.ask_column,
            "fill": lambda _: self.action_fill(),
            "existing": lambda _: self.action_existing(),
        }
        if item and item.key[0] in asks:
            asks[item.key[0]](item.key)

    def choose(self, **said: Any) -> None:
        """Take a choice, keep it over a crash, and compare anew with it."""
        if self.choices is not None and self.compared is not None:
            self.choices = replace(self.choices, **said)
            completions_file.keep(self.tracker.memory, self.path, self.compared, self.choices)
            self.load()

    def ask_course(self, key: tuple[object, ...]) -> None:
        """Ask which course some words are."""
        if self.compared:
            words, chosen = str(key[1]), dict(self.compared.choices.courses)
            self.tracker.push_screen(
                which_course(self.compared, words),
                lambda code: self.choose(courses={**chosen, words: code}) if code else None,
            )

    def ask_order(self, _: tuple[object, ...]) -> None:
        """Ask whether the day or the month stands first."""
        self.tracker.push_screen(which_order(), lambda order: self.choose(order=order) if order else None)

    def ask_day(self, _: tuple[object, ...]) -> None:
        """Ask for the day of every completion that has none."""
        if self.compared:
            self.tracker.push_screen(which_day(self.compared), lambda day: self.choose(on=day) if day else None)

    def ask_who(self, key: tuple[object, ...]) -> None:
        """Ask whose a name is."""
        if self.compared:
            waiting = next(each for each in self.compared.brought.proposal.waiting if each.key == key[1])
            people = dict(self.compared.choices.people)
            self.tracker.push_screen(
                Whose(f"Who is {waiting.shown}?", waiting.candidates),
                lambda who: self.choose(people={**people, waiting.key: who}) if who is not None else None,
            )

    def ask_column(self, key: tuple[object, ...]) -> None:
        """Ask what a column is."""
        if self.compared:
            columns = dict(self.compared.choices.columns)
            kept_as, question = what_column(self.compared, str(key[1]), str(key[2]))
            self.tracker.push_screen(
                question, lambda name: self.choose(columns={**columns, kept_as: name}) if name else None
            )

    def action_existing(self) -> None:
        """Ask what becomes of a completion of somebody who has credit."""
        if self.compared:
            self.tracker.push_screen(
                what_of_existing(self.compared), lambda name: self.choose(existing=name) if name else None
            )

    def action_fill(self) -> None:
        """Take a blank person or course from the row above, or stop doing so."""
        rows = sum(sheet.blank_below for sheet in self.compared.brought.file.sheets) if self.compared else 0
        if self.choices and (rows or self.choices.fill_down):
            self.choose(fill_down=not self.choices.fill_down)
        else:
            self.tracker.say("Every row of this file has its own person and course: nothing is to be filled down.")

    def action_apply(self) -> None:
        """Write exactly what is in sight, in one operation, under a bar; Cancel takes all of it back."""
        compared, records, path = self.compared, self.tracker.records, self.path
        if compared is None or compared.choices != self.choices:
            self.tracker.say("The file is still being compared with the records. Press ctrl+s again in a moment.")
            return
        if compared.brought.proposal.is_empty:
            self.tracker.say("Nothing to write: what is certain in this file is known already.")
            return

        def write(tell: Tell) -> "tuple[Brought, Path | None]":
            from tracker.intake import set_aside
            from tracker.intake.completions.apply import write_completions
            from tracker.intake.completions.aside import of_completions

            done = write_completions(records.store(), compared.brought, today=compared.today, progress=tell)
            return done, set_aside.write_beside(path, of_completions(done.proposal), records.workspace.exports)

        under_way(self, f"Writing {path.name} …", write, self.written)

    def written(self, outcome: "tuple[Brought, Path | None]") -> None:
        """Go back to Coverage with a sentence; the draft goes."""
        done, beside = outcome
        self.tracker.memory.drop(DRAFT)
        proposal = done.proposal
        words = (
            f"Imported {self.path.name}: {len(proposal.added)} completed, {len(proposal.replaced)} newer,"
            f" {len(proposal.exempted)} exempt (change {done.change}). u takes it back."
        )
        if beside:
            words += f" What waits for a decision is in {beside.name}."
        self.tracker.imported(words)

    def action_back(self) -> None:
        """Leave the file alone, asking first where something was chosen."""
        if self.compared is not None and self.tracker.memory.read(DRAFT):
            self.tracker.push_screen(
                Ask("What you chose about this file is not used yet.", (KEEP, DISCARD)), self.leave
            )
        else:
            self.leave(DISCARD)

    def leave(self, answer: str | None) -> None:
        """Forget the file."""
        if answer == DISCARD:
            self.tracker.memory.drop(DRAFT)
            self.tracker.back()
