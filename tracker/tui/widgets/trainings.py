"""The field of a training: those that are not retired on the day that stands beside it."""

from collections.abc import Mapping, Sequence
from datetime import date

from textual.widgets import Select

from tracker.names import show


class TrainingField(Select[str]):
    """One line, a training; one that is retired on the day is not offered, and comes back with an earlier day."""

    def __init__(self, id: str | None = None) -> None:  # noqa: A002 - Textual's own word
        super().__init__([], compact=True, prompt="…", id=id)
        self.titles: Sequence[tuple[str, str]] = ()
        self.ends: Mapping[str, date] = {}
        self.wanted = ""
        self.offered: tuple[str, ...] | None = None

    def begin(self, titles: Sequence[tuple[str, str]], ends: Mapping[str, date], wanted: str, day: date | None) -> None:
        """Offer trainings (code, title), each up to the day before which it ends; `wanted` is the one to begin with."""
        self.titles, self.ends, self.wanted, self.offered = titles, ends, wanted, None
        self.offer_on(day)

    def offer_on(self, day: date | None) -> None:
        """Offer those of a day; without a day all of them."""
        offered = tuple(code for code, _ in self.titles if not (day and code in self.ends and day >= self.ends[code]))
        if offered == self.offered:
            return
        chosen, self.offered = self.code or self.wanted, offered
        self.wanted = chosen
        self.set_options([(show(title), code) for code, title in self.titles if code in offered])
        if chosen in offered:
            self.value = chosen

    def restore(self, code: str, day: date | None) -> None:
        """Put back the training of a draft, where there still is such a one."""
        self.offer_on(day)
        if code in (self.offered or ()):
            self.value = code
        elif code in dict(self.titles):
            self.wanted = code
            self.clear()

    @property
    def code(self) -> str:
        """Give the code of the training that is chosen; empty where none is."""
        return self.value if isinstance(self.value, str) else ""

    @property
    def retired(self) -> str:
        """Say that the training that was chosen is retired on the day; empty where one is chosen."""
        title = dict(self.titles).get(self.wanted)
        if self.code or title is None:
            return ""
        return f"“{title}” is retired since {self.ends[self.wanted]}. Choose another training, or another day."
