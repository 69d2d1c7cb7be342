"""reports: published, listed, drawn again, compared, held against today, withdrawn."""

import json
from pathlib import Path

import pytest

from tests.cli.door import Tracker

FILES = ("--format", "csv,json")


@pytest.fixture
def published(staff: Tracker, tmp_path: Path) -> Tracker:
    """Publish the report as of 30 September, nobody trained; then a session of the 12th is logged late."""
    staff.done("report", "--as-of", "2025-09-30", "--publish", "--note", "to the director", *FILES, "--out", tmp_path)
    logged(staff)
    return staff


def logged(tracker: Tracker) -> None:
    words = ("log", "screening-overview", "--on", "2025-09-12", "--team", "D4-CPS", "--names", "-")
    tracker.done(*words, stdin="OR1\nOR2\n")


def test_a_published_report_is_listed_with_its_fingerprint_and_files(published: Tracker) -> None:
    (kept,) = published.asked("reports", "list")
    assert (kept["published"], kept["as_of"], kept["copy"], kept["form"]) == (1, "2025-09-30", "leadership", "full")
    assert sorted(kept["files"]) == ["csv", "json"]
    assert (kept["note"], kept["withdrawn"]) == ("to the director", None)
    line = published.done("reports", "list").out.splitlines()[1]
    assert line.startswith("1       2025-09-30  leadership  full")
    assert kept["fingerprint"] in line


def test_before_the_first_there_is_an_empty_list_and_a_word_how_to_begin(staff: Tracker) -> None:
    assert staff.asked("reports", "list") == []
    assert "report --publish" in staff.done("reports", "list").err
    assert staff.asked("reports", "changed") == []
    assert "say the same today" in staff.done("reports", "changed").err


def test_publishing_the_same_again_changes_nothing_and_ends_well(staff: Tracker, tmp_path: Path) -> None:
    words = ("report", "--as-of", "2025-09-30", "--publish", *FILES, "--out", tmp_path)
    assert staff.asked(*words)["published"] == 1
    before = staff.rows(journal=True)
    assert staff.asked(*words)["published"] == 1
    assert "published already, as report 1" in staff.done(*words).err
    assert staff.rows(journal=True) == before


def test_a_report_is_shown_with_its_words_and_figures(published: Tracker) -> None:
    shown = published.asked("reports", "show", 1)
    assert shown["headline"].startswith("None of 32")
    assert {row["team"] for row in shown["rows"]} >= {"D4-CPS", "D14-CPS"}
    said = published.done("reports", "show", 1).out
    assert shown["fingerprint"] in said
    assert shown["files"]["csv"] in said
    assert shown["how_are_we_doing"][0] in said


def test_what_is_issued_again_is_byte_for_byte_what_went_out(published: Tracker, tmp_path: Path) -> None:
    given_out = {path.suffix: path.read_bytes() for path in tmp_path.glob("coverage_2025-09-30_leadership.*")}
    assert set(given_out) == {".csv", ".json"}
    told = published.asked("reports", "reissue", 1, "--out", tmp_path / "again")
    assert [each["same"] for each in told["files"]] == [True, True]
    again = [Path(each["file"]) for each in told["files"]]
    assert {path.suffix: path.read_bytes() for path in again} == given_out
    assert all(path.name.startswith("coverage_2025-09-30_leadership_published-1.") for path in again)
    ending = published.done("reports", "reissue", 1, "--format", "html", "--out", tmp_path / "page")
    assert "drawn now from the same figures and words: html" in ending.err
    assert Path(ending.out.strip()).read_text(encoding="utf-8").count("None of 32") > 0


