"""A contact noted from Who's left: one change, undone by u, and the last contact and next step stand there."""

from datetime import date
from typing import Any

from textual.widgets import Input

from tests.tui.conftest import Room, driven, press, runs, said, text_of
from tracker.tui.screens.contact import ContactForm
from tracker.tui.screens.left import Left

CONTACTS = (
    "SELECT t.code, c.course_id, c.day, c.note, c.next_step, c.next_on FROM contact c JOIN team t ON t.id = c.team_id"
)


async def fill(pilot: Any, **fields: str) -> None:
    """Write into the fields."""
    for name, value in fields.items():
        key = f"#{name.replace('_', '-')}"
        found = pilot.app.screen.query_one(key if name in ("note", "next") else f"{key} Input", Input)
        found.value = value
    await press(pilot, "tab")


def test_k_notes_a_contact_for_the_team_under_the_cursor_and_its_step_stands_on_the_screen(workspace: Room) -> None:
    async def body() -> None:
        async with driven(workspace.app(screen="left")) as pilot:
            await press(pilot, "k")
            assert isinstance(pilot.app.screen, ContactForm)
            assert "A contact with D1-CPS" in text_of(pilot.app)
            await fill(pilot, note="asks for [/x] October", next="send dates", next_on="9/20")
            await press(pilot, "ctrl+s")
            assert isinstance(pilot.app.screen, Left)
            assert "A contact with D1-CPS on 2025-09-12 is noted." in said(pilot.app)
            shown = text_of(pilot.app)
            assert "Last contact: 09-12 asks for [/x] October   Next: 09-20 send dates" in shown
            assert "○ contacted" in shown

    runs(body())
    assert workspace.asked(CONTACTS) == [
        ("D1-CPS", 1, "2025-09-12", "asks for [/x] October", "send dates", "2025-09-20"),
    ]


def test_one_contact_with_several_teams_is_one_change_and_one_undo(workspace: Room) -> None:
    before = workspace.rows()

    async def body() -> None:
        async with driven(workspace.app(screen="left")) as pilot:
            await press(pilot, "space", "space", "k")
            await fill(pilot, note="program managers' call", day="9/10")
            await press(pilot, "ctrl+s")
            assert [row[:3] for row in workspace.asked(CONTACTS)] == [
                ("D1-CPS", 1, "2025-09-10"),
                ("D2-CPS", 1, "2025-09-10"),
            ]
            await press(pilot, "u", "enter")

    runs(body())
    assert workspace.rows() == before


def test_a_step_from_before_is_ticked_off(workspace: Room) -> None:
    from tracker import teams

    records = workspace.records()
    with records.store().writing("called") as db:
        teams.add_contact(
            db,
            teams.find(db, "D1-CPS").team_id,
            day=date(2025, 9, 1),
            note="called",
            next_step="send [/x] dates",
            next_on=date(2025, 9, 8),
        )
    records.close()

    async def body() -> None:
        async with driven(workspace.app(screen="left")) as pilot:
            assert "Next: ! 09-08 send [/x] dates" in text_of(pilot.app)
            await press(pilot, "k")
            assert "[ ] done: send [/x] dates" in text_of(pilot.app)
            pilot.app.screen.query_one("#done").focus()
            await press(pilot, "space")
            await fill(pilot, note="they take the 14th")
            await press(pilot, "ctrl+s")
            assert "Last contact: 09-12 they take the 14th" in text_of(pilot.app)
            assert "Next:" not in text_of(pilot.app)

    runs(body())
    assert [row[3:] for row in workspace.asked(CONTACTS)] == [
        ("called", None, None),
        ("they take the 14th", None, None),
    ]


def test_what_is_missing_is_said_in_the_form_and_nothing_is_written(workspace: Room) -> None:
    before = workspace.dump()

    async def body() -> None:
        async with driven(workspace.app(screen="left")) as pilot:
            await press(pilot, "k", "ctrl+s")
            assert "Say in a few words what was said" in text_of(pilot.app)
            await fill(pilot, note="called", next_on="9/20")
            await press(pilot, "ctrl+s")
            assert "Say what comes next on 2025-09-20" in text_of(pilot.app)
            await fill(pilot, next_on="9/99")
            await press(pilot, "ctrl+s")
            assert isinstance(pilot.app.screen, ContactForm)

    runs(body())
    assert workspace.dump() == before


def test_a_contact_half_written_is_offered_again(workspace: Room) -> None:
    async def begin() -> None:
        async with driven(workspace.app(screen="left")) as pilot:
            await press(pilot, "k")
            await fill(pilot, note="half a sentence")

    async def again() -> None:
        async with driven(workspace.app(screen="left")) as pilot:
            await press(pilot, "enter")
            assert isinstance(pilot.app.screen, ContactForm)
            assert pilot.app.screen.query_one("#note", Input).value == "half a sentence"
            assert pilot.app.screen.teams == ("D1-CPS",)

    runs(begin())
    runs(again())
