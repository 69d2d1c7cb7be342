"""Person and People over time: back again, corrected, and two records joined, each as one change by a form."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import pytest
from textual.widgets import Input

from tests.tui.conftest import Room, driven, press, runs, settled, text_of
from tracker.tui.app import TrackerApp
from tracker.tui.screens.duplicates import Duplicates
from tracker.tui.screens.person import Person

NAMED = {"tab", "enter", "ctrl+s", "escape", "down", "end", "shift+tab", "ctrl+u"}


def opened(room: Room, who: str | int = "OR1") -> TrackerApp:
    app = room.app()
    app.call_later(app.open, "person", who)
    return app


def keys(*said: str) -> Iterable[str]:
    """Give keys, and text as the keys that type it."""
    for each in said:
        yield from [each] if each in NAMED else each


def newest(room: Room) -> str:
    return str(room.asked("SELECT what FROM operation ORDER BY number DESC LIMIT 1")[0][0])


def twin(room: Room) -> None:
    """Record Ada a second time, in the team that she left."""
    from tracker import people, teams

    records = room.records()
    with records.store().writing("a twin") as db:
        own = people.add(
            db, "Ada Okoye", team_id=teams.find(db, "D4-CPS").team_id, on=date(2023, 1, 2), employee_number="OR99"
        )
        people.end(db, own, ends_before=date(2023, 6, 1))
    records.close()


@pytest.mark.parametrize(
    ("who", "form", "what"),
    [
        ("OR99", ["m", "7 cps", "tab", "ctrl+s"], "came back, to D7-CPS on 2025-09-12"),
        ("OR1", ["k", "end", "x", "ctrl+s"], "corrected Okoye, Ada: name"),
        ("OR1", ["k", "tab", "tab", "tab", "end", "2", "tab", "9/1", "ctrl+s"], "corrected Okoye, Ada: classification"),
        ("OR1", ["j", "ctrl+s"], "joined Okoye, Ada (OR99) into Okoye, Ada (OR1)"),
        ("OR1", ["j", "OR99", "ctrl+s"], "joined Okoye, Ada (OR99) into Okoye, Ada (OR1)"),
    ],
)
def test_each_form_writes_one_change_that_undo_takes_back(
    workspace: Room, who: str, form: list[str], what: str
) -> None:
    async def body() -> None:
        twin(workspace)
        before = workspace.rows()
        async with driven(opened(workspace, who)) as pilot:
            await press(pilot, *keys(*form[:-1]))
            assert workspace.rows() == before
            await press(pilot, form[-1])
            assert isinstance(pilot.app.screen, Person), text_of(pilot.app)
        assert what in newest(workspace)
        from tracker.journal import undo

        records = workspace.records()
        undo(records.store())
        records.close()
        assert workspace.rows() == before

    runs(body())


@pytest.mark.parametrize(
    ("form", "said"),
    [
        (["k", "ctrl+s"], "Nothing was changed"),
        (["j", "ctrl+s"], "Which other record?"),
        (["j", "OR2", "ctrl+s"], "the same"),
        (["j", "OR5", "ctrl+s"], "nobody is in two teams at once"),
    ],
)
def test_what_makes_no_sense_is_said_in_the_form(workspace: Room, form: list[str], said: str) -> None:
    async def body() -> None:
        before = workspace.dump()
        async with driven(opened(workspace, "OR2")) as pilot:
            await press(pilot, *keys(*form))
            assert said in " ".join(text_of(pilot.app).replace("│", " ").split())
        assert workspace.dump() == before

    runs(body())


def test_duplicates_are_listed_from_people_and_joined_there(workspace: Room) -> None:
    async def body() -> None:
        twin(workspace)
        async with driven(workspace.app(screen="people")) as pilot:
            await press(pilot, *"okoye", "down", "j")
            assert isinstance(pilot.app.screen, Duplicates)
            shown = text_of(pilot.app)
            assert "Okoye, Ada (OR1, D4-CPS)" in shown
            assert "same name" in shown
            await press(pilot, "down", "enter", "ctrl+s")
            assert isinstance(pilot.app.screen, Duplicates)
            assert "1 pair of records may be one person" in text_of(pilot.app)
        assert workspace.asked("SELECT count(*) FROM person WHERE name LIKE 'Okoye%'") == [(1,)]

    runs(body())


def test_a_draft_of_a_correction_is_offered_again(workspace: Room) -> None:
    async def body() -> None:
        async with driven(opened(workspace)) as pilot:
            await press(pilot, *keys("k", "end", "Lou"))
        async with driven(workspace.app()) as pilot:
            await press(pilot, "enter")
            await settled(pilot)
            fields: Any = pilot.app.screen.query_one("#called", Input)
            assert fields.value == "Okoye, AdaLou"

    runs(body())
