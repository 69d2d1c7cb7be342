"""The safe look: hostile, damaged and mistaken files end as one sentence, before anything reads them."""

import io
import random
import zipfile
from contextlib import suppress
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from openpyxl.styles import Font

from tests.intake import untidy
from tests.intake.untidy import MAIN, STRICT_LINKS, STRICT_MAIN, bare_xlsx, inline, zipped
from tracker.errors import NothingToImport, UnreadableFile
from tracker.intake.scan import limits, scan, scan_bytes
from tracker.intake.scan import zipped as parts_of

PEOPLE = inline([["OR Number", "Name"], ["OR1", "Alder, Ann"]])


def refusal(content: bytes) -> str:
    with pytest.raises((UnreadableFile, NothingToImport)) as caught:
        scan_bytes(content)
    assert caught.value.exit_code == 3
    return caught.value.message


def test_a_plain_workbook_passes_with_its_digest_and_size() -> None:
    looked = scan_bytes(bare_xlsx(PEOPLE))
    assert looked.kind == "xlsx"
    assert len(looked.digest) == 64
    assert (looked.sheets["D04"].last_row, looked.sheets["D04"].last_column) == (2, 2)


def test_far_corners_are_refused_though_the_file_is_legal_and_tiny() -> None:
    corner = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    content = bare_xlsx(corner)
    assert len(content) < 2000
    assert "XFD1048576" in refusal(content)


def test_a_far_corner_that_is_only_formatted_does_no_harm() -> None:
    looked = scan_bytes(bare_xlsx(PEOPLE + '<row r="1048576"><c r="XFD1048576" s="0"/></row>'))
    assert looked.sheets["D04"].last_row == 2


def test_rows_without_cells_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "ELEMENTS", 10_000)
    assert "rows or cells" in refusal(bare_xlsx("<row/>" * 20_000))


def test_what_unpacks_too_far_is_stopped_on_the_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "UNPACKED_BYTES", 5_000_000)
    bomb = bare_xlsx("<row/>" + " " * 10_000_000)
    assert len(bomb) < 50_000
    assert "unpacks to more" in refusal(bomb)


def test_a_declared_size_that_lies_is_not_believed() -> None:
    content = bytearray(bare_xlsx(PEOPLE + " " * 100_000))
    at = content.rfind(b"PK\x01\x02")
    content[at + 24 : at + 28] = (100).to_bytes(4, "little")
    assert refusal(bytes(content)) == parts_of.DAMAGED


def test_too_many_parts_are_refused() -> None:
    assert "parts" in refusal(zipped({f"p{number}": b"" for number in range(5_001)}))


@pytest.mark.parametrize(
    "before",
    ['<!DOCTYPE worksheet [<!ENTITY a "b">]>', "<!DOCTYPE x>", '<!DOCTYPE x SYSTEM "file:///etc/passwd">'],
)
def test_document_types_are_refused(before: str) -> None:
    assert "document type" in refusal(bare_xlsx(PEOPLE, before=before))


