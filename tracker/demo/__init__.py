"""The example: a workspace of invented people, as the improvement plan stood on 20 August 2025.

Its records are made by the coordinator's own verbs from the files that ship in `imports/`, each dated by a clock
that moves from June to August 2025; nothing here reads the real one.
"""

import shutil
from datetime import datetime
from pathlib import Path

from tracker.demo.steps import Files
from tracker.demo.story import BEGAN, TODAY, files, story
from tracker.setting_up import set_up
from tracker.store import Place, create
from tracker.workspace import Workspace, renew_example, shipped

__all__ = ["TODAY", "build"]


class _Calendar:
    """The story's clock: it shows the moment that it was set to."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def __call__(self) -> datetime:
        """Read the clock."""
        return self.at


def build(root: Path) -> Workspace:
    """Make or renew the example in a folder; one that holds anything else is refused."""
    made = renew_example(root, today=TODAY)
    for name in files():  # by name: a checkout's own imports may hold real rosters too
        shutil.copy(shipped() / "imports" / name, made.imports)
    clock = _Calendar(BEGAN)
    # no backups while it is made: the records of every step would be copied, and it can be made anew
    store = create(Place(path=made.database), clock=clock)
    try:
        set_up(store)
        for step in story():
            clock.at = step.at
            step.do(store, Files(made.imports))
    finally:
        store.close()
    return made
