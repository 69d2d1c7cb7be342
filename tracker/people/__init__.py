"""Verbs for people: who is posted where on a day, what is known of one person, and what happens to them."""

from tracker.people.changes import add, end, exempt, leave, move
from tracker.people.coming import also, end_membership, rehire, returned
from tracker.people.correct import OPEN, correct, correct_posting, employ
from tracker.people.merging import Merged, merge
from tracker.people.namesakes import refuse_namesake
from tracker.people.person import PersonFacts, find, show
from tracker.people.roster import Listed, listing, search, search_key
from tracker.people.rosters import RosterFile, rosters

__all__ = [
    "OPEN",
    "Listed",
    "Merged",
    "PersonFacts",
    "RosterFile",
    "add",
    "also",
    "correct",
    "correct_posting",
    "employ",
    "end",
    "end_membership",
    "exempt",
    "find",
    "leave",
    "listing",
    "merge",
    "move",
    "refuse_namesake",
    "rehire",
    "returned",
    "rosters",
    "search",
    "search_key",
    "show",
]
