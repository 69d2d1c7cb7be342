"""Log: the newest report in seven keys, and every other way of saying who was there."""

import csv
import os
import shutil
from datetime import date
from pathlib import Path

from tests.cli.rosters import meeting
from tests.tui.conftest import PEOPLE, ZONE, Room, driven, press, runs, settled, staff, text_of
from tracker import teams
from tracker.intake.attend import log_session
from tracker.intake.looking import read_lists
from tracker.tui.screens.ask import Ask
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
        given=read_lists([path], None),
        decided={"cy@home.example": 3},
    )
    store.close()
    assert records_of(workspace) == records_of(other)
    assert workspace.asked("SELECT count(*) FROM attendance WHERE outcome = 'completed' AND session_id = 3") == [(14,)]
    assert workspace.asked("SELECT person_id, kind, text FROM alias") == [(3, "email", "cy@home.example")]
    assert workspace.asked("SELECT what FROM operation ORDER BY number DESC LIMIT 1")[0][0].startswith("logged ")
