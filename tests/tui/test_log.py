"""Log: the newest report in seven keys, and every other way of saying who was there."""

import os
import shutil
from datetime import date
from pathlib import Path

from textual import events
from textual.widgets import Input, TextArea

from tests.cli.rosters import meeting
from tests.tui.conftest import ZONE, Room, driven, press, runs, settled, staff, text_of
from tracker import teams, training
from tracker.intake.attend import log_session, read_attendances
from tracker.tui.dropped import paths_in
from tracker.tui.screens.ask import Ask
from tracker.tui.screens.coverage import Coverage
from tracker.tui.screens.log import Log
from tracker.workspace import read

TO_LOG = ("down", "down", "down", "l")
ADA = ("Okoye, Ada", "or1@o.example", "", "9:00", "10:00")
BO = ("Bo Fenn", "or2@o.example", "", "9:00", "10:00")
CY = ("Cy Lynd", "cy@home.example", "", "9:00", "10:00")
GUS = ("Gus Hale", "or7@o.example", "", "9:00", "10:00")
HANA = ("Hana Iverson", "or8@o.example", "", "9:00", "10:00")
PAT = ("Pat Kim (External)", "pat@partner.example", "", "9:00", "10:00")
LOGGED = ("session", "delivery", "attendance", "unmatched", "alias", "source", "import")
TWELVE = "\n".join(f"OR{n} | Teammate{n}, Uma | D4-CPS | 2024-01-01" for n in range(20, 31))


def report(
    room: Room, *people: tuple[str, str, str, str, str], name: str = "report.csv", day: str = "9/12/2025"
) -> Path:
    """Save a report into Downloads."""
    folder = room.root / "Downloads"
    folder.mkdir(exist_ok=True)
    return meeting(folder / name, *people, day=day)


def records_of(room: Room) -> dict[str, list[tuple[object, ...]]]:
    """Give what logging writes."""
    rows = room.rows()
    return {name: rows[name] for name in LOGGED}


def test_seven_keys_log_the_newest_report_and_its_one_name_to_check(workspace: Room, tmp_path: Path) -> None:
    """The same records as the same call of the verb; 14 attendees, one of whom is accepted."""
    filled = workspace.records()
    staff(filled, TWELVE)
    filled.close()
    uma = [(f"Uma Teammate{n}", f"or{n}@o.example", "", "9:00", "10:00") for n in range(20, 31)]
    path = report(workspace, ADA, BO, CY, *uma)
    os.utime(report(workspace, GUS, name="older.csv"), (1, 1))
    (workspace.root / "Downloads" / "~$report.csv").write_bytes(path.read_bytes())
    other = Room(read(Path(shutil.copytree(workspace.root, tmp_path / "other"))))
    keys = [*TO_LOG, "enter", "enter", "ctrl+s"]
    assert len(keys) == 7

    async def body() -> None:
        async with driven(workspace.app()) as pilot:
            await press(pilot, *keys[:4])
            assert isinstance(pilot.app.screen, Log)
            assert "▶[ ] report.csv" in text_of(pilot.app)
            assert "~$" not in text_of(pilot.app)
            await press(pilot, keys[4])
            assert "14 joined" in text_of(pilot.app)
            assert "similar name" in text_of(pilot.app)
            before = workspace.dump()
            await press(pilot, keys[5])
            assert workspace.dump() == before
            await press(pilot, keys[6])
            assert not isinstance(pilot.app.screen, Log)

    runs(body())
    store = other.records().store()
    with store.reading() as db:
        team = (teams.find(db, "D4-CPS"),)
    log_session(
        store,
        "screening-overview",
        day=date(2025, 9, 12),
        teams=team,
        zone=ZONE,
        given=read_attendances([path], None),
        decided={"cy@home.example": 3},
    )
    store.close()
    assert records_of(workspace) == records_of(other)
    assert workspace.asked("SELECT count(*) FROM attendance WHERE outcome = 'completed' AND session_id = 3") == [(14,)]
    assert workspace.asked("SELECT person_id, kind, text FROM alias") == [(3, "email", "cy@home.example")]
    assert workspace.asked("SELECT what FROM operation ORDER BY number DESC LIMIT 1")[0][0].startswith("logged ")


