"""Verbs for the organisation: districts, programs and teams, how people name them, and what becomes of them."""

from tracker.teams.changes import add, close, rename
from tracker.teams.contacts import Contacted, add_contact, contacts, step_done
from tracker.teams.districts import (
    DistrictFacts,
    add_district,
    close_district,
    districts,
    find_district,
    rename_district,
)
from tracker.teams.facts import TeamFacts, listing, program_titles
from tracker.teams.naming import find, find_all
from tracker.teams.setting_up import set_up
from tracker.teams.stranded import Stranded, stranded
from tracker.teams.succession import WentOn, merge, redraw, split

__all__ = [
    "Contacted",
    "DistrictFacts",
    "Stranded",
    "TeamFacts",
    "WentOn",
    "add",
    "add_contact",
    "add_district",
    "close",
    "close_district",
    "contacts",
    "districts",
    "find",
    "find_all",
    "find_district",
    "listing",
    "merge",
    "program_titles",
    "redraw",
    "rename",
    "rename_district",
    "set_up",
    "split",
    "step_done",
    "stranded",
]
