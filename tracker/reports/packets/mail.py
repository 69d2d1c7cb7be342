"""A mail draft (.eml) for a district: opened in a mail program, read, and sent by the coordinator herself."""

import re
from collections.abc import Iterator, Mapping
from datetime import UTC
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from hashlib import sha256

from tracker.reports.definitions import CAUTION
from tracker.reports.packets import words
from tracker.reports.packets.values import Packet
from tracker.reports.words import long_day, weekday

_KINDS = {"pdf": "pdf", "xlsx": "vnd.openxmlformats-officedocument.spreadsheetml.sheet"}
_ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_LONGEST_ADDRESS = 254


def as_eml(packet: Packet, attached: Mapping[str, bytes]) -> bytes:
    """Draw the draft with these files (name → bytes) attached; the same packet and files give the same bytes."""
    draft = EmailMessage(policy=SMTP)
    sealed = _seal(packet, attached)
    draft["X-Unsent"] = "1"
    if to := addresses(packet):
        draft["To"] = to
    draft["Subject"] = subject(packet)
    draft["Date"] = format_datetime(packet.whose.moment.astimezone(UTC).replace(microsecond=0))
    draft["Message-ID"] = f"<packet-d{packet.district:02}-{packet.as_of:%Y%m%d}-{sealed}@tracker.invalid>"
    draft.set_content(body(packet, tuple(attached)), charset="utf-8", cte="quoted-printable")
    for name, content in attached.items():
        kind = _KINDS[name.rpartition(".")[2]]
        draft.add_attachment(content, maintype="application", subtype=kind, filename=name)
    draft.set_boundary(f"=_packet_{sealed}")
    return draft.as_bytes()


def _seal(packet: Packet, attached: Mapping[str, bytes]) -> str:
    """Give some digits that change when anything that is sent does."""
    digest = sha256(body(packet, tuple(attached)).encode())
    for part in (subject(packet), *packet.to, *attached):
        digest.update(part.encode("utf-8", "surrogatepass"))
    for content in attached.values():
        digest.update(sha256(content).digest())
    return digest.hexdigest()[:24]


def addresses(packet: Packet) -> tuple[Address, ...]:
    """Give whom the draft is to; an address that no mail can carry is left out (`left_out` names it)."""
    return tuple(Address(addr_spec=each) for each in packet.to if _carried(each))


def left_out(packet: Packet) -> tuple[str, ...]:
    """Give the addresses that no mail can carry."""
    return tuple(each for each in packet.to if not _carried(each))


def _carried(address: str) -> bool:
    if not _ADDRESS.fullmatch(address) or len(address) > _LONGEST_ADDRESS:
        return False
    try:
        Address(addr_spec=address)
    except (MessageError, ValueError, IndexError):
        return False
    return True


def subject(packet: Packet) -> str:
    """Give the draft's subject: one line of plain words."""
    example = "Example: " if packet.whose.example else ""
    return f"{example}Training in {words.place(packet)} as of {long_day(packet.as_of)}"


def body(packet: Packet, attached: tuple[str, ...]) -> str:
    """Give the draft's text: this district's own facts in words, and nobody's name."""
    return "\n".join(_lines(packet, attached)) + "\n"


def _lines(packet: Packet, attached: tuple[str, ...]) -> Iterator[str]:
    if packet.whose.example:
        yield from (f"({packet.whose.example}.)", "")
    yield from ("Hello,", "")
    yield f"this is where {words.place(packet)} stands with its training, as of {weekday(packet.as_of)}."
    yield from ("", "WHERE YOU STAND", *_listed(words.where_it_stands(packet)))
    if coming := words.coming(packet):
        yield from ("", "PLANNED", *_listed(words.planned_words(packet, each) for each in coming))
    yield from ("", "WHAT WE ASK OF YOU", *(f"{n}. {line}" for n, line in enumerate(words.asks(packet), 1)))
    if packet.needed:
        yield from ("", words.proposal(packet.proposed))
    yield from ("", f"Attached: {'; '.join(attached)}.")
    if packet.names:
        yield "The files name staff: please keep them within the district's management."
    yield from ("", CAUTION, "")
    brand = packet.whose.brand
    yield from (line for line in (brand.contact, brand.agency) if line)


def _listed(lines: "Iterator[str] | tuple[str, ...]") -> Iterator[str]:
    return (f"- {line}" for line in lines)
