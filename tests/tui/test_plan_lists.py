"""Next steps, who to call, and indicators: what they show, and forms that each write one change."""

from datetime import date
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot

from tests.tui.conftest import Room, driven, press, press_at_once, runs, said, settled, text_of
from tests.tui.screens_in_use import SIZES
from tests.tui.test_everywhere import _fits
from tests.tui.test_harmless import NAMES
from tests.tui.test_organisation import keys
from tracker.tui.app import TrackerApp
from tracker.tui.screens.catalogue import CataloguePage
from tracker.tui.screens.funding import Funding
from tracker.tui.screens.initiative import InitiativePage
from tracker.tui.screens.liaisons import Liaisons
from tracker.tui.screens.numbers import Numbers
from tracker.tui.screens.session import SessionDetail
from tracker.tui.screens.team import Team
from tracker.tui.widgets.lines import Lines

JULY, AUGUST = date(2025, 7, 1), date(2025, 8, 1)
MONDAY = date(2025, 9, 8)
WIDE = (120, 30)
PAGES = ["steps", "liaisons", "indicators"]


@pytest.fixture
def kept(workspace: Room) -> Room:
    """Give two to call, three open steps, and an indicator with numbers of two months, some of them small."""
    from sqlalchemy import text

    from tracker import teams
    from tracker.initiatives import indicators
    from tracker.teams.conversations import converse
    from tracker.teams.liaisons import add_liaison

    records = workspace.records()
    with records.store().writing("noted who to call, what was said and what was counted") as db:
        rae = add_liaison(db, "Holm, Rae", role="Program manager", phone="555 0100", district=4)
        ola = add_liaison(db, "Quist, Ola", body="Consultant team", email="ola@odhs.example")
        converse(
            db, liaison=rae, day=MONDAY, note="asks for October", next_step="send dates", next_on=date(2025, 9, 10)
        )
        converse(db, liaison=ola, day=MONDAY, note="wants the outline", next_step="send it", next_on=date(2025, 9, 20))
        team = teams.find(db, "D4-CPS").team_id
        teams.add_contact(db, team, day=MONDAY, note="busy", next_step="call again", next_on=date(2025, 9, 11))
        db.execute(text("UPDATE milestone SET due_on = '2025-09-30' WHERE id = 1 AND done_on IS NULL"))
        db.execute(text("UPDATE catalogue_item SET target_on = '2025-10-05' WHERE id = 12"))
        indicators.define(db, "screenings", title="Screenings completed", source="monthly report")
        number = indicators.find_indicator(db, "screenings").number
        for month, counted in ((JULY, {1: 12, 4: 3, 5: 2, 6: 40}), (AUGUST, {1: 15, 4: 9, 5: 8, 6: 41})):
            for district, value in counted.items():
                indicators.put(db, number, district, month, value)
    records.close()
    return workspace


async def typed(pilot: Pilot[None], *said: str) -> None:
    """Press keys, each answered before the next, and type whole texts."""
    for each in said:
        await press_at_once(pilot, *keys(each))


async def opened(app: TrackerApp, pilot: Pilot[None], page: str, *said: str) -> None:
    """Open a page over the one that asks least, and type on it."""
    while len(app.screen_stack) > 2:
        app.pop_screen()
    app.open(page)
    await settled(pilot)
    await typed(pilot, *said)


def rows(app: object) -> list[str]:
    """Give the lines of the list in sight, cell by cell."""
    lines = app.screen.query_one("#listed", Lines)  # type: ignore[attr-defined] # the app under test
    return ["|".join(str(cell) for cell in line.cells) for line in lines.lines]


def test_every_next_step_stands_in_one_list_by_day_with_late_ones_marked_and_first(kept: Room) -> None:
    async def body() -> None:
        app = kept.app(screen="plan")
        async with driven(app, WIDE) as pilot:
            await press(pilot, "n")
            listed = rows(app)
            assert listed[:5] == [
                "!|2025-09-10|send dates|Holm, Rae|call",
                "!|2025-09-11|call again|D4-CPS|team",
                "|2025-09-20|send it|Quist, Ola|call",
                "|2025-09-30|Updated training developed|Program specific training|milestone",
                "|2025-10-02|Sex trafficking screening tool overview|D1-Permanency, D14-Permanency|session",
            ]
            assert listed[5].endswith("|On-demand trainings on the Human Trafficking page of the intranet|posting")
            assert listed[6].startswith("|no day|")
            assert listed[6].endswith("|money")
            assert "2 late, 4 to come, 11 without a day" in text_of(app)
            assert "Late: it was due 2025-09-10 Wednesday" in text_of(app)

    runs(body())


