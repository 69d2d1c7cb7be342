"""What a report is gathered from: of the day, of what was known, and of sessions that took place."""

from dataclasses import replace

from tests.reports.histories import DAY, ZONE, Team, history, records
from tracker import settings
from tracker.reports import wording
from tracker.reports.gather import gather

ONE = {"D1-CPS": Team(12, 5, 2)}


def test_names_on_the_list_of_a_cancelled_session_could_train_nobody() -> None:
    told = history(ONE)
    held, cancelled = (each["id"] for each in told.rows["session"])
    told.rows["session"][1]["status"] = "cancelled"
    for session in (held, cancelled):
        told.add("unmatched", session_id=session, said="Somebody Else")
    with records(told) as store:
        report = gather(store, DAY, known_on=None, zone=ZONE, copy="leadership")
    assert report.not_matched.startswith("1 name on sign-in lists is not matched")


def test_words_brand_limits_and_bands_are_those_that_were_known_on_the_moment() -> None:
    with records(history(ONE)) as store:
        before = gather(store, DAY, known_on=None, zone=ZONE, copy="leadership")
        with store.writing("words and settings") as db:
            wording.put(db, DAY, "leadership", "factors", "Two districts are short of trainers.", before.factors)
            for key, value in {"agency": "Another", "roster_age_days": "1", "near_from_points": "1"}.items():
                settings.change(db, key, value)
        now = gather(store, DAY, known_on=None, zone=ZONE, copy="leadership")
        then = gather(store, DAY, known_on="1", zone=ZONE, copy="leadership")
    assert now.factors == ("Two districts are short of trainers.",)
    assert (now.agency, now.bands[0]) == ("Another", 1)
    words, shape = before.known_words, before.shape  # these name the moment, as the bridge does
    assert replace(then, known_on=None, known_words=words, shape=shape, why=before.why) == before


def test_the_moment_of_knowledge_is_told_as_the_agency_reads_its_clock() -> None:
    with records(history(ONE)) as store:
        report = gather(store, DAY, known_on="2025-10-31", zone=ZONE, copy="leadership")
    assert report.known_on == "2025-11-01T06:59:59.999999Z"
    assert report.known_words == "With what was recorded by 2025-10-31"


def test_an_estimate_of_teams_stands_beside_the_teams_and_says_in_how_many_districts_all_are() -> None:
    """District 2 has two teams, and one of them is reached."""
    told = history({**ONE, "D2-CPS-North": Team(11, 3, 1), "D2-CPS-South": Team(12, 0, 0)})
    told.rows["delivery"] = [each for each in told.rows["delivery"] if each["team_id"] != 3]
    facts = {"course_id": 1, "program_id": 1, "measure": "teams", "words": "most of them", "source": "a letter"}
    told.add("estimate", **facts, day=DAY)
    with records(told) as store:
        report = gather(store, DAY, known_on=None, zone=ZONE, copy="leadership")
    ((what, said, *_, measured),) = report.estimates.rows
    assert (what, said) == ("Teams reached", "most of them")
    assert measured == "2 of 3 teams reached, every team in 1 of 2 districts"