def test_a_document_type_in_a_part_that_nobody_reads_is_refused_too() -> None:
    packed = io.BytesIO(bare_xlsx(PEOPLE))
    with zipfile.ZipFile(packed, "a") as file:
        file.writestr("docProps/custom.xml", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')
    assert "document type" in refusal(packed.getvalue())


def test_a_document_type_that_declares_nothing_does_no_harm_where_nobody_reads() -> None:
    packed = io.BytesIO(bare_xlsx(PEOPLE))
    with zipfile.ZipFile(packed, "a") as file:
        file.writestr("Basic/script-lc.xml", '<!DOCTYPE l PUBLIC "-//OpenOffice.org//DTD" "libraries.dtd"><l/>')
    assert scan_bytes(packed.getvalue()).kind == "xlsx"


def test_the_same_part_twice_is_refused() -> None:
    packed = io.BytesIO(bare_xlsx(PEOPLE))
    with zipfile.ZipFile(packed, "a") as file:
        file.writestr("XL/worksheets/Sheet1.xml", "<worksheet/>")
    assert refusal(packed.getvalue()) == parts_of.DAMAGED


def test_shared_texts_that_unfold_too_far_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tracker.intake.scan.cells.TEXT_CHARACTERS", 1_000_000)
    packed = io.BytesIO()
    with xlsxwriter.Workbook(packed) as book:
        sheet = book.add_worksheet("D04")
        for row in range(200):
            sheet.write_string(row, 0, "x" * 30_000)
    assert "more text" in refusal(packed.getvalue())


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "empty"),
        (b"\x00" * 600, "empty"),
        (b"\xef\xbb\xbf\r\n", "empty"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"<html><table><tr><td>x", "web page"),
        (
            b'<?xml version="1.0"?><o:document xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0"><table/>',
            "flat",
        ),
        ("\ufeff<html><body>".encode("utf-16-le"), "web page"),
        (zipped({"word/document.xml": "<a/>"}), "Word"),
        (zipped({"roster.xlsx": b"x"}), "zip archive"),
        (zipped({"readme.txt": b"x"}), "No workbook"),
        (bare_xlsx(PEOPLE)[:400], "damaged"),
        (b"PK\x03\x04 and nothing more", "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000, "no workbook"),
    ],
)
def test_what_is_no_workbook_says_so(content: bytes, says: str) -> None:
    assert says in refusal(content)


def test_lock_files_missing_files_and_folders_say_what_to_do(tmp_path: Path) -> None:
    for name, says in (("~$staff.xlsx", "lock file"), ("gone.xlsx", "no file"), ("", "folder")):
        with pytest.raises((UnreadableFile, NothingToImport), match=says):
            scan(tmp_path / name)


def test_strict_workbooks_and_the_epoch_are_noticed() -> None:
    looked = scan_bytes(bare_xlsx(PEOPLE, main=STRICT_MAIN, links=STRICT_LINKS, book='<workbookPr date1904="1"/>'))
    assert (looked.epoch_1904, looked.notes) == (True, ("Saved as Strict Open XML.",))


def test_the_format_evidence_is_gathered(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "D04"
    sheet["A1"], sheet["B2"], sheet["C3"] = "a", "struck", "#N/A"
    sheet["D4"] = "=1+1"
    sheet["B2"].font = Font(strike=True)
    sheet.merge_cells("A5:C6")
    sheet.row_dimensions[3].hidden = True
    book.create_sheet("secret").sheet_state = "veryHidden"
    book.save(tmp_path / "a.xlsx")
    looks = scan(tmp_path / "a.xlsx").sheets
    assert looks["D04"].struck == {(2, 2)}
    assert looks["D04"].failed == {(3, 3): "#N/A", (4, 4): "not calculated"}
    assert looks["D04"].merged == [(5, 1, 6, 3)]
    assert looks["D04"].hidden_rows == {3}
    assert (looks["D04"].hidden, looks["secret"].hidden) == (False, True)


def test_a_text_struck_through_run_by_run_is_struck() -> None:
    packed = io.BytesIO()
    with xlsxwriter.Workbook(packed) as book:
        line, sheet = book.add_format({"font_strikeout": True}), book.add_worksheet("D04")
        sheet.write_rich_string(0, 0, line, "Alder, ", line, "Ann")
        sheet.write_rich_string(1, 0, line, "Birch, ", "Bo")
        sheet.write_string(2, 0, "Cedar, Cy")
    assert scan_bytes(packed.getvalue()).sheets["D04"].struck == {(1, 1)}


def test_prefixed_elements_are_understood() -> None:
    sheet = f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row><x:c t="e"><x:v>#REF!</x:v></x:c></x:row></x:sheetData>'
    packed = io.BytesIO(bare_xlsx(PEOPLE))
    with zipfile.ZipFile(packed) as file:
        parts: dict[str, str | bytes] = {name: file.read(name) for name in file.namelist()}
    parts["xl/worksheets/sheet1.xml"] = sheet + "</x:worksheet>"
    assert scan_bytes(zipped(parts)).sheets["D04"].failed == {(1, 1): "#REF!"}


def test_old_and_open_workbooks_show_their_looks(tmp_path: Path) -> None:
    rows: list[untidy.Row] = [["OR Number", "Name"], ["OR1", "Alder, Ann"]]
    old = scan(untidy.as_xls(tmp_path / "a.xls", {"D04": rows}, struck=[(2, 2)]))
    assert (old.kind, old.sheets["D04"].struck, old.sheets["D04"].last_row) == ("xls", {(2, 2)}, 2)
    free = scan(untidy.as_ods(tmp_path / "a.ods", {"D04": rows}))
    assert (free.kind, free.sheets["D04"].last_row, free.sheets["D04"].last_column) == ("ods", 2, 2)


def test_repeats_in_an_open_workbook_are_counted_before_they_unfold() -> None:
    names = 'xmlns:table="t" xmlns:office="o" xmlns:text="x"'
    cell = '<table:table-cell office:value-type="float" table:number-columns-repeated="16000"/>'
    row = f'<table:table-row table:number-rows-repeated="1000000">{cell}</table:table-row>'
    content = zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": f'<office:document-content {names}><table:table table:name="D04">{row}</table:table>'
            "</office:document-content>",
        }
    )
    assert "far away" in refusal(content)


