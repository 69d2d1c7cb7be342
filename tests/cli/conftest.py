"""A workspace that was begun once, copied for every test; nobody in it exists."""

import shutil
from pathlib import Path

import pytest

from tests.cli.door import Tracker, ran
from tests.cli.rosters import ADA, BO, CY, DI, EVE, FAY, roster


@pytest.fixture(scope="session")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make one workspace with what ships."""
    root = tmp_path_factory.mktemp("begun") / "workspace"
    ending = ran(["init", str(root)])
    assert (ending.code, ending.out.strip()) == (0, str(root))
    return root


@pytest.fixture(autouse=True)
def _nowhere_else(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Keep the tests away from the user's own workspace, the checkout's and any server's."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("TRACKER_WORKSPACE", raising=False)
    monkeypatch.delenv("TRACKER_DATABASE", raising=False)
    monkeypatch.setattr("platformdirs.user_data_path", lambda *_, **__: tmp_path / "own" / "tracker")


@pytest.fixture
def tracker(begun: Path, tmp_path: Path) -> Tracker:
    """Give a workspace of the test's own."""
    return Tracker(Path(shutil.copytree(begun, tmp_path / "my workspace")))


@pytest.fixture(scope="session")
def staffed(begun: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Import two districts' rosters of 2 September once."""
    folder = tmp_path_factory.mktemp("staffed")
    whole = Tracker(Path(shutil.copytree(begun, folder / "workspace")))
    whole.done("import", roster(folder / "D04 roster 2025-09-02.csv", ADA, BO, CY, DI), "--yes")
    whole.done("import", roster(folder / "D14 roster 2025-09-02.csv", EVE, FAY), "--yes")
    return whole.root


@pytest.fixture
def staff(staffed: Path, tmp_path: Path) -> Tracker:
    """Give Ada, Bo and Cy in D4-CPS, Di in D4-Permanency, Eve in D14-CPS and Fay in D14-Permanency."""
    return Tracker(Path(shutil.copytree(staffed, tmp_path / "staff")))
