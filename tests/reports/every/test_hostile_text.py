"""Hostile text in every field of the records at once ends as text in every file of every document."""

import csv
import email
import io
import json
import re
from collections.abc import Callable, Iterator
from contextlib import closing
from email.policy import default
from xml.etree import ElementTree as ET

import icalendar
import pytest
from sqlalchemy import text

from tests.reports.every import documents
from tests.reports.every.hostile import mark, texts
from tests.reports.every.reading import Page, cells, inside, opened, pdf, squashed, words_in
from tests.reports.every.records import records

PAYLOAD = squashed(
    'HYPERLINK("https://evil.example/?q","x")</title></style><script>alert(1)</script><img src=x onerror=alert(2)>'
    '#panic("x") $x$ *b* _i_ `c` \\u{41} [/x] {{7*7}} &amp; %0A'
)
#: Fields that somebody reads somewhere; the others stay in the tracker.
SAID = (
    *("setting.value", "district.name", "program.title", "team.code", "course.title", "person.name"),
    *("supervision.name", "session.note", "session.facilitators", "estimate.words", "estimate.source", "wording.text"),
    *("initiative.title", "initiative.description", "initiative.next_step", "initiative.owner", "milestone.title"),
    *("initiative_status.words", "funding_ask.title", "funding_ask.unblocks", "expected_outcome.words"),
    *("catalogue.title", "employment.classification", "completion.source", "import.file", "requirement.code"),
)
_BEGINS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\0")
_TAGS = frozenset(
    re.findall(
        r"\w+",
        "html head meta title style body header main section footer p h1 h2 h3 h4 ul li div table caption thead tbody"
        " tr th td span b br dl dt dd figure figcaption svg rect line path circle polygon polyline text",
    )
)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Draw every document of the hostile records, with the files that are in mails."""
    with closing(records(tmp_path_factory.mktemp("hostile") / "records.db", hostile=True)) as store:
        with store.reading() as db:
            empty = [
                str(column)
                for column in texts()
                if not db.execute(
                    text(f'SELECT 1 FROM "{column.table.name}" WHERE "{column.name}" LIKE :said'),
                    {"said": f"%{mark(column)}%"},
                ).first()
            ]
        assert empty == ["audience.classification"], "a field without hostile text"  # nobody would be in the audience
        return {
            path: data
            for made in documents.every(store, districts=(4,))
            for name, whole in made.files.items()
            for path, data in inside(f"{made.kind}: {name}", whole)
        }


def ending(files: dict[str, bytes], kind: str) -> Iterator[tuple[str, bytes]]:
    found = [(name, data) for name, data in files.items() if name.endswith(kind)]
    assert found
    yield from found


def rows(data: bytes) -> list[list[str]]:
    """Give the rows of a CSV."""
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


_SEEN: dict[str, Callable[[bytes], str]] = {
    "xlsx": lambda data: "\n".join(cells(data)),
    "pdf": lambda data: pdf(data).text,
    "html": lambda data: Page(data).text,
    "csv": lambda data: "\n".join(cell for row in rows(data) for cell in row),
    "json": lambda data: str(json.loads(data)),
    "ics": lambda data: "\n".join(
        str(value) for part in icalendar.Calendar.from_ical(data).walk() for value in part.values()
    ),
    "eml": lambda data: "\n".join(said for _, said in words_in("mail.eml", data)),
}


def seen(name: str, data: bytes) -> str:
    """Give what somebody reads in a file."""
    return _SEEN[name.rpartition(".")[2]](data)


def test_every_field_that_is_read_anywhere_is_read_there_whole(files: dict[str, bytes]) -> None:
    said = {name: squashed(seen(name, data)).replace("\\\\", "\\") for name, data in files.items()}
    for field in SAID:
        marked = [name for name, words in said.items() if f"q.{field}." in words]
        assert marked, field
        for name in marked:
            if not name.endswith(".json") and "certificate" not in name:  # whose names are put as they are spoken
                assert re.search(re.escape(PAYLOAD) + r".{0,250}q\." + re.escape(field), said[name]), (field, name)


def test_no_cell_of_a_workbook_is_a_formula_or_a_link(files: dict[str, bytes]) -> None:
    for name, data in ending(files, ".xlsx"):
        for part, content in opened(data).items():
            assert b"<f>" not in content.replace(b"<f></f>", b""), (name, part)
            assert b"<f " not in content, (name, part)
            assert b"<hyperlink" not in content, (name, part)
            assert b'TargetMode="External"' not in content, (name, part)
            assert b"externalLink" not in content, (name, part)
            if part.endswith((".xml", ".rels")):
                ET.fromstring(content)  # noqa: S314  our own file
            assert not _CONTROL.search(content.decode()), (name, part)
            assert not re.search(rb"_x00[01][0-9A-F]_", content), (name, part)
        for formula in re.findall(r"<c:f>([^<]*)</c:f>", "".join(map(bytes.decode, opened(data).values()))):
            assert re.fullmatch(r"('[A-Za-z ]+'|[A-Za-z]+)!\$[A-Z]+\$\d+:\$[A-Z]+\$\d+", formula), (name, formula)


def test_no_cell_of_a_csv_begins_as_a_formula(files: dict[str, bytes]) -> None:
    for name, data in ending(files, ".csv"):
        said = data.decode("utf-8-sig")
        for row in rows(data):
            for cell in row:
                assert not cell.startswith(_BEGINS_FORMULA), (name, cell)
                assert not cell.lstrip().startswith(("=", "@")), (name, cell)
        assert not _CONTROL.search(said), name


def test_no_tag_attribute_or_style_of_a_page_comes_from_the_records(files: dict[str, bytes]) -> None:
    for name, data in ending(files, ".html"):
        page = Page(data)
        assert {tag for tag, _ in page.tags} <= _TAGS, name
        kept = {attribute for _, attributes in page.tags for attribute in attributes}
        assert not [attribute for attribute in kept if attribute.startswith("on")], name
        assert not {"href", "src", "srcdoc", "action", "style"} & kept, name
        assert page.named("meta")[1]["content"] == "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
        assert not _CONTROL.search(data.decode()), name


def test_nothing_in_a_pdf_runs_or_leads_anywhere(files: dict[str, bytes]) -> None:
    for name, data in ending(files, ".pdf"):
        read = pdf(data)
        for each in read.objects():
            if isinstance(each, dict):
                actions = {"/JS", "/JavaScript", "/OpenAction", "/AA", "/URI", "/Launch", "/EmbeddedFiles", "/AcroForm"}
                assert not actions & set(each), name
        assert not _CONTROL.search(read.text), name
        assert not _CONTROL.search(read.metadata), name


def test_no_header_of_a_mail_comes_from_the_records(files: dict[str, bytes]) -> None:
    for name, data in ending(files, ".eml"):
        draft = email.message_from_bytes(data, policy=default)
        assert {*draft} <= {
            *("X-Unsent", "To", "Subject", "Date", "Message-ID", "MIME-Version", "Content-Type"),
        }, name
        assert "evil" not in str(draft["To"] or ""), name
        body = draft.get_body()
        assert body is not None
        assert not _CONTROL.search(str(body.get_content())), name
        assert not [part for part in draft.walk() if part.get_content_type() == "text/html"], name
        for part in draft.iter_attachments():
            assert re.fullmatch(r"[\w. ()-]+\.(pdf|xlsx)", str(part.get_filename())), name


def test_nothing_in_a_calendar_but_our_own_events(files: dict[str, bytes]) -> None:
    for name, data in ending(files, ".ics"):
        drawn = icalendar.Calendar.from_ical(data)
        kinds = [each.name for each in drawn.walk()]
        assert {*kinds} == {"VCALENDAR", "VTIMEZONE", "STANDARD", "DAYLIGHT", "VEVENT"}, name
        assert kinds.count("VEVENT") == 1, name
        lines = data.decode().replace("\r\n ", "").split("\r\n")
        assert not [line for line in lines if line.startswith(("Bcc", "END:VALARM", "ATTACH"))], name
        assert not _CONTROL.search(data.decode()), name


def test_no_control_character_is_in_json(files: dict[str, bytes]) -> None:
    for name, data in ending(files, ".json"):
        json.loads(data)
        assert not _CONTROL.search(data.decode()), name


def test_no_name_of_a_file_is_a_path_or_holds_more_than_plain_letters(files: dict[str, bytes]) -> None:
    for path in files:
        name = path.split(": ", 1)[1].split("/")[-1]
        assert re.fullmatch(r"[\w. ()-]+", name), path
        assert len(name) < 200, path
        assert ".." not in name, path
