"""The nouns: every table, with the constraints that make a wrong row impossible beside it."""

from sqlalchemy import MetaData, Table
from sqlmodel import SQLModel

from tracker.model.columns import Day, real_day
from tracker.model.intake import Cover, Import, Listing, Mapping, Source
from tracker.model.journal import Change, Operation
from tracker.model.organisation import (
    Contact,
    Conversation,
    District,
    FormerCode,
    Liaison,
    Program,
    Succession,
    Team,
    TeamWord,
)
from tracker.model.people import Alias, Employment, Exemption, Leave, Person, Posting, Supervision
from tracker.model.plan import (
    Catalogue,
    CatalogueItem,
    ExpectedOutcome,
    FundingAsk,
    FundingDecision,
    Indicator,
    IndicatorValue,
    Initiative,
    InitiativeStatus,
    Milestone,
    PlanMeasure,
    Serves,
    SessionTrainer,
    Trainer,
    TrainerCourse,
)
from tracker.model.reports import Published, Wording
from tracker.model.settings import Setting
from tracker.model.training import (
    Attendance,
    Audience,
    Completion,
    CountsToward,
    Course,
    CourseWord,
    Delivery,
    Estimate,
    Requirement,
    TrainingSession,
    Unmatched,
)

__all__ = [
    "JOURNALED",
    "Alias",
    "Attendance",
    "Audience",
    "Catalogue",
    "CatalogueItem",
    "Change",
    "Completion",
    "Contact",
    "Conversation",
    "CountsToward",
    "Course",
    "CourseWord",
    "Cover",
    "Day",
    "Delivery",
    "District",
    "Employment",
    "Estimate",
    "Exemption",
    "ExpectedOutcome",
    "FormerCode",
    "FundingAsk",
    "FundingDecision",
    "Import",
    "Indicator",
    "IndicatorValue",
    "Initiative",
    "InitiativeStatus",
    "Leave",
    "Liaison",
    "Listing",
    "Mapping",
    "Milestone",
    "Operation",
    "Person",
    "PlanMeasure",
    "Posting",
    "Program",
    "Published",
    "Requirement",
    "Serves",
    "SessionTrainer",
    "Setting",
    "Source",
    "Succession",
    "Supervision",
    "Team",
    "TeamWord",
    "Trainer",
    "TrainerCourse",
    "TrainingSession",
    "Unmatched",
    "Wording",
    "id_of",
    "metadata",
]

metadata: MetaData = SQLModel.metadata

#: Every table whose rows the journal follows, parents before children.
JOURNALED: tuple[Table, ...] = tuple(
    table for table in metadata.sorted_tables if table.name not in {"operation", "change"}
)

for _table in metadata.sorted_tables:
    for _column in _table.columns:
        if isinstance(_column.type, Day):
            for _constraint in real_day(_column.name):
                _table.append_constraint(_constraint)


def id_of(row: SQLModel) -> int:
    """Give the number of a row that was written."""
    number = getattr(row, "id", None)
    if not isinstance(number, int):
        raise TypeError(f"{type(row).__name__} was not written yet")
    return number
