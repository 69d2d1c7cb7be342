"""Person on the screen: what is known with its source, and four forms that each write one change."""

from collections.abc import Iterable

import pytest
from textual.widgets import Select

from tests.tui.conftest import Room, driven, press, runs, settled, text_of
from tracker.tui.app import TrackerApp
from tracker.tui.screens.person import Person

DOWN = "down"


def opened(room: Room, who: str | int = "OR1") -> TrackerApp:
    app = room.app()
    app.call_later(app.open, "person", who)
    return app


def keys(*said: str) -> Iterable[str]:
    """Give keys, and text as the keys that type it."""
    for each in said:
        yield from [each] if each in {"tab", "enter", "ctrl+s", "escape", "down"} else each


def test_postings_credits_and_the_row_of_the_file_are_shown(workspace: Room) -> None:
    async def body() -> None:
        async with driven(opened(workspace)) as pilot:
            shown = text_of(pilot.app)
        assert "Okoye, Ada    OR1    or1@o.example" in shown
        assert "D4-CPS since 2024-01-01    SSS1" in shown
        assert "Overview ● 08-12" in shown
        assert "2024-01-01 to now" in shown
        assert "overview completed, 90 min, session 1" in shown
        assert "roster.xlsx, sheet Roster, row 2" in shown

    runs(body())


@pytest.mark.parametrize(
    ("form", "what", "asked", "found"),
    [
        (
            ["m", "7 cps", "tab", "ctrl+s"],
            "moved Okoye, Ada to D7-CPS on 2025-09-12",
            "SELECT team.code, posting.starts_on FROM posting JOIN team ON team.id = team_id WHERE person_id = 1",
            [("D4-CPS", "2024-01-01"), ("D7-CPS", "2025-09-12")],
        ),
        (
            ["x", "9/5", "ctrl+s"],
            "ended Okoye, Ada, last day 2025-09-05",
            "SELECT ends_before FROM posting WHERE person_id = 1",
            [("2025-09-06",)],
        ),
        (
            ["v", "tab", "9/30", "ctrl+s"],
            "Okoye, Ada is away from 2025-09-12",
            "SELECT starts_on, ends_before FROM leave WHERE person_id = 1",
            [("2025-09-12", "2025-10-01")],
        ),
        (
            ["e", "teaches it", "tab", "the coordinator", "ctrl+s"],
            "exempted Okoye, Ada from screening-overview: teaches it",
            "SELECT reason, decided_by, starts_on, ends_before FROM exemption WHERE person_id = 1",
            [("teaches it", "the coordinator", None, None)],
        ),
    ],
)
def test_each_form_writes_what_its_command_writes_and_undo_takes_it_back(
    workspace: Room, form: list[str], what: str, asked: str, found: list[tuple[object, ...]]
) -> None:
    async def body() -> None:
        before = workspace.rows()
        async with driven(opened(workspace)) as pilot:
            await press(pilot, *keys(*form[:-1]))
            assert workspace.rows() == before
            await press(pilot, form[-1])
            assert isinstance(pilot.app.screen, Person)
        assert workspace.asked(asked) == found
        assert workspace.asked("SELECT what FROM operation ORDER BY number DESC LIMIT 1") == [(what,)]
        from tracker.journal import undo

        records = workspace.records()
        undo(records.store())
        records.close()
        assert workspace.rows() == before

    runs(body())


def test_what_was_written_is_on_the_screen_at_once(workspace: Room) -> None:
    async def body() -> None:
        async with driven(opened(workspace)) as pilot:
            await press(pilot, *keys("v", "tab", "9/30", "ctrl+s"))
            shown = text_of(pilot.app)
            assert "– on leave" in shown
            assert "2025-09-12 to 2025-09-30" in shown
            await press(pilot, *keys("e", "teaches it", "ctrl+s"))
            assert "overview: teaches it" in text_of(pilot.app)

    runs(body())


@pytest.mark.parametrize(
    ("form", "said"),
    [
        (["m", "99 cps", "ctrl+s"], "There is no team '99 cps'"),
        (["m", "4 cps", "ctrl+s"], "is in that team on 2025-09-12 already"),
        (["m", "ctrl+s"], "Which team?"),
        (["v", "tab", "9/1", "ctrl+s"], "lies before the first"),
        (["v", "tab", "never", "ctrl+s"], "may stay empty"),
        (["e", "ctrl+s"], "Say why"),
        (["x", "1/1/20", "ctrl+s"], "Nothing was changed"),
    ],
)
def test_what_makes_no_sense_is_said_in_the_form_and_nothing_is_written(
    workspace: Room, form: list[str], said: str
) -> None:
    async def body() -> None:
        before = workspace.dump()
        async with driven(opened(workspace)) as pilot:
            await press(pilot, *keys(*form))
            assert said in " ".join(text_of(pilot.app).replace("│", " ").split())
        assert workspace.dump() == before

    runs(body())


def test_a_draft_is_restored_for_the_same_person_only(workspace: Room) -> None:
    async def body() -> None:
        async with driven(opened(workspace)) as pilot:
            await press(pilot, *keys("e", "teaches it"))
            pilot.app.screen.query_one("#course", Select).value = "csec-refresher"
            await settled(pilot)
        async with driven(opened(workspace, "OR2")) as pilot:
            if not isinstance(pilot.app.screen, Person):
                await press(pilot, "escape")
            await press(pilot, "e")
            assert "teaches it" not in text_of(pilot.app).replace("such as: teaches it", "")
            await press(pilot, "escape")
        async with driven(opened(workspace, "OR1")) as pilot:
            if not isinstance(pilot.app.screen, Person):
                await press(pilot, "escape")
            await press(pilot, "e")
            assert "teaches it" in text_of(pilot.app).replace("such as: teaches it", "")
            assert pilot.app.screen.query_one("#course", Select).value == "csec-refresher"

    runs(body())


def test_somebody_whose_adding_was_undone_sends_the_screen_back(workspace: Room) -> None:
    from tracker import people, teams
    from tracker.journal import undo

    records = workspace.records()
    with records.store().writing("added Quill, Rae") as db:
        own = people.add(db, "Quill, Rae", team_id=teams.find(db, "D4-CPS").team_id, on=workspace.clock.at.date())

    async def body() -> None:
        async with driven(opened(workspace, own)) as pilot:
            assert "Quill, Rae" in text_of(pilot.app)
            undo(records.store())
            pilot.app.changed()  # type: ignore[attr-defined] # the tracker's own
            await settled(pilot)
            assert not isinstance(pilot.app.screen, Person)

    runs(body())
    records.close()
