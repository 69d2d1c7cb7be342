"""Every shipped sample by its file name, and who came to which call."""

from collections.abc import Callable
from datetime import date, time
from functools import lru_cache

from tests.demo.samples import lists, old_tracker, rosters, statewide
from tests.demo.samples.agency import CPS, agency
from tests.demo.samples.completions import COMPLETIONS
from tests.demo.samples.meetings import Meeting, came, names, report, restarted
from tracker.demo.story import OVERVIEW, REFRESHER, TODAY

ROSTERS: dict[str, Callable[[], bytes]] = {
    "CPS_statewide_2025-06-02.xlsx": statewide.positions,
    "D01_roster_2025-07-21.xlsx": rosters.district_1,
    "D02_CPS_2025-07-21.csv": rosters.district_2,
    "District 3 CPS Staff List.xlsx": rosters.district_3,
    "D04_roster_july.xlsx": rosters.district_4_july,
    "D04_roster_september.xlsx": rosters.district_4_september,
    "D05_roster.xls": rosters.district_5,
    "D06_D10_D11_CPS_2025-08-11.xlsx": rosters.southern,
    "D08_CPS_staff_2025-07-28.ods": rosters.district_8,
    "D15 CPS 7-28-2025.xlsx": rosters.district_15,
    "Eastern_districts_CPS.xlsx": rosters.eastern,
    "Permanency_statewide_2025-08-04.xlsx": statewide.permanency,
    "Washington_Co_CPS.xlsx": rosters.district_16,
}
LISTS: dict[str, Callable[[], bytes]] = {
    "Resource_guide_sample.csv": lists.guide,
    "Screenings_by_district_sample.csv": lists.numbers,
}
CALLS: dict[str, tuple[tuple[int, ...], float]] = {  # districts, and the share that came of those who lacked it
    "D02_overview_2025-06-10": ((2,), 0.52),
    "D02_overview_2025-06-12": ((2,), 0.66),
    "D03_overview_2025-06-17": ((3,), 0.80),
    "D16_overview_2025-06-18": ((16,), 0.87),
    "D05_overview_2025-06-24": ((5,), 0.78),
    "D15_overview_2025-06-26": ((15,), 0.90),
    "D08_overview_2025-07-08": ((8,), 0.74),
    "D08_overview_2025-07-08_Ashland": ((8,), 0.55),
    "D10_overview_2025-07-10": ((10,), 0.95),
    "D06_D07_overview_2025-07-15": ((6, 7), 0.82),
    "D01_overview_2025-07-22": ((1,), 0.97),
    "D04_overview_attendance": ((4,), 0.84),
    "D16_refresher_2025-06-11": ((16,), 0.60),
    "D02_refresher_2025-06-16": ((2,), 0.42),
    "D03_refresher_2025-06-23": ((3,), 0.58),
    "D16_refresher_2025-06-25": ((16,), 0.55),
    "D02_refresher_2025-06-30": ((2,), 0.40),
    "D05_refresher_2025-07-01": ((5,), 0.60),
    "D15_refresher_2025-07-02": ((15,), 0.84),
    "D03_refresher_2025-07-09": ((3,), 0.52),
    "D08_refresher_2025-07-14": ((8,), 0.88),
    "D05_refresher_2025-07-16": ((5,), 0.56),
    "D02_refresher_2025-07-17": ((2,), 0.36),
    "D04_refresher_2025-07-23": ((4,), 0.83),
    "D01_refresher_2025-07-24": ((1,), 0.95),
    "D06_D07_D10_refresher_2025-07-28": ((6, 7, 10), 0.86),
    "D11_refresher_2025-07-30": ((11,), 0.80),
    "D12_refresher_2025-08-06": ((12,), 0.86),
    "Makeup_refresher_2025-08-13": ((2, 3, 16), 0.18),
}
RESTARTED = {"D10_overview_2025-07-10.csv": "D10_overview_2025-07-10_part2.csv"}
AFTER = "D04_overview_attendance"  # not in the story: for a visitor to log
AFTER_DAY = date(2025, 9, 4)


def _meeting(name: str) -> Meeting:
    districts, share = CALLS[name]
    course = OVERVIEW if "overview" in name else REFRESHER
    dated = next((part for part in name.split("_") if part.startswith("2025-")), "")
    day = date.fromisoformat(dated) if dated else AFTER_DAY
    minutes = 60 if course == OVERVIEW else 80
    return Meeting(f"{name}.csv", course, day, districts, share, time(13) if len(districts) > 1 else time(9), minutes)


@lru_cache(maxsize=1)
def attendance() -> dict[str, bytes]:
    """Write a report a call, in the order of their days: nobody comes twice to the same course."""
    done: dict[str, set[str]] = {OVERVIEW: set(), REFRESHER: set()}
    found = {}
    for meeting in sorted(map(_meeting, CALLS), key=lambda each: (each.day, each.file)):
        people = came(meeting, done[meeting.course])
        if meeting.file in RESTARTED:
            found[meeting.file], found[RESTARTED[meeting.file]] = restarted(meeting, people)
        else:
            found[meeting.file] = report(meeting, people)
    return found


def every_sample() -> dict[str, bytes]:
    """Give every shipped file's bytes by its name."""
    team = agency().on(13, CPS, TODAY)
    listed = names([who for at, who in enumerate(team) if at % 4 != 3])
    made = {name: write() for name, write in (ROSTERS | COMPLETIONS | LISTS).items()}
    return {**made, **attendance(), "D13_refresher_names.txt": listed, "Old_tracker_2025.xlsx": old_tracker.tracker()}
