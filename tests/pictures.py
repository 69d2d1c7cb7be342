"""Small pictures made for tests: a PNG of one colour, and a grey JPEG of 24 × 12 dots."""

import base64
import zlib

JPEG = base64.b64decode(
    "/9j/4AAQSkZJRgABAQEASABIAAD/2wBDABQODxIPDRQSEBIXFRQYHjIhHhwcHj0sLiQySUBMS0dARkVQWnNiUFVtVkVGZIhlbXd7"
    "gYKBTmCNl4x9lnN+gXz/2wBDARUXFx4aHjshITt8U0ZTfHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8"
    "fHx8fHx8fHz/wAARCAAMABgDASIAAhEBAxEB/8QAFgABAQEAAAAAAAAAAAAAAAAAAAUG/8QAHRAAAQQCAwAAAAAAAAAAAAAAAAED"
    "BRICBBFBQv/EABQBAQAAAAAAAAAAAAAAAAAAAAD/xAAUEQEAAAAAAAAAAAAAAAAAAAAA/9oADAMBAAIRAxEAPwCpMS2ltRjzLL9n"
    "Mq8JTJPSL2hmAAAAA//Z"
)


def png(width: int = 60, height: int = 20, lines: int | None = None) -> bytes:
    """Give a PNG of one colour; `lines` are those that are really in it, where the head is to say something else."""
    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes([8, 2, 0, 0, 0])
    dots = (b"\x00" + bytes([31, 95, 139]) * width) * (height if lines is None else lines)
    inside = _chunk(b"IHDR", head) + _chunk(b"IDAT", zlib.compress(dots)) + _chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + inside


def _chunk(name: bytes, data: bytes) -> bytes:
    return len(data).to_bytes(4, "big") + name + data + zlib.crc32(name + data).to_bytes(4, "big")
