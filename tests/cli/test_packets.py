"""packets: every district's own files in one command, and what was not to be done is not done."""

from email import message_from_bytes, policy
from pathlib import Path

import pytest

from tests.cli.door import Tracker
from tracker.reports.packets import files

OF_FOUR = ["D04_packet_2025-09-30_INTERNAL-names.xlsx", "D04_packet_2025-09-30_INTERNAL-names.pdf"]
DAY = ("--as-of", "2025-09-30")


def test_all_districts_are_written_by_one_command(staff: Tracker) -> None:
    said = staff.asked("packets", *DAY, "--format", "xlsx")
    folder = staff.root / "exports" / "packets_2025-09-30"
    assert (said["as_of"], said["folder"], said["mail_merge"]) == ("2025-09-30", str(folder), None)
    assert said["fingerprint"] == staff.head()
    assert [each["district"] for each in said["packets"]] == [*range(1, 17)]
    named = [Path(file) for each in said["packets"] for file in each["files"]]
    assert sorted(folder.iterdir()) == sorted(named)
    assert len(named) == 32


def test_a_districts_figures_are_those_of_coverage(staff: Tracker) -> None:
    rows = staff.asked("coverage", *DAY)["rows"]
    (four,) = staff.asked("packets", *DAY, "--district", 4, "--format", "xlsx")["packets"]
    assert four["outstanding"] == sum(row["eligible"] - row["trained"] for row in rows if row["district"] == 4)
    assert [Path(file).name for file in four["files"]] == [OF_FOUR[0], "D04 roster template INTERNAL-names.xlsx"]


def test_mail_drafts_and_their_sheet_are_written_and_who_has_no_address_is_said(staff: Tracker) -> None:
    ending = staff.done("packets", *DAY, "--district", 4, "--district", 14, "--mail", "--propose", "10/7,10/9/25")
    assert "Districts 4, 14 have nobody to write to" in ending.err
    assert "Nothing was sent" in ending.err
    written = [Path(line) for line in ending.out.splitlines()]
    assert written[-1].name == "mail_merge.xlsx"
    (draft,) = [path for path in written if path.name.startswith("D04") and path.suffix == ".eml"]
    body = message_from_bytes(draft.read_bytes(), policy=policy.default).get_body()
    assert body is not None
    assert "Tuesday, 7 October 2025; Thursday, 9 October 2025" in body.get_content()


def test_without_names_the_files_say_nothing_of_anybody(staff: Tracker) -> None:
    said = staff.asked("packets", *DAY, "--district", 4, "--no-names", "--mail")
    (four,) = said["packets"]
    assert four["names"] is False
    assert [Path(file).name for file in four["files"]] == [
        *("D04_packet_2025-09-30.xlsx", "D04_packet_2025-09-30.pdf"),
        *("D04 roster template (empty).xlsx", "D04_mail_2025-09-30.eml"),
    ]


def test_the_same_command_gives_the_same_bytes_and_the_records_are_as_they_were(staff: Tracker, tmp_path: Path) -> None:
    before = staff.rows(journal=True)
    words = ("packets", *DAY, "--district", 4, "--mail", "--out")
    first, second = (
        {Path(line).name: Path(line).read_bytes() for line in staff.done(*words, tmp_path / name).out.splitlines()}
        for name in ("a", "b")
    )
    assert first == second
    assert len(first) == 5
    assert staff.rows(journal=True) == before


@pytest.mark.parametrize(
    ("words", "code", "why"),
    [
        (("--district", "77"), 4, "no district 77"),
        (("--format", "html"), 2, "xlsx, pdf or both"),
        (("--format", " "), 2, "xlsx, pdf or both"),
        (("--format", "xlsx", "--mail"), 2, "Leave pdf among the formats"),
        (("--propose", "2025-09-30"), 2, "Propose later days"),
        (("--propose", "soon"), 2, ""),
        (("--as-of", "never"), 2, ""),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_is_written(
    staff: Tracker, words: tuple[str, ...], code: int, why: str
) -> None:
    ending = staff("packets", *DAY, *words, "--json")
    assert ending.code == code
    assert why in ending.json["error"]
    assert not (staff.root / "exports" / "packets_2025-09-30").exists()


def test_ctrl_c_leaves_nothing(staff: Tracker, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[object] = []

    def interrupted(document: object) -> bytes:
        drawn.append(document)
        if len(drawn) == 3:
            raise KeyboardInterrupt
        return b"%PDF"

    monkeypatch.setitem(files.FORMATS, "pdf", interrupted)
    ending = staff("packets", *DAY)
    assert ending.code == 130
    assert len(drawn) == 3
    assert not (staff.root / "exports" / "packets_2025-09-30").exists()


def test_a_folder_that_cannot_be_written_is_said(staff: Tracker, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file", encoding="utf-8")
    ending = staff("packets", *DAY, "--district", 4, "--format", "xlsx", "--out", tmp_path / "taken", "--json")
    assert ending.code == 1
    assert "not written" in ending.json["error"]
