"""Files are put in place whole, for their owner's eyes, beside one that is open elsewhere."""

import os
import stat
import sys
from pathlib import Path

import pytest

from tracker.reports.putting import FilesNotWritten, put, put_all, why_not


def test_several_files_are_written_into_a_folder_that_is_made(tmp_path: Path) -> None:
    made = put_all({"a.ics": b"a", "b.pdf": b"b"}, tmp_path / "out" / "here")
    assert {path.name: path.read_bytes() for path in made} == {"a.ics": b"a", "b.pdf": b"b"}
    assert sorted(path.name for path in (tmp_path / "out" / "here").iterdir()) == ["a.ics", "b.pdf"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
def test_only_the_owner_may_read_what_is_written(tmp_path: Path) -> None:
    assert stat.S_IMODE(put(b"names", tmp_path / "a.csv").stat().st_mode) == 0o600


def test_a_file_that_is_open_elsewhere_gets_a_second_one_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace = Path.replace

    def held(self: Path, target: Path) -> Path:
        if target.name == "a.xlsx":
            raise PermissionError
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", held)
    assert put(b"new", tmp_path / "a.xlsx") == tmp_path / "a (2).xlsx"


def test_a_folder_that_cannot_be_made_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(FilesNotWritten, match="is no folder, and none can be made there"):
        put_all({"a.ics": b"a"}, tmp_path / "file" / "in")


@pytest.mark.parametrize("stop", [OSError(28, "no space left"), KeyboardInterrupt()])
@pytest.mark.parametrize("at", [1, 2, 3])
def test_where_one_of_several_cannot_be_written_none_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stop: BaseException, at: int
) -> None:
    synced = os.fsync
    left = iter(range(1, 4))

    def full(handle: int) -> None:
        if next(left) == at:
            raise stop
        synced(handle)

    (tmp_path / "old").mkdir()
    (tmp_path / "old" / "a.pdf").write_bytes(b"before")
    for folder in ("old", "new"):
        left = iter(range(1, 4))
        monkeypatch.setattr(os, "fsync", full)
        with pytest.raises((FilesNotWritten, KeyboardInterrupt)):
            put_all({"a.pdf": b"a", "b.pdf": b"b", "c.pdf": b"c"}, tmp_path / folder)
        monkeypatch.setattr(os, "fsync", synced)
    assert {path.name: path.read_bytes() for path in (tmp_path / "old").iterdir()} == {"a.pdf": b"before"}
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (PermissionError(13, "denied"), "You may not write in out"),
        (OSError(30, "read-only"), "You may not write in out"),
        (PermissionError("out"), "You may not write in out"),
        (OSError(28, "full"), "There is no room left where out is"),
        (NotADirectoryError(20, "no folder"), "out is no folder"),
        (OSError(5, "the disk is ill"), "took no files (the disk is ill)"),
    ],
)
def test_why_a_folder_takes_no_files_is_said_with_its_name(error: OSError, said: str) -> None:
    assert said in why_not(error, Path("out"))
