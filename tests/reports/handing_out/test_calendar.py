"""Invitations: what a calendar is told of a session, how it follows changes, and that text stays text."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from icalendar import Calendar

from tests.reports.handing_out.conftest import TUESDAY, ZONE, fill, held, planned
from tracker import training
from tracker.errors import NotFound, Refused
from tracker.journal import redo, undo
from tracker.names import show
from tracker.reports.handing_out.calendar import as_ics
from tracker.reports.handing_out.invitation import Invitation, NothingToSend, invitation, invitations
from tracker.store import Store

Plan = Callable[..., int]
SENT = Invitation(
    number=12,
    uid="5b0f7c1e-0000-5000-8000-000000000012",
    sequence=0,
    moment=datetime(2025, 9, 1, 8, 0, 5, 999, tzinfo=UTC),
    cancelled=False,
    title="Screening-tool overview",
    teams=("D4-CPS",),
    whom=("District 4, CPS (D4-CPS)",),
    day=TUESDAY,
    starts_at="09:00",
    minutes=90,
    zone=ZONE,
    mode="virtual",
    note="",
    led_by="Fenn, Jo",
)


def read_back(drawn: bytes) -> Any:
    """Read a file as another program does; its parts are of many types."""
    return Calendar.from_ical(drawn)


def parsed(*sent: Invitation, **how: Any) -> Any:
    return read_back(as_ics(sent, **how))


def event(sent: Invitation, **how: Any) -> Any:
    (only,) = parsed(sent, **how).walk("VEVENT")
    return only


def sent(store: Store, number: int) -> Invitation:
    with store.reading() as db:
        return invitation(db, number)


def test_a_planned_session_is_published_with_its_time_title_and_for_whom() -> None:
    read = event(SENT)
    assert parsed(SENT)["METHOD"] == "PUBLISH"
    assert (read["UID"], read["SEQUENCE"], read["STATUS"]) == (SENT.uid, 0, "CONFIRMED")
    assert read["SUMMARY"] == "Screening-tool overview: D4-CPS"
    assert read.decoded("DTSTAMP") == datetime(2025, 9, 1, 8, 0, 5, tzinfo=UTC)
    assert (read.start, read.end) == (
        datetime(2025, 10, 7, 9, tzinfo=ZoneInfo(ZONE)),
        datetime(2025, 10, 7, 10, 30, tzinfo=ZoneInfo(ZONE)),
    )
    assert "For: District 4, CPS (D4-CPS)\nHow: online\nTakes 90 minutes." in read["DESCRIPTION"]


def test_nobody_is_named_unless_it_is_asked_for() -> None:
    assert b"Fenn" not in as_ics([SENT])
    assert "Led by: Fenn, Jo" in event(SENT, led_by=True)["DESCRIPTION"]


def test_a_cancelled_session_takes_itself_out_of_calendars() -> None:
    gone = replace(SENT, cancelled=True, sequence=3)
    assert parsed(gone)["METHOD"] == "CANCEL"
    read = event(gone, organizer="coordinator@agency.example", agency="Agency")
    assert (read["UID"], read["SEQUENCE"], read["STATUS"]) == (SENT.uid, 3, "CANCELLED")
    assert (str(read["ORGANIZER"]), read["ORGANIZER"].params["CN"]) == ("mailto:coordinator@agency.example", "Agency")


def test_one_file_asks_for_one_thing() -> None:
    with pytest.raises(ValueError, match="one thing"):
        as_ics([SENT, replace(SENT, cancelled=True)])


def test_a_session_without_a_time_takes_the_whole_day_and_nobodys_time() -> None:
    read = event(replace(SENT, starts_at=None))
    assert (read["DTSTART"].dt, read["DTEND"].dt) == (TUESDAY, TUESDAY + timedelta(days=1))
    assert read["TRANSP"] == "TRANSPARENT"
    assert "The time of day is not known yet." in read["DESCRIPTION"]
    assert b"VTIMEZONE" not in as_ics([replace(SENT, starts_at=None)])


def test_a_length_that_nobody_said_is_assumed_and_said() -> None:
    read = event(replace(SENT, minutes=None))
    assert read.end - read.start == timedelta(minutes=60)
    assert "How long it takes is not known yet; 60 minutes are set aside." in read["DESCRIPTION"]


def test_malheur_county_keeps_mountain_time() -> None:
    drawn = as_ics([SENT, replace(SENT, zone="America/Boise", uid="other")])
    assert b"TZID:America/Boise" in drawn
    assert b"DTSTART;TZID=America/Boise:20251007T090000" in drawn
    there = next(each for each in read_back(drawn).walk("VEVENT") if each["UID"] == "other")
    assert there.decoded("DTSTART").astimezone(UTC).hour == 15


@pytest.mark.parametrize("zone", [ZONE, "America/Boise", "America/Phoenix", "Europe/Berlin", "Australia/Lord_Howe"])
@pytest.mark.parametrize(
    "day", [date(2025, 1, 15), date(2025, 3, 9), date(2025, 3, 30), date(2025, 7, 1), date(2025, 11, 2)]
)
def test_the_zone_that_is_sent_along_means_what_the_zone_means(zone: str, day: date) -> None:
    """What stands in VTIMEZONE is read by itself, as a calendar does that does not know the zone by its name."""
    drawn = as_ics([replace(SENT, zone=zone, day=day)]).replace(zone.encode(), b"Somewhere/Else")
    read = read_back(drawn)
    begins = read.walk("VEVENT")[0].decoded("DTSTART")
    own = read.walk("VTIMEZONE")[0].to_tz(lookup_tzid=False)
    offset = begins.replace(tzinfo=own).utcoffset()
    assert offset == datetime(day.year, day.month, day.day, 9, tzinfo=ZoneInfo(zone)).utcoffset()


def test_a_session_over_the_change_of_the_clocks_ends_when_its_minutes_are_over() -> None:
    read = event(replace(SENT, day=date(2025, 11, 2), starts_at="00:30", minutes=240))
    assert (read.end.astimezone(UTC) - read.start.astimezone(UTC)) == timedelta(minutes=240)
    assert (read.end.hour, read.end.minute) == (3, 30)


def test_a_link_in_the_note_is_where_it_takes_place() -> None:
    read = event(replace(SENT, note="Join https://meet.example/a;b,c?d=1&e=2. Bring pens."))
    assert (read["URL"], read["LOCATION"]) == ("https://meet.example/a;b,c?d=1&e=2",) * 2
    assert "Bring pens." in read["DESCRIPTION"]
    assert "URL" not in event(replace(SENT, note="javascript:alert(1) file:///etc"))


def test_lines_end_as_the_standard_says_and_none_is_too_long() -> None:
    drawn = as_ics([replace(SENT, title="Überblick 李 " * 30, note="é" * 400)])
    lines = drawn.split(b"\r\n")
    assert b"\n" not in b"".join(lines)
    assert max(map(len, lines)) <= 75


HOSTILE = st.text(
    alphabet=st.one_of(st.characters(), st.sampled_from('\r\n;,:\\"^\x00\x07\x1b\u2028\u202e\x85')),
    min_size=1,
    max_size=60,
)


@given(HOSTILE)
def test_text_stays_text(said: str) -> None:
    """However it was typed, it comes back as one property's text, and adds no line of its own."""
    clean = show(said)
    assume(clean)
    one = replace(SENT, title=clean, note=clean, led_by=clean, whom=(clean,), teams=(clean,))
    plain = event(SENT, led_by=True, organizer="a@b.example", agency="Agency")
    read = event(one, led_by=True, organizer="a@b.example", agency=said)
    assert set(read) - {"URL"} == set(plain)
    assert read["SUMMARY"] == f"{clean}: {clean}"
    assert read["DESCRIPTION"].count("\n") <= plain["DESCRIPTION"].count("\n") + 1


