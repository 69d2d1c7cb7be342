"""What is measured is worth measuring: the floor gives the same numbers. Nothing is timed here."""

from pathlib import Path

from tests.bench.bench_coverage import floor, numbers
from tests.bench.generated import AS_OF, make
from tracker.coverage.measure import measure
from tracker.store import Place, open_store


def test_the_floor_of_the_benchmark_gives_the_same_numbers(tmp_path: Path) -> None:
    store = open_store(Place(path=make(tmp_path / "records.db", 400, 4000)), read_only=True)
    with store.reading() as db:
        assert numbers(measure(db, AS_OF)) == floor(db, AS_OF)
    store.close()
