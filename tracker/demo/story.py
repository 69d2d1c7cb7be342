"""What the coordinator recorded from June to 20 August 2025, in the order in which she recorded it.

It ends as the improvement plan of that day says: 12 of the 16 districts' CPS teams have had the overview, about
three quarters of CPS staff the refresher; Permanency and the remaining teams come in August and September.
"""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from tracker.demo.around import Called, Counted, GivenOut, NextStep, Trainer
from tracker.demo.people import AWAY_IN_JUNE, AWAY_SINCE, EXEMPT
from tracker.demo.steps import (
    ZONE,
    Away,
    CameLate,
    Cancelled,
    CountsFrom,
    Exempted,
    Held,
    Planned,
    Published,
    RosterCame,
    Step,
    TakenBack,
)

OVERVIEW, REFRESHER = "screening-overview", "csec-refresher"
BEGAN = datetime(2025, 6, 2, 9, 5, tzinfo=ZoneInfo(ZONE))
TODAY = date(2025, 8, 20)
ENOUGH_MINUTES = 45
PLAN = "Quality improvement plan"
TO_TRY = (  # nobody imported these yet
    "D04_roster_september.xlsx",
    "D04_overview_attendance.csv",
    "Old_tracker_2025.xlsx",
    "D11_training_tracker_2025-08-18.xlsx",
    "Moodle_progress_CSEC_refresher.csv",
    "Resource_guide_sample.csv",
    "Screenings_by_district_sample.csv",
)


def _on(month: int, day: int) -> date:
    return date(2025, month, day)


def _at(month: int, day: int, hour: int, minute: int) -> datetime:
    return datetime(2025, month, day, hour, minute, tzinfo=ZoneInfo(ZONE))


ROSTERS = (
    RosterCame(_at(6, 2, 14, 20), "CPS_statewide_2025-06-02.xlsx"),
    RosterCame(_at(7, 8, 8, 40), "District 3 CPS Staff List.xlsx"),
    RosterCame(_at(7, 15, 8, 15), "D05_roster.xls", on=_on(7, 14)),
    RosterCame(_at(7, 15, 8, 30), "Washington_Co_CPS.xlsx", district=16),
    RosterCame(_at(7, 22, 8, 10), "D01_roster_2025-07-21.xlsx"),
    RosterCame(_at(7, 22, 8, 25), "D02_CPS_2025-07-21.csv"),
    RosterCame(_at(7, 22, 8, 50), "D04_roster_july.xlsx"),
    RosterCame(_at(7, 29, 8, 20), "D08_CPS_staff_2025-07-28.ods"),
    RosterCame(_at(7, 29, 8, 35), "D15 CPS 7-28-2025.xlsx"),
    RosterCame(_at(8, 5, 8, 5), "Permanency_statewide_2025-08-04.xlsx"),
    RosterCame(_at(8, 5, 8, 30), "Eastern_districts_CPS.xlsx"),
    RosterCame(_at(8, 12, 8, 45), "D06_D10_D11_CPS_2025-08-11.xlsx"),
)

