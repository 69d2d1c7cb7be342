"""What comes next: the teams that remain, the session that would add most, the pace that is needed, what is planned.

Everything about the days to come rests on one stated assumption: a session reaches the share of a team's
outstanding people that is the median of what this course's sessions reached so far in the same program. Under three
such sessions there is no assumption, and no projection of people.
"""

from tracker.coverage.ahead.forecast import forecast, outlook
from tracker.coverage.ahead.next import what_next
from tracker.coverage.ahead.values import (
    FEWEST,
    Coming,
    Forecast,
    Gain,
    Next,
    Note,
    Outlook,
    Pace,
    Share,
    Tally,
    Waiting,
)

__all__ = [
    "FEWEST",
    "Coming",
    "Forecast",
    "Gain",
    "Next",
    "Note",
    "Outlook",
    "Pace",
    "Share",
    "Tally",
    "Waiting",
    "forecast",
    "outlook",
    "what_next",
]
