"""The form takes every list: Zoom's, sign-in sheets, several at once; it asks the day that a list leaves open."""

from datetime import date
from pathlib import Path

from textual import events
from textual.widgets import Input

from tests.cli.rosters import meeting
from tests.intake.untidy import Row, workbook
from tests.tui.conftest import Room, driven, press, runs, settled, text_of
from tests.tui.test_log import ADA, TO_LOG, attended, report, words
from tracker import journal, teams
from tracker.intake.attend import log_session, read_attendances
from tracker.tui.screens.ask import Ask
from tracker.tui.screens.log import Log

ZOOM = """Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest
Ada Okoye,or1@o.example,{day} 09:00:00 AM,{day} 10:00:00 AM,60,No
Bo Fenn,or2@o.example,{day} 09:00:00 AM,{day} 10:00:00 AM,60,No
"""
WEBINAR = """Attendee Report
Report generated time,09/20/2025 08:00:00 AM
Topic,Webinar ID,Actual Start Time,Actual Duration (minutes)
Overview,123,09/12/2025 09:00:00 AM,60
Host Details
Attended,User Name (Original Name),Email,Join Time,Leave Time,Time in Session (minutes)
Yes,Lena [/x] Orlo,lena@o.example,09/12/2025 09:00:00 AM,09/12/2025 10:00:00 AM,60
Attendee Details
Attended,User Name (Original Name),Email,Approval Status,Join Time,Leave Time,Time in Session (minutes)
Yes,Ada Okoye,or1@o.example,approved,09/12/2025 09:00:00 AM,09/12/2025 10:00:00 AM,60
No,Bo Fenn,or2@o.example,approved,--,--,--
"""
SIGNED: list[Row] = [
    ["Sign-in sheet, District 4 CPS, 9/12/2025"],
    ["Name", "Signature"],
    *(["Okoye, Ada", "A.O."], ["Bo Fenn", "x"], ["Lind, Cy", None]),
]


def downloaded(room: Room, name: str, text: str) -> Path:
    folder = room.root / "Downloads"
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(text)
    return path


def signed(room: Room, name: str = "sheet.xlsx") -> Path:
    folder = room.root / "Downloads"
    folder.mkdir(exist_ok=True)
    return workbook(folder / name, {"Sheet1": SIGNED})


def test_lists_are_offered_and_other_files_are_not(workspace: Room) -> None:
    downloaded(workspace, "participants_812.csv", ZOOM.format(day="09/12/2025"))
    downloaded(workspace, "signed.csv", "Name,Time in\nAda,9:00\n")
    downloaded(workspace, "staff.csv", "Employee ID,Name,Email\nOR1,Ada,a@o.example\n")
    folder = workspace.root / "Downloads"
    workbook(folder / "staff.xlsx", {"Staff": [["Employee ID", "Name", "Sign In Name"], ["OR1", "Ada", "ada"]]})
    workbook(folder / "sheet set aside.xlsx", {"Sheet1": SIGNED})
    (folder / "broken.xlsx").write_bytes(b"PK\x03\x04 signature")
    signed(workspace)

    async def body() -> None:
        async with driven(workspace.app()) as pilot:
            await press(pilot, *TO_LOG)
            shown = text_of(pilot.app)
            for name in ("participants_812.csv", "signed.csv", "sheet.xlsx"):
                assert name in shown
            for name in ("staff.csv", "staff.xlsx", "set aside", "broken"):
                assert name not in shown

    runs(body())


def test_a_sign_in_sheet_is_logged_and_what_was_assumed_is_said(workspace: Room) -> None:
    signed(workspace)

    async def body() -> None:
        async with driven(workspace.app()) as pilot:
            await press(pilot, *TO_LOG, "enter")
            assert "sheet.xlsx: 2 joined · 2 matched (2 of D4-CPS)" in words(pilot.app)
            assert "One name is not signed for (row 5): it counts as not there." in words(pilot.app)
            assert "Its day, Friday 2025-09-12, is read from the title." in words(pilot.app)
            await press(pilot, "ctrl+s")

    runs(body())
    assert attended(workspace) == [(1, "completed", None), (2, "completed", None)]


