"""Team on the screen: everybody with their state, the make-up list, and who left the team."""

from datetime import date

from textual.widgets import Button, Input

from tests.tui.conftest import Room, driven, press, runs, settled, text_of
from tracker.tui.app import TrackerApp
from tracker.tui.screens.team import Team
from tracker.tui.widgets.lines import Lines


def opened(room: Room, district: int | None = 4, program: str = "CPS", **options: object) -> TrackerApp:
    app = room.app(**options)  # type: ignore[arg-type] # as a test says it
    app.call_later(app.open, "team", district, program)
    return app


def test_the_people_of_a_team_stand_with_their_states_under_the_teams_own(workspace: Room) -> None:
    async def body() -> None:
        async with driven(opened(workspace)) as pilot:
            shown = text_of(pilot.app)
        assert "District 4 CPS" in shown
        assert "Overview ● 2025-08-12, 2 of 3 people" in shown
        assert "Refresher ○ not scheduled" in shown
        assert "Roster 3 people, of 2025-09-02 (10 days old), from roster.xlsx" in shown
        lines = {line.split("]")[1].split("  ")[0].strip(): line for line in shown.splitlines() if "[ ]" in line}
        assert list(lines) == ["Fenn, Bo", "Lind, Cy", "Okoye, Ada"]
        assert "● 08-12" in lines["Fenn, Bo"]
        assert "●" not in lines["Lind, Cy"]
        assert "Left: 1 for the overview, 3 for the refresher." in shown

    runs(body())


def test_at_120_columns_its_sessions_and_rosters_stand_at_the_side(workspace: Room) -> None:
    async def body() -> None:
        async with driven(opened(workspace), size=(120, 30)) as pilot:
            shown = text_of(pilot.app)
        assert "SESSIONS FOR THIS TEAM" in shown
        assert "2025-08-12  overview, held" in shown
        assert "2 present, 2 completed" in shown
        assert "2025-09-02  3 people  roster.xlsx" in shown

    runs(body())


def test_m_picks_and_copies_who_is_left_for_each_training_in_turn(workspace: Room) -> None:
    async def body() -> None:
        async with driven(opened(workspace)) as pilot:
            lines = pilot.app.screen.query_one("#people", Lines)
            await press(pilot, "m")
            assert lines.picked == {3}
            assert pilot.app.clipboard.splitlines()[1:] == [
                "screening-overview\tD4-CPS\tLind, Cy\tor3@o.example\tOR3",
            ]
            await press(pilot, "m")
            assert lines.picked == {1, 2, 3}
            await press(pilot, "space")
            assert lines.picked == {1, 3}

    runs(body())


def test_the_filter_takes_letters_and_escape_shows_everybody_again(workspace: Room) -> None:
    async def body() -> None:
        before = workspace.dump()
        async with driven(opened(workspace)) as pilot:
            lines = pilot.app.screen.query_one("#people", Lines)
            await press(pilot, "slash", *"lindx")
            assert isinstance(pilot.app.screen, Team)
            assert [line.key for line in lines.lines] == []
            await press(pilot, "backspace")
            assert [line.key for line in lines.lines] == [3]
            await press(pilot, "escape")
            assert len(lines.lines) == 3
            assert isinstance(pilot.app.screen, Team)
        assert workspace.dump() == before

    runs(body())


def test_x_asks_for_the_last_day_and_only_the_named_button_writes_what_undo_takes_back(workspace: Room) -> None:
    async def body() -> None:
        before = workspace.rows()
        async with driven(opened(workspace)) as pilot:
            await press(pilot, "x", *"9/5", "enter")
            assert workspace.rows() == before
            assert isinstance(pilot.app.focused, Button)
            await press(pilot, "enter")
            assert [line.key for line in pilot.app.screen.query_one("#people", Lines).lines] == [3, 1]
        assert workspace.asked("SELECT ends_before FROM posting WHERE person_id = 2") == [("2025-09-06",)]
        assert workspace.asked("SELECT what FROM operation ORDER BY number DESC LIMIT 1") == [
            ("ended Fenn, Bo, last day 2025-09-05",)
        ]
        from tracker.journal import undo

        records = workspace.records()
        undo(records.store())
        records.close()
        assert workspace.rows() == before

    runs(body())


