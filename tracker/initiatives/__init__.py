"""The improvement plan: initiatives, milestones, funding, catalogue and indicators; verbs and what they answer."""

from tracker.initiatives.facts import Ask, Entry, MeasuredBy, Outcome, Plan, Standing, Step
from tracker.initiatives.plan import asks, plan
from tracker.initiatives.setting_up import Loaded, set_up

__all__ = [
    "Ask",
    "Entry",
    "Loaded",
    "MeasuredBy",
    "Outcome",
    "Plan",
    "Standing",
    "Step",
    "asks",
    "plan",
    "set_up",
]
