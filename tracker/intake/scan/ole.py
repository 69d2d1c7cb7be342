"""One stream out of an OLE file, the container of old workbooks."""

import struct

FREE = 0xFFFFFFFA  # from here on numbers are marks, not sectors
ENTRY = 128


def stream(content: bytes, names: tuple[str, ...]) -> bytes | None:
    """Give the first of the named streams (in lower case) that the file holds; None when it is damaged."""
    try:
        return _File(content).stream(names)
    except (struct.error, IndexError, UnicodeDecodeError):
        return None


class _File:
    """An OLE file's sectors and how they follow each other."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        shift, self.small_shift = struct.unpack_from("<2H", content, 30)
        self.size = 1 << min(shift, 16)
        head = struct.unpack_from("<4x2I4x5I", content, 40)
        self.directory, self.cutoff, small, _, extra, extras = head[1], *head[2:]
        sectors = list(struct.unpack_from("<109I", content, 76))
        for _ in range(min(extras, len(content) // self.size)):
            if extra >= FREE:
                break
            more = struct.unpack(f"<{self.size // 4}I", self.sector(extra))
            sectors += more[:-1]
            extra = more[-1]
        self.table = self._numbers(b"".join(self.sector(at) for at in sectors if at < FREE))
        self.small_table = self._numbers(self.chain(small))

    @staticmethod
    def _numbers(packed: bytes) -> tuple[int, ...]:
        return struct.unpack(f"<{len(packed) // 4}I", packed[: len(packed) // 4 * 4])

    def sector(self, number: int) -> bytes:
        """Give one sector's bytes."""
        start = (number + 1) * self.size
        return self.content[start : start + self.size]

    def chain(self, first: int) -> bytes:
        """Give the bytes of a chain of sectors; a loop ends at the file's own length."""
        found: list[bytes] = []
        while first < FREE and len(found) <= len(self.table):
            found.append(self.sector(first))
            first = self.table[first]
        return b"".join(found)

    def stream(self, names: tuple[str, ...]) -> bytes | None:
        """Look the names up in the directory."""
        directory = self.chain(self.directory)
        root = b""
        for at in range(0, len(directory) - ENTRY + 1, ENTRY):
            entry = directory[at : at + ENTRY]
            length = struct.unpack_from("<H", entry, 64)[0]
            name = entry[: max(0, length - 2)].decode("utf-16-le").lower()
            start, size = struct.unpack_from("<2I", entry, 116)
            if entry[66] == 5:  # noqa: PLR2004 -- the root, whose stream holds the small ones
                root = self.chain(start)
            elif name in names:
                whole = self.chain(start) if size >= self.cutoff else self.small(root, start)
                return whole[:size]
        return None

    def small(self, root: bytes, first: int) -> bytes:
        """Give the bytes of a small stream, kept in the root's."""
        size = 1 << min(self.small_shift, 16)
        found: list[bytes] = []
        while first < FREE and len(found) <= len(self.small_table):
            found.append(root[first * size : (first + 1) * size])
            first = self.small_table[first]
        return b"".join(found)
