"""A workbook as bytes that are the same whenever it is made: its own moments, and those of its parts, are given."""

import io
import re
import zipfile
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from openpyxl import Workbook

_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)")


def same_bytes(book: "Workbook", moment: datetime) -> bytes:
    """Give a workbook's file as if it had been made at a moment."""
    at = (moment.astimezone(UTC) if moment.tzinfo else moment).replace(tzinfo=None, microsecond=0)
    book.properties.created = at
    made, out = io.BytesIO(), io.BytesIO()
    book.save(made)
    with zipfile.ZipFile(made) as parts, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as sealed:
        for name in parts.namelist():
            part = parts.read(name)
            if name == "docProps/core.xml":
                part = _MODIFIED.sub(rb"\g<1>" + f"{at:%Y-%m-%dT%H:%M:%SZ}".encode() + rb"\g<2>", part)
            info = zipfile.ZipInfo(name, max(at, datetime(1980, 1, 1)).timetuple()[:6])  # noqa: DTZ001 - UTC, as a zip has it: without zone
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 3
            info.external_attr = 0o600 << 16
            sealed.writestr(info, part)
    return out.getvalue()
