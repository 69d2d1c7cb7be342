"""What ships: the improvement plan, written where it is not yet; what stands in the records is never changed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tracker.initiatives import catalogue
from tracker.model import (
    Catalogue,
    Course,
    ExpectedOutcome,
    FundingAsk,
    Initiative,
    InitiativeStatus,
    Milestone,
    PlanMeasure,
    Serves,
    id_of,
)

_FIELDS = ("kind", "area", "term", "time_words", "description", "internal_needs", "dependencies", "anticipated_outcome")


@dataclass(frozen=True)
class Loaded:
    """What a plan brought: codes of entries and lists, how many outcomes; `kept` were there and are as they were.

    `unlinked` are entries whose course or list the records do not have, so that nothing measures them.
    """

    entries: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()
    outcomes: int = 0
    unlinked: tuple[str, ...] = ()

    @property
    def anything(self) -> bool:
        """Say whether there was something new."""
        return bool(self.entries or self.lists or self.outcomes)


@dataclass
class _There:
    """What the records have that the plan's entries point at: numbers by code, outcomes by place."""

    courses: dict[str, int]
    catalogues: dict[str, int]
    outcomes: dict[int, int]
    place: int
    unlinked: list[str] = field(default_factory=list)


def set_up(db: Session, plan: Mapping[str, Any]) -> Loaded:
    """Write what the records do not have of a plan: its lists, its outcomes where there are none, its entries."""
    known = {row.code for row in db.scalars(select(Initiative))}
    lists = _lists(db, plan)
    outcomes = _outcomes(db, plan)
    there = _There(
        courses={row.code: id_of(row) for row in db.scalars(select(Course))},
        catalogues={row.code: id_of(row) for row in db.scalars(select(Catalogue))},
        outcomes={row.place: id_of(row) for row in db.scalars(select(ExpectedOutcome))},
        place=db.scalar(select(func.max(FundingAsk.place))) or 0,
    )
    said = plan.get("initiative", ())
    last = db.scalar(select(func.max(Initiative.place))) or 0
    new = [each for each in said if each["code"] not in known]
    for place, each in enumerate(new, start=last + 1):
        _entry(db, each, place, plan["plan"], there)
    db.flush()
    return Loaded(
        entries=tuple(each["code"] for each in new),
        kept=tuple(each["code"] for each in said if each["code"] in known),
        lists=lists,
        outcomes=outcomes,
        unlinked=tuple(there.unlinked),
    )


def _lists(db: Session, plan: Mapping[str, Any]) -> tuple[str, ...]:
    known = {row.code for row in db.scalars(select(Catalogue))}
    new = [each for each in plan.get("catalogue", ()) if each["code"] not in known]
    catalogue.set_up(db, {**plan, "catalogue": new})
    return tuple(each["code"] for each in new)


def _outcomes(db: Session, plan: Mapping[str, Any]) -> int:
    """Write the expected outcomes, unless some are there: those may have been put in other words since."""
    if db.scalars(select(ExpectedOutcome)).first() is not None:
        return 0
    rows = [ExpectedOutcome(place=place, words=each["words"]) for place, each in enumerate(plan.get("outcome", ()), 1)]
    db.add_all(rows)
    db.flush()
    return len(rows)


def _entry(db: Session, said: Mapping[str, Any], place: int, plan: Mapping[str, Any], there: _There) -> None:
    """Write one entry with all that stands under it."""
    row = Initiative(
        code=said["code"],
        title=said["title"],
        note=said.get("note", ""),
        place=place,
        **{name: said[name] for name in _FIELDS if name in said},
    )
    db.add(row)
    db.flush()
    number = id_of(row)
    words = said.get("status_words", "")
    status = InitiativeStatus(
        initiative_id=number, day=plan["day"], status=said["status"], words=words, source=plan["source"]
    )
    db.add(status)
    db.add_all(
        Milestone(initiative_id=number, place=at, **each) for at, each in enumerate(said.get("milestone", ()), start=1)
    )
    db.add_all(_measures(number, said, there))
    db.add_all(
        Serves(outcome_id=there.outcomes[each], initiative_id=number)
        for each in said.get("outcomes", ())
        if each in there.outcomes
    )
    for each in said.get("ask", ()):
        there.place += 1
        db.add(FundingAsk(initiative_id=number, place=there.place, asked_on=plan["day"], **each))


def _measures(number: int, said: Mapping[str, Any], there: _There) -> Iterable[PlanMeasure]:
    """Give what an entry is measured by, as far as the records have it."""
    for each in said.get("measure", ()):
        course, of = there.courses.get(each.get("course", "")), there.catalogues.get(each.get("catalogue", ""))
        if each["kind"] != "milestones" and course is None and of is None:
            there.unlinked.append(said["code"])
            continue
        yield PlanMeasure(
            initiative_id=number,
            kind=each["kind"],
            figure=each.get("figure", "both"),
            course_id=course,
            catalogue_id=of,
        )
