"""A field for teams: names like D4-CPS with commas between; the rest of a name is offered as it is typed."""

from collections.abc import Sequence

from textual.suggester import Suggester
from textual.widgets import Input


class TeamsOffered(Suggester):
    """Offers the rest of the last name."""

    def __init__(self, codes: Sequence[str]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self.codes = tuple(codes)

    async def get_suggestion(self, value: str) -> str | None:
        """Give what stands in the field with its last name completed."""
        before, comma, last = value.rpartition(",")
        wanted = last.strip().casefold()
        if not wanted:
            return None
        blank = last[: len(last) - len(last.lstrip())]
        found = next((code for code in self.codes if code.casefold().startswith(wanted)), None)
        return f"{before}{comma}{blank}{last.strip()}{found[len(wanted) :]}" if found else None


class TeamsField(Input):
    """The field; Right takes what is offered."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own word
        super().__init__("", compact=True, id=id, placeholder="D4-CPS, D4-Permanency …", select_on_focus=False)

    def offer(self, codes: Sequence[str]) -> None:
        """Offer these codes."""
        self.suggester = TeamsOffered(codes)
