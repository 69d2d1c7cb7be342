"""Settings: whose documents they are, in the form of the app."""

from pathlib import Path

from textual.widgets import Input

from tests.pictures import png
from tests.tui.conftest import Room, driven, press, runs, settled, text_of
from tests.tui.test_import import heard


def test_a_logo_is_given_by_its_file_and_shown_in_words_after(workspace: Room, tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(png())

    async def body() -> None:
        app = workspace.app()
        said = heard(app)
        async with driven(app) as pilot:
            app.open("settings")
            await settled(pilot)
            app.screen.query_one("#logo", Input).value = str(tmp_path / "logo.png")
            app.screen.query_one("#contact", Input).value = "Ines Quill"
            await press(pilot, "ctrl+s")
            assert "logo to PNG, 60 × 20 dots" in said[-1]
            app.open("settings")
            await settled(pilot)
            assert app.screen.query_one("#logo", Input).value.startswith("PNG, 60 × 20 dots")

    runs(body())
    (newest,) = workspace.asked("SELECT what FROM operation ORDER BY number DESC LIMIT 1")
    assert newest[0].startswith("set contact to Ines Quill, logo to PNG, 60 × 20 dots")


def test_a_colour_that_is_too_light_is_refused_in_the_form_and_nothing_is_written(workspace: Room) -> None:
    before = workspace.dump()

    async def body() -> None:
        app = workspace.app()
        async with driven(app) as pilot:
            app.open("settings")
            await settled(pilot)
            app.screen.query_one("#accent", Input).value = "#ffee00"
            app.screen.query_one("#contact", Input).value = "Ines Quill"
            await press(pilot, "ctrl+s")
            for words in ("#ffee00 is too light", "Choose a darker one, like", "#1f5f8b.", "Esc leaves."):
                assert words in text_of(app)  # to its last word, at 80 × 24

    runs(body())
    assert workspace.dump() == before
