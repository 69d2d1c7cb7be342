"""The pinned requirements: complete, hashed, and free of anything that belongs to one computer."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

TOP = Path(__file__).parents[2]
FILES = ("requirements.txt", "requirements-dev.txt")
_PIN = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^ ]+)(?: ; [^\\]+)? \\$")
_HASH = re.compile(r"^    --hash=sha256:[0-9a-f]{64}(?: \\)?$")


def lines(file: str) -> list[str]:
    return (TOP / file).read_text(encoding="utf-8").splitlines()


def pins(file: str) -> dict[str, str]:
    """Give each pinned name with its version."""
    found = [_PIN.match(line) for line in lines(file)]
    return {canonicalize_name(pin["name"]): pin["version"] for pin in found if pin}


def project() -> dict[str, Any]:
    whole: dict[str, Any] = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return whole


def asked_for(*, extras: bool) -> list[Requirement]:
    """Give what pyproject.toml asks for itself."""
    groups = project()["optional-dependencies"].values() if extras else ()
    named = [*project()["dependencies"], *(each for group in groups for each in group)]
    return [found for found in map(Requirement, named) if found.name != "tracker"]


@pytest.mark.parametrize("file", FILES)
def test_every_line_is_a_pin_or_a_hash_and_so_names_no_host_index_or_folder(file: str) -> None:
    strange = [line for line in lines(file) if not (_PIN.match(line) or _HASH.match(line))]
    assert strange == []


@pytest.mark.parametrize("file", FILES)
def test_every_pin_has_a_hash_right_below_it(file: str) -> None:
    text = lines(file)
    below = [text[number + 1] for number, line in enumerate(text) if _PIN.match(line)]
    assert below
    assert all(_HASH.match(line) for line in below)


@pytest.mark.parametrize(("file", "extras"), [(FILES[0], False), (FILES[1], True)])
def test_what_the_project_asks_for_is_pinned_within_its_bounds(file: str, extras: bool) -> None:
    pinned = pins(file)
    outside = [str(need) for need in asked_for(extras=extras) if pinned.get(canonicalize_name(need.name)) is None]
    assert outside == []
    wrong = [str(n) for n in asked_for(extras=extras) if not n.specifier.contains(pinned[canonicalize_name(n.name)])]
    assert wrong == []


def test_the_tests_run_with_the_very_versions_that_are_used() -> None:
    run_time, dev = pins("requirements.txt"), pins("requirements-dev.txt")
    assert {name: dev.get(name) for name in run_time} == run_time


def test_this_run_uses_the_pinned_versions() -> None:
    from importlib.metadata import version

    pinned = pins("requirements-dev.txt")
    elsewhere = {"colorama", "tzdata"}  # wanted on Windows only, or by a system without time zones
    assert {name: version(name) for name in pinned if name not in elsewhere} == {
        name: number for name, number in pinned.items() if name not in elsewhere
    }


def test_the_build_backend_is_the_pinned_one() -> None:
    build: list[str] = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))["build-system"]["requires"]
    assert build == [f"hatchling=={pins('requirements-dev.txt')['hatchling']}"]


def test_nothing_names_an_index_or_a_folder_of_wheels() -> None:
    settings = (TOP / "pyproject.toml").read_text(encoding="utf-8")
    assert not re.search(r"index-url|find-links|https?://", settings)
