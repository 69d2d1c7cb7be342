"""Numbers and days that look like a slip of the hand: they are written, and pointed out on a `!` line."""

from datetime import date
from typing import TYPE_CHECKING

from tracker.cli.say import talk

if TYPE_CHECKING:
    from tracker.store import Store

_CROWD = 2  # times the roster: so many were hardly there
_YEAR = 365  # days ahead from which a first day is more likely a wrong year


def far_ahead(first: date, today: date) -> None:
    """Point out a first day that is more than a year ahead."""
    if (first - today).days > _YEAR:
        talk(f"  ! {first} is more than a year ahead. Is the year right? `tracker undo` takes it back.")


def more_than_asked(approved: int | None, asked: int | None) -> None:
    """Point out an approved amount above what was asked for."""
    if approved is not None and asked is not None and approved > asked:
        talk(f"  ! ${approved:,} is more than the ${asked:,} that was asked for. Is the figure right?")


def crowded(store: "Store", number: int, headcount: int | None) -> tuple[str, ...]:
    """Say when a headcount is more than twice the roster of the session's teams; teams without a roster say nothing."""
    from tracker import people, training

    if not headcount:
        return ()
    with store.reading() as db:
        listed = training.show(db, number).listed
        staff = sum(len(people.listing(db, listed.day, team=code)) for code in listed.teams)
    if not staff or headcount <= _CROWD * staff:
        return ()
    of = f"the roster of {', '.join(listed.teams)} has {staff}"
    return (f"{headcount} were there, and {of} on that day. `--into {number} --headcount N` corrects it.",)
