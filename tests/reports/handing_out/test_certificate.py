"""Certificates: for credit that exists, in words that claim no more, and found again by their number."""

import io
from datetime import date, timedelta

import pypdf
import pytest

from tests.reports.handing_out.conftest import TUESDAY, fill, held
from tracker import people, settings, training
from tracker.errors import NotFound
from tracker.journal import undo
from tracker.model import Completion
from tracker.reports.handing_out.certificate import (
    CAUTION,
    Certificate,
    NoCredit,
    as_pdf,
    certificates,
    certificates_of_session,
    folder_name,
)
from tracker.reports.handing_out.credit import NotCertified, find_credit, spoken
from tracker.store import Store
from tracker.training import Presence, courses

LATER = TUESDAY + timedelta(days=30)


def of(
    store: Store, who: str = "OR1", as_of: date = LATER, *, course: str | None = None, session: int | None = None
) -> tuple[Certificate, ...]:
    with store.reading() as db:
        return certificates(db, who, as_of, course=course, session=session)


def words(drawn: bytes) -> str:
    (page,) = pypdf.PdfReader(io.BytesIO(drawn)).pages
    return " ".join(page.extract_text().split())


def completed(store: Store, day: date, course: str = "csec-refresher", source: str = "Transcript") -> None:
    with store.writing("a completion") as db:
        number = training.find_course(db, course).id
        assert number is not None
        db.add(Completion(person_id=1, course_id=number, day=day, source=source))


def test_it_says_who_completed_what_and_when_and_claims_no_more(filled: Store) -> None:
    held(filled, Presence(1, 75), facilitators="Fenn, Jo; Hale, Gus Jr.")
    (only,) = of(filled)
    drawn = as_pdf(only)
    said = words(drawn)
    for expected in (
        "This certifies that Zebedee Quillfeather completed the training Sex trafficking screening tool overview",
        "on Tuesday, 7 October 2025 75 minutes, session 1, led by Jo Fenn and Gus Hale Jr.",
        "ODHS Child Welfare",
        f"Certificate {only.credit.number}. To have it looked up, give this number to ODHS Child Welfare.",
        CAUTION,
    ):
        assert expected in said
    for claim in ("certified in", "qualified", "is competent", "uses the", "complies", "Version"):
        assert claim not in said
    assert b"pdfuaid" in drawn
    assert drawn == as_pdf(*of(filled))


def test_it_is_one_landscape_page_on_the_paper_of_the_settings(filled: Store) -> None:
    held(filled, Presence(1))
    page = pypdf.PdfReader(io.BytesIO(as_pdf(*of(filled)))).pages[0]
    assert (round(page.mediabox.width), round(page.mediabox.height)) == (792, 612)
    with filled.writing("brand") as db:
        settings.change(db, "paper", "a4")
        settings.change(db, "contact", "training@agency.example")
    drawn = as_pdf(*of(filled))
    page = pypdf.PdfReader(io.BytesIO(drawn)).pages[0]
    assert (round(page.mediabox.width), round(page.mediabox.height)) == (842, 595)
    assert "give this number to training@agency.example." in words(drawn)


def test_lapsed_credit_says_until_when_it_counted(filled: Store) -> None:
    held(filled, Presence(1))
    with filled.writing("a year") as db:
        courses.change(db, "screening-overview", valid_months=12)
    assert of(filled)[0].standing == "This credit counts until 6 October 2026."
    (lapsed,) = of(filled, as_of=date(2026, 10, 7))
    assert lapsed.standing == "This credit counted until 6 October 2026."
    assert lapsed.standing in words(as_pdf(lapsed))
    assert of(filled, as_of=date(2026, 10, 6))[0].standing.startswith("This credit counts")


def test_the_newest_credit_of_each_course_is_certified_or_the_one_that_is_named(filled: Store) -> None:
    first = held(filled, Presence(1))
    held(filled, Presence(1), day=TUESDAY + timedelta(days=7))
    completed(filled, date(2025, 3, 1))
    assert [(each.credit.course, each.credit.day) for each in of(filled)] == [
        ("csec-refresher", date(2025, 3, 1)),
        ("screening-overview", TUESDAY + timedelta(days=7)),
    ]
    assert [each.credit.course for each in of(filled, course="csec")] == ["csec-refresher"]
    assert [each.credit.day for each in of(filled, session=first)] == [TUESDAY]
    assert of(filled, as_of=TUESDAY)[-1].credit.day == TUESDAY


def test_a_completion_without_a_session_says_who_recorded_it(filled: Store) -> None:
    completed(filled, date(2025, 3, 1))
    (only,) = of(filled)
    assert "on Saturday, 1 March 2025 as recorded by Transcript" in words(as_pdf(only))
    assert only.credit.number.startswith("C")


