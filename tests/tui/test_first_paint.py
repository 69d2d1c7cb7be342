"""What is imported before the first frame is light: the records' libraries wait for the first question."""

import subprocess
import sys
from pathlib import Path

from tests.tui.conftest import Room

HEAVY = (
    "sqlmodel",
    "sqlalchemy",
    "pydantic",
    "openpyxl",
    "xlsxwriter",
    "typst",
    "python_calamine",
    "alembic",
    "pendulum",
    "rapidfuzz",
    "tracker.model",
    "tracker.store",
    "typer",
)

SAID = """
import sys
from pathlib import Path
from tracker.tui.app import TrackerApp
from tracker.tui.page import Asking
from tracker.tui.records import Records
from tracker.workspace import read

def looked(app):
    print("\\n".join(sorted(sys.modules)))
    app.exit()

TrackerApp.on_ready = looked
Asking.run_aside = lambda *_, **__: None  # questions are asked in threads, after the first frame
app = TrackerApp(Records(read(Path(sys.argv[1]))), screen="coverage")
app.run(headless=True)
"""


def test_nothing_heavy_is_imported_before_the_first_frame(workspace: Room) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", SAID, str(workspace.root)],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    modules = set(ended.stdout.split())
    assert "textual.app" in modules
    assert "tracker.tui.screens.coverage" in modules
    assert not [name for name in HEAVY if name in modules]
