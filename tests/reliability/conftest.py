"""Children that work on records and are killed: started by a process that is warm already."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import pytest

from tracker import upgrades

WHILE_WRITING = 0.7  # of the kills; the others come at any moment
LONGER = 1.15  # than the work took once: some of it is done and said before the kill


def said(folder: Path) -> str:
    """Give what a child has said."""
    words = folder / "said"
    return words.read_text() if words.exists() else ""


@dataclass
class Children:
    """The process that forks them: `start` gives a child's number, `wait` its exit code."""

    asked: IO[str]
    told: IO[str]

    def _ask(self, *words: object) -> int:
        self.asked.write(json.dumps([str(word) for word in words]) + "\n")
        self.asked.flush()
        return int(self.told.readline())

    def start(self, what: str, folder: Path, *given: object) -> int:
        return self._ask(what, folder, *given)

    def run(self, what: str, folder: Path, *given: object) -> str:
        """Let a child work to its end and give what it said; it has to end well."""
        assert self.wait(self.start(what, folder, *given)) == 0, said(folder)
        return said(folder)

    def wait(self, child: int) -> int:
        return self._ask("wait", child)

    def kill_at_random(
        self, chance: random.Random, what: str, folder: Path, database: Path, lasts: tuple[float, float], *given: object
    ) -> str:
        """Kill a child at any moment of its work or, more often, of its writing; give what it had said by then.

        `lasts` are the seconds that all of it and its writing alone take.
        """
        child = self.start(what, folder, *given)
        if chance.random() < WHILE_WRITING:
            journal = database.with_name(database.name + "-journal")
            while not journal.exists() and "Written" not in said(folder):
                time.sleep(0.0005)
            time.sleep(chance.uniform(0, LONGER * lasts[1]))
        else:
            time.sleep(chance.uniform(0, LONGER * lasts[0]))
        self.kill(child)
        return said(folder)

    def kill(self, child: int) -> int:
        """Kill a child and what it started; its number stays its own until it is waited for."""
        try:
            os.killpg(child, signal.SIGKILL)
        except ProcessLookupError:  # it has no group of its own yet
            os.kill(child, signal.SIGKILL)
        return self.wait(child)


@pytest.fixture(scope="session")
def children() -> Iterator[Children]:
    """Start the process that forks children."""
    here, root = Path(__file__).parent, Path(upgrades.__file__).parents[2]
    with subprocess.Popen(
        [sys.executable, str(here / "dying.py")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(root)},
    ) as server:
        assert server.stdin
        assert server.stdout
        yield Children(server.stdin, server.stdout)
        server.stdin.close()


@pytest.fixture(scope="session")
def told() -> Callable[[str, str], None]:
    """Print a figure of this run: `pytest -s --long` shows what docs/reliability.md repeats."""
    return lambda goal, figure: print(f"\n{goal}: {figure}")
