"""Hostile files end as one sentence, or are read right; the long form holds them to three seconds."""

import time
from pathlib import Path

import pytest

from tests.intake import hostile
from tracker.errors import NothingToImport, UnreadableFile
from tracker.intake.reading import read_book

MOST_SECONDS = 3.0


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Give a place for a file."""
    return tmp_path / "roster.xlsx"


@pytest.mark.parametrize("what", hostile.REFUSED)
def test_what_means_harm_is_refused_with_a_sentence(what: str, file: Path) -> None:
    file.write_bytes(hostile.REFUSED[what]())
    with pytest.raises((UnreadableFile, NothingToImport)) as refused:
        read_book(file)
    assert refused.value.message.endswith(".")
    assert len(refused.value.message) < 300


@pytest.mark.parametrize("what", hostile.READ)
def test_what_only_looks_hostile_is_read_right(what: str, file: Path) -> None:
    file.write_bytes(hostile.READ[what]())
    (sheet,) = read_book(file).sheets
    assert sheet.rows[:3] == tuple(map(tuple, hostile.ROWS))
    assert not any(cell for row in sheet.rows[3:] for cell in row)


@pytest.mark.long
@pytest.mark.parametrize("what", hostile.REFUSED)
def test_a_refusal_takes_no_three_seconds(what: str, file: Path) -> None:
    file.write_bytes(hostile.REFUSED[what]())
    start = time.perf_counter()
    with pytest.raises((UnreadableFile, NothingToImport)):
        read_book(file)
    assert time.perf_counter() - start < MOST_SECONDS
