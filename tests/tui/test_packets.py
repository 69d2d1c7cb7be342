"""Packets: chosen and previewed on a screen of their own, and the same files as the command's."""

from pathlib import Path

import pytest

from tests.cli.door import ran
from tests.tui.conftest import Room, driven, press, runs, settled, text_of
from tests.tui.test_import import heard
from tracker.reports.packets import files
from tracker.tui.screens import packets as screen_of
from tracker.tui.screens.packets import Packets
from tracker.tui.screens.progress import Progress

DAY = "2025-09-12"
KEYS = ("6", "p")


def written(folder: Path) -> dict[str, bytes]:
    """Give every file under a folder by its name."""
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()} if folder.exists() else {}


def commanded(room: Room, folder: Path, *words: str) -> dict[str, bytes]:
    ending = ran(["--workspace", str(room.root), "packets", "--as-of", DAY, "--out", str(folder), *words])
    assert ending.code == 0, ending.err
    return written(folder)


async def choose(app_screen: object, pilot: object, field: str, *keys: str) -> None:
    assert isinstance(app_screen, Packets)
    app_screen.query_one(f"#{field}").focus()
    await press(pilot, *keys)  # type: ignore[arg-type] # a pilot


def test_p_on_the_report_opens_them_and_esc_goes_back(workspace: Room) -> None:
    async def body() -> None:
        app = workspace.app()
        async with driven(app) as pilot:
            await press(pilot, *KEYS)
            assert type(app.screen) is Packets
            shown = text_of(app)
            assert "16 packets; days offered: none, each district is asked to name some" in shown
            assert "! the files name staff" in shown
            await press(pilot, "escape")
            assert type(app.screen).__name__ == "ReportScreen"

    runs(body())


def test_two_districts_with_mail_are_written_as_the_command_writes_them(workspace: Room, tmp_path: Path) -> None:
    before = workspace.dump()

    async def body() -> None:
        app = workspace.app()
        said = heard(app)
        async with driven(app) as pilot:
            await press(pilot, *KEYS)
            await choose(app.screen, pilot, "districts", *"4, 14")
            await choose(app.screen, pilot, "proposed", *"10/7,10/9")
            await choose(app.screen, pilot, "mail", "space")
            shown = text_of(app)
            assert "2 packets; days offered: 2025-10-07 Tuesday, 2025-10-09 Thursday" in shown
            assert "! nobody to write to is known in 4, 14" in shown
            await press(pilot, "ctrl+s")
            assert "9 files are in" in text_of(app).replace("\n", " ")
            assert said[-1] == "9 files are written. Nothing was sent."

    runs(body())
    words = ("--district", "4", "--district", "14", "--propose", "10/7,10/9", "--mail")
    assert written(workspace.workspace.exports) == commanded(workspace, tmp_path / "theirs", *words)
    assert workspace.dump() == before


def test_names_and_files_are_chosen_and_remembered(workspace: Room, tmp_path: Path) -> None:
    async def body() -> None:
        app = workspace.app()
        async with driven(app) as pilot:
            await press(pilot, *KEYS)
            await choose(app.screen, pilot, "districts", "4")
            await choose(app.screen, pilot, "who", "right", "space")
            assert "✓ no person names" in text_of(app)
            await choose(app.screen, pilot, "pdf", "space")
            await press(pilot, "ctrl+s", "escape", "p")
            assert isinstance(app.screen, Packets)
            assert app.screen.wanted.names is False
            assert app.screen.wanted.formats == ("xlsx",)
            assert app.screen.wanted.districts == ""

    runs(body())
    theirs = commanded(workspace, tmp_path / "theirs", "--district", "4", "--no-names", "--format", "xlsx")
    assert sorted(theirs) == ["D04 roster template (empty).xlsx", "D04_packet_2025-09-12.xlsx"]
    assert written(workspace.workspace.exports) == theirs


@pytest.mark.parametrize(
    ("field", "typed", "why"),
    [
        ("districts", "four", "are no districts"),
        ("districts", "77", "There is no district 77"),
        ("districts", "[/x]", "are no districts"),
        ("proposed", "soon", "is no day"),
        ("proposed", "9/1", "Propose later days"),
    ],
)
def test_what_cannot_be_is_said_while_it_is_typed_and_written_by_nothing(
    workspace: Room, field: str, typed: str, why: str
) -> None:
    async def body() -> None:
        app = workspace.app()
        async with driven(app) as pilot:
            await press(pilot, *KEYS)
            await choose(app.screen, pilot, field, *typed)
            assert why in " ".join(text_of(app).split())
            await press(pilot, "ctrl+s")
            assert isinstance(app.screen, Packets)

    runs(body())
    assert written(workspace.workspace.exports) == {}


def test_cancel_leaves_nothing(workspace: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    async def body() -> None:
        app = workspace.app()
        said = heard(app)
        async with driven(app) as pilot:
            await press(pilot, *KEYS)
            drawn: list[object] = []

            def stopping(document: object) -> bytes:
                drawn.append(document)
                if len(drawn) == 2:
                    assert isinstance(app.screen, Progress)
                    app.screen.stopped = True
                return b"%PDF"

            monkeypatch.setitem(files.FORMATS, "pdf", stopping)
            await press(pilot, "ctrl+s")
            await settled(pilot)
            assert len(drawn) == 2
            assert said[-1] == "Stopped. Nothing was written."
            assert isinstance(app.screen, Packets)

    runs(body())
    assert written(workspace.workspace.exports) == {}


def test_without_a_ticked_file_nothing_is_written_and_it_is_said(workspace: Room) -> None:
    async def body() -> None:
        app = workspace.app()
        said = heard(app)
        async with driven(app) as pilot:
            await press(pilot, *KEYS)
            for name in ("xlsx", "pdf"):
                await choose(app.screen, pilot, name, "space")
            await press(pilot, "ctrl+s")
            assert "Tick the files to write" in said[-1]

    runs(body())
    assert written(workspace.workspace.exports) == {}


def test_the_folder_is_offered_only_where_there_is_a_desktop(workspace: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(screen_of, "open_folder", opened.append)

    async def body() -> None:
        app = workspace.app()
        async with driven(app) as pilot:
            monkeypatch.setattr(screen_of, "has_desktop", lambda: False)
            await press(pilot, *KEYS, "o")
            assert opened == []
            monkeypatch.setattr(screen_of, "has_desktop", lambda: True)
            await press(pilot, "o")
            assert opened == [workspace.workspace.exports]

    runs(body())
