"""The files that are handed out, by their names: drawn whole before the first of them is written."""

import re
from collections.abc import Callable, Iterable, Sequence

from tracker.errors import WrongUsage
from tracker.reports.handing_out import certificate, sign_in
from tracker.reports.handing_out.calendar import as_ics
from tracker.reports.handing_out.certificate import Certificate
from tracker.reports.handing_out.invitation import Invitation
from tracker.reports.handing_out.sign_in import SignIn

SIGN_IN: dict[str, Callable[[SignIn], bytes]] = {"pdf": sign_in.as_pdf, "xlsx": sign_in.as_xlsx}
Progress = Callable[[int, int], None]
_EMAIL = re.compile(r"[^\s@:;,<>()\"]+@[^\s@:;,<>()\"]*[^\s@:;,<>()\".]")


class NoSuchSheet(WrongUsage):
    """That format is not known. A sign-in sheet is pdf (to sign) or xlsx (to tick and import)."""


def quietly(done: int, of: int) -> None:
    """Tell nobody how far it is."""


def organizer_in(contact: str) -> str:
    """Give the email address in the words of whom to ask; nothing where there is none, or several."""
    found = set(_EMAIL.findall(contact))
    return found.pop() if len(found) == 1 else ""


def invitation_files(
    found: Sequence[Invitation],
    *,
    organizer: str = "",
    agency: str = "",
    led_by: bool = False,
    example: bool = False,
    each: bool = False,
) -> dict[str, bytes]:
    """Draw one file of all that are planned and one of all that are cancelled, or with `each` one a session."""
    groups: dict[str, list[Invitation]] = {}
    for one in found:
        groups.setdefault(_invitation_name(one) if each else f"invitations_{_state(one)}.ics", []).append(one)
    return {
        name: as_ics(some, organizer=organizer, agency=agency, led_by=led_by, example=example)
        for name, some in groups.items()
    }


def _invitation_name(one: Invitation) -> str:
    return f"{'cancellation' if one.cancelled else 'invitation'}_session-{one.number}_{one.day}.ics"


def _state(one: Invitation) -> str:
    return "cancelled" if one.cancelled else "planned"


def sign_in_files(sheet: SignIn, formats: Iterable[str]) -> dict[str, bytes]:
    """Draw a sign-in sheet in some formats."""
    wanted = list(dict.fromkeys(formats))
    if not wanted or any(name not in SIGN_IN for name in wanted):
        raise NoSuchSheet
    return {f"{sheet.file_name}.{name}": SIGN_IN[name](sheet) for name in wanted}


def certificate_files(found: Sequence[Certificate], progress: Progress = quietly) -> dict[str, bytes]:
    """Draw certificates; `progress` hears how many are drawn, and what it raises stops before any is written."""
    drawn: dict[str, bytes] = {}
    for each in found:
        progress(len(drawn), len(found))
        drawn[each.file_name] = certificate.as_pdf(each)
    progress(len(drawn), len(found))
    return drawn
