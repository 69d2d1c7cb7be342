"""What the reading of one row gives."""

from dataclasses import dataclass

from tracker.intake.values import Given, Problem

# Rows with one of these count as present and are set aside for a decision; any other problem is only shown.
SET_ASIDE = frozenset(
    {"two_people", "not_a_name", "only_a_name", "odd_number", "not_a_number", "vacant_with_number"}
    | {"number_twice", "email_twice", "name_twice", "listed_twice", "listed_as_left", "error_cell"}
    | {"unknown_district", "unknown_program"}
)


@dataclass(frozen=True)
class Line:
    """One row: its kind ("person", "block", "vacant", "total", "note", "example", "nobody"), and what it says."""

    kind: str
    given: Given | None = None
    problems: tuple[Problem, ...] = ()
    text: str = ""
    serials: frozenset[str] = frozenset()  # fields whose plain numbers were read as days
