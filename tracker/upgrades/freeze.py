"""Write the newest step from the tables: `python -m tracker.upgrades.freeze`. Never after its release."""

from pathlib import Path

from tracker.model.schema import DIALECTS, statements
from tracker.upgrades import DIVIDER, LATEST, step


def freeze(folder: Path, number: int = LATEST) -> None:
    """Write `vN_<dialect>.sql` for each engine: what the tables say and the steps before do not."""
    for dialect in DIALECTS:
        before = {statement for earlier in range(1, number) for statement in step(earlier, dialect)}
        new = [statement for statement in statements(dialect) if statement.strip() not in before]
        folder.joinpath(f"v{number}_{dialect}.sql").write_text(DIVIDER.join(new) + "\n", encoding="utf-8")


if __name__ == "__main__":
    freeze(Path(__file__).parent)
