"""What one person's and one team's change is called: every pair of standings has one name, and it is true."""

from itertools import product
from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from tracker.coverage.people import Word
from tracker.coverage.why.parts import ELIGIBLE, Part, Stand, TeamPart, TeamStand, part_of, team_part_of

WORDS: tuple[Word | None, ...] = (*get_args(Word), None)
BOOLS = st.booleans()
NUMBERS, SOME_WORD = st.sampled_from([1, 2, 3]), st.sampled_from(WORDS)

#: off the roster, or in one of three teams; a course that is for the team needs the team to be open
STANDS = st.one_of(
    st.just(Stand()),
    st.builds(Stand, NUMBERS, BOOLS, BOOLS, st.none()),
    st.builds(lambda team, inside, word: Stand(team, inside, is_open=True, word=word), NUMBERS, BOOLS, SOME_WORD),
)
TEAMS = st.builds(
    lambda inside, is_open, applicable, reached, called_off: TeamStand(
        inside, is_open, is_open and applicable, is_open and applicable and reached, called_off
    ),
    *(BOOLS,) * 5,
)

#: what each part adds to both halves, where that is always the same
ADDS = {
    Part.COMPLETED: (1, 0),
    Part.LAPSED: (-1, 0),
    Part.WITHDRAWN: (-1, 0),
    Part.JOINED_TRAINED: (1, 1),
    Part.JOINED_NOT_TRAINED: (0, 1),
    Part.LEFT_TRAINED: (-1, -1),
    Part.LEFT_NOT_TRAINED: (0, -1),
    Part.MOVED_IN_TRAINED: (1, 1),
    Part.MOVED_IN_NOT_TRAINED: (0, 1),
    Part.MOVED_OUT_TRAINED: (-1, -1),
    Part.MOVED_OUT_NOT_TRAINED: (0, -1),
    Part.MOVED_WITHIN: (0, 0),
}
BACK = {
    Part.LEFT_TRAINED: Part.JOINED_TRAINED,
    Part.LEFT_NOT_TRAINED: Part.JOINED_NOT_TRAINED,
    Part.MOVED_OUT_TRAINED: Part.MOVED_IN_TRAINED,
    Part.MOVED_OUT_NOT_TRAINED: Part.MOVED_IN_NOT_TRAINED,
    Part.LEAVE_STARTED: Part.LEAVE_ENDED,
    Part.EXEMPTION_STARTED: Part.EXEMPTION_ENDED,
    Part.OUT_OF_AUDIENCE: Part.INTO_AUDIENCE,
    Part.TEAM_CLOSED: Part.TEAM_OPENED,
}
OUT = {Part.LEAVE_STARTED, Part.EXEMPTION_STARTED, Part.OUT_OF_AUDIENCE, Part.TEAM_CLOSED}
INTO = {Part.LEAVE_ENDED, Part.EXEMPTION_ENDED, Part.INTO_AUDIENCE, Part.TEAM_OPENED}


def adds(before: Stand, after: Stand) -> tuple[int, int]:
    return after.trained - before.trained, after.counted - before.counted


@given(before=STANDS, after=STANDS)
def test_whoever_moves_a_half_has_a_part_and_it_adds_what_it_says(before: Stand, after: Stand) -> None:
    part, moved = part_of(before, after), adds(before, after)
    if part is None:
        assert moved == (0, 0)
    elif part in OUT:
        assert moved == (-before.trained, -1)
    elif part in INTO:
        assert moved == (after.trained, 1)
    else:
        assert moved == ADDS[part]


@given(before=STANDS, after=STANDS)
def test_the_way_back_has_the_opposite_part(before: Stand, after: Stand) -> None:
    there, back = part_of(before, after), part_of(after, before)
    if before.counted and not after.counted:
        assert there is not None
        assert back is BACK[there]
    if before == after:
        assert there is None


@given(before=STANDS, after=STANDS)
def test_the_parts_mean_what_they_say(before: Stand, after: Stand) -> None:
    part = part_of(before, after)
    truths = {
        Part.COMPLETED: before.word in ("never", "lapsed") and after.word == "trained",
        Part.LAPSED: before.word == "trained" and after.word == "lapsed",
        Part.WITHDRAWN: before.word == "trained" and after.word == "never",
        Part.JOINED_TRAINED: before.team is None,
        Part.JOINED_NOT_TRAINED: before.team is None,
        Part.LEFT_TRAINED: after.team is None,
        Part.LEFT_NOT_TRAINED: after.team is None,
        Part.MOVED_IN_TRAINED: None not in (before.team, after.team) and before.team != after.team,
        Part.MOVED_IN_NOT_TRAINED: None not in (before.team, after.team) and before.team != after.team,
        Part.MOVED_OUT_TRAINED: None not in (before.team, after.team) and before.team != after.team,
        Part.MOVED_OUT_NOT_TRAINED: None not in (before.team, after.team) and before.team != after.team,
        Part.MOVED_WITHIN: before.counted and after.counted and before.team != after.team,
        Part.LEAVE_STARTED: after.word == "on leave" and after.inside,
        Part.LEAVE_ENDED: before.word == "on leave" and before.inside,
        Part.EXEMPTION_STARTED: after.word == "exempt" and after.inside,
        Part.EXEMPTION_ENDED: before.word == "exempt" and before.inside,
        Part.INTO_AUDIENCE: before.word in ("outside", "no employee", None),
        Part.OUT_OF_AUDIENCE: after.word in ("outside", "no employee", None),
        Part.TEAM_OPENED: not before.is_open or not before.inside,
        Part.TEAM_CLOSED: not after.is_open or not after.inside,
        None: True,
    }
    assert truths[part]


def test_every_part_is_somebodys() -> None:
    stands = [
        Stand(),
        *(Stand(team, inside, is_open=True, word=word) for team, inside, word in product((1, 2), (True, False), WORDS)),
        Stand(1, inside=True),
    ]
    assert {part_of(before, after) for before, after in product(stands, stands)} == {*Part, None}
    teams = [TeamStand(*flags) for flags in product((False, True), repeat=5) if flags[1] or not flags[2]]
    assert {team_part_of(before, after) for before, after in product(teams, teams)} == {*TeamPart, None}


@given(before=TEAMS, after=TEAMS)
def test_a_team_that_moves_a_half_has_a_part_that_says_so(before: TeamStand, after: TeamStand) -> None:
    part = team_part_of(before, after)
    was, now = before.counted, after.counted
    moved = (now and after.reached) - (was and before.reached), now - was
    truths = {
        TeamPart.REACHED: moved == (1, 0),
        TeamPart.CANCELLED: moved == (-1, 0) and after.called_off,
        TeamPart.WITHDRAWN: moved == (-1, 0) and not after.called_off,
        TeamPart.OPENED: moved[1] == 1 and not before.is_open,
        TeamPart.CLOSED: moved[1] == -1 and not after.is_open,
        TeamPart.MOVED_IN: moved[1] == 1 and not before.inside,
        TeamPart.MOVED_OUT: moved[1] == -1 and not after.inside,
        TeamPart.INTO_AUDIENCE: moved[1] == 1 and before.inside and not before.applicable,
        TeamPart.OUT_OF_AUDIENCE: moved[1] == -1 and after.inside and not after.applicable,
        None: moved == (0, 0),
    }
    assert truths[part]


def test_somebody_counts_by_the_words_that_coverage_counts_by() -> None:
    assert {word for word in WORDS if Stand(1, inside=True, is_open=True, word=word).counted} == set(ELIGIBLE)
    assert not Stand(1, inside=False, is_open=True, word="trained").trained