def test_the_journal_gives_identity_sequence_and_stamp(filled: Store, plan: Plan) -> None:
    number = plan()
    first = sent(filled, number)
    assert (first.sequence, first.cancelled) == (0, False)
    with filled.writing("cancelled it") as db:
        training.cancel(db, number, why="snow")
    second = sent(filled, number)
    assert (second.uid, second.sequence, second.cancelled) == (first.uid, 1, True)
    assert second.moment > first.moment
    undo(filled)
    third = sent(filled, number)
    assert (third.uid, third.sequence, third.cancelled) == (first.uid, 2, False)
    assert third.moment > second.moment


def test_the_same_records_give_the_same_bytes(filled: Store, plan: Plan) -> None:
    number = plan()
    first = as_ics([sent(filled, number)])
    with filled.writing("something else") as db:
        training.new_version(db, "csec-refresher", from_day=date(2026, 1, 1))
    assert as_ics([sent(filled, number)]) == first


def test_planning_that_was_undone_is_cancelled_with_the_teams_that_it_had(filled: Store, plan: Plan) -> None:
    number = plan(teams=("D4-CPS", "D4-Permanency"))
    first = sent(filled, number)
    undo(filled)
    gone = sent(filled, number)
    assert (gone.uid, gone.sequence, gone.cancelled) == (first.uid, 1, True)
    assert (gone.teams, gone.day, gone.starts_at) == (("D4-CPS", "D4-Permanency"), TUESDAY, "09:00")
    redo(filled)
    back = sent(filled, number)
    assert (back.uid, back.sequence, back.cancelled, back.teams) == (first.uid, 2, False, first.teams)


def test_two_sessions_of_one_operation_have_identities_of_their_own(filled: Store) -> None:
    with filled.writing("planned two") as db:
        for day in (TUESDAY, TUESDAY + timedelta(days=7)):
            training.schedule(db, "screening-overview", day=day, teams=[7], zone=ZONE)
    with filled.reading() as db:
        one, other = invitations(db, TUESDAY)
    assert one.uid != other.uid
    assert (one.sequence, other.sequence) == (0, 0)


def test_what_was_held_is_not_sent_nor_what_is_past(filled: Store, plan: Plan) -> None:
    past, ahead = plan(day=TUESDAY - timedelta(days=30)), plan()
    number = held(filled, day=TUESDAY - timedelta(days=1))
    with filled.reading() as db:
        assert [each.number for each in invitations(db, TUESDAY)] == [ahead]
        assert invitation(db, past).day == TUESDAY - timedelta(days=30)
        with pytest.raises(Refused, match="was held"):
            invitation(db, number)
        with pytest.raises(NotFound, match="no session 99"):
            invitation(db, 99)
        with pytest.raises(NothingToSend):
            invitations(db, TUESDAY + timedelta(days=1))


def test_it_is_the_same_on_either_engine(any_store: Store) -> None:
    fill(any_store)
    number = planned(any_store, minutes=None)
    with any_store.writing("cancelled it") as db:
        training.cancel(db, number)
    found = sent(any_store, number)
    assert (found.sequence, found.cancelled, found.teams, found.day) == (1, True, ("D4-CPS",), TUESDAY)
    undo(any_store)
    undo(any_store)
    gone = sent(any_store, number)
    assert (gone.uid, gone.sequence, gone.cancelled, gone.teams) == (found.uid, 3, True, ("D4-CPS",))
    assert gone.day == TUESDAY
