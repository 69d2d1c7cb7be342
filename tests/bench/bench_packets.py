"""Sixteen packets as workbook and PDF, with rosters and mail drafts, in seconds. Prints JSON; never a test.

Run: python -m tests.bench.bench_packets
"""

import json
import tempfile
import time
from datetime import date
from pathlib import Path

from tracker.demo import build
from tracker.reports.packets.files import write
from tracker.reports.packets.gather import gather
from tracker.store import Place, open_store

DAY = date(2025, 8, 20)
BAR = 20.0  # seconds


def run() -> dict[str, dict[str, float]]:
    """Measure one run on the example, as the command does it."""
    with tempfile.TemporaryDirectory() as name:
        made = build(Path(name) / "example")
        store = open_store(Place(path=made.database))
        start = time.perf_counter()
        packets = gather(store, DAY, zone="America/Los_Angeles", example=True)
        asked = time.perf_counter() - start
        written = write(packets, ["xlsx", "pdf"], Path(name) / "out", mail=True)
        taken = time.perf_counter() - start
        store.close()
    files = sum(len(each.paths) for each in written)
    return {"16 packets": {"ours": taken, "asking": asked, "packets": len(packets), "files": files, "bar": BAR}}


if __name__ == "__main__":
    print(json.dumps(run(), indent=2))
