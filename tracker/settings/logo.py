"""A logo: a PNG or JPEG picture, known by what is in the file and not by its name, small enough to keep."""

import base64
import binascii
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Literal

from tracker.errors import WrongUsage

LARGEST_LOGO = 500_000
MOST_DOTS = 4_000  # each way: a picture that is small as a file may be huge when it is drawn
_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}  # of a PNG's kinds of colour
_FRAMES = frozenset({0xC0, 0xC1, 0xC2})  # the JPEG frames that every program draws
_ALONE = frozenset({0x01, *range(0xD0, 0xD8)})  # JPEG markers without a length
_SCAN, _END = 0xDA, b"\xff\xd9"
_COLOURS = frozenset({1, 3})  # of a JPEG: grey, or colours of a screen; those of a printer's inks come out wrong


class NoLogo(WrongUsage):
    """That is no PNG or JPEG picture that can be drawn. Open it in Paint, save it again as PNG, and give that file."""


@dataclass(frozen=True)
class Logo:
    """A picture that was looked through: its kind, its size in dots, and its bytes."""

    kind: Literal["png", "jpeg"]
    width: int
    height: int
    content: bytes = field(repr=False)

    @property
    def digest(self) -> str:
        """Give the first digits of its sha256, which say whether two pictures are the same."""
        return sha256(self.content).hexdigest()[:12]

    @property
    def words(self) -> str:
        """Say which picture it is; this stands in the list of settings and in the history."""
        size = f"{self.width} × {self.height} dots, {-(-len(self.content) // 1000)} kB"
        return f"{self.kind.upper()}, {size}, sha256 {self.digest}"

    @property
    def text(self) -> str:
        """Give the picture as text, as it is kept."""
        return base64.b64encode(self.content).decode("ascii")


def logo_of(content: bytes) -> Logo:
    """Look through a picture's bytes; what is no whole PNG or JPEG, or is too large, is refused."""
    if len(content) > LARGEST_LOGO:
        raise NoLogo(
            f"A logo may have {LARGEST_LOGO // 1000} kB; this file is larger. Save it smaller and give that one."
        )
    try:
        logo = _png(content) if content.startswith(_PNG) else _jpeg(content)
    except (IndexError, ValueError, zlib.error):
        raise NoLogo from None
    if not (0 < logo.width <= MOST_DOTS and 0 < logo.height <= MOST_DOTS):
        raise NoLogo(f"A logo may be {MOST_DOTS} dots wide and high. Save it smaller and give that file.")
    return logo


def logo_kept(text: str) -> Logo:
    """Read a picture that was kept as text."""
    try:
        return logo_of(base64.b64decode(text, validate=True))
    except binascii.Error:
        raise NoLogo from None


def _png(content: bytes) -> Logo:
    """Follow the chunks of a PNG to its end; each is sealed, and the dots must be as many as the head says."""
    chunks = list(_chunks(content))
    (first, head), (last, _) = chunks[0], chunks[-1]
    width, height = int.from_bytes(head[:4], "big"), int.from_bytes(head[4:8], "big")
    depth, channels, interlaced = head[8], _CHANNELS.get(head[9], 0), head[12]
    if first != b"IHDR" or last != b"IEND" or not channels:
        raise NoLogo
    if max(width, height) <= MOST_DOTS and not interlaced:
        line = 1 + -(-width * depth * channels // 8)
        packed = b"".join(data for name, data in chunks if name == b"IDAT")
        unpacked = zlib.decompressobj().decompress(packed, line * height + 1)
        if len(unpacked) != line * height:
            raise NoLogo
    return Logo("png", width, height, content)


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(_PNG)
    while at < len(content):
        size = int.from_bytes(content[at : at + 4], "big")
        name, data = content[at + 4 : at + 8], content[at + 8 : at + 8 + size]
        seal = content[at + 8 + size : at + 12 + size]
        if len(seal) != 4 or zlib.crc32(name + data).to_bytes(4, "big") != seal:  # noqa: PLR2004 - a CRC-32 has four
            raise NoLogo
        yield name, data
        at += 12 + size


def _jpeg(content: bytes) -> Logo:
    """Follow the segments of a JPEG to its scan; its frame says how large it is, and its end must be there."""
    if not content.startswith(_JPEG) or not content.rstrip(b"\x00").endswith(_END):
        raise NoLogo
    at, size = 2, (0, 0)
    while content[at] == 0xFF:  # noqa: PLR2004 - every marker begins so
        mark = content[at + 1]
        if mark == _SCAN and all(size):
            return Logo("jpeg", size[0], size[1], content)
        if mark in _FRAMES:
            if content[at + 9] not in _COLOURS:
                raise NoLogo
            size = int.from_bytes(content[at + 7 : at + 9], "big"), int.from_bytes(content[at + 5 : at + 7], "big")
        at += 2 if mark in _ALONE else 2 + int.from_bytes(content[at + 2 : at + 4], "big")
    raise NoLogo
