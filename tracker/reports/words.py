"""Numbers and days in words: the rules of rounding stand here once, for every format."""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from typing import Literal

FEWEST = 10  # under this denominator a percentage says more than the people do
#: How many points under the target near and below begin; with True, how many percent of the target.
Bands = tuple[int, int] | tuple[int, int, bool]
Band = Literal["on target", "near target", "below target", "too few to compare", "no rate"]


def n_of_n(n: int, of: int) -> str:
    """Give "12 of 16"; what nobody is in has no rate, and says so."""
    return f"{n:,} of {of:,}" if of else "no rate (0 of 0)"


def whole_percent(n: int, of: int) -> str:
    """Give a headline's percentage, never rounded up to all or down to none; empty where nobody counts."""
    if not of:
        return ""
    whole = _rounded(n * 100, of)
    if whole >= 100 and n < of:  # noqa: PLR2004  a hundred per cent is all of them
        return "over 99%"
    if whole <= 0 and n > 0:
        return "under 1%"
    return f"{whole}%"


def table_percent(n: int, of: int) -> str:
    """Give a table's percentage with one decimal, never rounded up to all or down to none."""
    if not of:
        return ""
    tenths = _rounded(n * 1000, of)
    if n < of:
        tenths = min(tenths, 999)
    if n > 0:
        tenths = max(tenths, 1)
    return f"{tenths // 10}.{tenths % 10}%"


def headline(n: int, of: int) -> str:
    """Give "480 of 640 (75%)"; a denominator under ten stands alone."""
    return n_of_n(n, of) if of < FEWEST else f"{n_of_n(n, of)} ({whole_percent(n, of)})"


def band(n: int, of: int, target: float, bands: Bands) -> Band:
    """Say how far n of N is from the target: down to the first band behind on, to the second near, further below."""
    if not of:
        return "no rate"
    if of < FEWEST:
        return "too few to compare"
    behind = (Fraction(str(target)) - Fraction(n, of)) * 100
    relative = len(bands) > 2 and bands[2]  # noqa: PLR2004 - a third says so
    near, far = (each * (Fraction(str(target)) if relative else 1) for each in bands[:2])
    if behind <= near:
        return "on target"
    return "near target" if behind <= far else "below target"


def percent_of_target(target: float) -> str:
    """Give a target's ratio as it was set: "90%", "87.5%"."""
    return f"{round(target * 1000) / 10:g}%"


def long_day(day: date) -> str:
    """Give "20 August 2025"."""
    return f"{day.day} {day:%B %Y}"


def weekday(day: date) -> str:
    """Give "Wednesday, 20 August 2025"."""
    return f"{day:%A}, {long_day(day)}"


def short_day(day: date, beside: date) -> str:
    """Give "20 Aug", with its year where that is not the report's own."""
    return f"{day.day} {day:%b}" + ("" if day.year == beside.year else f" {day.year}")


def listed(words: Iterable[str]) -> str:
    """Join words as a sentence does: "a, b and c"."""
    *most, last = [*words] or [""]
    return f"{', '.join(most)} and {last}" if most else last


def counted(n: int, one: str, many: str = "") -> str:
    """Give "1 team" or "3 teams"."""
    return f"{n:,} {one if n == 1 else many or one + 's'}"


def inside(title: str) -> str:
    """Give a title as it stands inside a sentence: "the screening-tool overview", "the CSEC refresher"."""
    begins = title[:1].lower() + title[1:] if title[1:2].islower() else title
    return begins if begins.startswith("the ") else f"the {begins}"


def opening(sentence: str) -> str:
    """Give a sentence with its first letter as a sentence begins."""
    return sentence[:1].upper() + sentence[1:]


def _rounded(n: int, of: int) -> int:
    """Round half up in whole numbers, so that no machine rounds differently."""
    return (2 * n + of) // (2 * of)
