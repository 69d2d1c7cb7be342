"""A workspace is three folders (data, imports, exports) wherever the tracker runs; this finds or makes one."""

import shutil
import tomllib
import traceback
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from importlib.resources import files
from pathlib import Path

from tracker.errors import CannotOpen

MARKER = Path("data") / "settings.toml"
_ORDINARY = "# This file marks a workspace of the tracker. The records lie beside it.\n"
_EXAMPLE = (
    "# This file marks a workspace of the tracker that holds EXAMPLE DATA: everybody in it is invented.\n"
    "example = true\n"
    "# The day that the example's figures are shown for, unless another is asked for.\n"
)


#: the endings of files that are looked into; what they really are, their bytes say
IMPORTED = frozenset({".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".csv", ".tsv", ".txt"})
LEFT_BESIDE = " set aside.xlsx"


@dataclass(frozen=True)
class Workspace:
    """Where the records, the incoming files and the reports lie; `today` is pinned in an example only."""

    root: Path
    example: bool = False
    today: date | None = None

    @property
    def database(self) -> Path:
        """The one file of records."""
        return self.root / "data" / "tracker.db"

    @property
    def backups(self) -> Path:
        """The folder of verified copies."""
        return self.root / "data" / "backups"

    @property
    def logs(self) -> Path:
        """The folder of error logs, which hold no names."""
        return self.root / "data" / "logs"

    @property
    def imports(self) -> Path:
        """The folder of files as they arrive."""
        return self.root / "imports"

    @property
    def exports(self) -> Path:
        """The folder of what the tracker makes."""
        return self.root / "exports"


def choose(given: Path | None, option: Path | None, environment: Mapping[str, str], here: Path) -> Workspace:
    """Find the workspace: a folder given, then --workspace, TRACKER_WORKSPACE, this folder, the user's own."""
    for named in (given, option, _named(environment.get("TRACKER_WORKSPACE"))):
        if named is not None:
            return read(named.expanduser().absolute())
    return read(here if (here / MARKER).exists() else users_own())


def _named(value: str | None) -> Path | None:
    return Path(value) if value else None


def users_own() -> Path:
    """Give the user's own workspace: local to this computer, not roaming."""
    from platformdirs import user_data_path

    return user_data_path("tracker", appauthor=False, roaming=False)


def read(root: Path) -> Workspace:
    """Read what the marker says of a workspace; a folder without one is an ordinary workspace to be made."""
    marker = root / MARKER
    if not marker.exists():
        return Workspace(root)
    try:
        said = tomllib.loads(marker.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError):
        raise CannotOpen(f"{MARKER} of this workspace cannot be read. Correct it, or choose another folder.") from None
    today = said.get("today")
    return Workspace(root, example=said.get("example") is True, today=today if isinstance(today, date) else None)


def make(root: Path, *, example: bool = False, today: date | None = None) -> Workspace:
    """Make the three folders and the marker; what is there already stays."""
    marker = root / MARKER
    try:
        for folder in (root, root / "data", root / "imports", root / "exports"):
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not marker.exists():
            pinned = f"today = {today.isoformat()}\n" if today else ""
            marker.write_text(_EXAMPLE + pinned if example else _ORDINARY, encoding="utf-8")
    except OSError:
        raise CannotOpen(
            f"The folder {root} cannot be made or written to. Choose another one, or ask for access to it."
        ) from None
    return read(root)


def renew_example(root: Path, today: date) -> Workspace:
    """Make an example workspace anew; a folder that holds anything else is never touched."""
    if root.exists() and any(root.iterdir()) and not read(root).example:
        raise CannotOpen(f"{root} holds something else than example data, so it was left alone. Name another folder.")
    for name in ("data", "imports", "exports"):
        shutil.rmtree(root / name, ignore_errors=True)
    return make(root, example=True, today=today)


def may_be_imported(path: Path) -> bool:
    """Say by its name whether a file may be one to import: no lock file, and nothing that we left beside one."""
    plain = not path.name.startswith(("~$", ".")) and not path.name.endswith(LEFT_BESIDE)
    return plain and path.suffix.lower() in IMPORTED


def shipped() -> Path:
    """Give the folder of what ships: inside an installed package, or the checkout's own top."""
    inside = Path(str(files("tracker"))) / "shipped"
    return inside if inside.is_dir() else Path(str(files("tracker"))).parent


def keep_log(of: Workspace, error: BaseException, doing: str, now: datetime) -> Path | None:
    """Write where an error came from, without messages, parameters or local variables: they may hold names."""
    from tracker import __version__

    lines = [f"tracker {__version__}: {doing}"]
    for each in _with_causes(error):
        frames = traceback.extract_tb(each.__traceback__)
        lines += [type(each).__name__, *(f"{frame.filename}:{frame.lineno} in {frame.name}" for frame in frames)]
    path = of.logs / f"error-{now:%Y-%m-%d-%H%M%S}.txt"
    try:
        of.logs.mkdir(parents=True, exist_ok=True, mode=0o700)
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    except OSError:
        return None
    return path


def _with_causes(error: BaseException) -> list[BaseException]:
    chain = [error]
    while (cause := chain[-1].__cause__ or chain[-1].__context__) is not None and cause not in chain:
        chain.append(cause)
    return chain
