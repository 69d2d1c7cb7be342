"""A mail draft is opened, read and sent by the coordinator: whom it is to, what it says, nothing that is not hers."""

import io
from collections.abc import Callable
from dataclasses import replace
from email.utils import parsedate_to_datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from tests.reports.packets.conftest import AS_OF, PEOPLE, SUPERVISOR, ZONE, renamed
from tests.reports.packets.said import opened, text_of
from tracker.reports.packets.files import drawn
from tracker.reports.packets.gather import gather
from tracker.reports.packets.mail import as_eml, left_out
from tracker.reports.packets.values import Packet
from tracker.store import Store

Made = Callable[..., Packet]
FILES = {"D04_packet.pdf": b"%PDF", "D04 roster template INTERNAL-names.xlsx": b"PK"}
HEADERS = ["X-Unsent", "To", "Subject", "Date", "Message-ID", "MIME-Version", "Content-Type"]


def test_a_draft_opens_unsent_to_the_districts_own_with_its_packet_and_its_roster(kept: Store) -> None:
    made = drawn(gather(kept, AS_OF, zone=ZONE, districts=[4]), ["xlsx", "pdf"], mail=True)[4]
    mail = opened(made["D04_mail_2025-09-30_INTERNAL-names.eml"])
    assert mail.keys() == HEADERS
    assert mail["X-Unsent"] == "1"
    assert mail["To"] == "una@agency.example, vic@agency.example"
    assert mail["Subject"] == "Training in District 4 as of 30 September 2025"
    attached = {str(each.get_filename()): each.get_content() for each in mail.iter_attachments()}
    names = ("D04_packet_2025-09-30_INTERNAL-names.pdf", "D04 roster template INTERNAL-names.xlsx")
    assert attached == {name: made[name] for name in names}
    assert b"\r\n" in made["D04_mail_2025-09-30_INTERNAL-names.eml"]


def test_its_text_says_the_districts_own_facts_and_nobodys_name(made: Made) -> None:
    said = text_of(opened(as_eml(made(), FILES)))
    for line in (
        "- Sex trafficking screening tool overview: 1 of 2 teams reached, 1 of 4 staff trained; the target is 90%.",
        "The whole state: 1 of 32 teams, 1 of 6 staff.",
        "- Thursday, 2 October 2025 at 09:00: Sex trafficking screening tool overview for D4-Permanency, online",
        "1. Check the roster (D04 roster template INTERNAL-names.xlsx)",
        "Tell us whether the session of 16 September 2025 was held",
        "Attached: D04_packet.pdf; D04 roster template INTERNAL-names.xlsx.",
        "please keep them within the district's management",
        "not the same as using the screening tool",
        "Ines Quill, ines@agency.example",
    ):
        assert line in said
    for person in (*(each for each, _, _ in PEOPLE), SUPERVISOR, "Lane, Una"):
        assert person.split(",")[0] not in said
    assert "D14" not in said


def test_nobody_to_write_to_leaves_the_address_empty(made: Made) -> None:
    assert opened(as_eml(made(14), FILES))["To"] is None


def test_its_number_and_moment_are_the_records_and_another_content_has_another_number(made: Made) -> None:
    packet = made()
    first, again = opened(as_eml(packet, FILES)), opened(as_eml(packet, FILES))
    assert first["Message-ID"] == again["Message-ID"]
    assert str(first["Message-ID"]).endswith("@tracker.invalid>")
    assert parsedate_to_datetime(first["Date"]) == packet.whose.moment.replace(microsecond=0)
    others = [as_eml(packet, {**FILES, "D04_packet.pdf": b"other"}), as_eml(replace(packet, to=()), FILES)]
    assert len({str(opened(each)["Message-ID"]) for each in others} | {str(first["Message-ID"])}) == 3


@pytest.mark.parametrize(
    "address",
    [
        *("una@agency.example\r\nBcc: x@y.example", "a b@agency.example", "una@", "@agency.example"),
        *("ü@agency.example", "una@agency.example, other@y.example", "<una@agency.example>", "a..b@agency.example"),
        "x" * 300 + "@a.example",
    ],
)
def test_an_address_that_no_mail_can_carry_is_left_out_and_named(made: Made, address: str) -> None:
    packet = replace(made(), to=("una@agency.example", address))
    assert opened(as_eml(packet, FILES))["To"] == "una@agency.example"
    assert left_out(packet) == (address,)


@settings(max_examples=40)
@given(name=st.text(max_size=200), to=st.lists(st.text(max_size=40), max_size=3), contact=st.text(max_size=80))
def test_no_text_of_the_records_makes_a_header(made: Made, name: str, to: list[str], contact: str) -> None:
    packet = made()
    whose = replace(packet.whose, brand=replace(packet.whose.brand, contact=contact, agency=contact))
    mail = opened(as_eml(replace(packet, name=name, to=tuple(to), whose=whose), FILES))
    assert set(mail.keys()) <= set(HEADERS)
    assert len(mail.keys()) == len(set(mail.keys()))
    assert "\n" not in str(mail["Subject"])
    assert [each.get_filename() for each in mail.iter_attachments()] == list(FILES)


def test_a_districts_name_with_a_line_break_stays_in_the_subject(own: Store) -> None:
    renamed(own, "district", "name", "Valley\r\nBcc: x@y.example", "number = 4")
    packet = gather(own, AS_OF, zone=ZONE, districts=[4])[0]
    mail = opened(as_eml(packet, FILES))
    assert mail.keys() == HEADERS
    assert "Valley" in mail["Subject"]
    assert mail["Bcc"] is None


def test_the_merge_sheet_has_a_row_for_each_district_with_its_words_and_files(kept: Store) -> None:
    packets = gather(kept, AS_OF, zone=ZONE, districts=[4, 14])
    content = drawn(packets, ["xlsx", "pdf"], mail=True)[None]["mail_merge.xlsx"]
    book = load_workbook(io.BytesIO(content))
    head, four, fourteen = [[cell.value for cell in row] for row in book.worksheets[0].iter_rows()]
    assert head[:3] == ["District", "To", "Subject"]
    assert four[:3] == [4, "una@agency.example; vic@agency.example", "Training in District 4 as of 30 September 2025"]
    assert "1 of 2 teams reached" in str(four[3])
    assert "Hello," in str(four[7])
    assert four[8:] == [
        "D04_packet_2025-09-30_INTERNAL-names.pdf",
        "D04_packet_2025-09-30_INTERNAL-names.xlsx",
        "D04 roster template INTERNAL-names.xlsx",
        "D04_mail_2025-09-30_INTERNAL-names.eml",
    ]
    assert (fourteen[0], fourteen[1]) == (14, "")
    book.close()
