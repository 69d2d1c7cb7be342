"""indicators: defined, typed, imported, shown outward and inside, and beside coverage, by command."""

from pathlib import Path
from typing import Any

import pytest

from tests.cli.door import Tracker

SAMPLE = Path(__file__).parents[2] / "imports" / "Screenings_by_district_sample.csv"


@pytest.fixture
def counting(tracker: Tracker) -> Tracker:
    tracker.done("indicators", "define", "screenings", "--title", "Screenings completed", "--source", "monthly report")
    return tracker


def month(tracker: Tracker, said: str, *more: str) -> Any:
    (found,) = tracker.asked("indicators", "show", "screenings", "--from", said, "--to", said, *more)["months"]
    return found


def words(of: Any) -> dict[int, str]:
    return {each["district"]: each["words"] for each in of["districts"]}


def test_a_number_is_typed_changed_taken_out_and_undone(counting: Tracker) -> None:
    counting.done("indicators", "set", "screenings", "1,014", "--month", "Aug 2025", "--district", 4)
    assert "1,014 → 15" in counting.done("indicators", "set", "scr", 15, "--month", "2025-08", "--district", 4).err
    assert words(month(counting, "2025-08")) == {4: "15"}
    counting.done("indicators", "set", "screenings", "-", "--month", "2025-08", "--district", 4)
    assert counting.asked("indicators", "show", "screenings")["months"] == []
    counting.done("undo")
    assert words(month(counting, "2025-08")) == {4: "15"}
    assert counting("indicators", "set", "screenings", 15, "--month", "2025-08", "--district", 4).code == 4


@pytest.mark.parametrize(
    ("value", "when", "code"),
    [("3.5", "2025-08", 2), ("x", "2025-08", 2), ("4482213", "2025-08", 2), ("5", "8/9/2025", 2), ("5", "2099-01", 2)],
)
def test_what_is_no_count_or_no_month_is_wrong_usage(counting: Tracker, value: str, when: str, code: int) -> None:
    assert counting("indicators", "set", "screenings", value, "--month", when).code == code


def test_a_sheet_is_shown_with_old_and_new_then_written_as_one_change(counting: Tracker) -> None:
    counting.done("indicators", "set", "screenings", 10, "--month", "2025-04", "--district", 1)
    before = counting.rows()
    shown = counting.asked("indicators", "import", SAMPLE, "--indicator", "screenings")
    assert (shown["new"], shown["changed"], shown["committed"], counting.rows() == before) == (67, 1, False, True)
    assert [(n["old"], n["new"]) for n in shown["numbers"] if n["what"] == "changed"] == [(10, 11)]
    done = counting.asked("indicators", "import", SAMPLE, "--indicator", "screenings", "--yes")
    head = counting.head()
    again = counting.asked("indicators", "import", SAMPLE, "--indicator", "screenings", "--yes")
    assert (again["same"], again["committed"], counting.head()) == (68, False, head)
    counting.done("undo", done["change"])
    assert counting.rows() == before


def test_outward_no_small_number_is_in_any_view_and_inside_every_one_is(counting: Tracker) -> None:
    counting.done("indicators", "import", SAMPLE, "--indicator", "screenings", "--yes")
    outward = month(counting, "2025-04")
    assert (words(outward)[13], words(outward)[14]) == ("under 5", "under 5")
    assert all(each["value"] is None for each in outward["districts"] if each["district"] in (13, 14))
    hidden = [each["district"] for each in outward["districts"] if each["words"] == "withheld"]
    assert len(hidden) == 1
    assert outward["state"]["value"] == 314
    inside = month(counting, "2025-04", "--internal")
    assert [each["value"] for each in inside["districts"] if each["district"] in (13, 14)] == [3, 4]
    assert "under 5" in counting.done("indicators", "show", "screenings").out
    assert "Not for handing on" in counting.done("indicators", "show", "screenings", "--internal").err


def test_a_sheet_with_a_case_in_it_is_refused_whole_and_nothing_of_it_is_kept(
    counting: Tracker, tmp_path: Path
) -> None:
    sheet = tmp_path / "numbers.csv"
    sheet.write_text('District,Month,Value,Child Name\nD4,2025-08,6,"Juniper, Ada"\n', encoding="utf-8")
    before = counting.rows(journal=True)
    ending = counting("indicators", "import", sheet, "--indicator", "screenings", "--yes")
    assert (ending.code, ending.out) == (3, "")
    assert "Column D (“Child Name”)" in ending.err
    assert "never data of a case" in ending.err
    assert counting.rows(journal=True) == before
    kept = [each.read_bytes() for each in counting.root.rglob("*") if each.is_file()]
    assert "Juniper" not in ending.err
    assert not any(b"Juniper" in each for each in kept)


def test_a_cell_that_does_not_fit_is_set_aside_beside_the_file(counting: Tracker, tmp_path: Path) -> None:
    sheet = tmp_path / "numbers.csv"
    sheet.write_text("District,Aug 2025\nD4,6\nD5,3.5\n", encoding="utf-8")
    done = counting.asked("indicators", "import", sheet, "--indicator", "screenings", "--yes", code=5)
    assert [(each["row"], each["column"]) for each in done["problems"]] == [(3, "B")]
    assert (tmp_path / "numbers set aside.xlsx").exists()
    assert words(month(counting, "2025-08", "--internal")) == {4: "6"}
    assert counting("indicators", "import", sheet).code == 2


def test_days_are_read_as_she_says_they_are(counting: Tracker, tmp_path: Path) -> None:
    sheet = tmp_path / "numbers.csv"
    sheet.write_text("District,8/1/2025\nD4,6\n", encoding="utf-8")
    asked = ("indicators", "import", sheet, "--indicator", "screenings")
    assert counting.asked(*asked)["numbers"] == []
    assert "nothing in it is certain" in counting.done(*asked).err
    assert [n["month"] for n in counting.asked(*asked, "--month-first")["numbers"]] == ["2025-08"]
    assert [n["month"] for n in counting.asked(*asked, "--day-first")["numbers"]] == ["2025-01"]


def test_beside_coverage_the_caution_always_stands(counting: Tracker) -> None:
    counting.done("indicators", "import", SAMPLE, "--indicator", "screenings", "--yes")
    counting.done("log", "screening-overview", "--on", "2025-06-10", "--team", "D4-CPS", "--headcount", 9)
    words_ = ("indicators", "beside", "screenings", "--course", "screening-overview", "--as-of", "2025-07-31")
    shown = counting.asked(*words_)
    assert [(each["month"], each["indicator"]["value"], each["teams_reached"]) for each in shown["months"]] == [
        ("2025-04", 314, 0),
        ("2025-05", 328, 0),
        ("2025-06", 358, 1),
        ("2025-07", 394, 1),
    ]
    assert "proves nothing" in shown["caution"]
    assert "proves nothing" in counting.done(*words_).out
    of_13 = counting.asked(*words_, "--district", 13)
    assert of_13["months"][0]["indicator"]["words"] == "under 5"
    assert counting(*words_, "--district", 99).code == 4


def test_a_definition_is_listed_and_changed(counting: Tracker) -> None:
    counting.done("indicators", "define", "screenings", "--suppress-under", 10, "--last-day", "2025-12-31")
    (found,) = counting.asked("indicators", "list")
    assert (found["suppress_under"], found["ends_before"], found["values"]) == (10, "2026-01-01", 0)
    assert "10" in counting.done("indicators", "list").out
    assert counting("indicators", "show", "nothing").code == 4