def test_a_webinar_shows_who_did_not_come_and_who_led_it(workspace: Room) -> None:
    downloaded(workspace, "attendee.csv", WEBINAR)

    async def body() -> None:
        async with driven(workspace.app()) as pilot:
            await press(pilot, *TO_LOG, "enter")
            assert "2 joined · 1 matched (1 of D4-CPS) · 1 did not come · Lena [/x] Orlo led it" in words(pilot.app)
            assert "nobody left to check" in words(pilot.app)
            await press(pilot, "ctrl+s")
            pilot.app.open("session", 3)  # type: ignore[attr-defined] # the app is ours
            await settled(pilot)
            shown = text_of(pilot.app)
            assert "Led by Lena [/x] Orlo" in shown
            assert "– led it, not counted" in shown
            assert shown.count("Fenn, Bo") == 1
            assert "○ did not come" in shown
            assert "○ missed it" in shown  # Cy was on no list
            await press(pilot, "n")  # who led it can be somebody after all
            assert "(guest until" in words(pilot.app)

    runs(body())
    assert attended(workspace) == [(1, "completed", 60), (2, "no_show", None)]


def test_a_day_that_can_be_read_in_two_ways_is_asked_for_and_nothing_is_saved_before(workspace: Room) -> None:
    downloaded(workspace, "participants.csv", ZOOM.format(day="08/09/2025"))
    before = workspace.dump()

    async def body() -> None:
        async with driven(workspace.app()) as pilot:
            await press(pilot, *TO_LOG, "enter")
            assert "9 August 2025 or 8 September 2025" in words(pilot.app)
            field = pilot.app.screen.query_one("#day Input", Input)
            assert (field.value, field.has_focus) == ("", True)
            await press(pilot, "ctrl+s")
            assert "Write the day in the field Date" in words(pilot.app)
            assert isinstance(pilot.app.screen, Log)
            assert workspace.dump() == before
            field.value = "9/1"  # on the way
            await settled(pilot)
            assert "Neither is 2025-09-01" in words(pilot.app)
            field.value = "9/8"
            await settled(pilot)
            assert "2 joined · 2 matched" in words(pilot.app)
            assert "read day first, because the session was on 2025-09-08" in words(pilot.app)
            await press(pilot, "ctrl+s")

    runs(body())
    assert workspace.asked("SELECT day FROM session WHERE id = 3") == [("2025-09-08",)]
    assert attended(workspace) == [(1, "completed", 60), (2, "completed", 60)]


def test_a_report_a_sign_in_sheet_and_a_second_download_are_one_session(workspace: Room) -> None:
    report(workspace, ADA)
    meeting(workspace.root / "Downloads" / "report (1).csv", ADA)
    signed(workspace)

    async def body() -> None:
        async with driven(workspace.app()) as pilot:
            await press(pilot, *TO_LOG, "space", "down", "space", "down", "space", "enter")
            assert "2 joined · 2 matched" in words(pilot.app)
            await press(pilot, "ctrl+s")

    runs(body())
    assert attended(workspace) == [(1, "completed", 60), (2, "completed", None)]


def test_somebody_whom_no_likeness_proposes_can_be_found_and_chosen(workspace: Room) -> None:
    report(workspace, ADA, ("Zed [/x]", "zed@home.example", "", "9:00", "10:00"))

    async def body() -> None:
        async with driven(workspace.app()) as pilot:
            await press(pilot, *TO_LOG, "enter")
            assert "Somebody else" in words(pilot.app)
            await press(pilot, "down", "down", "enter")
            assert 'Who is "Zed [/x]"?' in words(pilot.app)
            await press(pilot, *"xyzzy")
            assert "Nobody fits." in words(pilot.app)
            pilot.app.screen.query_one("#said", Input).value = "fenn"
            await settled(pilot)
            assert "Fenn, Bo" in words(pilot.app)
            before = workspace.dump()
            await press(pilot, "enter", "enter")
            assert isinstance(pilot.app.screen, Log)
            assert "Zed [/x] → Fenn, Bo" in words(pilot.app)
            assert workspace.dump() == before
            await press(pilot, "ctrl+s")

    runs(body())
    assert attended(workspace) == [(1, "completed", 60), (2, "completed", 60)]
    assert workspace.asked("SELECT person_id, text FROM alias") == [(2, "zed@home.example")]


