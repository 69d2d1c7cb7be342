"""Numbered steps from an older file to this one; a fresh file is every step run from nothing.

A released step is never edited. Step n is `vN_sqlite.sql` and `vN_postgresql.sql` beside this page:
statements divided by lines that hold only `-- next`. `python -m tracker.upgrades.freeze` writes the
newest step from the tables; a test holds the tables against the steps.
"""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

LATEST = 3
APPLICATION = 0x54524B52  # "TRKR" in the header of a SQLite file of ours
DIVIDER = "\n-- next\n"

#: sha256 of the shape that a SQLite file has after each step (see `tracker.store.opening.shape`).
SHAPES = {
    1: "f29382f945f19085776f242ade528c28d1fd43489b72e0680a90b71b742f3178",
    2: "d6c210aa9ab243de31d286d648e905992bd3d45990dbf2a3ab3e9ade540a2ddf",
    3: "8e819eef7d0c8f62ef08aa85f806acdeda9dbb121bb592ca61b53117de1c1137",
}
#: The same of a PostgreSQL database (see `tracker.store.opening.SCHEMA_ON_SERVER`).
SHAPES_ON_SERVER = {
    1: "3718e7cbb7177fd98599ce5c4dd875663e46dfabe875d892b5d71715a2aaf282",
    2: "28d7f5370284ad322e745af03e057abaca44597b0ad5bdecec238586c074c389",
    3: "2fdea82e14210824f6899eafa82327025cc44d08cf230cbaa30c406782f07ac9",
}


@cache
def step(number: int, dialect: str) -> tuple[str, ...]:
    """Give the statements of one step for "sqlite" or "postgresql"."""
    text = files(__name__).joinpath(f"v{number}_{dialect}.sql").read_text(encoding="utf-8")
    return tuple(part.strip() for part in text.split(DIVIDER) if part.strip())


def since(version: int, dialect: str) -> Iterator[str]:
    """Give the statements that bring a file of this version (0: nothing there) to the latest."""
    for number in range(version + 1, LATEST + 1):
        yield from step(number, dialect)
