"""config: whose documents they are, from the command line."""

from pathlib import Path

import pytest

from tests.cli.door import Tracker
from tests.pictures import png


def test_a_logo_is_set_by_its_file_listed_in_words_undone_and_taken_away(tracker: Tracker, tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(png())
    said = tracker.done("config", "set", "logo", tmp_path / "logo.png").err
    assert "logo is PNG, 60 × 20 dots" in said
    assert tracker.asked("config", "list")["logo"].startswith("PNG, 60 × 20 dots, 1 kB, sha256 ")
    assert tracker.asked("history")[0]["what"].startswith("set logo to PNG, 60 × 20 dots")
    tracker.done("undo")
    assert tracker.asked("config", "list")["logo"] == ""
    tracker.done("redo")
    tracker.done("config", "set", "logo", "")
    assert tracker.asked("config", "list")["logo"] == ""


@pytest.mark.parametrize(
    ("words", "code", "why"),
    [
        (("logo", "nowhere.png"), 3, "cannot be read"),
        (("logo", "data/settings.toml"), 2, "save it again as PNG"),
        (("accent", "#ffee00"), 2, "too light"),
        (("accent", "yellow"), 2, "is no colour"),
        (("paper", "a5"), 2, "letter or a4"),
        (("contact", "x" * 201), 2, "at most 200 letters"),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_is_written(
    tracker: Tracker, monkeypatch: pytest.MonkeyPatch, words: tuple[str, str], code: int, why: str
) -> None:
    monkeypatch.chdir(tracker.root)
    before = tracker.rows()
    ending = tracker("config", "set", *words)
    assert ending.code == code
    assert why in ending.err
    assert tracker.rows() == before


def test_a_report_as_it_was_known_wears_the_brand_of_then(staff: Tracker, tmp_path: Path) -> None:
    then = staff.change()
    staff.done("config", "set", "contact", "Ines Quill, 555 0100")
    words = ("report", "--as-of", "2025-09-30", "--format", "html")
    (now,) = staff.asked(*words, "--out", tmp_path / "now")["files"]
    (past,) = staff.asked(*words, "--known-on", then, "--out", tmp_path / "then")["files"]
    assert "Ines Quill, 555 0100" in Path(now).read_text(encoding="utf-8")
    assert "Ines Quill, 555 0100" not in Path(past).read_text(encoding="utf-8")
