"""A heading that she gave to a course: kept with the import, known next time, taken back by undo."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.begun import set_up
from tests.intake.old_tracker.shapes import HELD, became, proposed, sessions
from tests.intake.untidy import workbook
from tracker.intake.old_tracker.commit import Imported, open_tracker, propose_tracker, write_tracker
from tracker.intake.old_tracker.values import Answers, Held
from tracker.journal import undo
from tracker.store import Store
from tracker.training.courses import listing

TODAY = date(2025, 8, 29)
REFRESHER = "csec-refresher"
HEAD = ("District", "Overview CPS", "Spring round CPS")
SAID = Answers(courses={"Spring round CPS": REFRESHER})


@pytest.fixture
def records(any_store: Store) -> Store:
    """Give records with what ships, on each engine."""
    set_up(any_store)
    return any_store


def called(store: Store) -> dict[str, tuple[str, ...]]:
    with store.reading() as db:
        return {each.code: each.words for each in listing(db) if each.words}


def brought(store: Store, path: Path, answers: Answers | None = None) -> Imported:
    file, said = open_tracker(path), answers or Answers()
    return write_tracker(store, file, propose_tracker(store, file, answers=said, today=TODAY), answers=said)


def tracker(folder: Path, name: str, *days: date) -> Path:
    """Give a tracker whose second heading no course is known by."""
    rows = [(f"District {at}", day, day) for at, day in enumerate(days, start=1)]
    return workbook(folder / name, {"Tracker": [HEAD, *rows]})


def knowing(word: str) -> Held:
    """Give the records in which a word is remembered."""
    first, second = HELD.courses
    return replace(HELD, courses=(first, replace(second, words=(word,))))


def test_a_heading_that_was_given_to_a_course_is_known_in_the_next_file(records: Store, tmp_path: Path) -> None:
    done = brought(records, tracker(tmp_path, "one.xlsx", date(2025, 3, 4), date(2025, 3, 5)), SAID)
    assert "“Spring round CPS” is remembered as csec-refresher for the next file." in done.proposal.assumptions
    assert called(records) == {REFRESHER: ("Spring round CPS",)}
    later = brought(records, tracker(tmp_path, "two.xlsx", date(2025, 4, 4)))
    assert "“Spring round CPS” is csec-refresher, as it was chosen before." in later.proposal.assumptions
    assert {each.course for each in later.proposal.held} == {"screening-overview", REFRESHER}
    assert (later.proposal.waiting, later.proposal.words) == ((), ())


def test_undo_forgets_it_with_the_sessions(records: Store, tmp_path: Path) -> None:
    done = brought(records, tracker(tmp_path, "one.xlsx", date(2025, 3, 4)), SAID)
    undo(records, done.change)
    assert called(records) == {}
    again = brought(records, tracker(tmp_path, "two.xlsx", date(2025, 4, 4)))
    assert [each.code for each in again.proposal.waiting] == ["course"]


def test_a_preview_remembers_nothing(records: Store, tmp_path: Path) -> None:
    file = open_tracker(tracker(tmp_path, "one.xlsx", date(2025, 3, 4)))
    assert propose_tracker(records, file, answers=SAID, today=TODAY).proposal.words == (
        ("Spring round CPS", REFRESHER),
    )
    assert called(records) == {}


def test_a_remembered_heading_is_compared_without_case_and_points() -> None:
    made = proposed(HEAD, ("District 1", None, date(2025, 3, 4)), held=knowing("spring  ROUND – cps"))
    assert sessions(made) == [("refresher", "2025-03-04", "D1-CPS", None)]


def test_part_of_a_remembered_heading_is_not_enough() -> None:
    made = proposed(
        ("District", "Overview CPS", "Autumn round CPS"),
        ("District 1", None, date(2025, 3, 4)),
        held=knowing("Spring round CPS"),
    )
    assert became(made) == {"C2": "asks"}


def test_a_heading_above_two_programs_is_known_too() -> None:
    made = proposed(
        ("District", "Spring round", None),
        (None, "CPS", "Perm"),
        ("District 1", date(2025, 3, 4), date(2025, 3, 5)),
        held=knowing("Spring round"),
        merged=((1, 2, 1, 3),),
    )
    assert [each[0] for each in sessions(made)] == ["refresher", "refresher"]


def test_neither_a_sheets_name_nor_one_course_for_the_whole_file_is_remembered() -> None:
    rows = (("District", "CPS", "Perm"), ("District 1", date(2025, 3, 4), None))
    for said in ("Tracker", ""):
        made = proposed(*rows, answers=Answers(courses={said: REFRESHER}))
        assert sessions(made) == [("refresher", "2025-03-04", "D1-CPS", None)]
        assert made.words == ()
