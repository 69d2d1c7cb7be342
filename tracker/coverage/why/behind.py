"""Who is behind a part: the people by name, with the teams that they were and are in."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy.orm import Session

from tracker.coverage.asking import ask
from tracker.coverage.why.values import Mover

GONE = "somebody no longer in the records"


@dataclass(frozen=True)
class Behind:
    """One person of a part; `number` is the employee number, the teams are None off the roster.

    Whoever was joined with another record or taken out of the records is not `known` any more.
    """

    person: int
    name: str
    number: str | None
    was_in: str | None
    is_in: str | None
    known: bool


def behind(db: Session, movers: Iterable[Mover]) -> tuple[Behind, ...]:
    """Give the people of a part in the order of their names."""
    names = {row.id: (row.name, row.employee_number) for row in ask(db, "names")}
    found = [
        Behind(mover.who, *names.get(mover.who, (GONE, None)), mover.was_in, mover.is_in, mover.who in names)
        for mover in movers
    ]
    return tuple(sorted(found, key=lambda each: (each.name.casefold(), each.person)))
