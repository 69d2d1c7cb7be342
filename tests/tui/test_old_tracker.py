"""Her old tracker on its screen: every cell's fate, her answers, and the one key that applies it."""

import asyncio
from datetime import date
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from tests.demo.samples.old_tracker import tracker as sample
from tests.intake.untidy import Row, workbook
from tests.tui.conftest import Room, driven, press, runs, said, settled, text_of
from tracker.tui.app import TrackerApp
from tracker.tui.roster_file import DRAFT
from tracker.tui.screens.give_day import GiveDay
from tracker.tui.screens.old_tracker import OldTracker
from tracker.tui.screens.progress import Progress
from tracker.tui.widgets.lines import Lines

HEAD = ("District", "Overview CPS", "Overview Perm")
JUNE = date(2025, 6, 3)
ALL = ("District 1", "District 2", "District 3")


def of(room: Room, *rows: Row, head: Row = HEAD, sheet: str = "Tracker") -> Path:
    path = room.workspace.imports / "tracker.xlsx"
    path.parent.mkdir(parents=True, exist_ok=True)
    return workbook(path, {sheet: [head, *rows]})


async def opened(app: TrackerApp, pilot: Pilot[None], path: Path) -> OldTracker:
    app.go_to("import", path)
    await settled(pilot)
    screen = app.screen
    assert isinstance(screen, OldTracker)
    return screen


def becomes(screen: OldTracker) -> dict[str, str]:
    return {item.where: f"{item.mark} {item.what}" for item in screen.items}


def sessions(room: Room) -> list[tuple[Any, ...]]:
    return room.asked("SELECT day, status, headcount FROM session WHERE id > 2 ORDER BY day, id")


async def typed(pilot: Pilot[None], text: str) -> None:
    for letter in text:
        await press(pilot, letter)


@pytest.mark.parametrize("size", [(80, 24), (120, 30)])
def test_every_cell_stands_with_what_becomes_of_it_questions_first(size: tuple[int, int], workspace: Room) -> None:
    path = workspace.workspace.imports / "Old_tracker_2025.xlsx"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(sample())
    head = workspace.head()

    async def body() -> None:
        app = workspace.app()
        async with driven(app, size) as pilot:
            screen = await opened(app, pilot, path)
            shown = text_of(app)
            assert "+23 held   +3 planned   =0 known   ?7 to answer" in shown
            assert "Taken for granted: Days are read month before day, as “3/18 (14)” shows." in shown
            assert [item.asks for item in screen.items] == sorted((item.asks for item in screen.items), reverse=True)
            assert becomes(screen)["B6"] == "+ 2025-02-11 D1-CPS"
            assert becomes(screen)["C14"] == "? held?"
            assert "It is filled green." in shown
            assert max(map(len, shown.splitlines())) <= size[0]
            assert not screen.query_one("#items", Lines).show_horizontal_scrollbar

    runs(body())
    assert workspace.head() == head


def test_a_file_with_nothing_to_ask_is_applied_by_one_key_and_taken_back_by_undo(workspace: Room) -> None:
    path = of(workspace, *((each, JUNE, "6/17/25 (9)") for each in ALL), ("District 5", "9/30/25", None))
    before = workspace.rows()

    async def body() -> None:
        app = workspace.app()
        async with driven(app) as pilot:
            await opened(app, pilot, path)
            await press(pilot, "ctrl+s")
            assert app.place == "sessions"
            assert "Imported tracker.xlsx: 6 held, 1 planned" in said(app)
            assert len(sessions(workspace)) == 7
            await press(pilot, "u", "enter")

    runs(body())
    assert workspace.rows() == before


