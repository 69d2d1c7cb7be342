"""Who completed what, as a district keeps it by hand and as a learning system exports it."""

import csv
import io
from datetime import date, timedelta

from tests.demo.samples.agency import CPS, Staff, agency
from tests.demo.samples.books import Sheet, as_xlsx

KEPT = date(2025, 8, 18)
HEADINGS = ("Name", "OR #", "CSEC refresher", "HT screening overview", "Defensive driving", "Notes")
STATES = (date(2025, 8, 12), "Completed 8/14/2025", "In Progress", "x", "Waived", None, date(2025, 8, 15), "N/A")


def _klamath() -> list[Staff]:
    return [who for who in agency().on(11, CPS, KEPT) if who.worker_type == "employee"][:14]


def tracker() -> bytes:
    """Write the sheet that District 11 keeps: a column for each training, and in it whatever was handy."""
    rows: list[tuple[object, ...]] = [
        ("District 11 training tracker",),
        ("Kept by the office lead. x = done. Updated 8/18/2025",),
        (),
        HEADINGS,
    ]
    for at, who in enumerate(_klamath()):
        shown = f"{who.given} {who.family}" if at % 5 == 2 else who.name
        driving = date(2025, 3, 4) + timedelta(days=at) if at % 3 else None
        seen = date(2025, 8, 13) if at % 4 == 1 else None
        number = who.number if at % 3 else None
        rows.append((shown, number, STATES[at % len(STATES)], seen, driving, "ask again" if at == 3 else None))
    rows.append(("Total", None, len(_klamath()), None, None, None))
    return as_xlsx([Sheet("Tracker", rows, header_row=4)])


def progress() -> bytes:
    """Write Moodle's activity completion of a course, as its Excel button does."""
    out = io.StringIO()
    sheet = csv.writer(out, delimiter="\t", quoting=csv.QUOTE_ALL, lineterminator="\n")
    out.write('\t"Email address"\t"Introduction"\t""\t"Final quiz"\t"2025-09-30 00:00:00"\n')
    for at, who in enumerate(agency().on(12, CPS, KEPT)[:12]):
        begun, ended = f"2025-08-{at % 9 + 10} 09:12:40", f"2025-08-{at % 9 + 10} 09:55:03"
        quiz = ("Completed (achieved pass grade)", "Completed (did not achieve pass grade)", "Not completed")[
            at % 5 // 3
        ]
        sheet.writerow(
            [f"{who.given} {who.family}", who.email, "Completed", begun, quiz, "" if quiz.startswith("Not") else ended]
        )
    return out.getvalue().encode("utf-16")


COMPLETIONS = {"D11_training_tracker_2025-08-18.xlsx": tracker, "Moodle_progress_CSEC_refresher.csv": progress}
