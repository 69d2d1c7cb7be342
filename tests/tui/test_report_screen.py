"""The report's screen: what it previews is what it writes, and its files are the command's, byte for byte."""

from pathlib import Path

import pytest
from textual.widgets import TextArea

from tests.cli.door import ran
from tests.tui.conftest import Room, driven, press, runs, settled, text_of
from tests.tui.test_import import heard
from tracker.tui.screens import report as screen_of
from tracker.tui.screens.report import ReportScreen, last_exports
from tracker.tui.screens.wording import WordingForm

DAY = "2025-09-30"


def written(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()} if folder.exists() else {}


def commanded(room: Room, folder: Path, *words: str) -> dict[str, bytes]:
    ending = ran(["--workspace", str(room.root), "report", "--as-of", DAY, "--out", str(folder), *words])
    assert ending.code == 0, ending.err
    return written(folder)


def test_a_report_as_of_another_day_takes_eight_keys_and_writes_the_files_of_the_command(
    workspace: Room, tmp_path: Path
) -> None:
    keys = ("6", "d", *"9/30", "enter", "ctrl+s")
    assert len(keys) == 8

    async def body() -> None:
        app = workspace.app()
        async with driven(app) as pilot:
            await press(pilot, *keys)
            assert f"coverage_{DAY}_leadership.pdf" in text_of(app)
            assert f"{DAY} Tuesday (not today)" in text_of(app)

    runs(body())
    theirs = commanded(workspace, tmp_path / "theirs", "--format", "xlsx,pdf")
    assert sorted(theirs) == [f"coverage_{DAY}_leadership.pdf", f"coverage_{DAY}_leadership.xlsx"]
    assert written(workspace.workspace.exports) == theirs


def test_audience_and_files_are_chosen_with_space_and_remembered(workspace: Room, tmp_path: Path) -> None:
    async def body() -> None:
        app = workspace.app(as_of=None)
        async with driven(app) as pilot:
            await press(pilot, "6", "d", *DAY, "enter")
            screen = app.screen
            assert isinstance(screen, ReportScreen)
            screen.query_one("#copy").focus()
            await press(pilot, "right", "space")  # internal
            assert "do not pass them on" in text_of(app)
            for name in ("xlsx", "pdf", "csv", "json"):
                screen.query_one(f"#{name}").focus()
                await press(pilot, "space")
            await press(pilot, "ctrl+s", "1", "6")
            assert isinstance(app.screen, ReportScreen)
            assert (app.screen.copy, app.screen.files) == ("internal", ["csv", "json"])

    runs(body())
    theirs = commanded(workspace, tmp_path / "theirs", "--internal", "--format", "csv,json")
    assert written(workspace.workspace.exports) == theirs
    assert all("INTERNAL-names" in name for name in theirs)


def test_the_preview_says_the_headline_the_bars_and_what_to_check_first(workspace: Room) -> None:
    async def body() -> None:
        app = workspace.app()
        async with driven(app, (120, 40)) as pilot:
            await press(pilot, "6")
            shown = text_of(app)
            assert "1 of 32 district teams has received" in shown
            assert "! no roster: D1" not in shown
            assert "! no roster: D2-CPS, D2-Permanency" in shown
            assert "✓ no person names in the leadership files" in shown
            assert "┃" in shown
            assert "Okoye" not in shown
            await press(pilot, "c")
            assert app.clipboard.startswith("Training coverage as of Friday, 12 September 2025")

    runs(body())


def test_without_a_ticked_file_nothing_is_written_and_it_is_said(workspace: Room) -> None:
    async def body() -> None:
        app = workspace.app()
        said = heard(app)
        async with driven(app) as pilot:
            await press(pilot, "6")
            for name in ("xlsx", "pdf"):
                app.screen.query_one(f"#{name}").focus()
                await press(pilot, "space")
            await press(pilot, "ctrl+s")
            assert "Tick the files to write" in said[-1]

    runs(body())
    assert written(workspace.workspace.exports) == {}


