"""Import of completions in the app: what was read, each question answered with a key, and applied whole."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.intake.completions.shapes import text_file
from tests.intake.untidy import workbook
from tests.tui.conftest import Room, driven, press, runs, said, settled, text_of
from tracker.tui.app import TrackerApp
from tracker.tui.completions_file import DRAFT
from tracker.tui.screens.completions import ImportCompletions
from tracker.tui.widgets.lines import Lines

D = date(2025, 9, 3)
LONG = ("OR Number", "Name", "Course", "Status", "Completed On")
ADA = ("OR1", "Okoye, Ada", "CSEC refresher", "Completed", D)
BO = ("OR2", "Fenn, Bo", "CSEC refresher", "Waived", D)


def arrived(room: Room, *rows: Sequence[Any], name: str = "LMS.xlsx", headings: Sequence[Any] = LONG) -> Path:
    """Put a file among the workspace's imports."""
    room.workspace.imports.mkdir(parents=True, exist_ok=True)
    return workbook(room.workspace.imports / name, {"Completions": [headings, *rows]})


def shown(app: TrackerApp) -> ImportCompletions:
    assert isinstance(app.screen, ImportCompletions)
    return app.screen


def here(app: TrackerApp) -> str:
    """Give the line under the cursor."""
    item = shown(app).here()
    return f"{item.mark} {item.who}: {item.what}" if item else ""


async def read(app: TrackerApp, pilot: Pilot[None], path: Path) -> None:
    """Bring the file's preview into sight."""
    app.go_to("import", path)
    await settled(pilot)


def completions(room: Room) -> list[tuple[Any, ...]]:
    return room.asked("SELECT person_id, course_id, day, source FROM completion ORDER BY person_id, day")


def test_a_file_is_shown_applied_with_one_chord_and_undone_in_two_keys(workspace: Room) -> None:
    path, head = arrived(workspace, ADA, BO), workspace.head()

    async def body() -> None:
        app = workspace.app(screen="coverage")
        async with driven(app) as pilot:
            await read(app, pilot, path)
            text = text_of(app)
            assert "LMS.xlsx, as of Wednesday 2025-09-03: a row for each person and course" in text
            assert "+1 completed  ~0 newer  –1 exempt  ?0 to decide" in text
            assert "Trained: csec-refresher 0/9 → 1/8" in text
            assert "– Fenn, Bo" in text
            assert "+ Okoye, Ada" in text
            assert workspace.head() == head
            await press(pilot, "ctrl+s")
            assert app.screen.__class__.__name__ == "Coverage"
            assert "1 completed, 0 newer, 1 exempt" in said(app)
            assert completions(workspace) == [(1, 2, "2025-09-03", "LMS")]
            await press(pilot, "u", "enter")
            assert completions(workspace) == []

    runs(body())


def test_no_single_key_writes(workspace: Room) -> None:
    path, head = arrived(workspace, ADA, BO), workspace.head()

    async def body() -> None:
        app = workspace.app(screen="coverage")
        async with driven(app) as pilot:
            await read(app, pilot, path)
            for key in ("enter", "n", "e", "f", "space", "a", "d", "y"):
                await press(pilot, key)
                while app.screen.is_modal:
                    await press(pilot, "escape")
                assert workspace.head() == head

    runs(body())


def test_an_unknown_course_is_chosen_where_the_cursor_stands_and_remembered(workspace: Room) -> None:
    path = arrived(workspace, ("OR1", "Okoye, Ada", "Screening 101", "Completed", D))

    async def body() -> None:
        app = workspace.app(screen="coverage")
        async with driven(app) as pilot:
            await read(app, pilot, path)
            assert here(app).startswith("? Screening 101: ▶ which course is this?  1 row")
            await press(pilot, "ctrl+s")
            assert "Nothing to write" in said(app)
            await press(pilot, "enter")
            assert "Which course is “Screening 101”?" in text_of(app)
            await press(pilot, "enter")
            assert "· screening 101" in text_of(app)
            await press(pilot, "ctrl+s")

    runs(body())
    assert completions(workspace) == [(1, 1, "2025-09-03", "LMS")]
    kept = workspace.asked("SELECT course_id, word FROM course_word")
    assert kept == [(1, "Screening 101")]


