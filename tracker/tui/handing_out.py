"""What the pages hand out as files (invitations, sign-in sheets, certificates): chosen from a list, then written."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.names import show
from tracker.tui.page import Page
from tracker.tui.screens.choose import Choose
from tracker.tui.screens.progress import Tell, under_way
from tracker.tui.widgets.bars import Facts
from tracker.tui.widgets.lines import Column, Line
from tracker.tui.words import cell

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from tracker.people.person import Credit
    from tracker.reports.handing_out.invitation import Invitation
    from tracker.training import SessionListed

Files = Mapping[str, bytes]
Draw = Callable[["Session", date, Tell], Files]  # of the records, today
_COLUMNS = (Column("File", 23), Column("What it is", 0))
_FEW = 3  # files that are named one by one


@dataclass(frozen=True)
class Offer:
    """One thing that can be handed out: its name, what it is, and how it is drawn; `folder` lies in the exports."""

    name: str
    words: str
    draw: Draw
    folder: Callable[[], str] = str


def offer(page: Page, question: str, offers: Sequence[Offer]) -> None:
    """Ask which one, and write it."""

    def chosen(key: object) -> None:
        if isinstance(key, int):
            _write(page, offers[key])

    if offers:
        lines = [Line(place, (cell(each.name), cell(each.words))) for place, each in enumerate(offers)]
        page.app.push_screen(Choose(question, _COLUMNS, lines), chosen)


def _write(page: Page, chosen: Offer) -> None:
    """Draw the files under a bar, then put them into the exports; Cancel stops before any is written."""
    records = page.tracker.records

    def work(tell: Tell) -> list[Path]:
        from tracker.reports.putting import put_all

        today = records.today()
        return put_all(
            records.read(lambda db: chosen.draw(db, today, tell)), records.workspace.exports / chosen.folder()
        )

    under_way(page, f"Writing: {chosen.name} …", work, lambda paths: _written(page, paths))


def _written(page: Page, paths: list[Path]) -> None:
    """Say where the files are."""
    names = ", ".join(path.name for path in paths) if len(paths) <= _FEW else f"{len(paths)} files"
    page.query_one("#here", Facts).update(show(f"Written to {paths[0].parent}:") + "\n" + show(names))
    page.tracker.say(f"{len(paths)} {'file is' if len(paths) == 1 else 'files are'} written to the exports.")


def of_session(page: Page, listed: "SessionListed") -> list[Offer]:
    """Give what can be handed out of one session, by its state."""
    number, example = listed.number, page.tracker.records.workspace.example

    def invite(db: "Session", _today: date, _: Tell) -> Files:
        from tracker.reports.handing_out.invitation import invitation

        return _calendars(db, [invitation(db, number)], example=example, each=True)

    def sheet(db: "Session", _today: date, _: Tell) -> Files:
        from tracker.reports.handing_out.files import sign_in_files
        from tracker.reports.handing_out.sign_in import sign_in

        return sign_in_files(sign_in(db, number, example=example), ("pdf", "xlsx"))

    def certify(db: "Session", today: date, tell: Tell) -> Files:
        from tracker.reports.handing_out.certificate import certificates_of_session
        from tracker.reports.handing_out.files import certificate_files

        return certificate_files(certificates_of_session(db, number, today, example=example), tell)

    def folder() -> str:
        from tracker.reports.handing_out.certificate import folder_name

        return folder_name(number)

    signing = Offer("Sign-in sheet", "PDF and workbook; INTERNAL, names staff", sheet)
    if listed.status == "cancelled":
        return [Offer("Cancellation", "takes it out of calendars that have it", invite)]
    if listed.status == "planned":
        return [Offer("Invitation", "for calendars; sent again, it updates", invite), signing]
    return [Offer("Certificates", "one each; INTERNAL, names staff", certify, folder), signing]


def invitations_ahead(page: Page) -> list[Offer]:
    """Give the calendar files of all sessions that lie ahead: all in one, or one for each."""
    example = page.tracker.records.workspace.example

    def drawn(*, each: bool) -> Draw:
        def draw(db: "Session", today: date, _: Tell) -> Files:
            from tracker.reports.handing_out.invitation import invitations

            return _calendars(db, invitations(db, today), example=example, each=each)

        return draw

    return [
        Offer("All invitations", "all sessions that lie ahead, in one file", drawn(each=False)),
        Offer("Invitations one by one", "a calendar's file for each of them", drawn(each=True)),
    ]


def of_person(page: Page, person: int, credits_held: "Sequence[Credit]", titles: Mapping[str, str]) -> list[Offer]:
    """Give a person's certificates: the newest credit of each course, and all of them."""
    example = page.tracker.records.workspace.example

    def drawn(course: str | None) -> Draw:
        def draw(db: "Session", today: date, tell: Tell) -> Files:
            from tracker.reports.handing_out.certificate import certificates
            from tracker.reports.handing_out.files import certificate_files

            return certificate_files(certificates(db, person, today, course=course, example=example), tell)

        return draw

    newest = {each.course: each for each in credits_held if each.outcome == "completed"}
    one_each = [
        Offer("Certificate", f"{titles.get(code, code)}, completed on {each.on}", drawn(code))
        for code, each in newest.items()
    ]
    return [
        *one_each,
        *([Offer("All certificates", "one for each of these", drawn(None))] if len(one_each) > 1 else []),
    ]


def _calendars(db: "Session", found: "Sequence[Invitation]", *, example: bool, each: bool) -> Files:
    from tracker import settings
    from tracker.reports.handing_out.files import invitation_files, organizer_in

    kept = settings.read(db)
    return invitation_files(
        found,
        organizer=organizer_in(kept.contact),
        agency=kept.agency,
        example=example,
        each=each,
    )
