"""Trend on the screen: a row for each day, the same figures as on Coverage, and nothing written."""

from datetime import date
from typing import Any

from tests.tui.conftest import Room, driven, press, runs, settled, text_of
from tracker.tui.screens.trend import Trend
from tracker.tui.widgets.bars import Facts
from tracker.tui.widgets.lines import Lines


def rows(app: Any) -> list[str]:
    """Give the rows without their padding."""
    return [
        " ".join(str(cell) for cell in line.cells if str(cell)) for line in app.screen.query_one("#days", Lines).lines
    ]


def test_g_on_coverage_shows_the_last_twelve_months_and_the_day(workspace: Room) -> None:
    async def body() -> None:
        async with driven(workspace.app()) as pilot:
            await press(pilot, "g")
            assert type(pilot.app.screen) is Trend
            shown = rows(pilot.app)
            assert len(shown) == 13
            assert shown[0] == "2024-09-30 0/32 ░░░░░░░░░┃ 0/16 0/7 ░░░░░░░░░░┃░ 0.0%"
            assert shown[-1] == "2025-09-12 1/32 ░░░░░░░░░┃ 0/16 2/9 ██░░░░░░░░┃░ 22.2%"
            assert "2025-09-12: 1 of 32 teams (1 before), 2 of 9 people (2 of 9 before)." in text_of(pilot.app)
            assert "1 of 1 sessions held by then; ┃ marks the target: all teams, 90% of staff." in text_of(pilot.app)
            await press(pilot, "escape")
            assert type(pilot.app.screen).__name__ == "Coverage"

    runs(body())


def test_t_p_and_w_change_the_training_the_program_and_the_step(workspace: Room) -> None:
    async def body() -> None:
        async with driven(workspace.app(), size=(120, 30)) as pilot:
            await press(pilot, "g", "p")
            assert "Program [CPS]" in text_of(pilot.app)
            assert rows(pilot.app)[-1].startswith("2025-09-12 1/16")
            assert "TEAMS REACHED, DAY BY DAY" in text_of(pilot.app)
            assert "2025-08-12 █░░░░░░░░░░░░░░░░░┃   1/16" in text_of(pilot.app)
            await press(pilot, "p")
            assert rows(pilot.app)[-1].startswith("2025-09-12 0/16")
            await press(pilot, "t", "w")
            shown = text_of(pilot.app)
            assert "Training [CSEC refresher]   Program [Permanency]   weeks to 2025-09-12" in shown
            assert rows(pilot.app)[-2].startswith("2025-09-05")
            assert "(none yet)" in shown

    runs(body())


def test_the_rows_are_copied_as_numbers(workspace: Room) -> None:
    async def body() -> None:
        async with driven(workspace.app()) as pilot:
            await press(pilot, "g", "c")
            lines = pilot.app.clipboard.splitlines()
            assert lines[0].split("\t")[:3] == ["Day", "Teams reached", "Teams"]
            assert lines[-1] == "2025-09-12\t1\t32\t0\t16\t2\t9"

    runs(body())


def test_another_day_moves_the_end_of_the_trend_and_plans_stand_beside_the_teams(workspace: Room) -> None:
    async def body() -> None:
        async with driven(workspace.app(as_of=date(2025, 10, 31))) as pilot:
            await press(pilot, "g")
            assert rows(pilot.app)[-1].startswith("2025-10-31 1/32 ░░░░░░░░░┃ (3) 0/16 2/9")
            await press(pilot, "up")
            assert "2025-09-30: 1 of 32 teams" in str(pilot.app.screen.query_one("#here", Facts).render())

    runs(body())


def test_the_palette_has_the_trend_on_every_screen(workspace: Room) -> None:
    async def body() -> None:
        async with driven(workspace.app(screen="history")) as pilot:
            titles = {command.title: command for command in pilot.app.get_system_commands(pilot.app.screen)}
            titles["Trend"].callback()
            await settled(pilot)
            assert isinstance(pilot.app.screen, Trend)
            assert rows(pilot.app)[-1].startswith("2025-09-12 1/32")

    runs(body())


def test_without_anybody_there_is_no_rate(begun: Room) -> None:
    async def body() -> None:
        async with driven(begun.app(screen="coverage")) as pilot:
            pilot.app.open("trend")  # type: ignore[attr-defined] # the app's own
            await settled(pilot)
            assert rows(pilot.app)[-1] == "2025-09-12 0/32 ░░░░░░░░░┃ 0/16 nobody no rate"

    runs(body())
