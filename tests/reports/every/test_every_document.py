"""Every document that the tracker makes, of one set of records with odd cases: the same bytes, tags, and no names.

All are drawn once here, and once by another process.
"""

import hashlib
import json
import os
import re
import subprocess
import sys
import zlib
from collections.abc import Iterator
from contextlib import closing
from itertools import pairwise
from pathlib import Path
from unicodedata import normalize

import pytest
import typst

from tests.reports.every import documents, same
from tests.reports.every.documents import Made
from tests.reports.every.packing import NoPages, unpacked
from tests.reports.every.reading import Page, cells, inside, opened, pdf, percents, squashed, words_in
from tests.reports.every.records import AS_OF, EVERYBODY, SUPERVISORS, TEACHES, WRITTEN, records
from tests.reports.test_in_a_browser import chromium
from tests.reports.test_in_a_browser import opened as framed
from tracker.coverage.measure import measure
from tracker.coverage.shape import as_json
from tracker.coverage.values import Coverage
from tracker.names import show
from tracker.reports import typeset
from tracker.reports.handing_out.certificate import certificates
from tracker.reports.handing_out.files import certificate_files, sign_in_files
from tracker.reports.handing_out.sign_in import sign_in
from tracker.reports.withhold import withheld_from_partners
from tracker.store import Store

__all__ = ["chromium"]  # a fixture that stands with the report's own pages
ROOT = Path(__file__).parents[3]
_DRAW = """
import runpy, sys
sys.path.insert(0, sys.argv[2])
runpy.run_module("tests.reports.every.documents", run_name="__main__")
"""


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("every") / "records.db"


@pytest.fixture(scope="module")
def store(file: Path) -> Iterator[Store]:
    with closing(records(file)) as made:
        yield made


