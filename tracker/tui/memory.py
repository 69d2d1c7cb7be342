"""What the app remembers between runs: the last screen and folder, the look, and drafts of forms. Never records."""

import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from tracker.workspace import Workspace


class Memory:
    """Small JSON files beside the records, for their owner alone; a broken one counts as empty."""

    def __init__(self, workspace: Workspace) -> None:
        self.folder = workspace.root / "data" / "app"

    def read(self, name: str) -> dict[str, Any]:
        """Give what is kept under a name."""
        try:
            kept = json.loads((self.folder / f"{name}.json").read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return kept if isinstance(kept, dict) else {}

    def keep(self, name: str, value: Mapping[str, Any]) -> None:
        """Keep something under a name, whole or not at all; a folder that cannot be written remembers nothing."""
        unfinished = self.folder / f"{name}.part"
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            unfinished.touch(mode=0o600)
            unfinished.write_text(json.dumps(value, ensure_ascii=True), encoding="utf-8")
            unfinished.replace(self.folder / f"{name}.json")

    def drop(self, name: str) -> None:
        """Forget it."""
        (self.folder / f"{name}.json").unlink(missing_ok=True)

    def drafts(self) -> list[str]:
        """Give the names of the forms that were left with a draft."""
        return sorted(path.stem.removeprefix("draft-") for path in Path(self.folder).glob("draft-*.json"))
