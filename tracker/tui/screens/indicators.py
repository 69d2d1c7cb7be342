"""Indicators: what is counted per district and month, each with its newest number."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.events import Paste

from tracker.tui.list_page import ListPage
from tracker.tui.widgets.lines import Column, Lines, tabbed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from tracker.initiatives.indicators import IndicatorFacts, Month, Series

RAW = "Small numbers are shown as they were counted, on this screen only; what is copied leaves them out."


@dataclass(frozen=True)
class Counted:
    """An indicator with its numbers by a day: as they may go out, and as they were counted."""

    facts: "IndicatorFacts"
    outward: "Series"
    inside: "Series"

    def newest(self, *, raw: bool) -> "Sequence[Month]":
        """Give the newest month and the one before it, as far as there are such."""
        return (self.inside if raw else self.outward).months[:-3:-1]


class Indicators(ListPage["tuple[Counted, ...]", Counted]):
    """Every indicator; Enter opens its months, and each change is a form that can be undone."""

    PLACE = "plan"
    HELP = """Each line is something that is counted per district and month; you define what. Enter opens its months.
v types a number, m brings in a sheet of numbers (or drop it on the window), n defines another indicator,
e changes one, x ends it. Small numbers, and others that would give them away, are not shown; r shows them as they
were counted, on this screen only. Numbers per district and month only: nothing of a case is ever taken in.
`tracker indicators` does the same by command. c copies the lines without the small numbers. Esc goes back."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("v", "form('NumberPut')", "Value"),
        Binding("m", "form('NumbersFile')", "Import"),
        Binding("n", "form('IndicatorDefined')", "New"),
        Binding("e", "form('IndicatorChanged')", "Edit"),
        Binding("x", "form('IndicatorRetired')", "End"),
        Binding("r", "raw", "Raw"),
        Binding("c", "copy", "Copy", show=False),
        Binding("u", "app.undo", "Undo", show=False),
    ]
    COLUMNS = (
        *(Column("Counted", 0), Column("Newest", 7), Column("Whole state", 11), Column("Before", 9)),
        *(Column("Districts", 9), Column("Until", 10)),
    )
    READING = "Reading what is counted …"
    NOTHING = "Nothing is counted yet. n defines an indicator, such as screenings completed."

    def __init__(self) -> None:
        super().__init__()
        self.raw = False

    def asked(self, db: "Session", as_of: "date") -> tuple[Counted, ...]:
        """Ask for them, with their numbers up to the day."""
        from tracker.initiatives.indicators import indicators, series

        return tuple(
            Counted(each, series(db, each.code, last=as_of), series(db, each.code, last=as_of, internal=True))
            for each in indicators(db)
        )

    def rows(self, answer: tuple[Counted, ...]) -> "Sequence[Counted]":
        """Give them."""
        return answer

    def head(self, answer: tuple[Counted, ...]) -> str:
        """Say what small numbers are shown as."""
        many = f"{len(answer)} indicator{'s' * (len(answer) != 1)} per district and month"
        return f"{many}\n{RAW}" if self.raw else f"{many}. Small numbers are not shown."

    def key_of(self, each: Counted) -> int:
        """Know an indicator by its number."""
        return each.facts.number

    def cells(self, each: Counted) -> tuple[str, ...]:
        """Give the newest number of the whole state, and the one of the month before."""
        return _cells(each, raw=self.raw)

    def more(self, each: Counted) -> "Sequence[str]":
        """Say what it means, and from which number on it is shown."""
        facts = each.facts
        months = f"{facts.values} numbers, {facts.first:%Y-%m} to {facts.last:%Y-%m}" if facts.first else "no numbers"
        own = (facts.code, f"counted in {facts.unit}" if facts.unit else "", months)
        source = f"Source: {facts.source}" if facts.source else ""
        hidden = f"Not shown under {facts.suppress_under}" if facts.suppress_under else "Every number is shown"
        told = (" · ".join(part for part in own if part), facts.definition, source, hidden)
        return [line for line in told if line]

    def beside(self, each: Counted) -> "Sequence[str]":
        """Give the same under its title."""
        parts = (each.facts.title.upper(), *self.more(each), "Enter opens its months, beside coverage.")
        return [line for part in parts for line in (part, "")]

    @on(Lines.Chosen, "#listed")
    def action_months(self) -> None:
        """Open its months."""
        if self.chosen:
            self.tracker.open("indicator", self.chosen.facts.code)

    def on_paste(self, event: Paste) -> None:
        """Take a dropped file for a sheet of numbers of the indicator under the cursor."""
        from tracker.tui.screens.indicator_forms import take

        if self.chosen and take(self, event.text, self.chosen.facts):
            event.stop()
            event.prevent_default()

    def action_raw(self) -> None:
        """Show small numbers as they were counted, or no longer."""
        self.raw = not self.raw
        if self.answer is not None:
            self.show_answer(self.answer)

    def action_form(self, name: str) -> None:
        """Open a form for the indicator under the cursor."""
        from tracker.tui.screens import indicator_forms

        if name == "IndicatorDefined":
            self.app.push_screen(indicator_forms.IndicatorDefined("", ""))
        elif self.chosen:
            self.app.push_screen(indicator_forms.FORMS[name](self.chosen.facts))
        else:
            self.tracker.say("First define what is counted: n.")

    def action_copy(self) -> None:
        """Copy the lines, tab-separated, with small numbers left out."""
        heading = [column.title for column in self.COLUMNS]
        self.tracker.copy_to_clipboard(tabbed([heading, *(_cells(each, raw=False) for each in self.listed)]))
        self.tracker.say("Copied for a spreadsheet, without small numbers.")


def _cells(each: Counted, *, raw: bool) -> tuple[str, ...]:
    """Give what stands in an indicator's line."""
    from tracker.period import last_day

    newest = each.newest(raw=raw)
    numbers = [month.state.words if month.state else "–" for month in newest]
    until = each.facts.ends_before
    return (
        each.facts.title,
        f"{newest[0].month:%Y-%m}" if newest else "",
        numbers[0] if newest else "no number",
        numbers[1] if len(newest) > 1 else "",
        str(len(newest[0].districts)) if newest else "",
        str(last_day(until)) if until else "",
    )
