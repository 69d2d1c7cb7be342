"""A sheet of numbers before it is brought in: what is new, what changes from which number, what is set aside."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from tracker.names import show
from tracker.tui.list_page import ListPage
from tracker.tui.widgets.bars import Facts
from tracker.tui.widgets.lines import Column, Lines

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from tracker.errors import TrackerError
    from tracker.intake.indicators import NumbersProposal

_MARKS = {"new": "+", "changed": "~", "same": "="}


@dataclass(frozen=True)
class Row:
    """A line of the preview: its cells, and what is told of it in full."""

    cells: tuple[str, ...]
    told: str = ""


class Numbers(ListPage["NumbersProposal", Row]):
    """The preview: only what it shows is written, by ctrl+s, as one change."""

    PLACE = "plan"
    HELP = """+ a new number   ~ one that changes   = one that stands already   ! set aside, and why
Nothing is written before ctrl+s, and then only what stands here, as one change that u takes back.
What is set aside is written to a workbook beside the file, to be corrected there.
o reads months that are written as days the other way round: 3/4/2025 as March or as April.
A sheet that looks like data of a case (names, birth dates, case numbers) is refused whole, and nothing of it kept."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "apply", "Write", key_display="^s"),
        Binding("o", "order", "Days"),
        Binding("escape", "back", "Back"),
        Binding("f1", "app.help", "Help", key_display="F1"),
    ]
    COLUMNS = (
        *(Column("", 1), Column("What", 0), Column("Month", 7), Column("District", 11)),
        *(Column("Now", 7), Column("New", 7)),
    )
    READING = "Reading the file …"
    NOTHING = "There is no number in this file."

    def __init__(self, path: Path, indicator: str = "") -> None:
        super().__init__()
        self.path, self.indicator = path, indicator
        self.order: str | None = None
        self.writing = False

    def asked(self, db: "Session", as_of: "date") -> "NumbersProposal":
        """Read the file and hold it against the records."""
        from tracker.intake.arriving import open_book
        from tracker.intake.indicators import propose_numbers

        today = self.tracker.today or as_of
        return propose_numbers(
            db, open_book(self.path), today=today, indicator=self.indicator or None, order=self.order
        )

    def rows(self, answer: "NumbersProposal") -> "Sequence[Row]":
        """Give what is set aside, then what changes, then what stands."""
        return rows_of(answer)

    def key_of(self, each: Row) -> object:
        """Know a row by itself."""
        return each

    def head(self, answer: "NumbersProposal") -> str:
        """Count the numbers, and say what was taken for granted."""
        counts = ", ".join(f"{count} {what}" for what, count in answer.counts.items())
        aside = f", {len(answer.problems)} set aside" if answer.problems else ""
        return "\n".join((f"{self.path.name}: {counts}{aside}", *answer.assumptions))

    def cells(self, each: Row) -> tuple[str, ...]:
        """Give a number with the one that stands there now, or what is wrong with one."""
        return each.cells

    def more(self, each: Row) -> "Sequence[str]":
        """Say in full what is wrong."""
        return [each.told] if each.told else []

    def refused(self, error: "TrackerError") -> None:
        """Say over the list why nothing was read or written."""
        from tracker.errors import StaleProposal

        self.writing = False
        if isinstance(error, StaleProposal):
            super().refused(error)
            self.load()
            return
        self.answer = None
        lines = self.query_one("#listed", Lines)
        lines.empty = "Nothing was read, and nothing of the file is kept. Esc goes back."
        lines.show(())
        self.query_one("#facts", Facts).update(show(error.message))

    def action_order(self) -> None:
        """Read months that are written as days the other way round."""
        from tracker.intake.completions.days import DAY_FIRST, MONTH_FIRST

        self.order = DAY_FIRST if self.order == MONTH_FIRST else MONTH_FIRST
        self.tracker.say("Days are read with the day first." if self.order == DAY_FIRST else "Days: month first.")
        self.load()

    def action_apply(self) -> None:
        """Write what is shown as one change; what is set aside goes to a workbook beside the file."""
        proposal = self.answer
        if proposal is None or self.writing:
            return
        if proposal.is_empty:
            self.tracker.say("The records say all of this already. Nothing was changed.")
            return
        self.writing = True
        records, path = self.tracker.records, self.path

        def work() -> str:
            from tracker.intake import set_aside
            from tracker.intake.indicators import write_numbers

            write_numbers(records.store(), proposal)
            written = sum(each.what != "same" for each in proposal.lines)
            rows = [(p.sheet, p.row or "", p.column or "", p.message) for p in proposal.problems]
            beside = set_aside.write_beside(path, rows, records.workspace.exports) if rows else None
            waiting = f" {len(rows)} set aside{f', in {beside.name}' if beside else ''}." if rows else ""
            return f"{written} numbers are written.{waiting}"

        self.run_aside(work, self._written, group="write")

    def _written(self, words: str) -> None:
        self.tracker.back()
        self.tracker.changed(words)


def rows_of(proposal: "NumbersProposal") -> tuple[Row, ...]:
    """Give a proposal's problems, then its numbers, those that stand already at the end."""
    rows = []
    for problem in proposal.problems:
        at = f"{problem.sheet}!{problem.column or ''}{problem.row or ''}"
        rows.append(Row(("!", problem.message, "", at, "", ""), f"{at}: {problem.message}"))
    for each in sorted(proposal.lines, key=lambda line: line.what == "same"):
        place = "whole state" if each.district is None else f"District {each.district}"
        old = "" if each.old is None else f"{each.old:,}"
        rows.append(Row((_MARKS[each.what], each.indicator, f"{each.month:%Y-%m}", place, old, f"{each.new:,}")))
    return tuple(rows)