@pytest.mark.parametrize(
    ("down", "page", "shown"),
    [
        (0, Liaisons, "HOLM, RAE"),
        (1, Team, "District 4 CPS"),
        (2, Liaisons, "QUIST, OLA"),
        (3, InitiativePage, "Program specific training"),
        (4, SessionDetail, "2025-10-02"),
        (5, CataloguePage, "2025-10-05"),
        (6, Funding, "open"),
    ],
)
def test_enter_goes_to_what_a_step_is_about(kept: Room, down: int, page: type, shown: str) -> None:
    async def body() -> None:
        app = kept.app(screen="history")
        async with driven(app, WIDE) as pilot:
            await opened(app, pilot, "steps", *["down"] * down, "enter")
            assert isinstance(app.screen, page)
            assert shown in text_of(app)
            await press(pilot, "escape")
            assert rows(app)

    runs(body())


def test_enter_on_a_step_of_the_plan_goes_to_its_entry(kept: Room) -> None:
    from tracker import initiatives

    records = kept.records()
    with records.store().writing("set a next step, and spoke of it") as db:
        from tracker.model import id_of
        from tracker.teams.conversations import converse

        initiatives.change(db, "documentation", next_on=date(2025, 9, 9), next_step="write the outline")
        about = id_of(initiatives.find(db, "dashboard"))
        converse(db, initiative=about, day=MONDAY, note="asked", next_step="ask again", next_on=date(2025, 9, 10))
        initiatives.add_milestone(db, "resource-guide", "Printed", due_on=date(2025, 9, 9))
    records.close()

    async def body() -> None:
        app = kept.app(screen="history")
        async with driven(app) as pilot:
            await opened(app, pilot, "steps")
            for row, title in (
                (0, "Training on case documentation"),
                (1, "Resource guide"),
                (3, "Internal trafficking dashboard"),
            ):
                await press(pilot, "home", *["down"] * row, "enter")
                assert isinstance(app.screen, InitiativePage), rows(app)
                assert title in text_of(app)
                await press(pilot, "escape")

    runs(body())


def test_who_to_call_stands_by_district_with_the_newest_said_under_the_list(kept: Room) -> None:
    async def body() -> None:
        app = kept.app(screen="plan")
        async with driven(app) as pilot:
            await press(pilot, "n", "w")
            assert rows(app) == [
                "D4|Holm, Rae|555 0100|2025-09-08|! 2025-09-10",
                "Consultant team|Quist, Ola||2025-09-08|2025-09-20",
            ]
            assert "2 to call, 2 next steps open with them" in text_of(app)
            await press(pilot, "f1")
            assert "This screen: Who to call" in text_of(app)
            await press(pilot, "escape")
            assert "D4 · Program manager" in text_of(app)
            assert "2025-09-08 asks for October" in text_of(app)

    runs(body())


def test_an_indicator_hides_small_numbers_until_she_asks_and_never_copies_them(kept: Room) -> None:
    async def body() -> None:
        app = kept.app(screen="plan")
        async with driven(app, WIDE) as pilot:
            await press(pilot, "i")
            assert rows(app) == ["Screenings completed|2025-08|73|57|4|"]
            await press(pilot, "enter")
            shown = text_of(app)
            assert "proves nothing" in shown
            assert "AUGUST 2025" in shown
            assert "Whole state: 73 (sum of 4 districts)" in shown
            await press(pilot, "up")
            assert "D04 under 5" in text_of(app)
            await press(pilot, "r")
            assert "D04 3" in text_of(app)
            assert "on this screen only" in text_of(app)
            await press(pilot, "p", "p")
            assert rows(app)[0].startswith("2025-07|3|")
            await press(pilot, "c")
            assert "2025-07\tunder 5\t" in app.clipboard
            assert "proves nothing" in app.clipboard
            await press(pilot, "r")
            assert rows(app)[0].startswith("2025-07|under 5|")

    runs(body())


