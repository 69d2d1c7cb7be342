"""Plan, its entries, the asks, the catalogue and the trainers: what they show, and forms that each write one change."""

import pytest

from tests.tui.conftest import Room, driven, press, runs, text_of
from tests.tui.test_organisation import keys

OVERVIEW = "12 of 16"
TO_FUNDING, TO_CATALOGUE, TO_TRAINERS = ["f"], ["k"], ["t"]


def test_every_entry_stands_with_its_status_and_live_figures(workspace: Room) -> None:
    async def body() -> None:
        app = workspace.app(screen="plan")
        async with driven(app, (120, 40)) as pilot:
            shown = text_of(app)
            assert "19 initiatives: 6 not started, 3 proposed, 9 in progress, 1 done. Asks open: $53,000" in shown
            assert "1 of 16 districts for CPS teams" in shown
            assert "8 of 12 posted" in shown
            await press(pilot, "end")
            assert "Traffic Jam" in text_of(app)
            assert "– Rejected" in text_of(app)

    runs(body())


def test_a_session_logged_changes_the_line_of_its_initiative_and_undo_changes_it_back(workspace: Room) -> None:
    from datetime import date

    from tests.tui.conftest import ZONE
    from tracker import training

    async def body() -> None:
        app = workspace.app(screen="plan")
        async with driven(app, (120, 40)) as pilot:
            before = text_of(app)
            with app.records.store().writing("logged the overview for D1-CPS") as db:
                team = db.connection().exec_driver_sql("SELECT id FROM team WHERE code = 'D1-CPS'").scalar_one()
                training.log(db, "screening-overview", day=date(2025, 9, 1), teams=[team], zone=ZONE, headcount=2)
            app.changed()
            await press(pilot, "home")
            assert "2 of 16 districts for CPS teams" in text_of(app)
            await press(pilot, "u", "enter")
            await press(pilot, "home")
            assert text_of(app).splitlines()[3:10] == before.splitlines()[3:10]

    runs(body())


@pytest.mark.parametrize(
    ("form", "what"),
    [
        (["s", "tab", "Twelve are done", "ctrl+s"], "screening-overview stands as in progress from 2025-09-12"),
        (["o", "Call District 4", "tab", "10/1", "ctrl+s"], "changed owner or next step of screening-overview"),
        (["a", "Staff safety", "tab", "safety", "ctrl+s"], "added safety to the plan"),
        (["enter", "m", "Slides ready", "tab", "9/30", "ctrl+s"], "added a milestone to screening-overview"),
        (["enter", "a", "A second trainer", "tab", "4,000", "ctrl+s"], "asked for money: A second trainer"),
        (["enter", "e", "tab", "tab", " More.", "ctrl+s"], "changed the words of screening-overview"),
        (["enter", "v", "end", ",2", "ctrl+s"], "changed the outcomes that screening-overview serves"),
        (["f", "a", "tab", "tab", "tab", "Granted", "ctrl+s"], "approved: "),
        (["f", "n", "Books", "tab", "900", "ctrl+s"], "asked for money: Books"),
        (["k", "n", "A new video", "ctrl+s"], "added A new video to the list on-demand"),
        (["k", "e", "Grooming online", "ctrl+s"], "changed (no title yet, number 1 of the list) in its list"),
        (["k", "p", "ctrl+s"], "posted (no title yet, number 1 of the list) on 2025-09-12"),
        (["k", "r", "ctrl+s"], "looked through (no title yet, number 1 of the list) on 2025-09-12"),
        (["k", "x", "ctrl+s"], "took (no title yet, number 1 of the list) out of its list"),
        (["t", "n", "Vale, Ines", "ctrl+s"], "added the trainer Vale, Ines"),
    ],
)
def test_each_form_writes_one_change_that_undo_takes_back(workspace: Room, form: list[str], what: str) -> None:
    async def body() -> None:
        app = workspace.app(screen="plan")
        head, before = workspace.head(), workspace.rows()
        async with driven(app) as pilot:
            await press(pilot, *keys(*form))
            assert workspace.head() == head + 1, text_of(app)
            said = workspace.asked("SELECT what FROM operation ORDER BY number DESC LIMIT 1")[0][0]
            assert said.startswith(what)
            assert workspace.rows() != before
            await press(pilot, "u", "enter")
        assert workspace.rows() == before

    runs(body())


def test_a_milestone_is_marked_done_and_an_ask_decided_from_the_entrys_own_list(workspace: Room) -> None:
    async def body() -> None:
        app = workspace.app(screen="plan")
        async with driven(app) as pilot:
            await press(pilot, *["down"] * 12, "enter")
            assert "Training on case documentation" in text_of(app)
            await press(pilot, "enter", *"9/10", "ctrl+s")
            assert "● done 2025-09-10" in text_of(app)
            await press(pilot, *["down"] * 3, "enter", "ctrl+s")
            assert "$8,000, approved 2025-09-12" in text_of(app)
            await press(pilot, "escape")
            assert "Asks open: $45,000" in text_of(app)

    runs(body())


def test_a_trainer_may_deliver_a_course_gives_a_session_and_stops(workspace: Room) -> None:
    async def body() -> None:
        app = workspace.app(screen="plan")
        async with driven(app, (120, 30)) as pilot:
            await press(pilot, *keys("t", "n", "Vale, Ines", "ctrl+s"))
            await press(pilot, *keys("a", "screening-overview", "tab", "8/1", "ctrl+s"))
            await press(pilot, *keys("g", "1", "ctrl+s"))
            shown = text_of(app)
            assert "screening-overview" in shown
            assert "1 given, 0 planned, 2 people and 1 teams reached first" in " ".join(shown.split())
            await press(pilot, *keys("x", "screening-overview", "ctrl+s"))
            assert "until 2025-09-12" in text_of(app)

    runs(body())


def test_records_without_the_plan_offer_to_bring_it_in(workspace: Room) -> None:
    records = workspace.records()
    with records.store().writing("took everything of the plan away") as db:
        for table in (
            *("serves", "plan_measure", "milestone", "initiative_status", "funding_ask", "initiative"),
            *("expected_outcome", "catalogue_item", "catalogue"),
        ):
            db.connection().exec_driver_sql(f"DELETE FROM {table}")
    records.close()

    async def body() -> None:
        app = workspace.app(screen="plan")
        async with driven(app, (120, 30)) as pilot:
            assert "l brings in the one that ships" in text_of(app)
            head = workspace.head()
            await press(pilot, "l")
            assert workspace.head() == head
            await press(pilot, "enter")
            assert workspace.head() == head + 1
            assert "19 initiatives" in text_of(app)
            await press(pilot, "u", "enter")
            assert "19 initiatives" not in text_of(app)

    runs(body())
