import csv
import io
import json
import os
import re
import stat
import zipfile
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pypdf
import pytest

from tracker.coverage.shape import as_json as shape_of
from tracker.coverage.values import CourseFacts, Coverage, Row
from tracker.reports import formats
from tracker.reports.as_pdf import as_pdf
from tracker.reports.as_xlsx import as_xlsx
from tracker.reports.formats import FORMATS, NoSuchFormat, ReportNotWritten, write
from tracker.reports.formats import drawn as drawn_of
from tracker.reports.layout import file_name, laid_out
from tracker.reports.sheets import CUT, LONGEST, fitted
from tracker.reports.typeset import PLAIN_NOTICE
from tracker.reports.values import LeftPerson, Report, SessionLine

Make = Callable[..., Report]
AddedUp = Callable[..., Coverage]
Team = Callable[..., Row]

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
HOSTILE = ["[/x]=1+1", "=cmd()", "+1", "-1", "@x", "<script>alert(1)</script>", "#let x = 1", "$x$ *b* _i_"]
LEFT = (
    LeftPerson("Quillfeather, Zebedee", "D4-CPS", "screening-overview", "never"),
    LeftPerson("zebedee.quillfeather@example.org OR0099887", "D4-CPS", "screening-overview", "lapsed"),
)
NAMED = re.compile("quillfeather|zebedee|umberwick|OR0099887|@example", re.IGNORECASE)


def parts(book: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(book)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def pdf_text(data: bytes) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)


def cell_texts(book: bytes) -> list[str]:
    """Give every shared string of a workbook as a reader of it sees it."""
    root = ET.fromstring(parts(book)["xl/sharedStrings.xml"])  # noqa: S314  our own file
    return ["".join(node.text or "" for node in item.iter(f"{MAIN}t")) for item in root]


