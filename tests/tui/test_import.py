"""Import, its three steps pressed as she presses them; every way ends in the records of the command."""

import asyncio
import csv
import json
import os
import re
import shutil
from collections.abc import Iterable
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from tests.cli.door import ran
from tests.cli.rosters import meeting
from tests.tui.conftest import Room, driven, press, runs, settled, text_of
from tracker.tui import preview
from tracker.tui.app import TrackerApp
from tracker.tui.roster_file import DRAFT
from tracker.tui.screens import check
from tracker.tui.screens.check import ImportCheck
from tracker.tui.screens.columns import ImportColumns
from tracker.tui.screens.importing import files_in, path_from
from tracker.tui.widgets.lines import Lines

SAME = ("person", "posting", "employment", "listing", "alias", "cover", "mapping")
HEADINGS = ("OR Number", "Name", "Work email", "Program", "Classification")
ADA = ("OR1", "Okoye, Ada", "or1@o.example", "CPS", "SSS1")
BO = ("OR2", "Fenn, Bo", "or2@o.example", "CPS", "Supervisor")
CY = ("OR3", "Lind, Cy", "or3@o.example", "CPS", "SSS1")
DI = ("OR4", "Vega, Di", "or4@o.example", "Perm", "SSS1")
ZED = ("OR10", "Zeller, Zed", "or10@o.example", "CPS", "SSS1")
KNOWN = "D04 roster 2025-09-10.csv"
#: the same people under headings of somebody's own; the last column looks like nothing we know
ODD = ("Ident", "Whom", "Outlook", "Crew area", "Kind of job")


