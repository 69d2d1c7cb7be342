"""Log and Schedule offer the trainings of the session's day; one that is counted only wants no team."""

from datetime import date
from pathlib import Path

import pytest
from textual.widgets import Input, Select

from tests.tui.conftest import Room, driven, press, runs, settled, text_of
from tracker import training
from tracker.training import courses
from tracker.tui.app import TrackerApp
from tracker.tui.widgets.trainings import TrainingField

OVERVIEW, REFRESHER = "screening-overview", "csec-refresher"


@pytest.fixture
def retired(workspace: Room) -> Room:
    """Retire the refresher: 12 September 2025, which is today, is its first day without it."""
    records = workspace.records()
    with records.store().writing("retired the refresher") as db:
        training.retire(db, REFRESHER, ends_before=date(2025, 9, 12))
    records.close()
    return workspace


def offered(app: TrackerApp) -> tuple[str, ...]:
    return app.screen.query_one(TrainingField).offered or ()


def chosen(app: TrackerApp) -> str:
    return app.screen.query_one(TrainingField).code


def words(app: TrackerApp) -> str:
    return " ".join(text_of(app).replace("│", " ").split())


@pytest.mark.parametrize("form", ["log", "schedule"])
def test_one_that_is_retired_on_the_day_is_not_offered_and_an_earlier_day_brings_it_back(
    retired: Room, form: str
) -> None:
    async def body() -> None:
        app = retired.app()
        async with driven(app) as pilot:
            app.open(form)
            await settled(pilot)
            assert (offered(app), chosen(app)) == ((OVERVIEW,), OVERVIEW)
            app.screen.query_one("#day Input", Input).value = "2025-09-11"
            await settled(pilot)
            assert (offered(app), chosen(app)) == ((OVERVIEW, REFRESHER), OVERVIEW)

    runs(body())


@pytest.mark.parametrize("form", ["log", "schedule"])
def test_one_that_was_chosen_and_is_retired_on_another_day_is_asked_for_and_nothing_is_written(
    retired: Room, form: str
) -> None:
    before = retired.dump()

    async def body() -> None:
        app = retired.app()
        async with driven(app) as pilot:
            app.open(form)
            await settled(pilot)
            day = app.screen.query_one("#day Input", Input)
            day.value = "2025-09-11"
            await settled(pilot)
            app.screen.query_one("#course", Select).value = REFRESHER
            app.screen.query_one("#teams", Input).value = "D4-CPS"
            day.value = "2025-09-12"
            await settled(pilot)
            assert (offered(app), chosen(app)) == ((OVERVIEW,), "")
            await press(pilot, "ctrl+s")
            assert "is retired since 2025-09-12. Choose another training, or another day." in words(app)
            day.value = "2025-09-11"
            await settled(pilot)
            assert chosen(app) == REFRESHER

    runs(body())
    assert retired.dump() == before


def test_a_session_of_a_retired_training_that_is_there_keeps_it(retired: Room) -> None:
    records = retired.records()
    with records.store().writing("logged before") as db:
        number = training.log(db, REFRESHER, day=date(2025, 9, 12), teams=[1], zone="America/Los_Angeles").session
    records.close()

    async def body() -> None:
        app = retired.app()
        async with driven(app) as pilot:
            app.open("log", None, None, None, number)
            await settled(pilot)
            assert chosen(app) == REFRESHER

    runs(body())


@pytest.fixture
def caregivers(workspace: Room) -> Room:
    """Add a training for people on no roster."""
    records = workspace.records()
    with records.store().writing("added caregivers") as db:
        courses.add(db, "caregivers", title="For resource parents", counts_only=True)
    records.close()
    return workspace


def test_one_that_is_counted_only_is_logged_for_no_team(caregivers: Room) -> None:
    async def body() -> None:
        app = caregivers.app()
        async with driven(app) as pilot:
            app.open("log", "caregivers")
            await settled(pilot)
            await press(pilot, "h", "3", "1", "ctrl+s")

    runs(body())
    assert caregivers.asked("SELECT headcount FROM session WHERE id = 3") == [(31,)]
    assert caregivers.asked("SELECT count(*) FROM delivery WHERE session_id = 3") == [(0,)]


def test_a_list_of_strangers_is_counted_and_nobody_is_asked_about(caregivers: Room, tmp_path: Path) -> None:
    path = tmp_path / "names.txt"
    path.write_text("Roe, Al\nVale, In\n", encoding="utf-8")

    async def body() -> None:
        app = caregivers.app()
        async with driven(app) as pilot:
            app.open("log", "caregivers", None, None, None, path)
            await settled(pilot)
            app.screen.query_one("#day Input", Input).value = "2025-09-11"
            await settled(pilot)
            assert "2 people are nobody in the records: counted, and no name is kept." in words(app)
            assert app.screen.query_one("#teams", Input).value == ""
            await press(pilot, "ctrl+s")

    runs(body())
    assert caregivers.asked("SELECT headcount FROM session WHERE id = 3") == [(2,)]
    assert caregivers.asked("SELECT count(*) FROM unmatched WHERE session_id = 3") == [(0,)]


def test_one_that_is_counted_only_is_planned_for_no_team(caregivers: Room) -> None:
    async def body() -> None:
        app = caregivers.app()
        async with driven(app) as pilot:
            app.open("schedule", "caregivers")
            await settled(pilot)
            await press(pilot, *"10/7", "ctrl+s")

    runs(body())
    assert caregivers.asked("SELECT day, status FROM session WHERE id = 3") == [("2025-10-07", "planned")]
    assert caregivers.asked("SELECT count(*) FROM delivery WHERE session_id = 3") == [(0,)]
