"""What an installed tracker carries of imports/: the invented samples named in data/samples.txt, never what arrived."""

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Ship(BuildHookInterface):
    """Adds the samples one by one, because a checkout's imports/ may hold real rosters."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Put the samples where each kind of package keeps them."""
        if version == "editable":
            return
        inside = "tracker/shipped/imports" if self.target_name == "wheel" else "imports"
        names = Path(self.root, "data", "samples.txt").read_text(encoding="utf-8").splitlines()
        build_data["force_include"].update({f"{self.root}/imports/{name}": f"{inside}/{name}" for name in names})
