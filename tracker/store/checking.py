"""Is everything as it was written? SQLite's own check, the journal's chain, and each row against its image."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import text
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from tracker.names import show
from tracker.store.engine import digests
from tracker.store.sealing import GENESIS, Head, link

TAIL, LONG_TAIL = 20, 5_000  # a quick check follows so many links of the chain, or as many as hold so many changes
ENOUGH = 20  # sentences about one table: where more is wrong, a count says so
MOST = 2**31 - 1  # no change has this number
_DAMAGED = "The file is damaged, and not all of it can be read."


@dataclass(frozen=True)
class Findings:
    """What a check found wrong, in sentences; nothing found means whole."""

    head: Head
    wrong: tuple[str, ...]

    @property
    def whole(self) -> bool:
        """Say whether nothing is wrong."""
        return not self.wrong


def quick(db: Session, outside: Iterable[Head] = ()) -> Findings:
    """Check the file's pages, the newest links of the chain, and heads kept outside: when the app starts."""
    return _found(db, lambda: [*_file(db, "quick_check"), *_chain(db, _before_tail(db)), *_heads(db, outside)])


def full(db: Session, outside: Iterable[Head] = ()) -> Findings:
    """Check the file, every link of the chain, every image and every row; `outside` are heads kept elsewhere."""
    return _found(
        db,
        lambda: [
            *(*_file(db, "integrity_check"), *journal(db), *_rows(db), *_numbers(db)),
            *(*_heads(db, outside), *_published(db)),
        ],
    )


def journal(db: Session) -> list[str]:
    """Check every link of the chain and every image."""
    return [*_chain(db, 0), *_images(db)]


def _found(db: Session, look: Callable[[], list[str]]) -> Findings:
    try:
        wrong = look()
    except (DatabaseError, UnicodeDecodeError):
        return Findings(Head(0, GENESIS), (_DAMAGED,))
    return Findings(_newest(db), tuple(wrong))


def _newest(db: Session) -> Head:
    row = db.execute(text("SELECT number, hash FROM operation ORDER BY number DESC LIMIT 1")).first()
    return Head(row.number, row.hash or "") if row else Head(0, GENESIS)


def _before_tail(db: Session) -> int:
    """Give the operation that the tail of the chain hangs on."""
    changes = 0
    for number, rows in db.execute(
        text("SELECT number, rows FROM operation ORDER BY number DESC LIMIT :n"), {"n": TAIL}
    ):
        changes += rows or 0
        if changes > LONG_TAIL:
            return int(number) - 1
    return _newest(db).number - TAIL


def _heads(db: Session, outside: Iterable[Head]) -> Iterator[str]:
    for head in outside:
        there = db.execute(text("SELECT hash FROM operation WHERE number = :n"), {"n": head.number}).scalar()
        if head.number and not str(there or "").startswith(head.hash[:12]):
            yield f"The records are not those that were seen at change {head.number}: the journal differs."


def _published(db: Session) -> Iterator[str]:
    """Find published reports that were made at a head which the journal does not have: it was cut or replaced."""
    for report, fingerprint in db.execute(text("SELECT id, fingerprint FROM published ORDER BY id")):
        number, _, digits = str(fingerprint).partition("-")
        head = Head(min(int(number), MOST) if number.isdecimal() else MOST, digits or "none")
        if any(_heads(db, [head])):
            yield f"Published report {report} was made at change {show(number)}, which is not in the journal as it was."


def _file(db: Session, pragma: str) -> list[str]:
    if db.get_bind().dialect.name != "sqlite":
        return []
    found = [row[0] for row in db.execute(text(f"PRAGMA {pragma}"))]
    broken = db.execute(text("PRAGMA foreign_key_check")).all() if pragma == "integrity_check" else []
    return [f"The file is damaged: {line}" for line in found if line != "ok"] + [
        f"A row of {row[0]} points at nothing." for row in broken
    ]


