"""A packet says what is true of its own district, beside the whole state's figures, and asks for what is missing."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from tests.reports.packets.conftest import AS_OF, SUPERVISOR, ZONE, fill
from tracker import teams
from tracker.coverage.measure import measure
from tracker.errors import NotFound, Refused, WrongUsage
from tracker.reports.packets import words
from tracker.reports.packets.gather import gather
from tracker.reports.packets.layout import laid_out
from tracker.reports.packets.values import Joined, Needed, Packet
from tracker.store import Store

Made = Callable[..., Packet]
OCTOBER = (date(2025, 10, 7), date(2025, 10, 9))


def text(packet: Packet) -> str:
    """Give all that a packet's document says."""
    document = laid_out(packet)
    return repr((document.title, document.headline, document.banners, document.about, document.foot, document.parts))


def test_every_district_with_a_team_gets_a_packet_with_the_figures_of_coverage(kept: Store) -> None:
    every = gather(kept, AS_OF, zone=ZONE)
    assert [packet.district for packet in every] == [*range(1, 17)]
    with kept.reading() as db:
        coverage = measure(db, AS_OF)
    assert [row for packet in every for row in sorted(packet.rows, key=coverage.rows.index)] == sorted(
        coverage.rows, key=lambda row: (row.district or 0, coverage.rows.index(row))
    )
    assert all(packet.totals == coverage.totals for packet in every)


def test_who_is_outstanding_stands_once_by_team_with_their_supervisor_and_since_when(made: Made) -> None:
    found = {each.name: each for each in made().outstanding}
    assert list(found) == ["Nettlefold, Bo", "Quillfeather, Zebedee", "Thistledown, Ada", "Applegarth, Cy"]
    assert found["Nettlefold, Bo"].supervisor == SUPERVISOR
    assert found["Nettlefold, Bo"].waits == (("screening-overview", "never"), ("csec-refresher", "never"))
    assert found["Quillfeather, Zebedee"].waits == (("csec-refresher", "never"),)
    assert found["Thistledown, Ada"].joined == date(2025, 9, 2)
    assert found["Nettlefold, Bo"].joined is None


def test_who_joined_since_the_last_session_is_named_as_often_as_coverage_counts_them(made: Made) -> None:
    packet = made()
    assert packet.joined == (
        Joined("D4-CPS", "Thistledown, Ada", date(2025, 9, 2), (("screening-overview", "never"),)),
    )
    for row in packet.rows:
        named = [each for each in packet.joined if each.team == row.team and row.course in dict(each.courses)]
        assert len(named) == row.joined_since_delivery


def test_people_on_leave_are_a_count_and_never_named(made: Made) -> None:
    packet = made()
    assert "Umberwick" not in text(packet)
    (table,) = next(part for part in laid_out(packet).parts if part.title == "Not counted").tables
    assert [row[0] for row in table.rows] == ["D4-CPS", "D4-CPS"]
    assert {row[2] for row in table.rows} == {1}


def test_no_other_district_stands_in_a_packet(made: Made) -> None:
    packet = made(4)
    assert "D14" not in text(packet)
    assert "Merriwether" not in text(packet)
    assert "District 14" not in text(packet)
    assert "Whole state" in text(packet)


def test_sessions_say_their_day_and_time_their_own_teams_alone_and_a_zone_that_is_not_the_agencys(made: Made) -> None:
    ours, theirs = made(4), made(14)
    assert [(each.day, each.teams, each.overdue) for each in ours.planned] == [
        (date(2025, 9, 16), ("D4-CPS",), True),
        (date(2025, 10, 2), ("D4-Permanency",), False),
    ]
    assert [words.clock(each) for each in theirs.planned] == ["09:00", "10:30 (America/Boise)"]
    assert "in person" in text(theirs)


def test_a_day_is_asked_for_only_where_no_session_is_planned(made: Made) -> None:
    packet = made(4, proposed=OCTOBER)
    assert packet.needed == (
        Needed("screening-overview", ("D4-CPS",), 2, first=False),
        Needed("csec-refresher", ("D4-Permanency",), 1, first=True),
    )
    asked = "\n".join(words.asks(packet))
    assert "Tell us whether the session of 16 September 2025 was held (CSEC refresher, D4-CPS)." in asked
    assert "Choose a day for 2 sessions" in asked
    assert "Tell us if the planned session does not suit." in asked
    assert "Tuesday, 7 October 2025; Thursday, 9 October 2025" in text(packet)


def test_no_day_is_ever_made_up(made: Made) -> None:
    packet = made(4)
    assert packet.proposed == ()
    assert "Name days that suit for 2 sessions" in "\n".join(words.asks(packet))
    assert "No day is proposed yet" in text(packet)
    assert "October 7" not in text(packet)


