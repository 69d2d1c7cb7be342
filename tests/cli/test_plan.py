"""`tracker plan` and `tracker funding`: the improvement plan beside live figures, changed and taken back."""

from pathlib import Path
from typing import Any

import pytest

from tests.cli.door import Tracker, ran

DAY = "2025-09-30"
FIELDS = [
    "kind",
    "title",
    "area",
    "term",
    "status",
    "status_words",
    "internal_needs",
    "dependencies",
    "anticipated_outcome",
    "live",
    "amount",
]


def entry(tracker: Tracker, code: str, *words: str) -> dict[str, Any]:
    """Give one row of `plan --json`."""
    rows: list[dict[str, Any]] = tracker.asked("plan", "--as-of", DAY, *words)
    return next(row for row in rows if row["code"] == code)


def test_plan_json_has_the_whole_document_in_its_order(tracker: Tracker) -> None:
    rows = tracker.asked("plan", "--as-of", DAY)
    assert rows == tracker.asked("plan", "list", "--as-of", DAY)
    assert [row["kind"] for row in rows] == ["initiative"] * 19 + ["recommendation"] * 5 + ["option"]
    assert all(list(row)[:11] == FIELDS for row in rows)
    assert {row["term"] for row in rows} == {"short", "mid", "long", ""}
    assert {row["status"] for row in rows} == {"not_started", "proposed", "in_progress", "done", "rejected"}
    assert sum(row["amount"] or 0 for row in rows) == 53000


def test_a_session_logged_changes_the_line_of_its_initiative_and_undo_changes_it_back(tracker: Tracker) -> None:
    before = entry(tracker, "screening-overview")["live"]
    assert before == "0 of 16 districts for CPS teams, 0 of 16 for Permanency"
    tracker.done("log", "screening", "--on", "2025-09-12", "--team", "D4-CPS", "--headcount", "14")
    assert entry(tracker, "screening-overview")["live"] == (
        "1 of 16 districts for CPS teams (6%), 0 of 16 for Permanency"
    )
    tracker.done("schedule", "screening", "--on", "2025-10-07", "--team", "D4-Permanency")
    assert entry(tracker, "screening-overview")["live"].endswith("; 1 team scheduled by 7 October")
    tracker.done("undo")
    tracker.done("undo")
    assert entry(tracker, "screening-overview")["live"] == before


def test_the_line_as_known_before_the_session_is_what_it_was(tracker: Tracker) -> None:
    change = tracker.change()
    tracker.done("log", "screening", "--on", "2025-09-12", "--team", "D4-CPS", "--headcount", "14")
    assert entry(tracker, "screening-overview", "--known-on", str(change))["live"].startswith("0 of 16")
    assert entry(tracker, "screening-overview")["live"].startswith("1 of 16")


def test_a_status_is_set_in_our_word_and_hers_and_undone(tracker: Tracker) -> None:
    said = tracker.done("plan", "status", "docu", "in_progress", "--words", "Contracted.", "--on", "2025-09-12")
    assert said.err == "documentation stands as in progress from Friday 2025-09-12.\n"
    now = entry(tracker, "documentation")
    assert (now["status"], now["status_words"], now["status_on"], now["status_source"]) == (
        "in_progress",
        "Contracted.",
        "2025-09-12",
        "",
    )
    shown = tracker.asked("plan", "show", "docu", "--as-of", DAY)
    assert [each["status"] for each in shown["history"]] == ["proposed", "in_progress"]
    assert tracker.asked("history")[0]["what"] == "documentation stands as in progress from 2025-09-12"
    earlier = tracker.done("plan", "status", "docu", "On hold", "--on", "2025-09-01").err
    assert "! That is history: it stands as in progress since 2025-09-12" in earlier
    tracker.done("undo")
    tracker.done("undo")
    assert entry(tracker, "documentation")["status"] == "proposed"


