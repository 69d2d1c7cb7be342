"""What the records hold as of a roster's date: the other half of every proposal."""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from sqlalchemy import text
from sqlalchemy.orm import Session

from tracker.intake.propose.values import Held, HeldPerson, HeldTeam
from tracker.names import Name
from tracker.people.roster import bound

_PEOPLE = """
SELECT person.id, person.employee_number, person.email, person.name, person.family, person.given, person.hired_on,
       employment.classification, employment.worker_type, supervision.name AS supervisor, supervision.email AS above,
       posting.id AS posting_id, posting.team_id, posting.starts_on,
       (SELECT max(p.starts_on) FROM posting AS p WHERE p.person_id = person.id AND p.standing = 'primary') AS latest,
       (SELECT max(p.ends_before) FROM posting AS p WHERE p.person_id = person.id AND p.standing = 'primary'
        AND p.ends_before <= :day) AS free_from
FROM person
LEFT JOIN posting ON posting.person_id = person.id AND posting.standing = 'primary'
     AND posting.starts_on <= :day AND (posting.ends_before IS NULL OR posting.ends_before > :day)
LEFT JOIN employment ON employment.person_id = person.id
     AND (employment.starts_on IS NULL OR employment.starts_on <= :day)
     AND (employment.ends_before IS NULL OR employment.ends_before > :day)
LEFT JOIN supervision ON supervision.person_id = person.id
     AND (supervision.starts_on IS NULL OR supervision.starts_on <= :day)
     AND (supervision.ends_before IS NULL OR supervision.ends_before > :day)
ORDER BY person.id
"""
_TEAMS = """
SELECT team.id, team.code, team.name, district.number AS district, program.code AS program
FROM team LEFT JOIN district ON district.id = team.district_id JOIN program ON program.id = team.program_id
WHERE (team.starts_on IS NULL OR team.starts_on <= :day) AND (team.ends_before IS NULL OR team.ends_before > :day)
ORDER BY team.id
"""
_SAID = """
SELECT listing.person_id, listing.said, import.day FROM listing JOIN import ON import.id = listing.import_id
ORDER BY import.day, import.id, listing.id
"""


def held(db: Session, on: date) -> Held:
    """Read the people, their postings on the day, what files said of them, and the teams that are open."""
    day = {"day": bound(db, on)}
    aliases: dict[int, dict[str, list[str]]] = {}
    for person, kind, said in db.execute(text("SELECT person_id, kind, text FROM alias ORDER BY id")):
        aliases.setdefault(person, {}).setdefault(kind, []).append(said)
    newest: dict[int, tuple[str, Any]] = {row.person_id: (row.said, row.day) for row in db.execute(text(_SAID))}
    people = tuple(_person(row, aliases.get(row.id, {}), newest.get(row.id)) for row in db.execute(text(_PEOPLE), day))
    words: dict[int, list[str]] = {}
    for team, word in db.execute(text("SELECT team_id, word FROM team_word ORDER BY id")):
        words.setdefault(team, []).append(word)
    teams = tuple(
        HeldTeam(row.id, row.code, row.district, row.program, row.name, tuple(words.get(row.id, ())))
        for row in db.execute(text(_TEAMS), day)
    )
    version = db.execute(text("SELECT max(number) FROM operation WHERE hash IS NOT NULL")).scalar_one_or_none()
    return Held(people, teams, version or 0)


def sizes_on(db: Session, day: date) -> dict[int, int]:
    """Give how many people each team has on a day."""
    rows = db.execute(
        text(
            "SELECT team_id, count(*) AS people FROM posting WHERE standing = 'primary' AND starts_on <= :day"
            " AND (ends_before IS NULL OR ends_before > :day) GROUP BY team_id"
        ),
        {"day": bound(db, day)},
    )
    return {row.team_id: row.people for row in rows}


def named(db: Session, people: Iterable[int]) -> dict[int, str]:
    """Name people as a question about them does: with their number."""
    wanted = set(people)
    rows = db.execute(text("SELECT id, name, employee_number FROM person ORDER BY id")) if wanted else ()
    return {
        row.id: f"{row.name} ({row.employee_number})" if row.employee_number else row.name
        for row in rows
        if row.id in wanted
    }


def _person(row: Any, aliases: Mapping[str, list[str]], newest: tuple[str, Any] | None) -> HeldPerson:
    return HeldPerson(
        person_id=row.id,
        employee_number=row.employee_number,
        name=Name(row.name, row.family, row.given, "", row.name),
        emails=tuple(each for each in (row.email, *aliases.get("email", ())) if each),
        sign_ins=tuple(aliases.get("sign_in", ())),
        classification=row.classification,
        worker_type=row.worker_type,
        hired_on=as_day(row.hired_on),
        team_id=row.team_id,
        posting_id=row.posting_id,
        posting_starts_on=as_day(row.starts_on),
        latest_posting_starts_on=as_day(row.latest),
        free_from=as_day(row.free_from),
        former_names=tuple(aliases.get("name", ())),
        former_numbers=tuple(aliases.get("number", ())),
        supervisor=row.supervisor,
        supervisor_email=row.above,
        said=json.loads(newest[0]) if newest else {},
        said_on=as_day(newest[1]) if newest else None,
    )


def as_day(value: date | str | None) -> date | None:
    """Read a day as the engine gives it."""
    return date.fromisoformat(value) if isinstance(value, str) else value