def words(app: object) -> str:
    """Give the screen as running text."""
    return " ".join(text_of(app).replace("│", " ").split())  # type: ignore[arg-type] # the app is ours


def minimum(room: Room, minutes: int) -> None:
    records = room.records()
    with records.store().writing("minimum") as db:
        training.courses.change(db, "screening-overview", min_minutes=minutes)
    records.close()


def attended(room: Room, session: int = 3) -> list[tuple[object, ...]]:
    return room.asked(
        "SELECT person_id, outcome, minutes FROM attendance WHERE session_id = ? ORDER BY person_id", session
    )


def test_a_dropped_report_is_asked_about_and_logged_in_three_keys(workspace: Room) -> None:
    path = report(workspace, ADA, BO, CY, name="D4 CPS overview 9-12.csv")

    async def body() -> None:
        async with driven(workspace.app()) as pilot:
            pilot.app.screen.post_message(events.Paste(f'"{path}"'))
            await settled(pilot)
            assert isinstance(pilot.app.screen, Ask)
            asked = pilot.app.screen.question
            assert asked == "2 of 3 names are District 4 CPS: log Sex trafficking screening tool overview there?"
            await press(pilot, "enter", "enter", "ctrl+s")

    runs(body())
    assert attended(workspace) == [(1, "completed", 60), (2, "completed", 60), (3, "completed", 60)]
    assert workspace.asked("SELECT t.code FROM delivery d JOIN team t ON t.id = d.team_id WHERE session_id = 3") == [
        ("D4-CPS",)
    ]


def test_a_dropped_workbook_goes_to_import_and_other_pasted_text_nowhere(workspace: Room) -> None:
    book = workspace.root / "imports" / "roster.xlsx"
    book.write_bytes(b"PK")
    seen: list[tuple[object, ...]] = []

    async def body() -> None:
        app = workspace.app()
        async with driven(app) as pilot:
            app.go_to = lambda *args: seen.append(args)  # type: ignore[method-assign] # looked at only
            for text in ("no path at all", "/nowhere/at/all.csv", "x" * 5000, ""):
                pilot.app.screen.post_message(events.Paste(text))
                await settled(pilot)
                assert isinstance(pilot.app.screen, Coverage)
            assert seen == []
            pilot.app.screen.post_message(events.Paste(book.as_uri()))
            await settled(pilot)

    runs(body())
    assert seen == [("import", book)]


def test_paths_are_read_from_quotes_uris_and_lines(tmp_path: Path) -> None:
    one, two = tmp_path / "a b%20c.csv", tmp_path / "it's [x].csv"
    for path in (one, two):
        path.write_text("x")
    for text in (str(one), f'"{one}"', f"'{one}'", f"& '{one}'", one.as_uri(), f"  {one}\n"):
        assert paths_in(text) == (one,), text
    assert paths_in(f'"{one}" "{two}"') == (one, two)
    assert paths_in(f"{one}\n{two}\n") == (one, two)
    assert paths_in(f"{one}\n{tmp_path / 'gone.csv'}") == ()
    assert paths_in("a b.csv") == paths_in("\0") == paths_in(str(tmp_path)) == ()


def test_a_report_of_another_team_is_said_with_its_numbers_and_o_takes_that_team(workspace: Room) -> None:
    report(workspace, GUS, HANA, ADA)  # Ada alone is of the team that was opened

    async def body() -> None:
        async with driven(workspace.app()) as pilot:
            await press(pilot, *TO_LOG, "enter")
            assert "2 of 3 names are of D1-CPS, 1 of 3 names are of D4-CPS. Press o" in words(pilot.app)
            assert workspace.asked("SELECT count(*) FROM session") == [(2,)]
            await press(pilot, "o")
            assert pilot.app.screen.query_one("#teams", Input).value == "D1-CPS, D4-CPS"
            assert "Press o" not in words(pilot.app)
            await press(pilot, "ctrl+s")

    runs(body())
    assert workspace.asked("SELECT t.code FROM delivery d JOIN team t ON t.id = d.team_id WHERE session_id = 3") == [
        ("D1-CPS",),
        ("D4-CPS",),
    ]