@pytest.mark.parametrize("kind", ["xlsx", "xls", "ods"])
def test_fuzzed_workbooks_are_looked_at_or_refused_never_crash(tmp_path: Path, kind: str) -> None:
    seed = 20250902
    dice = random.Random(seed)
    rows: list[untidy.Row] = [
        ["OR Number", "Name", "Email"],
        *([f"OR{n}", f"Elm, E{n}", f"e{n}@x.example"] for n in range(5)),
    ]
    whole = untidy.any_kind(tmp_path / f"a.{kind}", {"D04": rows}).read_bytes()
    passed = 0
    for _ in range(150):
        content = bytearray(whole)
        for _ in range(dice.choice((1, 3, 20))):
            content[dice.randrange(len(content))] = dice.randrange(256)
        if dice.random() < 0.2:
            del content[dice.randrange(len(content)) :]
        with suppress(UnreadableFile, NothingToImport):
            scan_bytes(bytes(content))
            passed += 1
    assert 0 < passed < 150, seed


def test_an_open_workbook_shows_what_is_struck_hidden_and_failed() -> None:
    names = 'xmlns:table="t" xmlns:office="o" xmlns:text="x" xmlns:style="s" xmlns:calcext="c"'
    line = '<style:style style:name="ce1"><style:text-properties style:text-line-through-style="solid"/></style:style>'
    away = '<style:style style:name="ta2"><style:table-properties table:display="false"/></style:style>'
    cell = '<table:table-cell table:style-name="ce1" office:value-type="string"><text:p>Ann</text:p></table:table-cell>'
    kind = 'office:value-type="string" calcext:value-type="error"'
    error = f"<table:table-cell {kind}><text:p>#N/A</text:p></table:table-cell>"
    row = f'<table:table-row table:visibility="filter">{cell}{error}</table:table-row>'
    table = f'<table:table table:name="D04">{row}</table:table><table:table table:name="Old" table:style-name="ta2"/>'
    looks = scan_bytes(
        zipped(
            {
                "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
                "content.xml": f"<office:document-content {names}>{line}{away}{table}</office:document-content>",
            }
        )
    ).sheets
    assert (looks["D04"].struck, looks["D04"].hidden_rows, looks["Old"].hidden) == ({(1, 1)}, {1}, True)
    assert looks["D04"].failed == {(1, 2): "#N/A"}