def test_a_last_day_that_is_none_is_asked_for_again_and_escape_asks_before_it_discards(workspace: Room) -> None:
    async def body() -> None:
        before = workspace.dump()
        async with driven(opened(workspace)) as pilot:
            await press(pilot, "x", "ctrl+s")
            assert "Which was the last day" in text_of(pilot.app)
            await press(pilot, *"9/9", "escape")
            assert "Keep editing" in text_of(pilot.app)
            await press(pilot, "enter")
            assert pilot.app.screen.query(Input).first().value == "9/9"
        assert workspace.dump() == before

    runs(body())


def test_several_teams_of_a_program_are_shown_together_with_a_column_for_the_team(workspace: Room) -> None:
    from tracker import people, teams

    records = workspace.records()
    with records.store().writing("opened a second team") as db:
        albany = teams.add(db, district=4, program="CPS", name="Albany")
        people.add(db, "Quill, Rae", team_id=albany.team_id, on=date(2025, 1, 1))
    records.close()

    async def body() -> None:
        async with driven(opened(workspace)) as pilot:
            shown = text_of(pilot.app)
        assert "Overview 1 of 2 teams, 2 of 4 people" in shown
        assert "Team" in shown.splitlines()[4]
        assert "D4-CPS-Albany" in shown
        assert all(len(line) <= 80 for line in shown.splitlines())

    runs(body())


def test_an_empty_team_says_what_to_press(workspace: Room) -> None:
    async def body() -> None:
        async with driven(opened(workspace, 16)) as pilot:
            assert "Nobody is on this team's roster on this day. 5 imports a roster." in text_of(pilot.app)
            await press(pilot, "m", "x", "space", "c")
            assert isinstance(pilot.app.screen, Team)

    runs(body())


def test_a_name_with_markup_escapes_and_other_scripts_is_text_and_nothing_else(workspace: Room) -> None:
    from tracker import people, teams

    names = (
        "[/x] Ro[b]e, Al",
        "Es\x1b[31mcape, Bo",
        "山田 太郎",
        "עמית, נועה",
        "L" * 60 + ", Max",
        "=cmd|'/C calc'!A1, Bo",
    )
    records = workspace.records()
    with records.store().writing("added people") as db:
        team = teams.find(db, "D16-CPS").team_id
        for name in names:
            people.add(db, name, team_id=team, on=date(2025, 1, 1))
    records.close()

    async def body() -> None:
        async with driven(opened(workspace, 16)) as pilot:
            shown = text_of(pilot.app)
            assert "[/x]" in shown
            assert "\x1b" not in shown
            assert "山田 太郎" in shown
            await press(pilot, "m")
            assert "\x1b" not in pilot.app.clipboard
            assert "\t'=" in pilot.app.clipboard
            await pilot.resize_terminal(120, 40)
            await settled(pilot)
            assert "山田 太郎" in text_of(pilot.app)

    runs(body())


def test_enter_opens_the_person_and_a_click_on_the_cursor_too(workspace: Room) -> None:
    async def body() -> None:
        async with driven(opened(workspace)) as pilot:
            await press(pilot, "down", "enter")
            assert "Lind, Cy    OR3" in text_of(pilot.app)
            await press(pilot, "escape")
            await pilot.click("#people", offset=(8, 2))
            await settled(pilot)
            assert "Lind, Cy    OR3" in text_of(pilot.app)

    runs(body())


def test_enter_pressed_twice_in_a_hurry_still_ends_on_the_named_button(workspace: Room) -> None:
    async def body() -> None:
        async with driven(opened(workspace)) as pilot:
            await press(pilot, "x", *"9/5")
            field = pilot.app.screen.query(Input).first()
            field.post_message(Input.Submitted(field, field.value))
            field.post_message(Input.Submitted(field, field.value))
            await settled(pilot)
            assert isinstance(pilot.app.focused, Button)

    runs(body())
