"""From a file into the records: one operation, nothing twice, stale is refused, undo takes all of it back."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from sqlalchemy import text

from tests.begun import set_up
from tests.demo.samples.old_tracker import tracker
from tracker import training
from tracker.errors import StaleProposal
from tracker.intake.old_tracker.commit import Imported, open_tracker, propose_tracker, waiting_rows, write_tracker
from tracker.intake.old_tracker.values import Answers
from tracker.journal import undo
from tracker.model import JOURNALED
from tracker.store import Store
from tracker.teams import find

TODAY = date(2025, 8, 29)
ZONE = "America/Los_Angeles"


@pytest.fixture
def records(store: Store) -> Store:
    set_up(store)
    return store


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    path = tmp_path / "Old_tracker_2025.xlsx"
    path.write_bytes(tracker())
    return path


def brought(
    store: Store, path: Path, *, yes: bool = True, answers: Answers | None = None, today: date = TODAY, **how: Any
) -> Imported:
    file, said = open_tracker(path), answers or Answers()
    done = propose_tracker(store, file, answers=said, today=today)
    return write_tracker(store, file, done, answers=said, **how) if yes else done


def rows(store: Store) -> dict[str, list[Any]]:
    with store.reading() as db:
        return {str(table): [tuple(row) for row in db.execute(text(f'SELECT * FROM "{table}"'))] for table in JOURNALED}


def asked(store: Store, words: str) -> list[tuple[Any, ...]]:
    with store.reading() as db:
        return [tuple(row) for row in db.execute(text(words))]


def test_the_sample_becomes_sessions_with_their_evidence_and_their_file(records: Store, sample: Path) -> None:
    done = brought(records, sample)
    assert done.change is not None
    assert asked(records, "SELECT status, count(*) FROM session GROUP BY status ORDER BY status") == [
        ("held", 23),
        ("planned", 3),
    ]
    assert asked(
        records, "SELECT evidence, count(*) FROM delivery GROUP BY evidence ORDER BY evidence IS NULL, evidence"
    ) == [
        ("headcount", 4),
        ("reported", 21),
        (None, 3),
    ]
    assert asked(records, "SELECT kind, file FROM import") == [("sessions", "Old_tracker_2025.xlsx")]
    assert asked(records, "SELECT count(*) FROM source") == [(26,)]
    with records.reading() as db:
        listed = training.listing(db)
    assert [(each.day, each.teams, each.headcount) for each in listed if each.headcount] == [
        (date(2025, 3, 27), ("D10-Permanency",), 9),
        (date(2025, 3, 25), ("D15-CPS",), 31),
        (date(2025, 3, 18), ("D1-CPS",), 14),
        (date(2025, 2, 20), ("D3-CPS",), 22),
    ]
    assert [each.note for each in listed if each.note] == ["3/11 make-up in Medford"]


def test_without_being_told_to_nothing_is_written(records: Store, sample: Path) -> None:
    before = rows(records)
    brought(records, sample, yes=False)
    assert rows(records) == before


def test_the_same_file_again_changes_nothing(records: Store, sample: Path) -> None:
    brought(records, sample)
    before, head = rows(records), records.head()
    again = brought(records, sample)
    assert (again.change, again.as_before, again.committed) == (None, True, True)
    assert (rows(records), records.head()) == (before, head)
    assert len(again.proposal.known) == 28


def test_answers_given_later_add_only_what_they_settle(records: Store, sample: Path) -> None:
    brought(records, sample)
    done = brought(records, sample, answers=Answers(day=date(2025, 4, 30)))
    assert [(each.codes, each.headcount) for each in done.proposal.held] == [
        (("D2-Permanency",), None),
        (("D5-CPS",), None),
        (("D5-CPS",), 17),
        (("D11-CPS",), None),
    ]


def test_one_undo_takes_all_of_it_back(records: Store, sample: Path) -> None:
    before = rows(records)
    done = brought(records, sample)
    undo(records, done.change)
    assert rows(records) == before
    assert len(brought(records, sample).proposal.held) == 23


def test_a_preview_of_other_records_is_refused_and_writes_nothing(records: Store, sample: Path) -> None:
    file = open_tracker(sample)
    done = propose_tracker(records, file, answers=Answers(), today=TODAY)
    with records.writing("logged one of them meanwhile") as db:
        team = find(db, "D1-CPS").team_id
        training.log(db, "screening-overview", day=date(2025, 2, 11), teams=[team], zone=ZONE)
    before = rows(records)
    with pytest.raises(StaleProposal):
        write_tracker(records, file, done, answers=Answers())
    assert rows(records) == before


def test_a_change_that_touches_none_of_it_does_not_make_it_stale(records: Store, sample: Path) -> None:
    file = open_tracker(sample)
    done = propose_tracker(records, file, answers=Answers(), today=TODAY)
    with records.writing("renamed the agency") as db:
        db.execute(text("INSERT INTO setting (\"key\", value) VALUES ('agency', 'Another')"))
    assert write_tracker(records, file, done, answers=Answers()).change is not None


def test_what_progress_raises_leaves_nothing_behind(records: Store, sample: Path) -> None:
    class Stopped(Exception):
        pass

    def stop(done: int, _of: int) -> None:
        if done:
            raise Stopped

    before = rows(records)
    with pytest.raises(Stopped):
        brought(records, sample, progress=stop)
    assert rows(records) == before


def test_what_waits_is_listed_with_its_cell_and_what_it_says(records: Store, sample: Path) -> None:
    listed = waiting_rows(brought(records, sample))
    assert ("Tracker", "C7", "✓", "“✓” says no day.") in listed
    assert [row[1] for row in listed] == ["C7", "D9", "B10", "D10", "C14", "B16", "B17"]


def test_five_thousand_cells_are_read_held_and_written(records: Store, tmp_path: Path) -> None:
    """312 columns of days, two a week, for sixteen districts."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["District", *(f"Overview {'CPS' if n % 2 else 'Perm'}" for n in range(312))])
    start = date(2022, 1, 3).toordinal()
    for district in range(1, 17):
        sheet.append([f"District {district}", *(datetime.fromordinal(start + 4 * n) for n in range(312))])
    path = tmp_path / "large.xlsx"
    book.save(path)
    heard: list[tuple[int, int]] = []
    done = brought(records, path, progress=lambda now, of: heard.append((now, of)))
    assert len(done.proposal.fates) == 16 * 312
    assert asked(records, "SELECT count(*) FROM session") == [(16 * 312,)]
    assert heard[0] == (0, 4992)
    assert heard[-1] == (4992, 4992)


def test_the_records_on_every_engine_take_it(any_store: Store, sample: Path) -> None:
    set_up(any_store)
    assert len(brought(any_store, sample).proposal.held) == 23
    again = brought(any_store, sample)
    assert (len(again.proposal.known), again.change) == (28, None)
