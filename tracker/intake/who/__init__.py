"""Who is it: number → email or sign-in name → exact name in the same district → candidates for a person."""

from tracker.intake.who.find import asked_of, asked_of_present, by_identity, by_name, find, numbers_differ
from tracker.intake.who.index import Index, address_key, index_of, loose_number, number_key
from tracker.intake.who.likeness import alike, resembling
from tracker.intake.who.values import Asked, Candidate, Candidates, Certain, Conflict, Known, Match, Nobody

__all__ = [
    "Asked",
    "Candidate",
    "Candidates",
    "Certain",
    "Conflict",
    "Index",
    "Known",
    "Match",
    "Nobody",
    "address_key",
    "alike",
    "asked_of",
    "asked_of_present",
    "by_identity",
    "by_name",
    "find",
    "index_of",
    "loose_number",
    "number_key",
    "numbers_differ",
    "resembling",
]