def test_the_day_of_those_without_one_is_typed_and_one_to_come_is_refused(workspace: Room) -> None:
    path = arrived(workspace, (*ADA[:4], None))

    async def body() -> None:
        app = workspace.app(screen="coverage")
        async with driven(app) as pilot:
            await read(app, pilot, path)
            assert here(app).startswith("? No day: ▶ which day is it of?")
            await press(pilot, "enter", *"9/30", "enter")
            assert "Give a day that is not still to come" in text_of(app)
            await press(pilot, *(["backspace"] * 4), *"9/1", "enter")
            assert "counts as of 2025-09-01" in text_of(app)
            await press(pilot, "ctrl+s")

    runs(body())
    assert completions(workspace) == [(1, 2, "2025-09-01", "LMS")]


def test_day_or_month_first_is_asked_and_the_answer_can_be_changed(workspace: Room) -> None:
    path = arrived(workspace, (*ADA[:4], "5/6/2025"))

    async def body() -> None:
        app = workspace.app(screen="coverage")
        async with driven(app) as pilot:
            await read(app, pilot, path)
            assert here(app).startswith("? Dates: ▶ is the day first or the month?")
            await press(pilot, "enter", "enter")
            assert "completed csec-refresher on 2025-06-05" in text_of(app)
            assert here(app) == "· Dates: the day stands first   Enter changes it"
            await press(pilot, "enter", "down", "enter")
            assert "completed csec-refresher on 2025-05-06" in text_of(app)

    runs(body())


def test_f_fills_down_and_takes_it_back(workspace: Room) -> None:
    path = arrived(workspace, ADA, (None, None, "screening-overview", "Completed", D))

    async def body() -> None:
        app = workspace.app(screen="coverage")
        async with driven(app) as pilot:
            await read(app, pilot, path)
            assert here(app).startswith("? Blank below: ▶ 1 row without a person or a course")
            await press(pilot, "f")
            assert "+2 completed" in text_of(app)
            await press(pilot, "f")
            assert "+1 completed" in text_of(app)
            await press(pilot, "f", "ctrl+s")

    runs(body())
    assert [row[:2] for row in completions(workspace)] == [(1, 1), (1, 2)]


def test_nothing_to_fill_down_says_so(workspace: Room) -> None:
    path = arrived(workspace, ADA)

    async def body() -> None:
        app = workspace.app(screen="coverage")
        async with driven(app) as pilot:
            await read(app, pilot, path)
            await press(pilot, "f")
            assert "nothing is to be filled down" in said(app)

    runs(body())


def test_somebody_who_waits_is_chosen_or_searched_for_and_known_the_next_time(workspace: Room) -> None:
    """Two people are called Lind, Cy; Addie is somebody whom only she knows."""
    path = arrived(workspace, ADA, ("", "Lind, Cy", *ADA[2:]), ("", "Zzz, Addie", *ADA[2:]))

    async def body() -> None:
        app = workspace.app(screen="coverage")
        async with driven(app) as pilot:
            await read(app, pilot, path)
            assert here(app).startswith("? Lind, Cy: ▶ who is it?  may be Lind, Cy (OR3, D4-CPS): same name")
            await press(pilot, "enter", "enter")
            assert "+2 completed" in text_of(app)
            await press(pilot, "n")
            assert here(app).startswith("? Zzz, Addie: ▶ who is it?  nobody fits")
            await press(pilot, "enter", "shift+tab", *"hana", "enter", "enter")
            assert "+3 completed" in text_of(app)
            await press(pilot, "ctrl+s")

    runs(body())
    assert [row[0] for row in completions(workspace)] == [1, 3, 8]
    assert workspace.asked("SELECT person_id, text FROM alias WHERE text = 'Zzz, Addie'") == [(8, "Zzz, Addie")]


def test_somebody_left_aside_is_listed_in_the_workbook_and_not_written(workspace: Room) -> None:
    path = arrived(workspace, ADA, ("", "Zzz, Addie", *ADA[2:]))

    async def body() -> None:
        app = workspace.app(screen="coverage")
        async with driven(app) as pilot:
            await read(app, pilot, path)
            await press(pilot, "enter", "enter")
            assert "left aside for now" in text_of(app)
            assert "?0 to decide" in text_of(app)
            await press(pilot, "ctrl+s")
            assert "What waits for a decision is in LMS set aside.xlsx" in said(app)

    runs(body())
    assert [row[0] for row in completions(workspace)] == [1]


def test_e_chooses_what_becomes_of_credit_that_is_there(workspace: Room) -> None:
    """Ada completed the overview on 12 August."""
    path = arrived(workspace, ("OR1", "Okoye, Ada", "screening-overview", "Completed", D), BO)

    async def body() -> None:
        app = workspace.app(screen="coverage")
        async with driven(app) as pilot:
            await read(app, pilot, path)
            assert "+1 completed" in text_of(app)
            await press(pilot, "e", "down", "enter")
            assert "+0 completed" in text_of(app)
            assert "there is credit of 2025-08-12 already" in text_of(app)

    runs(body())


