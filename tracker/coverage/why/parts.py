"""What one person's (or one team's) change between two moments is called: pure functions of how they stood."""

from enum import StrEnum
from typing import NamedTuple

from tracker.coverage.people import Word

ELIGIBLE = ("trained", "lapsed", "never")


class Part(StrEnum):
    """The parts that a change of staff trained is made of, in the order in which they are told."""

    COMPLETED = "completed"
    LAPSED = "lapsed"
    WITHDRAWN = "withdrawn"
    JOINED_TRAINED = "joined_trained"
    JOINED_NOT_TRAINED = "joined_not_trained"
    LEFT_TRAINED = "left_trained"
    LEFT_NOT_TRAINED = "left_not_trained"
    MOVED_IN_TRAINED = "moved_in_trained"
    MOVED_IN_NOT_TRAINED = "moved_in_not_trained"
    MOVED_OUT_TRAINED = "moved_out_trained"
    MOVED_OUT_NOT_TRAINED = "moved_out_not_trained"
    MOVED_WITHIN = "moved_within"
    LEAVE_STARTED = "leave_started"
    LEAVE_ENDED = "leave_ended"
    EXEMPTION_STARTED = "exemption_started"
    EXEMPTION_ENDED = "exemption_ended"
    INTO_AUDIENCE = "into_audience"
    OUT_OF_AUDIENCE = "out_of_audience"
    TEAM_OPENED = "team_opened"
    TEAM_CLOSED = "team_closed"


class TeamPart(StrEnum):
    """The parts that a change of teams reached is made of."""

    REACHED = "reached"
    CANCELLED = "cancelled"
    WITHDRAWN = "withdrawn"
    OPENED = "opened"
    CLOSED = "closed"
    MOVED_IN = "moved_in"
    MOVED_OUT = "moved_out"
    INTO_AUDIENCE = "into_audience"
    OUT_OF_AUDIENCE = "out_of_audience"


class Stand(NamedTuple):
    """How a person stood: `team` None is off the roster, `word` None is a team that the course is not for.

    `inside` says whether the team belongs to the part of the organisation that is asked about, `is_open`
    whether it was open that day.
    """

    team: int | None = None
    inside: bool = False
    is_open: bool = False
    word: Word | None = None

    @property
    def counted(self) -> bool:
        """Say whether the person was in the denominator."""
        return self.inside and self.word in ELIGIBLE

    @property
    def trained(self) -> bool:
        """Say whether the person was in the numerator."""
        return self.inside and self.word == "trained"


class TeamStand(NamedTuple):
    """How a team stood; `called_off` says that a session that had reached it is cancelled since."""

    inside: bool = False
    is_open: bool = False
    applicable: bool = False
    reached: bool = False
    called_off: bool = False

    @property
    def counted(self) -> bool:
        """Say whether the team was in the denominator."""
        return self.inside and self.applicable


def part_of(before: Stand, after: Stand) -> Part | None:
    """Name what became of a person; None where neither half could change and no team did."""
    if before.counted and after.counted:
        return _stayed(before, after)
    if before.counted:
        out, trained_out = _OUT[_reason(after, before)]
        return trained_out if before.trained else out
    if after.counted:
        into, trained_into = _INTO[_reason(before, after)]
        return trained_into if after.trained else into
    return None


def _stayed(before: Stand, after: Stand) -> Part | None:
    """Name what became of somebody counted at both moments: what happened to credit, else to the team."""
    if after.trained and not before.trained:
        return Part.COMPLETED
    if before.trained and not after.trained:
        return Part.LAPSED if after.word == "lapsed" else Part.WITHDRAWN
    return Part.MOVED_WITHIN if before.team != after.team else None


def _reason(uncounted: Stand, counted: Stand) -> str:
    """Say why somebody does not count at one moment who counts at the other: the first that holds."""
    if uncounted.team is None:
        return "roster"
    elsewhere = uncounted.team != counted.team
    if elsewhere and (not uncounted.inside or uncounted.word in (None, "outside")):
        return "place"
    if not uncounted.inside or (uncounted.word is None and not uncounted.is_open):
        return "team"
    return {"on leave": "leave", "exempt": "exemption"}.get(uncounted.word or "", "audience")


#: reason → the part for somebody not trained, and the one for somebody trained
_OUT = {
    "roster": (Part.LEFT_NOT_TRAINED, Part.LEFT_TRAINED),
    "place": (Part.MOVED_OUT_NOT_TRAINED, Part.MOVED_OUT_TRAINED),
    "team": (Part.TEAM_CLOSED, Part.TEAM_CLOSED),
    "leave": (Part.LEAVE_STARTED, Part.LEAVE_STARTED),
    "exemption": (Part.EXEMPTION_STARTED, Part.EXEMPTION_STARTED),
    "audience": (Part.OUT_OF_AUDIENCE, Part.OUT_OF_AUDIENCE),
}
_INTO = {
    "roster": (Part.JOINED_NOT_TRAINED, Part.JOINED_TRAINED),
    "place": (Part.MOVED_IN_NOT_TRAINED, Part.MOVED_IN_TRAINED),
    "team": (Part.TEAM_OPENED, Part.TEAM_OPENED),
    "leave": (Part.LEAVE_ENDED, Part.LEAVE_ENDED),
    "exemption": (Part.EXEMPTION_ENDED, Part.EXEMPTION_ENDED),
    "audience": (Part.INTO_AUDIENCE, Part.INTO_AUDIENCE),
}


def team_part_of(before: TeamStand, after: TeamStand) -> TeamPart | None:
    """Name what became of a team; None where neither half changed."""
    if before.counted and after.counted:
        if before.reached == after.reached:
            return None
        return TeamPart.REACHED if after.reached else TeamPart.CANCELLED if after.called_off else TeamPart.WITHDRAWN
    if before.counted:
        return _team_out(after)
    return _team_in(before) if after.counted else None


def _team_out(after: TeamStand) -> TeamPart:
    if not after.is_open:
        return TeamPart.CLOSED
    return TeamPart.OUT_OF_AUDIENCE if after.inside else TeamPart.MOVED_OUT


def _team_in(before: TeamStand) -> TeamPart:
    if not before.is_open:
        return TeamPart.OPENED
    return TeamPart.INTO_AUDIENCE if before.inside else TeamPart.MOVED_IN
