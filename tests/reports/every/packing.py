"""Files without how they are packed: what two machines whose zlibs differ have in common."""

import re

from tests.reports.every.reading import opened, words_in


class NoPages:
    """What stands for typst where the pages are not asked for: they are packed by typst itself."""

    def __init__(self, *_: object, **__: object) -> None:
        """Take whatever there is."""

    def compile(self, **_: object) -> bytes:
        """Draw nothing."""
        return b"no pages"


def unpacked(part: tuple[str, bytes]) -> object:
    """Give a file without how it is packed; a mail is its headers and words, its number the seal of what is packed."""
    name, data = part
    if name.endswith(".pdf"):
        return name
    if name.endswith(".xlsx"):
        return name, opened(data)
    if name.endswith(".eml"):
        return [(where, re.sub("(Message-ID|Content-Type): .*", "", said)) for where, said in words_in(name, data)]
    return name, data
