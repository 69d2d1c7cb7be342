"""The window, its looks, and leaving: too small, larger again, another day, example data, an unfinished form."""

import threading
from datetime import date

import pytest
from textual.widgets import Input

from tests.tui.conftest import Room, driven, press, runs, said, settled, text_of
from tracker.tui.screens.coverage import Coverage
from tracker.tui.screens.small import TooSmall
from tracker.tui.screens.welcome import Welcome
from tracker.tui.widgets.lines import Lines
from tracker.workspace import make


def test_a_window_too_small_says_its_size_and_gives_the_screen_back_as_it_was(workspace: Room) -> None:
    async def body() -> None:
        app = workspace.app(screen="coverage")
        async with driven(app) as pilot:
            await press(pilot, "down", "down", "right")
            grid = app.screen.query_one(Lines)
            at = (grid.row, grid.column)
            await pilot.resize_terminal(64, 18)
            await settled(pilot)
            assert isinstance(app.screen, TooSmall)
            assert "Window is 64 × 18." in text_of(app)
            assert "This screen needs 80 × 24." in text_of(app)
            await press(pilot, "v")
            assert "D04 CPS" in text_of(app)
            await pilot.resize_terminal(80, 24)
            await settled(pilot)
            assert isinstance(app.screen, Coverage)
            assert (grid.row, grid.column) == at

    runs(body())


def test_a_day_that_is_not_today_is_marked_on_every_screen_until_today_is_looked_at(workspace: Room) -> None:
    async def body() -> None:
        app = workspace.app(screen="coverage", as_of=date(2025, 8, 1))
        async with driven(app) as pilot:
            for key in "128":
                await press(pilot, key)
                assert "Figures as of 2025-08-01 Friday, which is not today." in text_of(app)
            await press(pilot, "d", "enter")
            assert "not today" not in text_of(app)

    runs(body())


def test_example_data_is_marked_in_the_line_of_tabs(workspace: Room) -> None:
    (workspace.root / "data" / "settings.toml").unlink()
    example = Room(make(workspace.root, example=True, today=date(2025, 9, 12)))

    async def body() -> None:
        app = example.app(screen="history")
        async with driven(app) as pilot:
            for key in "812":
                await press(pilot, key)
                assert text_of(app).splitlines()[0].endswith(" EXAMPLE")
            await pilot.resize_terminal(120, 30)
            await press(pilot, "8")
            assert text_of(app).splitlines()[0].endswith("EXAMPLE DATA")

    runs(body())


def test_the_last_screen_and_the_look_are_remembered(workspace: Room) -> None:
    async def body() -> None:
        app = workspace.app()
        async with driven(app) as pilot:
            await press(pilot, "8")
            app.wear("high contrast", letters=True)
        again = workspace.app()
        async with driven(again) as pilot:
            assert again.place == "history"
            assert again.theme == "high contrast"
            await press(pilot, "1")
            assert "●" not in text_of(again).replace("● delivered", "")
            again.wear("light", letters=False)

    runs(body())


def test_quitting_while_something_is_written_waits_and_says_so(workspace: Room) -> None:
    async def body() -> None:
        app = workspace.app(screen="history")
        writing, go_on = threading.Event(), threading.Event()

        def write() -> None:
            from sqlalchemy import text

            with app.records.store().writing("a long one") as db:
                db.execute(text("UPDATE person SET name = 'Ada' WHERE id = 1"))
                writing.set()
                go_on.wait(10)

        thread = threading.Thread(target=write)
        async with driven(app) as pilot:
            thread.start()
            assert writing.wait(10)
            await press(pilot, "ctrl+q")
            assert "The app closes as soon as that is done." in said(app)
            running = [app.is_running]
            go_on.set()
            thread.join()
            await pilot.pause(0.2)
            running.append(app.is_running)
        assert running == [True, False]
        assert workspace.asked("SELECT name FROM person WHERE id = 1") == [("Ada",)]

    runs(body())


def test_ctrl_c_says_how_to_leave(workspace: Room) -> None:
    async def body() -> None:
        app = workspace.app(screen="history")
        async with driven(app) as pilot:
            await press(pilot, "ctrl+c")
            assert "ctrl+q quits." in said(app)

    runs(body())


def test_welcome_makes_the_records_by_enter_on_its_button_and_not_before(nothing: Room) -> None:
    async def body() -> None:
        app = nothing.app()
        async with driven(app) as pilot:
            assert isinstance(app.screen, Welcome)
            assert str(nothing.workspace.database)[:40] in text_of(app)
            await press(pilot, "i", "l", "5", "8", "t", "escape")
            assert isinstance(app.screen, Welcome)
            assert not nothing.workspace.database.exists()
            await press(pilot, "enter")
            assert "32 teams" in text_of(app)
            await press(pilot, "8")
            assert "set up the districts" in text_of(app)
        assert nothing.asked("SELECT count(*) FROM district") == [(16,)]

    runs(body())


def test_records_in_which_nothing_was_done_yet_open_on_welcome(begun: Room) -> None:
    async def body() -> None:
        app = begun.app()
        async with driven(app):
            assert isinstance(app.screen, Welcome)

    runs(body())


def test_settings_are_written_by_ctrl_s_as_one_change_and_refused_where_they_make_no_sense(workspace: Room) -> None:
    async def body() -> None:
        app = workspace.app(screen="history")
        async with driven(app) as pilot:
            app.open("settings")
            await settled(pilot)
            before = workspace.dump()
            field = app.screen.query_one("#roster_age_days", Input)
            field.focus()
            await settled(pilot)
            assert "a roster older than this many days is marked" in text_of(app)
            field.value = "soon"
            await press(pilot, "ctrl+s")
            assert "does not fit roster_age_days" in text_of(app)
            assert workspace.dump() == before
            field.value = "60"
            await press(pilot, "ctrl+s")
            assert not app.screen.is_modal
        assert workspace.asked("SELECT value FROM setting WHERE \"key\" = 'roster_age_days'") == [("60",)]
        newest = workspace.asked("SELECT what FROM operation ORDER BY number DESC LIMIT 1")
        assert newest == [("set roster_age_days to 60",)]

    runs(body())


def test_a_form_that_was_left_half_done_is_offered_at_the_next_start(workspace: Room) -> None:
    async def body() -> None:
        app = workspace.app(screen="history")
        async with driven(app) as pilot:
            app.open("settings")
            await settled(pilot)
            app.screen.query_one("#agency", Input).value = "Another"
            await settled(pilot)
        again = workspace.app(screen="history")
        async with driven(again) as pilot:
            assert "left unfinished: the settings" in text_of(again)
            await press(pilot, "enter")
            assert again.screen.query_one("#agency", Input).value == "Another"
            await press(pilot, "escape", "tab", "enter")
            assert not again.screen.is_modal
        third = workspace.app(screen="history")
        async with driven(third):
            assert not third.screen.is_modal

    runs(body())


@pytest.mark.parametrize(("typed", "screen"), [("backups", "Backups"), ("d14 perm", "Team")])
def test_the_palette_runs_what_was_typed(workspace: Room, typed: str, screen: str) -> None:
    async def body() -> None:
        app = workspace.app(screen="coverage")
        async with driven(app) as pilot:
            await press(pilot, "ctrl+p")
            await pilot.press(*("space" if each == " " else each for each in typed))
            await pilot.pause(0.3)
            await pilot.press("enter")
            await pilot.pause(0.1)
            await settled(pilot)
            assert type(app.screen).__name__ == screen
            if screen == "Team":
                assert "District 14 Permanency" in text_of(app)

    runs(body())
