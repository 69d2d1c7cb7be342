"""Workspaces: which one, made and renewed, and what a marker says."""

import stat
import sys
from datetime import date
from pathlib import Path

import pytest

from tracker import workspace
from tracker.errors import CannotOpen
from tracker.workspace import MARKER, choose, make, read, renew_example, shipped


def test_the_first_that_is_named_is_chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workspace, "users_own", lambda: tmp_path / "own")
    here = make(tmp_path / "here").root
    named = {"TRACKER_WORKSPACE": str(tmp_path / "environment")}
    assert choose(tmp_path / "given", tmp_path / "option", named, here).root == tmp_path / "given"
    assert choose(None, tmp_path / "option", named, here).root == tmp_path / "option"
    assert choose(None, None, named, here).root == tmp_path / "environment"
    assert choose(None, None, {"TRACKER_WORKSPACE": ""}, here).root == here
    assert choose(None, None, {}, tmp_path).root == tmp_path / "own"


def test_a_folder_is_meant_from_here_and_a_tilde_is_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "home"))
    assert choose(Path("rosters"), None, {}, tmp_path).root == tmp_path / "rosters"
    assert choose(Path("~/x"), None, {}, tmp_path).root == tmp_path / "home" / "x"


def test_three_folders_and_a_marker_are_made_and_stay(tmp_path: Path) -> None:
    made = make(tmp_path / "deep" / "one")
    assert {each.name for each in made.root.iterdir()} == {"data", "imports", "exports"}
    (made.exports / "kept.txt").write_text("kept", encoding="utf-8")
    (made.root / MARKER).write_text("# her own words\n", encoding="utf-8")
    assert make(made.root, example=True).example is False
    assert (made.root / MARKER).read_text(encoding="utf-8") == "# her own words\n"
    assert (made.exports / "kept.txt").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps who may read a folder elsewhere")
def test_the_folders_are_hers_alone(tmp_path: Path) -> None:
    made = make(tmp_path / "one")
    assert {stat.S_IMODE(each.stat().st_mode) for each in (made.root, *made.root.iterdir())} == {0o700}


def test_an_example_says_so_and_stands_on_its_day(tmp_path: Path) -> None:
    made = make(tmp_path / "one", example=True, today=date(2025, 8, 20))
    assert (made.example, made.today) == (True, date(2025, 8, 20))
    assert read(made.root) == made
    assert "EXAMPLE DATA" in (made.root / MARKER).read_text(encoding="utf-8")


def test_an_example_is_renewed_and_nothing_else_is_touched(tmp_path: Path) -> None:
    example = make(tmp_path / "example", example=True, today=date(2025, 8, 20))
    (example.imports / "old.csv").touch()
    renewed = renew_example(example.root, date(2025, 9, 1))
    assert (renewed.today, list(renewed.imports.iterdir())) == (date(2025, 9, 1), [])
    for own in (make(tmp_path / "own").root, tmp_path / "letters"):
        own.mkdir(exist_ok=True)
        (own / "letter.txt").write_text("Dear", encoding="utf-8")
        with pytest.raises(CannotOpen, match="was left alone"):
            renew_example(own, date(2025, 9, 1))
        assert (own / "letter.txt").read_text(encoding="utf-8") == "Dear"


@pytest.mark.parametrize("said", [b"today = 2025-13-45", b"[", b"\xff\xfe\x00"])
def test_a_marker_that_cannot_be_read_is_said(tmp_path: Path, said: bytes) -> None:
    (make(tmp_path).root / MARKER).write_bytes(said)
    with pytest.raises(CannotOpen, match="cannot be read"):
        read(tmp_path)


def test_a_workspace_cannot_be_made_where_a_file_is(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").touch()
    for place in (tmp_path / "letter.txt", tmp_path / "letter.txt" / "one"):
        with pytest.raises(CannotOpen, match="Choose another one"):
            make(place)


def test_what_ships_is_there() -> None:
    assert (shipped() / "data" / "reference.toml").is_file()
