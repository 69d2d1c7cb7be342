"""Where records lie."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Place:
    """A SQLite file with its folder of backups, or a server's URL; neither is memory."""

    path: Path | None = None
    url: str | None = None
    backups: Path | None = None

    def __str__(self) -> str:
        """Name the place without a password."""
        if not self.url:
            return str(self.path) if self.path else "memory"
        from sqlalchemy.engine import make_url
        from sqlalchemy.exc import ArgumentError

        try:
            return make_url(self.url).set(query={}).render_as_string(hide_password=True)
        except (ArgumentError, ValueError):
            return "a database with an address that cannot be read"
