"""The coordinator's whole job once, on files as they come: roster, session, coverage, report; here and on a server."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.cli.door import Tracker, ran
from tests.cli.rosters import meeting
from tests.intake.untidy import STRUCK

HERE = Path(__file__).parents[2]


def untidy(path: Path) -> Path:
    """Save the roster of one district as such files really are."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Staff"
    sheet["A1"] = "ODHS Child Welfare \u2013 District 4 staff roster"
    sheet.merge_cells("A1:G1")
    sheet["A2"] = "Data refreshed on 9/2/2025"
    headings = ("Employee\nID", "Employee\nName", "Classification", "Supervisor\nEmail", "Work\nEmail", "Unit", "Notes")
    for row in (
        headings,
        (" or0001 ", "Okoye, Ada (EXT)", "SSS1", "boss@o.example", "ada@o.example", "Prot Svcs", None),
        ("or0002", "Fenn, Bo", "SSS1", "boss@o.example", "bo@o.example", "CPS Unit", None),
        ("OR0003", "Lind, Cy", "SSS2", "boss@o.example", "cy@o.example", "Child Safety", None),
        (None, None, None, None, None, None, None),
        ("OR0004", "Vega, Di", "SSS1", "boss@o.example", "di@o.example", "Perm Unit", None),
        ("OR0005", "Moss, Ed", "SSS1", "boss@o.example", "ed@o.example", "Ongoing", None),
        ("OR0006", "Gone, Gil", "SSS1", "boss@o.example", "gil@o.example", "CPS", "left in August"),
        (None, "VACANT", "SSS1", None, None, "CPS", None),
        ("Total", 6, None, None, None, None, None),
        ("Note: double-fills are listed twice.", None, None, None, None, None, None),
    ):
        sheet.append(row) if row is not headings else _headings(sheet, headings)
    for cell in sheet[12]:
        cell.font = STRUCK
    hidden = book.create_sheet("Lists")
    hidden.append(("Name", "Program"))
    hidden.append(("Nobody, Real", "CPS"))
    hidden.sheet_state = "hidden"
    book.save(path)
    return path


def _headings(sheet: Any, headings: tuple[str, ...]) -> None:
    for column, heading in enumerate(headings, start=1):
        sheet.cell(row=6, column=column, value=heading)


def report_of(tracker: Tracker, path: Path, *words: str) -> dict[str, Any]:
    """Give the overview's coverage of D4-CPS as JSON."""
    rows = tracker.asked("coverage", "--as-of", "2025-09-30", "--course", "screening", *words)["rows"]
    return next(dict(row) for row in rows if row["team"] == "D4-CPS")


def whole_job(tracker: Tracker, folder: Path) -> None:
    """Do the job and look at every figure on the way."""
    file = untidy(folder / "Staff list.xlsx")
    (shown,) = tracker.asked("import", file)["files"]
    assert (shown["on"], shown["joiners"], shown["struck"]) == ("2025-09-02", 6, 1)
    (done,) = tracker.asked("import", file, "--yes")["files"]
    assert done["committed"] is True
    people = {each["employee_number"]: each for each in tracker.asked("people", "list", "--as-of", "2025-09-30")}
    assert {number: (each["name"], each["team"], each["email"]) for number, each in people.items()} == {
        "OR0001": ("Okoye, Ada", "D4-CPS", "ada@o.example"),
        "OR0002": ("Fenn, Bo", "D4-CPS", "bo@o.example"),
        "OR0003": ("Lind, Cy", "D4-CPS", "cy@o.example"),
        "OR0004": ("Vega, Di", "D4-Permanency", "di@o.example"),
        "OR0005": ("Moss, Ed", "D4-Permanency", "ed@o.example"),
        "OR0006": ("Gone, Gil", "D4-CPS", "gil@o.example"),
    }
    before = tracker.change()
    there = (
        ("Okoye, Ada (CPS)", "ADA@o.example", "", "9:00", "10:00"),
        ("Bo Fenn", "", "bo@o.example", "9:00", "9:50"),
    )
    guest = ("Pat Kim (External)", "", "", "9:00", "10:00")
    words = ("log", "screening-overview", "--on", "2025-09-12", "--team", "D4-CPS", "--attendance")
    logged = tracker.asked(*words, meeting(folder / "meeting.csv", *there, guest), code=5)
    assert (logged["completed"], logged["not_matched"]) == (2, ["Pat Kim (External)"])
    row = report_of(tracker, folder)
    assert (row["trained"], row["eligible"], row["state"], row["evidence"]) == (2, 4, "delivered", "named")
    assert report_of(tracker, folder, "--known-on", str(before))["trained"] == 0
    refused = tracker("undo", str(before))
    assert (refused.code, "Okoye, Ada" in refused.err) == (4, True)
    files = tracker.asked("report", "--as-of", "2025-09-30", "--out", folder / "out")["files"]
    assert {Path(each).suffix for each in files} == {".xlsx", ".pdf", ".html", ".csv", ".json"}
    tracker.done("undo")
    tracker.done("undo")
    assert tracker.asked("people", "list", "--as-of", "2025-09-30") == []
    (again,) = tracker.asked("import", file, "--yes")["files"]
    assert (again["joiners"], again["committed"]) == (6, True)
    assert tracker.asked("check")["whole"] is True


