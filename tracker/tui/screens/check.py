"""Import, step 3: everything that the file would change, what waits for a decision, and the one key that applies it."""

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widgets import Static

from tracker.names import show
from tracker.tui.preview import LEAVE_ASIDE, NEW_PERSON, Compared, Item, Seen, compare, named
from tracker.tui.roster_file import DRAFT, At, RosterFile
from tracker.tui.screens.ask import Ask
from tracker.tui.screens.choose import Choose
from tracker.tui.screens.importing import steps
from tracker.tui.screens.progress import Tell, under_way
from tracker.tui.screens.proposed import Proposed
from tracker.tui.widgets.bars import Facts
from tracker.tui.widgets.lines import Column, Line, Lines
from tracker.tui.words import cell

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.coverage.effect import Effect
    from tracker.intake.apply import Imported

KEEP_THEM = "Keep them"


class ImportCheck(Proposed[Item]):
    """The preview of an import; decisions change it at once, ctrl+s applies it whole."""

    HELP = """+ new   ~ moved or changed   - not in the file   ? waits for you   ! problem in the file
Space marks somebody who is not in the file as left, or keeps them. Enter decides the highlighted line.
n goes to the next line that waits. a marks everybody of a team who is not in the file, after a question.
ctrl+s applies everything in one step; u takes all of it back."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "apply", "Apply", key_display="^s"),
        Binding("enter", "decide", "Decide"),
        Binding("space", "left", "Left/keep"),
        Binding("n", "next", "Next"),
        Binding("a", "everybody", "All left"),
        Binding("escape", "back", "Back"),
        Binding("f1", "app.help", "Help", key_display="F1"),
        Binding("b", "back", "Back", show=False),
    ]

    def __init__(self, file: RosterFile) -> None:
        super().__init__()
        self.file = file
        self.done: Imported | None = None
        self.decided_for = ""  # the choices that the proposal in sight was made with
        self.seen = Seen()

    def on_mount(self) -> None:
        """Say which step this is."""
        self.query_one("#facts", Facts).update(steps(3))

    def load(self) -> None:
        """Compare the file with the records as they are now, with what is decided so far; in a thread."""
        decided, roster, records, seen = self.file.choices.decided(), self.file.dated(), self.tracker.records, self.seen
        kept = self.done is None and (decided.rows or decided.left)  # from a draft: show what was decided then

        def work() -> Compared:
            return compare(records, roster, decided, seen, kept=bool(kept))

        self.run_aside(work, self.show_proposal)

    def show_proposal(self, found: "Compared") -> None:
        """Draw what the file would change."""
        self.done, self.decided_for, self.seen = found.done, found.version, found.seen
        self.draw_lines(found.drawn)
        self.query_one("#facts", Facts).update(found.facts)
        self.tell()
        self.foresee(found.done)

    def foresee(self, done: "Imported") -> None:
        """Work out what applying does to the headline figures; in a thread, after the lines are in sight."""
        decided, records = self.file.choices.decided(), self.tracker.records

        def work() -> "tuple[Effect, ...]":
            from tracker.intake.apply import effect_of

            return effect_of(records.store(), done, decided, self.tracker.day())

        self.run_aside(work, self.show_effect, group="effect")

    def show_effect(self, found: "tuple[Effect, ...]") -> None:
        """Say what applying does to the headline figures."""
        said = [f"{effect.words}." for effect in found]
        self.query_one("#note", Static).update("\n".join([self.NOTE, *map(show, said)]))

    @on(Lines.Highlighted, "#items")
    def tell(self) -> None:
        """Say all that is known about the highlighted line."""
        if item := self.here():
            self.tell_of(item.who, item.what, item.details, briefly=item.who if item.key[0] == "aside" else "")

    def action_left(self) -> None:
        """Mark the highlighted person as left, or keep them."""
        item = self.here()
        if item and item.key[0] in ("absent", "struck") and isinstance(item.key[1], int):
            person = item.key[1]
            self.file.choices.left[person] = not self.leaves(person)
            self.decided()

    def leaves(self, person: int) -> bool:
        """Say whether the proposal in sight, or a decision made since, ends somebody."""
        said = self.file.choices.left.get(person)
        if said is not None:
            return said
        return self.done is not None and any(each.person_id == person for each in self.done.proposal.leavers)

    def decided(self) -> None:
        """Keep a decision over a crash, and compare anew with it."""
        self.file.keep(self.tracker.memory)
        self.load()

    @on(Lines.Chosen, "#items")
    def action_decide(self) -> None:
        """Decide the highlighted line."""
        item = self.here()
        if item is None:
            return
        if item.key[0] == "aside":
            self.ask_who(item)
        elif item.key[0] in ("absent", "struck"):
            self.action_left()

    def ask_who(self, item: Item) -> None:
        """Ask who a row that was set aside is."""
        at = (str(item.key[1]), int(str(item.key[2])))
        aside = self.seen.aside[at]
        lines = [
            Line(person, (cell(self.seen.people.get(person, f"person {person}")), "this person"))
            for person in aside.candidates
        ]
        lines += [Line(NEW_PERSON, (cell(item.who), "somebody new")), Line(LEAVE_ASIDE, ("Leave it aside", "for now"))]
        columns = (Column("Who is it?", 44), Column("", 0))
        question = " ".join([f"Row {at[1]} of {at[0]}: {item.who}.", *self.seen.problems.get(at, [])])
        said = self.file.choices.rows.get(at)
        self.tracker.push_screen(Choose(question, columns, lines, said), lambda who: self.take_who(at, who))

    def take_who(self, at: At, who: object | None) -> None:
        """Take who it is; a row without a team is asked for that next."""
        if not isinstance(who, int | str):
            return
        aside = self.seen.aside[at]
        if who == LEAVE_ASIDE or aside.team_id is not None or at in self.file.choices.teams:
            self.file.choices.rows[at] = who
            self.decided()
            return
        codes = self.done.teams if self.done else {}
        near = f"D{aside.given.district}-" if aside.given.district else ""
        order = sorted(codes, key=lambda team: (not (near and codes[team].startswith(near)), team))
        lines = [Line(team, (cell(codes[team]),)) for team in order]
        question = f"Which team is {named(aside.given)} in?"
        self.tracker.push_screen(
            Choose(question, (Column("Team", 0),), lines), lambda team: self.take_team(at, who, team)
        )

    def take_team(self, at: At, who: int | str, team: object | None) -> None:
        """Take the team of a row."""
        if isinstance(team, int):
            self.file.choices.rows[at] = who
            self.file.choices.teams[at] = team
            self.decided()

    def action_everybody(self) -> None:
        """Ask whether everybody of the highlighted person's team who is not in the file left."""
        item = self.here()
        absent = (
            self.seen.absent.get(item.key[1])
            if item and item.key[0] == "absent" and isinstance(item.key[1], int)
            else None
        )
        if absent is None or self.done is None:
            self.tracker.say("Put the cursor on somebody who is not in the file; a asks about everybody of the team.")
            return
        people = [
            each.person_id
            for each in self.seen.absent.values()
            if each.team_id == absent.team_id and not self.leaves(each.person_id)
        ]
        every = f"Mark all {len(people)} as left"
        question = (
            f"{len(people)} people of {self.done.teams[absent.team_id]} are not in this file and are kept so far. "
            f"Did they all leave before {self.done.proposal.on}?"
        )
        self.tracker.push_screen(
            Ask(question, (KEEP_THEM, every)), lambda said: self.take_all(people, yes=said == every)
        )

    def take_all(self, people: list[int], *, yes: bool) -> None:
        """Mark them all."""
        if yes:
            self.file.choices.left.update(dict.fromkeys(people, True))
            self.decided()

    def action_apply(self) -> None:
        """Write exactly what is in sight, in one operation, under a bar; Cancel takes all of it back."""
        proposed, decided = self.done, self.file.choices.decided()
        if proposed is None or self.decided_for != repr(decided):
            self.tracker.say("The file is still being compared with the records. Press ctrl+s again in a moment.")
            return
        if proposed.again is not None:
            self.tracker.say("Nothing to write: this file was imported before and says nothing new.")
            return
        chosen, path, book, records = self.file.choices.chosen(), self.file.path, self.file.book, self.tracker.records

        def write(tell: Tell) -> "tuple[Imported, Path | None]":
            from tracker.intake import to_correct
            from tracker.intake.apply import write_import

            done = write_import(records.store(), proposed, decided=decided, chosen=chosen, progress=tell)
            return done, to_correct.write_beside(path, book, done, records.workspace.exports)

        under_way(self, f"Writing {path.name} …", write, self.written)

    def written(self, outcome: "tuple[Imported, Path | None]") -> None:
        """Go back to Coverage with a sentence; the draft goes."""
        done, beside = outcome
        self.tracker.memory.drop(DRAFT)
        counts = done.proposal.effect
        words = (
            f"Imported {self.file.path.name}: {counts['joiners']} new, {counts['movers'] + counts['changed']} moved or"
            f" changed, {counts['leavers']} left (change {done.change}). u takes it back."
        )
        if beside:
            words += f" What waits for a decision is marked in {beside.name}: correct it there and import that."
        self.tracker.imported(words)
