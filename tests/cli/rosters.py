"""Files as districts and meetings send them, made for the command line's tests; nobody in them exists."""

import csv
from collections.abc import Sequence
from pathlib import Path

from tests.intake.untidy import workbook

HEADINGS = ("Employee ID", "Name", "Work email", "Program", "Classification")
ADA = ("OR1", "Okoye, Ada", "ada@o.example", "CPS", "SSS1")
BO = ("OR2", "Fenn, Bo", "bo@o.example", "CPS", "SSS1")
CY = ("OR3", "Lind, Cy", "cy@o.example", "CPS", "SSS2")
DI = ("OR4", "Vega, Di", "di@o.example", "Perm", "SSS1")
EVE = ("OR5", "Moss, Eve", "eve@o.example", "CPS", "SSS1")
FAY = ("OR6", "Lind, Cy", "fay@o.example", "Perm", "SSS1")  # a namesake of OR3

Row = Sequence[object]


def roster(path: Path, *rows: Row, headings: Row = HEADINGS) -> Path:
    """Save a plain roster, as a workbook or as text by the name's ending."""
    if path.suffix == ".xlsx":
        return workbook(path, {"Staff": [headings, *rows]})
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([headings, *rows])
    return path


def meeting(path: Path, *people: tuple[str, str, str, str, str], day: str = "9/12/2025") -> Path:
    """Save a Teams report of 2022 onward; people are name, email, sign-in name, first join, last leave."""
    thin = "\u202f"
    stays = [(*each[:3], f"{day}, {each[3]}:00{thin}AM", f"{day}, {each[4]}:00{thin}AM") for each in people]
    lines = [
        "1. Summary",
        "Meeting title\tOverview for District 4",
        f"Attended participants\t{len(people)}",
        f"Start time\t{day}, 9:00:00{thin}AM",
        f"End time\t{day}, 10:00:00{thin}AM",
        "Meeting duration\t1h",
        "",
        "2. Participants",
        "Name\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tParticipant ID (UPN)\tRole",
        *(
            f"{name}\t{joined}\t{left}\t{_length(joined, left)}\t{email}\t{sign_in}\tAttendee"
            for name, email, sign_in, joined, left in stays
        ),
        "",
        "3. In-Meeting Activities",
        "Name\tJoin Time\tLeave Time\tDuration\tEmail\tRole",
        *(
            f"{name}\t{joined}\t{left}\t{_length(joined, left)}\t{email}\tAttendee"
            for name, email, _, joined, left in stays
        ),
    ]
    path.write_bytes(b"\xff\xfe" + "\r\n".join([*lines, ""]).encode("utf-16-le"))
    return path


def _length(joined: str, left: str) -> str:
    hours, minutes = (
        int(left.split(", ")[1].split(":")[place]) - int(joined.split(", ")[1].split(":")[place]) for place in (0, 1)
    )
    whole = hours * 60 + minutes
    return " ".join(part for part in (f"{whole // 60}h" * (whole >= 60), f"{whole % 60}m" * (whole % 60 > 0)) if part)
