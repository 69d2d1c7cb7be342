"""Periods of two records joined for one person: no day twice, and no day lost."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import SQLModel, col

from tracker.errors import Refused
from tracker.model import Employment, Person, Posting, Supervision, Team, id_of
from tracker.period import last_day


def join_postings(db: Session, gone: Person, kept: Person) -> None:
    """Give postings to the one who stays; those of one team that overlap become one, those of two are refused."""
    theirs, own = _postings(db, id_of(gone)), _postings(db, id_of(kept))
    for row in theirs:
        for other in own:
            if row.standing == other.standing == "primary" and row.team_id != other.team_id and _overlap(row, other):
                _refuse(db, gone, row, kept, other)
    for row in theirs:
        same = [each for each in own if (each.team_id, each.standing) == (row.team_id, row.standing)]
        over = [each for each in same if _overlap(row, each)]
        if not over:
            continue
        first = min(each.starts_on for each in (row, *over))
        ends = [each.ends_before for each in (row, *over)]
        end = None if None in ends else max(each for each in ends if each)
        for each in (row, *over[1:]):
            db.delete(each)
            if each in own:
                own.remove(each)
        db.flush()
        over[0].starts_on, over[0].ends_before = first, end
        db.add(over[0])
        db.flush()
    for row in _postings(db, id_of(gone)):
        row.person_id = id_of(kept)
        db.add(row)
        db.flush()


def _postings(db: Session, person: int) -> list[Posting]:
    mine = select(Posting).where(col(Posting.person_id) == person)
    return list(db.scalars(mine.order_by(col(Posting.starts_on), col(Posting.id))))


def _overlap(one: Posting, other: Posting) -> bool:
    return (other.ends_before is None or one.starts_on < other.ends_before) and (
        one.ends_before is None or other.starts_on < one.ends_before
    )


def _refuse(db: Session, gone: Person, row: Posting, kept: Person, other: Posting) -> None:
    raise Refused(
        f"{_called(gone)} is in {_span(db, row)}, and {_called(kept)} in {_span(db, other)}: nobody is in two teams at"
        " once. End or correct the wrong one first (`tracker people end`, `tracker people correct`), then join them."
    )


def _called(person: Person) -> str:
    return f"{person.name} ({person.employee_number or person.email or 'no number'})"


def _span(db: Session, row: Posting) -> str:
    until = f"to {last_day(row.ends_before)}" if row.ends_before else "on"
    return f"{db.get_one(Team, row.team_id).code} from {row.starts_on} {until}"


@dataclass(frozen=True)
class Span:
    """What was so from a day (None: ever) to the day before another (None: still)."""

    facts: tuple[str | None, ...]
    starts_on: date | None
    ends_before: date | None


def join_dated(db: Session, gone: int, kept: int) -> None:
    """Keep what is known of the one who stays, and fill the days of which nothing is from the other."""
    roles = {who: db.scalars(select(Employment).where(col(Employment.person_id) == who)).all() for who in (gone, kept)}
    above = {
        who: db.scalars(select(Supervision).where(col(Supervision.person_id) == who)).all() for who in (gone, kept)
    }
    own, other = ([_role(each) for each in roles[who]] for who in (kept, gone))
    if (joined := filled(own, other)) != own:
        _instead(db, [*roles[gone], *roles[kept]], [_employment(kept, span) for span in joined])
    else:
        _instead(db, roles[gone], [])
    own, other = ([_lead(each) for each in above[who]] for who in (kept, gone))
    if (joined := filled(own, other)) != own:
        _instead(db, [*above[gone], *above[kept]], [_supervision(kept, span) for span in joined])
    else:
        _instead(db, above[gone], [])


def _instead(db: Session, before: Sequence[SQLModel], after: Sequence[SQLModel]) -> None:
    for row in before:
        db.delete(row)
    db.flush()
    db.add_all(after)
    db.flush()


def _role(row: Employment) -> Span:
    return Span((row.classification, row.worker_type), row.starts_on, row.ends_before)


def _employment(person: int, span: Span) -> Employment:
    classification, worker_type = (fact or "" for fact in span.facts)
    return Employment(
        person_id=person,
        classification=classification,
        worker_type=worker_type,
        starts_on=span.starts_on,
        ends_before=span.ends_before,
    )


def _lead(row: Supervision) -> Span:
    return Span((row.name, row.email), row.starts_on, row.ends_before)


def _supervision(person: int, span: Span) -> Supervision:
    name, email = span.facts
    return Supervision(
        person_id=person, name=name or "", email=email, starts_on=span.starts_on, ends_before=span.ends_before
    )


def filled(own: Sequence[Span], others: Sequence[Span]) -> list[Span]:
    """Lay spans over others: on each day the own one that says something holds, else the other, else the own."""
    edges = sorted({day for span in (*own, *others) for day in (span.starts_on, span.ends_before) if day})
    parts: list[Span] = []
    for starts, ends in zip([None, *edges], [*edges, None], strict=True):
        found = next(_on(own, others, starts, ends), None)
        if found is None:
            continue
        if parts and parts[-1].facts == found and parts[-1].ends_before == starts:
            parts[-1] = Span(found, parts[-1].starts_on, ends)
        else:
            parts.append(Span(found, starts, ends))
    return parts


def _on(
    own: Sequence[Span], others: Sequence[Span], starts: date | None, ends: date | None
) -> Iterator[tuple[str | None, ...]]:
    """Give what holds in a stretch without any edge, the best first; an employee of no known role says nothing."""
    mine = [span.facts for span in own if _covers(span, starts, ends)]
    yield from (facts for facts in mine if facts not in (("", "employee"), ("", "")))
    yield from (span.facts for span in others if _covers(span, starts, ends))
    yield from mine


def _covers(span: Span, starts: date | None, ends: date | None) -> bool:
    begins = span.starts_on is None or (starts is not None and span.starts_on <= starts)
    return begins and (span.ends_before is None or (ends is not None and ends <= span.ends_before))
