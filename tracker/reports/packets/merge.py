"""The mail-merge sheet: a row for each district, with what a mail to it says and the files that go with it."""

from collections.abc import Mapping, Sequence

from tracker.reports.document import Column
from tracker.reports.handing_out.book import workbook
from tracker.reports.packets import mail, words
from tracker.reports.packets.values import Packet
from tracker.reports.sheets import Book
from tracker.reports.words import weekday

FILE = "mail_merge.xlsx"
#: Headings, and how wide each column is: a mail program takes the first row for the names of the fields.
_COLUMNS = {
    "District": 9,
    "To": 30,
    "Subject": 46,
    "Where you stand": 60,
    "Planned": 46,
    "What we ask of you": 60,
    "Proposed days": 40,
    "Text": 60,
    "Packet": 44,
    "Workbook": 44,
    "Roster": 28,
    "Mail draft": 44,
}


def as_merge(packets: Sequence[Packet], files: Mapping[int, Mapping[str, str]]) -> bytes:
    """Draw the sheet; `files` are the names, beside it, of each district's files by kind: pdf, xlsx, roster, mail."""
    whose = packets[0].whose

    def draw(book: Book) -> None:
        sheet = book.workbook.add_worksheet("Mail merge")
        head, body = book.style(bold=True, bg_color="#E4E9EE"), book.style(text_wrap=True)
        for across, (heading, width) in enumerate(_COLUMNS.items()):
            sheet.set_column(across, across, width)
            book.text(sheet, 0, across, heading, head)
        for down, each in enumerate(packets, 1):
            book.cell(sheet, down, 0, each.district, Column("District", "number"))
            for across, text in enumerate(_row(each, files[each.district]), 1):
                book.text(sheet, down, across, text, body)
        sheet.freeze_panes(1, 1)
        sheet.set_landscape()

    return workbook("Mail merge", whose.brand.agency, whose.moment, whose.paper, draw)


def _row(packet: Packet, files: Mapping[str, str]) -> tuple[str, ...]:
    planned = [words.planned_words(packet, each) for each in words.coming(packet)]
    return (
        "; ".join(each.addr_spec for each in mail.addresses(packet)),
        mail.subject(packet),
        *("\n".join(lines) for lines in (words.where_it_stands(packet), planned, words.asks(packet))),
        "; ".join(map(weekday, packet.proposed)) if packet.needed else "",
        mail.body(packet, tuple(files[kind] for kind in ("pdf", "roster"))),
        *(files.get(kind, "") for kind in ("pdf", "xlsx", "roster", "mail")),
    )
