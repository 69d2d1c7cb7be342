"""Lists of what is offered on demand: as the plan leaves them, and what becomes of their entries."""

import tomllib
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import delete
from sqlalchemy.orm import Session

from tests.people.tried import tried
from tracker.errors import Ambiguous, NotFound, Refused, WrongUsage
from tracker.initiatives import catalogue
from tracker.initiatives.catalogue import Standing
from tracker.initiatives.catalogue.values import link
from tracker.model import Catalogue, CatalogueItem, PlanMeasure
from tracker.names import show
from tracker.workspace import shipped

PLAN, DAY, LATER = date(2025, 8, 20), date(2025, 9, 12), date(2025, 9, 30)


@pytest.fixture
def db() -> Iterator[Session]:
    """Give records with the lists that ship and nothing else in them."""
    with tried() as session:
        for table in (PlanMeasure, CatalogueItem, Catalogue):
            session.execute(delete(table))
        catalogue.set_up(session, tomllib.loads((shipped() / "data" / "plan.toml").read_text(encoding="utf-8")))
        yield session


def on_demand(db: Session, day: date = PLAN) -> Standing:
    return next(each for each in catalogue.standings(db, day) if each.code == "on-demand")


def first(db: Session, *, posted: bool) -> int:
    return next(each.number for each in on_demand(db).items if (each.state == "posted") == posted)


def test_eight_of_twelve_are_posted_as_shipped_and_none_has_a_title_or_a_day(db: Session) -> None:
    standing = on_demand(db)
    assert (standing.words, standing.undated, standing.late) == ("8 of 12 posted", 8, 0)
    assert [each.title for each in standing.items] == [""] * 12
    assert {each.posted_words for each in standing.items[:8]} == {"on or before 20 August 2025: the plan gives no day"}
    assert {each.target_words for each in standing.items[8:]} == {"by the fall of 2025"}
    assert all(each.posted_on is None and each.target_on is None for each in standing.items)


def test_the_resource_guide_ships_without_entries(db: Session) -> None:
    guide = next(each for each in catalogue.standings(db, PLAN) if each.code == "resource-guide")
    assert (guide.items, guide.words) == ((), "nothing in the list yet")


def test_a_posted_entry_without_a_title_counts_and_is_called_by_its_place(db: Session) -> None:
    catalogue.post(db, first(db, posted=False), on=DAY)
    assert on_demand(db, DAY).words == "9 of 12 posted"
    assert on_demand(db, DAY - timedelta(days=1)).words == "8 of 12 posted"
    assert on_demand(db, DAY).items[8].name == "(no title yet, number 9 of the list)"


def test_a_day_takes_the_place_of_words_and_the_same_day_twice_is_refused(db: Session) -> None:
    number = first(db, posted=True)
    catalogue.post(db, number, on=DAY, title=" Labor  trafficking ")
    found = catalogue.find_item(db, number)
    assert (found.posted_on, found.posted_words, found.title) == (DAY, "", "Labor trafficking")
    assert on_demand(db, DAY).undated == 7
    with pytest.raises(Refused, match="already"):
        catalogue.post(db, number, on=DAY)


def test_an_entry_is_late_from_the_day_after_its_target_until_it_is_posted(db: Session) -> None:
    number = first(db, posted=False)
    catalogue.set_item(db, number, {"target_on": DAY})
    assert (on_demand(db, DAY).late, on_demand(db, DAY + timedelta(days=1)).late) == (0, 1)
    assert on_demand(db, LATER).words == "8 of 12 posted, 1 late"
    catalogue.post(db, number, on=LATER)
    assert (on_demand(db, LATER).late, on_demand(db, LATER - timedelta(days=1)).late) == (0, 1)


def test_a_review_is_due_on_its_day_and_no_more_once_it_was_done(db: Session) -> None:
    number = first(db, posted=True)
    catalogue.set_item(db, number, {"review_by": DAY})
    assert (on_demand(db, DAY - timedelta(days=1)).reviews_due, on_demand(db, DAY).reviews_due) == (0, 1)
    catalogue.review(db, number, on=DAY, review_by=LATER)
    assert (on_demand(db, DAY).reviews_due, on_demand(db, LATER).reviews_due) == (0, 1)
    catalogue.review(db, number, on=LATER)
    assert on_demand(db, date(2030, 1, 1)).reviews_due == 0
    with pytest.raises(WrongUsage, match="after this one"):
        catalogue.review(db, number, on=LATER, review_by=DAY)


def test_an_entry_of_the_guide_is_reviewed_whether_anybody_said_that_it_is_posted_or_not(db: Session) -> None:
    number = catalogue.add(db, "resource-guide", {"title": "Shelter North", "review_by": DAY})
    due = {day: sum(each.reviews_due for each in catalogue.standings(db, day)) for day in (PLAN, DAY)}
    assert due == {PLAN: 0, DAY: 1}
    catalogue.retire(db, number, on=DAY)
    assert sum(each.reviews_due for each in catalogue.standings(db, DAY)) == 0


def test_a_review_before_its_day_answers_it(db: Session) -> None:
    number = first(db, posted=True)
    catalogue.set_item(db, number, {"review_by": LATER})
    assert catalogue.review(db, number, on=DAY).review_by is None


def test_a_retired_entry_counts_until_its_day_and_its_title_is_free_again(db: Session) -> None:
    number = catalogue.add(db, "on-demand", {"title": "Safety planning", "posted_on": PLAN})
    with pytest.raises(Refused, match="already"):
        catalogue.add(db, "on-demand", {"title": "safety  PLANNING"})
    catalogue.retire(db, number, on=DAY, note="replaced")
    assert (on_demand(db, DAY - timedelta(days=1)).posted, on_demand(db, DAY).posted) == (9, 8)
    assert on_demand(db, DAY).retired == 1
    catalogue.add(db, "on-demand", {"title": "Safety planning"})
    with pytest.raises(Refused, match="retired"):
        catalogue.retire(db, number, on=LATER)
    with pytest.raises(Refused, match="retired"):
        catalogue.post(db, number, on=LATER)


