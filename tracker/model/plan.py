"""The improvement plan beside the coverage: initiatives, catalogue, trainers, funding, indicators."""

from datetime import date

from sqlalchemy import CheckConstraint, Index, text
from sqlmodel import SQLModel

from tracker.model.columns import (
    STRICT,
    forward,
    key,
    maybe_day,
    maybe_of,
    maybe_string,
    of,
    on_day,
    one_of,
    present,
    string,
)

PLAN_KINDS = ("initiative", "recommendation", "option")
TERMS = ("short", "mid", "long")
PLAN_STATUSES = ("not_started", "proposed", "in_progress", "done", "on_hold", "rejected")
DECISIONS = ("asked", "approved", "declined", "deferred", "withdrawn")


class Initiative(SQLModel, table=True):
    """An entry of the plan with the plan's own fields; `note` says where the plan contradicts itself.

    `time_words` is its time to completion in the plan's words, `term` the heading that it stands under
    (a recommendation and an option have none). Its status is dated, in `initiative_status`.
    """

    __table_args__ = (
        one_of("kind", *PLAN_KINDS),
        one_of("term", "", *TERMS),
        present("code"),
        present("title"),
        forward(),
        STRICT,
    )
    id: int | None = key()
    code: str = string(unique=True)
    kind: str = string(default="initiative")
    place: int
    area: str = string(default="")
    term: str = string(default="")
    time_words: str = string(default="")
    title: str = string()
    description: str = string(default="")
    internal_needs: str = string(default="")
    dependencies: str = string(default="")
    anticipated_outcome: str = string(default="")
    note: str = string(default="")
    owner: str = string(default="")
    next_step: str | None = maybe_string()
    next_on: date | None = maybe_day()
    starts_on: date | None = maybe_day()
    ends_before: date | None = maybe_day()


class InitiativeStatus(SQLModel, table=True):
    """How an initiative stood from a day on: one of our words, and the plan's or the coordinator's own."""

    __tablename__ = "initiative_status"
    __table_args__ = (one_of("status", *PLAN_STATUSES), STRICT)
    id: int | None = key()
    initiative_id: int = of("initiative")
    day: date = on_day()
    status: str = string()
    words: str = string(default="")
    source: str = string(default="")


class Milestone(SQLModel, table=True):
    """A step of an initiative, due on a day where one is set, and done on a day."""

    __table_args__ = (present("title"), STRICT)
    id: int | None = key()
    initiative_id: int = of("initiative")
    place: int
    title: str = string()
    due_on: date | None = maybe_day()
    done_on: date | None = maybe_day()
    note: str = string(default="")


class Catalogue(SQLModel, table=True):
    """A list of what is offered on demand: trainings on the intranet page, or entries of the resource guide."""

    __table_args__ = (present("code"), present("title"), CheckConstraint("planned >= 0", name="planned_counts"), STRICT)
    id: int | None = key()
    code: str = string(unique=True)
    title: str = string()
    planned: int | None = None
    note: str = string(default="")


class CatalogueItem(SQLModel, table=True):
    """A training or a service in a catalogue; without a title it is one that the plan counts and does not name.

    `posted_words` and `target_words` say what is known where no exact day is.
    """

    __tablename__ = "catalogue_item"
    __table_args__ = (one_of("culturally_specific", "", "yes", "no"), STRICT)
    id: int | None = key()
    catalogue_id: int = of("catalogue")
    place: int
    title: str = string(default="")
    link: str = string(default="")
    owner: str = string(default="")
    target_on: date | None = maybe_day()
    target_words: str = string(default="")
    posted_on: date | None = maybe_day()
    posted_words: str = string(default="")
    reviewed_on: date | None = maybe_day()
    review_by: date | None = maybe_day()
    service: str = string(default="")
    region: str = string(default="")
    culturally_specific: str = string(default="")
    course_id: int | None = maybe_of("course")
    retired_on: date | None = maybe_day()
    note: str = string(default="")


class PlanMeasure(SQLModel, table=True):
    """What an initiative is measured by: coverage of a course, a catalogue's postings, or its own milestones."""

    __tablename__ = "plan_measure"
    __table_args__ = (
        one_of("kind", "course", "catalogue", "milestones"),
        one_of("figure", "teams", "staff", "both"),
        CheckConstraint("(kind = 'course') = (course_id IS NOT NULL)", name="course_if_by_course"),
        CheckConstraint("(kind = 'catalogue') = (catalogue_id IS NOT NULL)", name="catalogue_if_by_catalogue"),
        STRICT,
    )
    id: int | None = key()
    initiative_id: int = of("initiative")
    kind: str = string()
    figure: str = string(default="both")
    course_id: int | None = maybe_of("course")
    catalogue_id: int | None = maybe_of("catalogue")


