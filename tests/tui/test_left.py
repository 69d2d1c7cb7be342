"""Who's left on the screen: filtered, picked, and handed to Schedule in four keys."""

from datetime import date
from typing import Any

import pytest

from tests.tui.conftest import Room, driven, press, runs, text_of
from tracker.tui.app import TrackerApp
from tracker.tui.screens.left import Left, LeftPeople
from tracker.tui.widgets.lines import Lines


def teams(app: Any) -> list[object]:
    return [line.key for line in app.screen.query_one("#teams", Lines).lines]


@pytest.fixture
def handed(monkeypatch: pytest.MonkeyPatch) -> list[tuple[object, ...]]:
    """Note what is handed to Schedule instead of opening it."""
    found: list[tuple[object, ...]] = []
    opened = TrackerApp.open

    def noting(self: TrackerApp, place: str, *args: Any) -> None:
        if place == "schedule":
            found.append(args)
        else:
            opened(self, place, *args)

    monkeypatch.setattr(TrackerApp, "open", noting)
    return found


def test_the_teams_that_no_session_reached_are_shown_and_those_planned_only_when_asked_for(workspace: Room) -> None:
    async def body() -> None:
        async with driven(workspace.app(screen="left"), size=(120, 40)) as pilot:
            shown = text_of(pilot.app)
            assert "Training [Sex trafficking screening tool overview]   Program [all]   As of 2025-09-12" in shown
            assert "29 teams left, 4 people. 26 without a roster. 2 more are already scheduled (y shows)." in shown
            assert "? roster" in shown
            assert "D4-CPS" not in teams(pilot.app)
            assert "D14-Permanency" not in teams(pilot.app)
            await press(pilot, "y")
            assert "D14-Permanency" in teams(pilot.app)
            assert "◐ scheduled 10-02" in text_of(pilot.app)

    runs(body())


def test_t_takes_the_next_training_and_p_the_program_and_what_was_picked_is_let_go(workspace: Room) -> None:
    async def body() -> None:
        async with driven(workspace.app(screen="left")) as pilot:
            await press(pilot, "a", "t")
            assert "Training [CSEC refresher]   Program [all]" in text_of(pilot.app)
            assert len(teams(pilot.app)) == 32
            assert pilot.app.screen.query_one("#teams", Lines).picked == frozenset()
            for program, count in (("Permanency", 16), ("CPS", 16), ("all", 32)):
                await press(pilot, "p")
                assert f"Program [{program}]" in text_of(pilot.app)
                assert len(teams(pilot.app)) == count

    runs(body())


def test_scheduling_the_remaining_permanency_teams_begins_with_four_keys(
    workspace: Room, handed: list[tuple[object, ...]]
) -> None:
    async def body() -> None:
        before = workspace.dump()
        async with driven(workspace.app()) as pilot:
            pressed = ["3", "p", "a", "s"]
            await press(pilot, *pressed)
            assert len(pressed) == 4
        assert workspace.dump() == before

    runs(body())
    remaining = [number for number in range(1, 17) if number not in (1, 14)]  # 1 and 14 are planned already
    assert handed == [("screening-overview", [(number, "Permanency") for number in remaining])]


def test_space_picks_one_and_without_any_the_team_under_the_cursor_is_meant(
    workspace: Room, handed: list[tuple[object, ...]]
) -> None:
    async def body() -> None:
        async with driven(workspace.app(screen="left")) as pilot:
            await press(pilot, "s")
            await press(pilot, "space", "down", "space")
            assert "2 picked: s schedules them" in text_of(pilot.app)
            await press(pilot, "s", "a", "a")
            assert pilot.app.screen.query_one("#teams", Lines).picked == frozenset()

    runs(body())
    assert handed == [
        ("screening-overview", [(1, "CPS")]),
        ("screening-overview", [(1, "CPS"), (2, "Permanency")]),
    ]


def test_e_copies_everybody_left_in_the_picked_teams(workspace: Room) -> None:
    async def body() -> None:
        async with driven(workspace.app(screen="left")) as pilot:
            await press(pilot, "e")
            assert pilot.app.clipboard.splitlines() == [
                "Training\tTeam\tName\tEmail\tNumber",
                "screening-overview\tD1-CPS\tHale, Gus\tor7@o.example\tOR7",
                "screening-overview\tD1-CPS\tIverson, Hana\tor8@o.example\tOR8",
            ]

    runs(body())


def test_enter_lists_the_people_of_a_team_and_enter_again_the_person(workspace: Room) -> None:
    async def body() -> None:
        async with driven(workspace.app(screen="left")) as pilot:
            await press(pilot, "enter")
            assert isinstance(pilot.app.screen, LeftPeople)
            shown = text_of(pilot.app)
            assert "D1-CPS: 2 people left for Sex trafficking screening tool overview" in shown
            assert "○ not yet" in shown
            await press(pilot, "down", "enter")
            assert "Iverson, Hana    OR8" in text_of(pilot.app)
            await press(pilot, "escape", "escape")
            assert isinstance(pilot.app.screen, Left)

    runs(body())


