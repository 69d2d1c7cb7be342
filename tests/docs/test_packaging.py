"""What a wheel carries: all that ships, and nothing of what arrived in the checkout that it was built in."""

import shutil
import subprocess
import sys
import zipfile

import pytest

from tests.docs.examples import TOP

SHIPS = ("README.md", "LICENSE", "pyproject.toml", ".ci", "data", "imports", "tracker")
SAMPLES = frozenset((TOP / "data" / "samples.txt").read_text(encoding="utf-8").splitlines())


@pytest.fixture(scope="module")
def carried(tmp_path_factory: pytest.TempPathFactory) -> frozenset[str]:
    """Build a wheel where somebody works, with records and a roster in imports/, and give what it holds."""
    top = tmp_path_factory.mktemp("a checkout")
    for name in SHIPS:
        if (TOP / name).is_dir():
            shutil.copytree(TOP / name, top / name, ignore=shutil.ignore_patterns("__pycache__", "*.db*", "backups"))
        else:
            shutil.copy(TOP / name, top / name)
    (top / "imports" / "D04_CPS_real.xlsx").write_bytes(b"real people")
    (top / "data" / "tracker.db").write_bytes(b"real people")
    (top / "exports").mkdir()
    (top / "exports" / "coverage_INTERNAL-names.csv").write_bytes(b"real people")
    build = "import hatchling.build; print(hatchling.build.build_wheel('built'))"
    subprocess.run([sys.executable, "-c", build], cwd=top, check=True, capture_output=True)
    (wheel,) = (top / "built").glob("tracker-*.whl")
    with zipfile.ZipFile(wheel) as opened:
        return frozenset(opened.namelist())


def test_a_wheel_carries_the_reference_data_and_every_sample(carried: frozenset[str]) -> None:
    assert "tracker/shipped/data/reference.toml" in carried
    assert {name.removeprefix("tracker/shipped/imports/") for name in carried if "/imports/" in name} == SAMPLES


def test_a_wheel_carries_no_roster_records_or_reports_of_the_checkout(carried: frozenset[str]) -> None:
    assert [name for name in carried if "real" in name or "INTERNAL" in name or name.endswith(".db")] == []


def test_a_wheel_carries_every_page_that_is_no_python(carried: frozenset[str]) -> None:
    """SQL, the PDF's template and the web page's style sheet are read at run time."""
    kept = {
        path.relative_to(TOP).as_posix()
        for path in (TOP / "tracker").rglob("*")
        if path.suffix in (".sql", ".typ", ".css", ".toml", ".tcss")
    }
    assert kept
    assert kept - carried == set()


def test_every_sample_is_there() -> None:
    assert [name for name in SAMPLES if not (TOP / "imports" / name).is_file()] == []


def test_every_file_of_imports_that_git_keeps_is_a_sample() -> None:
    if not (TOP / ".git").exists():
        pytest.skip("this is no checkout, so git keeps nothing here")
    kept = subprocess.run(["git", "ls-files", "-z", "imports"], cwd=TOP, check=True, capture_output=True).stdout
    assert {name.removeprefix("imports/") for name in kept.decode().split("\0") if name} == SAMPLES
