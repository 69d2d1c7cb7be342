"""The plan's frozen values: an entry with how it stands, its milestones, measures and asks; the outcomes; the whole."""

from dataclasses import dataclass, field
from datetime import date

#: Our words for how an entry stands, as people read them; "" is an entry of which nothing was said by the day.
STATUS_WORDS = {
    "": "Nothing said yet",
    "not_started": "Not started",
    "proposed": "Proposed",
    "in_progress": "In progress",
    "done": "Done",
    "on_hold": "On hold",
    "rejected": "Rejected",
}
KIND_WORDS = {"initiative": "Initiative", "recommendation": "Recommendation", "option": "Other option explored"}
TERM_WORDS = {"": "", "short": "Short-term", "mid": "Mid-term", "long": "Long-term"}
#: What was decided about an ask; "" is one that waits for a decision.
DECISION_WORDS = {
    "": "Undecided",
    "asked": "Asked",
    "approved": "Approved",
    "declined": "Declined",
    "deferred": "Deferred",
    "withdrawn": "Withdrawn",
}
OPEN = ("", "asked", "deferred")  # money that may still come: nobody said yes or no for good


@dataclass(frozen=True)
class Standing:
    """How an entry stood from a day on: one of our words, the plan's or her own, and where that was said."""

    number: int
    day: date
    status: str
    words: str
    source: str

    @property
    def said(self) -> str:
        """Give its own words, and ours where it has none."""
        return self.words or STATUS_WORDS[self.status]


@dataclass(frozen=True)
class Step:
    """A milestone of an entry; one that is done later than the plan's day has no `done_on` yet."""

    number: int
    place: int
    title: str
    due_on: date | None
    done_on: date | None
    note: str

    @property
    def done(self) -> bool:
        """Say whether it was done by the plan's day."""
        return self.done_on is not None


@dataclass(frozen=True)
class MeasuredBy:
    """What an entry is measured by: `kind` is "course", "catalogue" or "milestones", the codes say which."""

    number: int
    kind: str
    figure: str  # of a course: "teams", "staff" or "both"
    course: str | None
    catalogue: str | None


@dataclass(frozen=True)
class Decided:
    """What was decided about an ask on a day; `amount` is what was approved, where that was said."""

    number: int
    day: date
    decision: str
    amount: int | None
    words: str


@dataclass(frozen=True)
class Ask:
    """Money asked for, in whole dollars where a figure is known; `decisions` are those by the day, newest last."""

    number: int
    place: int
    initiative: str | None  # the entry's code
    title: str
    amount: int | None
    words: str
    unblocks: str
    asked_on: date | None
    note: str
    decisions: tuple[Decided, ...] = ()

    @property
    def decision(self) -> str:
        """Give the newest decision's word; "" where there is none yet."""
        return self.decisions[-1].decision if self.decisions else ""

    @property
    def open(self) -> bool:
        """Say whether the money may still come: not decided, asked again, or deferred."""
        return self.decision in OPEN

    @property
    def approved(self) -> int | None:
        """Give what was approved: the decision's own amount, else the whole ask's; None where it was not."""
        if self.decision != "approved":
            return None
        return self.amount if self.decisions[-1].amount is None else self.decisions[-1].amount


@dataclass(frozen=True)
class Outcome:
    """One of the plan's expected outcomes, in its words, with the codes of the entries that serve it."""

    number: int
    place: int
    words: str
    served_by: tuple[str, ...]


@dataclass(frozen=True)
class Entry:
    """An initiative, a recommendation or an option as of a day; `history` is how it stood, oldest first.

    `outcomes` are the places (1, 2, …) of the expected outcomes that it serves.
    """

    number: int
    code: str
    kind: str
    place: int
    area: str
    term: str
    time_words: str
    title: str
    description: str
    internal_needs: str
    dependencies: str
    anticipated_outcome: str
    note: str
    owner: str
    next_step: str | None
    next_on: date | None
    starts_on: date | None = None
    ends_before: date | None = None
    history: tuple[Standing, ...] = ()
    milestones: tuple[Step, ...] = ()
    measures: tuple[MeasuredBy, ...] = ()
    asks: tuple[Ask, ...] = ()
    outcomes: tuple[int, ...] = ()

    @property
    def standing(self) -> Standing | None:
        """Give how it stands on the day; None where nothing was said by then."""
        return self.history[-1] if self.history else None

    @property
    def status(self) -> str:
        """Give our word for how it stands; "" where nothing was said by then."""
        return self.standing.status if self.standing else ""

    @property
    def status_words(self) -> str:
        """Give how it stands in the plan's or her own words."""
        return self.standing.words if self.standing else ""

    @property
    def amount(self) -> int | None:
        """Give the dollars asked for, withdrawn asks left out; None where no figure is known."""
        known = [ask.amount for ask in self.asks if ask.amount is not None and ask.decision != "withdrawn"]
        return sum(known) if known else None

    @property
    def reliant_on_funding(self) -> bool:
        """Say whether money is asked for it that nobody has granted or refused."""
        return any(ask.open for ask in self.asks)


@dataclass(frozen=True)
class Plan:
    """The whole plan as of a day: its entries in their order, every ask, and the expected outcomes."""

    as_of: date
    entries: tuple[Entry, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    asks: tuple[Ask, ...] = field(default=())

    def of_kind(self, kind: str) -> tuple[Entry, ...]:
        """Give the entries of a kind."""
        return tuple(entry for entry in self.entries if entry.kind == kind)
