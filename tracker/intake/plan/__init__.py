"""An edited plan in a workbook: read, held against the records, written."""

from tracker.intake.plan.made import made_of
from tracker.intake.plan.propose import propose_plan
from tracker.intake.plan.read import looks_like, read_plan
from tracker.intake.plan.values import Line, PlanFile, PlanProposal, PlanRow
from tracker.intake.plan.write import write_plan

__all__ = [
    "Line",
    "PlanFile",
    "PlanProposal",
    "PlanRow",
    "looks_like",
    "made_of",
    "propose_plan",
    "read_plan",
    "write_plan",
]
