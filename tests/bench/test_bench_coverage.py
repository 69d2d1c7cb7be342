"""What is measured is worth measuring: the floor gives the same numbers. Nothing is timed here."""

from pathlib import Path

from tests.bench.bench_coverage import MONTHS, floor, numbers
from tests.bench.generated import AS_OF, make
from tracker.coverage.measure import measure
from tracker.coverage.trend import trend
from tracker.store import Place, open_store


def test_the_floor_of_the_benchmark_gives_the_same_numbers(tmp_path: Path) -> None:
    store = open_store(Place(path=make(tmp_path / "records.db", 400, 4000)), read_only=True)
    with store.reading() as db:
        assert numbers(measure(db, AS_OF)) == floor(db, AS_OF)
    store.close()


def test_the_trend_of_the_benchmark_says_what_each_of_its_24_days_says(tmp_path: Path) -> None:
    store = open_store(Place(path=make(tmp_path / "records.db", 400, 4000)), read_only=True)
    with store.reading() as db:
        swept = {
            (p.day, p.course, p.program): (p.teams_reached, p.trained, p.eligible) for p in trend(db, MONTHS).points
        }
        totals = [(day, total) for day in MONTHS for total in measure(db, day).totals]
    store.close()
    assert len(MONTHS) == 24
    assert swept == {(d, t.course, t.program): (t.teams_reached, t.trained, t.eligible) for d, t in totals}
