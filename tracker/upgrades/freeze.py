"""Write the first step from the tables: `python -m tracker.upgrades.freeze`. Never after a release."""

from pathlib import Path

from tracker.model.schema import DIALECTS, statements
from tracker.upgrades import DIVIDER


def freeze(folder: Path) -> None:
    """Write `v1_<dialect>.sql` for each engine."""
    for dialect in DIALECTS:
        text = DIVIDER.join(statements(dialect)) + "\n"
        folder.joinpath(f"v1_{dialect}.sql").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    freeze(Path(__file__).parent)