OVERVIEWS = (
    Held(_at(6, 11, 8, 20), OVERVIEW, _on(6, 10), ("D2-CPS",), ("D02_overview_2025-06-10.csv",)),
    Held(_at(6, 13, 8, 15), OVERVIEW, _on(6, 12), ("D2-CPS",), ("D02_overview_2025-06-12.csv",)),
    Held(_at(6, 18, 8, 30), OVERVIEW, _on(6, 17), ("D3-CPS",), ("D03_overview_2025-06-17.csv",)),
    Held(_at(6, 20, 8, 10), OVERVIEW, _on(6, 18), ("D16-CPS",), ("D16_overview_2025-06-18.csv",)),
    Held(_at(6, 25, 8, 25), OVERVIEW, _on(6, 24), ("D5-CPS",), ("D05_overview_2025-06-24.csv",)),
    Held(_at(6, 27, 8, 40), OVERVIEW, _on(6, 26), ("D15-CPS",), ("D15_overview_2025-06-26.csv",)),
    Held(_at(7, 9, 8, 10), OVERVIEW, _on(7, 8), ("D8-CPS",), ("D08_overview_2025-07-08.csv",)),
    Held(
        _at(7, 11, 8, 35),
        OVERVIEW,
        _on(7, 10),
        ("D10-CPS",),
        ("D10_overview_2025-07-10.csv", "D10_overview_2025-07-10_part2.csv"),
        note="The call was restarted after ten minutes: two reports.",
    ),
    Held(_at(7, 16, 8, 20), OVERVIEW, _on(7, 15), ("D6-CPS", "D7-CPS"), ("D06_D07_overview_2025-07-15.csv",)),
    Held(_at(7, 23, 9, 5), OVERVIEW, _on(7, 22), ("D1-CPS",), ("D01_overview_2025-07-22.csv",)),
    Held(
        _at(7, 30, 8, 45),
        OVERVIEW,
        _on(7, 29),
        ("D12-CPS",),
        headcount=26,
        minutes=60,
        mode="in_person",
        note="In the Pendleton office; nobody kept the sign-in sheet.",
    ),
    Held(
        _at(8, 6, 9, 10),
        OVERVIEW,
        _on(8, 5),
        ("D13-CPS",),
        minutes=60,
        note="The program manager says that the team went through it together.",
    ),
)

REFRESHERS = (
    Held(_at(6, 12, 8, 30), REFRESHER, _on(6, 11), ("D16-CPS",), ("D16_refresher_2025-06-11.csv",)),
    Held(_at(6, 17, 8, 20), REFRESHER, _on(6, 16), ("D2-CPS",), ("D02_refresher_2025-06-16.csv",)),
    Held(_at(6, 24, 8, 25), REFRESHER, _on(6, 23), ("D3-CPS",), ("D03_refresher_2025-06-23.csv",)),
    Held(_at(6, 26, 8, 15), REFRESHER, _on(6, 25), ("D16-CPS",), ("D16_refresher_2025-06-25.csv",)),
    Held(_at(7, 1, 8, 20), REFRESHER, _on(6, 30), ("D2-CPS",), ("D02_refresher_2025-06-30.csv",)),
    Held(_at(7, 2, 8, 15), REFRESHER, _on(7, 1), ("D5-CPS",), ("D05_refresher_2025-07-01.csv",)),
    Held(_at(7, 3, 8, 10), REFRESHER, _on(7, 2), ("D15-CPS",), ("D15_refresher_2025-07-02.csv",)),
    Held(_at(7, 10, 8, 30), REFRESHER, _on(7, 9), ("D3-CPS",), ("D03_refresher_2025-07-09.csv",)),
    Held(_at(7, 15, 9, 10), REFRESHER, _on(7, 14), ("D8-CPS",), ("D08_refresher_2025-07-14.csv",)),
    Held(_at(7, 17, 8, 20), REFRESHER, _on(7, 16), ("D5-CPS",), ("D05_refresher_2025-07-16.csv",)),
    Held(_at(7, 18, 8, 15), REFRESHER, _on(7, 17), ("D2-CPS",), ("D02_refresher_2025-07-17.csv",)),
    Held(_at(7, 24, 8, 10), REFRESHER, _on(7, 23), ("D4-CPS",), ("D04_refresher_2025-07-23.csv",)),
    Held(_at(7, 25, 8, 30), REFRESHER, _on(7, 24), ("D1-CPS",), ("D01_refresher_2025-07-24.csv",)),
    Held(
        _at(7, 29, 9, 20),
        REFRESHER,
        _on(7, 28),
        ("D6-CPS", "D7-CPS", "D10-CPS"),
        ("D06_D07_D10_refresher_2025-07-28.csv",),
        note="One call for three districts.",
    ),
    Held(_at(7, 31, 8, 25), REFRESHER, _on(7, 30), ("D11-CPS",), ("D11_refresher_2025-07-30.csv",)),
    Held(_at(8, 7, 8, 20), REFRESHER, _on(8, 6), ("D12-CPS",), ("D12_refresher_2025-08-06.csv",)),
    Held(
        _at(8, 8, 8, 40),
        REFRESHER,
        _on(8, 7),
        ("D13-CPS",),
        names="D13_refresher_names.txt",
        minutes=75,
        note="The list came by email.",
    ),
    Held(
        _at(8, 14, 8, 30),
        REFRESHER,
        _on(8, 13),
        ("D2-CPS", "D3-CPS", "D16-CPS"),
        ("Makeup_refresher_2025-08-13.csv",),
        note="For everybody who missed the first calls.",
    ),
)

