"""Starts work that is going to be killed: warmed up once, then one fork for each line of standard input.

A line is JSON, `[what, folder, …]`; the answer is the child's process number. What the child says
goes to the file `said` in its folder.
"""

import json
import os
import resource
import signal
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

from sqlalchemy import insert, text

from tracker.cli.run import run
from tracker.errors import TrackerError
from tracker.model import Employment, Person, Posting
from tracker.store import Place, open_store

PEOPLE = 5000


def write(folder: str) -> int:
    """Write 5,000 people with a posting and an employment each, in one operation, and say so."""
    place = Place(Path(folder, "records.db"), backups=Path(folder, "backups"))
    numbers = range(1, PEOPLE + 1)
    with open_store(place).writing("added many people") as db:
        people = [{"id": n, "employee_number": f"OR{n}", "name": f"Person {n}"} for n in numbers]
        db.execute(insert(Person), people)
        first = date(2025, 1, 1)
        db.execute(insert(Posting), [{"person_id": n, "team_id": 1, "starts_on": first} for n in numbers])
        db.execute(insert(Employment), [{"person_id": n} for n in numbers])
    print("Written as change 2.")
    return 0


def bring_in(folder: str, file: str) -> int:
    """Import a workbook as the command does."""
    return run(["import", file, "--on", "2025-09-01", "--yes", "--workspace", folder])


def init(folder: str) -> int:
    """Make a workspace as the command does."""
    return run(["init", folder])


def count(folder: str, times: str) -> int:
    """Add one to a counter, again and again; one line for each that was saved."""
    store = open_store(Place(Path(folder, "records.db")))
    for _ in range(int(times)):
        with store.writing("counted") as db:
            db.execute(text("UPDATE setting SET value = CAST(CAST(value AS integer) + 1 AS text)"))
        print("one")
    return 0


def cramped(folder: str, most: str) -> int:
    """Write the 5,000 people where no file may grow beyond so many bytes."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(most), resource.RLIM_INFINITY))
    return write(folder)


def cut_off(folder: str, most: str) -> int:
    """Write the 5,000 people and die in the first call that would make a file grow beyond so many bytes."""
    signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(most), resource.RLIM_INFINITY))
    return write(folder)


WORK: dict[str, Callable[..., int]] = {
    "write": write,
    "init": init,
    "import": bring_in,
    "count": count,
    "cramped": cramped,
    "cut off": cut_off,
}


def work(what: str, folder: str, *given: str) -> int:
    """Do one piece of work in a process group of its own, and give its exit code."""
    os.setsid()
    said = os.open(Path(folder, "said"), os.O_CREAT | os.O_WRONLY | os.O_APPEND, 0o600)
    os.dup2(said, 1)
    os.dup2(said, 2)
    sys.stdout.reconfigure(line_buffering=True)  # type: ignore[union-attr] # a text stream
    try:
        return WORK[what](folder, *given)
    except TrackerError as error:
        print(f"refused: {error.message}")
        return error.exit_code


def main() -> None:
    """Fork for `["write", …]` and tell the child's number; for `["wait", number]` tell how it ended."""
    for line in sys.stdin:
        what, folder, *given = json.loads(line)
        if what == "wait":
            print(os.waitstatus_to_exitcode(os.waitpid(int(folder), 0)[1]), flush=True)
            continue
        child = os.fork()
        if child == 0:
            code = 70
            try:
                code = work(what, folder, *given)
            finally:
                os._exit(code)
        print(child, flush=True)


if __name__ == "__main__":
    main()
