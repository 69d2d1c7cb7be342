"""Small records with every odd case there is, made by the verbs; and the same with hostile text in every field.

D1-CPS 201 people, one of them left (over 99 %), or none · D1-Permanency 3 (few) · D2-CPS 8 (under 10) · D2-Permanency a
roster with nobody on it (0 of 0) · D3-CPS no roster · D3-Permanency 12, scheduled · D4-CPS 14 by headcount, people on
leave, exempt and from outside, a session that nobody marked · D4-Permanency 11, contacted. The others are closed.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import cycle
from pathlib import Path
from typing import Any

from sqlalchemy import text
from sqlalchemy.orm import Session

from tests.begun import set_up
from tests.reports.every.hostile import poison, texts
from tracker import initiatives, people, settings, teams, training
from tracker.initiatives import catalogue, indicators
from tracker.model import (
    Alias,
    Completion,
    CourseWord,
    Cover,
    Employment,
    FormerCode,
    Import,
    Listing,
    Mapping,
    Person,
    Posting,
    Source,
    Supervision,
    id_of,
)
from tracker.reports import wording
from tracker.reports.formats import drawn
from tracker.reports.gather import gather
from tracker.reports.kept.publishing import publish
from tracker.store import Place, Store, create
from tracker.teams.conversations import converse
from tracker.teams.liaisons import add_liaison
from tracker.training import NotMatched, Presence, courses
from tracker.training.trainers import add_trainer, allow, gave

ZONE = "America/Los_Angeles"
JANUARY, JUNE, JULY, AUGUST = date(2025, 1, 6), date(2025, 6, 10), date(2025, 7, 31), date(2025, 8, 12)
AS_OF = date(2025, 9, 30)
OPEN = 4  # districts
SETTINGS = {"agency": "The agency", "contact": "Ines Quill, ines@agency.example", "footer": "For the agency's own use"}
#: Names that are written with accents, with several marks on a letter, from right to left, and without an alphabet.
WRITTEN = ("Núñez-Łowska, Zoë", "Ame\u0301lie\u0323 Q\u0303uill", "李 小龍", "محمد علي", "Ґанна Їжак")
SUPERVISORS = ("Ravenscroft, Augustus", "Þórsdóttir, Ásdís")
OUTSIDE = "Lane, Una"
TEACHES = "Fennimore, Jocasta"
#: A piece of everybody's name, email and number: none of it may stand in a copy without names.
EVERYBODY = "Quillfeather"


def numbers_of(team: str, size: int) -> Iterator[tuple[str, str, str]]:
    """Give the name, number and email of each person of a team."""
    written = iter(WRITTEN if team == "D4-CPS" else ())
    for n in range(size):
        name = next(written, f"{EVERYBODY} {team} {n}, Zebedee")
        yield name, f"OR77{abs(hash_of(team))}{n:03}", f"zebedee.{team.lower()}.{n}@staff.example"


def hash_of(team: str) -> int:
    """Give a team its own digits."""
    return sum(ord(letter) * place for place, letter in enumerate(team, 1))


#: Teams and how many people are in them; with hostile text, which is about letters and not about numbers, few.
SIZES = {"D1-CPS": 201, "D1-Permanency": 3, "D2-CPS": 8, "D3-Permanency": 12, "D4-CPS": 14, "D4-Permanency": 11}
FEW = 5
ROSTERS = {"D1-CPS": AUGUST, "D1-Permanency": AUGUST, "D2-CPS": JUNE, "D2-Permanency": AUGUST, "D3-Permanency": AUGUST}


def clock() -> Any:
    """Give a clock that moves on a second each time it is read."""
    moments = iter(datetime(2025, 9, 1, 8, tzinfo=UTC) + timedelta(seconds=n) for n in range(10**6))
    return lambda: next(moments)


def records(file: Path, *, hostile: bool = False) -> Store:
    """Make the records in a file, with a report of July that was published."""
    store = create(Place(file), clock=clock())
    set_up(store)
    _organisation(store)
    numbers = _people(store, SIZES | {"D1-CPS": FEW} if hostile else SIZES)
    _training(store, numbers)
    _plan(store)
    if hostile:
        with store.writing("hostile text in every field") as db:
            poison(db, texts())
    for copy in ("leadership", "external"):
        report = gather(store, JULY, known_on=None, zone=ZONE, copy=copy)
        publish(store, report, drawn(report, ["json"]), on=JULY)
    _words(store)
    if hostile:
        with store.writing("hostile words of hers") as db:
            poison(db, (column for column in texts() if column.table.name == "wording"))
    return store


def _organisation(store: Store) -> None:
    with store.writing("closed the other districts") as db:
        for each in teams.listing(db, AS_OF):
            if each.district is not None and each.district > OPEN:
                teams.close(db, each.team_id, ends_before=JANUARY)
        for district in teams.districts(db, AS_OF):
            if district.number > OPEN:
                teams.close_district(db, district.number, ends_before=JANUARY)
        teams.rename_district(db, 3, name="Mid-valley")
        teams.changes.add_word(db, _team(db, "D3-CPS"), "Intake unit")
        for key, value in SETTINGS.items():
            settings.change(db, key, value)
        db.add(FormerCode(team_id=_team(db, "D3-CPS"), code="D3-INTAKE", ends_before=JANUARY))
        db.add(CourseWord(course_id=id_of(training.find_course(db, "csec-refresher")), word="CSEC"))
        teams.add_contact(db, _team(db, "D4-Permanency"), day=AUGUST, note="Called", next_step="Call again")
        number = add_liaison(db, OUTSIDE, email="una@agency.example", phone="555-0100", district=4, role="Liaison")
        converse(db, liaison=number, day=AUGUST, note="Spoke", next_step="Call", next_on=AS_OF)
        course = training.find_course(db, "screening-overview").code
        courses.change(db, course, target_on=date(2025, 12, 31))
        courses.change(db, "csec-refresher", valid_months=24)
        training.tag(db, course, "OAR-413", words="A rule", every_months=12)
        training.estimate(
            db, course=course, program="CPS", measure="teams", words="about 3/4", source="The plan", day=AUGUST
        )


def _people(store: Store, sizes: dict[str, int]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    with store.writing("rosters") as db:
        for team, day in ROSTERS.items():
            file = Import(kind="roster", file=f"{team}.xlsx", digest=team, day=day)
            db.add(file)
            db.flush()
            db.add(Cover(import_id=id_of(file), team_id=_team(db, team)))
        for team, size in sizes.items():
            number = _team(db, team)
            for name, employee, email in numbers_of(team, size):
                person = Person(name=name, employee_number=employee, email=email)
                db.add(person)
                db.flush()
                found.setdefault(team, []).append(id_of(person))
                db.add(Posting(person_id=id_of(person), team_id=number, starts_on=JANUARY))
                db.add(Employment(person_id=id_of(person), classification="SSS1", worker_type="employee"))
        for number, name in zip(found["D4-CPS"], cycle(SUPERVISORS), strict=False):
            db.add(Supervision(person_id=number, name=name, email="gus@staff.example"))
        first = found["D4-CPS"][0]
        db.add(Alias(person_id=first, kind="name", text="Nunez"))
        db.add(Listing(import_id=1, person_id=first, sheet="Roster", row=2, said="{}"))
        db.add(Mapping(kind="roster", headings="[]", columns="{}"))
        people.leave(db, found["D4-CPS"][9], starts_on=JULY, ends_before=None)
        people.exempt(db, found["D4-CPS"][10], course="screening-overview", reason="Other role", decided_by="Boss")
        people.employ(db, found["D4-CPS"][11], worker_type="contractor", on=JANUARY)
    return found


def _training(store: Store, numbers: dict[str, list[int]]) -> None:
    def there(team: str, fewer: int) -> list[Presence]:
        return [Presence(person_id=each, minutes=90) for each in numbers[team][fewer:]]

    with store.writing("sessions held") as db:
        first = training.log(
            db,
            "screening-overview",
            day=JUNE,
            teams=[_team(db, "D1-CPS")],
            zone=ZONE,
            present=there("D1-CPS", 1),
            not_matched=[NotMatched(said="Nobody Known", email="nobody@else.example")],
            minutes=90,
            facilitators="Fenn, Jo; Hale, Gus",
            note="Room 3, https://meet.example/room",
        ).session
        few = training.log(
            db,
            "screening-overview",
            day=date(2025, 8, 5),
            teams=[_team(db, "D2-CPS")],
            zone=ZONE,
            present=there("D2-CPS", 3),
        ).session
        training.log(
            db, "screening-overview", day=AUGUST, teams=[_team(db, "D4-CPS")], zone=ZONE, headcount=9, mode="in_person"
        )
        training.log(
            db,
            "csec-refresher",
            day=JUNE,
            teams=[_team(db, "D1-Permanency")],
            zone=ZONE,
            present=there("D1-Permanency", 2),
        )
        trainer = add_trainer(db, TEACHES, email="jo@else.example", organisation="Partner", note="Since May")
        allow(db, trainer, "screening-overview", starts_on=JANUARY)
        gave(db, trainer, [first, few])
        file = Import(kind="attendance", file="Teams call.csv", digest="a", day=JUNE)
        db.add(file)
        db.flush()
        db.add(Source(import_id=id_of(file), session_id=first))
        course = id_of(training.find_course(db, "csec-refresher"))
        for person in (*numbers["D4-CPS"][:5], *numbers["D1-CPS"]):
            db.add(Completion(person_id=person, course_id=course, day=JUNE, source="Transcript", note="by hand"))
        db.execute(text("UPDATE person SET employee_number = NULL WHERE id = :one"), {"one": numbers["D4-CPS"][1]})
        db.execute(text("UPDATE attendance SET attested_by = 'her supervisor' WHERE id = 1"))
    with store.writing("sessions planned") as db:
        both = [_team(db, "D3-Permanency"), _team(db, "D4-Permanency")]
        training.schedule(
            db,
            "screening-overview",
            day=date(2025, 10, 7),
            teams=both,
            zone=ZONE,
            starts_at="09:00",
            note="Bring a pen",
        )
        training.schedule(db, "csec-refresher", day=date(2025, 9, 16), teams=[_team(db, "D4-CPS")], zone=ZONE)
        boise: dict[str, Any] = {"zone": "America/Boise", "starts_at": "10:30", "mode": "in_person"}
        gone = training.schedule(db, "csec-refresher", day=date(2025, 10, 9), teams=[_team(db, "D2-CPS")], **boise)
        training.cancel(db, gone, why="Snow")


def _plan(store: Store) -> None:
    with store.writing("the plan") as db:
        entries = initiatives.plan(db, AS_OF).entries
        for each in entries[6:-3]:  # some of each kind
            initiatives.retire(db, each.code, ends_before=JANUARY)
        first = entries[0].code
        initiatives.change(
            db, first, owner="The coordinator", next_step="Ask for a room", next_on=AS_OF, note="Said twice"
        )
        initiatives.set_status(db, first, "in_progress", day=AUGUST, words="Begun", source="Her notes")
        initiatives.add_milestone(db, first, "Rule drafted", due_on=AS_OF, note="With legal")
        ask = initiatives.add_ask(
            db,
            "A trainer",
            initiative=first,
            amount=5000,
            words="half a year",
            unblocks="Two districts",
            note="Ask Una",
        )
        initiatives.decide(db, ask, "approved", day=AS_OF, amount=4000, words="for now")
        catalogue.add(
            db,
            catalogue.standings(db, AS_OF)[0].code,
            {
                "title": "Safety planning",
                "link": "https://learn.example/safety",
                "owner": "Una",
                "target_words": "spring",
                "posted_words": "soon",
                "service": "Advocacy",
                "region": "Coast",
                "note": "Draft",
            },
        )
        indicators.define(
            db, "screens", title="Screenings", definition="How many screenings were done", unit="screenings"
        )
        number = indicators.find_indicator(db, "screens").number
        indicators.put(db, number, 4, date(2025, 9, 1), 12)


def _words(store: Store) -> None:
    with store.writing("her own words") as db:
        for copy in ("leadership", "internal", "external"):
            wording.put(db, AS_OF, copy, "factors", "Two districts are short of trainers.", ())


def _team(db: Session, code: str) -> int:
    return teams.find(db, code, AS_OF).team_id