def test_an_export_that_fails_says_so_and_a_report_writes_nothing_to_the_records(
    workspace: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = workspace.dump()

    def full(*_: object) -> bytes:
        raise OSError(28, "no space left")

    async def body() -> None:
        app = workspace.app()
        said = heard(app)
        async with driven(app) as pilot:
            await press(pilot, "6")
            monkeypatch.setattr("tracker.reports.putting._staged", full)
            await press(pilot, "ctrl+s")
            assert "The report was not written" in said[-1]
            assert isinstance(app.screen, ReportScreen)

    runs(body())
    assert workspace.dump() == before


def test_the_folder_is_offered_only_where_there_is_a_desktop(workspace: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(screen_of, "open_folder", opened.append)

    async def body() -> None:
        app = workspace.app()
        async with driven(app) as pilot:
            monkeypatch.setattr(screen_of, "has_desktop", lambda: False)
            await press(pilot, "6", "o")
            assert opened == []
            assert "Folder" not in text_of(app)
            monkeypatch.setattr(screen_of, "has_desktop", lambda: True)
            await press(pilot, "o")
            assert opened == [workspace.workspace.exports]

    runs(body())


def test_the_last_exports_are_listed_newest_first(tmp_path: Path) -> None:
    assert last_exports(tmp_path / "nowhere") == ()
    for number in range(10):
        (tmp_path / f"coverage_2025-09-{number + 10}_leadership.pdf").touch()
    (tmp_path / "other.pdf").touch()
    found = last_exports(tmp_path)
    assert len(found) == 8
    assert found[0].endswith("coverage_2025-09-19_leadership.pdf")


def test_packets_and_published_reports_stand_among_the_keys_where_there_is_room(workspace: Room) -> None:
    async def body() -> None:
        app = workspace.app(screen="report")
        async with driven(app, (120, 30)) as pilot:
            keys = text_of(app).splitlines()[-1]
            assert "p Packets" in keys
            assert "k Published" in keys
            await pilot.resize_terminal(80, 24)
            await settled(pilot)
            assert "k Published" not in text_of(app).splitlines()[-1]
            assert "F1 Help" in text_of(app).splitlines()[-1]

    runs(body())


def test_one_page_is_chosen_with_space_and_written_under_its_own_name(workspace: Room, tmp_path: Path) -> None:
    async def body() -> None:
        app = workspace.app(as_of=None)
        async with driven(app) as pilot:
            await press(pilot, "6", "d", *DAY, "enter")
            app.screen.query_one("#quick").focus()
            await press(pilot, "space", "ctrl+s", "1", "6")
            assert isinstance(app.screen, ReportScreen)
            assert app.screen.form == "quick"

    runs(body())
    theirs = commanded(workspace, tmp_path / "theirs", "--quick", "--format", "xlsx,pdf")
    assert sorted(theirs) == [f"coverage_{DAY}_leadership_one-page.{name}" for name in ("pdf", "xlsx")]
    assert written(workspace.workspace.exports) == theirs


def test_e_opens_the_words_and_ctrl_s_keeps_hers_with_that_report(workspace: Room) -> None:
    async def body() -> None:
        app = workspace.app(as_of=None)
        said = heard(app)
        async with driven(app, (120, 40)) as pilot:
            await press(pilot, "6", "d", *DAY, "enter", "e")
            screen = app.screen
            assert isinstance(screen, WordingForm)
            fields = {part: screen.query_one(f"#{part}", TextArea) for part in ("doing", "factors")}
            assert "eligible staff" in fields["doing"].text
            fields["factors"].text = "Two districts are [/x] short of trainers.\n\n- Travel is restricted."
            await press(pilot, "ctrl+s")
            assert "kept with the report as of 2025-09-30" in said[-1]
            shown = text_of(app)
            assert "Factors affecting results (your words)" in shown
            assert "Two districts are [/x] short of trainers." in shown
            assert "  Travel is restricted." in shown
            assert "How are we doing (your words)" not in shown
            await press(pilot, "u", "enter")
            assert "short of trainers" not in text_of(app)

    runs(body())


def test_words_that_name_somebody_are_refused_in_the_form_and_an_empty_field_brings_the_draft_back(
    workspace: Room,
) -> None:
    async def body() -> None:
        app = workspace.app()
        async with driven(app, (120, 40)) as pilot:
            await press(pilot, "6", "e")
            screen = app.screen
            assert isinstance(screen, WordingForm)
            screen.query_one("#doing", TextArea).text = "Ada Okoye is still to be trained."
            head = workspace.head()
            await press(pilot, "ctrl+s")
            assert app.screen is screen
            assert "names Okoye, Ada" in text_of(app)
            assert workspace.head() == head
            screen.query_one("#doing", TextArea).text = "Well."
            await press(pilot, "ctrl+s", "e")
            assert isinstance(app.screen, WordingForm)
            app.screen.query_one("#doing", TextArea).text = ""
            await press(pilot, "ctrl+s")
            assert "(your words)" not in text_of(app)

    runs(body())
