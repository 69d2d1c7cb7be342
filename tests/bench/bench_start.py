"""How soon a command answers, against importing what it stands on. Prints JSON; never a test.

Run: python tests/bench/bench_start.py
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROUNDS = 9


def seconds(words: list[str], environment: dict[str, str]) -> float:
    """Give the median seconds of some fresh processes."""
    taken = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        subprocess.run([sys.executable, *words], check=True, capture_output=True, env=environment)
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def run() -> dict[str, dict[str, float]]:
    """Measure `--help` and `coverage` in one run with their floors."""
    with tempfile.TemporaryDirectory() as name:
        root = str(Path(__file__).parents[2])
        environment = {**os.environ, "PYTHONPATH": root, "TRACKER_WORKSPACE": name}
        subprocess.run(
            [sys.executable, "-m", "tracker", "init", name], check=True, capture_output=True, env=environment
        )
        found = {}
        for command, floor, bar in ((["--help"], "import typer", 1.6), (["coverage"], "import sqlmodel", 1.5)):
            ours = seconds(["-m", "tracker", *command], environment)
            least = seconds(["-c", floor], environment)
            found[f"tracker {command[0]}"] = {"ours": ours, "floor": least, "ratio": ours / least, "bar": bar}
        return found


if __name__ == "__main__":
    print(json.dumps(run(), indent=2))
