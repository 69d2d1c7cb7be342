"""Sessions: the list, its filters, and what may be done with one session."""

from datetime import date

from textual.widgets import Input

from tests.cli.rosters import meeting
from tests.tui.conftest import ZONE, Room, driven, press, runs, settled, text_of
from tracker import training
from tracker.tui.screens.ask import Ask
from tracker.tui.screens.decide import Decide
from tracker.tui.screens.log import Log
from tracker.tui.screens.schedule import Schedule
from tracker.tui.screens.session import SessionDetail
from tracker.tui.screens.sessions import Sessions

ODD = "Zzyx [/x] \u202eda\x1b[2J 李"


def words(app: object) -> str:
    """Give the screen as running text."""
    return " ".join(text_of(app).replace("│", " ").split())  # type: ignore[arg-type] # the app is ours


def open_names(room: Room, *said: str) -> None:
    """Log a session of 1 September for D4-CPS in which these names are open."""
    records = room.records()
    with records.store().writing("story") as db:
        training.log(
            db,
            "csec-refresher",
            day=date(2025, 9, 1),
            teams=[7],
            zone=ZONE,
            present=[training.Presence(1, 40)],
            not_matched=[training.NotMatched(each, minutes=50) for each in said],
        )
    records.close()


def test_the_newest_session_stands_first_and_is_said_in_words(workspace: Room) -> None:
    async def body() -> None:
        async with driven(workspace.app(screen="sessions")) as pilot:
            said = words(pilot.app)
            assert said.index("◐ 2025-10-02") < said.index("● 2025-08-12")
            assert "2 sessions, 1 delivered" in said
            assert "Thu 2025-10-02" in said
            await press(pilot, "down")
            assert "2 of 3 expected were there." in words(pilot.app)
            assert "2/3" in words(pilot.app)

    runs(body())


def test_f_goes_through_the_kinds_and_slash_filters_by_words(workspace: Room) -> None:
    async def body() -> None:
        async with driven(workspace.app(screen="sessions")) as pilot:
            await press(pilot, "f")
            assert "[scheduled]" in words(pilot.app)
            assert "2025-08-12" not in words(pilot.app)
            await press(pilot, "f")
            assert "2025-10-02" not in words(pilot.app)
            await press(pilot, "f")
            assert "Nothing fits" in words(pilot.app)
            await press(pilot, "f", "slash", *"d14 over")
            assert "2025-10-02" in words(pilot.app)
            assert "2025-08-12" not in words(pilot.app)
            await press(pilot, "enter", "escape")
            assert "2025-08-12" in words(pilot.app)

    runs(body())


def test_an_empty_list_says_what_to_press(begun: Room) -> None:
    async def body() -> None:
        async with driven(begun.app(screen="sessions")) as pilot:
            assert "No session yet. l logs one" in words(pilot.app)
            await press(pilot, "k", "x", "enter")
            assert isinstance(pilot.app.screen, Sessions)

    runs(body())


def test_x_asks_and_enter_on_the_button_cancels_and_u_takes_it_back(workspace: Room) -> None:
    before = workspace.rows()

    async def body() -> None:
        async with driven(workspace.app(screen="sessions")) as pilot:
            await press(pilot, "x")
            assert isinstance(pilot.app.screen, Ask)
            assert workspace.rows() == before
            await press(pilot, "escape")
            assert workspace.rows() == before
            await press(pilot, "x", "enter")
            assert workspace.asked("SELECT status FROM session WHERE id = 2") == [("cancelled",)]
            assert "× 2025-10-02" in words(pilot.app)
            await press(pilot, "u", "enter")

    runs(body())
    assert workspace.rows() == before


def test_before_a_held_session_is_cancelled_the_dialog_says_what_counts_no_more(workspace: Room) -> None:
    before = workspace.rows()

    async def body() -> None:
        async with driven(workspace.app(screen="sessions")) as pilot:
            await press(pilot, "down", "x")
            await settled(pilot)
            assert isinstance(pilot.app.screen, Ask)
            assert "stays, but " in pilot.app.screen.question
            assert "count no more, 1 team is no longer reached (" in pilot.app.screen.question
            assert workspace.rows() == before
            await press(pilot, "enter")
            await settled(pilot)
            assert workspace.asked("SELECT status FROM session WHERE id = 1") == [("cancelled",)]

    runs(body())


