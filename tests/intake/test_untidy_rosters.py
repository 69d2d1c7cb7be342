"""Made rosters with every untidiness that districts have: read rightly, and nothing wrong applied without a question.

Fifty run always; `pytest tests/intake/test_untidy_rosters.py --long -s` runs a thousand others and prints the figures.
"""

from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.intake.measured import Measured, measure
from tests.intake.untidy_rosters import make

HEADERS, COLUMNS, PEOPLE = 0.99, 0.98, 0.98  # of the workbooks
ALWAYS, LONG = range(50), range(10_000, 11_000)
QUIRKS = (
    *("xlsx", "xls", "ods", "csv", "1904", "strict", "renamed", "two emails", "untitled number"),
    *("one", "units", "programs", "districts", "state", "turned", "instructions", "hidden sheet", "lists", "counts"),
    *("body:flat", "body:blocks", "body:supervisors", "body:repeated", "body:merged", "body:once"),
    *("head:one", "head:groups", "head:split", "head:tall", "name:CAPS", "name:columns", "district:given"),
)


@pytest.fixture(scope="module")
def fifty(tmp_path_factory: pytest.TempPathFactory) -> list[Measured]:
    """Measure the workbooks that are made in every run."""
    return measured(ALWAYS, tmp_path_factory.mktemp("rosters"))


def measured(seeds: Iterable[int], folder: Path) -> list[Measured]:
    """Make and measure one workbook a seed."""
    found = []
    for seed in seeds:
        made = make(seed, folder)
        found.append(measure(made))
        made.path.unlink()
    return found


def share(found: list[Measured], missed: str) -> float:
    """Give the share of workbooks without such a miss."""
    return sum(not getattr(each, missed) for each in found) / len(found)


def misses(found: list[Measured], what: str) -> list[tuple[int, list[str]]]:
    """Give the seeds with their misses."""
    return [(each.seed, getattr(each, what)[:3]) for each in found if getattr(each, what)]


def test_nothing_wrong_would_be_applied_without_a_question(fifty: list[Measured]) -> None:
    assert misses(fifty, "wrong") == []


def test_headings_columns_and_people_are_read_as_they_are(fifty: list[Measured]) -> None:
    assert share(fifty, "headers") >= HEADERS, misses(fifty, "headers")
    assert share(fifty, "columns") >= COLUMNS, misses(fifty, "columns")
    assert share(fifty, "people") >= PEOPLE, misses(fifty, "people")


def test_a_question_is_the_exception(fifty: list[Measured]) -> None:
    assert sum(each.asked for each in fifty) <= 0.1 * sum(each.rows for each in fifty)


def test_the_same_seed_makes_the_same_workbook(tmp_path: Path) -> None:
    one, other = make(3, tmp_path), make(3, tmp_path)
    assert (one.sheets, one.held, one.quirks) == (other.sheets, other.held, other.quirks)
    assert len({make(seed, tmp_path).quirks for seed in range(5)}) == 5


@pytest.mark.long
def test_a_thousand_other_workbooks(tmp_path: Path) -> None:
    found = measured(LONG, tmp_path)
    right = ", ".join(f"{name} {share(found, name):.1%}" for name in ("headers", "columns", "people"))
    print(f"\n{len(found)} rosters of {sum(each.rows for each in found):,} people, right: {right}")
    print(f"wrong {sum(len(each.wrong) for each in found)}, asked {sum(each.asked for each in found)}")
    assert misses(found, "wrong") == []
    assert share(found, "headers") >= HEADERS, misses(found, "headers")
    assert share(found, "columns") >= COLUMNS, misses(found, "columns")
    assert share(found, "people") >= PEOPLE, misses(found, "people")
    assert {quirk for each in found for quirk in each.quirks} >= set(QUIRKS)
