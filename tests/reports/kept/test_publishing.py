"""What is published is kept with all that it was drawn from, is no change of the records, and can be withdrawn."""

import hashlib
from datetime import date

import pytest

from tests.reports.kept.conftest import AUGUST, SEPTEMBER, Office
from tracker.coverage.measure import measure
from tracker.errors import NotFound, NothingToDo, Refused, WrongUsage
from tracker.journal import history, redo, undo
from tracker.journal.past import as_known
from tracker.reports.formats import drawn
from tracker.reports.kept.publishing import OtherRecords, publish, withdraw
from tracker.reports.kept.reading import content_of, figures_of, find, is_ours, listing, previous_of, records_head
from tracker.reports.layout import laid_out


def test_a_published_report_is_kept_with_its_figures_words_and_fingerprint(any_office: Office) -> None:
    report = any_office.report()
    files = drawn(report, ("csv", "json"))
    done = publish(any_office.store, report, files, on=date(2025, 10, 1), note=" to the director ")
    with any_office.store.reading() as db:
        (kept,) = listing(db)
        assert kept == find(db, done.number)
        assert is_ours(db, kept)
        assert content_of(db, 1).report == report
        assert content_of(db, 1).document == laid_out(report)
        assert figures_of(db, 1).rows == measure(db, AUGUST).rows
    assert (done.number, done.again) == (1, False)
    assert (kept.as_of, kept.audience, kept.form) == (AUGUST, "leadership", "full")
    assert (kept.published_on, kept.note, kept.withdrawn) == (date(2025, 10, 1), "to the director", None)
    assert (kept.fingerprint, kept.headline) == (report.fingerprint, report.headline)
    assert kept.digests == {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}


def test_its_known_on_gives_its_figures_for_ever(office: Office) -> None:
    office.published()
    before = office.report().shape["totals"]
    office.log("D14-CPS", date(2025, 8, 20), ["Moss, Eve"])
    with office.store.reading() as db:
        kept, told = find(db, 1), figures_of(db, 1)
    with as_known(office.store, kept.known_on, "UTC") as (db, _):
        assert measure(db, AUGUST).totals == told.totals
    assert office.report(known_on=kept.known_on).shape["totals"] == before
    assert office.report().shape["totals"] != before


def test_the_figures_that_a_copy_withholds_are_kept_whole(office: Office) -> None:
    office.published(copy="external")
    with office.store.reading() as db:
        rows = {row.team: row.trained for row in figures_of(db, 1).rows if row.course == "screening-overview"}
    assert rows["D4-CPS"] == 2


def test_publishing_changes_nothing_of_the_records(any_office: Office) -> None:
    before = drawn(any_office.report(), ("csv", "json", "html"))
    changes = any_office.head()
    any_office.published()
    with any_office.store.reading() as db:
        entry = history(db)[0]
        assert records_head(db).number == changes
    assert (entry.change, entry.kind) == (changes + 1, "report")
    assert entry.what == "published the leadership report as of 2025-08-31"
    assert drawn(any_office.report(), ("csv", "json", "html")) == before


def test_undo_passes_over_what_was_published(any_office: Office) -> None:
    any_office.published()
    undone = undo(any_office.store)
    assert undone.what == "logged the overview for D4-CPS on 2025-08-12"
    redo(any_office.store)
    with pytest.raises(NothingToDo, match="no change that can be taken back"):
        undo(any_office.store, undone.change + 1)
    with any_office.store.reading() as db:
        assert len(listing(db)) == 1


def test_the_same_report_again_keeps_its_number_and_leaves_no_entry(any_office: Office) -> None:
    first = any_office.published()
    head = any_office.head()
    again = any_office.published(note="once more")
    assert (again.number, again.again) == (first.number, True)
    assert any_office.head() == head


def test_files_of_another_format_are_added_to_the_report_that_stands(office: Office) -> None:
    office.published(formats=("csv",))
    with office.store.reading() as db:
        first = find(db, 1).digests
    assert office.published(formats=("csv", "html")).again
    with office.store.reading() as db:
        kept = find(db, 1)
        assert len(listing(db)) == 1
    assert kept.digests["csv"] == first["csv"]
    assert list(kept.digests) == ["csv", "html"]


def test_another_day_audience_form_or_state_of_the_records_is_another_report(office: Office) -> None:
    office.published()
    office.published(SEPTEMBER)
    office.published(copy="internal")
    office.published(form="quick")
    office.log("D14-CPS", date(2025, 8, 20), ["Moss, Eve"])
    assert office.published().number == 5
    with office.store.reading() as db:
        assert [kept.number for kept in listing(db)] == [5, 4, 3, 2, 1]


def test_one_that_is_withdrawn_stays_in_the_list_and_undo_lets_it_stand_again(any_office: Office) -> None:
    any_office.published()
    withdraw(any_office.store, 1, because=" the wrong day ")
    with any_office.store.reading() as db:
        assert find(db, 1).withdrawn == "the wrong day"
    with pytest.raises(NothingToDo, match="already: the wrong day"):
        withdraw(any_office.store, 1, because="again")
    words = "withdrew published report 1 (leadership copy as of 2025-08-31): the wrong day"
    assert undo(any_office.store).what == words
    with any_office.store.reading() as db:
        assert find(db, 1).withdrawn is None


def test_a_report_like_a_withdrawn_one_gets_a_number_of_its_own(office: Office) -> None:
    office.published()
    withdraw(office.store, 1, because="sent to the wrong people")
    assert not office.published().again


def test_a_report_is_withdrawn_with_a_reason_only_and_only_if_it_is_there(office: Office) -> None:
    office.published()
    head = office.head()
    with pytest.raises(WrongUsage, match="--because"):
        withdraw(office.store, 1, because="  ")
    for number in (0, 2, 2**40):
        with pytest.raises(NotFound, match="tracker reports list"):
            withdraw(office.store, number, because="not there")
    assert office.head() == head


def test_a_report_of_other_records_is_not_published_here(office: Office) -> None:
    report = office.report()
    forged = type(report)(**{**vars(report), "fingerprint": f"{report.fingerprint[:-12]}{'0' * 12}"})
    with pytest.raises(OtherRecords):
        publish(office.store, forged, {}, on=AUGUST)
    office.store.read_only = True
    with pytest.raises(Refused):
        office.published()


def test_the_last_report_before_a_day_is_the_one_of_the_latest_day(any_office: Office) -> None:
    any_office.published(date(2025, 7, 31))
    any_office.published(AUGUST)
    any_office.published(SEPTEMBER, copy="external")
    any_office.log("D14-CPS", date(2025, 7, 1), ["Moss, Eve"])
    any_office.published(date(2025, 7, 31))  # once more, and later than August's
    with any_office.store.reading() as db:
        assert previous_of(db, date(2025, 7, 31), "leadership") is None
        before_october = previous_of(db, SEPTEMBER, "leadership")
        assert before_october is not None
        assert (before_october.as_of, before_october.totals) == (AUGUST, figures_of(db, 2).totals)
        before_august = previous_of(db, AUGUST, "leadership")
        assert before_august is not None
        assert before_august.totals == figures_of(db, 4).totals != figures_of(db, 1).totals


def test_a_withdrawn_report_is_no_last_report(office: Office) -> None:
    office.published(date(2025, 7, 31))
    office.published(AUGUST)
    withdraw(office.store, 2, because="the wrong figures")
    with office.store.reading() as db:
        found = previous_of(db, SEPTEMBER, "leadership")
    assert found is not None
    assert found.as_of == date(2025, 7, 31)
