"""The parts of a zipped workbook, streamed within the limits; declared sizes are never believed."""

import io
import zipfile
import zlib
from collections.abc import Callable, Iterator
from types import TracebackType
from typing import Self
from xml.parsers import expat

from tracker.errors import UnreadableFile
from tracker.intake.scan.limits import PARTS, UNPACKED_BYTES, Budget

CHUNK = 1 << 16
DAMAGED = "This file is damaged or was not copied completely. Get it again from where it came."
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError)

Start = Callable[[str, dict[str, str]], None]


class Parts:
    """The parts of one zip file by their lower-case names, and what may still be unpacked."""

    def __init__(self, content: bytes) -> None:
        """Open the archive and refuse one with too many parts, twins, passwords or odd packing."""
        self.budget = Budget()
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except BROKEN:
            raise UnreadableFile(DAMAGED) from None
        found = self._zip.infolist()
        if len(found) > PARTS:
            raise UnreadableFile(
                f"This file has more than {PARTS:,} parts, which no roster has. Copy the sheet that "
                "matters into a new workbook and import that."
            )
        self._infos: dict[str, zipfile.ZipInfo] = {}
        for info in found:
            self._keep(info)

    def _keep(self, info: zipfile.ZipInfo) -> None:
        name = info.filename.replace("\\", "/").lstrip("/").lower()
        if info.flag_bits & 1:
            raise UnreadableFile("Parts of this file are locked with a password. Save a copy without a password.")
        if name in self._infos or info.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
            raise UnreadableFile(DAMAGED)
        self._infos[name] = info

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._zip.close()

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._infos

    @property
    def names(self) -> tuple[str, ...]:
        """The parts' names in lower case."""
        return tuple(self._infos)

    def chunks(self, name: str) -> Iterator[bytes]:
        """Stream a part as it really unpacks, each byte taken off the budget."""
        info = self._infos[name.lower()]
        declared = info.file_size
        info.file_size = UNPACKED_BYTES + 1  # so that zipfile reads on past what was declared
        measured = 0
        try:
            with self._zip.open(info) as part:
                while chunk := part.read(CHUNK):
                    measured += len(chunk)
                    self.budget.unpack(len(chunk))
                    yield chunk
        except UnreadableFile:
            raise
        except BROKEN:
            raise UnreadableFile(DAMAGED) from None
        finally:
            info.file_size = declared
        if measured != declared:
            raise UnreadableFile(DAMAGED)

    def parse(self, name: str, start: Start, prepare: Callable[[expat.XMLParserType], None] | None = None) -> None:
        """Stream a part's XML through `start`; a document type or an entity is refused."""
        parser = xml_parser()
        parser.StartElementHandler = start
        if prepare is not None:
            prepare(parser)
        try:
            for chunk in self.chunks(name):
                parser.Parse(chunk, False)  # noqa: FBT003 -- expat takes "is this the last chunk" by position
            parser.Parse(b"", True)  # noqa: FBT003 -- as above
        except expat.ExpatError:
            raise UnreadableFile(DAMAGED) from None

    def check(self, name: str) -> None:
        """Stream a part that nobody reads: its size counts, and XML in it must be free of entities."""
        if not name.endswith((".xml", ".rels")):
            for _ in self.chunks(name):
                pass
            return
        parser: expat.XMLParserType | None = xml_parser(named=True)
        for chunk in self.chunks(name):
            try:
                if parser is not None:
                    parser.Parse(chunk, False)  # noqa: FBT003 -- as above
            except expat.ExpatError:
                parser = None  # drawings and the like are often no good XML, and nothing here reads them


def xml_parser(*, named: bool = False) -> expat.XMLParserType:
    """Give a parser that refuses document types, and with them every kind of entity.

    One that is only `named` declares nothing: LibreOffice writes it into the list of a workbook's macros.
    """
    parser = expat.ParserCreate()
    parser.buffer_text = True

    def doctype(_name: str, _system: str | None, _public: str | None, declares: int) -> None:
        if declares or not named:
            refuse()

    def refuse(*_: object) -> None:
        raise UnreadableFile(
            "This file contains a document type or entities, which no spreadsheet program writes. "
            "Open it in Excel, save it again as .xlsx, and import that copy."
        )

    parser.StartDoctypeDeclHandler = doctype
    parser.EntityDeclHandler = refuse
    return parser


def local(name: str) -> str:
    """Give an element's or attribute's name without its prefix."""
    return name.rpartition(":")[2]
