"""From a file to the records: its day, the same file again, and what kind of file it is."""

from datetime import date
from pathlib import Path

import pytest

from tests.begun import set_up
from tests.intake.given import OCTOBER, SEPTEMBER, roster, row
from tests.intake.untidy import as_csv
from tracker.errors import UnreadableFile, WrongUsage
from tracker.intake.apply import apply_roster, read_file
from tracker.intake.arriving import looks_like_attendance, must_be_a_file
from tracker.intake.propose import Decided
from tracker.intake.values import Problem
from tracker.store import Store

ADA, BO = row(2, "OR1", "Okoye, Ada"), row(3, "OR2", "Fenn, Bo")
STRANGE = row(4, "OR9", "Roe, Al", "Juvenile")


@pytest.fixture
def records(store: Store) -> Store:
    """Give records in memory with what ships."""
    set_up(store)
    return store


def test_a_proposal_alone_writes_nothing(records: Store) -> None:
    head = records.head()
    shown = apply_roster(records, roster(ADA), yes=False, decided=Decided())
    assert (len(shown.proposal.joiners), shown.committed, shown.change) == (1, False, None)
    assert records.head() == head


def test_the_same_file_again_leaves_no_entry(records: Store) -> None:
    first = apply_roster(records, roster(ADA, BO), yes=True, decided=Decided())
    again = apply_roster(records, roster(ADA, BO), yes=True, decided=Decided())
    assert (first.change, again.change) == (records.head().number, None)
    assert again.as_before


def test_the_same_file_for_another_day_is_an_import_of_its_own(records: Store) -> None:
    apply_roster(records, roster(ADA), yes=True, decided=Decided())
    later = apply_roster(records, roster(ADA, on=OCTOBER), yes=True, decided=Decided())
    assert (later.change, later.as_before) == (records.head().number, False)


def test_rows_that_waited_before_wait_as_before_and_a_row_that_was_applied_does_not(records: Store) -> None:
    given = roster(ADA, BO, STRANGE)
    first = apply_roster(records, given, yes=True, decided=Decided())
    assert (first.set_aside, first.as_before) == (True, False)
    again = apply_roster(records, given, yes=True, decided=Decided())
    assert (again.set_aside, again.as_before, again.change) == (True, True, None)
    newly = apply_roster(records, given, yes=True, decided=Decided(rows={("Staff", 3): "aside"}))
    assert (newly.set_aside, newly.as_before) == (True, False)


def test_a_blemish_of_a_known_row_waits_once_and_is_listed_ever_after(records: Store) -> None:
    blemish = Problem("Staff", 2, "D", "not_a_date", "\u201csoon\u201d is no date.")
    given = roster(ADA, BO, problems=[blemish])
    first = apply_roster(records, given, yes=True, decided=Decided())
    assert (len(first.proposal.joiners), first.set_aside) == (2, False)
    again = apply_roster(records, given, yes=True, decided=Decided())
    assert [each.person_id for each in again.proposal.unchanged] == [1, 2]
    assert again.proposal.problems == (blemish,)


@pytest.mark.parametrize(
    ("name", "on", "day", "source"),
    [
        ("D04 2025-09-02.csv", None, SEPTEMBER, "file name"),
        ("D04 2025-09-02.csv", OCTOBER, OCTOBER, "given"),
    ],
)
def test_the_day_is_given_or_found(tmp_path: Path, name: str, on: date | None, day: date, source: str) -> None:
    file = as_csv(tmp_path / name, [("Employee ID", "Name", "Program"), ("OR1", "Okoye Ada", "CPS")])
    read = read_file(file, on=on)
    assert (read.on, read.on_source) == (day, source)


def test_a_day_that_nothing_says_is_asked_for(tmp_path: Path) -> None:
    file = as_csv(tmp_path / "D04.csv", [("Employee ID", "Name", "Program"), ("OR1", "Okoye Ada", "CPS")])
    with pytest.raises(WrongUsage, match=r"D04\.csv does not say which day"):
        read_file(file)


def test_what_is_no_file_is_said(tmp_path: Path) -> None:
    for path, said in ((tmp_path, "is a folder"), (tmp_path / "no.xlsx", "There is no file no.xlsx there")):
        with pytest.raises(UnreadableFile, match=said):
            must_be_a_file(path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize(
    ("start", "report"),
    [
        ("1. Summary\r\nMeeting title\tX", True),
        ("Meeting Summary\r\nTotal Number of Participants\t3", True),
        ("Full Name\tUser Action\tTimestamp", True),
        ("\r\n1. Summary\r\n", True),
        ("Name,Email\r\nOkoye,a@o.example", False),
        ("", False),
    ],
)
def test_a_meetings_report_is_told_from_a_roster_by_its_first_line(
    tmp_path: Path, encoding: str, start: str, report: bool
) -> None:
    (tmp_path / "file.csv").write_bytes(start.encode(encoding))
    assert looks_like_attendance(tmp_path / "file.csv") is report