def test_the_months_stand_beside_the_coverage_at_their_end_and_t_takes_another_training(kept: Room) -> None:
    async def body() -> None:
        app = kept.app(screen="history")
        async with driven(app) as pilot:
            await opened(app, pilot, "indicators", "enter")
            july, august = (row.split("|") for row in rows(app))
            assert (july[0], july[2], july[4]) == ("2025-07", "0/32", "0/8")
            assert (august[0], august[2], august[4]) == ("2025-08", "1/32", "2/9")
            await press(pilot, "t")
            assert "beside CSEC refresher" in " ".join(text_of(app).split())
            assert rows(app)[1].split("|")[2] == "0/32"

    runs(body())


def test_an_indicator_without_numbers_says_how_they_come_in(kept: Room) -> None:
    async def body() -> None:
        app = kept.app(screen="history")
        async with driven(app) as pilot:
            await opened(app, pilot, "indicators", "n", "Referrals made", "tab", "referrals", "ctrl+s", "down", "enter")
            assert "There is no number yet. v types one, m brings in a sheet." in text_of(app)
            assert "proves nothing" in text_of(app)

    runs(body())


@pytest.mark.parametrize(
    "forms",
    [
        {
            "done: send dates": ["steps", "g", "Sent", "ctrl+s"],
            "done: call again": ["steps", "down", "g", "They agree", "tab", "tab", "Book", "ctrl+s"],
            "posted ": ["steps", *["down"] * 5, "g", "ctrl+s"],
            "approved: ": ["steps", "end", "g", "ctrl+s"],
        },
        {
            "added Brandt, Noor to those to call": [
                *("liaisons", "n", "Brandt, Noor", "tab", "tab", "D4-CPS", "ctrl+s")
            ],
            "changed what is known of Holm, Rae": ["liaisons", "e", " Lee", "ctrl+s"],
            "Holm, Rae is called no more, last day 2025-09-12": ["liaisons", "x", "ctrl+s"],
            "noted what was said with Holm, Rae on 2025-09-12": [
                *("liaisons", "k", "Sends a list", "tab", "tab", "documentation", "tab", "Read it", "ctrl+s")
            ],
            "done: send dates": ["liaisons", "g", "ctrl+s"],
        },
        {
            "defined the indicator referrals": ["indicators", "n", "Referrals made", "tab", "referrals", "ctrl+s"],
            "changed the indicator screenings": ["indicators", "e", " of all", "ctrl+s"],
            "ended the indicator screenings, last day 2025-09-12": ["indicators", "x", "ctrl+s"],
            "set screenings of district 2 in 2025-08": [
                "indicators",
                "v",
                "14",
                "tab",
                "2025-08",
                "tab",
                "2",
                "ctrl+s",
            ],
            "set screenings of the whole state in 2025-08": [
                *("indicators", "v", "100", "tab", "Aug 2025", "tab", "state", "ctrl+s")
            ],
            "took out screenings of district 1 in 2025-08": ["indicators", "enter", "p", "enter", "-", "ctrl+s"],
        },
    ],
    ids=["steps", "liaisons", "indicators"],
)
def test_each_form_writes_one_change_that_undo_takes_back(kept: Room, forms: dict[str, list[str]]) -> None:
    async def body() -> None:
        app = kept.app(screen="history")
        before = kept.rows()
        async with driven(app) as pilot:
            for what, form in forms.items():
                head = kept.head()
                await opened(app, pilot, *form)
                assert kept.head() == head + 1, text_of(app)
                told = kept.asked("SELECT what FROM operation ORDER BY number DESC LIMIT 1")[0][0]
                assert told.startswith(what)
                assert kept.rows() != before
                await press(pilot, "u", "enter")
                assert kept.rows() == before

    runs(body())


