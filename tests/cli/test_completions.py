"""import of completions: what is shown, what is written, what it does to the coverage, what comes back."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.cli.door import Ending, Tracker
from tests.cli.rosters import ADA, BO, CY, DI, roster
from tests.intake.completions.shapes import activities, course_completion, text_file
from tests.intake.untidy import workbook

LONG = ("OR Number", "Name", "Course", "Status", "Completed On")
AUG = date(2025, 9, 3)
REFRESHER, OVERVIEW = "csec-refresher", "screening-overview"
AS_OF = ("--as-of", "2025-09-10")


def long(path: Path, *rows: tuple[object, ...]) -> Path:
    return workbook(path, {"Completions": [LONG, *rows]})


def done(
    number: str, name: str, course: str = "CSEC refresher", state: str = "Completed", day: object = AUG
) -> tuple[object, ...]:
    return (number, name, course, state, day)


def brought(tracker: Tracker, file: Path, *words: str, code: int = 0) -> dict[str, Any]:
    """Import a file with --yes and give what its JSON says of it."""
    (said,) = tracker.asked("import", file, "--yes", *words, code=code)["files"]
    assert isinstance(said, dict)
    return said


def figures(tracker: Tracker, course: str = REFRESHER) -> tuple[int, int, int]:
    """Give trained, eligible and exempt over all programs."""
    totals = tracker.asked("coverage", "--course", course, *AS_OF)["totals"]
    rows = tracker.asked("coverage", "--course", course, *AS_OF)["rows"]
    (whole,) = [each for each in totals if each["program"] is None]
    return whole["trained"], whole["eligible"], sum(each["exempt"] for each in rows)


def test_without_yes_everything_is_shown_and_nothing_written(staff: Tracker, tmp_path: Path) -> None:
    file = long(
        tmp_path / "done.xlsx",
        done("OR1", "Okoye, Ada"),
        done("OR2", "Fenn, Bo", state="Waived"),
        done("OR3", "Lind, Cy", state="In progress", day=None),
    )
    before = staff.rows(journal=True)
    ending = staff.done("import", file)
    assert staff.rows(journal=True) == before
    assert sorted(tmp_path.glob("done*")) == [file]
    for line in (
        "+ Okoye, Ada completed csec-refresher on 2025-09-03",
        "– Fenn, Bo need not take csec-refresher from 2025-09-03 (waived in done.xlsx)",
        "= 1 not finished: nothing to record",
        "Coverage of csec-refresher: 0 of 6 trained → 1 of 5",
        "Nothing was written. Add --yes to apply all that is certain.",
    ):
        assert line in ending.err
    assert ending.out == ""


def test_completions_and_exemptions_move_the_coverage_and_undo_takes_all_of_it_back(
    staff: Tracker, tmp_path: Path
) -> None:
    file = long(
        tmp_path / "done.xlsx",
        done("OR1", "Okoye, Ada"),
        done("OR2", "Fenn, Bo", state="Not Applicable"),
        done("OR4", "Vega, Di"),
    )
    before, rows = figures(staff), staff.rows()
    said = brought(staff, file)
    assert before == (0, 6, 0)
    assert figures(staff) == (2, 5, 1)
    assert figures(staff, OVERVIEW) == (0, 6, 0)
    assert said["coverage"] == [
        {
            "course": REFRESHER,
            "before": {"trained": 0, "eligible": 6, "exempt": 0},
            "after": {"trained": 2, "eligible": 5, "exempt": 1},
        }
    ]
    (kind,) = [row[1] for row in staff.rows()["import"] if row[1] == "completions"]
    assert kind == "completions"
    staff.done("undo", said["change"])
    assert figures(staff) == before
    assert staff.rows() == rows
    assert brought(staff, file)["added"] == 2


def test_the_json_has_every_field_and_says_where_each_completion_came_from(staff: Tracker, tmp_path: Path) -> None:
    file = long(
        tmp_path / "LMS 2025-09-09.xlsx",
        done("OR1", "Okoye, Ada"),
        done("OR2", "Fenn, Bo", state="Withdrawn"),
        done("OR99", "Nobody, Anna"),
        done("OR3", "Lind, Cy", course="Trauma 101"),
    )
    said = brought(staff, file, code=5)
    assert {name: said[name] for name in ("file", "kind", "on", "source", "existing")} == {
        "file": file.name,
        "kind": "completions",
        "on": "2025-09-09",
        "source": "LMS",
        "existing": "history",
    }
    counts = ("added", "replaced", "exempted", "known", "unfinished", "failed", "left_out")
    assert [said[name] for name in counts] == [1, 0, 0, 0, 0, 1, 0]
    assert said["not_matched"] == ["Nobody, Anna"]
    (problem,) = said["problems"]
    assert (problem["code"], problem["sheet"], problem["row"], problem["column"]) == (
        "unknown_course",
        "Completions",
        5,
        "C",
    )
    (sheet,) = said["sheets"]
    assert (sheet["shape"], sheet["header_row"], sheet["people"], sheet["columns"]["employee_number"]) == (
        "long",
        1,
        4,
        "A",
    )
    assert said["committed"] is True
    (credit,) = staff.asked("people", "show", "OR1")["credits"]
    assert (credit["course"], credit["on"], credit["session"], credit["evidence"]) == (
        REFRESHER,
        "2025-09-03",
        None,
        "LMS",
    )


def test_the_same_file_again_changes_nothing_and_ends_well_though_rows_wait(staff: Tracker, tmp_path: Path) -> None:
    file = long(tmp_path / "done.xlsx", done("OR1", "Okoye, Ada"), done("OR99", "Nobody, Anna"))
    brought(staff, file, code=5)
    before = staff.rows(journal=True)
    again = brought(staff, file)
    assert staff.rows(journal=True) == before
    assert (again["added"], again["known"], again["committed"], again["change"]) == (0, 1, True, None)


def test_what_waits_stands_in_a_workbook_beside_the_file_as_text(staff: Tracker, tmp_path: Path) -> None:
    from openpyxl import load_workbook

    file = long(
        tmp_path / "done.xlsx", done("OR1", "Okoye, Ada"), done("", "[/x]=1+1"), done("OR2", "Fenn, Bo", day=None)
    )
    brought(staff, file, code=5)
    rows = [*load_workbook(tmp_path / "done set aside.xlsx").worksheets[0].iter_rows(values_only=True)]
    assert rows[1][:3] == ("Completions", 3, "[/x]=1+1")
    assert rows[2][:3] == ("Completions", 4, "Fenn, Bo")
    assert "no day" in str(rows[2][3])


def test_an_undated_completion_takes_the_day_that_is_given(staff: Tracker, tmp_path: Path) -> None:
    file = long(tmp_path / "done.xlsx", done("OR1", "Okoye, Ada", day=None))
    assert brought(staff, file, code=5)["added"] == 0
    said = brought(staff, file, "--on", "2025-09-04")
    assert (said["added"], said["on"]) == (1, "2025-09-04")
    assert staff.rows()["completion"][0][3] == "2025-09-04"
    assert staff("import", file, "--on", "2199-01-01").code == 2


def test_somebody_there_on_that_very_day_is_known_already(staff: Tracker, tmp_path: Path) -> None:
    staff.done("log", REFRESHER, "--on", AUG, "--team", "D4-CPS", "--names", "-", stdin="OR1\n")
    said = brought(staff, long(tmp_path / "done.xlsx", done("OR1", "Okoye, Ada"), done("OR2", "Fenn, Bo")))
    assert (said["added"], said["known"]) == (1, 1)
    assert len(staff.rows()["completion"]) == 1


@pytest.mark.parametrize(
    ("existing", "days"),
    [("history", ["2025-06-02", "2025-09-03"]), ("fill", ["2025-06-02"]), ("newer", ["2025-09-03"])],
)
def test_three_choices_for_what_is_there_already(
    staff: Tracker, tmp_path: Path, existing: str, days: list[str]
) -> None:
    """A June download, then September's of the same name: added to it, left alone, or in its place."""
    first = long(tmp_path / "LMS 2025-06-30.xlsx", done("OR1", "Okoye, Ada", day=date(2025, 6, 2)))
    brought(staff, first)
    said = brought(staff, long(tmp_path / "LMS 2025-09-09.xlsx", done("OR1", "Okoye, Ada")), "--existing", existing)
    assert [row[3] for row in staff.rows()["completion"]] == days
    assert (said["added"], said["replaced"], said["known"]) == {
        "history": (1, 0, 0),
        "fill": (0, 0, 1),
        "newer": (0, 1, 0),
    }[existing]


