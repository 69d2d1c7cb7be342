"""What a change did, in words: who was added (+), changed (~) and removed (-), people by name."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import text
from sqlalchemy.orm import Session

from tracker.journal.history import Touched, touched
from tracker.journal.resting import unit
from tracker.names import show

#: What a row about a person is called; rows that say only where something was read are not told.
_ABOUT = {
    "posting": "team",
    "employment": "role",
    "supervision": "supervisor",
    "leave": "leave",
    "exemption": "exemption",
    "completion": "completion",
    "alias": "another name",
}
_SILENT = ("listing", "source", "cover")
#: What a row is called in words, where its table's name does not say it.
_NOUNS = {
    "audience": "whom a course is for",
    "catalogue": "list",
    "catalogue_item": "entry of a list",
    "contact": "contact",
    "conversation": "conversation",
    "counts_toward": "counts toward another course",
    "course_word": "another name for a course",
    "estimate": "figure that others reported",
    "expected_outcome": "expected outcome",
    "former_code": "earlier name of a team",
    "funding_ask": "funding ask",
    "funding_decision": "decision on an ask",
    "indicator_value": "number of an indicator",
    "initiative": "entry of the plan",
    "initiative_status": "status",
    "liaison": "who to call",
    "milestone": "milestone",
    "plan_measure": "what measures",
    "published": "published report",
    "serves": "outcome served by",
    "session_trainer": "who leads a session",
    "succession": "what a team went on as",
    "team_word": "another name for a team",
    "trainer_course": "what a trainer may deliver",
    "wording": "words of a report",
}
#: The fields that say best which row it is, the first that is there.
_SAID = (
    "name",
    "title",
    "code",
    "word",
    "file",
    "key",
    "status",
    "decision",
    "words",
    "note",
    "headline",
    "text",
    "said",
)
_LONGEST = 60  # letters of what a row says


@dataclass(frozen=True)
class Told:
    """One line: `sign` is + for added, ~ for changed, - for removed or gone."""

    sign: str
    who: str
    what: str

    @property
    def words(self) -> str:
        """Give the line."""
        return f"{self.sign} {self.who}" + (f" ({self.what})" if self.what else "")


def told(db: Session, number: int) -> tuple[Told, ...]:
    """Tell what a change did, people first."""
    rows = [row for row in touched(db, number) if row.noun not in _SILENT]
    people: dict[int, list[Touched]] = {}
    others: list[Touched] = []
    for row in rows:
        noun, about = unit((row.noun, row.row), row.after or row.before or {})
        if noun == "person":
            people.setdefault(about, []).append(row)
        else:
            others.append(row)
    names, codes = _names(db, rows, people), _codes(db)
    lines = [_person(names.get(person, f"person {person}"), of, codes) for person, of in people.items()]
    return (*sorted(lines, key=lambda line: ("+~-".index(line.sign), line.who)), *_others(db, others, names, codes))


def _names(db: Session, rows: Iterable[Touched], people: Iterable[int]) -> dict[int, str]:
    """Give each person's name, the one in the change first, the present one else."""
    wanted = {
        *people,
        *(about for row in rows if isinstance(about := (row.after or row.before or {}).get("person_id"), int)),
    }
    names = dict(_rows(db, "SELECT id, name FROM person")) if wanted else {}
    for row in rows:
        if row.noun == "person":
            names[row.row] = str((row.after or row.before or {}).get("name"))
    return {person: show(names[person]) for person in wanted if person in names}


def _rows(db: Session, words: str) -> Iterator[tuple[int, str]]:
    yield from ((number, str(said)) for number, said in db.execute(text(words)))


def _codes(db: Session) -> dict[object, str]:
    return dict(_rows(db, "SELECT id, code FROM team"))


def _person(name: str, rows: list[Touched], codes: dict[object, str]) -> Told:
    """Tell what happened to one person in one line."""
    own = next((row for row in rows if row.noun == "person"), None)
    joined = [row for row in rows if row.noun == "posting" and row.before is None]
    left = [row for row in rows if row.noun == "posting" and row.before is not None and _ended(row)]
    to = ", ".join(_team(row.after, codes) for row in joined)
    since = ", ".join(_team(row.before, codes) for row in left)
    if own is not None and own.before is None:
        return Told("+", name, to)
    if own is not None and own.after is None:
        return Told("-", name, "")
    if left and not joined:
        return Told("-", name, f"left {since}")
    facts = [f"{since} → {to}"] if left and joined else [f"in {to}"] if joined else []
    facts += [_ABOUT[noun] for noun in _ABOUT if any(row.noun == noun for row in rows) and noun != "posting"]
    facts += _fields(own) if own is not None else []
    return Told("~", name, ", ".join(facts))


def _ended(row: Touched) -> bool:
    after = row.after or {}
    return row.after is None or (after.get("ends_before") is not None and after != row.before)


def _team(image: dict[str, object] | None, codes: dict[object, str]) -> str:
    return codes.get((image or {}).get("team_id"), "a team")


def _fields(row: Touched) -> list[str]:
    before, after = row.before or {}, row.after or {}
    return [key.replace("_", " ") for key in after if before.get(key) != after.get(key)]


def _others(db: Session, rows: list[Touched], names: dict[int, str], codes: dict[object, str]) -> Iterator[Told]:
    """Tell the rest: sessions, deliveries, who was there, settings, teams, courses, files."""
    courses = dict(_rows(db, "SELECT id, title FROM course"))
    entries = dict(_rows(db, "SELECT id, title FROM initiative"))
    for row in rows:
        image = row.after or row.before or {}
        sign = "+" if row.before is None else "-" if row.after is None else "~"
        label = _label(row.noun, image, names, codes, courses)
        entry = entries.get(number) if isinstance(number := image.get("initiative_id"), int) else None
        yield Told(sign, f"{label} ({show(entry)})" if entry else label, "" if sign != "~" else _changes(row))


def _label(
    noun: str, image: dict[str, object], names: dict[int, str], codes: dict[object, str], courses: dict[int, str]
) -> str:
    if noun == "attendance":
        person = image.get("person_id")
        name = names.get(person, "somebody") if isinstance(person, int) else "somebody"
        return f"{name}: {image.get('outcome')}"
    if noun == "delivery":
        return f"reached {codes.get(image.get('team_id'), 'a team')}"
    if noun == "session":
        course = image.get("course_id")
        title = courses.get(course, "") if isinstance(course, int) else ""
        return f"session of {image.get('day')} {title}".strip()
    if noun == "published":
        return show(f"published report: {image.get('audience')} copy as of {image.get('as_of')}")
    field = next((each for each in _SAID if image.get(each)), "")
    said = str(image.get(field, ""))
    said = said.replace("_", " ") if field == "status" else said
    short = said if len(said) <= _LONGEST else f"{said[: _LONGEST - 1]}…"
    return show(f"{_NOUNS.get(noun, noun)} {short}".strip())


def _changes(row: Touched) -> str:
    before, after = row.before or {}, row.after or {}
    changed = [key for key in after if before.get(key) != after.get(key)]
    return show(", ".join(f"{key.replace('_', ' ')}: {before.get(key)} → {after.get(key)}" for key in changed))