def test_a_column_is_said_to_be_another_and_kept_for_the_next_file(workspace: Room) -> None:
    rows = [("Okoye, Ada", "CSEC refresher", "Completed", D)]
    path = arrived(workspace, *rows, headings=("Name", "Course", "Status", "Gone through"))

    async def body() -> None:
        app = workspace.app(screen="coverage")
        async with driven(app) as pilot:
            await read(app, pilot, path)
            shown(app).query_one("#items", Lines).go_to(("column", "Completions", "D"))
            assert here(app).startswith("· Completions, column D: not used")
            await press(pilot, "enter", *["up"] * 4, "enter")
            assert here(app).startswith("· Completions, column D: Day completed")
            assert "completed csec-refresher on 2025-09-03" in text_of(app)
            await press(pilot, "ctrl+s")

    runs(body())
    assert completions(workspace) == [(1, 2, "2025-09-03", "LMS")]


def test_what_she_chose_survives_a_crash_and_esc_asks_before_it_is_forgotten(workspace: Room) -> None:
    path = arrived(workspace, (*ADA[:4], "5/6/2025"))

    async def crashed() -> None:
        app = workspace.app(screen="coverage")
        async with driven(app) as pilot:
            await read(app, pilot, path)
            await press(pilot, "enter", "enter")

    async def again() -> None:
        app = workspace.app(screen="coverage")
        async with driven(app) as pilot:
            assert "A form was left unfinished: completions" in text_of(app)
            await press(pilot, "enter")
            assert "completed csec-refresher on 2025-06-05" in text_of(app)
            await press(pilot, "escape")
            assert "is not used yet" in text_of(app)
            await press(pilot, "enter")
            assert isinstance(app.screen, ImportCompletions)
            await press(pilot, "escape", "tab", "enter")
            assert not app.memory.read(DRAFT)

    runs(crashed())
    runs(again())


def test_records_that_changed_meanwhile_are_compared_again_and_nothing_is_written(workspace: Room) -> None:
    path = arrived(workspace, ADA)

    async def body() -> None:
        app = workspace.app(screen="coverage")
        async with driven(app) as pilot:
            await read(app, pilot, path)
            other = workspace.records()
            with other.store().writing("recorded it by hand") as db:
                from sqlalchemy import text

                db.execute(
                    text("INSERT INTO completion (person_id, course_id, day, source, note) VALUES (1, 2, :d, '', '')"),
                    {"d": "2025-09-03"},
                )
            other.close()
            await press(pilot, "ctrl+s")
            assert "The records changed since this preview was made" in said(app)
            assert "1 known already" in text_of(app)

    runs(body())
    assert [row[0] for row in completions(workspace)] == [1]


@pytest.mark.parametrize("size", [(80, 24), (120, 30), (120, 40)])
def test_hostile_text_is_only_text_and_the_keys_fit(workspace: Room, size: tuple[int, int]) -> None:
    rows = [
        ["Name", "Email", "Course", "Status", "Completed On"],
        ["Ann [/] \x1b[31mSmith", "or1@o.example", "[@click=app.quit]x[/]", "[/x]=1+1", "2025-09-03"],
        ["\u202eevil [bold]Bo", "x@y.example", "CSEC refresher", "Completed", "2025-09-03"],
    ]
    workspace.workspace.imports.mkdir(parents=True, exist_ok=True)
    path = text_file(workspace.workspace.imports / "[red]LMS.csv", rows)

    async def body() -> None:
        app = workspace.app(screen="coverage")
        async with driven(app, size) as pilot:
            await read(app, pilot, path)
            for _ in range(4):
                text = text_of(app)
                assert "\x1b" not in text
                assert "\u202e" not in text
                assert all(len(line) <= size[0] for line in text.splitlines())
                await press(pilot, "down", "enter")
                assert "\x1b" not in text_of(app)
                if app.screen.is_modal:
                    await press(pilot, "escape")
            assert "^s Apply" in text_of(app)
            assert "F1 Help" in text_of(app)

    runs(body())


def test_a_line_is_decided_with_the_mouse_too(workspace: Room) -> None:
    path = arrived(workspace, ("OR1", "Okoye, Ada", "Screening 101", "Completed", D))

    async def body() -> None:
        app = workspace.app(screen="coverage")
        async with driven(app) as pilot:
            await read(app, pilot, path)
            await pilot.click("#items", offset=(10, 1))
            await settled(pilot)
            assert "Which course is “Screening 101”?" in text_of(app)

    runs(body())
