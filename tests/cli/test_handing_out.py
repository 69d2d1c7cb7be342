"""invitations, sign-in, certificates, reconciliation: files that are handed out, from the command line."""

import stat
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from icalendar import Calendar

from tests.cli.door import Tracker

SOON = "+2w"


def planned(staff: Tracker, *more: str, on: str = SOON) -> int:
    return int(staff.asked("schedule", "screening-overview", "--on", on, "--team", "D4-CPS", *more)["session"])


def held(staff: Tracker, *names: str) -> int:
    said = ["log", "screening-overview", "--on", "2025-09-12", "--team", "D4-CPS", "--names", "-"]
    return int(staff.asked_with("\n".join(names), *said)["session"])


def read(path: str) -> Any:
    return Calendar.from_ical(Path(path).read_bytes())


def test_invitations_go_out_are_updated_and_are_called_back(staff: Tracker) -> None:
    number = planned(staff, "--at", "9:00")
    first = staff.asked("invitations")
    assert [Path(path).name for path in first["files"]] == ["invitations_planned.ics"]
    (event,) = read(first["files"][0]).walk("VEVENT")
    staff.done("cancel", number, "--why", "snow day")
    called_back = staff.asked("invitations")
    assert [Path(path).name for path in called_back["files"]] == ["invitations_cancelled.ics"]
    whole = read(called_back["files"][0])
    (gone,) = whole.walk("VEVENT")
    assert (whole["METHOD"], gone["UID"], gone["SEQUENCE"]) == ("CANCEL", event["UID"], 1)
    staff.done("undo")
    assert [(each["sequence"], each["cancelled"]) for each in staff.asked("invitations")["sessions"]] == [(2, False)]


def test_each_session_or_one_of_them_has_a_file_of_its_own(staff: Tracker, tmp_path: Path) -> None:
    one, other = planned(staff), held(staff, "Okoye, Ada")
    ending = staff("invitations", "--session", other)
    assert (ending.code, "was held" in ending.err) == (4, True)
    made = staff.asked("invitations", "--session", one, "--out", tmp_path / "out")["files"]
    assert Path(made[0]).parent == tmp_path / "out"
    assert Path(made[0]).name.startswith(f"invitation_session-{one}_")
    assert [Path(path).name for path in staff.asked("invitations", "--each")["files"]] == [Path(made[0]).name]


def test_nothing_ahead_and_a_wrong_address_are_sentences(staff: Tracker) -> None:
    assert staff("invitations").code == 4
    assert staff("invitations", "--session", "99").code == 4
    planned(staff)
    for wrong in ("somebody", "a@b\nX:1", "a b@c.d"):
        ending = staff("invitations", "--organizer", wrong)
        assert (ending.code, "no email address" in ending.err) == (2, True)
    made = staff.asked("invitations", "--organizer", "coordinator@agency.example")["files"]
    assert b"mailto:coordinator@agency.example" in Path(made[0]).read_bytes()


def test_whom_to_ask_invites_where_the_settings_have_one_address(staff: Tracker) -> None:
    planned(staff)
    for contact, invites in (
        ("Training office, 503 555 0100", False),
        ("Training office (training@agency.example), 503 555 0100", True),
        ("a@agency.example or b@agency.example", False),
    ):
        staff.done("config", "set", "contact", contact)
        drawn = Path(staff.asked("invitations")["files"][0]).read_bytes()
        assert (b"mailto:training@agency.example\r\n" in drawn) == invites
        assert (b"ORGANIZER" in drawn) == invites


def test_a_sign_in_sheet_is_made_ticked_and_imported(staff: Tracker, tmp_path: Path) -> None:
    number = planned(staff, on="2025-09-15")
    made = staff.asked("sign-in", number, "--format", "xlsx")
    assert made["people"] == 3
    (path,) = made["files"]
    assert path.endswith("_INTERNAL-names.xlsx")
    assert stat.S_IMODE(Path(path).stat().st_mode) == 0o600
    whole = openpyxl.load_workbook(path)
    page: Any = whole.active
    cells = {cell.value: cell for row in page.iter_rows() for cell in row if cell.value}
    page.cell(cells["Okoye, Ada"].row, cells["Present"].column, "x")
    back = tmp_path / "back.xlsx"
    whole.save(back)
    done = staff.asked("hold", number, "--attendance", back)
    assert (done["session"], done["completed"], done["not_matched"]) == (number, 1, [])


def test_a_sheet_in_an_unknown_format_is_refused_before_anything_is_written(staff: Tracker) -> None:
    number = planned(staff)
    for wrong in ("docx", "", "pdf,docx"):
        assert staff("sign-in", number, "--format", wrong).code == 2
    assert [*(staff.root / "exports").glob("sign-in*")] == []
    assert staff("sign-in", 99).code == 4


def test_certificates_are_for_credit_and_are_looked_up(staff: Tracker) -> None:
    number = held(staff, "Okoye, Ada", "Fenn, Bo")
    made = staff.asked("certificates", "Okoye, Ada")
    assert [(each["name"], each["course"]) for each in made["certificates"]] == [("Ada Okoye", "screening-overview")]
    said = staff.done("certificates", "--number", made["certificates"][0]["number"])
    assert "Ada Okoye completed" in said.out
    everybody = staff.asked("certificates", "--session", number)
    assert len(everybody["files"]) == 2
    assert Path(everybody["files"][0]).parent.name == f"certificates_session-{number}_INTERNAL-names"
    assert staff.asked("certificates", "--number", everybody["certificates"][0]["number"])["session"] == number


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ((), 2),
        (("--course", "screening"), 2),
        (("Lind, Cy",), 4),
        (("Nobody, Known",), 4),
        (("--session", "99"), 4),
        (("--number", "A1-00000000"), 4),
    ],
)
def test_what_cannot_be_certified_is_a_sentence(staff: Tracker, words: tuple[str, ...], code: int) -> None:
    held(staff, "Okoye, Ada")
    ending = staff("certificates", *words)
    assert ending.code == code, ending.err
    assert ending.err.strip().endswith(".")
    assert [*(staff.root / "exports").glob("certificate*")] == []


def test_the_learning_systems_sheet_lists_what_is_held_here(staff: Tracker) -> None:
    assert staff("reconciliation").code == 4
    held(staff, "Okoye, Ada")
    made = staff.asked("reconciliation", "--since", "2025-09-01")
    assert [(each["name"], each["day"], each["known"]) for each in made["completions"]] == [
        ("Okoye, Ada", "2025-09-12", "not known")
    ]
    assert [Path(path).suffix for path in made["files"]] == [".xlsx", ".csv"]
    assert all("INTERNAL-names" in path for path in made["files"])
    assert "1 completion. These files name staff." in staff("reconciliation").err
    assert staff("reconciliation", "--since", "2025-09-13").code == 4
    assert staff("reconciliation", "--course", "csec").code == 4


def test_nothing_that_is_handed_out_changes_the_records(staff: Tracker) -> None:
    number, other = planned(staff), held(staff, "Okoye, Ada")
    before = staff.head()
    staff.done("invitations")
    staff.done("sign-in", number)
    staff.done("certificates", "--session", other)
    staff.done("reconciliation")
    assert staff.head() == before
