"""One indicator month by month, beside the coverage at each month's end; one does not prove the other."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.events import Paste
from textual.widgets import Static

from tracker.tui.list_page import ListPage
from tracker.tui.screens.indicators import RAW
from tracker.tui.widgets.lines import Column, Lines, tabbed
from tracker.tui.words import bar

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from tracker.coverage.alongside import Pair
    from tracker.initiatives.indicators import Cell, IndicatorFacts, Series
    from tracker.training.courses import CourseListed

MOST = 24  # months that are shown; `tracker indicators beside` gives all of them
BAR = 12


@dataclass(frozen=True)
class Months:
    """An indicator's months beside a course; numbers as they may go out, and `inside` as they were counted."""

    facts: "IndicatorFacts"
    courses: "Mapping[str, CourseListed]"  # by code
    course: str
    district: int | None
    pairs: "tuple[Pair, ...]"
    outward: "Series"
    inside: "Series"

    def cell(self, month: "date", *, raw: bool) -> "Cell | None":
        """Give the number of a month, of the district or the whole state."""
        found = next((each for each in (self.inside if raw else self.outward).months if each.month == month), None)
        if found is None:
            return None
        return found.state if self.district is None else found.districts.get(self.district)

    def words(self, month: "date", *, raw: bool) -> str:
        """Say the number of a month; where there is none, none is made up."""
        cell = self.cell(month, raw=raw)
        return cell.words if cell else "no number"


def months(db: "Session", code: str, course: str, district: int | None, as_of: "date") -> Months:
    """Ask for an indicator's newest months up to a day, beside a course (the first one where none is named)."""
    from tracker.initiatives.indicators import find_indicator, series
    from tracker.period import plus_months
    from tracker.training import courses

    facts = find_indicator(db, code)
    last = min(facts.last or as_of, as_of).replace(day=1)
    first = max(facts.first or last, plus_months(last, 1 - MOST))
    outward = series(db, code, first, as_of)
    offered = {each.code: each for each in courses.listing(db)}
    taken = course if course in offered else next(iter(offered), "")
    pairs = _pairs(db, outward, taken, district, first, as_of)
    return Months(facts, offered, taken, district, pairs, outward, series(db, code, first, as_of, internal=True))


def _pairs(
    db: "Session", outward: "Series", course: str, district: int | None, first: "date", as_of: "date"
) -> "tuple[Pair, ...]":
    """Set the months beside coverage; a course that was not offered on any of them has none."""
    from tracker.coverage.alongside import Pair, alongside
    from tracker.errors import NotFound

    if not outward.months:
        return ()
    try:
        code = outward.indicator.code
        return alongside(db, code, course, as_of=as_of, first=first, district=district).months
    except NotFound:
        return tuple(Pair(each.month, each.month, None, 0, 0, 0, 0) for each in outward.months)


