"""What every write did: who, when, before, after; undo; and what was known on an earlier moment."""

from tracker.journal.history import Entry, Touched, history, touched
from tracker.journal.past import Known, as_known, resolve
from tracker.journal.telling import Told, told
from tracker.journal.undo import Undone, redo, resting, undo

__all__ = [
    "Entry",
    "Known",
    "Told",
    "Touched",
    "Undone",
    "as_known",
    "history",
    "redo",
    "resolve",
    "resting",
    "told",
    "touched",
    "undo",
]
