"""Make the sample files that ship in imports/: `python tests/demo/make_samples.py`, the same bytes every time."""

import sys
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]
IMPORTS = TOP / "imports"


def main() -> None:
    """Write every sample."""
    from tests.demo.samples.everything import every_sample

    for name, content in sorted(every_sample().items()):
        (IMPORTS / name).write_bytes(content)
        print(f"{len(content):>9,}  {name}")


if __name__ == "__main__":
    sys.path.insert(0, str(TOP))
    main()
