"""kill -9 at random moments leaves all or nothing, and no write that was acknowledged is lost."""

import random
import shutil
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from tracker.model import Program, Setting, Team
from tracker.store import Place, create, open_store
from tracker.store.backups import listing

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs fork and SIGKILL")
PEOPLE = 5000
Told = Callable[[str, str], None]


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with records that hold a team and a counter, to be copied."""
    folder = tmp_path_factory.mktemp("ready")
    with (
        closing(create(Place(folder / "records.db", backups=folder / "backups"))) as store,
        store.writing("set up", kind="setup") as db,
    ):
        db.add(Program(code="CPS", title="CPS"))
        db.flush()
        db.add(Team(code="D4-CPS", program_id=1))
        db.add(Setting(key="count", value="0"))
    return folder


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory, children: Any) -> Path:
    """Give a workspace with what ships, to be copied, and in it a workbook of 5,000 people."""
    import xlsxwriter

    folder = tmp_path_factory.mktemp("workspace") / "made"
    folder.mkdir()
    children.run("init", folder)
    (folder / "said").unlink()
    with xlsxwriter.Workbook(str(folder / "imports" / "roster.xlsx")) as book:
        sheet = book.add_worksheet("Roster")
        sheet.write_row(0, 0, ["Employee ID", "Name", "Email", "District", "Program"])
        for number in range(PEOPLE):
            name = "".join(chr(97 + int(digit)) for digit in f"{number:04}")
            person = [f"OR{number:07}", f"A{name} Z{name}", f"{name}@example.org", f"{number % 16 + 1}", "CPS"]
            sheet.write_row(number + 1, 0, person)
    return folder


def outcome(database: Path, said: str, seed: int) -> str:
    """Open the records as the next program would and hold that they are whole, with all or none of the people."""
    with closing(open_store(Place(database, backups=database.parent / "backups"))) as store:
        found = store.check()
        assert found.whole, f"seed {seed}: {found.wrong}"
        with store.reading() as db:
            people = db.execute(text("SELECT count(*) FROM person")).scalar_one()
    assert people in (0, PEOPLE), f"seed {seed}: a part of the import was left"
    acknowledged = "Written as change" in said
    assert people or not acknowledged, f"seed {seed}: an acknowledged import was lost"
    for made in listing(database.parent / "backups"):
        with closing(open_store(Place(made.path), read_only=True)) as copy:
            assert str(copy.head()) == made.head, f"seed {seed}: {made.path.name} is not what it says"
    return "acknowledged" if acknowledged else "whole, not yet said" if people else "nothing"


def timed(children: Any, what: str, folder: Path, database: Path, *given: object) -> tuple[float, float]:
    """Give the seconds that all of the work takes, and its writing alone."""
    journal, began = database.with_name(database.name + "-journal"), time.monotonic()
    child = children.start(what, folder, *given)
    while not journal.exists():
        time.sleep(0.0005)
    writing = time.monotonic()
    assert children.wait(child) == 0
    return time.monotonic() - began, time.monotonic() - writing


def rounds(
    children: Any, tmp_path: Path, source: Path, name: str, what: str, seeds: range, *given: object
) -> Counter[str]:
    """Kill as often as there are seeds, each time on a new copy, and count how it ended."""
    shutil.copytree(source, tmp_path / "timed")
    lasts = timed(children, what, tmp_path / "timed", tmp_path / "timed" / name, *given)
    ended: Counter[str] = Counter()
    for seed in seeds:
        folder = tmp_path / f"seed-{seed}"
        shutil.copytree(source, folder)
        said = children.kill_at_random(random.Random(seed), what, folder, folder / name, lasts, *given)
        ended[outcome(folder / name, said, seed)] += 1
        shutil.rmtree(folder)
    return ended


def test_a_write_of_5000_people_that_is_killed_leaves_all_or_nothing(
    children: Any, ready: Path, tmp_path: Path, told: Told
) -> None:
    ended = rounds(children, tmp_path, ready, "records.db", "write", range(15))
    told("kill -9 while 5,000 people are written", str(dict(ended)))
    assert ended["nothing"]


def test_an_import_of_5000_people_that_is_killed_leaves_all_or_nothing(
    children: Any, workspace: Path, tmp_path: Path, told: Told
) -> None:
    roster = workspace / "imports" / "roster.xlsx"
    ended = rounds(children, tmp_path, workspace, "data/tracker.db", "import", range(3), roster)
    told("kill -9 in `tracker import` of 5,000 people", str(dict(ended)))


@pytest.mark.long
def test_200_imports_of_5000_people_that_are_killed_leave_all_or_nothing(
    children: Any, workspace: Path, tmp_path: Path, told: Told
) -> None:
    roster = workspace / "imports" / "roster.xlsx"
    ended = rounds(children, tmp_path, workspace, "data/tracker.db", "import", range(200), roster)
    told("kill -9 in `tracker import` of 5,000 people, 200 times", str(dict(ended)))
    assert ended["nothing"]
    assert ended["acknowledged"]


def counted(folder: Path) -> tuple[int, int]:
    """Give the counter and the number of operations that the journal holds, in records that are whole."""
    with closing(open_store(Place(folder / "records.db"))) as store:
        assert store.check().whole
        with store.reading() as db:
            value = db.execute(text("SELECT value FROM setting WHERE key = 'count'")).scalar_one()
        return int(value), store.head().number - 1


def test_four_writers_at_once_lose_no_count(children: Any, ready: Path, tmp_path: Path) -> None:
    shutil.copytree(ready, tmp_path / "here")
    writers = [children.start("count", tmp_path / "here", 12) for _ in range(4)]
    assert [children.wait(writer) for writer in writers] == [0, 0, 0, 0]
    assert counted(tmp_path / "here") == (48, 48)
    assert (tmp_path / "here" / "said").read_text().count("one") == 48


@pytest.mark.parametrize("kills", [6, pytest.param(200, marks=pytest.mark.long)])
def test_writers_that_are_killed_lose_nothing_that_they_acknowledged(
    children: Any, ready: Path, tmp_path: Path, told: Told, kills: int
) -> None:
    chance, folder = random.Random(kills), tmp_path / "here"
    shutil.copytree(ready, folder)
    writers = [children.start("count", folder, 10**6) for _ in range(4)]
    for _ in range(kills):
        time.sleep(chance.uniform(0, 0.15))
        killed = chance.randrange(4)
        children.kill(writers[killed])
        writers[killed] = children.start("count", folder, 10**6)
    for writer in writers:
        children.kill(writer)
    value, operations = counted(folder)
    acknowledged = (folder / "said").read_text().count("one")
    told(f"4 writers, {kills + 4} kills", f"{acknowledged} acknowledged, {value} counted")
    assert value == operations
    assert acknowledged <= value <= acknowledged + kills + 4


@pytest.mark.parametrize("pages", [(0, 1, 700), pytest.param(range(0, 1000, 5), marks=pytest.mark.long)])
def test_a_kill_between_two_pages_of_a_commit_leaves_nothing(
    children: Any, ready: Path, tmp_path: Path, pages: Sequence[int]
) -> None:
    """The first page counts pages that were never written; the journal takes it back."""
    least = ready.joinpath("records.db").stat().st_size
    for page in pages:
        folder = tmp_path / f"page-{page}"
        shutil.copytree(ready, folder)
        assert children.wait(children.start("cut off", folder, least + 4096 * page)) == -signal.SIGXFSZ
        assert outcome(folder / "records.db", "", page) == "nothing"
        shutil.rmtree(folder)


@pytest.mark.parametrize("levels", [6, pytest.param(50, marks=pytest.mark.long)])
def test_where_no_file_may_grow_the_truth_is_told(
    children: Any, ready: Path, tmp_path: Path, told: Told, levels: int
) -> None:
    """From no room for a page up to room for everything: saved or not saved, as it says."""
    shutil.copytree(ready, tmp_path / "roomy")
    children.run("write", tmp_path / "roomy")
    least, most = (folder.joinpath("records.db").stat().st_size for folder in (ready, tmp_path / "roomy"))
    ended: Counter[str] = Counter()
    for level in range(levels + 1):
        folder = tmp_path / f"level-{level}"
        shutil.copytree(ready, folder)
        room = least // 2 + (most - least // 2) * level // levels
        code = children.wait(children.start("cramped", folder, room))
        said = (folder / "said").read_text()
        ended["saved" if code == 0 else "not saved"] += 1
        assert ("Written" in said) == (code == 0)
        assert code == 0 or said.startswith("refused: "), said
        assert (outcome(folder / "records.db", said, level) == "acknowledged") == (code == 0)
        shutil.rmtree(folder)
    told(f"no room, {levels + 1} levels", str(dict(ended)))
    assert ended["saved"]
    assert ended["not saved"]