def test_a_day_is_given_for_a_cell_its_column_or_all(workspace: Room) -> None:
    path = of(workspace, ("District 1", "✓", 14), ("District 2", "✓", "x"), ("District 3", JUNE, JUNE))

    async def body() -> None:
        app = workspace.app()
        async with driven(app) as pilot:
            screen = await opened(app, pilot, path)
            await press(pilot, "enter")
            assert isinstance(app.screen, GiveDay)
            await typed(pilot, "7/8/25")
            await press(pilot, "enter")
            assert becomes(screen)["B2"] == "+ 2025-07-08 D1-CPS"
            assert screen.query_one("#items", Lines).key == ("cell", "Tracker!C2")
            await press(pilot, "enter")
            await typed(pilot, "7/9/25")
            await pilot.click("#scope-1")
            await settled(pilot)
            assert becomes(screen)["C2"] == "+ 2025-07-09 D1-Permanency, 14 people"
            assert becomes(screen)["C3"] == "+ 2025-07-09 D2-Permanency"
            assert becomes(screen)["B3"] == "? which day?"
            await press(pilot, "d")
            await typed(pilot, "7/10/25")
            await press(pilot, "enter")
            assert becomes(screen)["B3"] == "+ 2025-07-10 D2-CPS"
            assert "1 cell without a day: held on Thursday 2025-07-10, as you said." in text_of(app).replace("\n ", " ")
            await press(pilot, "ctrl+s")

    runs(body())
    assert [row[0] for row in sessions(workspace)] == [
        "2025-06-03",
        "2025-07-08",
        "2025-07-09",
        "2025-07-09",
        "2025-07-10",
    ]


def test_a_day_to_come_is_no_day_on_which_something_was_held(workspace: Room) -> None:
    path = of(workspace, *((each, "✓", JUNE) for each in ALL))

    async def body() -> None:
        app = workspace.app()
        async with driven(app) as pilot:
            screen = await opened(app, pilot, path)
            await press(pilot, "enter")
            await typed(pilot, "12/1/25")
            await press(pilot, "enter")
            assert "still to come" in said(app)
            assert becomes(screen)["B2"] == "? which day?"

    runs(body())


def test_one_answer_settles_a_training_a_program_an_order_and_a_year(workspace: Room) -> None:
    rows = [(each, f"6/{n}", f"7/{n + 4}") for n, each in enumerate(ALL, start=3)]
    path = of(workspace, *rows, head=("District", "Familial", "Overview"))

    async def body() -> None:
        app = workspace.app()
        async with driven(app) as pilot:
            screen = await opened(app, pilot, path)
            for _ in range(6):
                if any(item.asks for item in screen.items):
                    await press(pilot, "enter", "enter")
            assert not any(item.asks for item in screen.items)
            assert screen.done is not None
            assert len(screen.done.proposal.fates) == 6

    runs(body())


def test_a_colour_without_words_is_asked_about_and_no_is_taken(workspace: Room) -> None:
    path = workspace.workspace.imports / "Old_tracker_2025.xlsx"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(sample())

    async def body() -> None:
        app = workspace.app()
        async with driven(app) as pilot:
            screen = await opened(app, pilot, path)
            listed = screen.query_one("#items", Lines)
            listed.go_to(("cell", "Tracker!C14"))
            await press(pilot, "enter")
            assert "C14 is filled green (“Held”) without words: held?" in text_of(app)
            await press(pilot, "tab", "enter")
            assert becomes(screen)["C14"] == "· no session, as you said"

    runs(body())


def test_space_leaves_a_cell_out_and_takes_it_in_again_and_n_goes_to_the_next_question(workspace: Room) -> None:
    path = of(
        workspace, ("District 1", JUNE, "called 5/1"), ("District 2", JUNE, None), ("District 3", JUNE, "ask Kim")
    )

    async def body() -> None:
        app = workspace.app()
        async with driven(app) as pilot:
            screen = await opened(app, pilot, path)
            listed = screen.query_one("#items", Lines)
            await press(pilot, "n")
            assert listed.key == ("cell", "Tracker!C4")
            await press(pilot, "space")
            assert becomes(screen)["C4"] == "– left out, as you said"
            listed.go_to(("cell", "Tracker!B2"))
            await press(pilot, "space")
            assert screen.done is not None
            assert len(screen.done.proposal.held) == 2
            listed.go_to(("cell", "Tracker!B2"))
            await press(pilot, "space")
            assert len(screen.done.proposal.held) == 3

    runs(body())