def _chain(db: Session, after: int) -> list[str]:
    """Follow the chain from an operation on; a sentence for each link that does not hold."""
    after = max(after, 0)
    wrong = []
    previous = db.execute(text("SELECT hash FROM operation WHERE number = :n"), {"n": after}).scalar_one_or_none()
    previous, expected = previous or GENESIS, after + 1
    changes = _digests_by_operation(db, after)
    for row in db.execute(
        text(
            'SELECT number, uuid, at, "by", kind, what, undoes, previous, rows, hash FROM operation'
            " WHERE number > :n ORDER BY number"
        ),
        {"n": after},
    ):
        of_this = changes.pop(row.number, [])
        sealed = link(tuple(row)[:8], of_this)
        if row.number != expected or row.previous != previous or row.hash != sealed or row.rows != len(of_this):
            wrong.append(f"Change {row.number} of the journal is not as it was sealed.")
        previous, expected = row.hash or "", row.number + 1
    return wrong + [f"The journal holds rows of change {number}, which does not exist." for number in changes]


def _digests_by_operation(db: Session, after: int) -> dict[int, list[tuple[object, ...]]]:
    by_operation: dict[int, list[tuple[object, ...]]] = {}
    for operation, noun, row, both in db.execute(
        text('SELECT operation, noun, "row", digests FROM change WHERE operation > :n ORDER BY id'),
        {"n": after},
    ):
        by_operation.setdefault(operation, []).append((noun, row, both))
    return by_operation


def _images(db: Session) -> list[str]:
    """Compare each image with the digest that was sealed."""
    return [
        f"What change {operation} kept of a row of {noun} was altered."
        for operation, noun, before, after, both in db.execute(
            text("SELECT operation, noun, before, after, digests FROM change ORDER BY id")
        )
        if digests(_said(before), _said(after)) != both
    ]


def _said(image: object) -> str | None:
    return None if image is None else str(image)  # in a damaged file even text may be read as something else


def _rows(db: Session) -> list[str]:
    """Compare every row with the newest image that the journal keeps of it."""
    from tracker.model import JOURNALED

    wrong: list[str] = []
    for table in JOURNALED:
        noun, image = table.name, _image(db, [column.name for column in table.columns])
        newest = f"(SELECT max(id) FROM change WHERE noun = '{noun}' AND \"row\" = t.id)"
        altered = db.execute(
            text(
                f'SELECT t.id FROM "{noun}" AS t LEFT JOIN change AS c ON c.id = {newest}'
                f" WHERE c.after IS NULL OR c.after <> {image}"
            )
        ).scalars()
        wrong += _shortened(noun, [f"Row {row} of {noun} is not as it was written." for row in altered])
        gone = db.execute(
            text(
                f"SELECT count(*) FROM change AS c WHERE c.noun = '{noun}' AND c.after IS NOT NULL"
                f' AND c.id = (SELECT max(id) FROM change WHERE noun = c.noun AND "row" = c."row")'
                f' AND NOT EXISTS (SELECT 1 FROM "{noun}" AS t WHERE t.id = c."row")'
            )
        ).scalar_one()
        wrong += [f"{gone} rows of {noun} are missing."] if gone else []
    return wrong


def _shortened(noun: str, sentences: list[str]) -> list[str]:
    more = len(sentences) - ENOUGH
    return sentences if more <= 0 else [*sentences[:ENOUGH], f"{more} more rows of {noun} are not as written."]


def _image(db: Session, columns: list[str]) -> str:
    if db.get_bind().dialect.name == "postgresql":
        return "row_to_json(t)::text"
    return "json_object(" + ", ".join(f"'{name}', t.\"{name}\"" for name in columns) + ")"


def _numbers(db: Session) -> list[str]:
    """Find tables that would give a number a second time (SQLite keeps the last ones in a table of its own)."""
    if db.get_bind().dialect.name != "sqlite":
        return []
    found = db.execute(
        text(
            'SELECT noun FROM (SELECT noun, max("row") AS highest FROM change GROUP BY noun)'
            " WHERE highest > coalesce((SELECT seq FROM sqlite_sequence WHERE name = noun), 0)"
        )
    ).scalars()
    return [f"The numbering of {noun} was set back." for noun in found]
