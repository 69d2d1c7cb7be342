"""`tracker demo`: the plan as it stood on 20 August 2025, made by the coordinator's own verbs, always the same."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from tracker import teams
from tracker.coverage.measure import measure
from tracker.coverage.values import Coverage, Row, State, Total
from tracker.demo import TODAY, build
from tracker.demo.people import AWAY, EXEMPT
from tracker.demo.story import OVERVIEW, REFRESHER, TO_TRY, files, story
from tracker.errors import CannotOpen
from tracker.intake.apply import import_roster
from tracker.intake.attend import log_session, read_attendances
from tracker.journal import history
from tracker.journal.past import as_known
from tracker.people import find, listing
from tracker.settings import read as settings
from tracker.store import Place, Store, open_store
from tracker.store.checking import full
from tracker.training import listing as sessions
from tracker.workspace import Workspace
from tracker.workspace import read as workspace

DAY = date(2025, 8, 20)
UNREPEATABLE = {  # a new one each time, and who made it; a published report keeps the journal's hash
    "operation": ("uuid", "by", "hash", "previous"),
    "published": ("fingerprint", "content", "digests"),
}


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return build(tmp_path_factory.mktemp("demo") / "example")


@pytest.fixture
def store(demo: Workspace) -> Iterator[Store]:
    opened = open_store(Place(path=demo.database), read_only=True)
    yield opened
    opened.close()


@pytest.fixture
def own(demo: Workspace, tmp_path: Path) -> Iterator[Store]:
    """Give a copy of the example's records, to change."""
    copy = tmp_path / "tracker.db"
    with closing(sqlite3.connect(demo.database)) as old, closing(sqlite3.connect(copy)) as new:
        old.backup(new)
    opened = open_store(Place(path=copy))
    yield opened
    opened.close()


def coverage(store: Store) -> Coverage:
    with store.reading() as db:
        return measure(db, DAY)


def total(store: Store, course: str, program: str | None) -> Total:
    return next(each for each in coverage(store).totals if (each.course, each.program) == (course, program))


def row(store: Store, course: str, team: str) -> Row:
    return next(each for each in coverage(store).rows if (each.course, each.team) == (course, team))


def test_it_is_marked_as_example_data_and_shows_20_august(demo: Workspace) -> None:
    again = workspace(demo.root)
    assert again.example
    assert again.today == TODAY == DAY


def test_the_files_lie_in_its_imports_and_nothing_else_does(demo: Workspace) -> None:
    assert sorted(path.name for path in demo.imports.iterdir()) == sorted(files())


def test_about_1600_people_in_their_programs(store: Store) -> None:
    with store.reading() as db:
        people = listing(db, DAY)
    cps = sum(each.program == "CPS" for each in people)
    assert 1_580 <= len(people) <= 1_620
    assert 850 <= cps <= 900
    assert 700 <= len(people) - cps <= 750


def test_twelve_of_sixteen_districts_had_the_overview_for_their_cps_teams(store: Store) -> None:
    cps, everybody = total(store, OVERVIEW, "CPS"), total(store, OVERVIEW, None)
    assert (cps.cells_reached, cps.cells, cps.districts_reached) == (12, 16, 12)
    assert (everybody.cells_reached, everybody.cells) == (12, 32)


def test_about_three_quarters_of_cps_staff_had_the_refresher(store: Store) -> None:
    rate = total(store, REFRESHER, "CPS").staff_rate
    assert rate is not None
    assert 0.72 <= rate <= 0.78


@pytest.mark.parametrize("course", [OVERVIEW, REFRESHER])
def test_no_permanency_team_was_reached_and_all_but_one_are_scheduled(store: Store, course: str) -> None:
    permanency = [each for each in coverage(store).rows if (each.course, each.program) == (course, "Permanency")]
    assert total(store, course, "Permanency").teams_reached == 0
    assert [each.team for each in permanency if each.state is not State.SCHEDULED] == ["D9-Permanency"]
    assert all(DAY < each.next_session < date(2025, 10, 1) for each in permanency if each.next_session)


@pytest.mark.parametrize(
    ("course", "remaining"),
    [(OVERVIEW, ["D4-CPS", "D9-CPS", "D11-CPS", "D14-CPS"]), (REFRESHER, ["D9-CPS", "D14-CPS"])],
)
def test_the_remaining_cps_teams_are_scheduled_too(store: Store, course: str, remaining: list[str]) -> None:
    cps = [each for each in coverage(store).rows if (each.course, each.program) == (course, "CPS")]
    assert [each.team for each in cps if not each.teams_reached] == remaining
    assert {each.state for each in cps if not each.teams_reached} == {State.SCHEDULED}


def test_evidence_is_mostly_named_once_a_headcount_and_once_a_word(store: Store) -> None:
    reached = [each for each in coverage(store).rows if each.course == OVERVIEW and each.teams_reached]
    grades = {each.team: each.evidence for each in reached if each.evidence != "named"}
    assert grades == {"D12-CPS": "headcount", "D13-CPS": "reported"}
    assert row(store, OVERVIEW, "D12-CPS").trained == 0


def test_one_roster_is_older_than_45_days_and_one_team_never_had_any(store: Store) -> None:
    newest = {each.team: each.roster_on for each in coverage(store).rows if each.course == OVERVIEW}
    with store.reading() as db:
        limit = settings(db).roster_age_days
    assert [team for team, day in newest.items() if day and (DAY - day).days > limit] == ["D7-CPS"]
    assert [team for team, day in newest.items() if day is None] == ["D9-Permanency"]