def test_two_reports_are_compared_in_words_json_and_files(published: Tracker, tmp_path: Path) -> None:
    published.done("report", "--as-of", "2025-09-30", "--publish", *FILES, "--out", tmp_path)
    found = published.asked("reports", "compare", 2, 1)
    assert (found["before"]["published"], found["after"]["published"]) == (1, 2)
    cps = next(each for each in found["totals"] if (each["course"], each["program"]) == ("screening-overview", "CPS"))
    assert (cps["before"]["trained"], cps["after"]["trained"], cps["change"]["trained"]) == (0, 2, 2)
    (moved,) = found["teams"]
    assert (moved["team"], moved["before"], moved["after"]) == ("D4-CPS", "not_scheduled", "delivered")
    overview = next(each for each in found["why"] if each["course"] == "screening-overview")
    assert sum(part["trained"] for part in overview["staff"]["parts"]) == 2
    said = published.done("reports", "compare", 1, 2).out
    for words in (
        "report 1",
        "report 2",
        "Teams that moved",
        "Not scheduled",
        "Words that changed",
        "trained after all",
    ):
        assert words in said
    ending = published.done("reports", "compare", 1, 2, "--format", "html,xlsx", "--out", tmp_path / "both")
    assert [Path(line).suffix for line in ending.out.splitlines()] == [".html", ".xlsx"]
    assert all(Path(line).is_file() for line in ending.out.splitlines())


def test_a_report_is_compared_with_today(published: Tracker) -> None:
    found = published.asked("reports", "compare", 1)
    assert (found["before"]["published"], found["after"]["published"]) == (1, None)
    assert found == published.asked("reports", "compare", "today", 1)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("compare", "today"), 2),
        (("compare", "1", "1"), 2),
        (("compare", "one"), 2),
        (("compare", "1", "²"), 2),
        (("compare", "1", "9"), 4),
        (("compare", "1", "--format", "csv"), 2),
        (("show", "9"), 4),
        (("reissue", "9"), 4),
        (("reissue", "1", "--format", "docx"), 2),
        (("reissue", "1", "--format", ","), 2),
        (("withdraw", "1"), 2),
        (("withdraw", "1", "--because", " "), 2),
        (("withdraw", "9", "--because", "gone"), 4),
    ],
)
def test_what_cannot_be_done_is_said_and_changes_nothing(
    published: Tracker, tmp_path: Path, words: tuple[str, ...], code: int
) -> None:
    before = published.rows(journal=True)
    ending = published("reports", *words)
    assert ending.code == code, ending.err
    assert ending.err.strip()
    assert published.rows(journal=True) == before
    assert not list((published.root / "exports").glob("*published*"))


def test_what_would_be_said_otherwise_today_is_told_with_its_changes(published: Tracker) -> None:
    change = published.change()
    (found,) = published.asked("reports", "changed")
    assert found["published"] == 1
    assert found["restatement"]["changes"][0]["change"] == change
    said = published.done("reports", "changed").out
    assert said.startswith("Published report 1 (leadership copy as of 2025-09-30), published on ")
    assert f"change {change}: session 1 of 2025-09-12 recorded late" in said
    published.done("undo")
    assert published.asked("reports", "changed") == []


def test_a_withdrawn_report_stays_in_the_list_and_undo_brings_it_back(published: Tracker) -> None:
    published.done("reports", "withdraw", 1, "--because", "the wrong day")
    assert published.asked("reports", "list")[0]["withdrawn"] == "the wrong day"
    assert "withdrawn: the wrong day" in published.done("reports", "list").out
    assert published.asked("reports", "changed") == []
    assert published("reports", "withdraw", 1, "--because", "again").code == 4
    published.done("undo")
    assert published.asked("reports", "list")[0]["withdrawn"] is None


def test_undo_passes_over_what_was_published_and_the_check_knows_its_head(published: Tracker, tmp_path: Path) -> None:
    published.done("report", "--as-of", "2025-09-30", "--publish", *FILES, "--out", tmp_path)
    assert "logged" in published.asked("undo")["what"]
    assert len(published.asked("reports", "list")) == 2
    assert published.asked("check")["whole"]


def test_reading_only_publishes_nothing(staff: Tracker, tmp_path: Path) -> None:
    ending = staff("--read-only", "report", "--publish", *FILES, "--out", tmp_path / "none")
    assert ending.code == 4
    assert not (tmp_path / "none").exists()


def test_hostile_words_in_a_note_are_shown_harmlessly(staff: Tracker, tmp_path: Path) -> None:
    note = "\x1b[31m[/x] =1+1"
    staff.done("report", "--publish", "--note", note, *FILES, "--out", tmp_path)
    assert "\x1b" not in staff.done("reports", "list").out
    assert json.loads(staff.done("reports", "list", "--json").out)[0]["note"] == note
