"""What the parts are called, and the change in one breath: words first."""

from collections.abc import Callable, Iterator, Sequence
from datetime import time
from zoneinfo import ZoneInfo

from tracker.coverage.why.parts import Part, TeamPart
from tracker.coverage.why.values import At, Clock, CourseWhy, Movement, PartSum, Share, Why
from tracker.store.sealing import read_moment

Shown = Callable[[int, int], str]

#: part → what it is called when it happened, and when it only became known
WORDS: dict[Part | TeamPart, tuple[str, str]] = {
    Part.COMPLETED: ("newly completed", "trained after all"),
    Part.LAPSED: ("lapsed", "lapsed after all"),
    Part.WITHDRAWN: ("lost their credit", "not trained after all"),
    Part.JOINED_TRAINED: ("joined trained", "on the roster after all and trained"),
    Part.JOINED_NOT_TRAINED: ("joined untrained", "on the roster after all and untrained"),
    Part.LEFT_TRAINED: ("left who had been trained", "not on the roster after all who had counted as trained"),
    Part.LEFT_NOT_TRAINED: ("left who had not been trained", "not on the roster after all who had counted untrained"),
    Part.MOVED_IN_TRAINED: ("moved in trained", "posted here after all and trained"),
    Part.MOVED_IN_NOT_TRAINED: ("moved in untrained", "posted here after all and untrained"),
    Part.MOVED_OUT_TRAINED: ("moved out who had been trained", "posted elsewhere after all who had counted as trained"),
    Part.MOVED_OUT_NOT_TRAINED: (
        "moved out who had not been trained",
        "posted elsewhere after all who had counted untrained",
    ),
    Part.MOVED_WITHIN: ("moved between teams that count", "in another team that counts after all"),
    Part.LEAVE_STARTED: ("went on leave", "on leave after all"),
    Part.LEAVE_ENDED: ("came back from leave", "not on leave after all"),
    Part.EXEMPTION_STARTED: ("became exempt", "exempt after all"),
    Part.EXEMPTION_ENDED: ("no longer exempt", "not exempt after all"),
    Part.INTO_AUDIENCE: ("came into the audience", "in the audience after all"),
    Part.OUT_OF_AUDIENCE: ("left the audience", "not in the audience after all"),
    Part.TEAM_OPENED: ("their team opened", "their team counts after all"),
    Part.TEAM_CLOSED: ("their team closed", "their team does not count after all"),
    TeamPart.REACHED: ("newly reached", "reached after all"),
    TeamPart.CANCELLED: ("lost to a cancelled session", "not reached: the session is cancelled"),
    TeamPart.WITHDRAWN: ("no longer reached", "not reached after all"),
    TeamPart.OPENED: ("opened", "open after all"),
    TeamPart.CLOSED: ("closed", "not open after all"),
    TeamPart.MOVED_IN: ("came into this part", "in this part after all"),
    TeamPart.MOVED_OUT: ("left this part", "not in this part after all"),
    TeamPart.INTO_AUDIENCE: ("came into the audience", "in the audience after all"),
    TeamPart.OUT_OF_AUDIENCE: ("left the audience", "not in the audience after all"),
}


def words_of(part: Part | TeamPart, clock: Clock) -> str:
    """Say a part."""
    moved, restated = WORDS[part]
    return moved if clock == "moved" else restated


def part_words(part: PartSum) -> str:
    """Say how many were in a part: "22 newly completed"."""
    return f"{part.count:,} {words_of(part.part, part.clock)}"


def signed(number: int) -> str:
    """Give a change with its sign; none is 0."""
    return f"{number:+,}" if number else "0"


def n_of_n(n: int, of: int) -> str:
    """Give "12 of 16"; where nobody counts there is no rate."""
    return f"{n:,} of {of:,}" if of else "no rate (0 of 0)"


def sentences(why: Why, each: CourseWhy, share: Shown = n_of_n) -> tuple[str, ...]:
    """Say why a course's figures moved: staff trained, then teams reached; `share` writes n of N."""
    return (*told(why, each.staff, share), *told(why, each.teams, share))


def told(why: Why, movement: Movement, share: Shown = n_of_n) -> Iterator[str]:
    """Say one measure: both ends, what moved, and what was restated."""
    measure, verb = ("Staff trained", "trained") if movement.kinds is Part else ("Teams reached", "reached")
    change = movement.change
    as_many = "as many" if not change.of else signed(change.of)
    yield (
        f"{measure}: {share(*movement.before)} on {_on(why.before, why.zone)} → "
        f"{share(*movement.after)} on {_on(why.after, why.zone)}: "
        + (f"{signed(change.n)} {verb}, {as_many} counted." if change != Share() else "no change.")
    )
    moved = [part_words(part) for part in movement.told("moved")]
    restated = [part_words(part) for part in movement.told("restated")]
    if moved:
        yield f"{listed(moved)}."
    elif why.before.as_of != why.after.as_of:
        yield "Nothing moved between the two days."
    if restated:
        known = movement.known
        yield f"Restated, {why.before.as_of} is {share(*known)} by now: {listed(restated)}."


def _on(at: At, zone: str) -> str:
    return f"{at.as_of}" if at.known_on is None else f"{at.as_of} (as known on {moment_words(at.known_on, zone)})"


def moment_words(at: str, zone: str) -> str:
    """Give a moment where the agency is: "2025-08-20 14:05", the end of a day as the day."""
    local = read_moment(at).astimezone(ZoneInfo(zone))
    return f"{local:%Y-%m-%d}" if local.time() == time.max else f"{local:%Y-%m-%d %H:%M}"


def listed(words: Sequence[str]) -> str:
    """Join words as a sentence does: "a, b and c"."""
    *most, last = words
    return f"{', '.join(most)} and {last}" if most else last
