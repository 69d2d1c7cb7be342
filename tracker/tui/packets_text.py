"""What packets will say, in plain words: a line for each district, and what to know before they go out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from tracker.errors import WrongUsage
from tracker.names import show
from tracker.tui.words import weekday

if TYPE_CHECKING:
    from tracker.reports.packets.values import Packet


@dataclass(frozen=True)
class Wanted:
    """What was chosen: districts and days as they were typed, and the ticks."""

    districts: str
    proposed: str
    names: bool
    mail: bool
    formats: tuple[str, ...]


def numbers(said: str) -> list[int]:
    """Read districts: "4, 7 12", or nothing (or "all") for all of them."""
    if said.strip().casefold() in ("", "all"):
        return []
    parts = [part for part in re.split(r"[\s,;]+", said.strip()) if part]
    if not all(re.fullmatch("[dD]?0*[1-9][0-9]{0,2}", part) for part in parts):
        raise WrongUsage(f"{show(said)!r} are no districts. Write their numbers, like 4, 7, 12; or all.")
    return [int(part.lstrip("dD")) for part in parts]


def days(said: str, beside: date) -> list[date]:
    """Read the days that are offered, divided by commas; without a year they are the ones nearest to a day."""
    from tracker.days import read_day

    return [read_day(part, beside) for part in said.split(",") if part.strip()]


def summary(packets: "Sequence[Packet]", wanted: Wanted) -> str:
    """Give a line for each district, under what the files are and above what to check."""
    return "\n".join(map(show, _lines(packets, wanted)))


def _lines(packets: "Sequence[Packet]", wanted: Wanted) -> Iterator[str]:
    many = f"{len(packets)} packet{'' if len(packets) == 1 else 's'}"
    offered = ", ".join(map(weekday, packets[0].proposed))
    yield f"{many}; days offered: {offered or 'none, each district is asked to name some'}"
    if wanted.names:
        yield "! the files name staff: they are for each district's management only"
    else:
        yield "✓ no person names; the rosters that go along are empty"
    if wanted.mail and (without := [str(each.district) for each in packets if not each.to]):
        yield f"! nobody to write to is known in {', '.join(without)}: those drafts have no address"
    yield ""
    yield f"{'District':<10}{'outstanding':>12}{'planned':>9}{'no day yet':>12}   mail to"
    for each in packets:
        waiting = sum(row.eligible - row.trained for row in each.rows)
        yield f"{each.district:<10}{waiting:>12,}{len(each.planned):>9}{len(each.needed):>12}   {_to(each)}"


def _to(packet: "Packet") -> str:
    more = len(packet.to) - 1
    return f"{packet.to[0]}{f' and {more} more' if more > 0 else ''}" if packet.to else "nobody is known"
