"""Files damaged by chance are opened, read and checked, or refused in a sentence; no byte of them is written."""

import random
import sqlite3
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tracker.errors import TrackerError
from tracker.store import Place, Store, create, open_store

PEOPLE = "\n".join(f"OR{n} | Person {n} | D{n % 4 + 1}-CPS | 2025-01-01" for n in range(60))


@pytest.fixture
def whole(tmp_path: Path, roster: Callable[[Store, str], None]) -> Path:
    """Give a file of records with people in it."""
    path = tmp_path / "whole.db"
    with closing(create(Place(path))) as store:
        roster(store, PEOPLE)
    return path


def damage(content: bytes, chance: random.Random) -> bytes:
    """Flip bits, cut the end off, exchange or empty pages."""
    damaged, page = bytearray(content), 4096
    kind = chance.choice(["flip", "flip", "flips", "cut", "swap", "zeros", "noise"])
    first, second = (page * chance.randrange(len(damaged) // page) for _ in range(2))
    if kind in ("flip", "flips"):
        for _ in range(1 if kind == "flip" else 100):
            damaged[chance.randrange(len(damaged))] ^= 1 << chance.randrange(8)
    elif kind == "cut":
        del damaged[chance.randrange(len(damaged)) :]
    elif kind == "swap":
        one, other = damaged[first : first + page], damaged[second : second + page]
        damaged[first : first + page], damaged[second : second + page] = other, one
    else:
        damaged[first : first + page] = bytes(page) if kind == "zeros" else chance.randbytes(page)
    return bytes(damaged)


def rows(path: Path) -> object:
    """Give every row of every table, or the error that reading them ends in."""
    with closing(sqlite3.connect(path)) as reading:
        try:
            names = [name for (name,) in reading.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
            return {name: reading.execute(f'SELECT * FROM "{name}" ORDER BY 1').fetchall() for name in names}
        except (sqlite3.Error, UnicodeDecodeError) as error:
            return str(error)


@pytest.mark.parametrize("files", [60, pytest.param(1000, marks=pytest.mark.long)])
def test_damage_ends_in_a_sentence_is_found_and_never_written_over(
    whole: Path, tmp_path: Path, told: Callable[[str, str], None], files: int
) -> None:
    content, there = whole.read_bytes(), rows(whole)
    ended: Counter[str] = Counter()
    path = tmp_path / "damaged.db"
    for seed in range(files):
        damaged = damage(content, random.Random(seed))
        path.write_bytes(damaged)
        try:
            with closing(open_store(Place(path))) as store:
                quick, full = store.check(quick=True), store.check()
            assert not full.whole or rows(path) == there, f"seed {seed}: what is read differs, and no check says so"
            ended["whole" if full.whole else "found at the start" if not quick.whole else "found by a check"] += 1
        except TrackerError as refused:
            ended[f"refused: {type(refused).__name__}"] += 1
        assert path.read_bytes() == damaged, f"seed {seed}: a damaged file was written"
        assert [each.name for each in tmp_path.iterdir() if each.name.startswith("damaged")] == ["damaged.db"]
    told(f"{files} damaged files", str(dict(ended)))