LATE = (CameLate(_at(8, 11, 10, 5), OVERVIEW, _on(7, 8), "D8-CPS", ("D08_overview_2025-07-08_Ashland.csv",)),)

MISTAKE: tuple[Step, ...] = (
    Held(_at(7, 25, 8, 24), REFRESHER, _on(7, 24), ("D10-CPS",), headcount=30, note="typed D10 instead of D1"),
    TakenBack(_at(7, 25, 8, 26)),
)

CALLED_OFF: tuple[Step, ...] = (
    Planned(_at(7, 21, 15, 10), REFRESHER, _on(8, 12), ("D9-CPS", "D14-CPS"), "10:00", 75),
    Cancelled(_at(8, 11, 16, 30), REFRESHER, _on(8, 12), "D9-CPS", "wildfire smoke, offices closed"),
)

TO_COME = (
    Planned(_at(7, 21, 15, 0), REFRESHER, _on(8, 6), ("D12-CPS",), "13:00", 75),
    Planned(_at(8, 13, 9, 0), OVERVIEW, _on(8, 27), ("D9-CPS", "D14-CPS"), "09:00", 60),
    Planned(_at(8, 13, 9, 4), REFRESHER, _on(8, 28), ("D9-CPS", "D14-CPS"), "10:00", 75),
    Planned(_at(8, 13, 9, 8), OVERVIEW, _on(9, 4), ("D4-CPS",), "09:00", 60),
    Planned(_at(8, 13, 9, 12), OVERVIEW, _on(9, 9), ("D11-CPS",), "13:00", 60),
    Planned(_at(8, 18, 9, 30), OVERVIEW, _on(8, 26), ("D2-Permanency",), "09:00", 60),
    Planned(_at(8, 18, 9, 32), OVERVIEW, _on(8, 27), ("D3-Permanency",), "13:00", 60),
    Planned(_at(8, 18, 9, 34), OVERVIEW, _on(8, 28), ("D15-Permanency", "D16-Permanency"), "13:00", 60),
    Planned(_at(8, 18, 9, 36), OVERVIEW, _on(9, 3), ("D5-Permanency", "D8-Permanency"), "09:00", 60),
    Planned(_at(8, 18, 9, 38), OVERVIEW, _on(9, 9), ("D1-Permanency", "D7-Permanency"), "09:00", 60),
    Planned(_at(8, 18, 9, 40), OVERVIEW, _on(9, 10), ("D4-Permanency", "D6-Permanency", "D10-Permanency"), "09:00", 60),
    Planned(_at(8, 18, 9, 42), OVERVIEW, _on(9, 11), ("D11-Permanency", "D12-Permanency", "D13-Permanency"), "13:00"),
    Planned(_at(8, 18, 9, 44), OVERVIEW, _on(9, 16), ("D14-Permanency",), "10:00", 60, "11:00 in Ontario"),
    Planned(_at(8, 19, 10, 0), REFRESHER, _on(9, 4), ("D2-Permanency",), "13:00", 75),
    Planned(_at(8, 19, 10, 2), REFRESHER, _on(9, 8), ("D3-Permanency",), "09:00", 75),
    Planned(_at(8, 19, 10, 4), REFRESHER, _on(9, 15), ("D16-Permanency",), "09:00", 75),
    Planned(_at(8, 19, 10, 6), REFRESHER, _on(9, 17), ("D5-Permanency", "D15-Permanency"), "09:00", 75),
    Planned(_at(8, 19, 10, 8), REFRESHER, _on(9, 18), ("D8-Permanency",), "13:00", 75),
    Planned(
        _at(8, 19, 10, 10), REFRESHER, _on(9, 22), ("D1-Permanency", "D4-Permanency", "D6-Permanency"), "09:00", 75
    ),
    Planned(_at(8, 19, 10, 12), REFRESHER, _on(9, 23), ("D7-Permanency", "D10-Permanency"), "09:00", 75),
    Planned(_at(8, 19, 10, 14), REFRESHER, _on(9, 24), ("D11-Permanency", "D12-Permanency", "D13-Permanency"), "13:00"),
    Planned(_at(8, 19, 10, 16), REFRESHER, _on(9, 25), ("D14-Permanency",), "10:00", 75),
    Planned(_at(8, 19, 10, 18), REFRESHER, _on(9, 16), ("D2-CPS", "D3-CPS", "D16-CPS"), "13:00", 75, "second make-up"),
)

