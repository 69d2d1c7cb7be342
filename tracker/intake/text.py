"""Bytes into text by looking at them: BOM → NUL pattern → strict UTF-8 → Windows-1252."""

import codecs

_BOMS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF8, "UTF-8"),
    (codecs.BOM_UTF16_LE, "UTF-16LE"),
    (codecs.BOM_UTF16_BE, "UTF-16BE"),
)


def decode(data: bytes) -> tuple[str, str]:
    """Give the text and the name of its encoding; every byte string gives a text."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return data.decode(encoding, errors="replace").removeprefix("\ufeff"), encoding
    if encoding := _by_nuls(data[:4096]):
        return data.decode(encoding, errors="replace"), encoding
    try:
        return data.decode("utf-8"), "UTF-8"
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace"), "Windows-1252"


def _by_nuls(sample: bytes) -> str:
    """Name the UTF-16 that the NULs of mostly Western text betray, or nothing."""
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    half = max(1, len(sample) // 2)
    if odd > half * 0.3 and even < half * 0.05:
        return "UTF-16LE"
    if even > half * 0.3 and odd < half * 0.05:
        return "UTF-16BE"
    return ""
