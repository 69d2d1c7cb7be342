"""catalogue: listed, named, posted, reviewed, retired and imported by command."""

from pathlib import Path
from typing import Any

from tests.cli.door import Tracker

SAMPLE = Path(__file__).parents[2] / "imports" / "Resource_guide_sample.csv"


def standing(tracker: Tracker, code: str = "on-demand", day: str = "2025-09-30") -> Any:
    (found,) = tracker.asked("catalogue", "list", "--list", code, "--as-of", day)
    return found


def test_the_plans_list_is_eight_of_twelve_and_a_posting_makes_it_nine(tracker: Tracker) -> None:
    assert standing(tracker)["words"] == "8 of 12 posted"
    tracker.done("catalogue", "posted", 9, "--on", "2025-09-12", "--title", "Labor trafficking", "--link", "/labor")
    assert standing(tracker)["words"] == "9 of 12 posted"
    assert standing(tracker, day="2025-09-11")["words"] == "8 of 12 posted"
    tracker.done("undo")
    assert standing(tracker)["words"] == "8 of 12 posted"
    assert tracker("catalogue", "posted", 9, "--on", "2099-01-01").code == 2


def test_lists_trainers_and_indicators_are_listed_without_a_further_word(tracker: Tracker) -> None:
    for name in ("catalogue", "trainers", "indicators"):
        assert tracker.asked(name) == tracker.asked(name, "list")
        assert tracker.done(name).out == tracker.done(name, "list").out
        slip = tracker(name, "--json", "list")
        assert (slip.code, "Put the options after" in slip.err) == (2, True)
    assert tracker.asked("catalogue", "--as-of", "2025-08-01")[0]["items"][0]["state"] == "posted"


def test_facts_of_an_entry_are_set_and_cleared(tracker: Tracker) -> None:
    tracker.done("catalogue", "set", 9, "--title", "Basics", "--target", "2025-09-15", "--owner", "Ola")
    (late,) = (each for each in standing(tracker)["items"] if each["number"] == 9)
    assert (late["state"], late["owner"], late["target_words"]) == ("late", "Ola", "by the fall of 2025")
    tracker.done("catalogue", "set", 9, "--clear", "target-on,owner,target-words")
    (found,) = (each for each in standing(tracker)["items"] if each["number"] == 9)
    assert (found["state"], found["owner"], found["target_on"], found["target_words"]) == ("planned", "", None, "")
    assert tracker("catalogue", "set", 9).code == 2
    assert tracker("catalogue", "set", 9, "--clear", "everything").code == 2
    assert tracker("catalogue", "set", 999, "--title", "x").code == 4
    assert tracker("catalogue", "set", 9, "--link", "javascript:alert(1)").code == 2


def test_an_entry_is_added_reviewed_and_retired(tracker: Tracker) -> None:
    number = tracker.done(
        *("catalogue", "add", "Harbor House", "--list", "resource", "--region", "Lane"),
        *("--posted", "2025-06-01", "--review-by", "2025-09-01", "--culturally-specific", "no"),
    ).out.strip()
    assert standing(tracker, "resource")["words"] == "1 of 1 posted, 1 review due"
    tracker.done("catalogue", "reviewed", number, "--on", "2025-09-10", "--review-by", "2026-09-10")
    assert standing(tracker, "resource")["words"] == "1 of 1 posted"
    tracker.done("catalogue", "retire", number, "--on", "2025-09-20")
    assert standing(tracker, "resource")["retired"] == 1
    assert standing(tracker, "resource", "2025-09-19")["retired"] == 0


def test_an_entry_cannot_have_been_posted_on_a_day_that_is_still_to_come(tracker: Tracker) -> None:
    before = tracker.rows(journal=True)
    ending = tracker("catalogue", "add", "Later", "--list", "on-demand", "--posted", "2099-01-01")
    assert (ending.code, "still to come" in ending.err) == (2, True)
    assert tracker.rows(journal=True) == before


def test_a_title_beyond_the_plan_is_warned_of_while_others_have_none(tracker: Tracker) -> None:
    said = tracker.done("catalogue", "add", "Another", "--list", "on-demand").err
    assert "12 entries of on-demand have no title yet" in said


def test_a_sheet_is_shown_first_then_written_and_the_rest_set_aside_beside_it(tracker: Tracker, tmp_path: Path) -> None:
    sheet = tmp_path / SAMPLE.name
    sheet.write_bytes(SAMPLE.read_bytes())
    before = tracker.rows()
    shown = tracker.asked("catalogue", "import", sheet, "--list", "resource-guide")
    assert (shown["new"], shown["committed"], tracker.rows() == before) == (4, False, True)
    assert [(each["row"], each["column"]) for each in shown["problems"]] == [(7, "B")]
    done = tracker.asked("catalogue", "import", sheet, "--list", "resource-guide", "--yes", code=5)
    assert done["committed"] is True
    assert (tmp_path / "Resource_guide_sample set aside.xlsx").exists()
    assert len(standing(tracker, "resource-guide")["items"]) == 4
    head = tracker.head()
    again = tracker.asked("catalogue", "import", sheet, "--list", "resource-guide", "--yes", code=5)
    assert (again["same"], again["committed"], tracker.head()) == (4, False, head)
    tracker.done("undo", done["change"])
    assert tracker.rows() == before


def test_the_same_clean_sheet_again_is_done_and_changes_nothing(tracker: Tracker, tmp_path: Path) -> None:
    sheet = tmp_path / "guide.csv"
    sheet.write_text("Title,Region\nHarbor House,Lane\n", encoding="utf-8")
    tracker.done("catalogue", "import", sheet, "--list", "resource-guide", "--yes")
    head = tracker.head()
    assert tracker("catalogue", "import", sheet, "--list", "resource-guide", "--yes").code == 0
    assert tracker.head() == head
    shown = tracker.done("catalogue", "import", sheet, "--list", "resource-guide").err
    assert "everything certain in it is in the list already" in shown
    assert "--yes" not in shown
    assert tracker("catalogue", "import", tmp_path / "none.csv", "--list", "resource-guide").code == 3
    assert tracker("catalogue", "import", sheet, "--list", "nothing").code == 4


def test_hostile_titles_are_shown_as_text(tracker: Tracker) -> None:
    tracker.done("catalogue", "add", "[bold]\x1b]0;x\x07 =1+1", "--list", "resource-guide")
    ending = tracker.done("catalogue", "list")
    assert "[bold] =1+1" in ending.out
    assert "\x1b" not in ending.out + ending.err


def test_a_list_of_her_own_is_begun_and_planned(tracker: Tracker) -> None:
    tracker.done("catalogue", "new", "caregivers", "--title", "Videos for caregivers", "--planned", 6)
    tracker.done("catalogue", "planned", "caregivers", 8)
    assert standing(tracker, "caregivers")["of"] == 8
    assert tracker("catalogue", "new", "caregivers", "--title", "x").code == 4
