"""The improvement plan beside its figures: status lines from what is recorded."""

from tracker.reports.plan.live import Live, Said, live

__all__ = ["Live", "Said", "live"]
