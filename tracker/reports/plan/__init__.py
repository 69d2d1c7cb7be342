"""The improvement plan beside its figures: status lines from what is recorded, as values, as JSON and as text."""
