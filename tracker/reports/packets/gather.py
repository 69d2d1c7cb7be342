"""What packets are made of, asked of the records once for all districts, at one moment of knowledge."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import text
from sqlalchemy.orm import Session

from tracker import people, settings, teams
from tracker.coverage.ahead import known, next_of
from tracker.coverage.left import left
from tracker.coverage.people import standings
from tracker.coverage.sessions import sessions
from tracker.errors import Refused
from tracker.intake.template import templates
from tracker.journal.past import as_known
from tracker.reports.handing_out.whose import whose
from tracker.reports.packets.packet import Asked, packets
from tracker.reports.packets.values import Packet
from tracker.store import Store
from tracker.store.sealing import Head
from tracker.teams.liaisons import liaisons


def gather(
    store: Store,
    as_of: date,
    *,
    known_on: str | None = None,
    zone: str,
    districts: Sequence[int] = (),
    names: bool = True,
    proposed: Sequence[date] = (),
    example: bool = False,
) -> tuple[Packet, ...]:
    """Give the packets of a day, of these districts or of all that have teams.

    An unknown district raises `NotFound`; one without a team on the day, or a day without any, `Refused`.
    """
    with as_known(store, known_on, zone) as (db, then):
        for number in districts:
            teams.find_district(db, number)
        asked = _asked(db, as_of, then.head if then else None, then.at if then else None, example=example)
    made = packets(asked, districts, names=names, proposed=proposed)
    without = sorted(set(districts) - {each.district for each in made})
    if without:
        raise Refused(f"District {without[0]} has no team on {as_of} that a course is for. Nothing was written.")
    if not made:
        raise Refused(f"No district has a team on {as_of} that a course is for. Nothing was written.")
    return made


def _asked(db: Session, as_of: date, head: Head | None, known_on: str | None, *, example: bool) -> Asked:
    seen, kept = known(db, as_of), settings.read(db)
    return Asked(
        coverage=replace(seen.coverage, known_on=known_on),
        whose=whose(db, head, example=example),
        districts=teams.districts(db, as_of),
        programs=teams.program_titles(db),
        people=left(db, as_of).people,
        standings=standings(db, as_of),
        staff=people.listing(db, as_of),
        sessions=sessions(db, named_on=as_of),
        zones=_zones(db, kept.zone),
        gains=next_of(seen).gains,
        templates={each.district: each for each in templates(db, as_of)},
        to=_to(db, as_of),
        roster_age_limit=kept.roster_age_days,
        bands=kept.bands,
        zone=kept.zone,
    )


def _zones(db: Session, own: str) -> dict[int, str]:
    """Give the zones of sessions that keep another time than the agency."""
    rows = db.execute(text("SELECT id, zone FROM session WHERE zone <> :own"), {"own": own})
    return {row.id: row.zone for row in rows}


def _to(db: Session, as_of: date) -> dict[int, tuple[str, ...]]:
    """Give the addresses to write to by district, each once."""
    found: dict[int, dict[str, str]] = {}
    for each in liaisons(db, as_of):
        if each.district is not None and each.email:
            found.setdefault(each.district, {}).setdefault(each.email.casefold(), each.email)
    return {district: tuple(theirs.values()) for district, theirs in found.items()}