def test_some_are_away_some_exempt_some_contractors(store: Store) -> None:
    refresher = total(store, REFRESHER, None)
    assert refresher.on_leave == sum(first <= DAY and (last is None or last >= DAY) for _, first, last in AWAY)
    assert refresher.exempt == sum(course == REFRESHER for _, course, _, _ in EXEMPT)
    assert refresher.not_employees >= 10


def test_the_plan_own_estimates_stand_beside_the_measured_figures(store: Store) -> None:
    with store.reading() as db:
        connection = db.connection()
        found = connection.exec_driver_sql("SELECT measure, words, source, day FROM estimate ORDER BY id").all()
    assert [(each.measure, each.source, str(each.day)) for each in found] == [
        ("teams", "Quality improvement plan", "2025-08-20"),
        ("staff", "Quality improvement plan", "2025-08-20"),
    ]
    assert all("approximately 3/4" in each.words for each in found)


def test_the_journal_is_whole_and_tells_the_story_in_its_order(store: Store) -> None:
    with store.reading() as db:
        assert full(db).whole
        told = list(reversed(history(db)))
    assert len(told) == len(story()) + 1
    assert told[0].kind == "setup"
    assert (told[0].at[:10], told[-1].at[:10]) == ("2025-06-02", "2025-08-20")
    assert [each.at for each in told] == sorted(each.at for each in told)
    assert [each.what for each in told if each.undone] == ["logged CSEC refresher for D10-CPS on 2025-07-24"]


def test_what_was_known_at_the_end_of_july_is_less(store: Store) -> None:
    """Permanency was not on any roster yet; a late list for District 8 came in August; District 13 was told later."""
    with as_known(store, "2025-07-31", "America/Los_Angeles") as (db, _):
        then = measure(db, DAY)
    before = {(each.course, each.program): each for each in then.totals}
    assert before[OVERVIEW, "Permanency"].eligible == 0
    assert before[OVERVIEW, "CPS"].teams_reached == 11
    district_8 = next(each for each in then.rows if (each.course, each.team) == (OVERVIEW, "D8-CPS"))
    assert district_8.trained < row(store, OVERVIEW, "D8-CPS").trained


def test_a_planned_session_was_held_and_another_called_off(store: Store) -> None:
    with store.reading() as db:
        listed = sessions(db)
    held = [each for each in listed if (each.course, each.teams, each.status) == (REFRESHER, ("D12-CPS",), "held")]
    assert [each.day for each in held] == [date(2025, 8, 6)]
    assert [each.note for each in listed if each.status == "cancelled"] == ["wildfire smoke, offices closed"]


def test_everybody_of_whom_the_story_speaks_is_somebody(store: Store) -> None:
    with store.reading() as db:
        assert all(find(db, who).name for who in {*(who for who, _, _ in AWAY), *(who for who, *_ in EXEMPT)})


def test_a_visitor_imports_district_4s_september_roster(demo: Workspace, own: Store) -> None:
    """One joins, one moves over, one left, one was promoted; a struck row and a shortened number wait."""
    done = import_roster(own, demo.imports / TO_TRY[0], yes=True)
    effect = done.proposal.effect
    assert (effect["joiners"], effect["movers"], effect["leavers"], effect["changed"]) == (1, 1, 1, 1)
    assert effect["struck"] == 1
    assert [(each.code, each.row) for each in done.proposal.problems if each.code == "not_a_number"] == [
        ("not_a_number", 31)
    ]
    assert len(done.proposal.aside) == 1
    again = import_roster(own, demo.imports / TO_TRY[0], yes=True)
    assert again.change is None


def test_a_visitor_logs_district_4s_overview(demo: Workspace, own: Store) -> None:
    day = date(2025, 9, 4)
    given = read_attendances([demo.imports / TO_TRY[1]], day)
    with own.reading() as db:
        found = teams.find_all(db, ["D4-CPS"], day)
    done = log_session(own, OVERVIEW, day=day, teams=found, zone="America/Los_Angeles", given=given)
    assert 30 <= done.logged.completed <= 45
    assert sorted(done.logged.not_matched) == [
        "15035550113 (Unverified)",
        "Jackie Anaya (Unverified)",
    ]
    assert done.recognition
    assert [each.said for each in done.recognition.organizers] == ["Ellery-Voss, Rowan"]
    with own.reading() as db:
        after = measure(db, day, course=OVERVIEW)
    assert next(each.teams_reached for each in after.totals if each.program == "CPS") == 13


def dump(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Give every row of every table, without what is new each time."""
    with closing(sqlite3.connect(path)) as db:
        tables = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
        found: dict[str, list[tuple[object, ...]]] = {}
        for table in tables:
            columns = [column for _, column, *_ in db.execute(f"PRAGMA table_info({table})")]
            kept = [f'"{column}"' for column in columns if column not in UNREPEATABLE.get(table, ())]
            where = " WHERE noun <> 'published'" if table == "change" else ""
            found[table] = sorted(db.execute(f'SELECT {", ".join(kept)} FROM "{table}"{where}').fetchall(), key=repr)
        return found


def test_the_sample_report_that_ships_shows_these_figures(store: Store) -> None:
    sample = Path(__file__).resolve().parents[2] / "exports" / "sample" / "coverage_2025-08-20_leadership.json"
    shown = {(each["course"], each["team"]): each["trained"] for each in json.loads(sample.read_text("utf-8"))["rows"]}
    assert shown == {(each.course, each.team): each.trained for each in coverage(store).rows}


def test_making_it_again_gives_the_same_records(demo: Workspace) -> None:
    before = dump(demo.database)
    (demo.exports / "an old report.pdf").write_text("made by a visitor")
    assert build(demo.root) == demo
    assert dump(demo.database) == before
    assert list(demo.exports.iterdir()) == []


def test_a_folder_with_anything_else_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine")
    with pytest.raises(CannotOpen, match="left alone"):
        build(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]
