"""Published reports that would say something else today, with the facts and the changes that made the difference."""

from datetime import date

import pytest
from sqlalchemy import text

from tests.reports.kept.conftest import AUGUST, OVERVIEW, SEPTEMBER, ZONE, Office
from tracker import training
from tracker.journal import undo
from tracker.reports.kept.changed import changed, changed_numbers, mark
from tracker.reports.kept.publishing import withdraw
from tracker.reports.kept.shape import changed_as_json
from tracker.reports.kept.telling import NOT_OURS, changed_sentences

TITLE = "Sex trafficking screening tool overview"


def numbers(office: Office) -> tuple[int, ...]:
    found = tuple(each.kept.number for each in changed(office.store, zone=ZONE))
    with office.store.reading() as db:
        assert changed_numbers(db) == found
    return found


def test_what_was_recorded_late_is_told_with_the_change_that_brought_it(any_office: Office) -> None:
    any_office.published(AUGUST)
    any_office.log("D14-CPS", date(2025, 8, 20), ["Moss, Eve"])
    change = any_office.head()
    (found,) = changed(any_office.store, zone=ZONE)
    *figures, made, by, team = changed_sentences(found)
    assert figures == [
        f"{TITLE}, CPS: teams reached 1 of 16 (6%) → 2 of 16 (13%)",
        f"{TITLE}, CPS: districts reached 1 of 16 (6%) → 2 of 16 (13%)",
        f"{TITLE}, CPS: staff trained 2 of 5 → 3 of 5",
    ]
    about = f"{TITLE}: "
    assert made == f"{about}What made the difference: 1 session recorded late, 1 late sign-in row and 1 late delivery."
    assert by.startswith(f"{about}change {change}: session 2 of 2025-08-20 recorded late; 1 late sign-in row")
    facts = "reached 0 → 1; last delivery none → 2025-08-20; evidence none → named; trained 0 → 1; never trained 2 → 1"
    assert team == f"D14-CPS, {TITLE}: {facts}"
    (told,) = changed_as_json([found])
    assert told["published"] == 1
    assert [fact["changes"] for fact in told["restatement"]["rows"][0]["facts"]] == [[change]] * 3


def test_nothing_is_told_where_every_report_would_say_the_same(office: Office) -> None:
    office.published(AUGUST)
    assert numbers(office) == ()
    office.log("D14-CPS", date(2025, 9, 20), ["Moss, Eve"])  # after the day
    office.hire("D14-CPS", ["Quill, Gil"], on=date(2025, 9, 1))
    assert numbers(office) == ()
    with office.store.reading() as db:
        assert mark(db) == ""


def test_what_was_planned_since_restates_nothing(office: Office) -> None:
    office.published(AUGUST)
    team = office.team("D14-CPS")
    with office.store.writing("scheduled a session") as db:
        training.schedule(db, OVERVIEW, day=date(2025, 10, 2), teams=[team], zone=ZONE)
    assert numbers(office) == ()


def test_each_report_that_stands_is_looked_at_and_the_mark_counts_them(office: Office) -> None:
    office.published(AUGUST)
    office.published(SEPTEMBER)
    office.published(SEPTEMBER, copy="external")
    office.log("D14-CPS", date(2025, 9, 20), ["Moss, Eve"])
    assert numbers(office) == (3, 2)
    withdraw(office.store, 3, because="replaced")
    assert numbers(office) == (2,)
    with office.store.reading() as db:
        assert mark(db) == "1 published report would say something else today"
    office.log("D4-CPS", date(2025, 8, 21), ["Lind, Cy"])
    with office.store.reading() as db:
        assert mark(db) == "2 published reports would say something else today"


def test_what_was_taken_back_again_makes_no_difference(office: Office) -> None:
    office.published(AUGUST)
    office.log("D4-CPS", date(2025, 8, 20), ["Lind, Cy"])
    assert numbers(office) == (1,)
    undo(office.store)
    assert numbers(office) == ()


def test_a_course_with_another_target_is_told(office: Office) -> None:
    office.published(AUGUST)
    with office.store.writing("set a target") as db:
        db.execute(text("UPDATE course SET target_percent = 80 WHERE code = :code"), {"code": OVERVIEW})
    (found,) = changed(office.store, zone=ZONE)
    assert list(changed_sentences(found)) == [f"{TITLE}: target 90% → 80%"]


def test_a_later_session_that_trains_nobody_anew_is_told_of_its_team(office: Office) -> None:
    office.published(AUGUST)
    office.log("D4-CPS", date(2025, 8, 25), ["Okoye, Ada"])
    (found,) = changed(office.store, zone=ZONE)
    assert list(changed_sentences(found))[-1:] == [f"D4-CPS, {TITLE}: last delivery 2025-08-12 → 2025-08-25"]


def test_a_report_of_another_history_is_measured_and_says_that_its_parts_cannot_be_told(office: Office) -> None:
    office.published(AUGUST)
    with office.store.writing("as if a backup of other records was put in place") as db:
        db.execute(text("UPDATE published SET fingerprint = '3-000000000000'"))
    assert numbers(office) == ()
    office.log("D4-CPS", date(2025, 8, 20), ["Lind, Cy"])
    (found,) = changed(office.store, zone=ZONE)
    assert found.restated is None
    assert NOT_OURS in list(changed_sentences(found))


@pytest.mark.parametrize("copy", ["internal", "external"])
def test_a_copy_that_withholds_or_names_is_held_by_the_whole_figures(office: Office, copy: str) -> None:
    office.published(AUGUST, copy=copy)  # type: ignore[arg-type] # pytest hands words
    assert numbers(office) == ()
    office.log("D4-CPS", date(2025, 8, 20), ["Lind, Cy"])
    assert numbers(office) == (1,)
