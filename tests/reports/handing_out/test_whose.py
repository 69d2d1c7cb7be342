"""Sheets that are handed out are of the newest change of the records; giving out a report is none."""

from datetime import date

from tests.reports.handing_out.conftest import TUESDAY, ZONE, held
from tracker.reports.gather import gather
from tracker.reports.handing_out.reconciliation import files, reconciliation
from tracker.reports.handing_out.sign_in import as_xlsx, sign_in
from tracker.reports.kept.publishing import publish
from tracker.store import Store
from tracker.training import Presence


def drawn(store: Store, number: int) -> tuple[bytes, dict[str, bytes]]:
    with store.reading() as db:
        return as_xlsx(sign_in(db, number)), files(reconciliation(db))


def test_a_report_that_is_published_changes_no_byte_of_them_and_a_change_of_the_records_does(filled: Store) -> None:
    number = held(filled, Presence(person_id=1))
    before = drawn(filled, number)
    report = gather(filled, TUESDAY, known_on=None, zone=ZONE, copy="leadership")
    publish(filled, report, {}, on=date(2025, 10, 8))
    assert drawn(filled, number) == before
    held(filled, Presence(person_id=2), course="csec-refresher")
    assert drawn(filled, number)[0] != before[0]
