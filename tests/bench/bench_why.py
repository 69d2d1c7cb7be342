"""Why the figures moved, held against one coverage of the same records: two days, and two moments of knowledge.

Run as a script it prints JSON: `python -m tests.bench.bench_why`. Ratios are taken in one run.
"""

import json
import sys
import tempfile
from datetime import timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import text

from tests.bench.bench_coverage import SMALL, seconds
from tests.bench.generated import AS_OF, make
from tracker.coverage.measure import measure
from tracker.coverage.why.asked import why
from tracker.coverage.why.restating import restatement
from tracker.coverage.why.values import At
from tracker.store import Place, Store, open_store

BEFORE = AS_OF - timedelta(days=91)
BAR = 4  # coverages: each day is one, and everybody's standing is read where coverage reads counts
TIMES = 5


def against_coverage(store: Store) -> dict[str, Any]:
    """Time coverage of a day and the change between two, turn by turn."""
    took = [(seconds(lambda: _coverage(store), 1), seconds(lambda: _why(store), 1)) for _ in range(TIMES)]
    coverage, moved = min(each[0] for each in took), min(each[1] for each in took)
    return {"coverage": coverage, "why": moved, "ratio": moved / coverage, "bar": BAR}


def restated(store: Store) -> dict[str, Any]:
    """Time what a few hundred late rows changed, against one coverage."""
    with store.writing("a note, so that there is a moment") as db:
        db.execute(text("UPDATE course SET note = 'x' WHERE id = 1"))
    since = str(store.head().number)
    with store.writing("late sign-in rows") as db:
        db.execute(text("UPDATE attendance SET outcome = 'completed' WHERE id % 200 = 0"))
    took = [
        (seconds(lambda: _coverage(store), 1), seconds(lambda: restatement(store, since, None, zone="UTC"), 1))
        for _ in range(TIMES)
    ]
    coverage, found = min(each[0] for each in took), min(each[1] for each in took)
    return {"coverage": coverage, "restatement": found, "ratio": found / coverage}


def _coverage(store: Store) -> None:
    with store.reading() as db:
        measure(db, AS_OF)


def _why(store: Store) -> None:
    why(store, At(BEFORE, None), At(AS_OF, None), zone="UTC")


def main() -> None:
    """Print the seconds and ratios."""
    with tempfile.TemporaryDirectory() as name:
        store = open_store(Place(path=make(Path(name) / "records.db", SMALL, 100_000)))
        json.dump({"why": against_coverage(store), "restatement": restated(store)}, sys.stdout, indent=2)
        store.close()
    print()


if __name__ == "__main__":
    main()