@pytest.fixture(scope="module")
def elsewhere(
    store: Store, file: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator["subprocess.Popen[bytes]"]:
    """Begin to draw everything in another process: elsewhere, in another zone, with other hashes of words."""
    assert store.head().number
    around = {**os.environ, "TZ": "Asia/Kolkata", "PYTHONHASHSEED": "7", "LC_ALL": "C"}
    command = [sys.executable, "-c", _DRAW, str(file), str(ROOT)]
    folder = tmp_path_factory.mktemp("elsewhere")
    with subprocess.Popen(command, env=around, cwd=folder, stdout=subprocess.PIPE) as drawing:
        yield drawing
        drawing.kill()


@pytest.fixture(scope="module")
def made(elsewhere: "subprocess.Popen[bytes]", store: Store) -> dict[str, Made]:
    """Draw everything here, while the other process does."""
    assert elsewhere.pid
    return {each.kind: each for each in documents.every(store)}


@pytest.fixture(scope="module")
def coverage(store: Store) -> Coverage:
    with store.reading() as db:
        return measure(db, AS_OF, by="team")


def files(made: dict[str, Made], ending: str = "", *, names: bool | None = None) -> Iterator[tuple[str, bytes]]:
    """Give the files of a kind, of all documents or of those that may (or may not) name staff."""
    for each in made.values():
        for name, data in each.files.items():
            if name.endswith(ending) and names in (None, each.names):
                yield f"{each.kind}: {name}", data


def test_another_process_elsewhere_draws_the_same_bytes(
    made: dict[str, Made], elsewhere: "subprocess.Popen[bytes]"
) -> None:
    told, _ = elsewhere.communicate(timeout=120)
    ours = {name: hashlib.sha256(data).hexdigest() for name, data in files(made)}
    assert json.loads(told) == ours
    assert len(ours) > 60


def test_another_zlib_packs_the_same_parts(
    made: dict[str, Made], store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    pack = zlib.compressobj
    monkeypatch.setattr(zlib, "compressobj", lambda _level=-1, *rest: pack(1, *rest))
    monkeypatch.setattr(typst, "Compiler", NoPages)
    again = {each.kind: each for each in documents.every(store)}
    for kind, before in made.items():
        for name, data in before.files.items():
            other = again[kind].files[name]
            assert [*map(unpacked, inside(name, other))] == [*map(unpacked, inside(name, data))], name
    sizes = [sum(len(data) for _, data in files(each, ".xlsx")) for each in (made, again)]
    assert sizes[0] < sizes[1]  # it did pack otherwise


# figures


@pytest.mark.parametrize("kind", ["report leadership", "report internal", "report external"])
def test_a_report_tells_the_figures_of_the_coverage(made: dict[str, Made], coverage: Coverage, kind: str) -> None:
    hidden = withheld_from_partners(coverage).teams if "external" in kind else frozenset()
    assert bool(hidden) is ("external" in kind)
    full = made[f"{kind} full"].files
    for form in ("full", "quick"):
        drawn = {name.rpartition(".")[2]: data for name, data in made[f"{kind} {form}"].files.items()}
        same.data(drawn["json"], drawn["csv"], as_json(coverage), hidden)
    for tables in (
        Page(next(data for name, data in full.items() if name.endswith("html"))).tables,
        same.book_tables(next(data for name, data in full.items() if name.endswith("xlsx"))),
    ):
        same.teams(tables, coverage, hidden, outside="external" in kind)
        same.totals(tables, coverage)
        same.grid(tables, coverage, hidden)


def test_a_packet_tells_the_figures_of_the_coverage(made: dict[str, Made], coverage: Coverage) -> None:
    for number in (3, 4):
        for copy in ("", " with names"):
            packet = made[f"packet D{number}{copy}"].files
            book = next(data for name, data in packet.items() if "packet" in name and name.endswith(".xlsx"))
            same.district(same.book_tables(book), coverage, number)


def test_every_table_is_the_same_in_every_format(made: dict[str, Made]) -> None:
    seen = 0
    for each in made.values():
        for name, data in each.files.items():
            if each.laid is None or "template" in name:
                continue
            if name.endswith(".html"):
                seen += same.as_page(Page(data), each.laid)
            elif name.endswith(".xlsx"):
                seen += same.as_book(data, each.laid)
            elif name.endswith(".pdf"):
                seen += same.as_pages(pdf(data), each.laid)
    assert seen > 300


def test_what_a_workbook_draws_of_a_table_is_what_stands_in_it(made: dict[str, Made]) -> None:
    assert sum(same.charts(data) for _, data in files(made, ".xlsx")) > 10


# a page for everybody


def test_every_pdf_is_tagged_with_headings_in_order_scopes_and_words_for_what_is_drawn(made: dict[str, Made]) -> None:
    for name, data in files(made, ".pdf"):
        read = pdf(data)
        tags = read.tags
        assert read.root["/Lang"].startswith("en"), name
        assert read.root["/MarkInfo"]["/Marked"], name
        assert read.root["/ViewerPreferences"]["/DisplayDocTitle"], name
        assert read.file.metadata, name
        assert read.file.metadata.title, name
        levels = [int(each.kind[1:]) for each in tags.every() if re.fullmatch(r"H\d", each.kind)]
        assert levels[:1] == [1], name
        assert all(after <= before + 1 for before, after in pairwise(levels)), (name, levels)
        assert all(each.alternative for each in tags.every("Figure")), name
        for table in tags.every("Table"):
            heads = [*table.every("TH")]
            assert heads, name
            assert all(any(said.get("/Scope") == "/Column" for said in each.attributes) for each in heads), name


def test_every_pdf_has_all_its_letters_or_says_that_some_are_missing(made: dict[str, Made]) -> None:
    for name, data in files(made, ".pdf"):
        read = pdf(data)
        whole = "<pdfuaid:part>1</pdfuaid:part>" in read.metadata
        notices = (typeset.PLAIN_NOTICE, "Some letters are in no font of this computer")
        assert whole is not any(squashed(each) in read.words for each in notices), name
        if whole:
            assert "\ufffd" not in read.text, name


def test_a_computer_without_the_fonts_says_which_letters_are_boxes(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = typst.Compiler
    monkeypatch.setattr(typst, "Compiler", lambda *some, **named: whole(*some, **named | {"ignore_system_fonts": True}))
    with store.reading() as db:
        sheet = sign_in_files(sign_in(db, 6), ["pdf"])
        certified = certificate_files(certificates(db, WRITTEN[2], AS_OF))
    for data in (*sheet.values(), *certified.values()):
        read = pdf(data)
        assert "pdfuaid" not in read.metadata
        for said in ("in no font of this computer", "They stand as boxes", "U+674E", "install a font that has them"):
            assert squashed(said) in read.words


@pytest.mark.parametrize("name", WRITTEN)
def test_names_of_every_script_are_written_whole_where_staff_are_named(made: dict[str, Made], name: str) -> None:
    certified = "".join(pdf(data).text for data in made["certificates"].files.values())
    for kind in ("report internal full", "packet D4 with names", "sign-in sheet", "certificates"):
        for file, data in made[kind].files.items():
            if file.endswith(".pdf"):
                read = pdf(data)
                fonts = "<pdfuaid:part>1</pdfuaid:part>" in read.metadata
                said = normalize("NFC", certified if kind == "certificates" else read.text)
                wanted = normalize("NFC", squashed(show(name)).replace(",", ""))
                assert not fonts or all(letter in said for letter in wanted), file
            elif file.endswith(".xlsx"):
                assert name in cells(data), file
            elif file.endswith(".html"):
                assert name in Page(data).text, file


def test_every_page_has_headings_in_order_captions_scopes_and_nothing_from_elsewhere(made: dict[str, Made]) -> None:
    for name, data in files(made, ".html"):
        page = Page(data)
        levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch(r"h\d", tag)]
        assert levels[0] == 1, name
        assert levels.count(1) == 1, name
        assert all(after <= before + 1 for before, after in pairwise(levels)), (name, levels)
        assert len(page.named("caption")) == len(page.named("table")), name
        assert all(head.get("scope") in {"col", "row"} for head in page.named("th")), name
        assert all(svg["role"] == "img" and svg["aria-label"] for svg in page.named("svg")), name
        assert page.named("html")[0]["lang"] == "en-US", name
        assert not {"script", "link", "iframe", "object", "form"} & {tag for tag, _ in page.tags}, name


def test_every_workbook_has_titles_tables_with_headers_and_described_charts(made: dict[str, Made]) -> None:
    for name, data in files(made, ".xlsx"):
        parts = {part: content.decode() for part, content in opened(data).items() if part.endswith(".xml")}
        tables = [content for part, content in parts.items() if part.startswith("xl/tables/")]
        assert all('altText="' in each and 'altTextSummary="' in each for each in tables), name
        assert not any('headerRowCount="0"' in each for each in tables), name
        drawings = "".join(content for part, content in parts.items() if part.startswith("xl/drawings/drawing"))
        assert drawings.count("<xdr:cNvPr ") == len(re.findall(r'<xdr:cNvPr [^>]*descr="[^"]+"', drawings)), name
        if "template" not in name:
            assert "<dc:title>" in parts["docProps/core.xml"], name
        for number, cell in percents(data):
            assert isinstance(number, int | float), name
            assert 0 <= number <= 1, name
            assert "%" in cell.number_format, name


def test_axe_finds_nothing_in_a_comparison(chromium: str, tmp_path: Path, made: dict[str, Made]) -> None:
    page = next(data for name, data in made["comparison"].files.items() if name.endswith(".html"))
    for answer in framed(chromium, page, tmp_path):
        assert answer["violations"] == []
        assert answer["wide"] <= 0


# names

_OURS = [EVERYBODY, "zebedee", "OR77", "@staff.example", TEACHES, *SUPERVISORS]
NAMED = re.compile("|".join(re.escape(part) for name in (*_OURS, *WRITTEN) for part in name.split(", ")), re.IGNORECASE)


def test_no_name_email_or_number_of_staff_is_in_any_part_of_a_file_without_names(made: dict[str, Made]) -> None:
    looked = 0
    for name, data in files(made, names=False):
        if "with names" in name:  # the mail itself names nobody; what is attached does
            continue
        for path, content in inside(name, data):
            for where, text in words_in(path, content):
                looked += 1
                assert not NAMED.search(text), (where, NAMED.search(text))
                assert not NAMED.search(where)
    assert looked > 300


def test_the_words_of_a_mail_name_nobody_even_where_what_is_attached_does(made: dict[str, Made]) -> None:
    mails = [*files(made, ".eml", names=True), *((name, data) for name, data in files(made, "merge.xlsx"))]
    assert len(mails) == 4
    for name, data in mails:
        for where, text in words_in(name, data):
            assert not NAMED.search(text), where


def test_a_file_that_names_staff_says_so_in_its_name_and_on_its_face(made: dict[str, Made]) -> None:
    for name, data in files(made, names=True):
        named = any(NAMED.search(text) for where, text in words_in(name, data))
        if not named or name.endswith((".eml", ".csv", ".json")) or "certificate" in name:
            continue
        assert "INTERNAL" in name, name
        assert any("INTERNAL" in text for where, text in words_in(name, data)), name