def test_a_proposed_day_that_is_not_after_the_packets_day_is_refused(kept: Store) -> None:
    for day in (AS_OF, date(2025, 9, 1)):
        with pytest.raises(WrongUsage, match="Propose later days"):
            gather(kept, AS_OF, zone=ZONE, proposed=[date(2025, 10, 7), day])


def test_an_unknown_district_and_a_day_without_teams_are_said(kept: Store) -> None:
    with pytest.raises(NotFound, match="no district 77"):
        gather(kept, AS_OF, zone=ZONE, districts=[4, 77])


def test_a_district_whose_teams_are_all_closed_has_no_packet(own: Store) -> None:
    with own.writing("closed a district") as db:
        for code in ("D16-CPS", "D16-Permanency"):
            teams.close(db, teams.find(db, code).team_id, ends_before=date(2025, 9, 1))
    with pytest.raises(Refused, match="District 16 has no team"):
        gather(own, AS_OF, zone=ZONE, districts=[16])
    assert [packet.district for packet in gather(own, AS_OF, zone=ZONE)] == [*range(1, 16)]


def test_how_old_the_rosters_are_is_said_and_a_team_without_one_is_no_zero(made: Made) -> None:
    (table,) = next(part for part in laid_out(made()).parts if part.title == "The rosters behind this").tables
    assert table.rows == (
        ("D4-CPS", date(2025, 9, 2), 28, "in date"),
        ("D4-Permanency", None, None, "? No roster"),
    )
    assert "We have no roster of D4-Permanency." in words.asks(made())[0]


def test_the_packet_says_that_it_is_internal_on_its_face_at_its_foot_and_in_its_files_names(made: Made) -> None:
    with_names, without = laid_out(made()), laid_out(made(names=False))
    assert any("INTERNAL" in banner for banner in with_names.banners)
    assert "INTERNAL" in with_names.foot
    assert with_names.file_name == "D04_packet_2025-09-30_INTERNAL-names"
    assert "INTERNAL" not in text(made(names=False))
    assert without.file_name == "D04_packet_2025-09-30"


def test_without_names_there_are_counts_and_an_empty_roster_to_fill_in(made: Made) -> None:
    packet = made(names=False)
    assert (packet.outstanding, packet.joined, packet.template.people, packet.template.supervisors) == ((), (), (), {})
    assert words.template_file(packet) == "D04 roster template (empty).xlsx"
    (table,) = next(part for part in laid_out(packet).parts if part.title == "Who is still to be trained").tables
    overview = next(row for row in table.rows if row[0] == "D4-CPS" and "screening" in str(row[1]))
    assert overview[2:] == (2, 0, 0, 1)  # never, lapsed, of these new, joined since


def test_the_contact_stands_where_to_answer(made: Made) -> None:
    assert "Please answer to Ines Quill, ines@agency.example." in text(made())


def test_whom_to_write_to_are_the_districts_own_and_their_teams_each_once(made: Made) -> None:
    assert made(4).to == ("una@agency.example", "vic@agency.example")
    assert made(14).to == ()


def test_both_engines_give_the_same_packets(any_store: Store, kept: Store) -> None:
    fill(any_store)
    assert [facts(packet) for packet in gather(any_store, AS_OF, zone=ZONE, names=True)] == [
        facts(packet) for packet in gather(kept, AS_OF, zone=ZONE, names=True)
    ]


def facts(packet: Packet) -> tuple[object, ...]:
    """Give what a packet says, without the moment of its records."""
    document = laid_out(packet)
    return document.title, document.headline, document.parts, packet.to, packet.template


def test_of_a_session_that_only_a_headcount_tells_of_the_list_is_asked_for(made: Made) -> None:
    packet = made()
    assert "Send us the list" not in "\n".join(words.asks(packet))
    counted = tuple(replace(row, evidence="headcount") if row.last_delivery else row for row in packet.rows)
    said = [line for line in words.asks(replace(packet, rows=counted)) if line.startswith("Send us the list")]
    assert said[0].endswith("D4-CPS): until we have it, nobody counts as trained by it.")
    assert len(said) == sum(row.last_delivery is not None and row.eligible > row.trained for row in packet.rows)


def test_the_moment_of_knowledge_is_told_as_the_agency_reads_its_clock(kept: Store) -> None:
    (packet,) = gather(kept, AS_OF, known_on="2099-10-31", zone=ZONE, districts=[4])
    assert packet.known_on == "2099-11-01T06:59:59.999999Z"
    assert "With what was recorded by 2099-10-31." in laid_out(packet).about