class IndicatorPage(ListPage[Months, "Pair"]):
    """The months down, the number of a place, and beside it how far a training was at the month's end."""

    PLACE = "plan"
    DEFAULT_CSS = "IndicatorPage #caution { height: auto; padding: 0 1; color: $text-muted; }"
    HELP = """Each line is a month: what was counted, and how many teams a training had reached and how many staff were
trained at the month's end. That one rises with the other does not prove that it came from it.
The mark ┃ is the target: all teams, and the training's share of staff.
t changes the training, p goes from the whole state through the districts. Enter or v types a month's number.
Small numbers, and others that would give them away, are not shown; r shows them as they were counted, on this
screen only. e changes what the indicator means, x ends it, c copies the lines without the small numbers."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("t", "training", "Training"),
        Binding("p", "place", "Place"),
        Binding("v", "value", "Value"),
        Binding("r", "raw", "Raw"),
        Binding("e", "form('IndicatorChanged')", "Edit"),
        Binding("c", "copy", "Copy"),
        Binding("x", "form('IndicatorRetired')", "End", show=False),
        Binding("m", "form('NumbersFile')", "Import", show=False),
        Binding("u", "app.undo", "Undo", show=False),
    ]
    COLUMNS = (
        *(Column("Month", 7), Column("Counted", 0), Column("Teams", 8), Column("", BAR)),
        *(Column("Staff trained", 13), Column("", BAR)),
    )
    READING = "Counting …"
    NOTHING = "There is no number yet. v types one, m brings in a sheet."

    def __init__(self, code: str) -> None:
        super().__init__()
        self.code, self.course = code, ""
        self.district: int | None = None
        self.raw = False

    def body(self) -> ComposeResult:
        """Lay the caution under the months, where it stays in sight."""
        from tracker.initiatives.indicators import CAUTION

        yield from super().body()
        yield Static(CAUTION, id="caution", markup=False)

    def asked(self, db: "Session", as_of: "date") -> Months:
        """Ask for the months."""
        return months(db, self.code, self.course, self.district, as_of)

    def rows(self, answer: Months) -> "Sequence[Pair]":
        """Give them."""
        return answer.pairs

    def key_of(self, each: "Pair") -> "date":
        """Know a month by its first day."""
        return each.month

    def show_answer(self, answer: Months) -> None:
        """Draw them, the first time with the cursor on the newest."""
        first = self.answer is None
        self.course = answer.course
        super().show_answer(answer)
        if first:
            lines = self.query_one("#listed", Lines)
            lines.action_move(len(lines.lines))

    def head(self, answer: Months) -> str:
        """Say what is counted, where, and what it stands beside."""
        beside = f", beside {answer.courses[answer.course].title}" if answer.courses else ""
        first = answer.facts.first
        cut_off = first and answer.pairs and first < answer.pairs[0].month
        newest = f" The newest {len(answer.pairs)} months." if cut_off else ""
        said = f"{answer.facts.title}: {_place(answer.district)}{beside}.{newest}"
        return f"{said}\n{RAW}" if self.raw else said

    def cells(self, each: "Pair") -> tuple[str, ...]:
        """Give the number, and the coverage with a bar for teams and one for staff."""
        answer = self.answer
        number = answer.words(each.month, raw=self.raw) if answer else ""
        target = answer.courses[answer.course].target_percent / 100 if answer and answer.courses else 1.0
        teams, staff = _coverage(each)
        return (
            f"{each.month:%Y-%m}",
            number,
            teams,
            bar(each.teams_reached, each.teams, 1.0, BAR) if each.teams else "",
            staff,
            bar(each.trained, each.eligible, target, BAR) if each.eligible else "",
        )

    def more(self, each: "Pair") -> "Sequence[str]":
        """Give the month's numbers of all districts."""
        found = self._districts(each)
        return [
            f"{each.month:%Y-%m}: {', '.join(f'D{n} {words}' for n, words in found)}" if found else self._state(each)
        ]

    def beside(self, each: "Pair") -> "Sequence[str]":
        """Give the same, a district a line."""
        listed = [f"D{number:02} {words}" for number, words in self._districts(each)]
        return [f"{each.month:%B %Y}".upper(), self._state(each), "", *listed]

    def _districts(self, each: "Pair") -> "list[tuple[int, str]]":
        answer = self.answer
        if answer is None:
            return []
        found = (month for month in (answer.inside if self.raw else answer.outward).months if month.month == each.month)
        return [(number, cell.words) for month in found for number, cell in month.districts.items()]

    def _state(self, each: "Pair") -> str:
        answer = self.answer
        found = [month for month in answer.outward.months if month.month == each.month] if answer else []
        if answer is None or not found:
            return f"No number of {each.month:%Y-%m}."
        shown = next(
            month for month in (answer.inside if self.raw else answer.outward).months if month.month == each.month
        )
        summed = f" (sum of {shown.summed} districts)" if shown.summed else ""
        return f"Whole state: {shown.state.words if shown.state else 'no number'}{summed}"

    def action_training(self) -> None:
        """Go to the next training."""
        codes = list(self.answer.courses) if self.answer else []
        if codes:
            self.course = codes[(codes.index(self.course) + 1) % len(codes)]
            self.load()

    def action_place(self) -> None:
        """Go from the whole state through the districts that have a number."""
        if self.answer:
            turn = [None, *self.answer.outward.districts]
            at = turn.index(self.district) if self.district in turn else -1
            self.district = turn[(at + 1) % len(turn)]
            self.load()

    def on_paste(self, event: Paste) -> None:
        """Take a dropped file for a sheet of numbers of this indicator."""
        from tracker.tui.screens.indicator_forms import take

        if self.answer and take(self, event.text, self.answer.facts):
            event.stop()
            event.prevent_default()

    def action_raw(self) -> None:
        """Show small numbers as they were counted, or no longer."""
        self.raw = not self.raw
        if self.answer is not None:
            self.show_answer(self.answer)

    @on(Lines.Chosen, "#listed")
    def action_value(self) -> None:
        """Type the number of the month under the cursor."""
        from tracker.tui.screens.indicator_forms import NumberPut

        if self.answer:
            month = f"{self.chosen.month:%Y-%m}" if self.chosen else ""
            place = "state" if self.district is None else str(self.district)
            self.app.push_screen(NumberPut(self.code, self.answer.facts.title, month, place))

    def action_form(self, name: str) -> None:
        """Open a form for this indicator."""
        from tracker.tui.screens import indicator_forms

        if self.answer:
            self.app.push_screen(indicator_forms.FORMS[name](self.answer.facts))

    def action_copy(self) -> None:
        """Copy the months, tab-separated, with small numbers left out and the caution below."""
        from tracker.initiatives.indicators import CAUTION

        answer = self.answer
        if answer is None:
            return
        heading = ("Month", _place(answer.district), "Teams reached", "Teams", "Trained", "Eligible")
        rows = [
            (
                f"{each.month:%Y-%m}",
                answer.words(each.month, raw=False),
                *(each.teams_reached, each.teams, each.trained, each.eligible),
            )
            for each in answer.pairs
        ]
        self.tracker.copy_to_clipboard(tabbed([(answer.facts.title,), heading, *rows, (CAUTION,)]))
        self.tracker.say("Copied for a spreadsheet, without small numbers.")


def _place(district: int | None) -> str:
    return "the whole state" if district is None else f"District {district}"


def _coverage(each: "Pair") -> tuple[str, str]:
    """Give teams and staff as n of N; nothing where the training was for nobody."""
    teams = f"{each.teams_reached}/{each.teams}" if each.teams else "–"
    return teams, f"{each.trained:,}/{each.eligible:,}" if each.eligible else "nobody"
