"""Is everything as it was written? SQLite's own check, the journal's chain, and each row against its image."""

from dataclasses import dataclass

from sqlalchemy import text
from sqlalchemy.orm import Session

from tracker.store.engine import digests
from tracker.store.sealing import GENESIS, Head, link


@dataclass(frozen=True)
class Findings:
    """What a check found wrong, in sentences; nothing found means whole."""

    head: Head
    wrong: tuple[str, ...]

    @property
    def whole(self) -> bool:
        """Say whether nothing is wrong."""
        return not self.wrong


def quick(db: Session) -> Findings:
    """Check the header and the newest link only: what each command can afford."""
    newest = db.execute(text("SELECT number, hash FROM operation ORDER BY number DESC LIMIT 1")).first()
    if newest is None:
        return Findings(Head(0, GENESIS), ())
    wrong = () if _links(db, newest.number) == "" else (_links(db, newest.number),)
    return Findings(Head(newest.number, newest.hash or ""), wrong)


def full(db: Session, outside: Head | None = None) -> Findings:
    """Check the file, every link of the chain, every image and every row; `outside` is a head kept elsewhere."""
    wrong = [*_file(db), *_chain(db, 0), *_images(db), *_rows(db)]
    newest = db.execute(text("SELECT number, hash FROM operation ORDER BY number DESC LIMIT 1")).first()
    if outside and outside.number:
        there = db.execute(
            text("SELECT hash FROM operation WHERE number = :n"), {"n": outside.number}
        ).scalar_one_or_none()
        if not (there or "").startswith(outside.hash[:12]):
            wrong.append(f"The records are not those that were seen at change {outside.number}: the journal differs.")
    return Findings(Head(newest.number, newest.hash or "") if newest else Head(0, GENESIS), tuple(wrong))


def _file(db: Session) -> list[str]:
    if db.get_bind().dialect.name != "sqlite":
        return []
    found = [row[0] for row in db.execute(text("PRAGMA integrity_check"))]
    broken = db.execute(text("PRAGMA foreign_key_check")).all()
    return [f"The file is damaged: {line}" for line in found if line != "ok"] + [
        f"A row of {row[0]} points at nothing." for row in broken
    ]


def _links(db: Session, number: int) -> str:
    return next(iter(_chain(db, number - 1)), "")


def _chain(db: Session, after: int) -> list[str]:
    """Follow the chain from an operation on; a sentence for each link that does not hold."""
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
        if digests(before, after) != both
    ]


def _rows(db: Session) -> list[str]:
    """Compare every row with the newest image that the journal keeps of it."""
    nouns = _nouns(db)
    wrong = []
    for noun, columns in nouns.items():
        image = _image(db, columns)
        wrong += [
            f"Row {row.id} of {noun} is not as it was written."
            for row in db.execute(
                text(
                    f'SELECT t.id FROM "{noun}" AS t LEFT JOIN change AS c ON c.id = (SELECT max(id) FROM change'
                    f" WHERE noun = '{noun}' AND \"row\" = t.id) WHERE c.after IS NULL OR c.after <> {image}"
                )
            )
        ]
        gone = db.execute(
            text(
                f"SELECT count(*) FROM change AS c WHERE c.noun = '{noun}' AND c.after IS NOT NULL"
                f' AND c.id = (SELECT max(id) FROM change WHERE noun = c.noun AND "row" = c."row")'
                f' AND NOT EXISTS (SELECT 1 FROM "{noun}" AS t WHERE t.id = c."row")'
            )
        ).scalar_one()
        if gone:
            wrong.append(f"{gone} rows of {noun} are missing.")
    return wrong


def _nouns(db: Session) -> dict[str, list[str]]:
    """Give each journaled table and its columns, from our own model."""
    from tracker.model import JOURNALED

    del db
    return {table.name: [column.name for column in table.columns] for table in JOURNALED}


def _image(db: Session, columns: list[str]) -> str:
    if db.get_bind().dialect.name == "postgresql":
        return "row_to_json(t)::text"
    return "json_object(" + ", ".join(f"'{name}', t.\"{name}\"" for name in columns) + ")"
