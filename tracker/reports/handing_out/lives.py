"""What the journal knows of each session: its identity for ever, how often it changed, and what it was when it went."""

import json
import uuid
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import text
from sqlalchemy.orm import Session

from tracker.store.sealing import read_moment

Image = dict[str, Any]

_CHANGES = """
SELECT change.noun, change."row", change.before, change.after, operation.number, operation.uuid, operation.at
FROM change JOIN operation ON operation.number = change.operation
WHERE change.noun IN ('session', 'delivery') AND operation.hash IS NOT NULL
ORDER BY change.id
"""


@dataclass
class Life:
    """A session from the operation that made it on; one that was taken back keeps its last image and its teams."""

    number: int
    made_by: str  # the uuid of the operation
    changed_by: list[int] = field(default_factory=list)
    changed_at: str = ""
    gone: Image | None = None
    deliveries: dict[int, tuple[int, int | None]] = field(default_factory=dict)  # → team, and what took it away

    @property
    def uid(self) -> str:
        """Give its identity: no other session of any records has it, not even one with the same number."""
        return str(uuid.uuid5(uuid.UUID(self.made_by), f"session {self.number}"))

    @property
    def sequence(self) -> int:
        """Count the operations that changed it, or its teams, since it was made."""
        return len(self.changed_by) - 1

    @property
    def moment(self) -> datetime:
        """Give the moment of its newest change."""
        return read_moment(self.changed_at)

    @property
    def teams(self) -> tuple[int, ...]:
        """Give its teams; those that went together with it, once it is gone."""
        wanted = None if self.gone is None else self.changed_by[-1]
        return tuple(team for team, ended in self.deliveries.values() if ended == wanted)


def lives(db: Session) -> dict[int, Life]:
    """Give the life of every session that was ever planned or logged, by number.

    A session that is put back (an undo was undone) goes on with its life, since no number is given twice. Records that
    were restored may give one again to another session; the operation that made it tells the two apart.
    """
    found: dict[int, Life] = {}
    for noun, row, before, after, operation, made_by, at in db.execute(text(_CHANGES)):
        image: Image = json.loads(after or before)
        number = row if noun == "session" else image["session_id"]
        life = found.setdefault(number, Life(number, made_by))
        if noun == "session":
            life.gone = None if after else image
        else:
            life.deliveries[row] = (image["team_id"], None if after else operation)
        if operation not in life.changed_by[-1:]:
            life.changed_by.append(operation)
        life.changed_at = at
    return found
