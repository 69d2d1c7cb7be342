"""Numbers per district and month in a sheet: read, refused as a whole where it looks like a case, and written."""

from tracker.intake.indicators.apply import propose_numbers, write_numbers
from tracker.intake.indicators.case_data import CaseData
from tracker.intake.indicators.values import Line, NumbersProposal

__all__ = ["CaseData", "Line", "NumbersProposal", "propose_numbers", "write_numbers"]
