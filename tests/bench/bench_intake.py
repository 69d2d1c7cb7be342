"""A roster of 5,000 rows: read, proposed and committed, each against its floor. Prints JSON; never a test.

Run: python tests/bench/bench_intake.py
"""

import json
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from python_calamine import CalamineWorkbook
from sqlalchemy import text
from xlsxwriter import Workbook

from tracker.intake.commit import commit, propose_roster
from tracker.intake.reading import read_book
from tracker.intake.roster import read_roster
from tracker.intake.scan import scan
from tracker.intake.values import Roster
from tracker.setting_up import set_up
from tracker.store import Place, Store, create

ROWS, ROUNDS = 5_000, 5
DAY = date(2025, 9, 2)
HEADINGS = (
    "OR#",
    "Employee Name",
    "Position number",
    "Classification",
    "Supervisor",
    "Supervisor email",
    "District",
    "Program",
    "Work email",
    "Hire date",
    "Service date",
    "Worksite",
)


def workbook(path: Path) -> None:
    """Write a tidy roster of invented people over all districts and both programs."""
    book = Workbook(str(path))
    sheet = book.add_worksheet("Roster")
    sheet.write_row(0, 0, HEADINGS)
    for n in range(1, ROWS + 1):
        sheet.write_row(
            n,
            0,
            (
                f"OR{n:07}",
                f"Sample{_letters(n)}, Given{_letters(n * 7)}",
                f"P{n:06}",
                "SSS1",
                f"Lead{n % 90}, Sam",
                f"lead{n % 90}@odhs.example",
                f"D{n % 16 + 1:02}",
                "CPS" if n % 2 else "Permanency",
                f"sample{n}@odhs.example",
                "2020-01-05",
                "2019-01-05",
                f"Office {n % 40}",
            ),
        )
    book.close()


def _letters(number: int) -> str:
    """Spell a number, so that every invented name is another."""
    return "".join(chr(97 + int(digit)) for digit in str(number))


def best(work: Callable[[], object]) -> float:
    """Give the median seconds of some rounds."""
    taken = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def reading(path: Path) -> dict[str, float]:
    """Hold reading into rows and problems against calamine reading the same file plus the pre-scan."""

    def floor() -> None:
        scan(path)
        book = CalamineWorkbook.from_path(str(path))
        for name in book.sheet_names:
            book.get_sheet_by_name(name).to_python()

    ours, least = best(lambda: read_roster(read_book(path), on=DAY)), best(floor)
    return {"ours": ours, "floor": least, "ratio": ours / least, "bar": 4.0}


def writing(path: Path, folder: Path) -> dict[str, float]:
    """Hold propose and commit into an empty file, journal included, against executemany of the same rows."""
    roster = read_roster(read_book(path), on=DAY)
    ours, floors = [], []
    for number in range(ROUNDS):
        store = create(Place(path=folder / f"{number}.db"))
        set_up(store)
        start = time.perf_counter()
        imported(store, roster)
        ours.append(time.perf_counter() - start)
        floors.append(bare(store, folder / f"{number}-bare.db"))
        store.close()
    taken, least = statistics.median(ours), statistics.median(floors)
    return {"ours": taken, "floor": least, "ratio": taken / least, "bar": 12.0}


def imported(store: Store, roster: Roster) -> None:
    """Propose and commit in one operation."""
    with store.reading() as db:
        proposal = propose_roster(db, roster, on=DAY)
    with store.writing("imported the benchmark's roster") as db:
        commit(db, roster, proposal)


def bare(store: Store, path: Path) -> float:
    """Insert the rows that the import wrote into tables without triggers, in one transaction."""
    nouns = ("import", "person", "employment", "supervision", "posting", "listing", "cover")
    with store.reading() as db:
        rows = {noun: [tuple(row) for row in db.execute(text(f'SELECT * FROM "{noun}"'))] for noun in nouns}
        made = {
            noun: db.execute(text("SELECT sql FROM sqlite_master WHERE name = :n"), {"n": noun}).scalar_one()
            for noun in nouns
        }
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA synchronous = EXTRA")
    for statement in made.values():
        connection.execute(statement)
    start = time.perf_counter()
    connection.execute("BEGIN IMMEDIATE")
    for noun, given in rows.items():
        connection.executemany(f'INSERT INTO "{noun}" VALUES ({", ".join("?" * len(given[0]))})', given)
    connection.execute("COMMIT")
    taken = time.perf_counter() - start
    connection.close()
    return taken


def run() -> dict[str, dict[str, float]]:
    """Measure both in one run."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "roster.xlsx"
        workbook(path)
        return {"read 5,000 rows": reading(path), "propose and commit 5,000 rows": writing(path, Path(name))}


if __name__ == "__main__":
    print(json.dumps(run(), indent=2))