def test_k_marks_a_planned_session_held_with_its_report(workspace: Room) -> None:
    records = workspace.records()
    with records.store().writing("planned") as db:
        training.schedule(db, "csec-refresher", day=date(2025, 9, 12), teams=[7], zone=ZONE)
    records.close()
    folder = workspace.root / "Downloads"
    folder.mkdir()
    meeting(folder / "report.csv", ("Okoye, Ada", "or1@o.example", "", "9:00", "10:00"))

    async def body() -> None:
        async with driven(workspace.app(screen="sessions")) as pilot:
            await press(pilot, "down", "k")
            assert isinstance(pilot.app.screen, Log)
            assert "Mark session 3 held" in words(pilot.app)
            assert pilot.app.screen.query_one("#teams", Input).disabled
            await press(pilot, "enter", "ctrl+s")
            assert "● 2025-09-12" in words(pilot.app)

    runs(body())
    assert workspace.asked("SELECT status FROM session WHERE id = 3") == [("held",)]
    assert workspace.asked("SELECT person_id, minutes FROM attendance WHERE session_id = 3") == [(1, 60)]


def test_a_session_to_come_cannot_be_marked_held(workspace: Room) -> None:
    before = workspace.dump()

    async def body() -> None:
        async with driven(workspace.app(screen="sessions")) as pilot:
            await press(pilot, "k", "h", "9", "ctrl+s")
            assert "still to come" in words(pilot.app)

    runs(body())
    assert workspace.dump() == before


def test_l_and_s_open_their_forms_and_esc_leaves_them_unasked(workspace: Room) -> None:
    before = workspace.dump()

    async def body() -> None:
        async with driven(workspace.app(screen="sessions")) as pilot:
            for key, form in (("l", Log), ("s", Schedule)):
                await press(pilot, key)
                assert isinstance(pilot.app.screen, form)
                await press(pilot, "escape")
                assert isinstance(pilot.app.screen, Sessions)

    runs(body())
    assert workspace.dump() == before


def test_a_session_shows_who_was_there_who_missed_it_and_the_names_to_check(workspace: Room) -> None:
    open_names(workspace, ODD)

    async def body() -> None:
        async with driven(workspace.app(screen="sessions"), (120, 40)) as pilot:
            await press(pilot, "down", "enter")
            assert isinstance(pilot.app.screen, SessionDetail)
            said = words(pilot.app)
            assert "? to check: Enter" in said
            assert "Okoye, Ada D4-CPS ● was there 40 min" in said
            assert "Fenn, Bo" in said
            assert said.count("○ missed it") == 2
            assert "\x1b" not in said

    runs(body())


def test_names_are_decided_later_one_by_one_and_saved_together(workspace: Room) -> None:
    open_names(workspace, "Bo Fennn", "Pat Kim", ODD)

    async def body() -> None:
        async with driven(workspace.app(screen="sessions")) as pilot:
            await press(pilot, "down", "enter", "n")
            assert isinstance(pilot.app.screen, Decide)
            assert "similar name" in words(pilot.app)
            await press(pilot, "enter", "down", "enter", "enter")
            assert workspace.asked("SELECT count(*) FROM unmatched WHERE decision IS NULL") == [(3,)]
            await press(pilot, "ctrl+s")
            assert isinstance(pilot.app.screen_stack[-1], SessionDetail)
            assert "Fenn, Bo D4-CPS ● was there 50 min" in words(pilot.app)
            assert "guest, not counted" in words(pilot.app)

    runs(body())
    assert workspace.asked("SELECT decision FROM unmatched ORDER BY id") == [("matched",), ("guest",), (None,)]
    assert workspace.asked("SELECT person_id, kind, text FROM alias") == [(2, "name", "Bo Fennn")]


def test_people_are_added_to_a_session_from_its_own_screen(workspace: Room) -> None:
    async def body() -> None:
        async with driven(workspace.app(screen="sessions")) as pilot:
            await press(pilot, "down", "enter", "a")
            assert "Add people to session 1" in words(pilot.app)
            await press(pilot, "ctrl+s")
            assert "Nobody is given yet" in words(pilot.app)
            await press(pilot, "t")
            await press(pilot, "down", "space", "ctrl+s")
            await settled(pilot)

    runs(body())
    people = workspace.asked("SELECT person_id FROM attendance WHERE session_id = 1 ORDER BY id")
    assert people == [(1,), (2,), (3,)]
