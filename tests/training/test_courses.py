"""Courses: found by their first letters, added for an audience, changed and refused."""

import pytest
from sqlalchemy.orm import Session

from tracker.errors import Ambiguous, NotFound, Refused, WrongUsage
from tracker.training.courses import CourseListed, add, change, find_course, listing


def course(db: Session, code: str) -> CourseListed:
    """Give a course as lists show it."""
    return next(each for each in listing(db) if each.code == code)


def test_what_ships_is_for_both_programs_and_employees(db: Session) -> None:
    assert [each.code for each in listing(db)] == ["screening-overview", "csec-refresher"]
    assert {(each.programs, each.worker_types, each.target_percent) for each in listing(db)} == {
        (("CPS", "Permanency"), ("employee",), 90)
    }


@pytest.mark.parametrize("said", ["csec-refresher", "CSEC", " c ", "csec-"])
def test_a_course_is_found_by_its_first_letters(db: Session, said: str) -> None:
    assert find_course(db, said).code == "csec-refresher"


def test_a_beginning_that_fits_several_is_asked_about_unless_it_is_the_whole_code(db: Session) -> None:
    add(db, "csec", title="The first one")
    assert find_course(db, "csec").code == "csec"
    with pytest.raises(Ambiguous, match="may be csec-refresher, csec"):
        find_course(db, "cse")
    for said in ("", "refresher", "%"):
        with pytest.raises(NotFound, match="There are screening-overview, csec-refresher"):
            find_course(db, said)


def test_an_audience_is_every_pairing_of_programs_classifications_and_worker_types(db: Session) -> None:
    add(
        db, "leads", title="T", programs=["cps"], classifications=["SSS1", "SSS2"], worker_types=["employee", "student"]
    )
    found = course(db, "leads")
    assert (found.programs, found.classifications) == (("CPS",), ("SSS1", "SSS2"))
    assert found.worker_types == ("employee", "student")


@pytest.mark.parametrize("code", ["", " ", "two words", "a,b", "-x", "[/x]", "é"])
def test_a_code_is_letters_digits_and_hyphens(db: Session, code: str) -> None:
    with pytest.raises(WrongUsage, match="is no code"):
        add(db, code, title="T")


def test_a_title_is_never_blank(db: Session) -> None:
    for blank in ("", "  "):
        with pytest.raises(WrongUsage, match="a title"):
            add(db, "x", title=blank)
        with pytest.raises(WrongUsage, match="a title"):
            change(db, "csec", title=blank)
    assert course(db, "csec-refresher").title == "CSEC refresher"


def test_only_what_is_named_is_changed(db: Session) -> None:
    before = course(db, "csec-refresher")
    assert change(db, "csec", valid_months=12, min_minutes=None) == "csec-refresher"
    assert course(db, "csec-refresher") == CourseListed(**{**vars(before), "valid_months": 12})
    with pytest.raises(WrongUsage, match="Say what to change"):
        change(db, "csec", valid_months=None)


def test_a_course_counts_toward_another_once_and_never_toward_itself(db: Session) -> None:
    change(db, "csec", counts_toward="screening")
    assert course(db, "csec-refresher").counts_toward == ("screening-overview",)
    with pytest.raises(Refused, match="already"):
        change(db, "csec", counts_toward="screening")
    with pytest.raises(Refused, match="itself"):
        change(db, "csec", counts_toward="csec")
