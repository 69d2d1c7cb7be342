"""Which teams on which days, and what is recorded of one session."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from tests.begun import set_up
from tracker import people, teams, training
from tracker.coverage.sessions import missed, sessions
from tracker.store import in_memory
from tracker.training import NotMatched, Planned, Presence, spread

DAY = date(2025, 10, 7)


def test_all_teams_share_one_session_on_one_day() -> None:
    assert spread("abcd", DAY) == (Planned(DAY, tuple("abcd")),)


def test_three_teams_a_week_each_in_its_own_session() -> None:
    weeks = spread("abcd", DAY, rhythm="weekly", joint=False)
    assert weeks == (
        Planned(DAY, ("a",)),
        Planned(DAY, ("b",)),
        Planned(DAY, ("c",)),
        Planned(date(2025, 10, 14), ("d",)),
    )


@given(st.lists(st.integers(), unique=True), st.sampled_from(["same", "weekly"]), st.booleans())
def test_every_team_is_planned_once_in_order(ids: list[int], rhythm: training.planning.Rhythm, joint: bool) -> None:
    planned = spread(ids, DAY, rhythm=rhythm, joint=joint)
    assert [team for each in planned for team in each.teams] == ids
    assert all(each.teams for each in planned)
    assert [each.day for each in planned] == sorted(each.day for each in planned)


def test_a_session_shows_who_was_there_who_missed_it_and_who_is_still_open() -> None:
    store = in_memory()
    set_up(store)
    with store.writing("story") as db:
        here, there = teams.find(db, "D4-CPS").team_id, teams.find(db, "D7-CPS").team_id
        for number, team in (("Ada Okoye", here), ("Bo Fenn", here), ("Cy Lind", there)):
            people.add(db, number, team_id=team, on=date(2025, 1, 1))
        people.leave(db, "Bo Fenn", starts_on=date(2026, 1, 1), ends_before=None)
        training.log(
            db,
            "screening-overview",
            day=DAY,
            teams=[here],
            zone="America/Los_Angeles",
            present=[Presence(1, 40), Presence(3, 40, attested_by="me")],
            not_matched=[NotMatched("Pat Kim", guest=True), NotMatched("Xu Zz")],
        )
        people.move(db, "Ada Okoye", team_id=there, on=date(2025, 11, 1))
    with store.reading() as db:
        found = training.show(db, 1)
        assert [(each.name, each.team, each.attested_by) for each in found.people] == [
            ("Lind, Cy", "D7-CPS", "me"),
            ("Okoye, Ada", "D4-CPS", None),
        ]
        assert [(each.said, each.guest) for each in found.unmatched] == [("Pat Kim", True), ("Xu Zz", False)]
        assert missed(db, 1) == ((2, "Fenn, Bo"),)
        (reach,) = sessions(db)
        assert (reach.reached, reach.expected, reach.guests) == (1, 2, 3)
        (listed,) = training.listing(db)
        assert listed.present == reach.present == 4  # two of ours, a guest, and a name that nobody decided yet
    store.close()
