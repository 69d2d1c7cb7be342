"""Who is away or exempt in the example; the numbers are of invented people in the shipped rosters."""

from datetime import date

Absence = tuple[str, date, date | None]  # who, the first day, the last day where one is known
Exempt = tuple[str, str, str, date]  # who, the course, why, from which day on

AWAY_IN_JUNE: tuple[Absence, ...] = (
    ("OR1631929", date(2025, 4, 14), date(2025, 7, 11)),
    ("OR6791613", date(2025, 5, 19), date(2025, 9, 26)),
    ("OR1374664", date(2025, 6, 2), None),
    ("OR7855497", date(2025, 5, 27), date(2025, 10, 31)),
    ("OR3179179", date(2025, 6, 9), date(2025, 8, 29)),
    ("OR2612766", date(2025, 3, 3), None),
    ("OR4331752", date(2025, 6, 16), date(2025, 9, 12)),
    ("OR1032942", date(2025, 5, 5), date(2025, 8, 1)),
)
AWAY_SINCE: tuple[Absence, ...] = (
    ("OR1472514", date(2025, 7, 7), date(2025, 10, 3)),
    ("OR0508248", date(2025, 8, 4), None),
    ("OR2879177", date(2025, 7, 21), date(2025, 11, 14)),
    ("OR5833040", date(2025, 8, 11), date(2025, 9, 5)),
    ("OR4866167", date(2025, 8, 4), date(2025, 9, 30)),
    ("OR7836511", date(2025, 8, 11), None),
    ("OR2636024", date(2025, 8, 18), date(2025, 12, 19)),
    ("OR8266963", date(2025, 8, 6), date(2025, 8, 29)),
)
EXEMPT: tuple[Exempt, ...] = (
    ("OR0090474", "csec-refresher", "gives the refresher herself", date(2025, 6, 2)),
    ("OR0090474", "screening-overview", "helped to write the overview", date(2025, 6, 2)),
    ("OR7617964", "csec-refresher", "took the train-the-trainer course in May 2025", date(2025, 6, 2)),
    ("OR8669136", "csec-refresher", "retires on 30 September 2025", date(2025, 6, 2)),
)
AWAY = AWAY_IN_JUNE + AWAY_SINCE