def saved(path: Path, *rows: Iterable[str]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(rows)
    return path


def arrived(room: Room, name: str, *rows: Iterable[str]) -> Path:
    """Put a file among the workspace's imports, as the newest."""
    path = saved(room.workspace.imports / name, *rows)
    os.utime(path, (2e9, 2e9))
    return path


def records(room: Room) -> dict[str, Any]:
    rows = room.rows()
    return {name: rows[name] for name in SAME}


@pytest.fixture
def twin(workspace: Room, tmp_path: Path) -> Room:
    """Give a copy of the workspace for the command."""
    from tracker.workspace import read

    return Room(read(Path(shutil.copytree(workspace.root, tmp_path / "twin"))))


def heard(app: TrackerApp) -> list[str]:
    """Listen to what the app says in passing."""
    said: list[str] = []
    say = app.say

    def listening(words: str, **options: Any) -> None:
        said.append(words)
        say(words, **options)

    app.say = listening  # type: ignore[method-assign] # listens on
    return said


def commanded(room: Room, file: Path, *words: str, code: int = 0) -> None:
    ending = ran(["--workspace", str(room.root), "import", str(file), "--yes", *words])
    assert ending.code == code, ending.err


def test_a_file_with_known_headings_is_imported_in_four_keys(workspace: Room, twin: Room) -> None:
    """Ada stays, Bo becomes a supervisor, Cy is missing, Di stays, Zed is new."""
    file = arrived(workspace, KNOWN, HEADINGS, ADA, BO, DI, ZED)

    async def body() -> None:
        app = workspace.app()
        said = heard(app)
        async with driven(app) as pilot:
            await press(pilot, "5", "enter", "ctrl+s", "ctrl+s")
            assert app.screen.__class__.__name__ == "Coverage"
            assert "1 new, 1 moved or changed, 1 left (change 5). u takes it back." in said[-1]

    runs(body())
    commanded(twin, file)
    assert records(workspace) == records(twin)
    assert workspace.asked("SELECT ends_before FROM posting WHERE person_id = 3") == [("2025-09-10",)]


def test_a_file_with_unknown_headings_columns_to_fix_takes_sixteen_keys_at_most(
    workspace: Room, twin: Room, tmp_path: Path
) -> None:
    """The number and the classification are not recognised, the email is proposed; Cy is missing."""
    arrived(workspace, KNOWN, ODD, ADA, BO, DI, ZED)
    fix = ("enter", "enter")
    keys = ("5", "enter", "n", *fix, "n", *fix, "n", "n", "n", *fix, "ctrl+s", "ctrl+s")
    assert len(keys) <= 16

    async def body() -> None:
        app = workspace.app()
        async with driven(app) as pilot:
            await press(pilot, *keys)
            assert app.screen.__class__.__name__ == "Coverage"

    runs(body())
    plain = saved(tmp_path / "plain" / KNOWN, HEADINGS, ADA, BO, DI, ZED)
    commanded(twin, plain)
    own, theirs = records(workspace), records(twin)
    ((_, kind, headings, columns),) = own.pop("mapping")
    assert theirs.pop("mapping") == []
    assert own == theirs
    assert (kind, json.loads(headings)) == ("roster", ["crew area", "ident", "kind job", "outlook", "whom"])
    assert json.loads(columns) == {"employee_number": "ident", "email": "outlook", "classification": "kind job"}


def test_the_next_file_with_these_headings_needs_nothing_fixed_here_or_in_the_command(
    workspace: Room, tmp_path: Path
) -> None:
    first = arrived(workspace, KNOWN, ODD, ADA, BO, DI, ZED)
    fix = ("enter", "enter")

    async def fixed() -> None:
        async with driven(workspace.app()) as pilot:
            await press(pilot, "5", "enter", "n", *fix, "n", *fix, "n", "n", "n", *fix, "ctrl+s", "ctrl+s")

    async def again() -> None:
        app = workspace.app()
        async with driven(app) as pilot:
            await press(pilot, "5", "enter")
            assert "A  Ident                 OR1, OR2, OR4, OR10         yes" in text_of(app)
            await press(pilot, "ctrl+s", "ctrl+s")

    runs(fixed())
    first.unlink()
    october = [(*row[:4], "SSS2") for row in (ADA, BO, DI, ZED)]
    later = arrived(workspace, "D04 roster 2025-10-01.csv", ODD, *october)
    other = Room(type(workspace.workspace)(Path(shutil.copytree(workspace.root, tmp_path / "other"))))
    runs(again())
    commanded(other, later)
    assert records(workspace) == records(other)
    assert workspace.asked("SELECT count(*) FROM employment WHERE classification = 'SSS2'") == [(4,)]


def opened(room: Room, name: str, *rows: Iterable[str]) -> tuple[str, ...]:
    """Put a file there and give the keys that lead to its preview."""
    arrived(room, name, HEADINGS, *rows)
    return "5", "enter", "ctrl+s"


def test_somebody_who_is_not_in_the_file_is_kept_by_space_and_stays_in_sight(workspace: Room) -> None:
    keys = opened(workspace, KNOWN, ADA, BO, DI, ZED)

    async def body() -> None:
        app = workspace.app()
        async with driven(app) as pilot:
            await press(pilot, *keys)
            assert "D4-CPS 3 → 3" in text_of(app)
            lines = app.screen.query_one("#items", Lines)
            lines.go_to(("absent", 3))
            await press(pilot, "space")
            assert "kept in D4-CPS" in text_of(app)
            assert "D4-CPS 3 → 4" in text_of(app)
            await press(pilot, "space")
            assert "left D4-CPS before 2025-09-10" in text_of(app)
            await press(pilot, "space", "ctrl+s")

    runs(body())
    assert workspace.asked("SELECT ends_before FROM posting WHERE person_id = 3") == [(None,)]


FIRST = ("Al", "Bea", "Cal", "Dee", "Eli", "Fern", "Gil", "Hugo", "Ines", "Jon")
CREW = [(f"OR{n}", f"Crewe, {name}", f"or{n}@o.example", "CPS", "SSS1") for n, name in enumerate(FIRST, start=20)]


def test_beyond_the_brake_everybody_is_kept_until_she_marks_them_one_by_one_or_all(workspace: Room) -> None:
    commanded(workspace, saved(workspace.root / "D07 2025-08-01.csv", HEADINGS, *CREW))
    keys = opened(workspace, "D07 2025-09-10.csv", *CREW[:3])

    async def body() -> None:
        app = workspace.app()
        async with driven(app) as pilot:
            await press(pilot, *keys)
            screen = app.screen
            assert isinstance(screen, ImportCheck)
            assert screen.done is not None
            assert len(screen.done.proposal.possibly_left) == 7
            assert "D7-CPS 10 → 10" in text_of(app)
            await press(pilot, "space")
            assert "D7-CPS 10 → 9" in text_of(app)
            await press(pilot, "n", "a", "enter")  # Keep them
            assert "D7-CPS 10 → 9" in text_of(app)
            await press(pilot, "a", "tab", "enter")
            assert "D7-CPS 10 → 3" in text_of(app)
            await press(pilot, "ctrl+s")

    runs(body())
    assert workspace.asked("SELECT count(*) FROM posting WHERE ends_before = '2025-09-10'") == [(7,)]


NEAR = ("", "Okoya, Ada", "", "CPS", "SSS1")


@pytest.mark.parametrize(
    ("choice", "joined", "of_ada"),
    [((), 0, 1), (("down",), 1, 0)],
    ids=["this person", "somebody new"],
)
def test_a_row_that_waits_is_decided_with_enter(
    workspace: Room, choice: tuple[str, ...], joined: int, of_ada: int
) -> None:
    keys = opened(workspace, KNOWN, NEAR, BO, CY, DI)

    async def body() -> None:
        app = workspace.app()
        async with driven(app) as pilot:
            await press(pilot, *keys)
            assert "who is it?" in text_of(app)
            await press(pilot, "enter", *choice, "enter")
            assert "who is it?" not in text_of(app)
            await press(pilot, "ctrl+s")

    runs(body())
    assert workspace.asked("SELECT count(*) FROM person WHERE name = 'Okoya, Ada' AND id > 9") == [(joined,)]
    listed = workspace.asked("SELECT count(*) FROM listing WHERE person_id = 1 AND import_id > 1")
    assert listed == [(of_ada,)]


def test_a_row_without_a_team_is_asked_who_and_then_which_team(workspace: Room) -> None:
    keys = opened(workspace, KNOWN, ADA, BO, CY, DI, ("OR11", "Roe, Al", "or11@o.example", "Juvenile", "SSS1"))

    async def body() -> None:
        app = workspace.app()
        async with driven(app) as pilot:
            await press(pilot, *keys, "enter", "enter")
            assert "Which team is Roe, Al in?" in text_of(app)
            await press(pilot, "down", "enter", "ctrl+s")

    runs(body())
    assert workspace.asked(
        "SELECT team.code FROM posting JOIN team ON team.id = team_id JOIN person ON person.id = person_id"
        " WHERE person.name = 'Roe, Al'"
    ) == [("D4-Permanency",)]


def test_records_that_changed_meanwhile_are_said_and_shown_again_before_anything_is_written(workspace: Room) -> None:
    keys = opened(workspace, KNOWN, ADA, BO, DI, ZED)

    async def body() -> None:
        app = workspace.app()
        said = heard(app)
        async with driven(app) as pilot:
            await press(pilot, *keys)
            assert (
                ran(["--workspace", str(workspace.root), "people", "end", "OR3", "--last-day", "2025-09-01"]).code == 0
            )
            before = workspace.dump()
            await press(pilot, "ctrl+s")
            assert "The records changed since this preview was made" in said[-1]
            assert workspace.dump() == before
            assert isinstance(app.screen, ImportCheck)
            assert "Lind, Cy" not in text_of(app)
            await press(pilot, "ctrl+s")

    runs(body())
    assert workspace.asked("SELECT count(*) FROM person WHERE employee_number = 'OR10'") == [(1,)]


def test_cancel_while_it_is_written_takes_all_of_it_back(workspace: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    from tracker.tui.screens.progress import Progress

    keys = opened(workspace, KNOWN, ADA, BO, DI, ZED)
    reached, go_on = Event(), Event()
    tell = Progress._tell

    def slowly(self: Progress, done: int, of: int) -> None:
        reached.set()
        assert go_on.wait(10)
        tell(self, done, of)

    async def body() -> None:
        app = workspace.app()
        said = heard(app)
        async with driven(app) as pilot:
            await press(pilot, *keys)
            monkeypatch.setattr(Progress, "_tell", slowly)
            before = workspace.dump()
            await pilot.press("ctrl+s")
            await asyncio.to_thread(reached.wait, 10)
            await pilot.press("5", "escape")  # nothing leaves the bar but its Cancel
            assert "Stopping" in text_of(app)
            go_on.set()
            await settled(pilot)
            assert said[-1] == "Stopped. Nothing was written."
            assert isinstance(app.screen, ImportCheck)
            assert workspace.dump() == before

    runs(body())


def test_the_file_its_columns_and_decisions_survive_a_crash(workspace: Room) -> None:
    arrived(workspace, KNOWN, ODD, ADA, BO, DI, ZED)
    arrived(workspace, "D09 newer.csv", HEADINGS, ADA)

    async def first() -> None:
        app = workspace.app()
        async with driven(app) as pilot:
            await press(pilot, "5")
            app.screen.query_one("#files", Lines).go_to(str(workspace.workspace.imports / KNOWN))
            await press(pilot, "enter", "n", "enter", "enter", "ctrl+s")
            app.screen.query_one("#items", Lines).go_to(("absent", 3))
            await press(pilot, "space")

    async def second() -> None:
        app = workspace.app()
        async with driven(app) as pilot:
            assert "importing a roster" in text_of(app)
            await press(pilot, "escape", "5")
            assert re.search(rf"▶\[ \] {KNOWN} +not finished", text_of(app))
            await press(pilot, "enter")
            assert "A  Ident" in text_of(app)
            await press(pilot, "ctrl+s")
            assert "kept in D4-CPS" in text_of(app)
            await press(pilot, "ctrl+s")

    runs(first())
    assert workspace.asked("SELECT count(*) FROM import") == [(1,)]
    runs(second())
    assert workspace.asked("SELECT ends_before FROM posting WHERE person_id = 3") == [(None,)]
    assert not (workspace.root / "data" / "app" / f"{DRAFT}.json").exists()


def test_a_file_that_says_no_day_is_asked_for_it(workspace: Room) -> None:
    arrived(workspace, "D04.csv", HEADINGS, ADA, BO, CY, DI, ZED)

    async def body() -> None:
        app = workspace.app()
        said = heard(app)
        async with driven(app) as pilot:
            await press(pilot, "5", "enter", "ctrl+s")
            assert "Which day is this file true for?" in said[-1]
            await press(pilot, *"9/8", "enter")
            assert "Monday" in text_of(app)
            await press(pilot, "ctrl+s", "ctrl+s")

    runs(body())
    assert workspace.asked("SELECT day FROM import WHERE id > 1") == [("2025-09-08",)]


BRANCH = (("Ada Okoye", "x"), ("Bo Fenn", "y"))


def test_a_file_without_known_headings_is_read_once_their_row_and_the_names_are_shown(begun: Room) -> None:
    arrived(
        begun, "D04 2025-09-10.csv", ("Staff of the branch", ""), ("Whom", "Wing"), ("Ada Okoye", "x"), ("Bo Fenn", "y")
    )

    async def body() -> None:
        app = begun.app()
        said = heard(app)
        async with driven(app) as pilot:
            await press(pilot, "5", "enter")
            assert "0 people found" in text_of(app)
            await press(pilot, "ctrl+s")
            assert "Nobody is recognised yet" in said[-1]
            await press(pilot, "h", "down", "enter")
            screen = app.screen
            assert isinstance(screen, ImportColumns)
            screen.query_one("#needs", Lines).go_to("name")
            await press(pilot, "enter", "enter")
            assert "2 people found" in text_of(app)
            screen.query_one("#needs", Lines).go_to("program")
            await press(pilot, "enter", "enter")
            assert "(whole file) CPS" in text_of(app)
            await press(pilot, "ctrl+s", "ctrl+s")

    runs(body())
    assert begun.asked("SELECT name FROM person ORDER BY id") == [("Okoye, Ada",), ("Fenn, Bo",)]


def test_leaving_changed_columns_asks_and_discarding_forgets_the_file(workspace: Room) -> None:
    arrived(workspace, KNOWN, ODD, ADA, BO, DI, ZED)

    async def body() -> None:
        app = workspace.app()
        async with driven(app) as pilot:
            await press(pilot, "5", "enter", "n", "enter", "enter", "escape", "enter")
            assert isinstance(app.screen, ImportColumns)
            await press(pilot, "escape", "tab", "enter")
            assert app.screen.__class__.__name__ == "ImportFile"
            assert "not finished" not in text_of(app)

    runs(body())


def test_a_file_is_compared_with_the_records_once_and_not_again_once_it_is_written(
    workspace: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared = []

    def counted(*given: Any, **more: Any) -> preview.Compared:
        compared.append(given)
        return preview.compare(*given, **more)

    monkeypatch.setattr(check, "compare", counted)
    keys = opened(workspace, KNOWN, ADA, BO, CY, ZED)

    async def body() -> None:
        app = workspace.app()
        async with driven(app) as pilot:
            await press(pilot, *keys)
            assert len(compared) == 1
            await press(pilot, "ctrl+s")
            assert app.place == "coverage"

    runs(body())
    assert len(compared) == 1


def test_several_files_are_brought_in_one_after_another(workspace: Room) -> None:
    arrived(workspace, "D04 roster 2025-09-10.csv", HEADINGS, ADA, BO, CY)
    arrived(workspace, "D05 roster 2025-09-10.csv", HEADINGS, ("OR20", "Moss, Eve", "", "CPS", ""))
    arrived(workspace, "D06 roster 2025-09-10.csv", HEADINGS, ("OR21", "Ruiz, Fay", "", "CPS", ""))

    async def body() -> None:
        app = workspace.app()
        said = heard(app)
        async with driven(app) as pilot:
            await press(pilot, "5", "space", "down", "space", "enter", "ctrl+s", "ctrl+s")
            assert isinstance(app.screen, ImportColumns)
            assert "Enter Change" in text_of(app).splitlines()[-1]
            assert app.screen.file.path.name.startswith("D05")
            assert any("Next: D05 roster 2025-09-10.csv." in each for each in said)
            await press(pilot, "ctrl+s", "ctrl+s")
            assert app.place == "coverage"

    runs(body())
    names = {name for (name,) in workspace.asked("SELECT name FROM person")}
    assert "Moss, Eve" in names
    assert "Ruiz, Fay" not in names


def test_the_newest_file_is_highlighted_and_lock_files_and_our_own_are_hidden(workspace: Room, tmp_path: Path) -> None:
    downloads = workspace.root / "Downloads"
    saved(downloads / "old.csv", HEADINGS)
    os.utime(downloads / "old.csv", (1e9, 1e9))
    for name in ("~$new.xlsx", ".hidden.csv", "new set aside.xlsx", "letter.docx"):
        (downloads / name).write_bytes(b"x")
    arrived(workspace, "new.csv", HEADINGS)
    (workspace.workspace.imports / "folder.csv").mkdir()

    async def body() -> None:
        app = workspace.app()
        async with driven(app) as pilot:
            await press(pilot, "5")
            listed = app.screen.query_one("#files", Lines)
            assert [Path(str(line.key)).name for line in listed.lines] == ["new.csv", "old.csv"]
            assert "▶[ ] new.csv" in text_of(app)

    runs(body())
    assert list(files_in(tmp_path / "nowhere")) == []


@pytest.mark.parametrize(
    ("said", "path"),
    [
        ('"/home/ann/my files/D04.xlsx"', "/home/ann/my files/D04.xlsx"),
        ("file:///home/ann/my%20files/D04.xlsx", "/home/ann/my files/D04.xlsx"),
        ("/home/ann/my\\ files/D04.xlsx\n", "/home/ann/my files/D04.xlsx"),
        ("& '/home/ann/D04.xlsx'", "/home/ann/D04.xlsx"),
        ("  ", None),
        ("a\0b", None),
    ],
)
def test_a_path_is_read_as_terminals_paste_it(said: str, path: str | None) -> None:
    assert path_from(said) == (Path(path) if path else None)


def test_a_pasted_path_is_read_at_once_and_what_cannot_be_read_is_said(workspace: Room, tmp_path: Path) -> None:
    from textual import events

    file = saved(tmp_path / "my files" / KNOWN, HEADINGS, ADA)

    async def body() -> None:
        app = workspace.app()
        said = heard(app)
        async with driven(app) as pilot:
            await press(pilot, "5")
            app.screen.query_one("#path").focus()
            await press(pilot, *"gone.xlsx", "enter")
            assert "There is no file gone.xlsx there" in said[-1]
            app.screen.query_one("#files").focus()
            app.screen.post_message(events.Paste(f'"{file}"'))
            await settled(pilot)
            assert isinstance(app.screen, ImportColumns)
            assert app.memory.read("folder") == {"path": str(file.parent)}

    runs(body())


@pytest.mark.parametrize("size", [(80, 24), (120, 30), (120, 40)])
def test_names_that_look_like_markup_or_escapes_are_text_on_every_step(workspace: Room, size: tuple[int, int]) -> None:
    odd = [
        ("OR11", "[/x]Roe[bold], \x1b[31mAl", "or11@o.example", "CPS", "[red]"),
        ("OR12", "司馬, 相如" + "長" * 60, "or12@o.example", "CPS", "SSS1"),
        ("OR13", "كريم, علي", "or13@o.example", "CPS", "SSS1"),
    ]
    keys = opened(workspace, KNOWN, ADA, BO, CY, DI, *odd)

    async def body() -> None:
        app = workspace.app()
        async with driven(app, size) as pilot:
            for key in keys:
                await press(pilot, key)
                assert "\x1b" not in text_of(app)
            assert "[/x]Roe[bold]" in text_of(app)
            assert all(len(line) <= size[0] for line in text_of(app).splitlines())
            await press(pilot, "ctrl+s")

    runs(body())
    assert workspace.asked("SELECT count(*) FROM person WHERE employee_number IN ('OR11', 'OR12', 'OR13')") == [(3,)]


def test_what_is_never_stored_is_not_shown_either(workspace: Room) -> None:
    rows = [(*row, "teal") for row in (ADA, BO)]
    arrived(workspace, KNOWN, (*HEADINGS, "Ethnicity"), *rows)

    async def body() -> None:
        app = workspace.app()
        async with driven(app, (120, 40)) as pilot:
            await press(pilot, "5", "enter")
            assert "Never stored       Ethnicity" in text_of(app)
            assert "The sheet as it was read (rows 1 to 3)" in text_of(app)
            assert "teal" not in text_of(app)
            await press(pilot, "h")
            assert "teal" not in text_of(app)

    runs(body())


def test_an_attendance_report_opens_the_form_that_logs_its_session(workspace: Room) -> None:
    report = meeting(
        workspace.workspace.imports / "D04 overview.csv", ("Okoye, Ada", "or1@o.example", "or1", "9:00", "10:00")
    )
    os.utime(report, (2e9, 2e9))
    before = workspace.dump()

    async def body() -> None:
        app = workspace.app()
        async with driven(app) as pilot:
            await press(pilot, "5", "enter")
            assert app.screen.__class__.__name__ == "Log"

    runs(body())
    assert workspace.dump() == before


def test_the_same_file_again_writes_nothing_and_says_so(workspace: Room) -> None:
    keys = opened(workspace, KNOWN, ADA, BO, DI, ZED)
    commanded(workspace, workspace.workspace.imports / KNOWN)
    before = workspace.dump()

    async def body() -> None:
        app = workspace.app()
        said = heard(app)
        async with driven(app) as pilot:
            await press(pilot, *keys, "ctrl+s")
            assert "imported before and says nothing new" in said[-1]

    runs(body())
    assert workspace.dump() == before


def test_f_fills_a_program_down_and_again_lets_it_be(workspace: Room) -> None:
    rows = [(*ADA[:3], "CPS", ""), (*BO[:3], "", ""), (*DI[:3], "Perm", ""), (*ZED[:3], "", "")]
    arrived(workspace, KNOWN, HEADINGS, *rows)

    async def body() -> None:
        app = workspace.app()
        async with driven(app) as pilot:
            await press(pilot, "5", "enter")
            app.screen.query_one("#needs", Lines).go_to("program")
            await press(pilot, "f")
            assert isinstance(app.screen, ImportColumns)
            programs = [who.program for who in app.screen.file.roster.sheets[0].people]
            assert programs == ["CPS", "CPS", "Permanency", "Permanency"]
            await press(pilot, "f")
            assert [who.program for who in app.screen.file.roster.sheets[0].people][1] is None

    runs(body())