SETTLED: tuple[Step, ...] = (
    CountsFrom(_at(6, 3, 10, 10), REFRESHER, ENOUGH_MINUTES),
    *(Away(_at(6, 4, 9, at), *each) for at, each in enumerate(AWAY_IN_JUNE)),
    *(Away(_at(8, 19, 14, at), *each) for at, each in enumerate(AWAY_SINCE)),
    *(Exempted(_at(6, 5, 9, at), *each) for at, each in enumerate(EXEMPT)),
)

SAID = (
    Published(
        _at(8, 20, 9, 0),
        OVERVIEW,
        "CPS",
        "teams",
        "Completed in approximately 3/4 of districts for CPS teams",
        PLAN,
        TODAY,
    ),
    Published(_at(8, 20, 9, 5), REFRESHER, "CPS", "staff", "Completed in approximately 3/4 of CPS staff", PLAN, TODAY),
)


AROUND: tuple[Step, ...] = (
    Trainer(_at(8, 7, 9, 0), "Vale, Ines", "A partner agency", REFRESHER, _on(7, 1), ("D8-CPS", "D10-CPS")),
    GivenOut(_at(8, 1, 16, 0), _on(7, 31), "for the July meeting"),
    Called(
        *(_at(8, 18, 10, 30), "Ellery, Maren", "Program manager", "maren.ellery@o.example", 9),
        *("Permanency is short of staff; she looks for a day in October.", "Ask again for a day", _on(9, 3)),
    ),
    Called(
        *(_at(8, 18, 11, 0), "Quist, Tobin", "CPS supervisor", "tobin.quist@o.example", 14),
        "The team takes part from its own offices; Mountain time.",
    ),
    NextStep(_at(8, 19, 9, 0), "on-demand", "Intervention Coordinator", "Review two recordings", _on(8, 29)),
    Counted(
        _at(8, 19, 15, 0),
        "screenings",
        "Screening tools completed",
        "Completed in the month, as the district's office counts them. Invented numbers.",
        tuple(_on(month, 1) for month in (5, 6, 7)),
        ((1, (6, 8, 14)), (2, (21, 25, 37)), (3, (18, 17, 29)), (4, (9, 7, 8)), (13, (2, 1, 3)), (16, (19, 28, 34))),
    ),
)


def files() -> tuple[str, ...]:
    """Name the shipped files that belong to the example, those to try included."""
    reports = [name for each in (*OVERVIEWS, *REFRESHERS) for name in each.files]
    late = [name for each in LATE for name in each.attendance]
    return ("README.md", *(each.file for each in ROSTERS), *reports, *late, *TO_TRY)


def story() -> tuple[Step, ...]:
    """Give everything in the order in which it was recorded."""
    steps: tuple[Step, ...] = (
        *ROSTERS, *OVERVIEWS, *REFRESHERS, *LATE, *MISTAKE, *CALLED_OFF, *TO_COME, *SETTLED, *SAID,
        *AROUND,
    )  # fmt: skip
    return tuple(sorted(steps, key=lambda step: step.at))
