"""Why it moved on the screen: words, parts that add up, the bridge, and who is behind a part."""

from typing import Any

from textual.widgets import Input

from tests.tui.conftest import Room, driven, press, runs, text_of
from tracker.tui.screens.coverage import Coverage
from tracker.tui.screens.person import Person
from tracker.tui.screens.team import Team
from tracker.tui.screens.why import Why, WhyBehind
from tracker.tui.widgets.lines import Lines


def rows(app: Any) -> list[tuple[str, ...]]:
    """Give the table's cells without the bridge."""
    return [tuple(str(cell).strip() for cell in line.cells[:5]) for line in app.screen.query_one(Lines).lines]


def named(app: Any) -> str:
    """Give the name of the screen in sight."""
    return type(app.screen).__name__


async def opened(pilot: Any, first: str = "2025-07-31") -> Any:
    """Open the screen from Coverage, from a day until the test's own day."""
    await press(pilot, "w")
    screen = pilot.app.screen
    assert isinstance(screen, Why)
    await write(pilot, "first", first)
    return screen


async def write(pilot: Any, field: str, said: str) -> None:
    pilot.app.screen.query_one(f"#{field} Input", Input).focus()
    await press(pilot, "end", *["backspace"] * 12, *said, "enter")


def test_w_on_coverage_opens_it_with_the_end_of_the_month_before_and_today(workspace: Room) -> None:
    async def body() -> None:
        async with driven(workspace.app()) as pilot:
            await press(pilot, "w")
            shown = text_of(pilot.app)
            assert "2025-08-31 Sunday" in shown
            assert "2025-09-12 Friday" in shown
            assert "Nothing moved between the two days." in shown
            await press(pilot, "escape")
            assert isinstance(pilot.app.screen, Coverage)

    runs(body())


def test_words_table_and_bridge_tell_the_same_change(workspace: Room) -> None:
    async def body() -> None:
        async with driven(workspace.app()) as pilot:
            await opened(pilot)
            shown = text_of(pilot.app)
            assert "Training [overview]   Program [all]   Counting [people]" in shown
            assert "2 newly completed and 1 joined untrained." in shown
            assert rows(pilot.app) == [
                ("2025-07-31 Thursday", "", "", "", "0 of 8"),
                ("newly completed", "2", "+2", "0", "2 of 8"),
                ("joined untrained", "1", "0", "+1", "2 of 9"),
                ("2025-09-12 Friday", "", "", "", "2 of 9"),
            ]
            assert "2 of 8         ██████████" in shown
            await press(pilot, "m")
            assert rows(pilot.app)[1] == ("newly reached", "1", "+1", "0", "1 of 32")
            assert "Counting [teams]" in text_of(pilot.app)
            await press(pilot, "m", "t")
            assert "Training [CSEC refresher]" in text_of(pilot.app) or "[refresher]" in text_of(pilot.app)

    runs(body())


def test_p_takes_one_program_and_the_days_are_written_in_their_fields(workspace: Room) -> None:
    async def body() -> None:
        async with driven(workspace.app(), size=(120, 30)) as pilot:
            screen = await opened(pilot)
            await press(pilot, "p")
            assert "Program [CPS]" in text_of(pilot.app)
            assert rows(pilot.app)[0][-1] == "0 of 5"
            assert rows(pilot.app)[-1][-1] == "2 of 6"
            await press(pilot, "p", "p")
            await write(pilot, "last", "8/11")
            assert screen.days[1].isoformat() == "2025-08-11"
            assert [row[0] for row in rows(pilot.app)] == [
                "2025-07-31 Thursday",
                "joined untrained",
                "2025-08-11 Monday",
            ]
            await write(pilot, "last", "7/1")
            assert "The first day is later than the second." in text_of(pilot.app)
            assert rows(pilot.app) == []
            await write(pilot, "last", "8/32")
            assert "no such day" in text_of(pilot.app)

    runs(body())


def test_enter_shows_who_is_behind_a_part_and_enter_again_the_person(workspace: Room) -> None:
    async def body() -> None:
        async with driven(workspace.app()) as pilot:
            await opened(pilot)
            await press(pilot, "enter")  # the first day has nobody behind it
            assert named(pilot.app) == Why.__name__
            await press(pilot, "down", "enter")
            assert named(pilot.app) == WhyBehind.__name__
            assert "2 newly completed" in text_of(pilot.app)
            assert rows(pilot.app) == [
                ("Fenn, Bo", "OR2", "D4-CPS", "D4-CPS"),
                ("Okoye, Ada", "OR1", "D4-CPS", "D4-CPS"),
            ]
            await press(pilot, "c")
            assert pilot.app.clipboard.splitlines()[1] == "Fenn, Bo\tOR2\tD4-CPS\tD4-CPS"
            await press(pilot, "enter")
            assert named(pilot.app) == Person.__name__
            await press(pilot, "escape", "escape", "m", "enter")
            assert rows(pilot.app) == [("D4-CPS", "", "D4-CPS", "D4-CPS")]
            await press(pilot, "enter")
            assert named(pilot.app) == Team.__name__

    runs(body())


def test_hostile_names_do_nothing(workspace: Room) -> None:
    from sqlalchemy import text

    records = workspace.records()
    with records.store().writing("a hostile name") as db:
        db.execute(text("UPDATE person SET name = '[/x][@click=app.bell]\x1b[2J' WHERE id = 1"))
    records.close()

    async def body() -> None:
        async with driven(workspace.app()) as pilot:
            await opened(pilot)
            await press(pilot, "down", "enter")
            assert "[/x][@click=app.bell]" in text_of(pilot.app)
            assert "\x1b" not in text_of(pilot.app)

    runs(body())


def test_looking_writes_nothing(workspace: Room) -> None:
    async def body() -> None:
        before = workspace.dump()
        async with driven(workspace.app()) as pilot:
            await opened(pilot)
            await press(pilot, "t", "t", "p", "m", "m", "c", "down", "enter", "c", "enter")
        assert workspace.dump() == before

    runs(body())


def test_without_any_training_it_says_so(begun: Room) -> None:
    from sqlalchemy import text

    records = begun.records()
    with records.store().writing("no trainings") as db:
        for table in ("plan_measure", "audience", "counts_toward", "requirement", "course"):
            db.execute(text(f"DELETE FROM {table}"))
    records.close()

    async def body() -> None:
        app = begun.app(screen="coverage")
        async with driven(app) as pilot:
            app.open("why")
            await press(pilot, "t", "p", "m", "enter")
            assert "There is no training on these days." in text_of(pilot.app)

    runs(body())
