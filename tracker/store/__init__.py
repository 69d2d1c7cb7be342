"""The one file (or server) of records: `reading()` and `writing("why")` are the only ways to it."""

from tracker.store.access import create, in_memory, open_store, restore
from tracker.store.place import Place
from tracker.store.records import Store

__all__ = ["Place", "Store", "create", "in_memory", "open_store", "restore"]
