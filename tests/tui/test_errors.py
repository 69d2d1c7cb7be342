"""Whatever fails becomes the error screen: never a traceback, no names in the log, and the app goes on."""

import io
from contextlib import redirect_stderr, redirect_stdout
from typing import Any

import pytest
from rich.traceback import Trace, Traceback

from tests.tui.conftest import Room, driven, press, runs, said, settled, text_of
from tracker.errors import Refused
from tracker.tui.app import TrackerApp
from tracker.tui.screens.coverage import Coverage
from tracker.tui.screens.error import ErrorScreen
from tracker.tui.widgets.lines import Lines

SECRET = "Okoye, Ada"  # noqa: S105 - a name


def breaks(*_: Any, **__: Any) -> None:
    name = SECRET  # noqa: F841 - a local variable that nobody may see
    raise ValueError(f"no such person: {SECRET}")


def logged(room: Room) -> str:
    return "\n".join(path.read_text() for path in room.workspace.logs.glob("error-*.txt"))


async def _shows_the_error_and_goes_on(room: Room, app: TrackerApp) -> None:
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        async with app.run_test(size=(80, 24)) as pilot:
            await settled(pilot)
            await press(pilot, "o")
            assert isinstance(app.screen, ErrorScreen)
            shown = text_of(app)
            assert "Something went wrong" in shown
            assert "Nothing half done was kept. The newest change: scheduled" in shown
            assert "something unexpected (ValueError)" in shown
            assert SECRET not in shown
            await press(pilot, "r")
            assert isinstance(app.screen, Coverage)
            await press(pilot, "down", "8")
            assert app.place == "history"  # the app still answers
            app.failures.clear()
    assert "Traceback" not in out.getvalue() + err.getvalue()
    assert SECRET not in out.getvalue() + err.getvalue()
    assert "ValueError" in logged(room)
    assert "in breaks" in logged(room)
    assert SECRET not in logged(room)


def test_an_action_that_fails_becomes_the_error_screen(workspace: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Coverage, "action_order", breaks)
    runs(_shows_the_error_and_goes_on(workspace, workspace.app(screen="coverage")))


def test_a_question_in_a_thread_that_fails_becomes_the_error_screen(
    workspace: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Coverage, "action_order", lambda self: self.ask(breaks, breaks))
    runs(_shows_the_error_and_goes_on(workspace, workspace.app(screen="coverage")))


def test_a_worker_that_fails_becomes_the_error_screen(workspace: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Coverage, "action_order", lambda self: self.run_worker(breaks, thread=True))
    runs(_shows_the_error_and_goes_on(workspace, workspace.app(screen="coverage")))


def test_a_widget_that_fails_becomes_the_error_screen(workspace: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Coverage, "action_order", lambda self: self.query_one(Lines).call_later(breaks))
    runs(_shows_the_error_and_goes_on(workspace, workspace.app(screen="coverage")))


def test_a_refusal_is_said_and_no_error(workspace: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuses(*_: Any) -> None:
        raise Refused("That cannot be.")

    monkeypatch.setattr(Coverage, "action_order", refuses)

    async def body() -> None:
        app = workspace.app(screen="coverage")
        async with driven(app) as pilot:
            await press(pilot, "o")
            assert "That cannot be." in said(app)
            assert isinstance(app.screen, Coverage)

    runs(body())


@pytest.mark.parametrize("last", ["panic", "_fatal_error", "error screen"])
def test_where_even_the_error_screen_fails_the_app_closes_with_one_sentence(
    last: str, workspace: Room, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    if last == "error screen":
        monkeypatch.setattr(ErrorScreen, "compose", breaks)
        monkeypatch.setattr(Coverage, "action_order", breaks)
    elif last == "panic":
        monkeypatch.setattr(Coverage, "action_order", lambda self: self.app.panic(Traceback(Trace([]))))
    else:
        monkeypatch.setattr(Coverage, "action_order", lambda self: self.app._fatal_error())

    async def body() -> None:
        app = workspace.app(screen="coverage")
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press("o")
        assert app.return_code == 1

    runs(body())
    printed = capsys.readouterr()
    assert "Traceback" not in printed.out + printed.err
    assert SECRET not in printed.out + printed.err
    assert "the app was closed. Nothing half done was kept." in " ".join((printed.out + printed.err).split())
