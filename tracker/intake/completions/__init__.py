"""Completions: from a learning system's export or a hand-kept tracker to credits and exemptions, looked at first."""

from tracker.intake.completions.looks import looks_like

__all__ = ["looks_like"]
