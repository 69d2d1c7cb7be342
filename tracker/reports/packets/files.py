"""The files of some packets: all drawn first, with a count of how far it is, then put in place together."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tracker.errors import WrongUsage
from tracker.intake.same_bytes import same_bytes
from tracker.intake.template import workbook
from tracker.reports.as_pdf import as_pdf
from tracker.reports.as_xlsx import as_xlsx
from tracker.reports.document import Document
from tracker.reports.packets import words
from tracker.reports.packets.layout import laid_out
from tracker.reports.packets.mail import as_eml
from tracker.reports.packets.merge import FILE as MERGE
from tracker.reports.packets.merge import as_merge
from tracker.reports.packets.values import Packet
from tracker.reports.putting import put_all

FORMATS: dict[str, Callable[[Document], bytes]] = {"xlsx": as_xlsx, "pdf": as_pdf}
Tell = Callable[[int, int], None]


class NoSuchPacketFormat(WrongUsage):
    """That format is not known. Packets are xlsx, pdf or both."""


class MailNeedsPdf(WrongUsage):
    """A mail has the packet's PDF attached. Leave pdf among the formats. Nothing was written."""


@dataclass(frozen=True)
class Written:
    """Where the files of one district were put; `district` None is the sheet for all of them."""

    district: int | None
    paths: tuple[Path, ...]


def folder_of(packets: Sequence[Packet]) -> str:
    """Name the folder that packets of a day are put into."""
    return f"packets_{packets[0].as_of.isoformat()}"


def drawn(
    packets: Sequence[Packet], formats: Sequence[str], *, mail: bool = False, tell: Tell = lambda _done, _of: None
) -> dict[int | None, dict[str, bytes]]:
    """Draw the files by district (name → bytes); `tell` hears how many packets are drawn, and may stop by raising."""
    wanted = tuple(dict.fromkeys(formats))
    if not wanted or not FORMATS.keys() >= set(wanted):
        raise NoSuchPacketFormat
    if mail and "pdf" not in wanted:
        raise MailNeedsPdf
    files: dict[int | None, dict[str, bytes]] = {}
    for packet in packets:
        tell(len(files), len(packets))
        files[packet.district] = dict(_files(packet, wanted, mail=mail))
    tell(len(packets), len(packets))
    if mail:
        named = {each.district: _named(each, wanted) for each in packets}
        files[None] = {MERGE: as_merge(packets, named)}
    return files


def write(
    packets: Sequence[Packet],
    formats: Sequence[str],
    into: Path,
    *,
    mail: bool = False,
    tell: Tell = lambda _done, _of: None,
) -> list[Written]:
    """Draw every file, then put all of them into the day's own folder; one that is open elsewhere gets "… (2)"."""
    files = drawn(packets, formats, mail=mail, tell=tell)
    together = {name: content for theirs in files.values() for name, content in theirs.items()}
    paths = iter(put_all(together, into / folder_of(packets)))
    return [Written(district, tuple(next(paths) for _ in theirs)) for district, theirs in files.items()]


def _files(packet: Packet, formats: Sequence[str], *, mail: bool) -> Iterator[tuple[str, bytes]]:
    document, named = laid_out(packet), _named(packet, formats)
    made = {kind: FORMATS[kind](document) for kind in formats}
    roster = same_bytes(workbook(packet.template), packet.whose.moment)
    yield from ((named[kind], content) for kind, content in made.items())
    yield named["roster"], roster
    if mail:
        yield named["mail"], as_eml(packet, {named["pdf"]: made["pdf"], named["roster"]: roster})


def _named(packet: Packet, formats: Sequence[str]) -> dict[str, str]:
    """Name a packet's files by kind."""
    file = words.packet_file(packet)
    kinds = {kind: f"{file}.{kind}" for kind in formats}
    return {**kinds, "roster": words.template_file(packet), "mail": f"{file.replace('packet', 'mail')}.eml"}