def test_an_owner_and_a_next_step_show_in_the_list(tracker: Tracker) -> None:
    tracker.done("plan", "set", "dash", "--owner", "B. Okoye", "--next", "meet the analyst", "--due", "2025-10-02")
    now = entry(tracker, "dashboard")
    assert (now["owner"], now["next_step"], now["next_on"]) == ("B. Okoye", "meet the analyst", "2025-10-02")
    assert "next: meet the analyst (2025-10-02) · B. Okoye" in tracker.done("plan", "--as-of", DAY).out
    tracker.done("plan", "set", "dash", "--clear", "next-step,owner")
    assert entry(tracker, "dashboard")["next_step"] is None


def test_an_initiative_of_her_own_gets_steps_a_measure_and_an_outcome(tracker: Tracker) -> None:
    tracker.done("plan", "add", "hotels", "--title", "Outreach to hotels", "--term", "mid", "--on", "2025-09-01")
    said = tracker.done("plan", "milestone", "add", "hotels", "Letters sent", "--due", "2025-10-31").err
    number = said.split()[1]
    assert entry(tracker, "hotels")["live"] == "0 of 1 milestone done, next: Letters sent, due 31 October"
    tracker.done("plan", "milestone", "done", number, "--on", "2025-09-20")
    assert entry(tracker, "hotels")["live"] == "1 of 1 milestone done"
    tracker.done("plan", "milestone", "set", number, "--clear", "done", "--title", "Letters out")
    assert entry(tracker, "hotels")["milestones"][0]["done_on"] is None
    tracker.done("plan", "serve", "hotels", "2")
    assert entry(tracker, "hotels")["outcomes"] == [2]
    assert "hotels" in tracker.asked("plan", "outcomes")[1]["served_by"]
    tracker.done("plan", "serve", "hotels", "2", "--not")
    tracker.done("plan", "measure", "hotels", "--course", "csec", "--figure", "teams")
    assert entry(tracker, "hotels")["live"].endswith("; 0 of 16 districts for CPS teams, 0 of 16 for Permanency")
    assert tracker.asked("history")[0]["what"] == "hotels is measured by csec-refresher"
    tracker.done("plan", "measure", "hotels", "--none")
    assert entry(tracker, "hotels")["live"] == ""
    tracker.done("plan", "milestone", "remove", number)
    tracker.done("plan", "retire", "hotels", "--last-day", "2025-09-25")
    assert "hotels" not in [row["code"] for row in tracker.asked("plan", "--as-of", DAY)]
    assert tracker("plan", "show", "hotels", "--as-of", DAY).code == 4


def test_outcomes_are_worded_and_added(tracker: Tracker) -> None:
    tracker.done("plan", "outcome", "Districts know whom to call")
    tracker.done("plan", "outcome", "Every district knows whom to call", "--number", "5")
    assert [each["words"] for each in tracker.asked("plan", "outcomes")][4] == "Every district knows whom to call"
    assert "the tracker's reading, not the plan's" in tracker.done("plan", "outcomes").out


def test_loading_what_is_there_is_0_and_changes_nothing(tracker: Tracker) -> None:
    before = tracker.rows(journal=True)
    done = tracker.done("plan", "load")
    assert "Nothing was changed" in done.err
    assert tracker.asked("plan", "load")["entries"] == []
    assert tracker.rows(journal=True) == before


