"""What comes next: the teams that remain, the session that would add most, the pace that is needed, what is planned.

Everything about the days to come rests on one stated assumption: a session reaches the share of a team's
outstanding people that is the median of what this course's sessions reached so far in the same program. Under three
such sessions there is no assumption, and no projection of people.
"""

from tracker.coverage.ahead.forecast import forecast, forecast_of, outlook
from tracker.coverage.ahead.holding import Standing
from tracker.coverage.ahead.next import next_of, what_next
from tracker.coverage.ahead.reading import Known, known
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
    "Known",
    "Next",
    "Note",
    "Outlook",
    "Pace",
    "Share",
    "Standing",
    "Tally",
    "Waiting",
    "forecast",
    "forecast_of",
    "known",
    "next_of",
    "outlook",
    "what_next",
]
