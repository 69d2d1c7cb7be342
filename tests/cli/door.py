"""The command line in this process: words in, the exit code and both streams out, and the records looked at whole."""

import io
import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

from tracker.cli.run import run

JOURNAL = ("operation", "change", "sqlite_sequence")


@dataclass(frozen=True)
class Ending:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Give what stands on stdout, which is JSON and nothing else."""
        return json.loads(self.out)


@dataclass(frozen=True)
class Tracker:
    """The command line with a workspace of its own."""

    root: Path

    def __call__(self, *words: object, stdin: str = "", database: str | None = None) -> Ending:
        """Run one command and give its ending, whatever it is."""
        elsewhere = ["--database", database] if database else []
        return ran(["--workspace", str(self.root), *elsewhere, *map(str, words)], stdin=stdin)

    def done(self, *words: object, stdin: str = "", database: str | None = None) -> Ending:
        """Run one command that must end well."""
        ending = self(*words, stdin=stdin, database=database)
        assert ending.code == 0, ending.err
        return ending

    def asked(self, *words: object, code: int = 0) -> Any:
        """Run one command with --json and give what it says."""
        ending = self(*words, "--json")
        assert ending.code == code, ending.err
        return ending.json

    def asked_with(self, typed: str, *words: object) -> Any:
        """Run one command with --json and something typed into it, and give what it says."""
        return self.done(*words, "--json", stdin=typed).json

    @property
    def records(self) -> Path:
        """The one file of records."""
        return self.root / "data" / "tracker.db"

    def rows(self, *, journal: bool = False) -> dict[str, list[tuple[object, ...]]]:
        """Give every row of every table, the journal's own left out unless it is asked for."""
        with closing(sqlite3.connect(f"{self.records.as_uri()}?mode=ro", uri=True)) as file:
            names = [row[0] for row in file.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
            kept = [name for name in names if journal or name not in JOURNAL]
            return {name: sorted(file.execute(f'SELECT * FROM "{name}"'), key=repr) for name in kept}

    def head(self) -> str:
        """Give the journal's head."""
        return str(self.asked("check")["head"])

    def change(self) -> int:
        """Give the number of the newest change."""
        return int(self.asked("history")[0]["change"])


@contextmanager
def _typed(said: str) -> Iterator[None]:
    with patch("sys.stdin", io.TextIOWrapper(io.BytesIO(said.encode()), encoding="utf-8")):
        yield


def ran(words: Sequence[str], *, stdin: str = "") -> Ending:
    """Run the command line in this process."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err), _typed(stdin):
        code = run(words)
    return Ending(code, out.getvalue(), err.getvalue())
