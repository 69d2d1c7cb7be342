"""Her own words on a report: they stay with its day and copy, keep the draft that they replaced, and can be undone."""

from datetime import date

import pytest

from tests.reports.kept.conftest import Office, opened
from tracker.errors import NothingToDo, WrongUsage
from tracker.journal.undo import undo
from tracker.reports import wording
from tracker.reports.formats import drawn
from tracker.reports.layout import laid_out
from tracker.reports.values import Copy, PartName, Report
from tracker.reports.wording import LONGEST, NamesSomebody
from tracker.store import Store

AUGUST, SEPTEMBER = date(2025, 8, 31), date(2025, 9, 30)
HERS = "• Two districts are short of trainers.\n\n- Travel is restricted.\n"
LINES = ("Two districts are short of trainers.", "Travel is restricted.")


@pytest.fixture
def told(store: Store) -> Office:
    """Give Ada, Bo and Cy in D4-CPS, of whom Ada and Bo had the overview on 12 August; Eve and Fay in D14-CPS."""
    return opened(store)


def put(office: Office, words: str, copy: Copy = "leadership", part: PartName = "factors") -> Report:
    """Put words in place of what is drafted for 31 August, and give the report that is then made."""
    made = office.report(AUGUST, copy)
    with office.store.writing("worded a report") as db:
        wording.put(db, AUGUST, copy, part, words, made.drafted(part))
    return office.report(AUGUST, copy)


def test_her_words_stand_in_place_of_the_draft_one_sentence_a_line(any_store: Store) -> None:
    office = opened(any_store)
    before = office.report(AUGUST)
    after = put(office, HERS)
    assert after.factors == LINES
    assert after.doing == before.doing
    assert after.drafted("factors") == before.factors
    assert [each.replaced for each in after.worded] == [before.factors]
    for form in ("full", "quick"):
        assert LINES in [part.bullets for part in laid_out(after, form).parts]


def test_they_stay_with_the_report_of_that_day_and_copy_alone(told: Office) -> None:
    put(told, HERS)
    assert told.report(AUGUST).factors == LINES
    assert told.report(AUGUST, "external").worded == ()
    assert told.report(SEPTEMBER).worded == ()


def test_every_format_says_them(told: Office) -> None:
    for name, data in drawn(put(told, HERS), ["html", "json"]).items():
        assert b"Two districts are short of trainers." in data, name


def test_when_the_facts_have_changed_since_it_is_said_and_her_words_stay(told: Office) -> None:
    made = put(told, HERS, part="doing")
    assert wording.out_of_date(made.worded) == []
    told.log("D14-CPS", date(2025, 8, 20), ("Moss, Eve",))
    later = told.report(AUGUST)
    assert later.doing == LINES
    assert later.worded[0].draft != later.worded[0].replaced == made.worded[0].draft
    assert wording.out_of_date(later.worded) == [
        "The facts have changed since you wrote How are we doing: look at it again."
    ]


def test_written_again_they_are_held_against_the_facts_of_then(told: Office) -> None:
    put(told, HERS, part="doing")
    told.log("D14-CPS", date(2025, 8, 20), ("Moss, Eve",))
    again = put(told, HERS, part="doing")
    assert wording.out_of_date(again.worded) == []


def test_forgotten_the_draft_stands_again(told: Office) -> None:
    before = told.report(AUGUST)
    put(told, HERS)
    put(told, "Well.", part="doing")
    with told.store.writing("went back") as db:
        wording.forget(db, AUGUST, "leadership", ("factors",))
    assert (told.report(AUGUST).factors, told.report(AUGUST).doing) == (before.factors, ("Well.",))
    with told.store.writing("went back") as db, pytest.raises(NothingToDo):
        wording.forget(db, AUGUST, "leadership", ("factors",))


def test_undo_takes_them_back(told: Office) -> None:
    before = told.report(AUGUST).factors
    put(told, HERS)
    undo(told.store)
    assert told.report(AUGUST).factors == before


def test_as_known_earlier_a_report_has_the_words_of_then(told: Office) -> None:
    moment = str(told.head())
    put(told, HERS)
    assert told.report(AUGUST, known_on=moment).worded == ()


@pytest.mark.parametrize("copy", ["leadership", "external"])
def test_words_that_name_somebody_are_refused_where_no_names_belong(told: Office, copy: Copy) -> None:
    for words in (
        "Ada Okoye has not been trained yet.",
        "We asked okoye, ADA about it.",
        "Nobody but Cy\nLind has been on leave.",
        "It is Bo   Fenn's turn.",
    ):
        with pytest.raises(NamesSomebody, match="only the internal copy names staff"):
            put(told, words, copy)
    assert told.report(AUGUST, copy).worded == ()


def test_the_internal_copy_may_name_somebody(told: Office) -> None:
    assert put(told, "Ada Okoye asks for a second date.", "internal").factors == ("Ada Okoye asks for a second date.",)


def test_words_that_only_look_like_a_name_are_taken(told: Office) -> None:
    said = "Lind county and the Ada office are short of staff."
    assert put(told, said).factors == (said,)


def test_empty_overlong_and_unchanged_words_are_refused_with_what_to_do(told: Office) -> None:
    with pytest.raises(WrongUsage, match="--reset"):
        put(told, " \n • \n")
    with pytest.raises(WrongUsage, match="Shorten it"):
        put(told, "x" * (LONGEST + 1))
    put(told, HERS)
    with pytest.raises(NothingToDo):
        put(told, HERS)


def test_hostile_words_are_shown_as_they_are_and_draw_no_control_character(told: Office) -> None:
    made = put(told, "[/x] <script>alert(1)</script> #let x\x1b[31m =1+1")
    assert made.factors == ("[/x] <script>alert(1)</script> #let x =1+1",)
    assert b"<script>" not in drawn(made, ["html"])["html"]