class ExpectedOutcome(SQLModel, table=True):
    """One of the plan's expected outcomes, which its initiatives serve."""

    __tablename__ = "expected_outcome"
    __table_args__ = (present("words"), STRICT)
    id: int | None = key()
    place: int
    words: str = string()


class Serves(SQLModel, table=True):
    """An initiative serves an expected outcome."""

    __table_args__ = (STRICT,)
    id: int | None = key()
    outcome_id: int = of("expected_outcome", index=False)
    initiative_id: int = of("initiative")


class FundingAsk(SQLModel, table=True):
    """Money that was asked for, in whole dollars where the plan gives a figure, and what it would unblock."""

    __tablename__ = "funding_ask"
    __table_args__ = (present("title"), CheckConstraint("amount >= 0", name="amount_counts"), STRICT)
    id: int | None = key()
    place: int
    initiative_id: int | None = maybe_of("initiative")
    title: str = string()
    amount: int | None = None
    words: str = string(default="")
    unblocks: str = string(default="")
    asked_on: date | None = maybe_day()
    note: str = string(default="")


class FundingDecision(SQLModel, table=True):
    """What was decided about an ask on a day; the newest one holds, and without one the ask is open."""

    __tablename__ = "funding_decision"
    __table_args__ = (one_of("decision", *DECISIONS), CheckConstraint("amount >= 0", name="amount_counts"), STRICT)
    id: int | None = key()
    ask_id: int = of("funding_ask")
    day: date = on_day()
    decision: str = string()
    amount: int | None = None
    words: str = string(default="")


class Trainer(SQLModel, table=True):
    """Somebody who may deliver courses, on a roster or from outside."""

    __table_args__ = (present("name"), STRICT)
    id: int | None = key()
    name: str = string()
    email: str | None = maybe_string()
    organisation: str = string(default="")
    person_id: int | None = maybe_of("person")
    note: str = string(default="")


class TrainerCourse(SQLModel, table=True):
    """A trainer may deliver a course for a period; without days, always."""

    __tablename__ = "trainer_course"
    __table_args__ = (forward(), STRICT)
    id: int | None = key()
    trainer_id: int = of("trainer")
    course_id: int = of("course")
    starts_on: date | None = maybe_day()
    ends_before: date | None = maybe_day()


class SessionTrainer(SQLModel, table=True):
    """A trainer gave, or is to give, a session."""

    __tablename__ = "session_trainer"
    __table_args__ = (STRICT,)
    id: int | None = key()
    session_id: int = of("session", index=False)
    trainer_id: int = of("trainer")


class Indicator(SQLModel, table=True):
    """An aggregate number per district and month, as the coordinator defines it; never data of a case."""

    __table_args__ = (
        present("code"),
        present("title"),
        CheckConstraint("suppress_under >= 0", name="suppress_counts"),
        STRICT,
    )
    id: int | None = key()
    code: str = string(unique=True)
    title: str = string()
    unit: str = string(default="")
    definition: str = string(default="")
    source: str = string(default="")
    suppress_under: int = 5
    ends_before: date | None = maybe_day()


class IndicatorValue(SQLModel, table=True):
    """An indicator's number in a month (its first day), of a district or of the whole state."""

    __tablename__ = "indicator_value"
    __table_args__ = (CheckConstraint("value >= 0", name="value_counts"), STRICT)
    id: int | None = key()
    indicator_id: int = of("indicator")
    district_id: int | None = maybe_of("district")
    month: date = on_day()
    value: int


Index("one_serves", Serves.outcome_id, Serves.initiative_id, unique=True)  # type: ignore[arg-type] # columns at class level
Index("one_session_trainer", SessionTrainer.session_id, SessionTrainer.trainer_id, unique=True)  # type: ignore[arg-type] # columns at class level
Index(
    "one_indicator_value",
    text("indicator_id"),
    text("coalesce(district_id, 0)"),
    text("month"),
    _table=IndicatorValue.__table__,  # type: ignore[attr-defined] # made by SQLModel
    unique=True,
)
