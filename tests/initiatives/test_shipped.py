"""The plan as it ships, held against the document: every field of every entry, in its words."""

import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.orm import Session

from tracker.initiatives import Entry, Plan, plan
from tracker.setting_up import shipped_plan

DAY = date(2025, 8, 20)
DOCUMENT: dict[str, Any] = tomllib.loads(Path(__file__).with_name("the_plan.toml").read_text(encoding="utf-8"))
PAIRS = list(enumerate(DOCUMENT["entry"]))


@pytest.fixture
def held(db: Session) -> Plan:
    """Give the plan as of its own day."""
    return plan(db, DAY)


def test_there_are_nineteen_initiatives_five_recommendations_and_one_rejected_option(held: Plan) -> None:
    kinds = [entry.kind for entry in held.entries]
    assert kinds == ["initiative"] * 19 + ["recommendation"] * 5 + ["option"]
    assert len({entry.code for entry in held.entries}) == 25


@pytest.mark.parametrize(("at", "said"), PAIRS, ids=[each["title"][:40] for _, each in PAIRS])
def test_an_initiative_says_what_the_document_says(held: Plan, at: int, said: dict[str, Any]) -> None:
    entry = held.of_kind("initiative")[at]
    assert (entry.title, entry.term, entry.status) == (said["title"], said["term"], said["status"])
    assert entry.area == DOCUMENT["areas"][said["area"] - 1]
    assert [
        entry.time_words,
        entry.status_words,
        entry.internal_needs,
        entry.dependencies,
        entry.anticipated_outcome,
    ] == said["says"]
    assert entry.description.startswith(said["begins"])
    assert entry.description.endswith(said["ends"])
    assert entry.amount == said.get("amount")


def test_recommendations_and_the_option_are_carried_whole(held: Plan) -> None:
    further = [*held.of_kind("recommendation"), *held.of_kind("option")]
    assert [(each.kind, each.area, each.description) for each in further] == [
        (each["kind"], each["cell"], each["text"]) for each in DOCUMENT["further"]
    ]
    assert {each.status for each in held.of_kind("recommendation")} == {"proposed"}
    (option,) = held.of_kind("option")
    assert (option.title, option.status, option.amount) == ("Traffic Jam", "rejected", None)
    assert "prohibitive at an annual $33,000" in option.status_words


def test_seven_are_in_progress_with_a_short_path_or_done_and_five_rely_on_funding(held: Plan) -> None:
    short = [e for e in held.of_kind("initiative") if e.term == "short" and e.status in ("in_progress", "done")]
    assert len(short) == 7
    waiting = [entry.code for entry in held.of_kind("initiative") if entry.reliant_on_funding]
    assert waiting == ["media-release", "documentation", "familial", "data-analysis", "advisory-board"]


def test_the_asks_with_a_figure_are_8000_twice_6000_and_33000(held: Plan) -> None:
    figures = [(ask.initiative, ask.amount) for ask in held.asks if ask.amount is not None]
    assert figures == [("documentation", 8000), ("familial", 6000), ("familial", 6000), ("data-analysis", 33000)]
    assert sum(ask.amount or 0 for ask in held.asks if ask.open) == 53000
    assert [ask.initiative for ask in held.asks if ask.amount is None] == [
        "media-release",
        "advisory-board",
        "cool-aunt",
        "survivor-books",
        "just-conference",
        "training-budget",
        "contractor-report",
    ]


def test_the_four_expected_outcomes_stand_in_its_words_over_entries_that_serve_them(held: Plan) -> None:
    assert [each.words for each in held.outcomes] == DOCUMENT["outcomes"]
    assert all(each.served_by for each in held.outcomes)
    assert all(entry.outcomes for entry in held.of_kind("initiative"))


@pytest.mark.parametrize(
    ("code", "noted"),
    [
        ("screening-overview", "6 months or less"),
        ("csec-refresher", "virtual check-in"),
        ("csec-refresher", "SAMSHA"),
        ("resource-guide", "(complete)"),
        ("systems-mapping", "Mid-term"),
        ("labor-trafficking", "Current Progress"),
        ("advisory-board", "Current Progress"),
        ("pregnant-parenting", "empty"),
    ],
)
def test_where_the_document_contradicts_itself_is_noted(held: Plan, code: str, noted: str) -> None:
    assert noted in _entry(held, code).note


def test_milestones_are_the_steps_that_it_names_with_no_days_but_its_own(held: Plan) -> None:
    labor = _entry(held, "labor-trafficking").milestones
    assert [(each.title, each.done) for each in labor] == [
        ("Procedure drafted", True),
        ("SDM tool updated", True),
        ("Rule drafted", False),
        ("All three reviewed through the ODHS rule creation process", False),
    ]
    everywhere = [each for entry in held.entries for each in entry.milestones]
    assert {each.due_on for each in everywhere} == {None}
    assert {each.done_on for each in everywhere} == {None, DAY, date(2025, 7, 1)}
    assert all(each.note for each in everywhere if each.done_on == DAY)


def test_every_initiative_is_measured_by_something(held: Plan) -> None:
    by = {entry.code: [(m.kind, m.course or m.catalogue, m.figure) for m in entry.measures] for entry in held.entries}
    assert by["screening-overview"] == [("course", "screening-overview", "teams")]
    assert by["csec-refresher"] == [("course", "csec-refresher", "both")]
    assert [by[code][0][:2] for code in ("on-demand", "resource-guide")] == [
        ("catalogue", "on-demand"),
        ("catalogue", "resource-guide"),
    ]
    assert all(by[entry.code] for entry in held.of_kind("initiative"))


def test_no_trace_of_markup_stands_in_the_plan() -> None:
    def texts(value: Any) -> list[str]:
        if isinstance(value, str):
            return [value]
        parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
        return [text for part in parts for text in texts(part)]

    everything = texts(shipped_plan())
    assert len(everything) > 300
    assert not [text for text in everything if re.search(r"</?\w+>|\\|\*|\t|  |\{|\}|^\s|\s$", text)]


def _entry(held: Plan, code: str) -> Entry:
    return next(entry for entry in held.entries if entry.code == code)