def test_more_entries_than_planned_are_all_counted_and_never_more_posted_than_there_are(db: Session) -> None:
    catalogue.plan_for(db, "on-demand", 4)
    assert on_demand(db).words == "8 of 12 posted"
    catalogue.plan_for(db, "on-demand", 20)
    assert on_demand(db).words == "8 of 20 posted"
    catalogue.plan_for(db, "on-demand", None)
    assert on_demand(db).words == "8 of 12 posted"


def test_a_list_of_her_own_begins_and_is_found_by_its_first_letters(db: Session) -> None:
    catalogue.new_list(db, "Caregivers", title="Videos for caregivers", planned=6)
    assert catalogue.find_list(db, "care").title == "Videos for caregivers"
    with pytest.raises(Refused):
        catalogue.new_list(db, "caregivers", title="Again")
    with pytest.raises(WrongUsage):
        catalogue.new_list(db, "two words", title="X")
    with pytest.raises(WrongUsage):
        catalogue.new_list(db, "untitled", title=" ")
    catalogue.new_list(db, "cars", title="Another")
    with pytest.raises(Ambiguous):
        catalogue.find_list(db, "car")
    for nothing in ("", "x"):
        with pytest.raises(NotFound, match="on-demand"):
            catalogue.find_list(db, nothing)


def test_facts_are_checked_and_a_course_must_be_known(db: Session) -> None:
    number = catalogue.add(db, "resource-guide", {"title": "Shelter North", "culturally_specific": "yes"})
    catalogue.set_item(db, number, {"course": "csec-refresher", "region": " Lane  County "})
    (item,) = (each for each in catalogue.items(db, DAY) if each.number == number)
    assert (item.course, item.region, item.culturally_specific) == ("csec-refresher", "Lane County", "yes")
    with pytest.raises(NotFound, match="no course"):
        catalogue.set_item(db, number, {"course": "nothing"})
    with pytest.raises(WrongUsage, match="yes, no"):
        catalogue.set_item(db, number, {"culturally_specific": "maybe"})
    with pytest.raises(WrongUsage, match="title"):
        catalogue.add(db, "resource-guide", {"title": "  "})
    with pytest.raises(NotFound):
        catalogue.find_item(db, 10**6)


@pytest.mark.parametrize(
    "kept", ["https://intranet.example/page?x=1:2", "http://a.example", "/pages/safety", "safety.html", "a/b:c", ""]
)
def test_a_link_of_the_web_or_of_the_page_itself_is_kept_as_text(kept: str) -> None:
    assert link(kept) == kept


@pytest.mark.parametrize(
    "refused",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\tscript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "vbscript:x",
        "//elsewhere.example/x",
        "\\\\server\\share",
        "https:javascript",
        "https://",
        "two words",
        "x" * 3000,
        "mailto:a@b.example",
    ],
)
def test_a_link_that_could_do_anything_else_is_refused(refused: str) -> None:
    with pytest.raises(WrongUsage, match="link"):
        link(refused)


@given(st.text(max_size=60))
def test_whatever_is_kept_has_no_scheme_but_http(said: str) -> None:
    try:
        kept = link(said)
    except WrongUsage:
        return
    before, colon, _ = kept.partition(":")
    assert not colon or "/" in before or "?" in before or "#" in before or before.lower() in ("http", "https")
    assert show(kept) == kept
    assert not kept.startswith("//")


@given(
    st.lists(
        st.tuples(
            st.none() | st.dates(date(2025, 1, 1), date(2025, 12, 31)),
            st.booleans(),
            st.none() | st.dates(date(2025, 1, 1), date(2025, 12, 31)),
            st.none() | st.dates(date(2025, 1, 1), date(2025, 12, 31)),
        ),
        max_size=8,
    ),
    st.dates(date(2025, 1, 1), date(2025, 12, 31)),
)
def test_each_entry_is_in_one_state_on_each_day(
    drawn: list[tuple[date | None, bool, date | None, date | None]], day: date
) -> None:
    with tried() as db:
        catalogue.new_list(db, "mine", title="Mine")
        for n, (posted_on, in_words, target, retired) in enumerate(drawn):
            words = "said so" if in_words and posted_on is None else ""
            facts: dict[catalogue.Field, catalogue.Value] = {"title": f"T{n}", "posted_words": words}
            facts |= {"posted_on": posted_on, "target_on": target, "retired_on": retired}
            catalogue.add(db, "mine", facts)
        (mine,) = (each for each in catalogue.standings(db, day) if each.code == "mine")
    gone = [retired is not None and retired <= day for *_, retired in drawn]
    there = [(on is not None and on <= day) or (on is None and words) for on, words, _, _ in drawn]
    assert mine.retired == sum(gone)
    assert mine.posted == sum(up and not out for up, out in zip(there, gone, strict=True))
    assert mine.late == sum(
        not up and not out and target is not None and target < day
        for up, out, (_, _, target, _) in zip(there, gone, drawn, strict=True)
    )
    assert mine.posted <= mine.of


def test_the_shipped_file_says_what_the_plan_says() -> None:
    plan = tomllib.loads((shipped() / "data" / "plan.toml").read_text(encoding="utf-8"))
    (demand,) = (each for each in plan["catalogue"] if each["code"] == "on-demand")
    assert (demand["planned"], [each["count"] for each in demand["item"]]) == (12, [8, 4])
