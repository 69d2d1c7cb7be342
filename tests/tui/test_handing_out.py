"""o hands out: the files of a session and of a person, chosen from a list, written into the exports."""

from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from tests.tui.conftest import ZONE, Room, driven, press, runs, said, settled, text_of
from tracker import training
from tracker.tui.screens.choose import Choose
from tracker.tui.screens.session import SessionDetail

PLANNED, HELD = 2, 1


def words(app: Any) -> str:
    return " ".join(text_of(app).replace("│", " ").split())


def exports(room: Room) -> list[str]:
    folder = room.workspace.exports
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def opened(room: Room, place: str, given: int, *keys: str) -> str:
    """Open a page, press keys on it, and give what stands there in the end."""
    seen = ""

    async def body() -> None:
        nonlocal seen
        app = room.app(screen="coverage")
        async with driven(app) as pilot:
            if place == "sessions":
                app.go_to("sessions")
            else:
                app.open(place, given)
            await settled(pilot)
            await press(pilot, *keys)
            seen = f"{words(app)} {said(app)}"

    runs(body())
    return seen


def test_a_planned_session_has_an_invitation_and_a_sheet(workspace: Room) -> None:
    before = workspace.dump()
    seen = opened(workspace, "session", PLANNED, "o", "escape", "o", "enter", "o", "down", "enter")
    assert exports(workspace) == [
        "invitation_session-2_2025-10-02.ics",
        "sign-in_session-2_2025-10-02_INTERNAL-names.pdf",
        "sign-in_session-2_2025-10-02_INTERNAL-names.xlsx",
    ]
    for expected in ("Written to", "1 file is written", "2 files are written"):
        assert expected in seen
    assert workspace.dump() == before


def test_a_held_session_has_certificates_and_a_cancelled_one_its_cancellation(workspace: Room) -> None:
    opened(workspace, "session", HELD, "o", "enter")
    made = exports(workspace)
    assert len(made) == 2
    assert all(Path(name).parent.name == "certificates_session-1_INTERNAL-names" for name in made)
    records = workspace.records()
    with records.store().writing("cancelled") as db:
        training.cancel(db, PLANNED)
    records.close()
    opened(workspace, "session", PLANNED, "o", "enter")
    (file,) = workspace.workspace.exports.glob("*.ics")
    assert file.name == "cancellation_session-2_2025-10-02.ics"


def test_what_cannot_be_written_is_said_on_the_page(workspace: Room) -> None:
    records = workspace.records()
    with records.store().writing("held by a headcount") as db:
        number = training.log(
            db, "csec-refresher", day=training.find_session(db, HELD).day, teams=[7], zone=ZONE, headcount=9
        ).session
    records.close()
    assert "a headcount trains nobody by name" in opened(workspace, "session", number, "o", "enter")
    assert exports(workspace) == []


def test_all_invitations_go_out_from_the_list_of_sessions(workspace: Room) -> None:
    seen = opened(workspace, "sessions", 0, "o", "enter", "o", "down", "enter", "o", "escape", "o")
    for expected in ("All invitations", "of session 2 on Thursday 2025-10-02", "Sign-in sheet"):
        assert expected in seen
    assert exports(workspace) == ["invitation_session-2_2025-10-02.ics", "invitations_planned.ics"]
    whole: Any = Calendar.from_ical((workspace.workspace.exports / "invitations_planned.ics").read_bytes())
    assert len(whole.walk("VEVENT")) == 1


def test_a_person_has_a_certificate_for_what_they_completed_or_a_sentence(workspace: Room) -> None:
    opened(workspace, "person", 1, "o", "enter")
    (name,) = exports(workspace)
    assert name.startswith("certificate_ada-okoye_screening-overview_2025-08-12_A")
    assert "has completed nothing yet" in opened(workspace, "person", 3, "o")


@pytest.mark.parametrize(("place", "given"), [("session", PLANNED), ("sessions", 0), ("person", 1)])
def test_the_palette_hands_out_too(place: str, given: int, workspace: Room) -> None:
    async def body() -> None:
        app = workspace.app(screen="coverage")
        async with driven(app) as pilot:
            if given:
                app.open(place, given)
            else:
                app.go_to(place)
            await settled(pilot)
            (one,) = (each for each in app.get_system_commands(app.screen) if each.title.startswith("Hand out"))
            assert one.help == "key o"
            doing: Any = one.callback()
            await doing
            await settled(pilot)
            assert isinstance(app.screen, Choose)

    runs(body())


def test_the_key_stands_below_the_session(workspace: Room) -> None:
    async def body() -> None:
        app = workspace.app(screen="coverage")
        async with driven(app) as pilot:
            app.open("session", PLANNED)
            await settled(pilot)
            assert isinstance(app.screen, SessionDetail)
            assert "o Hand out" in words(app)

    runs(body())