def test_a_milestone_and_a_next_step_of_the_plan_are_done_from_the_list(kept: Room) -> None:
    from tracker import initiatives

    records = kept.records()
    with records.store().writing("set a next step") as db:
        initiatives.change(db, "documentation", next_on=date(2025, 9, 8), next_step="write the outline")
        initiatives.add_milestone(db, "documentation", "Pilot held", due_on=date(2025, 9, 9))
    records.close()

    async def body() -> None:
        app = kept.app(screen="history")
        async with driven(app) as pilot:
            await opened(app, pilot, "steps", "g")
            await press_at_once(pilot, *["backspace"] * 17)
            await press(pilot, "ctrl+s")
            assert "write the outline" not in text_of(app)
            await typed(pilot, "g", "9/9", "ctrl+s")
            assert "Pilot held" not in text_of(app)
            assert rows(app)[0].startswith("!|2025-09-10|send dates")

    runs(body())


@pytest.mark.parametrize(
    "forms",
    [
        {
            "Whom do they stand for?": ["liaisons", "n", "Brandt, Noor", "ctrl+s"],
            "A district is a number": ["liaisons", "n", "Brandt, Noor", "tab", "four", "ctrl+s"],
            "Say in a few words what was said": ["liaisons", "k", "ctrl+s"],
            "That day is still to come": ["liaisons", "k", "hm", "tab", "+1w", "ctrl+s"],
        },
        {
            "A number is whole": ["indicators", "v", "many", "tab", "2025-08", "tab", "2", "ctrl+s"],
            "Write the month like 2025-08": ["indicators", "v", "14", "tab", "3/4/2025", "tab", "2", "ctrl+s"],
            "2025-12 is still to come": ["indicators", "v", "14", "tab", "2025-12", "tab", "2", "ctrl+s"],
            "The records say that already": ["indicators", "v", "15", "tab", "2025-08", "tab", "1", "ctrl+s"],
            "There is no district 77": ["indicators", "v", "15", "tab", "2025-08", "tab", "77", "ctrl+s"],
            "There is an indicator screenings already": ["indicators", "n", "Again", "tab", "screenings", "ctrl+s"],
            "Which file?": ["indicators", "m", "ctrl+s"],
        },
    ],
    ids=["liaisons", "indicators"],
)
def test_what_cannot_be_read_is_said_in_the_form_and_nothing_is_written(
    kept: Room, forms: dict[str, list[str]]
) -> None:
    async def body() -> None:
        app = kept.app(screen="history")
        head = kept.head()
        async with driven(app) as pilot:
            for wrong, form in forms.items():
                await opened(app, pilot, *form)
                assert wrong in " ".join(text_of(app).split())
                app.screen.done("")  # type: ignore[attr-defined] # the form, left without its question
        assert kept.head() == head

    runs(body())


def sheet(room: Room, *lines: str) -> Path:
    """Write a sheet of numbers."""
    path = room.root / "numbers.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_a_sheet_of_numbers_is_looked_at_and_then_written_as_one_change(kept: Room) -> None:
    path = sheet(kept, "District,Jul 2025,Aug 2025", "District 1,12,16", "District 2,7,8", "District 3,3.5,5")
    before, head = kept.rows(), kept.head()

    async def body() -> None:
        app = kept.app(screen="history")
        async with driven(app) as pilot:
            await opened(app, pilot, "indicators", "m")
            app.screen.query_one("#path").value = str(path)  # type: ignore[attr-defined] # the field
            await press(pilot, "ctrl+s")
            assert isinstance(app.screen, Numbers)
            listed = rows(app)
            assert listed[0].startswith("!|A number is to be whole")
            assert "~|screenings|2025-08|District 1|15|16" in listed
            assert "=|screenings|2025-07|District 1|12|12" in listed
            assert "3 new, 1 changed, 1 same, 1 set aside" in text_of(app)
            assert kept.head() == head
            await press(pilot, "ctrl+s")
            assert kept.head() == head + 1
            assert "4 numbers are written. 1 set aside, in numbers set aside.xlsx." in said(app)
            assert (
                "16" in kept.asked("SELECT group_concat(value) FROM indicator_value WHERE month = '2025-08-01'")[0][0]
            )
            await press(pilot, "u", "enter")
        assert kept.rows() == before

    runs(body())