def test_everybody_who_completed_a_session_gets_one(filled: Store) -> None:
    number = held(filled, Presence(1), Presence(2), Presence(3, missed="no_show"))
    with filled.reading() as db:
        found = certificates_of_session(db, number, LATER)
    assert [each.credit.person for each in found] == ["Ottoline Umberwick", "Zebedee Quillfeather"]
    names = [each.file_name for each in found]
    assert names[0].startswith("certificate_ottoline-umberwick_screening-overview_2025-10-07_A")
    assert len(set(names)) == 2
    assert folder_name(number) == "certificates_session-1_INTERNAL-names"


def test_nobody_is_certified_for_less_than_completion(filled: Store) -> None:
    with filled.writing("at least an hour") as db:
        courses.change(db, "screening-overview", min_minutes=60)
    number = held(filled, Presence(1, 20), Presence(2, missed="no_show"), Presence(3, missed="excused"))
    with pytest.raises(NoCredit, match=r"in session 1 of 2025-10-07 .* for 20 minutes, below the 60 that count"):
        of(filled)
    with pytest.raises(NoCredit, match=r"was expected in session 1 .* did not come"):
        of(filled, "OR2")
    with pytest.raises(NoCredit, match="was excused"):
        of(filled, "OR3", session=number)
    with pytest.raises(
        NoCredit, match="Nettlefold, Bo has no credit for Sex trafficking screening tool overview on 2025-11-06"
    ):
        of(filled, "OR4", course="screening")
    with filled.reading() as db, pytest.raises(NoCredit, match="a headcount trains nobody by name"):
        certificates_of_session(db, number, LATER)


def test_a_cancelled_a_planned_and_a_missing_session_certify_nobody(filled: Store) -> None:
    number = held(filled, Presence(1))
    with filled.writing("cancelled") as db:
        training.cancel(db, number)
    with pytest.raises(NoCredit, match="which is cancelled"):
        of(filled)
    with filled.reading() as db, pytest.raises(NoCredit, match="is cancelled, and nobody has credit"):
        certificates_of_session(db, number, LATER)
    with pytest.raises(NotFound, match="no session 99"):
        of(filled, session=99)


def test_credit_that_counts_toward_a_course_is_named_and_not_passed_off_as_it(filled: Store) -> None:
    held(filled, Presence(1))
    with filled.writing("a second version") as db:
        training.new_version(db, "screening-overview", from_day=date(2025, 11, 1))
    with pytest.raises(NoCredit, match="counts toward it: --course screening-overview certifies that"):
        of(filled, course="screening-overview-2")


def test_a_certificate_is_found_by_its_number_as_long_as_its_credit_stands(filled: Store) -> None:
    held(filled, Presence(1))
    (only,) = of(filled)
    with filled.writing("another name") as db:
        people.correct(db, "OR1", name="Quillfeather-Vale, Zebedee")
    with filled.reading() as db:
        assert find_credit(db, only.credit.number.lower()).person == "Zebedee Quillfeather-Vale"
        for wrong in ("A1-00000000", "A99-00000000", "C1-00000000", "something", only.credit.number + "0"):
            with pytest.raises(NotCertified):
                find_credit(db, wrong)
    undo(filled)
    undo(filled)
    with filled.reading() as db, pytest.raises(NotCertified, match="taken back is found no more"):
        find_credit(db, only.credit.number)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Okoye, Blessing", "Blessing Okoye"),
        ("Okoye, Blessing Jr.", "Blessing Okoye Jr."),
        ("de la Cruz, Ana María", "Ana María de la Cruz"),
        ("Madonna", "Madonna"),
        ("李 小龍", "李 小龍"),
    ],
)
def test_a_name_is_written_as_it_is_spoken(name: str, said: str) -> None:
    assert spoken(name) == said


def test_markup_and_paths_in_names_stay_text(filled: Store) -> None:
    with filled.writing("a name like a path") as db:
        people.correct(db, "OR1", name="../../#strong[x] $a$ \\ <b>, *Zé*")
    held(filled, Presence(1), facilitators="#panic() `x`")
    (only,) = of(filled)
    assert "/" not in only.file_name
    assert only.file_name.count(".") == 1
    assert "#strong[x] $a$" in words(as_pdf(only))


def test_a_long_name_and_title_still_fit_on_the_page(filled: Store) -> None:
    with filled.writing("long") as db:
        people.correct(db, "OR1", name=f"{'Featherstonehaugh-' * 6}X, {'Maximiliana ' * 8}")
        courses.change(db, "screening-overview", title="A very long title of a training indeed " * 5)
    held(filled, Presence(1))
    drawn = as_pdf(*of(filled))
    assert len(pypdf.PdfReader(io.BytesIO(drawn)).pages) == 1


def test_it_is_the_same_on_either_engine(any_store: Store) -> None:
    fill(any_store)
    held(any_store, Presence(1))
    (only,) = of(any_store)
    with any_store.reading() as db:
        assert find_credit(db, only.credit.number) == only.credit
