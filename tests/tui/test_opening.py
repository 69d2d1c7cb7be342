"""Which words open the app, and that it opens."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.tui.conftest import Room, driven, runs, text_of
from tracker.cli import door
from tracker.cli.opening import Asked, asked, shows_the_example
from tracker.cli.run import run
from tracker.errors import WrongUsage


@pytest.fixture(autouse=True)
def _options(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "OPTIONS", door.Options())


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ([], Asked()),
        (["--screen", "report", "--as-of=9/30", "--no-mouse"], Asked("report", "9/30", mouse=False)),
        (["--read-only", "--allow-network"], Asked()),
        (["coverage"], None),
        (["--help"], None),
        (["--as-of", "9/30", "coverage"], None),
    ],
)
def test_words_without_a_command_open_the_app(words: list[str], found: Asked | None) -> None:
    assert asked(words) == found


def test_an_option_that_lacks_its_value_is_wrong_usage() -> None:
    with pytest.raises(WrongUsage, match="--screen needs a value"):
        asked(["--screen"])


def test_the_example_is_looked_at_unless_it_is_only_made() -> None:
    assert shows_the_example(["demo", "there"])
    assert not shows_the_example(["demo", "--no-open"])
    assert not shows_the_example(["demo", "--help"])
    assert not shows_the_example(["people", "show", "demo"])


def test_no_words_at_a_terminal_open_the_app_and_give_its_exit_code(workspace: Room) -> None:
    opened: list[tuple[Asked, Path]] = []

    def opens(found: Asked) -> int:
        opened.append((found, door.workspace().root))
        return 7

    assert run(["--workspace", str(workspace.root), "--screen", "people"], opens) == 7
    assert opened == [(Asked("people"), workspace.root)]


def test_no_words_without_a_terminal_print_the_coverage_table(
    workspace: Room, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["--workspace", str(workspace.root), "--as-of", "2025-09-12"]) == 0
    out = capsys.readouterr().out
    assert "12 September 2025" in out
    assert "\x1b" not in out


def test_a_screen_that_is_none_and_a_day_that_is_none_are_said_in_a_sentence(
    workspace: Room, capsys: pytest.CaptureFixture[str]
) -> None:
    from tracker.__main__ import open_app

    assert run(["--workspace", str(workspace.root), "--as-of", "soon"], open_app) == 2
    assert run(["--workspace", str(workspace.root), "--screen", "nowhere"], open_app) == 2
    said = capsys.readouterr().err
    assert "'soon' is no day" in said
    assert "nowhere" in said
    assert "coverage, sessions, left, people" in said


def test_the_app_opens_on_the_coverage_of_the_day(workspace: Room) -> None:
    async def opened() -> None:
        app = workspace.app()
        async with driven(app):
            assert "2025-09-12" in text_of(app)
            assert "D04" in text_of(app)

    runs(opened())


def test_help_of_the_command_line_does_not_import_the_app() -> None:
    said = """
import sys
from tracker.__main__ import main
sys.argv = ["tracker", "--help"]
try:
    main()
except SystemExit:
    print([name for name in sys.modules if name.startswith(("textual", "sqlalchemy"))], file=sys.stderr)
"""
    ended = subprocess.run(
        [sys.executable, "-c", said],
        capture_output=True,
        text=True,
        check=True,
        stdin=subprocess.DEVNULL,
        cwd=Path(__file__).parents[2],
    )
    assert ended.stderr.strip() == "[]"
    assert "--no-mouse" in ended.stdout
