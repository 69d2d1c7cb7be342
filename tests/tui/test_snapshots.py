"""The main screens as they are drawn, as plain text; RENEW_SNAPSHOTS=1 draws them anew to be looked at."""

import os
from pathlib import Path

import pytest

from tests.tui.conftest import Room, driven, press, runs, text_of
from tests.tui.screens_in_use import NUMBERED, is_there, there

FOLDER = Path(__file__).parent / "snapshots"
DRAWN = [name for name in (*NUMBERED, "team", "person", "undo", "help") if is_there(name)]


@pytest.mark.parametrize("size", [(80, 24), (120, 30)])
@pytest.mark.parametrize("name", DRAWN)
def test_a_screen_is_drawn_as_it_was(name: str, size: tuple[int, int], workspace: Room) -> None:
    async def body() -> None:
        app = workspace.app(screen="coverage")
        async with driven(app, size) as pilot:
            if name == "help":
                await press(pilot, "f1")
            else:
                await there(app, pilot, name)
            drawn = text_of(app).replace(str(workspace.root), "WORKSPACE")
        _compare(FOLDER / f"{name}-{size[0]}x{size[1]}.txt", drawn + "\n")

    runs(body())


def _compare(path: Path, drawn: str) -> None:
    if os.environ.get("RENEW_SNAPSHOTS"):
        path.write_text(drawn, encoding="utf-8")
    assert path.exists(), f"{path.name} is not there: RENEW_SNAPSHOTS=1 draws it, then look at it"
    assert drawn == path.read_text(encoding="utf-8")
