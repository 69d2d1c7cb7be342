"""People on the screen: typing finds anybody at once, without asking the records again."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from textual.widgets import Input

from tests.tui.conftest import Room, driven, press, runs, settled, text_of
from tracker.tui.screens.people import People
from tracker.tui.widgets.bars import Side
from tracker.tui.widgets.lines import Lines


def names(app: Any) -> list[str]:
    return [str(line.cells[0]) for line in app.screen.query_one("#found", Lines).lines]


def test_the_search_is_ready_and_finds_all_words_in_any_order(workspace: Room) -> None:
    async def body() -> None:
        async with driven(workspace.app(screen="people")) as pilot:
            assert "9 of 9 people, as of 2025-09-12" in text_of(pilot.app)
            await press(pilot, *"cy li")
            assert names(pilot.app) == ["Lind, Cy", "Lind, Cy"]
            shown = text_of(pilot.app)
            assert "2 of 9 people" in shown
            assert "D04 CPS" in shown
            assert "D14 Permanency" in shown
            await press(pilot, *" or6")
            assert names(pilot.app) == ["Lind, Cy"]
            await press(pilot, "enter")
            assert "Lind, Cy    OR6" in text_of(pilot.app)

    runs(body())


@pytest.mark.parametrize("said", ["nunez", "NÚÑEZ josé", "obrien", "o'brien", "soren", "山田"])
def test_case_accents_and_apostrophes_are_ignored(workspace: Room, said: str) -> None:
    from tracker import people, teams

    records = workspace.records()
    with records.store().writing("added people") as db:
        team = teams.find(db, "D4-CPS").team_id
        for name in ("Núñez, José", "O\u2019Brien, Søren", "山田 太郎"):
            people.add(db, name, team_id=team, on=date(2025, 1, 1))
    records.close()

    async def body() -> None:
        async with driven(workspace.app(screen="people")) as pilot:
            pilot.app.screen.query_one("#search", Input).value = said
            await settled(pilot)
            assert len(names(pilot.app)) == 1

    runs(body())


def test_typing_asks_the_records_nothing(workspace: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    from tracker.tui.records import Records

    asked: list[object] = []
    read: Callable[..., Any] = Records.read

    def counting(self: Records, question: Callable[..., Any]) -> Any:
        asked.append(question)
        return read(self, question)

    monkeypatch.setattr(Records, "read", counting)

    async def body() -> None:
        async with driven(workspace.app(screen="people")) as pilot:
            before = len(asked)
            await press(pilot, *"lind")
            assert len(asked) == before > 0

    runs(body())


def test_digits_and_letters_typed_in_the_search_are_text_and_escape_clears_before_it_leaves(workspace: Room) -> None:
    async def body() -> None:
        before = workspace.dump()
        async with driven(workspace.app(screen="people")) as pilot:
            field = pilot.app.screen.query_one("#search", Input)
            await press(pilot, *"1cu/")
            assert field.value == "1cu/"
            assert "Nobody fits" in text_of(pilot.app)
            await press(pilot, "escape")
            assert (field.value, type(pilot.app.screen)) == ("", People)
            await press(pilot, "escape")
            assert type(pilot.app.screen) is not People
        assert workspace.dump() == before

    runs(body())


def test_arrow_down_goes_to_the_list_where_c_copies_and_slash_comes_back(workspace: Room) -> None:
    async def body() -> None:
        async with driven(workspace.app(screen="people")) as pilot:
            await press(pilot, *"lind", "down", "c")
            rows = pilot.app.clipboard.splitlines()
            assert rows[0].split("\t") == ["Person", "Team", "Overview", "Refresher"]
            assert [row.split("\t")[0] for row in rows[1:]] == ["Lind, Cy", "Lind, Cy"]
            await press(pilot, "slash", *"x")
            assert pilot.app.screen.query_one("#search", Input).value == "lindx"

    runs(body())


def test_a_slash_typed_first_is_no_part_of_the_name_and_where_nobody_fits_nobody_is_told_of(workspace: Room) -> None:
    async def body() -> None:
        async with driven(workspace.app(screen="people"), size=(120, 30)) as pilot:
            side = pilot.app.screen.query_one(Side)
            await press(pilot, *"/ada")
            assert names(pilot.app) == ["Okoye, Ada"]
            assert "Okoye, Ada" in str(side.render())
            await press(pilot, *"zzz")
            assert names(pilot.app) == []
            assert str(side.render()) == ""

    runs(body())


def test_somebody_who_left_is_still_found_and_says_so(workspace: Room) -> None:
    from tracker import people

    records = workspace.records()
    with records.store().writing("ended") as db:
        people.end(db, "OR2", ends_before=date(2025, 9, 1))
    records.close()

    async def body() -> None:
        async with driven(workspace.app(screen="people"), size=(120, 30)) as pilot:
            await press(pilot, *"fenn")
            shown = text_of(pilot.app)
            assert "no team" in shown
            assert "on no team on this day" in shown

    runs(body())


def test_slash_on_another_screen_comes_here(workspace: Room) -> None:
    async def body() -> None:
        async with driven(workspace.app()) as pilot:
            await press(pilot, "slash", *"ada")
            assert names(pilot.app) == ["Okoye, Ada"]

    runs(body())


def test_nobody_recorded_says_what_to_press(begun: Room) -> None:
    async def body() -> None:
        async with driven(begun.app(screen="people")) as pilot:
            await pilot.app.screen.run_action("app.go('people')")
            await settled(pilot)
            assert "Nobody is recorded yet. 5 imports a roster." in text_of(pilot.app)

    runs(body())
