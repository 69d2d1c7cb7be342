"""The files of packets: the same bytes for the same records, no name where none belongs, all of them or none."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.pictures import png
from tests.reports.packets.conftest import AS_OF, PEOPLE, SUPERVISOR, ZONE, renamed
from tests.reports.packets.said import said_in
from tracker import settings
from tracker.journal import history
from tracker.reports.packets import files
from tracker.reports.packets.files import MailNeedsPdf, NoSuchPacketFormat, drawn, folder_of, write
from tracker.reports.packets.gather import gather
from tracker.reports.packets.values import Packet
from tracker.store import Store

BOTH = ("xlsx", "pdf")
FOUR = (
    "D04_packet_2025-09-30_INTERNAL-names.xlsx",
    "D04_packet_2025-09-30_INTERNAL-names.pdf",
    "D04 roster template INTERNAL-names.xlsx",
    "D04_mail_2025-09-30_INTERNAL-names.eml",
)


def all_of(store: Store, **asked: Any) -> dict[str, bytes]:
    """Draw every file of districts 4 and 14."""
    packets = gather(store, AS_OF, zone=ZONE, districts=[4, 14], **asked)
    return {name: content for theirs in drawn(packets, BOTH, mail=True).values() for name, content in theirs.items()}


def test_a_district_has_its_packet_its_roster_and_its_mail_and_all_have_one_sheet(kept: Store) -> None:
    made = drawn(gather(kept, AS_OF, zone=ZONE, districts=[4]), BOTH, mail=True)
    assert tuple(made[4]) == FOUR
    assert tuple(made[None]) == ("mail_merge.xlsx",)
    assert tuple(drawn(gather(kept, AS_OF, zone=ZONE, districts=[4]), ["pdf"])[4]) == FOUR[1:3]


def test_the_same_records_give_the_same_bytes_and_so_does_what_was_known_before_they_changed(own: Store) -> None:
    first = all_of(own)
    assert all_of(own) == first
    with own.reading() as db:
        then = str(history(db, limit=1)[0].change)
    known = all_of(own, known_on=then)
    with own.writing("later") as db:
        settings.change(db, "contact", "Somebody Else, else@agency.example")
        settings.change(db, "logo", settings.logo_of(png()).text)
    renamed(own, "person", "name", "Later, Zed", "id = 1")
    assert all_of(own, known_on=then) == known
    assert all_of(own) != first


def test_a_packet_with_names_names_those_who_are_outstanding_in_both_formats(kept: Store) -> None:
    made = all_of(kept)
    for name in FOUR[:2]:
        said = said_in(name, made[name])
        assert "INTERNAL" in said
        for person in ("Nettlefold, Bo", "Thistledown, Ada", "Applegarth, Cy", SUPERVISOR):
            assert person in said, (name, person)
        assert "Umberwick" not in said
        assert "Merriwether" not in said


def test_without_names_no_staff_stands_in_any_part_of_any_file(kept: Store) -> None:
    made = all_of(kept, names=False)
    for name, content in made.items():
        said = said_in(name, content)
        assert "INTERNAL" not in name + said
        for person in (*(each for each, _, _ in PEOPLE), SUPERVISOR):
            assert person.split(",")[0] not in said, (name, person)


def test_the_roster_that_goes_along_is_filled_with_everybody_and_opens(kept: Store, tmp_path: Path) -> None:
    (tmp_path / "roster.xlsx").write_bytes(all_of(kept)["D04 roster template INTERNAL-names.xlsx"])
    book = load_workbook(tmp_path / "roster.xlsx")
    names = [row[1] for row in book.worksheets[0].iter_rows(min_row=5, values_only=True) if row[1]]
    assert names == [
        *("Nettlefold, Bo", "Quillfeather, Zebedee", "Thistledown, Ada", "Umberwick, Ottoline", "Applegarth, Cy"),
    ]
    book.close()


def test_all_files_go_into_the_days_own_folder(made: Callable[..., Packet], tmp_path: Path) -> None:
    written = write([made()], BOTH, tmp_path, mail=True)
    assert [each.district for each in written] == [4, None]
    assert tuple(path.name for path in written[0].paths) == FOUR
    folder = tmp_path / folder_of([made()])
    assert folder.name == "packets_2025-09-30"
    assert {path.name for path in folder.iterdir()} == {*FOUR, "mail_merge.xlsx"}


def test_how_far_it_is_is_told_and_stopping_leaves_nothing(kept: Store, tmp_path: Path) -> None:
    packets = gather(kept, AS_OF, zone=ZONE, districts=[1, 4, 14])
    told: list[tuple[int, int]] = []
    write(packets, ["xlsx"], tmp_path / "whole", tell=lambda done, of: told.append((done, of)))
    assert told == [(0, 3), (1, 3), (2, 3), (3, 3)]

    def stop(done: int, _of: int) -> None:
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write(packets, ["xlsx"], tmp_path / "stopped", tell=stop)
    assert not (tmp_path / "stopped").exists()


def test_one_that_is_open_elsewhere_is_written_beside_it(
    made: Callable[..., Packet], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace = Path.replace

    def held(self: Path, target: Path) -> Path:
        if target.name == FOUR[0]:
            raise PermissionError
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", held)
    (written,) = write([made()], BOTH, tmp_path)
    assert written.paths[0].name == FOUR[0].replace(".xlsx", " (2).xlsx")


@pytest.mark.parametrize("formats", [[], ["html"], ["pdf", "csv"]])
def test_a_format_that_packets_do_not_have_is_said(made: Callable[..., Packet], formats: list[str]) -> None:
    with pytest.raises(NoSuchPacketFormat):
        drawn([made()], formats)


def test_a_mail_needs_the_pdf(made: Callable[..., Packet]) -> None:
    with pytest.raises(MailNeedsPdf):
        drawn([made()], ["xlsx"], mail=True)


HOSTILE = (
    '=HYPERLINK("http://x.example")',
    "<script>alert(1)</script>",
    "#image(x) [/] $a$ @b",
    "a\r\nBcc: x@y.example",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_text_of_the_records_stays_text_in_every_file(own: Store, text: str) -> None:
    renamed(own, "person", "name", text, "name = 'Nettlefold, Bo'")
    renamed(own, "course", "title", text, "code = 'csec-refresher'")
    renamed(own, "district", "name", text, "number = 4")
    renamed(own, "district", "counties", text, "number = 4")
    renamed(own, "supervision", "name", text, "id = 1")
    made = all_of(own)
    shown = " ".join(text.split())
    assert set(FOUR) < set(made)
    for name in FOUR[:2]:
        said = said_in(name, made[name])
        assert "<script>" not in said or not name.endswith(".xlsx")
        assert "<f>" not in said
    assert shown.replace(" ", "") in said_in(FOUR[1], made[FOUR[1]]).replace(" ", "")


@pytest.mark.parametrize("name", ["../../outside", "a/b\\c", "C:\\x", "nul\x00", "."])
def test_no_name_of_a_district_becomes_a_path(own: Store, tmp_path: Path, name: str) -> None:
    if "\x00" in name:
        name = name.replace("\x00", "\x01")  # a NUL is refused by the records themselves
    renamed(own, "district", "name", name, "number = 4")
    (written,) = write(gather(own, AS_OF, zone=ZONE, districts=[4]), ["pdf"], tmp_path / "out")
    assert [path.name for path in written.paths] == [*FOUR[1:3]]
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_the_formats_are_the_ones_that_reports_draw() -> None:
    assert list(files.FORMATS) == ["xlsx", "pdf"]
