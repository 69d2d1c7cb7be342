"""Organisation and Courses: what they show, and forms that each write one change."""

from collections.abc import Iterable

import pytest

from tests.tui.conftest import Room, driven, press, runs, text_of
from tracker.tui.screens.courses import Courses
from tracker.tui.screens.organisation import Organisation

NAMED = {"tab", "enter", "ctrl+s", "escape", "down", "end", "backspace"}
D4_CPS = ["down"] * 6


def keys(*said: str) -> Iterable[str]:
    """Give keys, and text as the keys that type it."""
    for each in said:
        yield from [each] if each in NAMED else each


@pytest.mark.parametrize(
    ("screen", "form", "what"),
    [
        ("organisation", ["n", "2", "tab", "tab", "East", "ctrl+s"], "opened a CPS team East"),
        ("organisation", [*D4_CPS, "r", "Albany", "ctrl+s"], "renamed D4-CPS to Albany from 2025-09-12"),
        ("organisation", [*D4_CPS, "x", "9/30", "tab", "D5-CPS", "ctrl+s"], "closed D4-CPS, last day 2025-09-30"),
        (
            "organisation",
            [*D4_CPS, "s", "East,West", "tab", "tab", "East", "ctrl+s"],
            "split D4-CPS into East,West from 2025-09-12",
        ),
        (
            "organisation",
            [*D4_CPS, "g", "D6-CPS", "tab", "Linn", "ctrl+s"],
            "merged D4-CPS, D6-CPS into Linn from 2025-09-12",
        ),
        (
            "organisation",
            [*D4_CPS, "w", "5", "tab", "Lincoln", "ctrl+s"],
            "D4-CPS goes on in District 5 from 2025-09-12",
        ),
        ("courses", ["n", "familial", "tab", "Familial", "ctrl+s"], "added the course familial"),
        (
            "courses",
            ["e", "tab", "backspace", "backspace", "8", "0", "ctrl+s"],
            "changed the course screening-overview",
        ),
        (
            "courses",
            ["v", "tab", "10/1", "ctrl+s"],
            "brought out a new version of screening-overview from 2025-10-01",
        ),
        ("courses", ["a", "CPS", "ctrl+s"], "changed whom screening-overview is for from 2025-09-12"),
        ("courses", ["down", "x", "9/30", "ctrl+s"], "retired the course csec-refresher, last day 2025-09-30"),
        ("courses", ["t", "ORS 180.502", "tab", "12", "ctrl+s"], "tagged screening-overview with ORS 180.502"),
        ("courses", ["down", "w", "Module 1", "ctrl+s"], "called csec-refresher “Module 1” too"),
    ],
)
def test_each_form_writes_one_change_that_undo_takes_back(
    workspace: Room, screen: str, form: list[str], what: str
) -> None:
    async def body() -> None:
        from tracker import training
        from tracker.journal import undo

        records = workspace.records()
        with records.store().writing("cancelled what is planned") as db:
            training.cancel(db, 2)
        before = workspace.rows()
        app = workspace.app()
        app.call_later(app.open, screen)
        async with driven(app) as pilot:
            await press(pilot, *keys(*form[:-1]))
            assert workspace.rows() == before
            await press(pilot, form[-1])
            assert isinstance(app.screen, Organisation | Courses), text_of(app)
        assert workspace.asked("SELECT what FROM operation ORDER BY number DESC LIMIT 1") == [(what,)]
        undo(records.store())
        records.close()
        assert workspace.rows() == before

    runs(body())