def test_space_picks_two_reports_of_one_call(workspace: Room) -> None:
    report(workspace, ADA, name="part1.csv")
    report(workspace, BO, (ADA[0], ADA[1], "", "9:30", "10:00"), name="part2.csv")

    async def body() -> None:
        async with driven(workspace.app()) as pilot:
            await press(pilot, *TO_LOG, "space", "down", "space", "enter")
            assert "part1.csv + part2.csv: 2 joined · 2 matched" in words(pilot.app)
            await press(pilot, "ctrl+s")

    runs(body())
    assert attended(workspace) == [(1, "completed", 60), (2, "completed", 60)]


def test_below_the_minimum_is_shown_not_counted_and_space_counts_one(workspace: Room) -> None:
    minimum(workspace, 30)
    short = [(name, mail, sign, "9:00", "9:10") for name, mail, sign, *_ in (ADA, BO)]
    report(workspace, *short, HANA)

    async def body() -> None:
        async with driven(workspace.app()) as pilot:
            await press(pilot, *TO_LOG, "enter")
            assert "2 below 30 minutes" in words(pilot.app)
            await press(pilot, "m", "down", "space", "ctrl+s")

    runs(body())
    assert attended(workspace) == [(1, "partial", 10), (2, "completed", 10), (8, "completed", 60)]
    assert workspace.asked("SELECT count(*) FROM attendance WHERE attested_by IS NOT NULL") == [(1,)]


def test_guest_later_and_back_are_answers_and_nothing_is_written_before_ctrl_s(workspace: Room) -> None:
    report(workspace, ADA, CY, PAT)
    before = workspace.dump()

    async def body() -> None:
        async with driven(workspace.app()) as pilot:
            await press(pilot, *TO_LOG, "enter")
            assert "1 of 2 to check" in words(pilot.app)
            await press(pilot, "down", "enter")  # Cy: a guest
            assert "2 of 2 to check" in words(pilot.app)
            assert "Pat Kim" in words(pilot.app)
            await press(pilot, "enter")  # nobody fits: later
            assert "Every name is looked at" in words(pilot.app)
            assert "1 guest · 1 to check" in words(pilot.app)
            await press(pilot, "b", "b", "up", "enter")  # Cy after all
            assert "1 guest" not in words(pilot.app)
            assert workspace.dump() == before
            await press(pilot, "ctrl+s")

    runs(body())
    assert attended(workspace) == [(1, "completed", 60), (3, "completed", 60)]
    assert workspace.asked("SELECT said, decision FROM unmatched") == [("Pat Kim (External)", None)]


def test_a_session_that_is_logged_already_offers_to_add_the_people_to_it(workspace: Room) -> None:
    report(workspace, CY, ADA, day="8/12/2025")

    async def body() -> None:
        async with driven(workspace.app()) as pilot:
            await press(pilot, *TO_LOG, "enter")
            assert "Logged already, as session 1" in words(pilot.app)
            await press(pilot, "enter", "ctrl+s")
            assert isinstance(pilot.app.screen, Ask)
            await press(pilot, "enter")
            assert isinstance(pilot.app.screen, Coverage)

    runs(body())
    assert attended(workspace, 1) == [(1, "completed", 90), (2, "completed", 90), (3, "completed", 60)]
    assert workspace.asked("SELECT count(*) FROM session") == [(2,)]


def test_typed_names_a_headcount_and_ticks_each_log_a_session(workspace: Room) -> None:
    async def body() -> None:
        async with driven(workspace.app()) as pilot:
            await press(pilot, *TO_LOG, "n")
            pilot.app.screen.query_one(TextArea).text = "OR1\nFenn, Bo\n"
            await settled(pilot)
            assert "2 joined · 2 matched" in words(pilot.app)
            await press(pilot, "ctrl+s")
            await press(pilot, "down", "l", "h", "1", "4", "ctrl+s")
            await press(pilot, "down", "l", "t")
            assert "Nobody is on the roster" in words(pilot.app)
            await press(pilot, "escape", "home", "l", "t")
            assert "Hale, Gus" in words(pilot.app)
            await press(pilot, "space", "ctrl+s")

    runs(body())
    assert attended(workspace, 3) == [(1, "completed", None), (2, "completed", None)]
    assert workspace.asked("SELECT headcount FROM session WHERE id = 4") == [(14,)]
    assert attended(workspace, 5) == [(7, "completed", None)]
    assert workspace.asked("SELECT evidence FROM delivery WHERE session_id > 2 ORDER BY id") == [
        ("named",),
        ("headcount",),
        ("named",),
    ]


