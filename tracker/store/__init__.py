"""The one file (or server) of records: `reading()` and `writing("why")` are the only ways to it."""

from tracker.store.place import Place, Store, create, in_memory, open_store

__all__ = ["Place", "Store", "create", "in_memory", "open_store"]
