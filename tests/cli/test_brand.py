"""config: whose documents they are, from the command line."""

from pathlib import Path

import pytest

from tests.cli.door import Tracker
from tests.pictures import png


def test_a_logo_is_set_by_its_file_listed_in_words_undone_and_taken_away(tracker: Tracker, tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(png())
    said = tracker.done("config", "set", "logo", tmp_path / "logo.png").err
    assert "Set logo to PNG, 60 × 20 dots" in said
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