def test_answers_survive_a_crash_and_go_with_the_file_once_it_is_written(workspace: Room) -> None:
    path = of(workspace, ("District 1", "✓", None), ("District 2", JUNE, None), ("District 3", JUNE, None))

    async def answered() -> None:
        app = workspace.app()
        async with driven(app) as pilot:
            await opened(app, pilot, path)
            await press(pilot, "d")
            await typed(pilot, "7/8/25")
            await press(pilot, "enter")

    async def again() -> None:
        app = workspace.app(screen="coverage")
        async with driven(app) as pilot:
            assert "left unfinished" in text_of(app)
            await press(pilot, "enter")
            assert isinstance(app.screen, OldTracker)
            assert becomes(app.screen)["B2"] == "+ 2025-07-08 D1-CPS"
            await press(pilot, "ctrl+s")
            assert app.memory.read(DRAFT) == {}

    runs(answered())
    runs(again())
    assert len(sessions(workspace)) == 3


def test_what_the_records_changed_meanwhile_is_refused_and_shown_anew(workspace: Room) -> None:
    path = of(workspace, *((each, JUNE, None) for each in ALL))

    async def body() -> None:
        app = workspace.app()
        async with driven(app) as pilot:
            screen = await opened(app, pilot, path)
            from tests.cli.door import ran

            words = ["log", "screening-overview", "--on", "2025-06-03", "--team", "D1-CPS", "--headcount", "4"]
            assert ran(["--workspace", str(workspace.root), *words]).code == 0
            await press(pilot, "ctrl+s")
            assert "The records changed since this preview was made" in said(app)
            assert becomes(screen)["B2"].startswith("= ")

    runs(body())
    assert len(sessions(workspace)) == 1


def test_cancel_takes_back_what_was_written(workspace: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    path = of(workspace, *((each, JUNE, None) for each in ALL))
    before, written, go_on = workspace.dump(), Event(), Event()
    from tracker.intake.old_tracker import commit

    write = commit._write

    def slowly(*given: Any, **how: Any) -> None:
        write(*given, **how)
        written.set()
        assert go_on.wait(30)

    monkeypatch.setattr(commit, "_write", slowly)

    async def body() -> None:
        app = workspace.app()
        async with driven(app) as pilot:
            await opened(app, pilot, path)
            pilot.app.simulate_key("ctrl+s")
            await asyncio.to_thread(written.wait, 30)
            assert isinstance(app.screen, Progress)
            app.screen.action_stop()
            go_on.set()
            await settled(pilot)
            assert "Stopped. Nothing was written." in said(app)

    runs(body())
    assert workspace.dump() == before


def test_hostile_cells_are_drawn_as_text(workspace: Room) -> None:
    bad = "[/red][@click=app.quit]gone[/]"
    path = of(
        workspace, *((each, JUNE, bad if each == ALL[0] else JUNE) for each in ALL), (bad, JUNE, None), sheet="{b}x"
    )

    async def body() -> None:
        app = workspace.app()
        async with driven(app, (120, 30)) as pilot:
            screen = await opened(app, pilot, path)
            assert "[/red][@cli" in text_of(app)
            for _ in screen.items:
                await press(pilot, "down")
            screen.query_one("#items", Lines).go_to(("cell", "{b}x!C2"))
            await press(pilot, "enter")
            assert type(app.screen) is GiveDay
            await press(pilot, "escape")
            assert app.screen_stack[-1] is screen

    runs(body())


def test_a_file_that_turns_out_to_hold_nothing_says_so(workspace: Room) -> None:
    path = workbook(workspace.root / "people.xlsx", {"People": [("Name",), ("Okoye, Ada",)]})

    async def body() -> None:
        from tracker.intake.arriving import arrived

        app = workspace.app()
        async with driven(app) as pilot:
            app.open("old-tracker", arrived(path, kind="sessions"))
            await settled(pilot)
            assert "districts on one side" in said(app)
            await press(pilot, "ctrl+s")
            assert not isinstance(app.focused, Input)

    runs(body())
