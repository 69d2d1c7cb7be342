"""The plan as of a day: read whole in a handful of questions, and given as frozen values."""

from collections.abc import Callable, Iterable
from datetime import date
from itertools import groupby
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from tracker.initiatives.facts import Ask, Decided, Entry, MeasuredBy, Outcome, Plan, Standing, Step
from tracker.model import (
    Catalogue,
    Course,
    ExpectedOutcome,
    FundingAsk,
    FundingDecision,
    Initiative,
    InitiativeStatus,
    Milestone,
    PlanMeasure,
    Serves,
    id_of,
)
from tracker.period import Period

R = TypeVar("R")
T = TypeVar("T")


def plan(db: Session, as_of: date) -> Plan:
    """Give the plan as of a day: what is retired on it is left out, and what was said or decided later."""
    rows = [
        row
        for row in db.scalars(select(Initiative).order_by(col(Initiative.place), col(Initiative.id)))
        if as_of in Period(row.starts_on, row.ends_before)
    ]
    codes = {id_of(row): row.code for row in rows}
    asked = asks(db, as_of)
    history, milestones, measures = _history(db, as_of), _milestones(db, as_of), _measures(db)
    outcomes, served = _outcomes(db, codes)
    entries = tuple(
        Entry(
            number=(number := id_of(row)),
            code=row.code,
            kind=row.kind,
            place=row.place,
            area=row.area,
            term=row.term,
            time_words=row.time_words,
            title=row.title,
            description=row.description,
            internal_needs=row.internal_needs,
            dependencies=row.dependencies,
            anticipated_outcome=row.anticipated_outcome,
            note=row.note,
            owner=row.owner,
            next_step=row.next_step,
            next_on=row.next_on,
            starts_on=row.starts_on,
            ends_before=row.ends_before,
            history=history.get(number, ()),
            milestones=milestones.get(number, ()),
            measures=measures.get(number, ()),
            asks=tuple(ask for ask in asked if ask.initiative == row.code),
            outcomes=served.get(number, ()),
        )
        for row in rows
    )
    return Plan(as_of, entries, outcomes, asked)


def asks(db: Session, as_of: date) -> tuple[Ask, ...]:
    """Give the money that was asked for by a day, in the plan's order, each with what was decided by then."""
    codes = {id_of(row): row.code for row in db.scalars(select(Initiative))}
    decisions = select(FundingDecision).where(col(FundingDecision.day) <= as_of)
    decided = _grouped(
        db.scalars(decisions.order_by(col(FundingDecision.ask_id), col(FundingDecision.day), col(FundingDecision.id))),
        lambda row: row.ask_id,
        lambda row: Decided(id_of(row), row.day, row.decision, row.amount, row.words),
    )
    return tuple(
        Ask(
            number=id_of(row),
            place=row.place,
            initiative=codes[row.initiative_id] if row.initiative_id is not None else None,
            title=row.title,
            amount=row.amount,
            words=row.words,
            unblocks=row.unblocks,
            asked_on=row.asked_on,
            note=row.note,
            decisions=decided.get(id_of(row), ()),
        )
        for row in db.scalars(select(FundingAsk).order_by(col(FundingAsk.place), col(FundingAsk.id)))
        if row.asked_on is None or row.asked_on <= as_of
    )


def _history(db: Session, as_of: date) -> dict[int, tuple[Standing, ...]]:
    """Give how each entry stood by the day, oldest first; of two on one day the later word holds."""
    rows = select(InitiativeStatus).where(col(InitiativeStatus.day) <= as_of)
    return _grouped(
        db.scalars(
            rows.order_by(col(InitiativeStatus.initiative_id), col(InitiativeStatus.day), col(InitiativeStatus.id))
        ),
        lambda row: row.initiative_id,
        lambda row: Standing(id_of(row), row.day, row.status, row.words, row.source),
    )


def _milestones(db: Session, as_of: date) -> dict[int, tuple[Step, ...]]:
    """Give each entry's milestones in their order; one done later than the day is not done yet."""
    return _grouped(
        db.scalars(select(Milestone).order_by(col(Milestone.initiative_id), col(Milestone.place), col(Milestone.id))),
        lambda row: row.initiative_id,
        lambda row: Step(
            id_of(row),
            row.place,
            row.title,
            row.due_on,
            row.done_on if row.done_on is not None and row.done_on <= as_of else None,
            row.note,
        ),
    )


def _measures(db: Session) -> dict[int, tuple[MeasuredBy, ...]]:
    courses = {id_of(row): row.code for row in db.scalars(select(Course))}
    catalogues = {id_of(row): row.code for row in db.scalars(select(Catalogue))}
    return _grouped(
        db.scalars(select(PlanMeasure).order_by(col(PlanMeasure.initiative_id), col(PlanMeasure.id))),
        lambda row: row.initiative_id,
        lambda row: MeasuredBy(
            id_of(row),
            row.kind,
            row.figure,
            courses[row.course_id] if row.course_id is not None else None,
            catalogues[row.catalogue_id] if row.catalogue_id is not None else None,
        ),
    )


def _outcomes(db: Session, codes: dict[int, str]) -> tuple[tuple[Outcome, ...], dict[int, tuple[int, ...]]]:
    """Give the expected outcomes with the codes that serve them, and for each entry the places that it serves."""
    rows = db.scalars(select(ExpectedOutcome).order_by(col(ExpectedOutcome.place), col(ExpectedOutcome.id))).all()
    serving: dict[int, list[int]] = {}
    for each in db.scalars(select(Serves)):
        serving.setdefault(each.outcome_id, []).append(each.initiative_id)
    outcomes, places = [], dict[int, list[int]]()
    for row in rows:
        here = [number for number in codes if number in serving.get(id_of(row), ())]
        outcomes.append(Outcome(id_of(row), row.place, row.words, tuple(codes[number] for number in here)))
        for number in here:
            places.setdefault(number, []).append(row.place)
    return tuple(outcomes), {number: tuple(found) for number, found in places.items()}


def _grouped(rows: Iterable[R], key: Callable[[R], int], value: Callable[[R], T]) -> dict[int, tuple[T, ...]]:
    """Give the values of rows that are in the order of their key, by key."""
    return {number: tuple(value(row) for row in of) for number, of in groupby(rows, key)}
