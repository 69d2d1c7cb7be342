"""What stands above and below a table: titles, the day, remarks."""

import random
from datetime import date

from tests.intake.untidy_rosters.columns import program_word

TITLES = ("Child Welfare Staff Roster", "STAFFING LIST", "Branch Roster - Confidential", "Staff by Unit")
REMARKS = (
    "Please email corrections to the branch office by the 5th.",
    "Note: people on job rotation are listed in their home unit.",
    "Confidential: do not forward outside of the agency, please.",
    "* marks staff who are on leave of absence",
    "Questions? Call Boss, Bea or write to bea.boss@odhs.example",
    "Key: LD = limited duration, WOC = work out of class",
)
REFRESHED = ("Data refreshed on {}", "As of {}", "Roster as of: {}", "Updated {}")


def title_lines(dice: random.Random, district: int | None, program: str | None, on: date | None) -> list[str]:
    """Give the lines above a table."""
    place = " ".join(
        [f"District {district}"] * (district is not None) + [program_word(dice, program or "").strip()] * bool(program)
    )
    lines = [f"{place} {dice.choice(TITLES)}".strip()] if place or dice.random() < 0.6 else []
    if on is not None:
        shown = dice.choice((f"{on.month}/{on.day}/{on.year}", f"{on:%B} {on.day}, {on.year}", on.isoformat()))
        lines.append(dice.choice(REFRESHED).format(shown))
    if dice.random() < 0.3:
        lines.append(dice.choice(REMARKS))
    return lines
