"""A published report is drawn again from what was kept, and each file is held against the one given out."""

import hashlib
import json
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import text

from tests.reports.kept.conftest import AUGUST, Office
from tracker.reports.formats import FORMATS, NoSuchFormat, drawn
from tracker.reports.kept.frozen import NotReadable
from tracker.reports.kept.publishing import publish
from tracker.reports.kept.reading import find
from tracker.reports.kept.reissuing import Reissued, reissue, said_of
from tracker.reports.kept.values import CONTENT


def again(office: Office, number: int = 1, formats: tuple[str, ...] | None = None) -> dict[str, Reissued]:
    with office.store.reading() as db:
        return {each.format: each for each in reissue(db, number, formats)}


def test_every_format_is_byte_for_byte_what_was_published_whatever_was_recorded_since(office: Office) -> None:
    report = office.report()
    files = drawn(report, FORMATS)
    publish(office.store, report, files, on=date(2025, 9, 1))
    office.log("D14-CPS", date(2025, 8, 20), ["Moss, Eve"])
    assert drawn(office.report(), ("csv",))["csv"] != files["csv"]
    found = again(office)
    assert {name: each.data for name, each in found.items()} == files
    assert all(each.same for each in found.values())
    assert found["pdf"].name == "coverage_2025-08-31_leadership_published-1.pdf"


@pytest.mark.parametrize(("copy", "name"), [("internal", "INTERNAL-names"), ("external", "external")])
def test_the_name_of_the_file_says_which_copy_and_which_number(office: Office, copy: str, name: str) -> None:
    office.published(copy=copy)  # type: ignore[arg-type] # pytest hands words
    assert again(office)["csv"].name == f"coverage_2025-08-31_{name}_published-1.csv"


def test_one_page_is_one_page_again(office: Office) -> None:
    report = office.report()
    publish(office.store, report, drawn(report, ("html",), "quick"), on=AUGUST, form="quick")
    assert again(office)["html"].same
    assert "one-page" in again(office)["html"].name


def test_a_format_that_was_not_given_out_is_drawn_now_from_the_same_figures(office: Office) -> None:
    office.published(formats=("csv",))
    office.log("D14-CPS", date(2025, 8, 20), ["Moss, Eve"])
    found = again(office, formats=("csv", "json"))
    assert (found["csv"].same, found["json"].same) == (True, None)
    trained = {row["team"]: row["trained"] for row in json.loads(found["json"].data)["rows"]}
    assert trained["D14-CPS"] == 0


def test_a_drawing_that_is_another_by_now_is_given_and_said_plainly(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.published(formats=("csv", "html"))
    monkeypatch.setitem(FORMATS, "html", lambda _, document: f"otherwise: {document.title}".encode())
    with office.store.reading() as db:
        found = reissue(db, 1, ("csv", "html", "json"))
        said = said_of(find(db, 1), found)
    assert [each.same for each in found] == [True, False, None]
    assert found[1].data.startswith(b"otherwise: Training coverage")
    assert said[0::2] == (
        "Byte for byte what was published on 2025-10-01: csv.",
        "Not among the files published on 2025-10-01, drawn now from the same figures and words: json.",
    )
    assert said[1].startswith("Drawn otherwise than what was published on 2025-10-01: html. The figures and words are")


def test_an_unknown_format_is_refused_and_a_damaged_value_said(office: Office) -> None:
    office.published()
    with pytest.raises(NoSuchFormat):
        again(office, formats=("docx",))
    with office.store.writing("spoiled for the test") as db:
        db.execute(text("UPDATE published SET content = 'AAAA'"))
    with pytest.raises(NotReadable, match="damaged"):
        again(office)


def test_words_that_look_like_markup_come_back_as_words(office: Office) -> None:
    report = replace(office.report(), headline='<b>=1+1 [/x] \x1b[31m "quoted"', doing=("@SUM(A1)", "\u202e"))
    files = drawn(report, ("html", "json"))
    publish(office.store, report, files, on=AUGUST)
    assert {name: each.data for name, each in again(office).items()} == files
    with office.store.reading() as db:
        kept = db.execute(text("SELECT content, digests FROM published")).one()
    assert CONTENT.unpack(kept.content).report == report
    assert json.loads(kept.digests)["html"] == hashlib.sha256(files["html"]).hexdigest()
