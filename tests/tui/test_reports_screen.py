"""Published reports in the app: published, told, marked where they would say something else, compared, withdrawn."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static

from tests.tui.conftest import ZONE, Room, driven, press, press_at_once, runs, said, text_of
from tracker import training
from tracker.tui.screens.report import ReportScreen
from tracker.tui.screens.reports import PublishedReports
from tracker.tui.screens.reports_forms import Publish, Withdraw
from tracker.tui.widgets.lines import Lines

AUGUST = date(2025, 8, 31)


def published(room: Room, *, note: str = "", as_of: date = AUGUST) -> None:
    """Publish the leadership report of a day, as CSV."""
    from tracker.reports.formats import drawn
    from tracker.reports.gather import gather
    from tracker.reports.kept.publishing import publish

    records = room.records()
    report = gather(records.store(), as_of, known_on=None, zone=ZONE, copy="leadership")
    publish(records.store(), report, drawn(report, ("csv",)), on=date(2025, 9, 1), note=note)
    records.close()


def late(room: Room) -> None:
    """Log a session of August late: D14-CPS was reached, and Eve trained."""
    records = room.records()
    store = records.store()
    with store.writing("logged the overview for D14-CPS on 2025-08-20") as db:
        there = [training.Presence(person_id=5, minutes=90)]
        training.log(db, "screening-overview", day=date(2025, 8, 20), teams=[_team(db)], zone=ZONE, present=there)
    records.close()


def _team(db: Any) -> int:
    from tracker import teams

    return teams.find(db, "D14-CPS").team_id


def words(pilot: Pilot[None]) -> str:
    """Give what the part below the list says."""
    return str(pilot.app.screen.query_one("#told", Static).render())


async def to_list(pilot: Pilot[None]) -> PublishedReports:
    """Go from Report to the list."""
    await press(pilot, "k")
    screen = pilot.app.screen
    assert isinstance(screen, PublishedReports)
    return screen


def test_what_report_shows_is_published_with_a_note_and_its_files_are_written(workspace: Room) -> None:
    async def body() -> None:
        async with driven(workspace.app(screen="report", as_of=AUGUST)) as pilot:
            await to_list(pilot)
            assert "No report was published yet" in text_of(pilot.app)
            head = workspace.head()
            await press(pilot, "n")
            assert isinstance(pilot.app.screen, Publish)
            assert "Publish the leadership report as of 2025-08-31 Sunday, in full, as xlsx" in text_of(pilot.app)
            assert workspace.head() == head
            pilot.app.screen.query_one("#note", Input).value = "to [/x] the director"
            await press(pilot, "ctrl+s")
            assert "It is published as report 1. 2 files are in" in said(pilot.app)
            shown = text_of(pilot.app)
            assert "1    2025-08-31 leadership full     2025-09-12 to [/x] the director" in shown
            await press(pilot, "n", "ctrl+s")
            assert "It was published already, as report 1." in said(pilot.app)

    runs(body())
    assert {path.suffix for path in (workspace.root / "exports").glob("coverage_2025-08-31_leadership.*")} == {
        ".xlsx",
        ".pdf",
    }
    assert workspace.asked("SELECT kind, what FROM operation ORDER BY number DESC LIMIT 1") == [
        ("report", "published the leadership report as of 2025-08-31")
    ]


def test_report_says_beside_its_words_that_a_published_one_would_say_something_else(workspace: Room) -> None:
    published(workspace)

    async def body(*, marked: bool) -> None:
        async with driven(workspace.app(screen="report"), size=(120, 30)) as pilot:
            await press(pilot)
            drawn = " ".join(str(pilot.app.screen.query_one("#side", Static).render()).split())
            assert drawn.startswith("! 1 published report would say something else today k: published") is marked
            assert "LAST EXPORTS" in drawn

    runs(body(marked=False))
    late(workspace)
    runs(body(marked=True))


def test_a_report_is_told_and_one_that_would_say_something_else_is_marked_with_the_reason(workspace: Room) -> None:
    published(workspace)

    async def body() -> None:
        async with driven(workspace.app(screen="report")) as pilot:
            await to_list(pilot)
            assert "would say the same today" in text_of(pilot.app)
            assert "How are we doing" in words(pilot)
            assert "would say something else" not in words(pilot)
            late(workspace)
            await press(pilot, "escape")
            await to_list(pilot)
            assert "! 1 published report would say something else today." in text_of(pilot.app)
            assert "! other figures today" in text_of(pilot.app)
            assert words(pilot).startswith(
                "Would say something else today:\n  Sex trafficking screening tool overview, CPS"
            )
            assert "session 3 of 2025-08-20 recorded late" in words(pilot)

    runs(body())


def test_two_reports_are_compared_and_one_alone_with_today(workspace: Room) -> None:
    published(workspace)
    late(workspace)
    published(workspace)

    async def body() -> None:
        async with driven(workspace.app(screen="report")) as pilot:
            screen = await to_list(pilot)
            assert "v compares this one with today; Space marks another to compare it with." in text_of(pilot.app)
            await press(pilot, "space")
            assert "Report 2 is marked: v compares the one under the cursor with it." in text_of(pilot.app)
            await press(pilot, "down", "v")
            assert "CPS: staff trained 2 of 6 → 3 of 6" in words(pilot)
            assert "D14-CPS, Sex trafficking screening tool overview: Not scheduled → Target met" in words(pilot)
            assert "trained after all" in words(pilot)
            await press(pilot, "escape", "up", "space")
            await press_at_once(pilot, "down", "up", "v")  # faster than the words of each are told
            assert screen.marked is None
            assert "What is known now, as of 2025-09-12" in words(pilot)
            await press(pilot, "escape", "escape")
            assert isinstance(pilot.app.screen, ReportScreen)

    runs(body())


def test_the_files_are_written_again_byte_for_byte(workspace: Room) -> None:
    published(workspace)
    late(workspace)
    head = workspace.head()

    async def body() -> None:
        async with driven(workspace.app(screen="report")) as pilot:
            await to_list(pilot)
            await press(pilot, "ctrl+s")
            shown = text_of(pilot.app)
            assert "Byte for byte what was published on 2025-09-01: csv." in shown
            assert "coverage_2025-08-31_leadership_published-1.csv" in shown

    runs(body())
    assert [path.name for path in Path(workspace.root / "exports").glob("*.csv")] == [
        "coverage_2025-08-31_leadership_published-1.csv"
    ]
    assert workspace.head() == head


def test_a_report_is_withdrawn_with_a_reason_only_and_u_lets_it_stand_again(workspace: Room) -> None:
    published(workspace)

    async def body() -> None:
        async with driven(workspace.app(screen="report")) as pilot:
            await to_list(pilot)
            await press(pilot, "w")
            form = pilot.app.screen
            assert isinstance(form, Withdraw)
            await press(pilot, "ctrl+s")
            assert "Say why it no longer stands." in text_of(pilot.app)
            form.query_one("#because", Input).value = "the wrong day"
            await press(pilot, "ctrl+s")
            assert "withdrawn: the wrong day" in text_of(pilot.app)
            await press(pilot, "w")
            assert "withdrawn already" in said(pilot.app)
            await press(pilot, "u", "enter")
            assert "withdrawn: the wrong day" not in text_of(pilot.app)

    runs(body())
    assert workspace.asked("SELECT withdrawn FROM published") == [(None,)]


def test_a_form_left_half_done_is_offered_again(workspace: Room) -> None:
    published(workspace)
    draft = {"of": 1, "name": "published report 1", "because": "sent too"}

    async def body() -> None:
        app = workspace.app(screen="report")
        app.memory.keep("draft-withdraw", draft)
        async with driven(app) as pilot:
            assert "A form was left unfinished" in text_of(app)
            await press(pilot, "enter")
            assert isinstance(app.screen, Withdraw)
            assert app.screen.query_one("#because", Input).value == "sent too"

    runs(body())


@pytest.mark.parametrize("size", [(80, 24), (120, 30)])
def test_the_palette_opens_the_list_and_a_click_goes_through_it(workspace: Room, size: tuple[int, int]) -> None:
    published(workspace, note="first")
    published(workspace, note="\x1b[31m=2+5", as_of=date(2025, 9, 1))

    async def body() -> None:
        app = workspace.app(screen="coverage")
        async with driven(app, size) as pilot:
            found = [each for each in app.get_system_commands(app.screen) if each.title == "Published reports"]
            found[0].callback()
            await press(pilot, "tab")
            assert isinstance(app.screen, PublishedReports)
            assert "\x1b" not in text_of(app)
            table = app.screen.query_one("#published", Lines)
            await pilot.click(table, offset=(3, 2))
            assert table.row == 1
            await press(pilot, "c")
            assert "\tfirst" in app.clipboard

    runs(body())
