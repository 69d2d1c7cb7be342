"""A list of trainings or of the resource guide's entries in a sheet: read, held against the records, written."""

from tracker.intake.catalogue.apply import propose_catalogue, write_catalogue
from tracker.intake.catalogue.values import CatalogueFile, CatalogueProposal, Entry, Line

__all__ = ["CatalogueFile", "CatalogueProposal", "Entry", "Line", "propose_catalogue", "write_catalogue"]
