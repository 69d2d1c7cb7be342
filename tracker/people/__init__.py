"""Verbs for people: who is posted where on a day, what is known of one person, and what happens to them."""

from tracker.people.changes import add, end, exempt, leave, move
from tracker.people.person import PersonFacts, find, show
from tracker.people.roster import Listed, listing, search, search_key
from tracker.people.rosters import RosterFile, rosters

__all__ = [
    "Listed",
    "PersonFacts",
    "RosterFile",
    "add",
    "end",
    "exempt",
    "find",
    "leave",
    "listing",
    "move",
    "rosters",
    "search",
    "search_key",
    "show",
]