def test_open_asks_come_to_53000_until_one_is_decided_and_again_when_that_is_undone(tracker: Tracker) -> None:
    asks = tracker.asked("funding", "list", "--as-of", DAY)
    assert asks == tracker.asked("funding", "--as-of", DAY)
    assert sum(ask["amount"] or 0 for ask in asks if ask["open"]) == 53000
    (number,) = [ask["ask"] for ask in asks if ask["initiative"] == "documentation"]
    said = tracker.done("funding", "decide", number, "approved", "--on", "2025-09-15", "--amount", "7500").err
    assert "That unblocks: Creating the training" in said
    totals = tracker.asked("funding", "totals", "--as-of", DAY)
    assert (totals["open_amount"], totals["approved_amount"], totals["open_unquantified"]) == (45000, 7500, 7)
    assert tracker.asked("funding", "totals", "--as-of", "2025-09-14")["open_amount"] == 53000
    assert not entry(tracker, "documentation")["reliant_on_funding"]
    assert "$7,500, approved on 2025-09-15" in tracker.done("funding", "list", "--as-of", DAY).out
    tracker.done("undo")
    assert tracker.asked("funding", "totals", "--as-of", DAY)["open_amount"] == 53000


def test_an_ask_is_added_and_put_otherwise(tracker: Tracker) -> None:
    tracker.done("funding", "add", "Recording", "--for", "care", "--amount", "2500", "--on", "2025-09-02")
    (ask,) = [each for each in tracker.asked("funding", "--as-of", DAY) if each["title"] == "Recording"]
    assert (ask["initiative"], ask["amount"], ask["open"], ask["decision"]) == ("caregivers", 2500, True, "")
    tracker.done("funding", "set", ask["ask"], "--no-amount", "--unblocks", "the recording")
    assert tracker.asked("funding", "totals", "--as-of", DAY)["open_unquantified"] == 8
    assert entry(tracker, "caregivers")["amount"] is None


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ("plan show s", 4, "may be screening-overview, systems-mapping, safety-plan"),
        ("plan show nothing", 4, "`tracker plan` lists the codes"),
        ("plan status docu finished", 2, "is no status of ours"),
        ("plan status docu proposed --on 2025-09-12", 4, "already"),
        ("plan status docu done --on 2199-01-01", 2, "still to come"),
        ("plan set docu", 2, "Say what to change"),
        ("plan set docu --due 2025-10-01", 2, "what comes next"),
        ("plan set docu --term soon", 2, "--term"),
        ("plan add docu --title", 2, "--title"),
        ("plan add documentation --title T", 4, "already"),
        ("plan milestone", 2, "milestone"),
        ("plan milestone done 9999", 4, "no milestone 9999"),
        ("plan measure docu", 2, "Say one of"),
        ("plan measure docu --course nothing", 4, "There is no course"),
        ("plan measure docu --catalogue nothing", 4, "There is no list"),
        ("plan serve dash 9", 4, "no expected outcome 9"),
        ("plan --as-of 2025-09-30 show docu", 2, "Put the options after"),
        ("plan --known-on 99", 4, "no change 99"),
        ("funding decide 2 granted", 2, "is no decision"),
        ("funding decide 99 approved", 4, "no funding ask 99"),
        ("funding decide 2 declined --amount 5", 2, "Only what is approved"),
        ("funding add X --for nothing", 4, "`tracker plan` lists"),
        ("funding --json totals", 2, "Put the options after"),
    ],
)
def test_a_slip_is_refused_with_a_sentence_and_nothing_changes(
    tracker: Tracker, words: str, code: int, said: str
) -> None:
    before = tracker.rows(journal=True)
    ending = tracker(*words.split())
    assert (ending.code, said in ending.err) == (code, True), ending.err
    assert tracker.rows(journal=True) == before


def test_everything_that_is_printed_fits_80_columns(tracker: Tracker) -> None:
    for words in ("plan", "plan show csec", "plan show labor", "plan outcomes", "funding", "funding totals"):
        lines = tracker.done(*words.split()).out.splitlines()
        assert lines
        assert max(map(len, lines)) <= 80


def test_older_records_say_that_no_plan_is_there_and_how_to_load_it(tmp_path: Path) -> None:
    made = Tracker(tmp_path / "older")
    assert ran(["init", str(made.root)]).code == 0
    before = made.asked("plan", "--known-on", "2020-01-01")
    assert before == []
    assert "`tracker plan load`" in made.done("plan", "--known-on", "2020-01-01").err
