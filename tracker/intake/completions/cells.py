"""What one cell, or a state and its day side by side, says of a completion."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from tracker.intake.completions.days import Written, on_the, written
from tracker.intake.completions.words import Verdict, is_blank, is_strong, verdict_of
from tracker.intake.fields import as_text, quoted
from tracker.intake.values import Cell

SERIALS = range(32874, 73051)  # 1990 to 2099 in Excel's count of days
EPOCH, EPOCH_1904 = date(1899, 12, 30), date(1904, 1, 1)


@dataclass(frozen=True)
class Said:
    """What a cell says: a verdict, a day, or words that are not known; `serial` where the day was a plain number."""

    verdict: Verdict | None = None
    day: Written | None = None
    unknown: str = ""
    serial: bool = False

    @property
    def nothing(self) -> bool:
        """Whether it says nothing at all."""
        return self.verdict is None and self.day is None and not self.unknown


def read(cell: Cell, *, epoch_1904: bool) -> Said:
    """Read a cell that may hold a word, a day, or both."""
    if isinstance(cell, bool):
        return Said(Verdict.COMPLETED if cell else Verdict.UNFINISHED)
    if isinstance(cell, date):
        return Said(day=on_the(cell.date() if isinstance(cell, datetime) else cell))
    text = as_text(cell).strip()
    if isinstance(cell, float) or (text.isdigit() and len(text) == 5):  # noqa: PLR2004 - digits of a day's number
        return _number(float(text), text, epoch_1904=epoch_1904)
    return _words(text)


def _words(text: str) -> Said:
    """Read a state, a day, or a state with its day beside it."""
    verdict, day = verdict_of(text), written(text)
    if is_blank(text) or verdict:
        return Said(verdict)
    if day is None or is_blank(day.rest):
        return Said(day=day) if day else Said(unknown=text)
    rest = verdict_of(day.rest)
    return Said(rest, day) if rest else Said(unknown=text)


def _number(number: float, text: str, *, epoch_1904: bool) -> Said:
    """Read a plain number as Excel's day where it can be one."""
    days = int(number) + ((EPOCH_1904 - EPOCH).days if epoch_1904 else 0)
    if days in SERIALS:
        return Said(day=on_the(EPOCH + timedelta(days=days)), serial=True)
    return Said(unknown=text)


def together(state: Said, day: Said) -> Said:
    """Put a state and the day beside it together: the state's word speaks first."""
    unknown = state.unknown or (day.unknown if state.verdict in (None, Verdict.COMPLETED, Verdict.EXEMPT) else "")
    return Said(
        state.verdict or day.verdict,
        day.day or state.day,
        unknown,
        serial=day.serial or (state.serial and day.day is None),
    )


def are_marks(cells: Sequence[Cell], least: float) -> bool:
    """Whether at least this share of the filled cells are words or days of completions."""
    said = [read(cell, epoch_1904=False) for cell in cells if not is_blank(as_text(cell))]
    return bool(said) and sum(not each.unknown for each in said) >= least * len(said)


def speak_of_training(cells: Sequence[Cell]) -> bool:
    """Whether a cell among them says what only a training's cell does."""
    return any(isinstance(cell, str) and is_strong(_without_day(cell)) for cell in cells)


def _without_day(text: str) -> str:
    """Give a cell's words without the day beside them."""
    day = written(text)
    return day.rest if day and day.rest else text


def in_words(*cells: Cell) -> str:
    """Quote what the cells hold."""
    return " ".join(quoted(cell) for cell in cells if not is_blank(as_text(cell))) or "a blank"