@pytest.mark.parametrize(
    ("screen", "form", "said"),
    [
        ("organisation", [*D4_CPS, "x", "9/30", "ctrl+s"], "would still be on D4-CPS"),
        ("organisation", [*D4_CPS, "r", "ctrl+s"], "called that already"),
        ("organisation", [*D4_CPS, "s", "East", "ctrl+s"], "at least two teams"),
        ("organisation", [*D4_CPS, "w", "x", "ctrl+s"], "as its number"),
        ("organisation", [*D4_CPS, "g", "ctrl+s"], "Say what they become"),
        ("organisation", ["n", "99", "ctrl+s"], "There is no district 99"),
        ("courses", ["n", "two words", "ctrl+s"], "is no code"),
        ("courses", ["e", "ctrl+s"], "Nothing was changed"),
        ("courses", ["e", "tab", "900", "ctrl+s"], "100 at most"),
        ("courses", ["v", "ctrl+s"], "From which day?"),
        ("courses", ["t", "ctrl+s"], "Name the requirement"),
        ("courses", ["a", "Nope", "ctrl+s"], "There is no program"),
        ("courses", ["w", "ctrl+s"], "one that is to be forgotten"),
        ("courses", ["w", "CSEC refresher", "ctrl+s"], "is what csec-refresher is called"),
        ("courses", ["w", "tab", "Module 1", "ctrl+s"], "is not called"),
    ],
)
def test_what_makes_no_sense_is_said_in_the_form_and_nothing_is_written(
    workspace: Room, screen: str, form: list[str], said: str
) -> None:
    async def body() -> None:
        before = workspace.dump()
        app = workspace.app()
        app.call_later(app.open, screen)
        async with driven(app) as pilot:
            await press(pilot, *keys(*form))
            assert said in " ".join(text_of(app).replace("│", " ").split())
        assert workspace.dump() == before

    runs(body())


def test_the_teams_of_the_day_are_shown_with_whoever_waits_on_a_closed_one(workspace: Room) -> None:
    async def body() -> None:
        app = workspace.app()
        app.call_later(app.open, "organisation")
        async with driven(app) as pilot:
            await press(pilot, *keys(*D4_CPS, "s", "East,West", "ctrl+s"))
            shown = " ".join(text_of(app).split())
        assert "33 teams as of 2025-09-12" in shown
        assert "! On a closed team, and counted nowhere: Fenn, Bo (D4-CPS), Lind, Cy (D4-CPS), Okoye" in shown
        assert "D4-CPS-East" in shown

    runs(body())


def test_a_course_says_its_tags_as_tags(workspace: Room) -> None:
    async def body() -> None:
        app = workspace.app()
        app.call_later(app.open, "courses")
        async with driven(app) as pilot:
            await press(pilot, *keys("t", "ORS 180.502", "tab", "12", "ctrl+s"))
            assert "Counts toward ORS 180.502 (every 12 months) (a tag, no finding of compliance)" in text_of(app)

    runs(body())


def test_people_on_a_closed_team_need_attention_on_coverage(workspace: Room) -> None:
    from datetime import date

    from tracker import teams

    records = workspace.records()
    with records.store().writing("split") as db:
        teams.split(db, teams.find(db, "D4-CPS").team_id, into=["East", "West"], on=date(2025, 9, 1))
    records.close()

    async def body() -> None:
        async with driven(workspace.app(screen="coverage"), (120, 40)) as pilot:
            assert "! 3 people are on a closed team" in text_of(pilot.app)

    runs(body())


def test_a_renamed_team_has_its_sessions_on_a_day_of_its_old_name(workspace: Room) -> None:
    from datetime import date

    from tracker import teams
    from tracker.tui.team_facts import asked

    records = workspace.records()
    with records.store().writing("renamed") as db:
        teams.rename(db, teams.find(db, "D4-CPS").team_id, name="Albany", on=date(2025, 9, 1))
    for day, code in ((date(2025, 8, 31), "D4-CPS"), (date(2025, 9, 12), "D4-CPS-Albany")):
        shown = records.read(lambda db, on=day: asked(db, on, 4, "CPS"))  # type: ignore[misc] # the day of this turn
        assert (shown.teams, len(shown.people), len(shown.rosters)) == ((code,), 3, 0 if day.month == 8 else 1)
        assert [session.number for session in shown.sessions] == [1]
    records.close()
