"""What a file is, told from its first bytes."""

import re
from collections.abc import Iterable

from tracker.errors import NothingToImport, UnreadableFile

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SAVE_AS = "open it in Excel, save it as .xlsx, and import that copy"

NOT_WORKBOOKS = (
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"{\\rtf", "a text document"),
    (b"SQLite format 3\x00", "a database"),
    (b"MZ", "a program"),
    (b"Rar!", "an archive"),
    (b"7z\xbc\xaf", "an archive"),
    (b"\x1f\x8b", "an archive"),
)
WEB_PAGE = re.compile(rb"<(!doctype\s+html|html|head|body|table|meta|style|div)\b", re.IGNORECASE)


def kind_of(content: bytes) -> str:
    """Tell zip, xls, encrypted and text apart, and refuse what is none of them."""
    if not content.strip(b"\x00\r\n\t \xef\xbb\xbf\xff\xfe"):
        raise NothingToImport("This file is empty. Check that it is the file you meant.")
    if content.startswith(b"PK"):
        return "zip"
    if content.startswith(OLE):
        return _ole(content)
    for start, what in NOT_WORKBOOKS:
        if content.startswith(start):
            raise UnreadableFile(f"This is {what}, not a workbook. Choose an .xlsx, .xls, .ods or .csv file.")
    return _text(content)


def _ole(content: bytes) -> str:
    """Tell an old workbook from an encrypted one by the streams that its directory names."""
    if "EncryptedPackage".encode("utf-16-le") in content:
        return "encrypted"
    if any(f"{name}\0".encode("utf-16-le") in content for name in ("Workbook", "Book", "WORKBOOK", "BOOK")):
        return "xls"
    raise UnreadableFile("This is an Office file but no workbook. Choose an .xlsx, .xls, .ods or .csv file.")


def _text(content: bytes) -> str:
    """Refuse web pages and XML spreadsheets, whatever they are called; the rest is text or nonsense."""
    start = content[:4096].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if start.startswith(b"<?xml") and b"urn:schemas-microsoft-com:office:spreadsheet" in start:
        raise UnreadableFile(f"This is an XML spreadsheet of 2003: {SAVE_AS}.")
    if start.startswith(b"<?xml") and b"urn:oasis:names:tc:opendocument" in start:
        raise UnreadableFile(f"This is a flat OpenDocument file: {SAVE_AS}.")
    if start.startswith(b"<") and WEB_PAGE.search(start):
        raise UnreadableFile(f"This is a web page, whatever its name says: {SAVE_AS}.")
    if start[:4] in {b"\x09\x08\x10\x00", b"\x09\x08\x08\x00", b"\x09\x04\x06\x00", b"\x09\x02\x06\x00"}:
        raise UnreadableFile(f"This workbook is of a very old Excel: {SAVE_AS}.")
    return "text"


def zip_without_workbook(names: Iterable[str]) -> str:
    """Say what a zip file is when it holds no workbook."""
    held = set(names)
    if "word/document.xml" in held:
        return "This is a Word document. Copy its table into a workbook, save that and import it."
    if any(name.startswith("ppt/") for name in held):
        return "This is a presentation. Choose an .xlsx, .xls, .ods or .csv file."
    if any(name.endswith((".xlsx", ".xls", ".csv", ".ods")) for name in held):
        return "This is a zip archive with files in it. Unpack it first, then import the files."
    return f"No workbook was found in this file. If Excel can open it: {SAVE_AS}."