def test_people_who_were_in_the_room_as_well_are_ticked_beside_a_list(workspace: Room) -> None:
    report(workspace, ADA)

    async def body() -> None:
        async with driven(workspace.app()) as pilot:
            await press(pilot, *TO_LOG, "enter", "t")
            assert "Lind, Cy" in words(pilot.app)
            rows = pilot.app.screen.query_one("#people")
            await press(pilot, *["down"] * [line.key for line in rows.lines].index(3), "space")  # type: ignore[attr-defined] # ours
            await press(pilot, "ctrl+s")

    runs(body())
    assert attended(workspace) == [(1, "completed", 60), (3, "completed", None)]
    assert workspace.asked("SELECT person_id FROM attendance WHERE attested_by IS NOT NULL") == [(3,)]


def test_dropped_lists_are_asked_about_and_a_dropped_roster_goes_to_import(workspace: Room) -> None:
    zoom, sheet = downloaded(workspace, "p.csv", ZOOM.format(day="09/12/2025")), signed(workspace)
    staff = workbook(workspace.root / "staff.xlsx", {"Staff": [["Employee ID", "Name"], ["OR1", "Okoye, Ada"]]})
    seen: list[tuple[object, ...]] = []

    async def body() -> None:
        app = workspace.app()
        async with driven(app) as pilot:
            for path in (zoom, sheet):
                app.screen.post_message(events.Paste(str(path)))
                await settled(pilot)
                assert isinstance(app.screen, Ask)
                assert app.screen.question.startswith("2 of 2 names are District 4 CPS")
                await press(pilot, "escape")
            app.screen.post_message(events.Paste(f'"{zoom}" "{sheet}"'))
            await settled(pilot)
            await press(pilot, "enter", "ctrl+s")
            app.go_to = lambda *args: seen.append(args)  # type: ignore[method-assign] # looked at only
            app.screen.post_message(events.Paste(str(staff)))
            await settled(pilot)

    runs(body())
    assert seen == [("import", staff)]
    assert attended(workspace) == [(1, "completed", 60), (2, "completed", 60)]


def test_import_opens_the_form_for_a_list(workspace: Room) -> None:
    path = signed(workspace)

    async def body() -> None:
        app = workspace.app()
        async with driven(app) as pilot:
            app.go_to("import", path)
            await settled(pilot)
            assert isinstance(app.screen, Log)
            assert "sheet.xlsx: 2 joined" in words(app)

    runs(body())


def test_a_list_in_the_form_writes_what_the_verb_writes(workspace: Room) -> None:
    """The same webinar, once by keys and once by the verb."""
    path = downloaded(workspace, "attendee.csv", WEBINAR)

    async def body() -> None:
        async with driven(workspace.app()) as pilot:
            await press(pilot, *TO_LOG, "enter", "ctrl+s")

    runs(body())
    by_keys = {name: workspace.rows()[name] for name in ("session", "attendance", "unmatched", "source")}
    records = workspace.records()
    journal.undo(records.store())
    with records.store().reading() as db:
        team = (teams.find(db, "D4-CPS"),)
    given = read_attendances([path], None)
    log_session(
        records.store(),
        "screening-overview",
        day=date(2025, 9, 12),
        teams=team,
        zone="America/Los_Angeles",
        given=given,
    )
    records.close()
    again = {name: workspace.rows()[name] for name in by_keys}
    assert {name: len(rows) for name, rows in by_keys.items()} == {name: len(rows) for name, rows in again.items()}
    assert [row[2:] for row in by_keys["attendance"]] == [row[2:] for row in again["attendance"]]
