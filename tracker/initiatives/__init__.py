"""The improvement plan: initiatives, milestones, funding, catalogue and indicators; verbs and what they answer."""

from tracker.initiatives.changes import add, change, find, retire, set_status
from tracker.initiatives.facts import Ask, Decided, Entry, MeasuredBy, Outcome, Plan, Standing, Step
from tracker.initiatives.funding import ByDecision, Totals, add_ask, change_ask, decide, dollars, find_ask, totals
from tracker.initiatives.links import add_outcome, measure_by, measure_no_more, serve, serve_no_more, word_outcome
from tracker.initiatives.milestones import (
    add_milestone,
    change_milestone,
    entry_of,
    find_milestone,
    milestone_done,
    remove_milestone,
)
from tracker.initiatives.plan import asks, plan
from tracker.initiatives.setting_up import Loaded, set_up

__all__ = [
    "Ask",
    "ByDecision",
    "Decided",
    "Entry",
    "Loaded",
    "MeasuredBy",
    "Outcome",
    "Plan",
    "Standing",
    "Step",
    "Totals",
    "add",
    "add_ask",
    "add_milestone",
    "add_outcome",
    "asks",
    "change",
    "change_ask",
    "change_milestone",
    "decide",
    "dollars",
    "entry_of",
    "find",
    "find_ask",
    "find_milestone",
    "measure_by",
    "measure_no_more",
    "milestone_done",
    "plan",
    "remove_milestone",
    "retire",
    "serve",
    "serve_no_more",
    "set_status",
    "set_up",
    "totals",
    "word_outcome",
]