class Page(HTMLParser):
    """The tags of a page, and its text."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(data.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def named(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


@pytest.fixture(scope="module")
def drawn(make: Any, earlier: Any) -> dict[str, bytes]:
    return drawn_of(make(previous=earlier), FORMATS)


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_report_gives_the_same_bytes(
    make: Make, earlier: Coverage, drawn: dict[str, bytes], name: str
) -> None:
    assert drawn_of(make(previous=earlier), [name])[name] == drawn[name]


@pytest.mark.parametrize("copy", ["leadership", "external"])
def test_no_name_email_or_number_of_staff_is_in_any_part_of_a_copy_without_names(make: Make, copy: str) -> None:
    report = make(copy=copy, left=LEFT)
    for name, data in drawn_of(report, FORMATS).items():
        assert not NAMED.search(data.decode("latin-1")), name
        if name == "xlsx":
            for part, content in parts(data).items():
                assert not NAMED.search(content.decode("latin-1")), part
        if name == "pdf":
            reader = pypdf.PdfReader(io.BytesIO(data))
            assert not NAMED.search(pdf_text(data) + str(reader.metadata))


def test_the_internal_copy_names_who_is_left_and_says_so_on_its_face(make: Make) -> None:
    report = make(copy="internal", left=LEFT)
    assert file_name(report) == "coverage_2025-08-20_INTERNAL-names"
    files = drawn_of(report, ["pdf", "html", "xlsx"])
    for text in (pdf_text(files["pdf"]), Page(files["html"]).text):
        assert "Quillfeather, Zebedee" in text
        assert "INTERNAL: this copy names staff" in text
    assert "Quillfeather, Zebedee" in cell_texts(files["xlsx"])


@pytest.fixture(scope="module")
def hostile(make: Any, added_up: Any, team: Any) -> dict[str, bytes]:
    """Draw a report in which every text from outside is an attempt at a formula, a tag, markup or an escape."""
    nasty = " ".join(HOSTILE) + "\x1b[31m\x1b]0;owned\x07\u202e"
    course = CourseFacts("screening-overview", "=1+1 " + nasty, 0.9)
    rows = [
        team(course.code, n, "CPS", team=text, roster_on=None if n == 1 else team(course.code, 1, "CPS").roster_on)
        for n, text in enumerate([*HOSTILE, "\x1b[2J\u202eevil"], 1)
    ]
    line = SessionLine(1, rows[0].last_delivery or added_up(rows, [course]).as_of, nasty, (nasty,), nasty, nasty)
    report = make(
        added_up(rows, [course]),
        copy="internal",
        agency=nasty,
        fingerprint="=1 " + nasty,
        program_titles={"CPS": nasty},
        sessions=[line],
        planned=[line],
        left=[LeftPerson("=1+1 " + nasty, "=x", "screening-overview", "never")],
    )
    return drawn_of(report, FORMATS)


def test_hostile_text_is_a_plain_string_in_the_workbook(hostile: dict[str, bytes]) -> None:
    opened = parts(hostile["xlsx"])
    sheets = [content.decode() for name, content in opened.items() if name.startswith("xl/worksheets/sheet")]
    assert not any("<f>" in sheet or "<hyperlink" in sheet for sheet in sheets)
    assert {"=cmd()", "[/x]=1+1", "<script>alert(1)</script>", "#let x = 1"} <= set(cell_texts(hostile["xlsx"]))
    assert not any(b"\x1b" in content or b"_x001B_" in content for content in opened.values())


def test_hostile_text_is_no_formula_in_a_chart(hostile: dict[str, bytes]) -> None:
    charts = [c.decode() for n, c in parts(hostile["xlsx"]).items() if n.startswith("xl/charts/")]
    formulas = [formula for chart in charts for formula in re.findall("<c:f>([^<]*)</c:f>", chart)]
    assert len(formulas) > 4
    assert all(re.fullmatch(r"(Summary|Districts)!\$[A-Z]+\$\d+:\$[A-Z]+\$\d+", formula) for formula in formulas)


@pytest.mark.parametrize("name", FORMATS)
def test_titles_of_forty_thousand_letters_and_two_alike_break_no_format(
    make: Make, added_up: AddedUp, team: Team, name: str
) -> None:
    courses = [CourseFacts(code, "word " * 8_000, 0.9) for code in ("a", "b")]
    rows = [team(code, 1, program, team="t" * 40_000) for code in "ab" for program in ("CPS", "Permanency")]
    report = make(added_up(rows, courses), program_titles={"CPS": "Same", "Permanency": "Same"}, agency="a" * 40_000)
    assert len(drawn_of(report, [name])[name]) > 1_000


def test_hostile_text_shows_as_itself_in_the_pdf(hostile: dict[str, bytes]) -> None:
    text = pdf_text(hostile["pdf"]).replace("\n", " ")
    for payload in ("=cmd()", "[/x]=1+1", "#let x = 1", "alert(1)"):
        assert payload in text
    assert "\x1b" not in text


def test_hostile_text_makes_no_tag_in_the_page(hostile: dict[str, bytes]) -> None:
    page = Page(hostile["html"])
    assert not page.named("script")
    assert "<script>alert(1)</script>" in page.text
    assert b"\x1b" not in hostile["html"]
    assert "\u202e" not in page.text


def test_hostile_text_begins_no_formula_in_the_csv(hostile: dict[str, bytes]) -> None:
    text = hostile["csv"].decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline="")))
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\0"))]
    assert "'=cmd()" in [cell for row in rows for cell in row]
    assert "\x1b" not in text


def test_hostile_text_is_escaped_in_the_json(hostile: dict[str, bytes]) -> None:
    assert b"\x1b" not in hostile["json"]
    teams = [row["team"] for row in json.loads(hostile["json"])["rows"]]
    assert teams[: len(HOSTILE)] == HOSTILE


def test_the_pdf_says_pdf_ua_and_is_tagged_with_headings_header_cells_and_alternative_text(
    drawn: dict[str, bytes],
) -> None:
    reader = pypdf.PdfReader(io.BytesIO(drawn["pdf"]))
    root: Any = reader.trailer["/Root"]
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_object().get_data()
    assert root["/Lang"] == "en-US"
    assert reader.metadata is not None
    assert reader.metadata.title == "Training coverage as of Wednesday, 20 August 2025"
    kinds, alternatives = structure(root["/StructTreeRoot"])
    assert {"/H1", "/H2", "/TH", "/TD", "/Table", "/Figure", "/L"} <= kinds
    assert any("Staff trained, CPS: 511 of 761 (67%); target 90%, below target." in alt for alt in alternatives)


def structure(tree: Any) -> tuple[set[str], list[str]]:
    """Give the kinds of structure elements, and every alternative text."""
    kinds: set[str] = set()
    alternatives: list[str] = []
    waiting = [tree]
    while waiting:
        node = waiting.pop().get_object()
        if isinstance(node, list):
            waiting += node
        elif isinstance(node, dict):
            kinds.add(str(node.get("/S")))
            alternatives += [str(node["/Alt"])] if "/Alt" in node else []
            waiting += [node["/K"]] if "/K" in node and not isinstance(node["/K"], int) else []
        else:
            continue
    return kinds, alternatives


def test_the_districts_stand_on_one_page_of_letter_paper(drawn: dict[str, bytes]) -> None:
    reader = pypdf.PdfReader(io.BytesIO(drawn["pdf"]))
    assert (reader.pages[0].mediabox.width, reader.pages[0].mediabox.height) == (612, 792)
    texts = [page.extract_text() for page in reader.pages]
    assert sum("16 Jun, 0 of 78" in text and "1 Jun, 32 of 33" in text for text in texts) == 1


def test_a_letter_that_no_font_has_still_makes_a_pdf_that_says_so(make: Make) -> None:
    text = pdf_text(as_pdf(laid_out(make(agency="Agency \U00013000")))).replace("\n", " ")
    assert PLAIN_NOTICE[:40] in text


def test_charts_of_the_workbook_are_native_and_described(drawn: dict[str, bytes]) -> None:
    opened = parts(drawn["xlsx"])
    assert len([name for name in opened if re.fullmatch(r"xl/charts/chart\d+\.xml", name)]) == 4
    drawings = b"".join(content for name, content in opened.items() if name.startswith("xl/drawings/drawing"))
    described = re.findall(rb'<xdr:cNvPr id="\d+" name="Chart \d+" descr="([^"]{40,})"', drawings)
    assert len(described) == 4
    assert b"511 of 761 (67%)" in drawings


def test_tables_of_the_workbook_have_a_header_row_a_title_and_a_description(drawn: dict[str, bytes]) -> None:
    tables = [c.decode() for n, c in parts(drawn["xlsx"]).items() if n.startswith("xl/tables/")]
    assert len(tables) > 8
    assert all('altText="' in table and 'altTextSummary="' in table for table in tables)
    assert not any('headerRowCount="0"' in table for table in tables)


def test_sheets_print_landscape_one_page_wide(drawn: dict[str, bytes]) -> None:
    sheets = [c.decode() for n, c in parts(drawn["xlsx"]).items() if n.startswith("xl/worksheets/sheet")]
    assert len(sheets) == 10
    for sheet in sheets:
        assert 'orientation="landscape"' in sheet
        assert '<pageSetUpPr fitToPage="1"/>' in sheet
        assert "fitToWidth" not in sheet  # which then is one


def test_percent_cells_are_fractions_with_a_percent_format(
    make: Make, added_up: AddedUp, team: Team, drawn: dict[str, bytes]
) -> None:
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(drawn["xlsx"]))
    cell = next(c for c in book["Teams"]["K"] if isinstance(c.value, float))
    assert cell.value == pytest.approx(32 / 33, abs=1e-15)
    assert cell.number_format == "0.0%"
    course = CourseFacts("screening-overview", "Screening-tool overview", 0.9)
    nearly = added_up([team(course.code, 1, "CPS", eligible=10_000, trained=9_999)], [course])
    book = openpyxl.load_workbook(io.BytesIO(as_xlsx(laid_out(make(nearly, sessions=[], planned=[])))))
    cell = next(c for c in book["Teams"]["K"] if isinstance(c.value, float))
    assert (cell.value, cell.number_format) == (0.9999, '"99.9%"')


def test_text_longer_than_a_cell_is_cut_and_says_so() -> None:
    cut = fitted("x" * 40_000)
    assert len(cut) == LONGEST
    assert cut.endswith(CUT)
    assert fitted("y" * LONGEST) == "y" * LONGEST
    assert len(fitted("\U0001f600" * 20_000).encode("utf-16-le")) <= 2 * LONGEST


def test_a_title_of_forty_thousand_letters_is_in_the_workbook_cut(make: Make) -> None:
    assert fitted("x" * 40_000) in cell_texts(as_xlsx(laid_out(make(agency="x" * 40_000))))


def test_the_page_has_a_language_captions_scopes_and_no_way_out(drawn: dict[str, bytes]) -> None:
    page = Page(drawn["html"])
    assert page.named("html") == [{"lang": "en-US"}]
    assert len(page.named("caption")) == len(page.named("table")) > 8
    assert all(head.get("scope") in {"col", "row"} for head in page.named("th"))
    assert page.named("meta")[1]["content"] == "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
    assert all(svg["role"] == "img" and svg["aria-label"] for svg in page.named("svg"))
    assert not page.named("script")
    assert not page.named("link")
    kept = drawn["html"].replace(b"http-equiv", b"").replace(b'xmlns="http://www.w3.org/2000/svg"', b"")
    assert b"http" not in kept


def test_figures_of_every_format_are_those_of_the_coverage(drawn: dict[str, bytes], plan: Coverage) -> None:
    shape = shape_of(plan)
    held = json.loads(drawn["json"])
    assert held["rows"] == shape["rows"]
    assert held["totals"] == shape["totals"]
    rows = list(csv.DictReader(io.StringIO(drawn["csv"].decode("utf-8-sig"), newline="")))
    for read, row in zip(rows, shape["rows"], strict=True):
        for name, value in row.items():
            if name != "classification":
                assert read[name] == ("" if value is None else str(value))
    pdf, page, book = pdf_text(drawn["pdf"]), Page(drawn["html"]).text, cell_texts(drawn["xlsx"])
    for total in shape["totals"]:
        for words in (
            f"{total['teams_reached']} of {total['teams']}",
            f"{total['trained']:,} of {total['eligible']:,}",
        ):
            assert words in pdf
            assert words in page
            assert words in book
    for row in shape["rows"]:
        if row["eligible"]:
            words = f"{row['trained']} of {row['eligible']}"
            assert words in pdf
            assert words in page
            assert words in book


def test_the_csv_is_for_excel_one_row_per_team_and_course_nothing_above_the_header(drawn: dict[str, bytes]) -> None:
    assert drawn["csv"].startswith(b"\xef\xbb\xbfas_of,known_on,fingerprint,copy")
    assert drawn["csv"].count(b"\r\n") == 1 + 64
    assert drawn["csv"].replace(b"\r\n", b"").count(b"\n") == 0


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_says_that_the_data_is_made_up(drawn: dict[str, bytes], name: str) -> None:
    if name == "xlsx":
        assert "Example data, invented people" in cell_texts(drawn[name])
    elif name == "pdf":
        assert all("Example data, invented people" in text for text in page_texts(drawn[name]))
    elif name == "json":
        assert json.loads(drawn[name])["example"] is True
    else:
        assert b"Example data, invented people" in drawn[name]


def page_texts(data: bytes) -> list[str]:
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages]


def test_files_are_written_for_their_owner_alone_and_named_by_day_and_copy(
    make: Make, drawn: dict[str, bytes], tmp_path: Path
) -> None:
    out = tmp_path / "exports"
    made = write(make(), ["csv", "json", "csv"], out)
    assert [path.name for path in made] == [
        "coverage_2025-08-20_leadership.csv",
        "coverage_2025-08-20_leadership.json",
    ]
    assert all(stat.S_IMODE(path.stat().st_mode) == 0o600 for path in made)
    assert sorted(out.iterdir()) == sorted(made)


def test_a_report_written_again_takes_the_place_of_the_old_one(make: Make, tmp_path: Path) -> None:
    first = write(make(), ["json"], tmp_path)
    assert write(make(fingerprint="9-abc"), ["json"], tmp_path) == first
    assert json.loads(first[0].read_bytes())["fingerprint"] == "9-abc"
    assert len(list(tmp_path.iterdir())) == 1


def test_a_file_open_in_excel_gets_a_second_one_beside_it(
    make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace = Path.replace

    def held_open(self: Path, target: Path) -> Path:
        if target.name == "coverage_2025-08-20_leadership.csv":
            raise PermissionError(13, "open in another program")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", held_open)
    made = write(make(), ["csv"], tmp_path)
    assert [path.name for path in made] == ["coverage_2025-08-20_leadership (2).csv"]
    assert list(tmp_path.iterdir()) == made


def test_nothing_is_written_when_one_of_the_formats_cannot_be_drawn(
    make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> bytes:
        raise RuntimeError

    monkeypatch.setitem(formats.FORMATS, "html", broken)
    with pytest.raises(RuntimeError):
        write(make(), ["csv", "html"], tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_disk_without_room_leaves_the_earlier_file_whole_and_says_what_to_do(
    make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(make(), ["json"], tmp_path)[0]
    before = path.read_bytes()

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(ReportNotWritten, match="no room left"):
        write(make(fingerprint="9-abc"), ["json"], tmp_path)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_disk_that_fills_up_between_two_files_leaves_both_of_the_earlier_report(
    make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = write(make(), ["csv", "json"], tmp_path)
    before = [path.read_bytes() for path in paths]
    room, synced = iter([True]), os.fsync

    def filling(handle: int) -> None:
        if not next(room, False):
            raise OSError(28, "No space left on device")
        synced(handle)

    monkeypatch.setattr("os.fsync", filling)
    with pytest.raises(ReportNotWritten):
        write(make(fingerprint="9-abc"), ["csv", "json"], tmp_path)
    assert [path.read_bytes() for path in paths] == before
    assert sorted(tmp_path.iterdir()) == sorted(paths)


def test_an_unknown_format_is_refused_before_anything_is_written(make: Make, tmp_path: Path) -> None:
    with pytest.raises(NoSuchFormat, match="Choose from"):
        write(make(), ["csv", "docx"], tmp_path)
    assert list(tmp_path.iterdir()) == []
