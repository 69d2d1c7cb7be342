"""The small forms of an indicator: defined, changed, ended, a number typed, and a sheet of numbers to look at."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Self

from textual.widget import Widget
from textual.widgets import Input

from tracker.tui.fact_form import FactForm, HeldForm, Plan
from tracker.tui.screens.plan_steps import MOST_DIGITS
from tracker.tui.widgets.days import DayField
from tracker.tui.words import weekday

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from tracker.initiatives.indicators import IndicatorFacts
    from tracker.tui.page import Page

#: field → its label, and what stands in it while it is empty
FIELDS = {
    "title": ("Title", "what is counted, such as Screenings completed"),
    "unit": ("Unit", "such as screenings"),
    "definition": ("Definition", "what counts and what does not"),
    "source": ("Source", "where the numbers come from"),
    "under": ("Hidden under", "smaller numbers are not shown outward; 5 if empty"),
}
STATE = "state"
TAKEN_OUT = "-"
WHOLE = "A number is whole, such as 14; - takes out the one that stands there."
UNDER = "Hidden under is a number, such as 5; with 0 every number is shown."


class IndicatorDefined(FactForm):
    """A new indicator."""

    DRAFT = "indicator-defined"
    WRITE = "Define it"

    def heading(self) -> str:
        """Say what the form does."""
        return "What is counted per district and month. Never data of a case: numbers only."

    def rows(self) -> Sequence[tuple[str, Widget]]:
        """Give the fields."""
        code = Input(placeholder="a short word, such as screenings", compact=True, id="code")
        return (*_fields({})[:1], ("Code", code), *_fields({})[1:])

    def save(self) -> None:
        """Define it, as `tracker indicators define` does."""
        code, said = self.text("code").lower(), {name: self.text(name) for name in FIELDS}
        if not _is_number(said["under"] or "5"):
            self.wrong(UNDER)
            return
        facts = _facts({name: text for name, text in said.items() if text or name == "title"})

        def planned(db: "Session") -> Plan:
            from tracker.errors import Refused
            from tracker.initiatives.indicators import define, indicators

            if code in {each.code for each in indicators(db)}:
                raise Refused(f"There is an indicator {code} already. Take another code; e on its line changes it.")
            title = said["title"]
            return Plan(f"defined the indicator {code}", lambda db: define(db, code, **facts), f"{title} is counted.")

        self.write(planned)


class IndicatorChanged(HeldForm):
    """What an indicator means."""

    DRAFT = "indicator-changed"
    WRITE = "Write the changes"

    def heading(self) -> str:
        """Say what the form does."""
        return f"{self.of_name}: what it means. Its numbers stay."

    def rows(self) -> Sequence[tuple[str, Widget]]:
        """Give the fields, filled with what stands."""
        return _fields(self.held)

    def save(self) -> None:
        """Change it, as `tracker indicators define` does."""
        altered, code = self.altered(), str(self.of)
        if not altered:
            self.wrong("Nothing was changed. Esc leaves.")
            return
        if "under" in altered and not _is_number(altered["under"]):
            self.wrong(UNDER)
            return
        facts = _facts(altered)

        def verb(db: "Session") -> None:
            from tracker.initiatives.indicators import define

            define(db, code, **facts)

        self.write(lambda _: Plan(f"changed the indicator {code}", verb, f"{self.of_name} is changed."))


class IndicatorRetired(FactForm):
    """An indicator is counted up to a day and no longer."""

    DRAFT = "indicator-retired"
    WRITE = "It ends"

    def heading(self) -> str:
        """Say what the form does."""
        return f"{self.of_name} is counted up to a day; its numbers stay. An empty day: it goes on."

    def rows(self) -> Sequence[tuple[str, Widget]]:
        """Give the day."""
        return (("Last day", DayField(self.today, "today", id="last")),)

    def save(self) -> None:
        """End it, as `tracker indicators define --last-day` does."""
        from tracker.period import after

        last, code = self.day("last"), str(self.of)
        if self.unclear("last"):
            self.wrong("Write the day like 9/30, or leave it empty.")
            return

        def verb(db: "Session") -> None:
            from tracker.initiatives.indicators import retire

            retire(db, code, ends_before=after(last) if last else None)

        what = f"ended the indicator {code}, last day {last}" if last else f"the indicator {code} goes on"
        done = f"Counted up to {weekday(last)}." if last else "It is counted on."
        self.write(lambda _: Plan(what, verb, done))


class NumberPut(FactForm):
    """The number of a district, or of the whole state, in a month."""

    DRAFT = "number-put"
    WRITE = "Write the number"

    def __init__(self, of: int | str, name: str, month: str = "", place: str = "") -> None:
        super().__init__(of, name)
        self.month, self.place = month, place

    @classmethod
    def again(cls, values: dict[str, Any]) -> Self:
        """Make the form that a draft was left in."""
        return cls(str(values[cls.OF[0]]), str(values[cls.OF[1]]), str(values.get("month", "")))

    def heading(self) -> str:
        """Say what the form does."""
        return f"{self.of_name}: how many there were. Write {TAKEN_OUT} to take a number out again."

    def rows(self) -> Sequence[tuple[str, Widget]]:
        """Give the fields; the number comes first where the month and the place are known."""
        return (
            ("Number", Input(placeholder="such as 14", compact=True, id="value")),
            ("Month", Input(self.month, placeholder="such as 2025-08", compact=True, id="month")),
            ("District", Input(self.place, placeholder=f"its number, or {STATE}", compact=True, id="district")),
        )

    def save(self) -> None:
        """Write it, as `tracker indicators set` does."""
        said, place, code = self.text("value").replace(",", ""), self.text("district").lower(), str(self.of)
        month = _month(self.text("month"))
        if said != TAKEN_OUT and not _is_number(said):
            self.wrong(WHOLE)
        elif month is None:
            self.wrong("Write the month like 2025-08.")
        elif month > self.today:
            self.wrong(f"{month:%Y-%m} is still to come.")
        elif place != STATE and not _is_number(place.removeprefix("d")):
            self.wrong(f"Write a district's number, or {STATE} for the whole state.")
        else:
            district = None if place == STATE else int(place.removeprefix("d"))
            self.write(lambda db: _put(db, code, district, month, None if said == TAKEN_OUT else int(said)))


class NumbersFile(FactForm):
    """Which sheet of numbers is to be brought in; nothing is written before it was looked at."""

    DRAFT = "numbers-file"
    WRITE = "Look at it"

    def __init__(self, of: int | str, name: str, path: str = "") -> None:
        super().__init__(of, name)
        self.path = path

    def heading(self) -> str:
        """Say what the form does."""
        return "A workbook or .csv of numbers per district and month. Drop it on the window, or type its path."

    def rows(self) -> Sequence[tuple[str, Widget]]:
        """Give the fields."""
        return (
            ("File", Input(self.path, placeholder="its path", compact=True, id="path")),
            ("Numbers of", Input(str(self.of), placeholder="where the sheet does not say it", compact=True, id="code")),
        )

    def save(self) -> None:
        """Open the preview."""
        from tracker.tui.screens.importing import path_from

        path, code = path_from(self.text("path")), self.text("code")
        if path is None:
            self.wrong("Which file? Drop it on the window, or type its path.")
            return
        self.tracker.memory.drop(f"draft-{self.DRAFT}")
        self.dismiss(result=True)
        self.tracker.open("numbers", path, code)


def take(page: "Page", text: str, facts: "IndicatorFacts") -> bool:
    """Open the form for a dropped file; False where the text names none."""
    from tracker.tui.dropped import paths_in

    paths = paths_in(text)
    if paths:
        page.app.push_screen(NumbersFile(facts.code, facts.title, str(paths[0])))
    return bool(paths)


def _put(db: "Session", code: str, district: int | None, month: "date", value: int | None) -> Plan:
    """Plan what is written; what the records say already is no change."""
    from tracker.errors import NothingToDo
    from tracker.initiatives.indicators import find_indicator, numbers, put

    facts = find_indicator(db, code)
    held = {(each.district, each.month): each.value for each in numbers(db, facts.number, month, month)}
    if held.get((district, month)) == value:
        raise NothingToDo("The records say that already. Nothing was changed.")
    where = "the whole state" if district is None else f"district {district}"
    verb = "took out" if value is None else "set"
    return Plan(
        f"{verb} {facts.code} of {where} in {month:%Y-%m}",
        lambda db: put(db, facts.number, district, month, value),
        f"{facts.title}, {where}, {month:%Y-%m}: {'taken out' if value is None else f'{value:,}'}.",
    )


def _month(said: str) -> "date | None":
    """Read a month that can be read in one way only."""
    from tracker.intake.indicators.months import month_in

    found = month_in(said) if said else None
    return found.month(None) if found else None


def _fields(held: dict[str, str]) -> list[tuple[str, Widget]]:
    return [
        (label, Input(held.get(name, ""), placeholder=empty, compact=True, id=name))
        for name, (label, empty) in FIELDS.items()
    ]


def _facts(said: dict[str, str]) -> dict[str, Any]:
    """Give the fields as the verb takes them."""
    facts: dict[str, Any] = {name: text for name, text in said.items() if name != "under"}
    return {**facts, "suppress_under": int(said["under"])} if "under" in said else facts


def _is_number(said: str) -> bool:
    return said.isascii() and said.isdigit() and len(said) < MOST_DIGITS


def _held(facts: "IndicatorFacts") -> dict[str, str]:
    texts = {name: str(getattr(facts, name)) for name in FIELDS if name != "under"}
    return {**texts, "under": str(facts.suppress_under)}


#: The forms of an indicator, by their names on the pages' keys.
FORMS: dict[str, "Callable[[IndicatorFacts], FactForm]"] = {
    "IndicatorChanged": lambda facts: IndicatorChanged(facts.code, facts.title, _held(facts)),
    "IndicatorRetired": lambda facts: IndicatorRetired(facts.code, facts.title),
    "NumberPut": lambda facts: NumberPut(facts.code, facts.title),
    "NumbersFile": lambda facts: NumbersFile(facts.code, facts.title),
}
