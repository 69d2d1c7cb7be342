"""The improvement plan beside its figures: status lines from what is recorded, as values, as JSON and as text."""

from tracker.reports.plan.live import Live, Said, live
from tracker.reports.plan.shape import as_rows, ask_row

__all__ = ["Live", "Said", "as_rows", "ask_row", "live"]
