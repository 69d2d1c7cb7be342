"""What every write did: who, when, before, after; undo; and what was known on an earlier moment."""

from tracker.journal.history import Entry, Touched, history, touched
from tracker.journal.past import Known, as_known, resolve
from tracker.journal.undo import Undone, redo, undo

__all__ = [
    "Entry",
    "Known",
    "Touched",
    "Undone",
    "as_known",
    "history",
    "redo",
    "resolve",
    "touched",
    "undo",
]
