"""The mail-merge sheet: a row for each district, with what a mail to it says and the files that go with it."""

from collections.abc import Mapping, Sequence

from tracker.reports.document import Column, Table
from tracker.reports.handing_out.book import workbook
from tracker.reports.packets import mail, words
from tracker.reports.packets.values import Packet
from tracker.reports.sheets import Book
from tracker.reports.words import weekday

FILE = "mail_merge.xlsx"
_COLUMNS = (
    *(Column("District", "number"), Column("To"), Column("Subject"), Column("Where you stand"), Column("Planned")),
    *(Column("What we ask of you"), Column("Proposed days"), Column("Packet"), Column("Workbook"), Column("Roster")),
    Column("Mail draft"),
)


def as_merge(packets: Sequence[Packet], files: Mapping[int, Mapping[str, str]]) -> bytes:
    """Draw the sheet; `files` are the names of each district's files by kind: pdf, xlsx, roster, mail."""
    whose = packets[0].whose
    table = Table(
        "Mail merge",
        "A row for each district; the files lie beside this sheet. Nothing is sent by itself.",
        _COLUMNS,
        tuple(_row(each, files[each.district]) for each in packets),
    )

    def draw(book: Book) -> None:
        sheet = book.sheet("Mail merge", f"Mails of {weekday(packets[0].as_of)}", f"records {whose.fingerprint}")
        book.table(sheet, 1, table)
        book.widths(sheet, table)
        sheet.freeze_panes(3, 1)
        sheet.repeat_rows(0, 2)

    return workbook("Mail merge", whose.brand.agency, whose.moment, whose.paper, draw)


def _row(packet: Packet, files: Mapping[str, str]) -> tuple[int | str, ...]:
    said = (words.where_it_stands(packet), [words.planned_words(packet, each) for each in words.coming(packet)])
    return (
        packet.district,
        "; ".join(each.addr_spec for each in mail.addresses(packet)),
        mail.subject(packet),
        *("\n".join(lines) for lines in (*said, words.asks(packet))),
        "; ".join(map(weekday, packet.proposed)) if packet.needed else "",
        *(files.get(kind, "") for kind in ("pdf", "xlsx", "roster", "mail")),
    )