def test_what_newer_put_in_place_of_an_earlier_one_is_undone_whole(staff: Tracker, tmp_path: Path) -> None:
    brought(staff, long(tmp_path / "LMS 2025-06-30.xlsx", done("OR1", "Okoye, Ada", day=date(2025, 6, 2))))
    before = staff.rows()
    said = brought(staff, long(tmp_path / "LMS 2025-09-09.xlsx", done("OR1", "Okoye, Ada")), "--existing", "newer")
    staff.done("undo", said["change"])
    assert staff.rows() == before


def test_a_course_that_was_chosen_is_remembered_for_the_next_file(staff: Tracker, tmp_path: Path) -> None:
    first = long(tmp_path / "one.xlsx", done("OR1", "Okoye, Ada", course="CSEC 101"))
    assert brought(staff, first, code=5)["added"] == 0
    assert brought(staff, first, "--course", f"CSEC 101={REFRESHER}")["added"] == 1
    later = long(tmp_path / "two.xlsx", done("OR2", "Fenn, Bo", course="CSEC 101"))
    said = brought(staff, later)
    assert said["added"] == 1
    assert "“CSEC 101” is csec-refresher, as it was chosen before." in said["assumptions"]


def test_a_title_that_was_chosen_is_another_name_of_the_course_and_undo_forgets_it(
    staff: Tracker, tmp_path: Path
) -> None:
    file = long(tmp_path / "one.xlsx", done("OR1", "Okoye, Ada", course="CSEC 101"))
    said = brought(staff, file, "--course", f"CSEC 101={REFRESHER}")
    assert "“CSEC 101” is remembered as csec-refresher for the next file." in said["assumptions"]
    assert [row[2] for row in staff.rows()["course_word"]] == ["CSEC 101"]
    refused = staff("import", file, "--course", f"CSEC 101={OVERVIEW}", "--yes")
    assert (refused.code, "tracker courses unword csec-refresher" in refused.err) == (4, True)
    staff.done("undo", said["change"])
    assert staff.rows()["course_word"] == []