def test_a_sheet_dropped_on_the_indicators_is_taken_for_numbers(kept: Room) -> None:
    path = sheet(kept, "District,Aug 2025", "District 2,7")

    async def body() -> None:
        app = kept.app(screen="history")
        async with driven(app) as pilot:
            for page in (("indicators",), ("indicator", "screenings")):
                app.open(*page)
                await settled(pilot)
                app.screen.post_message(events.Paste(f'"{path}"'))
                await settled(pilot)
                await press(pilot, "ctrl+s")
                assert isinstance(app.screen, Numbers)
                assert rows(app) == ["+|screenings|2025-08|District 2||7"]

    runs(body())


def test_a_sheet_that_looks_like_a_case_is_refused_whole_and_nothing_of_it_is_shown(kept: Room) -> None:
    path = sheet(kept, "District,Month,Child name,Date of birth,Count", "4,2025-08,Zed Qaz,2011-03-04,1")
    head = kept.head()

    async def body() -> None:
        app = kept.app(screen="history")
        async with driven(app) as pilot:
            app.open("numbers", path, "screenings")
            await press(pilot, "down")
            shown = text_of(app)
            assert "Nothing was read, and nothing of the file is kept." in shown
            assert "Zed" not in shown
            await press(pilot, "ctrl+s")
        assert kept.head() == head

    runs(body())


@pytest.mark.parametrize("size", SIZES)
def test_the_pages_fit_with_rows_in_them(kept: Room, size: tuple[int, int]) -> None:
    async def body() -> None:
        app = kept.app(screen="history")
        async with driven(app, size) as pilot:
            path = sheet(kept, "District,Jul 2025", "District 1,14", "District 2,3.5")
            pages = (*((page, ()) for page in PAGES), ("indicator", ("screenings",)), ("numbers", (path, "screenings")))
            for page, given in pages:
                app.open(page, *given)
                await press(pilot, "down", "r")
                _fits(app.screen, size[0])
                assert app.screen.query_one("#listed", Lines).size.height >= 5

    runs(body())


def test_hostile_text_does_no_harm_on_any_of_the_pages(kept: Room) -> None:
    from tracker import teams
    from tracker.initiatives import indicators
    from tracker.teams.conversations import converse
    from tracker.teams.liaisons import add_liaison

    records = kept.records()
    with records.store().writing("named them badly") as db:
        for number, name in enumerate(NAMES):
            who = add_liaison(db, name, role=name, phone=name, body=name, note=name)
            converse(db, liaison=who, day=MONDAY, note=name, next_step=name, next_on=date(2025, 9, 1))
            teams.add_contact(db, teams.find(db, "D4-CPS").team_id, day=MONDAY, note=name, next_step=name)
            indicators.define(db, f"bad-{number}", title=name, unit=name, definition=name, source=name)
    records.close()

    async def body() -> None:
        app = kept.app(screen="history")
        async with driven(app) as pilot:
            for page in PAGES:
                app.open(page)
                for _ in range(len(NAMES) + 2):
                    await press(pilot, "down")
                    shown = text_of(app)
                    assert "\x1b" not in shown
                    assert "\u202e" not in shown
                for key in ("g", "k", "e", "v", "x"):
                    await press(pilot, key)
                    assert "\x1b" not in text_of(app)
                    while app.screen.is_modal:
                        await press(pilot, "escape")
                await press(pilot, "c")
                assert "\x1b" not in app.clipboard

    runs(body())


@pytest.mark.parametrize(("page", "place"), [("steps", 0), ("liaisons", 0), ("indicators", 0)])
def test_the_palette_names_the_pages(kept: Room, page: str, place: int) -> None:
    words = {"steps": "Next steps", "liaisons": "Who to call", "indicators": "Indicators"}[page]

    async def body() -> None:
        app = kept.app(screen="history")
        async with driven(app) as pilot:
            found = [each for each in app.get_system_commands(app.screen) if each.title == words]
            assert len(found) == place + 1
            found[0].callback()
            await press(pilot, "down")
            assert rows(app)

    runs(body())
