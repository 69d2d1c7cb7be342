"""left: whom to ask about who is outstanding, and the make-up list of a session."""

from pathlib import Path

from tests.cli.door import Tracker

HEADINGS = "OR Number,Name,Email,District,Program,Supervisor\n"
ROWS = 'OR1,"Okoye, Ada",ada@o.example,4,CPS,"Vega, Cam"\nOR2,"Fenn, Bo",,4,CPS,"Ruiz, Al"\nOR3,"Lind, Cy",,4,CPS,\n'


def filled(tracker: Tracker, folder: Path) -> None:
    file = folder / "D04 roster 2025-09-02.csv"
    file.write_text(HEADINGS + ROWS, encoding="utf-8")
    tracker.done("import", file, "--yes")


def test_by_supervisor_puts_those_together_who_have_the_same_one(tracker: Tracker, tmp_path: Path) -> None:
    filled(tracker, tmp_path)
    words = ("left", "--course", "csec", "--as-of", "2025-09-02", "--by", "supervisor")
    assert [(each["supervisor"], each["name"]) for each in tracker.asked(*words)] == [
        ("Ruiz, Al", "Fenn, Bo"),
        ("Vega, Cam", "Okoye, Ada"),
        (None, "Lind, Cy"),
    ]
    assert "no supervisor is known" in tracker.done(*words).out


def test_the_make_up_list_of_a_session_is_carried_forward(tracker: Tracker, tmp_path: Path) -> None:
    filled(tracker, tmp_path)
    tracker.asked_with("OR1\n", "log", "csec", "--on", "2025-09-03", "--team", "D4-CPS", "--names", "-")
    assert [(e["name"], e["state"]) for e in tracker.asked("left", "--session", "1", "--as-of", "2025-09-03")] == [
        ("Fenn, Bo", "waiting"),
        ("Lind, Cy", "waiting"),
    ]
    tracker.asked_with("OR2\n", "log", "csec", "--on", "2025-09-10", "--team", "D4-CPS", "--names", "-")
    later = tracker.done("left", "--session", "1", "--as-of", "2025-09-10")
    assert "1 of 2 who were expected and not there still wait." in later.err
    assert tracker("left", "--session", "77").code == 4
