"""Python's own turns, so that the window answers while threads work: short ones, and none for a full collection.

A full round of the collector of cyclic garbage over 5,000 people takes a tenth of a second, and all threads wait.
"""

import gc
import sys
from time import monotonic

SHORT = 0.001  # seconds that a thread may keep the window waiting
QUIET = 10.0  # seconds without a key or a click: nobody waits for the window then
NEVER = 1_000_000  # rounds of the middle generation before a full one
OLD = 10  # rounds of the middle generation that make a full one worth while


class Turns:
    """Threads give way soon; the young garbage is Python's, a full round is made when nobody is at the keys.

    What lives at the first full round (the modules, mostly) is not looked at again.
    """

    def __init__(self) -> None:
        self._before: tuple[float, tuple[int, int, int]] | None = None  # as Python had it
        self._touched = monotonic()
        self._frozen = False

    def begin(self) -> None:
        """Make turns short, and hold full rounds off."""
        young, middle, old = gc.get_threshold()
        self._before = sys.getswitchinterval(), (young, middle, old)
        sys.setswitchinterval(SHORT)
        gc.set_threshold(young, middle, NEVER)

    def end(self) -> None:
        """Leave everything to Python again."""
        if self._before is not None:
            interval, thresholds = self._before
            sys.setswitchinterval(interval)
            gc.set_threshold(*thresholds)
            self._before = None
        if self._frozen:
            gc.unfreeze()
            self._frozen = False

    def touched(self) -> None:
        """Hear of a key or a click."""
        self._touched = monotonic()

    def collect(self, *, busy: bool) -> bool:
        """Make a full round where nobody waits for anything and there is enough to look through; say whether."""
        if busy or monotonic() - self._touched < QUIET or gc.get_count()[2] < OLD:
            return False
        gc.collect()
        if not self._frozen:
            gc.freeze()
            self._frozen = True
        return True
