"""The command line's contract: exit codes, JSON on stdout, talk on stderr, which workspace, what is refused."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.door import Tracker, ran
from tests.cli.rosters import ADA, BO, roster
from tracker.__main__ import main

ANSWERED = (
    "coverage",
    "left",
    "history",
    "sessions",
    "people list",
    "people find zzz",
    "teams list",
    "courses list",
    "config list",
    "where",
    "check",
    "backup --list",
)
REFUSED = (
    (2, "coverage --as-of 2025-02-30"),
    (2, "coverage --by galaxy"),
    (2, "coverage --nonsense"),
    (2, "coverage extra"),
    (2, "coverage --plain --csv"),
    (2, "nonsense"),
    (2, "people"),
    (2, "import"),
    (2, "cancel x"),
    (2, "hold 1 --headcount -1"),
    (2, "hold 1 --headcount 99999999999999999999"),
    (2, "log screening-overview --on 2025-09-12"),
    (2, "log screening-overview --on 2199-09-12 --team D4-CPS"),
    (2, "report --internal --external"),
    (2, "report --format docx"),
    (2, "report --format ,"),
    (3, "import missing.xlsx"),
    (3, "log screening-overview --on 2025-09-12 --team D4-CPS --attendance missing.csv"),
    (4, "people show Nobody"),
    (4, "people list --team D99-CPS"),
    (4, "coverage --course nothing"),
    (4, "undo"),
    (4, "undo 1"),
    (4, "undo 99"),
    (4, "redo"),
    (4, "hold 7"),
    (4, "coverage --known-on 99"),
    (4, "restore nothing.db --yes"),
)


@pytest.mark.parametrize("words", ANSWERED)
def test_every_question_answers_in_json_and_exits_0(tracker: Tracker, words: str) -> None:
    ending = tracker(*words.split(), "--json")
    assert ending.code == 0, ending.err
    assert isinstance(ending.json, list | dict)


@pytest.mark.parametrize("words", ["sessions", "left", "people list", "people find zzz"])
def test_an_empty_list_is_an_empty_list(tracker: Tracker, words: str) -> None:
    assert tracker.asked(*words.split()) == []


@pytest.mark.parametrize(("code", "words"), REFUSED)
def test_a_refusal_has_its_code_a_sentence_on_stderr_and_nothing_else(tracker: Tracker, code: int, words: str) -> None:
    before = tracker.rows(journal=True)
    plain, as_json = tracker(*words.split()), tracker(*words.split(), "--json")
    assert (plain.code, plain.out) == (code, "")
    assert re.search(r"[a-z]{2,}.*[.?]$", plain.err.strip(), re.DOTALL)
    assert "Traceback" not in plain.err
    if "--json" not in as_json.err:
        assert as_json.code == code
    assert set(as_json.json) >= {"error"}
    assert tracker.rows(journal=True) == before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("coverage --by galaxy", "--by: 'galaxy' is not one of 'state', 'program', 'district'"),
        ("cancel x", "N: this takes a whole number, such as 14."),
        ("hold 1 --headcount -3", "--headcount: the number must be 0 or more."),
        ("hold 1 --headcount 999999999", "--headcount: the number must be 100000 at most."),
        ("hold 1 --headcont 3", "There is no option --headcont. Did you mean --headcount?"),
        ("improt x", "There is no command improt. Did you mean import?"),
        ("people lst", "There is no command lst. Did you mean list?"),
        ("log", "COURSE is missing."),
        ("coverage --as-of", "--as-of needs a value after it."),
        ("people show Okoye, Ada", "Ada is more than this command takes; something with blanks in it needs quotation"),
    ],
)
def test_wrong_usage_is_said_in_plain_words_with_the_way_to_help(tracker: Tracker, words: str, said: str) -> None:
    ending = tracker(*words.split())
    assert (ending.code, ending.out) == (2, "")
    assert ending.err.startswith(said)
    assert re.search(r"`tracker[a-z ]* --help` shows how it is used\.$", ending.err.strip())


def test_help_and_version_are_data_and_exit_0() -> None:
    for words in (["--help"], ["coverage", "--help"], ["--version"], ["coverage", "--version"]):
        ending = ran(words)
        assert (ending.code, ending.err) == (0, "")
        assert ending.out.strip()


def test_a_file_that_cannot_be_read_is_3_and_rows_set_aside_are_5(tracker: Tracker, tmp_path: Path) -> None:
    empty = tmp_path / "D04 2025-09-02.xlsx"
    empty.touch()
    assert tracker("import", empty).code == 3
    unclear = roster(tmp_path / "D04 roster 2025-09-02.csv", ADA, ("OR9", "Roe, Al", "", "Juvenile", ""))
    assert tracker("import", unclear).code == 0
    assert tracker("import", unclear, "--yes").code == 5


def test_an_unexpected_error_is_1_a_sentence_and_a_log_without_names(
    tracker: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("no such person as Okoye, Ada")

    monkeypatch.setattr("tracker.coverage.measure.measure", broken)
    ending = tracker("coverage", "--course", "csec-refresher", "--json", "--as-of", "2025-03-04")
    assert ending.code == 1
    assert set(ending.json) == {"error"}
    assert "Traceback" not in ending.err
    (log,) = (tracker.root / "data" / "logs").iterdir()
    assert str(log) in ending.err
    kept = log.read_text(encoding="utf-8")
    assert re.match(r"tracker \S+: coverage\nRuntimeError\n", kept)
    for word in ("Okoye", "no such person", "csec-refresher", "2025-03-04", str(tracker.root)):
        assert word not in kept + ending.out + ending.err.replace(str(log), "")


def test_global_options_stand_before_or_after_the_command(tracker: Tracker) -> None:
    root = str(tracker.root)
    for words in (
        ["--workspace", root, "where", "--json"],
        ["where", "--json", "--workspace", root],
        ["where", f"--workspace={root}", "--json"],
    ):
        assert ran(words).json["workspace"] == root


def test_the_workspace_is_the_folder_given_then_the_option_the_environment_this_folder_the_users_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def chosen(*words: str) -> str:
        return str(Path(ran([*words, "where", "--json"]).json["workspace"]).relative_to(tmp_path))

    assert chosen() == "own/tracker"
    (tmp_path / "here" / "data").mkdir(parents=True)
    (tmp_path / "here" / "data" / "settings.toml").touch()
    monkeypatch.chdir(tmp_path / "here")
    assert chosen() == "here"
    monkeypatch.setenv("TRACKER_WORKSPACE", str(tmp_path / "environment"))
    assert chosen() == "environment"
    assert chosen("--workspace", str(tmp_path / "option")) == "option"
    ending = ran(["--workspace", str(tmp_path / "option"), "init", str(tmp_path / "given")])
    assert (ending.code, ending.out.strip()) == (0, str(tmp_path / "given"))
    assert not (tmp_path / "option").exists()


def test_the_users_own_workspace_and_a_marked_folder_are_begun_unasked_and_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ending = ran(["--workspace", str(tmp_path / "mistyped"), "coverage", "--json"])
    assert ending.code == 4
    assert str(tmp_path / "mistyped") in ending.json["error"]
    assert "tracker init" in ending.json["error"]
    assert not (tmp_path / "mistyped").exists()
    assert ran(["--read-only", "coverage"]).code == 4
    assert not (tmp_path / "own").exists()
    assert ran(["teams", "list", "--json"]).code == 0
    assert (tmp_path / "own" / "tracker" / "data" / "tracker.db").exists()


def test_init_again_changes_nothing_and_init_on_a_file_says_so(tracker: Tracker, tmp_path: Path) -> None:
    before = tracker.rows(journal=True)
    assert ran(["init", str(tracker.root)]).code == 0
    assert tracker.rows(journal=True) == before
    (tmp_path / "letter.txt").write_text("Dear", encoding="utf-8")
    ending = ran(["init", str(tmp_path / "letter.txt")])
    assert ending.code == 4
    assert "Choose another one" in ending.err
    assert ran(["--read-only", "init", str(tmp_path / "new")]).code == 4
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize(
    "words",
    [
        ("people", "add", "Roe, Al", "--to", "D4-CPS"),
        ("log", "screening-overview", "--on", "2025-09-12", "--team", "D4-CPS"),
        ("schedule", "screening-overview", "--on", "2030-09-12", "--team", "D4-CPS"),
        ("config", "set", "roster_age_days", "60"),
        ("teams", "add", "--district", "4", "--program", "CPS", "--name", "East"),
        ("courses", "set", "csec-refresher", "--valid-months", "12"),
        ("undo",),
    ],
)
def test_read_only_refuses_to_write_and_still_answers(tracker: Tracker, words: tuple[str, ...]) -> None:
    tracker.done("config", "set", "agency", "Something to undo")
    before = tracker.rows(journal=True)
    for placed in (("--read-only", *words), (*words, "--read-only")):
        ending = tracker(*placed)
        assert ending.code == 4
        assert "reading only" in ending.err
    assert tracker.rows(journal=True) == before
    assert tracker("--read-only", "coverage").code == 0


def test_read_only_shows_a_proposal_and_refuses_to_apply_it(tracker: Tracker, tmp_path: Path) -> None:
    file = roster(tmp_path / "D04 roster 2025-09-02.csv", ADA, BO)
    assert tracker("--read-only", "import", file).code == 0
    assert tracker("--read-only", "import", file, "--yes").code == 4
    assert tracker.asked("people", "list", "--as-of", "2025-09-30") == []


def test_a_real_process_keeps_data_and_talk_apart_and_gives_the_code(tracker: Tracker) -> None:
    def started(*words: str) -> subprocess.CompletedProcess[bytes]:
        program = [sys.executable, "-m", "tracker", "--workspace", str(tracker.root), *words]
        return subprocess.run(program, capture_output=True, check=False, cwd=Path(__file__).parents[2])

    said = started("coverage", "--json", "--as-of", "2025-09-30")
    assert (said.returncode, said.stderr) == (0, b"")
    assert json.loads(said.stdout)["as_of"] == "2025-09-30"
    refused = started("people", "show", "Nobody", "--json")
    assert refused.returncode == 4
    assert set(json.loads(refused.stdout)) == {"error"}
    assert refused.stderr.decode() == json.loads(refused.stdout)["error"] + "\n"


def test_after_a_program_that_did_not_end_well_everything_is_checked_and_said(
    tracker: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tracker.store.opening.interrupted", lambda path: path.exists())
    assert "did not end well; everything was checked, and the records are whole" in tracker("coverage").err


@pytest.mark.parametrize("words", ["people find zzz", "people list", "contacts list", "contacts who"])
def test_where_nobody_is_listed_a_sentence_says_so_beside_an_empty_stdout(tracker: Tracker, words: str) -> None:
    ending = tracker.done(*words.split())
    assert ending.out == ""
    assert ending.err.startswith(("Nobody", "No contact"))
    assert "`tracker " in ending.err


def test_a_command_that_prints_no_json_says_that(tracker: Tracker) -> None:
    ending = tracker("contacts", "done", "1", "--json")
    assert ending.code == 2
    assert ending.err.startswith("This command prints no JSON: leave out --json.")


def test_the_trend_takes_its_last_day_as_the_other_commands_take_theirs(tracker: Tracker) -> None:
    asked = (tracker.asked("trend", word, "2025-09-30") for word in ("--as-of", "--to"))
    one, other = asked
    assert one == other
    assert one["to"] == "2025-09-30"


def test_ctrl_c_before_the_command_line_stands_is_130_and_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stopped(*_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("tracker.cli.run.run", stopped)
    with pytest.raises(SystemExit) as ending:
        main()
    assert ending.value.code == 130
    assert capsys.readouterr().err == "Stopped. Nothing half done was kept.\n"
