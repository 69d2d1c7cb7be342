"""Files read back: the words, tables and tags of pages, the cells and parts of workbooks, what is in a mail."""

import email
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.policy import default
from functools import cache, cached_property
from html.parser import HTMLParser
from typing import Any
from xml.etree import ElementTree as ET

import openpyxl
import pypdf

from tracker.reports.document import Document, Grid, Table

_GAPS = re.compile(r"[\s\u200b-\u200f\u00ad\ufeff]+")


def squashed(words: str) -> str:
    """Give words without what a line's end may put between them, or take away."""
    return _GAPS.sub("", words)


def opened(book: bytes) -> dict[str, bytes]:
    """Give the parts of a workbook."""
    with zipfile.ZipFile(io.BytesIO(book)) as parts:
        return {name: parts.read(name) for name in parts.namelist()}


def cells(book: bytes) -> list[str]:
    """Give every text in the cells of a workbook."""
    found = []
    for name, content in opened(book).items():
        if name == "xl/sharedStrings.xml" or name.startswith("xl/worksheets/sheet"):
            root = ET.fromstring(content)  # noqa: S314  our own file
            items = (item for item in root.iter() if item.tag.endswith(("}si", "}is")))
            found += ["".join(node.text or "" for node in item.iter() if node.tag.endswith("}t")) for item in items]
    return found


def inside(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """Give every file in a file: the attachments of a mail, and what they hold."""
    yield name, data
    if name.endswith(".eml"):
        for part in email.message_from_bytes(data, policy=default).iter_attachments():
            attached = str(part.get_filename())
            yield from ((f"{name}/{attached}", each) for _, each in inside(attached, part.get_content()))


def words_in(name: str, data: bytes) -> Iterator[tuple[str, str]]:
    """Give all text of a file by where it stands: parts and properties, pages, tags and metadata, headers."""
    if name.endswith((".xlsx", ".xlsm")):
        yield from ((f"{name}/{part}", content.decode()) for part, content in opened(data).items())
    elif name.endswith(".pdf"):
        read = pdf(data)
        yield f"{name}/pages", read.text
        yield f"{name}/objects", "\n".join(read.strings())
    elif name.endswith(".eml"):
        mail = email.message_from_bytes(data, policy=default)
        body = mail.get_body()
        yield f"{name}/headers", "\n".join(f"{key}: {value}" for key, value in mail.items())
        yield f"{name}/body", str(body.get_content()) if body else ""
    else:
        yield name, data.decode("utf-8-sig")


def percents(book: bytes) -> Iterator[tuple[Any, Any]]:
    """Give the numbers under the headings of shares."""
    for sheet in openpyxl.load_workbook(io.BytesIO(book)):
        for table in sheet.tables.values():
            head, *rows = sheet[table.ref]
            for number, each in enumerate(head):
                if str(each.value) in ("Share", "Share trained", "Actual", "Target"):
                    yield from (
                        (row[number].value, row[number])
                        for row in rows
                        if row[number].data_type == "n" and row[number].value is not None
                    )


class Page(HTMLParser):
    """The tags of a page with their attributes, its text, and its tables by their captions."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.drawn = ""  # what is written in its drawings
        self.tables: dict[str, list[list[str]]] = {}
        self._open: list[str] = []
        self._rows: list[list[str]] = []
        self._caption = ""
        self.feed(data.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag == "br":
            self.handle_data("\n")
        if tag in ("meta", "br", "img", "rect", "line", "path", "circle", "polygon", "polyline"):
            return
        self._open.append(tag)
        if tag == "table":
            self._rows, self._caption = [], ""
        elif tag == "tr":
            self._rows.append([])
        elif tag in ("td", "th"):
            self._rows[-1].append("")

    def handle_endtag(self, tag: str) -> None:
        if tag not in ("rect", "line", "path", "circle", "polygon", "polyline"):
            assert self._open.pop() == tag
        if tag == "table":
            self.tables[self._caption] = self._rows
        if tag == "p" and "td" in self._open:
            self._rows[-1][-1] += "\n"

    def handle_data(self, data: str) -> None:
        if "style" in self._open:
            return
        self.text += data
        if "svg" in self._open:
            self.drawn += f"{data}\n"
        if "caption" in self._open:
            self._caption += data
        elif {"td", "th"} & {*self._open}:
            self._rows[-1][-1] += data

    def named(self, tag: str) -> list[dict[str, str | None]]:
        """Give the attributes of every such tag."""
        return [attributes for name, attributes in self.tags if name == tag]


@dataclass(frozen=True)
class Tag:
    """An element of a tagged PDF's structure."""

    kind: str
    attributes: list[dict[str, Any]]
    alternative: str | None
    under: list["Tag"] = field(default_factory=list)

    def every(self, *kinds: str) -> Iterator["Tag"]:
        """Give the elements of some kinds in it, in reading order; of none, all."""
        for each in self.under:
            if not kinds or each.kind in kinds:
                yield each
            yield from each.every(*kinds)


class Pdf:
    """A PDF as a reader of it has it: its pages' text, its tags, its metadata and every string in it."""

    def __init__(self, data: bytes) -> None:
        self.file = pypdf.PdfReader(io.BytesIO(data))
        trailer: Any = self.file.trailer
        self.root: Any = trailer["/Root"]
        self.metadata = self.root["/Metadata"].get_object().get_data().decode()

    @cached_property
    def text(self) -> str:
        """Give the text of the pages."""
        return "\n".join(page.extract_text() for page in self.file.pages)

    @cached_property
    def words(self) -> str:
        """Give the same, squashed."""
        return squashed(self.text)

    @cached_property
    def tags(self) -> Tag:
        """Give the whole structure."""
        return Tag("", [], None, _tags(self.root["/StructTreeRoot"]["/K"]))

    def objects(self) -> Iterator[Any]:
        """Give every object of the file."""
        for number in range(1, len(self.file.xref_objStm) + sum(map(len, self.file.xref.values())) + 1):
            found = self.file.get_object(number)
            if found is not None:
                yield found

    def strings(self) -> Iterator[str]:
        """Give every string in the file's objects, and what its metadata says."""
        yield self.metadata
        for each in self.objects():
            yield from _strings(each)


@cache
def pdf(data: bytes) -> Pdf:
    """Read a PDF; each once."""
    return Pdf(data)


def _tags(node: Any) -> list[Tag]:
    found = node.get_object()
    if isinstance(found, list):
        return [tag for each in found for tag in _tags(each)]
    if not isinstance(found, dict) or "/S" not in found:
        return []
    said = found.get("/A", [])
    attributes = [each.get_object() for each in (said if isinstance(said, list) else [said])]
    under = _tags(found["/K"]) if "/K" in found else []
    return [Tag(str(found["/S"])[1:], attributes, found.get("/Alt"), under)]


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, pypdf.generic.TextStringObject):
        yield str(value)
    elif isinstance(value, pypdf.generic.ByteStringObject):
        yield bytes(value).decode("latin-1")
    elif isinstance(value, dict):
        for each in value.values():
            yield from _strings(each)
    elif isinstance(value, list):
        for each in value:
            yield from _strings(each)


def tables_of(document: Document, kind: str) -> Iterator[Table]:
    """Give the tables that a format draws of a document."""
    for part in document.parts_for(kind):
        yield from part.tables


def grids_of(document: Document, kind: str) -> Iterator[Grid]:
    """Give the grids that a format draws of a document."""
    return (part.grid for part in document.parts_for(kind) if part.grid)
