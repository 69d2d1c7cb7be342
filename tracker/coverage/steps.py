"""Next steps in one list by day: of teams, of people to call, of the plan, of its lists, of money, of sessions."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, cast

from sqlalchemy.orm import Session

from tracker.coverage.asking import ask, day

Kind = Literal["contact", "conversation", "initiative", "milestone", "posting", "review", "funding", "session"]
When = Literal["overdue", "today", "coming", "no day"]
#: What each kind is called, and the words before what is to be done.
WORDS: dict[Kind, str] = {
    "contact": "Team",
    "conversation": "Somebody to call",
    "initiative": "Plan",
    "milestone": "Milestone",
    "posting": "To be posted",
    "review": "Review due",
    "funding": "Money asked for",
    "session": "Session",
}
#: The command that says of each that it is done; the number stands for N.
CLOSED_BY: dict[Kind, str] = {
    "contact": "tracker contacts done N",
    "conversation": "tracker contacts done N --said",
    "initiative": "tracker plan set CODE --clear next-step",
    "milestone": "tracker plan milestone done N",
    "posting": "tracker catalogue posted N --on DAY",
    "review": "tracker catalogue reviewed N --on DAY",
    "funding": "tracker funding decide N approved --on DAY",
    "session": "tracker hold N",
}
_ORDER = tuple(WORDS)


@dataclass(frozen=True)
class NextStep:
    """Something that waits: of what kind, whose or what it is about, what is to be done, and when.

    `number` is that of the contact, session, … that says so; `since` is when it was said, last reviewed or asked for.
    """

    kind: Kind
    number: int
    due: date | None
    when: When
    about: str
    what: str
    since: date | None
    code: str  # of the plan's entry, the list or the course; "" where there is none

    @property
    def closed_by(self) -> str:
        """Give the command that says that it is done."""
        return CLOSED_BY[self.kind].replace(" N", f" {self.number}").replace("CODE", self.code)


def next_steps(db: Session, as_of: date, by: date | None = None) -> tuple[NextStep, ...]:
    """Give everything that waits on a day, overdue first and what has no day last; with `by` only what is due by it."""
    teams: dict[int, list[str]] = {}
    for row in ask(db, "deliveries", named_on=as_of):
        teams.setdefault(row.session_id, []).append(row.code)
    found = []
    for row in ask(db, "next steps", as_of=as_of):
        due = day(row.due)
        if by is not None and (due is None or due > by):
            continue
        about = ", ".join(sorted(teams.get(row.number, ()))) if row.kind == "session" else row.about
        what = row.what or f"entry {row.number}, which has no title yet"
        kind = cast("Kind", row.kind)
        found.append(NextStep(kind, row.number, due, _when(due, as_of), about, what, day(row.since), row.code))
    return tuple(sorted(found, key=_in_order))


def _in_order(step: NextStep) -> tuple[date, int, str, int]:
    return step.due or date.max, _ORDER.index(step.kind), step.about, step.number


def _when(due: date | None, as_of: date) -> When:
    if due is None:
        return "no day"
    return "overdue" if due < as_of else "today" if due - as_of < timedelta(days=1) else "coming"