def test_nothing_given_is_asked_about_and_enter_takes_her_word(workspace: Room) -> None:
    async def body() -> None:
        async with driven(workspace.app()) as pilot:
            await press(pilot, *TO_LOG, "ctrl+s")
            assert "on your word only?" in words(pilot.app)
            assert workspace.asked("SELECT count(*) FROM session") == [(2,)]
            await press(pilot, "enter")

    runs(body())
    assert workspace.asked("SELECT evidence FROM delivery WHERE session_id = 3") == [("reported",)]


def test_a_day_to_come_and_no_team_are_refused_in_the_form(workspace: Room) -> None:
    before = workspace.dump()

    async def body() -> None:
        async with driven(workspace.app()) as pilot:
            pilot.app.open("log")  # type: ignore[attr-defined] # the app is ours
            await settled(pilot)
            await press(pilot, "h", "9", "ctrl+s")
            assert "Write which team it was for" in words(pilot.app)
            pilot.app.screen.query_one("#teams", Input).value = "D4-CPS"
            pilot.app.screen.query_one("#day Input", Input).value = "10/7"
            await press(pilot, "ctrl+s")
            assert "still to come" in words(pilot.app)

    runs(body())
    assert workspace.dump() == before


def test_what_saving_does_is_said_where_there_is_room_and_writes_nothing(workspace: Room) -> None:
    report(workspace, GUS, HANA)
    before = workspace.dump()

    async def body() -> None:
        async with driven(workspace.app(), (120, 40)) as pilot:
            await press(pilot, "l", "enter")
            said = words(pilot.app)
            assert "After saving: D01 CPS ● 09-12 2/2; Sex trafficking screening tool overview" in said
            assert "1 → 2 of 32 teams" in said

    runs(body())
    assert workspace.dump() == before


def test_another_folder_is_browsed_and_remembered(workspace: Room, tmp_path: Path) -> None:
    folder = tmp_path / "elsewhere" / "[/x] month"
    folder.mkdir(parents=True)
    meeting(folder / "held.csv", ADA)
    records = workspace.records()
    records.workspace.imports.mkdir(exist_ok=True)

    async def body() -> None:
        app = workspace.app()
        app.memory.keep("folder", {"path": str(folder.parent)})
        async with driven(app) as pilot:
            await press(pilot, *TO_LOG, "b")
            assert "../ (up)" in words(pilot.app)
            await press(pilot, "down", "enter")
            assert "held.csv" in words(pilot.app)
            await press(pilot, "down", "enter")
            assert "1 joined · 1 matched" in words(pilot.app)
        assert app.memory.read("folder") == {"path": str(folder)}

    runs(body())


def test_a_draft_with_its_file_and_its_answers_comes_back(workspace: Room) -> None:
    report(workspace, ADA, CY)

    async def body() -> None:
        async with driven(workspace.app()) as pilot:
            await press(pilot, *TO_LOG, "enter", "enter")
        app = workspace.app()
        async with driven(app) as pilot:
            app.push_screen(Log.again(app.memory.read("draft-log")))
            await settled(pilot)
            assert "Every name is looked at" in words(pilot.app)
            await press(pilot, "ctrl+s")

    runs(body())
    assert attended(workspace) == [(1, "completed", 60), (3, "completed", 60)]


def test_a_file_that_is_no_report_is_said_in_the_form(workspace: Room) -> None:
    folder = workspace.root / "Downloads"
    folder.mkdir()
    (folder / "bad.csv").write_text("1. Summary\nnothing else\n")

    async def body() -> None:
        async with driven(workspace.app()) as pilot:
            await press(pilot, *TO_LOG, "enter")
            assert isinstance(pilot.app.screen, Log)
            assert "no attendance report" in words(pilot.app)

    runs(body())
