"""What holds on every screen: no single key writes, everything is reached by key and mouse, nothing overflows."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input, Static

from tests.tui.conftest import (
    PEOPLE,
    Room,
    Running,
    copied,
    driven,
    key_name,
    press,
    press_at_once,
    running,
    runs,
    settled,
    staff,
)
from tests.tui.screens_in_use import NUMBERED, OPENED, SIZES, there
from tracker.tui.app import TrackerApp
from tracker.tui.widgets.bars import PLACES, Tab
from tracker.tui.widgets.keys import PALETTE, Keys
from tracker.tui.widgets.lines import Lines

#: every key but most digits: those go to a screen from anywhere, and are pressed with the tabs below
KEYS = (
    *"abcdefghijklmnopqrstuvwxyz0179",
    *("space", "enter", "tab", "up", "down", "left", "right", "delete", "backspace"),
    *(f"f{number}" for number in range(1, 11)),
)


@pytest.fixture(scope="module")
def pressed(filled: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """Start the app once for every key: what is typed into a form lasts as its draft, which others do not want."""
    with running(copied(filled, tmp_path_factory.mktemp("pressed"))) as app:
        yield app


@pytest.mark.parametrize("name", OPENED)
def test_no_single_key_writes(name: str, pressed: Running) -> None:
    async def body() -> None:
        app, pilot, room = pressed.app, pressed.pilot, pressed.room
        await there(app, pilot, name)
        before, head = room.dump(), room.head()
        stack = len(app.screen_stack)
        named = type(app.screen).__name__
        await press_at_once(pilot, *(key for key in KEYS if key_name(key) not in app.screen.active_bindings))
        assert room.head() == head, f"a key that {name} does not name wrote something"
        for key in KEYS:
            if type(app.screen).__name__ == named and _answered_elsewhere(app, key, name):
                continue
            if type(app.screen).__name__ != named or len(app.screen_stack) != stack:
                await there(app, pilot, name)
            if _on_a_named_button(app, key):
                continue
            await press(pilot, key)
            assert room.head() == head, f"{key} on {name} wrote something"
        assert room.dump() == before

    pressed.runs(body())


def _answered_elsewhere(app: TrackerApp, key: str, name: str) -> bool:
    """Say whether nothing answers the key here, or the app itself, alike on every screen: pressed on the first."""
    active = app.screen.active_bindings.get(key_name(key))
    return active is None or (active.node is app and name != OPENED[0])


def _on_a_named_button(app: TrackerApp, key: str) -> bool:
    """Say whether the key is Enter or space on a named button, which may write."""
    focused: Any = app.focused
    return key in ("enter", "space") and type(focused).__name__ == "Button"


@pytest.mark.parametrize("name", OPENED)
def test_every_screen_fits(name: str, started: Running) -> None:
    async def body() -> None:
        await there(started.app, started.pilot, name)
        for size in SIZES:
            await _sized(started, size)
            _fits(started.app.screen, size[0])

    started.runs(body())


async def _sized(started: Running, size: tuple[int, int]) -> None:
    await started.pilot.resize_terminal(*size)
    await settled(started.pilot)


def _fits(screen: Screen[Any], width: int) -> None:
    """No footer wider than the window, no bar to scroll sideways, nothing that can be focused out of reach."""
    for line in screen.query(Keys):
        assert all(key.end <= width for key in line.shown)
        assert len([key for key in line.shown if not key.shown.startswith(PALETTE)]) <= 7 or width > 80
    for widget in screen.walk_children(Widget):
        assert not widget.show_horizontal_scrollbar, f"{widget!r} scrolls sideways"
        if isinstance(widget, Input | Lines) and widget.display and widget.region.width:
            assert widget.region.right <= width, f"{widget!r} is cut off"


@pytest.mark.parametrize("size", SIZES)
def test_the_numbered_screens_are_reached_by_digit_and_by_a_click_on_their_tab(
    size: tuple[int, int], workspace: Room
) -> None:
    async def body() -> None:
        app = workspace.app(screen="coverage")
        head = workspace.head()
        async with driven(app, size) as pilot:
            for place in NUMBERED:
                await press(pilot, "escape", PLACES[place][0])
                assert app.place == place
                assert getattr(app.screen, "PLACE", None) == place
            await press(pilot, "1")
            for place in NUMBERED:
                tab = next(each for each in app.screen.query(Tab) if each.place == place)
                await pilot.click(tab)
                await settled(pilot)
                assert getattr(app.screen, "PLACE", None) == place
                if isinstance(app.focused, Input):
                    await press(pilot, "escape")
        assert workspace.head() == head, "going to a screen wrote something"

    runs(body())


@pytest.mark.parametrize("name", NUMBERED)
def test_the_keys_of_the_footer_can_be_clicked(name: str, started: Running) -> None:
    async def body() -> None:
        await there(started.app, started.pilot, name)
        await _sized(started, (120, 30))
        line = started.app.screen.query_one(Keys)
        help_key = next(key for key in line.shown if key.key == "f1")
        await started.pilot.click(line, offset=(help_key.start, 0))
        await settled(started.pilot)
        assert type(started.app.screen).__name__ == "Help"

    started.runs(body())


@pytest.mark.parametrize("name", NUMBERED)
def test_a_row_is_reached_by_a_click(name: str, workspace: Room) -> None:
    async def body() -> None:
        staff(workspace.records(), PEOPLE.replace("OR", "XR"))
        app = workspace.app(screen="coverage")
        async with driven(app, (120, 30)) as pilot:
            await there(app, pilot, name)
            for lines in app.screen.query(Lines):
                if len(lines.lines) > 1 and lines.display and lines.size.height > 3:
                    await pilot.click(lines, offset=(3, 2))
                    await settled(pilot)
                    assert lines.row == 1

    runs(body())


async def _help_of(app: TrackerApp, pilot: Pilot[None]) -> str:
    await press(pilot, "f1")
    return str(app.screen.query_one("#words", Static).render())


@pytest.mark.parametrize("name", NUMBERED)
def test_every_screen_explains_itself(name: str, started: Running) -> None:
    async def body() -> None:
        app, pilot = started.app, started.pilot
        await _sized(started, SIZES[0])
        await there(app, pilot, name)
        assert len(getattr(app.screen, "HELP", "")) > 40
        said = await _help_of(app, pilot)
        assert "This screen" in said
        assert "ctrl+p  all commands" in said
        await press(pilot, "escape")
        assert getattr(app.screen, "PLACE", None) == name

    started.runs(body())
