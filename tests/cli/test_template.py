"""template: a roster to send out, from the command line."""

from pathlib import Path

from tests.cli.door import Tracker


def test_one_district_or_all_of_them_are_written_where_it_says(tracker: Tracker, tmp_path: Path) -> None:
    (only,) = tracker.asked("template", "--district", "4", "--out", tmp_path / "out")["files"]
    assert only == {"file": str(tmp_path / "out" / "D04 roster template.xlsx"), "district": 4, "people": 0}
    tracker.done("template")
    assert len([*(tracker.root / "exports").glob("D* roster template.xlsx")]) == 16


def test_an_unknown_district_and_a_folder_that_is_a_file_are_refused(tracker: Tracker, tmp_path: Path) -> None:
    assert tracker("template", "--district", "77").code == 4
    (tmp_path / "file").touch()
    assert tracker("template", "--out", tmp_path / "file").code in (2, 4)
