"""What files call a course: said once, known from then on, never two courses' at once, and forgotten when told."""

import pytest
from sqlalchemy.orm import Session

from tracker.errors import NotFound, NothingToDo, Refused, WrongUsage
from tracker.training import call, uncall
from tracker.training.courses import add, listing
from tracker.training.words import learn, refuse_anothers

OVERVIEW, REFRESHER = "screening-overview", "csec-refresher"


def called(db: Session) -> dict[str, tuple[str, ...]]:
    """Give what each course is called besides."""
    return {each.code: each.words for each in listing(db) if each.words}


def test_a_course_may_be_called_several_ways_and_each_can_be_forgotten(db: Session) -> None:
    assert call(db, "csec", " Module  1 ") == REFRESHER
    call(db, REFRESHER, "CSEC 101")
    assert called(db) == {REFRESHER: ("Module 1", "CSEC 101")}
    assert uncall(db, "csec", "MODULE-1") == REFRESHER
    assert called(db) == {REFRESHER: ("CSEC 101",)}
    with pytest.raises(NotFound, match="is not called"):
        uncall(db, OVERVIEW, "CSEC 101")


@pytest.mark.parametrize("word", [REFRESHER, "CSEC Refresher", "csec_refresher", "Module 1", "MODULE – 1"])
def test_what_another_course_is_called_is_refused(db: Session, word: str) -> None:
    call(db, REFRESHER, "Module 1")
    with pytest.raises(Refused, match="csec-refresher is called, so it cannot mean screening-overview"):
        call(db, OVERVIEW, word)
    with pytest.raises(NothingToDo):
        call(db, REFRESHER, word)
    refuse_anothers(db, word, REFRESHER)
    assert called(db) == {REFRESHER: ("Module 1",)}


def test_a_refusal_says_how_a_remembered_word_is_forgotten_and_nothing_forgets_a_title(db: Session) -> None:
    call(db, REFRESHER, "Module 1")
    with pytest.raises(Refused) as why:
        refuse_anothers(db, "module 1", OVERVIEW)
    assert '`tracker courses unword csec-refresher "module 1"` forgets it.' in why.value.message
    with pytest.raises(Refused) as why:
        refuse_anothers(db, "CSEC refresher", OVERVIEW)
    assert "unword" not in why.value.message


def test_a_title_that_two_courses_share_is_nobodys_own_and_may_be_said_for_one(db: Session) -> None:
    title = "Sex trafficking screening tool overview"
    add(db, "overview-2", title=title)
    call(db, "overview-2", title)
    with pytest.raises(Refused):
        call(db, OVERVIEW, f"{title}.")


@pytest.mark.parametrize("word", ["", " ", "–", "x" * 121, "a\x1bb"])
def test_what_is_no_name_is_refused(db: Session, word: str) -> None:
    with pytest.raises(WrongUsage):
        call(db, REFRESHER, word)


def test_what_an_import_taught_is_kept_unless_it_is_a_courses_own(db: Session) -> None:
    learn(db, [("Familial", REFRESHER), ("Familial", REFRESHER), ("CSEC refresher", OVERVIEW), ("familial", OVERVIEW)])
    assert called(db) == {REFRESHER: ("Familial",)}
