"""Schedule: the day first, every session of it in one change."""

import shutil
from datetime import date
from pathlib import Path

from textual.widgets import Input, Select

from tests.tui.conftest import ZONE, Room, driven, press, runs, settled, text_of
from tracker import teams, training
from tracker.tui.app import TrackerApp
from tracker.tui.screens.schedule import Schedule
from tracker.workspace import read

PERMANENCY = [(1, "Permanency"), (4, "Permanency"), (14, "Permanency"), (16, "Permanency")]


def words(app: object) -> str:
    """Give the screen as running text."""
    return " ".join(text_of(app).replace("│", " ").split())  # type: ignore[arg-type] # the app is ours


def opened(app: TrackerApp, *, course: str = "csec-refresher") -> None:
    app.open("schedule", course, PERMANENCY)


def test_a_day_and_ctrl_s_plan_one_session_as_the_command_does(workspace: Room, tmp_path: Path) -> None:
    other = Room(read(Path(shutil.copytree(workspace.root, tmp_path / "other"))))

    async def body() -> None:
        async with driven(workspace.app()) as pilot:
            opened(pilot.app)  # type: ignore[arg-type] # the app is ours
            await settled(pilot)
            await press(pilot, *"10/7")
            assert "2025-10-07 Tuesday" in text_of(pilot.app)
            assert "1 session for 4 teams" in text_of(pilot.app)
            await press(pilot, "ctrl+s")
            assert not isinstance(pilot.app.screen, Schedule)

    runs(body())
    store = other.records().store()
    with store.reading() as db:
        found = [teams.find(db, f"D{district}-{program}").team_id for district, program in PERMANENCY]
    with store.writing("scheduled") as db:
        training.schedule(db, "csec-refresher", day=date(2025, 10, 7), teams=found, zone=ZONE)
    store.close()
    for table in ("session", "delivery"):
        assert workspace.rows()[table] == other.rows()[table]


def test_three_teams_a_week_each_in_its_own_session_are_one_change(workspace: Room) -> None:
    before, head = workspace.rows(), workspace.asked("SELECT count(*) FROM operation")[0][0]

    async def body() -> None:
        async with driven(workspace.app(), (120, 30)) as pilot:
            opened(pilot.app)  # type: ignore[arg-type] # the app is ours
            await settled(pilot)
            await press(pilot, *"10/7")
            screen = pilot.app.screen
            screen.query_one("#rhythm", Select).value = "weekly"
            screen.query_one("#together", Select).value = "each"
            screen.query_one("#at", Input).value = "1:30 pm"
            await settled(pilot)
            assert "4 sessions for 4 teams" in text_of(pilot.app)
            assert "2025-10-14 Tuesday" in text_of(pilot.app)
            await press(pilot, "ctrl+s", "u", "enter")

    runs(body())
    assert workspace.asked("SELECT count(*) FROM operation")[0][0] == head + 2
    assert workspace.rows() == before


def test_sessions_after_the_target_day_are_marked(workspace: Room) -> None:
    records = workspace.records()
    with records.store().writing("target") as db:
        training.courses.change(db, "csec-refresher", target_on=date(2025, 10, 10))
    records.close()

    async def body() -> None:
        async with driven(workspace.app()) as pilot:
            opened(pilot.app)  # type: ignore[arg-type] # the app is ours
            await settled(pilot)
            await press(pilot, *"10/7")
            assert "after target" not in text_of(pilot.app)
            pilot.app.screen.query_one("#rhythm", Select).value = "weekly"
            await settled(pilot)
            assert words(pilot.app).count("! after target") == 1

    runs(body())


def test_no_day_no_team_or_no_time_writes_nothing_and_says_why(workspace: Room) -> None:
    before = workspace.dump()

    async def body() -> None:
        async with driven(workspace.app()) as pilot:
            opened(pilot.app)  # type: ignore[arg-type] # the app is ours
            await settled(pilot)
            await press(pilot, "ctrl+s")
            assert "Write the day" in text_of(pilot.app)
            await press(pilot, *"10/7")
            pilot.app.screen.query_one("#at", Input).value = "25:99"
            await press(pilot, "ctrl+s")
            assert "no time of day" in text_of(pilot.app)
            pilot.app.screen.query_one("#at", Input).value = ""
            pilot.app.screen.query_one("#teams", Input).value = "D4-XYZ"
            await press(pilot, "ctrl+s")
            assert "no team" in text_of(pilot.app)

    runs(body())
    assert workspace.dump() == before


def test_the_same_session_twice_is_refused_and_all_of_the_change_is_taken_back(workspace: Room) -> None:
    before = workspace.dump()

    async def body() -> None:
        async with driven(workspace.app()) as pilot:
            opened(pilot.app, course="screening-overview")  # type: ignore[arg-type] # the app is ours
            await settled(pilot)
            pilot.app.screen.query_one("#together", Select).value = "each"
            await press(pilot, *"10/2", "ctrl+s")
            assert "planned already, as session 2" in words(pilot.app)

    runs(body())
    assert workspace.dump() == before


def test_esc_asks_before_a_day_is_thrown_away_and_a_draft_comes_back(workspace: Room) -> None:
    async def body() -> None:
        async with driven(workspace.app()) as pilot:
            opened(pilot.app)  # type: ignore[arg-type] # the app is ours
            await settled(pilot)
            await press(pilot, *"10/7", "escape")
            assert "Keep editing" in text_of(pilot.app)
            await press(pilot, "enter")
            assert isinstance(pilot.app.screen, Schedule)
        async with driven(workspace.app()) as pilot:
            opened(pilot.app)  # type: ignore[arg-type] # the app is ours
            await settled(pilot)
            assert pilot.app.screen.query_one("#day Input", Input).value == "10/7"

    runs(body())


def test_nine_keys_from_left_schedule_the_remaining_permanency_teams(workspace: Room) -> None:
    keys = ["3", "p", "a", "s", *"10/7", "ctrl+s"]
    assert len(keys) == 9

    async def body() -> None:
        async with driven(workspace.app()) as pilot:
            await press(pilot, *keys)

    runs(body())
    (number,) = workspace.asked("SELECT id FROM session WHERE id > 2")
    planned = workspace.asked(
        "SELECT t.code FROM delivery d JOIN team t ON t.id = d.team_id WHERE session_id = ? ORDER BY t.id", *number
    )
    every = [f"D{district}-Permanency" for district in range(1, 17)]
    assert [code for (code,) in planned] == [code for code in every if code not in ("D1-Permanency", "D14-Permanency")]