def test_what_an_old_tracker_calls_a_course_completions_may_call_it_too(staff: Tracker, tmp_path: Path) -> None:
    staff.done("courses", "word", "csec", "Spring round")
    rows = [("Okoye, Ada", "ada@o.example", AUG)]
    wide = workbook(tmp_path / "one.xlsx", {"Tracker": [("Name", "Email", "Spring round"), *rows]})
    said = brought(staff, wide, "--as", "completions")
    assert said["added"] == 1
    assert "“Spring round” is csec-refresher, as it was chosen before." in said["assumptions"]


def test_a_course_of_somebody_elses_is_left_out_for_good(staff: Tracker, tmp_path: Path) -> None:
    file = long(tmp_path / "one.xlsx", done("OR1", "Okoye, Ada"), done("OR99", "Nobody, Anna", course="Yoga"))
    assert brought(staff, file, "--course", "Yoga=none")["left_out"] == 1
    other = long(tmp_path / "two.xlsx", done("OR2", "Fenn, Bo"), done("OR99", "Nobody, Anna", course="Yoga"))
    assert brought(staff, other)["left_out"] == 1


def test_a_wide_trackers_heading_is_remembered_under_its_own_headings_alone(staff: Tracker, tmp_path: Path) -> None:
    heads = ("Name", "Email", "HT overview", "Yoga for all")
    rows = [("Okoye, Ada", "ada@o.example", AUG, "x")]
    first = workbook(tmp_path / "one.xlsx", {"Tracker": [heads, *rows]})
    said = brought(staff, first, "--course", f"HT overview={OVERVIEW}", "--course", "Yoga for all=none")
    assert (said["added"], said["problems"]) == (1, [])
    again = workbook(tmp_path / "two.xlsx", {"Tracker": [heads, ("Fenn, Bo", "bo@o.example", AUG, "x")]})
    assert brought(staff, again)["added"] == 1
    other = workbook(
        tmp_path / "three.xlsx", {"Tracker": [(*heads, "CSEC refresher"), ("Lind, Cy", "cy@o.example", AUG, None, AUG)]}
    )
    asks = brought(staff, other, code=5)
    assert [each["code"] for each in asks["problems"]] == ["unknown_course"]
    assert (asks["problems"][0]["row"], asks["problems"][0]["column"]) == (1, "C")