def test_contacts_and_statewide_teams_stand_in_their_rows(workspace: Room, handed: list[tuple[object, ...]]) -> None:
    from tracker import teams as organisation
    from tracker.model import Contact

    records = workspace.records()
    with records.store().writing("called, and opened a unit") as db:
        organisation.add(db, district=None, program="CPS", name="Hotline")
        albany = organisation.add(db, district=4, program="CPS", name="Albany")
        db.add(Contact(team_id=albany.team_id, day=date(2025, 9, 2), note="asks [/x]"))
    records.close()

    async def body() -> None:
        async with driven(workspace.app(screen="left")) as pilot:
            shown = text_of(pilot.app)
            assert "D4-CPS-Albany" in shown
            assert "○ contacted" in shown
            assert "09-02 asks [/x]" in shown
            await press(pilot, "end", "s")
            assert "STATE-CPS-Hotline" in text_of(pilot.app)

    runs(body())
    assert handed == [("screening-overview", [(None, "CPS")])]


def test_when_all_is_planned_or_reached_the_screen_says_which(workspace: Room) -> None:
    from tracker import teams as organisation
    from tracker import training

    records = workspace.records()
    with records.store().writing("planned for all") as db:
        every = [t.team_id for t in organisation.listing(db) if t.code not in ("D1-Permanency", "D14-Permanency")]
        training.schedule(db, "screening-overview", day=date(2025, 11, 3), teams=every, zone="America/Los_Angeles")
    records.close()

    async def body() -> None:
        async with driven(workspace.app(screen="left")) as pilot:
            assert "Every team that is left is scheduled already. y shows them." in text_of(pilot.app)
            await press(pilot, "s", "e", "space", "enter")
            assert isinstance(pilot.app.screen, Left)

    runs(body())


def test_no_key_of_the_screen_writes(workspace: Room, handed: list[tuple[object, ...]]) -> None:
    async def body() -> None:
        before = workspace.dump()
        async with driven(workspace.app(screen="left")) as pilot:
            await press(pilot, "space", "a", "p", "t", "s", "e", "y", "c", "enter", "escape")
        assert workspace.dump() == before

    runs(body())


def test_what_cannot_be_read_says_so_and_not_that_nothing_is_left(
    workspace: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tracker.errors import CannotOpen
    from tracker.tui.screens import left

    def broken(*_: object) -> None:
        raise CannotOpen("The records are in use by another program. Close it.")

    monkeypatch.setattr(left, "asked", broken)

    async def body() -> None:
        async with driven(workspace.app(screen="left")) as pilot:
            shown = text_of(pilot.app)
            assert "This could not be read. Press the screen's number to try again." in shown
            assert "Counting" not in shown
            monkeypatch.undo()
            await press(pilot, "3")
            assert "29 teams left" in text_of(pilot.app)

    runs(body())


def test_beside_the_teams_stands_what_is_planned_what_is_needed_and_where_a_session_adds_most(workspace: Room) -> None:
    from tracker.training import courses

    records = workspace.records()
    with records.store().writing("set a target day") as db:
        courses.change(db, "screening-overview", target_on=date(2025, 12, 31))
    records.close()

    async def body() -> None:
        async with driven(workspace.app(screen="left"), size=(120, 40)) as pilot:
            shown = text_of(pilot.app)
            for words in (
                "31 teams and 7 people remain",
                "to 2025-12-31: 15.6 working weeks",
                "needed a week: 2.0 teams",
                "PLANNED  1 session, the last on 10-02",
                "teams   1 now, 3 then, of 32",
                "people  2 now, not known, of 9",
                "D01 CPS         1 team, 2 people",
                "CPS: no projection of people after 1",
            ):
                assert words in shown
            assert "IF THE PICKED TEAMS" not in shown
            await press(pilot, "space", "space")
            assert "IF THE PICKED TEAMS HAD A SESSION" in text_of(pilot.app)
            assert "teams   1 now, 3 then, of 32" in text_of(pilot.app)

    runs(body())


def test_where_it_is_narrow_one_line_says_what_is_planned_and_what_the_picked_teams_would_bring(
    workspace: Room,
) -> None:
    async def body() -> None:
        async with driven(workspace.app(screen="left")) as pilot:
            assert "1 session planned: 1 to 3 of 32 teams. Needed: no target day to come." in text_of(pilot.app)
            await press(pilot, "space")
            assert "If held: teams 1 to 2 of 32" in text_of(pilot.app)

    runs(body())
