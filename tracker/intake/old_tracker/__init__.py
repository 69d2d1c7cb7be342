"""Her own old tracker: districts and courses crossed in a sheet → sessions held and planned, each with its evidence."""

from tracker.intake.old_tracker.looks import looks_like

__all__ = ["looks_like"]