def test_the_main_job_runs_from_roster_to_report_and_back(tracker: Tracker, tmp_path: Path) -> None:
    whole_job(tracker, tmp_path)


@pytest.mark.postgres
def test_the_main_job_runs_on_a_server_as_well(server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRACKER_DATABASE", server)
    tracker = Tracker(tmp_path / "workspace")
    without = tracker("coverage")
    assert without.code == 4
    assert "tracker init" in without.err
    tracker.done("init")
    again = tracker("init")
    assert (again.code, "already" in again.err) == (4, True)
    whole_job(tracker, tmp_path)
    assert not tracker.records.exists()
    for words, code in ((("backup",), 4), (("hold", "2000000000"), 4), (("people", "show", "Nobody"), 4)):
        assert tracker(*words).code == code


def test_a_server_that_cannot_be_reached_is_a_sentence_without_its_password(tmp_path: Path) -> None:
    url = "postgresql+psycopg://somebody:secretword@127.0.0.1:1/nothing"
    for words in (["coverage"], ["coverage", "--json"], ["where"]):
        ending = ran(["--workspace", str(tmp_path), "--database", url, *words])
        assert ending.code in (0, 4)
        assert "secretword" not in ending.out + ending.err
        assert "Traceback" not in ending.err


@pytest.mark.parametrize("url", ["nonsense", "mysql://x/y", "postgresql+psycopg://", "sqlite:///x.db"])
def test_an_address_that_is_no_servers_is_refused(tmp_path: Path, url: str) -> None:
    ending = ran(["--workspace", str(tmp_path), "--database", url, "coverage", "--json"])
    assert ending.code == 4
    assert set(ending.json) == {"error"}
    assert not (tmp_path / "x.db").exists()


def test_real_processes_do_it_too(tracker: Tracker, tmp_path: Path) -> None:
    def started(*words: object, typed: str = "") -> subprocess.CompletedProcess[str]:
        program = [sys.executable, "-m", "tracker", "--workspace", str(tracker.root), *map(str, words)]
        environment = {**os.environ, "PYTHONIOENCODING": "", "PYTHONWARNINGS": "error", "LC_ALL": "C"}
        return subprocess.run(
            program, capture_output=True, encoding="utf-8", check=False, cwd=HERE, input=typed, env=environment
        )

    file = untidy(tmp_path / "Staff list.xlsx")
    assert started("import", file, "--yes").returncode == 0
    named = started(
        *("log", "screening", "--on", "2025-09-12", "--team", "D4-CPS", "--names", "-"), typed="OR0001\nNuñez, Zoë\n"
    )
    assert named.returncode == 5
    assert "Nuñez, Zoë" in named.stderr
    assert named.stdout == "1\n"
    files = started("report", "--as-of", "2025-09-30", "--out", tmp_path / "out")
    assert files.returncode == 0
    assert len(files.stdout.splitlines()) == 5