def test_moodles_two_reports_end_to_end(staff: Tracker, tmp_path: Path) -> None:
    progress = activities(
        tmp_path / "progress.csv",
        ("Ada Okoye", "ada@o.example", "Completed", "2025-09-03 14:03:22"),
        ("Bo Fenn", "bo@o.example", "Not completed", ""),
    )
    assert brought(staff, progress)["added"] == 1
    whole = course_completion(
        tmp_path / "completion.csv",
        ("Bo Fenn", "bo@o.example", "13/08/25, 14:03", "04/09/25, 14:40"),
        ("Cy Lind", "cy@o.example", "", ""),
    )
    asks = brought(staff, whole, code=5)
    assert ([each["code"] for each in asks["problems"]], asks["added"]) == (["no_course"], 0)
    said = brought(staff, whole, "--course", REFRESHER)
    assert (said["added"], said["unfinished"]) == (1, 1)
    assert figures(staff) == (2, 6, 0)
    assert [row[3] for row in staff.rows()["completion"]] == ["2025-09-03", "2025-09-04"]


def test_days_that_can_be_read_two_ways_are_asked_about_and_the_answer_is_used(staff: Tracker, tmp_path: Path) -> None:
    file = long(tmp_path / "done.xlsx", done("OR1", "Okoye, Ada", day="5/6/2025"))
    asks = brought(staff, file, code=5)
    assert [each["code"] for each in asks["problems"]] == ["date_order"]
    assert brought(staff, file, "--day-first")["added"] == 1
    assert staff.rows()["completion"][0][3] == "2025-06-05"


def test_blank_cells_below_a_person_are_filled_down_only_when_that_is_said(staff: Tracker, tmp_path: Path) -> None:
    rows: list[Sequence[Any]] = [
        ("Learning report",),
        ("Organization", "D4"),
        (),
        ("Worker", "Learning Content", "Completion Status", "Completed On"),
        ("Ada Okoye (OR1)", "CSEC refresher", "Completed", AUG),
        (None, OVERVIEW, "Completed", AUG),
    ]
    file = workbook(tmp_path / "report.xlsx", {"Report": rows})
    asks = staff.asked("import", file)["files"][0]
    assert ([each["code"] for each in asks["problems"]], asks["added"]) == (["blank_below"], 1)
    assert brought(staff, file, "--fill-down")["added"] == 2
    assert {row[1] for row in staff.rows()["completion"]} == {1}


def test_a_name_that_waits_is_decided_with_who_and_known_the_next_time(staff: Tracker, tmp_path: Path) -> None:
    file = long(tmp_path / "one.xlsx", done("OR1", "Okoye, Ada"), done("", "Lind, Cy"))
    asks = brought(staff, file, code=5)
    assert asks["not_matched"] == ["Lind, Cy"]
    assert brought(staff, file, "--who", "Lind, Cy=OR6")["added"] == 1
    assert [row[1] for row in staff.rows()["completion"]] == [1, 6]


def test_a_roster_is_still_a_roster_and_nobody_recognised_is_exit_three(tracker: Tracker, tmp_path: Path) -> None:
    (said,) = tracker.asked("import", roster(tmp_path / "D04 roster 2025-09-02.xlsx", ADA, BO, CY, DI))["files"]
    assert said["kind"] == "roster"
    ending: Ending = tracker("import", long(tmp_path / "done.xlsx", done("OR1", "Okoye, Ada")))
    assert ending.code == 3
    assert "Import the teams' rosters first" in ending.err


def test_a_roster_said_to_be_completions_holds_nothing_to_import(staff: Tracker, tmp_path: Path) -> None:
    ending = staff("import", roster(tmp_path / "D04.xlsx", ADA), "--as", "completions")
    assert ending.code == 3
    assert "Nobody's completions were recognised" in ending.err


def test_options_of_other_kinds_and_choices_that_mean_nothing_are_refused(staff: Tracker, tmp_path: Path) -> None:
    file = long(tmp_path / "done.xlsx", done("OR1", "Okoye, Ada"))
    for words in (("--team", "D4-CPS"), ("--existing", "always"), ("--who", "Ada"), ("--course", REFRESHER)):
        assert staff("import", file, *words).code == 2, words
    assert staff("import", file, "--course", "CSEC=nothing-such").code == 4


def test_markup_in_names_courses_and_words_is_shown_as_text(staff: Tracker, tmp_path: Path) -> None:
    rows = [
        ["Name", "Email", "Course", "Status", "Completed On"],
        ["Ann [/] \x1b[31mSmith", "ada@o.example", "[@click=app.quit]x[/]", "=cmd|1", "2025-09-03"],
        ["Fenn, Bo", "bo@o.example", "CSEC refresher", "Completed", "2025-09-03"],
    ]
    ending = staff("import", text_file(tmp_path / "done.csv", rows), "--yes")
    assert ending.code == 5
    assert "\x1b" not in ending.err
    assert "[@click=app.quit]x[/]" in ending.err
