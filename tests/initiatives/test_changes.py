"""What becomes of the plan's entries: how they stand, who has them, their milestones, measures and outcomes."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from tests.people.tried import tried
from tracker import initiatives
from tracker.errors import Ambiguous, NotFound, Refused, WrongUsage
from tracker.initiatives import Entry
from tracker.model import InitiativeStatus

PLAN, MONDAY, LATER = date(2025, 8, 20), date(2025, 9, 8), date(2025, 10, 6)


def entry(db: Session, code: str, as_of: date = LATER) -> Entry:
    """Give one entry as of a day."""
    return next(each for each in initiatives.plan(db, as_of).entries if each.code == code)


@pytest.mark.parametrize("said", ["documentation", "DOC", " docu "])
def test_an_entry_is_found_by_its_first_letters(db: Session, said: str) -> None:
    assert initiatives.find(db, said).code == "documentation"


def test_letters_that_fit_several_are_asked_about_and_those_that_fit_none_refused(db: Session) -> None:
    with pytest.raises(Ambiguous, match="may be dashboard, documentation") as raised:
        initiatives.find(db, "d")
    assert raised.value.facts["candidates"] == ["dashboard", "documentation", "data-analysis"]
    for said in ("", "nothing", "%"):
        with pytest.raises(NotFound, match="`tracker plan` lists the codes"):
            initiatives.find(db, said)


def test_a_status_holds_from_its_day_and_earlier_days_keep_theirs(db: Session) -> None:
    initiatives.set_status(db, "docu", "in_progress", day=MONDAY, words="The agency is contracted.")
    before, now = entry(db, "documentation", PLAN), entry(db, "documentation", MONDAY)
    assert (before.status, before.status_words[:11]) == ("proposed", "In proposal")
    assert (now.status, now.status_words) == ("in_progress", "The agency is contracted.")
    assert [each.day for each in now.history] == [PLAN, MONDAY]
    assert entry(db, "documentation", date(2025, 8, 19)).status == ""


def test_a_status_of_an_earlier_day_is_told_in_the_history_and_the_newest_still_holds(db: Session) -> None:
    initiatives.set_status(db, "docu", "done", day=LATER)
    initiatives.set_status(db, "docu", "in_progress", day=MONDAY)
    assert [each.status for each in entry(db, "documentation").history] == ["proposed", "in_progress", "done"]


def test_what_she_says_of_a_day_again_replaces_it_and_what_the_plan_said_of_it_stays(db: Session) -> None:
    initiatives.set_status(db, "docu", "in_progress", day=PLAN, words="slip")
    initiatives.set_status(db, "docu", "on_hold", day=PLAN, words="No money yet.")
    history = entry(db, "documentation").history
    assert [(each.status, each.words.split()[0], bool(each.source)) for each in history] == [
        ("proposed", "In", True),
        ("on_hold", "No", False),
    ]


def test_the_same_status_again_is_refused_and_other_words_for_it_are_not(db: Session) -> None:
    with pytest.raises(Refused, match="stands as “proposed” since 2025-08-20 already"):
        initiatives.set_status(db, "docu", "proposed", day=MONDAY)
    initiatives.set_status(db, "docu", "proposed", day=MONDAY, words="Two agencies answered.")
    with pytest.raises(Refused):
        initiatives.set_status(db, "docu", "proposed", day=LATER, words="Two agencies answered.")
    with pytest.raises(WrongUsage, match="not_started, proposed, in_progress, done, on_hold, rejected"):
        initiatives.set_status(db, "docu", "finished", day=MONDAY)


def test_an_owner_a_next_step_and_its_day_are_noted_and_taken_away_together(db: Session) -> None:
    initiatives.change(db, "dash", owner=" B.  Okoye ", next_step="meet the analyst", next_on=MONDAY)
    noted = entry(db, "dashboard")
    assert (noted.owner, noted.next_step, noted.next_on) == ("B. Okoye", "meet the analyst", MONDAY)
    initiatives.change(db, "dash", clear=["next-step"])
    gone = entry(db, "dashboard")
    assert (gone.owner, gone.next_step, gone.next_on) == ("B. Okoye", None, None)


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ({}, "Say what to change of dashboard"),
        ({"next_on": MONDAY}, "what comes next on 2025-09-08"),
        ({"title": "  "}, "a title"),
        ({"term": "soon"}, "short, mid, long"),
        ({"kind": "wish"}, "initiative, recommendation, option"),
        ({"clear": ["title"]}, "cannot be taken away"),
    ],
)
def test_what_makes_no_sense_of_an_entry_is_refused(db: Session, wanted: dict[str, object], said: str) -> None:
    with pytest.raises(WrongUsage, match=said):
        initiatives.change(db, "dash", **wanted)  # type: ignore[arg-type] # each case names its own words


def test_a_recommendation_that_is_funded_becomes_an_initiative(db: Session) -> None:
    initiatives.change(db, "cool", kind="initiative", term="mid", title="The Cool Aunt Series")
    changed = entry(db, "cool-aunt")
    assert (changed.kind, changed.term, changed.title) == ("initiative", "mid", "The Cool Aunt Series")
    assert changed.asks[0].initiative == "cool-aunt"


def test_an_entry_is_added_at_the_end_with_how_it_stands(db: Session) -> None:
    initiatives.add(db, "Hotels", title="Outreach to hotels", day=MONDAY, status="proposed", term="mid", owner="me")
    added = initiatives.plan(db, LATER).entries[-1]
    assert (added.code, added.kind, added.term, added.status, added.owner) == (
        "hotels",
        "initiative",
        "mid",
        "proposed",
        "me",
    )
    for code, said in (("two words", "is no code"), ("documentation", "already"), ("", "is no code")):
        with pytest.raises((WrongUsage, Refused), match=said):
            initiatives.add(db, code, title="T", day=MONDAY)
    with pytest.raises(WrongUsage, match="a title"):
        initiatives.add(db, "x", title=" ", day=MONDAY)


def test_an_entry_that_is_retired_stays_in_earlier_days(db: Session) -> None:
    assert initiatives.retire(db, "traffic", ends_before=MONDAY) == "traffic-jam"
    assert "traffic-jam" in [each.code for each in initiatives.plan(db, date(2025, 9, 7)).entries]
    assert "traffic-jam" not in [each.code for each in initiatives.plan(db, MONDAY).entries]
    with pytest.raises(Refused, match="out of the plan since 2025-09-08 already"):
        initiatives.retire(db, "traffic", ends_before=LATER)


def test_milestones_are_added_done_put_otherwise_and_taken_away(db: Session) -> None:
    number = initiatives.add_milestone(db, "dash", " Shown to  managers ", due_on=LATER)
    (*_, last) = entry(db, "dashboard").milestones
    assert (last.number, last.title, last.due_on, last.done) == (number, "Shown to managers", LATER, False)
    assert initiatives.milestone_done(db, number, day=MONDAY).title == "Shown to managers"
    assert entry(db, "dashboard", MONDAY).milestones[-1].done
    assert not entry(db, "dashboard", date(2025, 9, 7)).milestones[-1].done
    with pytest.raises(Refused, match="done since 2025-09-08 already"):
        initiatives.milestone_done(db, number, day=LATER)
    initiatives.change_milestone(db, number, title="Shown to leadership", clear=("done", "due"))
    (*_, last) = entry(db, "dashboard").milestones
    assert (last.title, last.due_on, last.done_on) == ("Shown to leadership", None, None)
    assert initiatives.remove_milestone(db, number) == "Shown to leadership"
    assert len(entry(db, "dashboard").milestones) == 2
    with pytest.raises(NotFound, match="no milestone"):
        initiatives.milestone_done(db, number, day=MONDAY)


def test_the_first_milestone_of_a_new_entry_is_what_it_is_measured_by(db: Session) -> None:
    initiatives.add(db, "hotels", title="Outreach to hotels", day=MONDAY)
    initiatives.add_milestone(db, "hotels", "List of hotels")
    initiatives.add_milestone(db, "hotels", "Letters sent")
    assert [each.kind for each in entry(db, "hotels").measures] == ["milestones"]
    initiatives.add_milestone(db, "screening", "Slides renewed")
    assert [each.kind for each in entry(db, "screening-overview").measures] == ["course"]


def test_an_entry_is_measured_by_a_course_a_list_or_nothing(db: Session) -> None:
    initiatives.measure_by(db, "program", course="csec", figure="staff")
    initiatives.measure_by(db, "program", catalogue="on-d")
    assert [(m.kind, m.course, m.catalogue) for m in entry(db, "program-training").measures] == [
        ("milestones", None, None),
        ("course", "csec-refresher", None),
        ("catalogue", None, "on-demand"),
    ]
    initiatives.measure_by(db, "program", course="csec", figure="teams")
    assert [m.figure for m in entry(db, "program-training").measures if m.kind == "course"] == ["teams"]
    with pytest.raises(Refused, match="by that already"):
        initiatives.measure_by(db, "program", course="csec", figure="teams")
    assert initiatives.measure_no_more(db, "program") == 3
    with pytest.raises(Refused, match="Nothing measures"):
        initiatives.measure_no_more(db, "program")
    with pytest.raises(NotFound, match="is not one course"):
        initiatives.measure_by(db, "program", course="nothing")
    with pytest.raises(WrongUsage, match="one thing"):
        initiatives.measure_by(db, "program", course="csec", milestones=True)


def test_outcomes_are_served_put_in_other_words_and_added(db: Session) -> None:
    initiatives.serve(db, "dash", 2)
    assert entry(db, "dashboard").outcomes == (2, 4)
    with pytest.raises(Refused, match="serves outcome 2 already"):
        initiatives.serve(db, "dash", 2)
    initiatives.serve_no_more(db, "dash", 2)
    with pytest.raises(Refused, match="does not serve"):
        initiatives.serve_no_more(db, "dash", 2)
    assert initiatives.add_outcome(db, "Districts know whom to call") == 5
    initiatives.word_outcome(db, 5, "Every district knows whom to call")
    assert initiatives.plan(db, LATER).outcomes[-1].words == "Every district knows whom to call"
    with pytest.raises(NotFound, match="no expected outcome 9"):
        initiatives.serve(db, "dash", 9)


@settings(max_examples=20)
@given(st.lists(st.tuples(st.integers(0, 40), st.sampled_from(["not_started", "in_progress", "done"])), max_size=8))
def test_the_newest_status_on_or_before_a_day_holds_in_whatever_order_it_was_said(
    said: list[tuple[int, str]],
) -> None:
    with tried() as db:
        number = initiatives.find(db, "dashboard").id
        for at, status in said:
            db.add(
                InitiativeStatus(initiative_id=number or 0, day=date.fromordinal(PLAN.toordinal() + at), status=status)
            )
        db.flush()
        rows = db.scalars(select(InitiativeStatus).where(col(InitiativeStatus.initiative_id) == number)).all()
        for day in (PLAN, date(2025, 9, 1), date(2025, 9, 29)):
            there = [row for row in rows if row.day <= day]
            assert entry(db, "dashboard", day).status == max(there, key=lambda row: (row.day, row.id or 0)).status
