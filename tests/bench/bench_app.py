"""The app against a bare one with the same chrome: first frame, table on screen, keys, stalls. Prints JSON, no test.

Run: python -m tests.bench.bench_app
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.bench.bench_intake import workbook
from tests.bench.generated import make
from tracker.setting_up import set_up
from tracker.store import Place, create
from tracker.workspace import make as make_workspace

ROUNDS, PEOPLE, KEYS = 5, 5_000, 100
AT_WORK = ("reading", "comparing", "foreseeing", "writing")

_BARE = """
import time; start = time.perf_counter()
import sys
from textual.app import App
from textual.binding import Binding
from textual.containers import Horizontal
from textual.widgets import DataTable, Footer, Static
class Bare(App):
    BINDINGS = [Binding(key, "nothing", words) for key, words in zip("lsidu", ("Log", "Plan", "Add", "Day", "Undo"))]
    def compose(self):
        with Horizontal():
            for words in ("1 Coverage", "2 Sessions", "3 Left", "4 People", "5 Import", "6 Report", "8 History"):
                yield Static(words)
        yield Static("facts")
        yield DataTable()
        yield Static("here")
        yield Footer(compact=True)
    def action_nothing(self):
        pass
    def on_mount(self):
        table = self.query_one(DataTable)
        table.add_columns(*"abcde")
        for number in range(20):
            table.add_row(*[f"{number} cell"] * 5)
        table.focus()
app = Bare()
"""
_OURS = """
import time; start = time.perf_counter()
import sys
from pathlib import Path
from tracker.tui.app import TrackerApp
from tracker.tui.records import Records
from tracker.workspace import read
app = TrackerApp(Records(read(Path(sys.argv[1]))), screen=sys.argv[2])
"""
_FIRST = """
def ready():
    print(time.perf_counter() - start)
    app.exit()
app.on_ready = None
type(app).on_ready = lambda self: ready()
app.run(headless=True, size=(120, 30))
"""
_QUERY = """
import threading
def question():
    import sqlmodel
    from sqlalchemy import text
    engine = sqlmodel.create_engine("sqlite:///" + sys.argv[1] + "/data/tracker.db")
    with sqlmodel.Session(engine) as db:
        db.execute(text("SELECT count(*) FROM person")).all()
    app.call_from_thread(shown)
def shown():
    print(time.perf_counter() - start)
    app.exit()
type(app).on_ready = lambda self: self.run_worker(question, thread=True)
app.run(headless=True, size=(120, 30))
"""
_TABLE = """
from tracker.tui.widgets.lines import Lines
def look():
    if any(lines.lines for lines in app.screen.query(Lines)):
        print(time.perf_counter() - start)
        app.exit()
type(app).on_ready = lambda self: self.set_interval(0.005, look)
app.run(headless=True, size=(120, 30))
"""
_KEYS = """
import asyncio, json
from textual import events
async def drive():
    async with app.run_test(size=(120, 30)) as pilot:
        await pilot.pause(3)
        taken = []
        for number in range(int(sys.argv[3])):
            drawn = asyncio.Event()
            app.screen.call_after_refresh(lambda: None)
            before = time.perf_counter()
            app.post_message(events.Key("down" if number % 2 == 0 else "up", None))
            await asyncio.sleep(0)
            app.call_later(lambda: app.screen.call_after_refresh(drawn.set))
            await drawn.wait()
            taken.append(time.perf_counter() - before)
            await asyncio.sleep(0.01)
        print(json.dumps(sorted(taken)))
asyncio.run(drive())
"""


def _ran(words: str, *given: object) -> str:
    return _started("-c", words, *map(str, given))


def _started(*given: str) -> str:
    """Run Python, and give the last line that it prints."""
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    ended = subprocess.run([sys.executable, *given], check=True, capture_output=True, text=True, env=environment)
    return ended.stdout.strip().splitlines()[-1]


def _against(ours: str, floor: str, bar: float, *given: object) -> dict[str, float]:
    """Take both turn by turn, in fresh processes, and compare the medians."""
    pairs = [(float(_ran(ours, *given)), float(_ran(floor, *given))) for _ in range(ROUNDS)]
    mine, least = (statistics.median(pair[place] for pair in pairs) for place in (0, 1))
    return {"ours": mine, "floor": least, "ratio": mine / least, "bar": bar}


def _keys(root: Path, screen: str) -> dict[str, float]:
    mine = json.loads(_ran(_OURS + _KEYS, root, screen, KEYS))
    least = json.loads(_ran(_BARE + _KEYS, root, screen, KEYS))
    at = int(KEYS * 0.95)
    ratios = {"ratio": mine[at] / least[at], "longest": mine[-1] / least[-1]}
    return {"p95": mine[at], "floor_p95": least[at], **ratios, "bar": 3}


def _stalls(folder: Path) -> dict[str, dict[str, float]]:
    """Import 5,000 rows in the app, and open as many screens in a bare one; the calmest of some rounds of each."""
    fresh = make_workspace(folder / "fresh")
    store = create(Place(path=fresh.database))
    set_up(store)
    store.close()
    workbook(fresh.imports / "Roster 2025-09-02.xlsx")
    mine, least = [], []
    for number in range(ROUNDS):
        root = Path(shutil.copytree(fresh.root, folder / str(number)))
        mine.append(json.loads(_started("-m", "tests.bench.stalls", str(root))))
        least.append(json.loads(_started("-m", "tests.bench.stalls")))
    return {
        "stalls while 5,000 rows are imported": _longest(mine, least, AT_WORK, ("keys", "words")),
        "stalls as its screens open": _longest(mine, least, ("opening",), ("opening",)),
    }


def _longest(
    mine: list[dict[str, float]], least: list[dict[str, float]], ours: tuple[str, ...], floor: tuple[str, ...]
) -> dict[str, float]:
    """Compare the longest stalls of the calmest round of each."""
    work = min(max(late[doing] for doing in ours) for late in mine)
    bare = min(max(late[doing] for doing in floor) for late in least)
    return {"longest": work, "floor": bare, "ratio": work / bare, "bar": 3}


def run() -> dict[str, dict[str, float]]:
    """Measure in one run on records of 5,000 people."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(name) / "workspace"
        workspace = make_workspace(root)
        make(workspace.database, PEOPLE, 20_000, courses=2)
        return {
            "first frame": _against(_OURS + _FIRST, _BARE + _FIRST, 1.3, root, "coverage"),
            "coverage on screen": _against(_OURS + _TABLE, _BARE + _QUERY, 1.5, root, "coverage"),
            **{f"keys on {screen}": _keys(root, screen) for screen in ("coverage", "people", "history")},
            **_stalls(Path(name)),
        }


if __name__ == "__main__":
    print(json.dumps(run(), indent=2))
