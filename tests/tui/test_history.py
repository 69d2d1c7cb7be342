"""History, undo, redo and backups, by keys alone."""

from datetime import date

from tests.tui.conftest import Room, driven, press, runs, said, text_of
from tracker.tui.screens.history import History
from tracker.tui.widgets.lines import Lines


def test_history_shows_the_newest_first_and_tells_the_highlighted_change_in_words(workspace: Room) -> None:
    async def body() -> None:
        app = workspace.app(screen="history")
        async with driven(app) as pilot:
            shown = text_of(app).splitlines()
            whats = [line for line in shown if "overview for" in line or "imported" in line or "set up" in line]
            assert "scheduled" in whats[0]
            assert "logged" in whats[1]
            await press(pilot, "down")
            assert "+ Okoye, Ada: completed" in text_of(app)
            assert "+ session of 2025-08-12 Sex trafficking screening tool overview" in text_of(app)
            await press(pilot, "down")
            assert "+ Fenn, Bo (D4-CPS)" in text_of(app)
            assert "! Newer changes rest on Fenn, Bo (change 3); Okoye, Ada (change 3)" in text_of(app)

    runs(body())


def test_undo_takes_two_keys_and_ends_in_the_records_of_before(workspace: Room) -> None:
    async def body() -> None:
        assert workspace.asked("SELECT count(*) FROM session WHERE status = 'planned'") == [(1,)]
        app = workspace.app(screen="coverage")
        async with driven(app) as pilot:
            await press(pilot, "u")
            assert "scheduled the overview for 2 teams" in text_of(app)
            assert "Thursday" in text_of(app)  # when it was, with its weekday
            assert workspace.asked("SELECT count(*) FROM session WHERE status = 'planned'") == [(1,)]
            await press(pilot, "enter")
        assert workspace.asked("SELECT count(*) FROM session WHERE status = 'planned'") == [(0,)]
        newest = workspace.asked("SELECT kind, what FROM operation ORDER BY number DESC LIMIT 1")
        assert newest == [("undo", "undid: scheduled the overview for 2 teams on 2025-10-02")]

    runs(body())


def test_a_change_of_another_day_says_its_day_also_where_that_day_is_looked_at(workspace: Room) -> None:
    async def body() -> None:
        app = workspace.app(screen="history", as_of=date(2025, 9, 11))
        async with driven(app):
            lines = app.screen.query_one("#entries", Lines).lines
            assert {str(line.cells[0])[:6] for line in lines} == {"09-10 ", "09-11 "}

    runs(body())


def test_undo_is_left_by_escape_and_by_its_second_button(workspace: Room) -> None:
    async def body() -> None:
        before = workspace.dump()
        app = workspace.app(screen="coverage")
        async with driven(app) as pilot:
            await press(pilot, "u", "escape", "u", "tab", "enter")
            assert not app.screen.is_modal
        assert workspace.dump() == before

    runs(body())


def test_undo_of_a_change_that_others_rest_on_names_them_and_can_take_back_the_rest(workspace: Room) -> None:
    async def body() -> None:
        app = workspace.app(screen="history")
        async with driven(app) as pilot:
            await press(pilot, "down", "down", "u")
            shown = text_of(app)
            assert "Something newer rests on it:" in shown
            assert "Okoye, Ada (change 3)" in shown
            assert "Take back the rest, keep these" in shown
            await press(pilot, "enter")
        kept = {name for (name,) in workspace.asked("SELECT name FROM person")}
        assert kept == {"Okoye, Ada", "Fenn, Bo"}

    runs(body())


def test_an_undone_change_is_marked_and_redo_brings_it_back(workspace: Room) -> None:
    async def body() -> None:
        before = workspace.rows()
        app = workspace.app(screen="history")
        async with driven(app) as pilot:
            await press(pilot, "u", "enter")
            assert "undone" in text_of(app)
            assert "UNDID scheduled" in text_of(app)
            await press(pilot, "r")
            assert "Take back the undo" in text_of(app)
            await press(pilot, "enter")
            assert "redid: scheduled" in text_of(app)
        assert workspace.rows() == before

    runs(body())


def test_undo_with_nothing_to_undo_says_so(begun: Room) -> None:
    async def body() -> None:
        app = begun.app(screen="history")
        async with driven(app) as pilot:
            await press(pilot, "escape", "u")
            assert "There is nothing to undo." in text_of(app)
            await press(pilot, "enter")
            assert not app.screen.is_modal

    runs(body())


def test_history_is_filtered_by_words_and_escape_shows_all_again(workspace: Room) -> None:
    async def body() -> None:
        app = workspace.app(screen="history")
        async with driven(app) as pilot:
            lines = app.screen.query_one("#entries", Lines)
            assert len(lines.lines) == 4
            await press(pilot, "slash", *"Overview LOGGED".replace(" ", "_").replace("_", " "))
            assert [line.cells[1] for line in lines.lines] == ["logged the overview for D4-CPS on 2025-08-12"]
            await press(pilot, "x")
            assert "No change has all of these words" in text_of(app)
            await press(pilot, "escape")
            assert len(lines.lines) == 4
            assert isinstance(app.screen, History)

    runs(body())


def test_a_backup_is_made_and_put_back_after_being_asked_twice(workspace: Room) -> None:
    async def body() -> None:
        app = workspace.app(screen="history")
        async with driven(app) as pilot:
            await press(pilot, "b", "m", "enter")
            assert "by hand" in text_of(app)
            before = workspace.rows()
            await press(pilot, "escape", "u", "enter")
            assert workspace.rows() != before
            await press(pilot, "b")
            lines = app.screen.query_one("#backups", Lines)
            lines.go_to(next(line.key for line in lines.lines if "by-hand" in str(line.key)))
            await press(pilot, "enter", "tab", "enter")
            assert "will be gone" in text_of(app)
            assert workspace.rows() != before
            await press(pilot, "tab", "enter")
            assert "The backup is in place." in said(app)
        assert workspace.rows() == before
        assert workspace.asked("SELECT kind FROM operation ORDER BY number DESC LIMIT 1") == [("restore",)]

    runs(body())


def test_the_first_answer_to_restoring_leaves_everything(workspace: Room) -> None:
    async def body() -> None:
        app = workspace.app(screen="history")
        async with driven(app) as pilot:
            await press(pilot, "b", "m", "enter", "tab")
            before = workspace.dump()
            app.screen.query_one("#backups", Lines).focus()
            await press(pilot, "enter", "enter")
            assert not app.screen.is_modal
        assert workspace.dump() == before

    runs(body())
