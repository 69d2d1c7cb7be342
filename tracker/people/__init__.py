"""Verbs for people: who is posted where on a day, what is known of one person, and what happens to them."""

from tracker.people.changes import add, end, exempt, leave, move
from tracker.people.person import PersonFacts, find, show
from tracker.people.roster import Listed, listing, search

__all__ = ["Listed", "PersonFacts", "add", "end", "exempt", "find", "leave", "listing", "move", "search", "show"]
