"""Verbs for training: courses, and sessions that are planned, held, cancelled."""

from tracker.training.courses import CourseListed, counts_only, estimate, find_course, set_up
from tracker.training.deciding import Waiting, decide_unmatched, unmatched
from tracker.training.detail import SessionFacts, Source, There, show
from tracker.training.editions import new_version, retire, set_audience, tag, untag
from tracker.training.listing import SessionListed, listing
from tracker.training.planning import Planned, spread
from tracker.training.recording import Logged, NotMatched, Presence
from tracker.training.sessions import (
    HeldAlready,
    add_people,
    already_held,
    cancel,
    find_session,
    hold,
    log,
    schedule,
)
from tracker.training.words import call, uncall

__all__ = [
    "CourseListed",
    "HeldAlready",
    "Logged",
    "NotMatched",
    "Planned",
    "Presence",
    "SessionFacts",
    "SessionListed",
    "Source",
    "There",
    "Waiting",
    "add_people",
    "already_held",
    "call",
    "cancel",
    "counts_only",
    "decide_unmatched",
    "estimate",
    "find_course",
    "find_session",
    "hold",
    "listing",
    "log",
    "new_version",
    "retire",
    "schedule",
    "set_audience",
    "set_up",
    "show",
    "spread",
    "tag",
    "uncall",
    "unmatched",
    "untag",
]
