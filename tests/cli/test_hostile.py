"""Names that would be markup, formulas or commands to a terminal: shown as themselves and harmless everywhere."""

import csv
import io
import shutil
import zipfile
from pathlib import Path

import pytest

from tests.cli.door import Tracker
from tests.cli.rosters import ADA, roster

NAMES = (
    "[/x]=1+1",
    '=HYPERLINK("http://x.example"), Bob',
    "\x1b]0;title\x07Evil\x1b[31m, Ann",
    "<img src=x onerror=alert(1)>, Zed",
    "@SUM(A1), Cal",
    "+1-2, Dot",
    "-3, Ed",
    "\u202egnp.exe, Flo",
    "[@click=app.quit]Gus[/], Hal",
    "#{x} $(y) *bold* _it_, Ida",
    "Robert'); DROP TABLE person;--, Joe",
    "..\\..\\etc/passwd, Kit",
)
FORBIDDEN = [chr(code) for code in (*range(9), 11, 12, *range(14, 32), *range(127, 160), 0x202E, 0x2066)]


@pytest.fixture(scope="module")
def invaded(begun: Path, tmp_path_factory: pytest.TempPathFactory) -> Tracker:
    """Import everybody of the names above into D4-CPS, and log a session with some of them."""
    folder = tmp_path_factory.mktemp("hostile")
    whole = Tracker(Path(shutil.copytree(begun, folder / "workspace")))
    rows = [(f"OR{n}", name, f"p{n}@o.example", "CPS", "=cmd|' /C calc'!A0") for n, name in enumerate(NAMES, 10)]
    assert whole("import", roster(folder / "D04 2025-09-02.csv", ADA, *rows), "--yes").code in (0, 5)
    numbers = {each["employee_number"] for each in whole.asked("people", "list", "--as-of", "2025-09-30")}
    assert numbers >= {"OR1", "OR10", "OR11", "OR12", "OR13"}
    ending = whole(
        *("log", "screening", "--on", "2025-09-12", "--team", "D4-CPS", "--names", "-", "--note", NAMES[0]),
        stdin="OR1\nOR10\n=SUM(9) \x1b[31mStranger\n",
    )
    assert ending.code == 5
    assert not [each for each in FORBIDDEN if each in ending.out + ending.err]
    return whole


@pytest.fixture
def hostile(invaded: Tracker, tmp_path: Path) -> Tracker:
    """Give a copy of them."""
    return Tracker(Path(shutil.copytree(invaded.root, tmp_path / "hostile")))


@pytest.mark.parametrize(
    "words",
    [
        "people list --as-of 2025-09-30",
        "people find x",
        "people show OR10 --as-of 2025-09-30",
        "people show OR12 --as-of 2025-09-30",
        "left --as-of 2025-09-30",
        "sessions",
        "history",
        "coverage --by classification --as-of 2025-09-30",
        "coverage --by classification --csv --as-of 2025-09-30",
    ],
)
def test_nothing_on_the_terminal_commands_it(invaded: Tracker, words: str) -> None:
    for as_json in ((), ("--json",)) if "--csv" not in words else ((),):
        ending = invaded.done(*words.split(), *as_json)
        assert ending.out
        assert not [each for each in FORBIDDEN if each in ending.out + ending.err]


def test_a_name_shows_as_itself(hostile: Tracker) -> None:
    shown = hostile.done("people", "list", "--as-of", "2025-09-30").out
    assert "[/x]=1+1" in shown
    assert "<img src=x onerror=alert(1)>, Zed" in shown
    assert hostile.asked("people", "show", "OR10")["name"] == "[/x]=1+1"


def test_refusals_that_repeat_what_was_typed_are_harmless(hostile: Tracker) -> None:
    typed = "\x1b[31m[/x]\x07"
    for words in (
        ("people", "show", typed),
        ("coverage", "--course", typed),
        ("coverage", "--as-of", typed),
        ("coverage", "--known-on", typed),
        ("log", "screening", "--on", "2025-09-12", "--team", typed),
        ("import", typed),
        ("config", "set", "agency", typed),
        (typed,),
        ("coverage", "--" + typed),
    ):
        ending = hostile(*words)
        assert ending.code in (2, 3, 4)
        assert not [each for each in FORBIDDEN if each in ending.out + ending.err], words


def test_nothing_in_a_report_is_a_formula_a_tag_or_a_command(hostile: Tracker, tmp_path: Path) -> None:
    hostile.done("config", "set", "agency", "[/x]=1+1 & <b>Child</b> Welfare")
    hostile.done("courses", "set", "csec-refresher", "--title", "=1+1 <img src=x onerror=alert(1)>")
    said = hostile.asked("report", "--as-of", "2025-09-30", "--internal", "--out", tmp_path)
    files = {Path(each).suffix: Path(each) for each in said["files"]}
    with zipfile.ZipFile(files[".xlsx"]) as parts:
        for name in parts.namelist():
            if name.startswith("xl/worksheets/sheet"):
                assert b"<f>" not in parts.read(name)
    page = files[".html"].read_text(encoding="utf-8")
    assert "<img" not in page
    assert "<b>Child" not in page
    assert "[/x]=1+1" in page
    assert not [each for each in FORBIDDEN if each in page]
    for row in csv.reader(io.StringIO(files[".csv"].read_text(encoding="utf-8-sig"))):
        assert not [cell for cell in row if cell[:1] in ("=", "+", "@", "\t")], row


def test_the_workspaces_own_path_may_hold_anything(hostile: Tracker, tmp_path: Path) -> None:
    odd = Tracker(Path(shutil.copytree(hostile.root, tmp_path / "a [/x] 'b' \u00e9 %20 #1 ?=1")))
    assert odd.done("coverage", "--as-of", "2025-09-30").out == hostile.done("coverage", "--as-of", "2025-09-30").out
    odd.done("people", "add", "Roe, Al", "--to", "D4-CPS")
    odd.done("backup")
    assert odd.asked("check")["whole"] is True
