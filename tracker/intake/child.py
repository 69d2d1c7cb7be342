"""The process that reads a workbook's values: it can crash, hang or run out of memory without harm.

It is started by its path, without site-packages, and imports nothing but the reader: what it gets is the
workbook on standard input, what it gives is one JSON document on standard output.
"""

import json
import sys
from datetime import date, datetime
from io import BytesIO
from typing import Any

MEMORY = 1024 * 1024 * 1024
PLAIN = (str, float, bool)


def limit(seconds: int) -> None:
    """Cap memory and processor time where the system knows how to."""
    try:
        import resource
    except ImportError:  # Windows has no such limits: there the scan before is the guard
        return
    for what, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, seconds), (resource.RLIMIT_CORE, 0)):
        try:
            resource.setrlimit(what, (most, most))
        except (ValueError, OSError):  # a stricter limit is already set
            continue


def plain(value: Any) -> Any:
    """Give a value as JSON holds it: dates are lists of one or two texts, blanks are null."""
    if isinstance(value, PLAIN):
        return None if value == "" else value
    if isinstance(value, int):
        return float(value)
    if isinstance(value, datetime):
        return ["m", value.isoformat()]
    if isinstance(value, date):
        return ["d", value.isoformat()]
    return str(value)  # times of day and durations


def read(content: bytes) -> dict[str, Any]:
    """Read every worksheet's values, padded from A1."""
    import python_calamine as calamine

    try:
        book = calamine.CalamineWorkbook.from_filelike(BytesIO(content))
        return {"sheets": [_sheet(book, at, about) for at, about in enumerate(book.sheets_metadata)]}
    except calamine.PasswordError:
        return {"refused": "password"}
    except calamine.CalamineError as why:
        return {"refused": "damaged", "why": str(why)}


def _sheet(book: Any, at: int, about: Any) -> dict[str, Any]:
    """Read one sheet; what is no worksheet has no rows."""
    kind, visible = str(about.typ).rpartition(".")[2], str(about.visible).rpartition(".")[2]
    found: dict[str, Any] = {"name": about.name, "hidden": visible != "Visible", "rows": [], "merged": []}
    if kind != "WorkSheet":
        return found | {"kind": kind}
    sheet = book.get_sheet_by_index(at)
    found["rows"] = [
        [value if type(value) is str and value else plain(value) for value in row]
        for row in sheet.to_python(skip_empty_area=False)
    ]
    return found


def main() -> None:
    """Take the reader's folder and the seconds as arguments, and do the work."""
    sys.path.append(sys.argv[1])
    limit(int(sys.argv[2]))
    json.dump(read(sys.stdin.buffer.read()), sys.stdout, ensure_ascii=True, separators=(",", ":"))


if __name__ == "__main__":
    main()
