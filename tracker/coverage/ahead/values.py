"""What comes next as frozen values: what the commands and screens draw."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from tracker.coverage.values import CourseFacts, State

FEWEST = 3  # held sessions with a list of names, under which nothing is projected


@dataclass(frozen=True)
class Share:
    """What one session is assumed to reach of those expected: the median of the sessions so far, None under three."""

    course: str
    program: str
    sessions: int
    median: Fraction | None

    @property
    def words(self) -> str:
        """State the assumption, or why there is none."""
        counted = f"{self.sessions} held session{'' if self.sessions == 1 else 's'} with names"
        if self.median is None:
            return f"{self.program}: no projection of people after {counted}; it takes {FEWEST}."
        return f"{self.program}: a session trains {round(self.median * 100)}% of those outstanding, as {counted} did."


@dataclass(frozen=True)
class Note:
    """What was said last about a team and a course, and the newest step that is still to be done."""

    day: date
    note: str
    next_step: str | None = None
    next_on: date | None = None
    number: int | None = None  # of the contact that holds the step, or of the last one where none is open


@dataclass(frozen=True)
class Waiting:
    """A team that no session reached: its state, the people waiting (eligible, not trained), the last contact."""

    course: str
    team: str
    district: int | None
    program: str
    state: State
    next_session: date | None
    waiting: int
    rostered: bool
    last: Note | None


@dataclass(frozen=True)
class Gain:
    """What one session for `teams` (those of a district and program that need it) would add.

    `outstanding` are the people that it is for; `trained` of them it would train, None where nothing is assumed.
    """

    course: str
    district: int | None
    program: str
    state: State
    teams: tuple[str, ...]
    teams_reached: int
    outstanding: int
    trained: int | None


@dataclass(frozen=True)
class Next:
    """The board of teams that remain, and the sessions that would add most, best first within each course."""

    as_of: date
    courses: tuple[CourseFacts, ...]
    board: tuple[Waiting, ...]
    gains: tuple[Gain, ...]
    shares: tuple[Share, ...]


@dataclass(frozen=True)
class Coming:
    """A planned session with the applicable teams that it is for."""

    number: int
    course: str
    day: date
    starts_at: str | None
    teams: tuple[str, ...]


@dataclass(frozen=True)
class Tally:
    """A course over a program (or all of them) as it stands or would stand; `trained` is None where nobody can say."""

    districts: int
    districts_reached: int
    cells: int
    cells_reached: int
    teams: int
    teams_reached: int
    eligible: int
    trained: int | None


@dataclass(frozen=True)
class Pace:
    """What is needed each working week until the course's target day; `weeks` are its weekdays divided by five.

    `people` are all that are outstanding, `to_target` those missing to the target's share of staff.
    """

    target_on: date
    weeks: float
    teams: float
    people: float
    to_target: float


@dataclass(frozen=True)
class Outlook:
    """A course over a program (None: all): as it stands, with everything planned held, and with some of it held.

    `sessions` are planned later than the day, the last of them `until`; `late` of them are after the target day.
    `pace` is None without a target day that is still to come.
    """

    course: str
    program: str | None
    now: Tally
    planned: Tally
    sessions: int
    late: int
    until: date | None
    teams_left: int
    people_left: int
    to_target: int
    pace: Pace | None
    if_held: Tally | None

    @property
    def words(self) -> tuple[str, ...]:
        """Say what is needed, and what is planned."""
        left = f"{self.teams_left:,} of {self.now.teams:,} teams and {self.people_left:,} people remain"
        planned = (
            f"{self.sessions} planned session{'' if self.sessions == 1 else 's'}, the last on {self.until}"
            if self.sessions
            else "No session is planned"
        )
        late = f"; {self.late} of them after the target day" if self.late else ""
        return (f"{left}; {self._needed}.", f"{planned}{late}.")

    @property
    def _needed(self) -> str:
        if self.pace is None:
            return "no target day is still to come (`tracker courses set CODE --target-on DAY` sets one)"
        weeks, until = f"{self.pace.weeks:g} working weeks", f"{self.pace.target_on}"
        people = f"{self.pace.people:.1f} people a week, {self.pace.to_target:.1f} for the staff target"
        return f"by {until} ({weeks}) that is {self.pace.teams:.1f} teams and {people}"


@dataclass(frozen=True)
class Forecast:
    """The outlook of each course and program, what it assumes, and the planned sessions that it rests on.

    `overdue` were planned for days that are past and nobody marked them; they are in no projection.
    """

    as_of: date
    courses: tuple[CourseFacts, ...]
    outlooks: tuple[Outlook, ...]
    shares: tuple[Share, ...]
    coming: tuple[Coming, ...]
    overdue: tuple[Coming, ...]
    if_held: tuple[Coming, ...]
