"""Two records that may be one person: found by likeness, joined only by somebody who knows."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from tracker.intake.recognise import known_people, label
from tracker.intake.who import Index, Known, address_key, index_of, loose_number, resembling
from tracker.intake.who.values import MAILBOX, NICKNAME, SAME_NAME, SIMILAR

SAME_NUMBER = "same number"
#: The likeliest first.
_ORDER = (SAME_NUMBER, SAME_NAME, MAILBOX, SIMILAR, NICKNAME)


@dataclass(frozen=True)
class Double:
    """Two records, each named so that namesakes can be told apart, and why they may be one person."""

    one: int
    other: int
    one_name: str
    other_name: str
    why: str


def doubles_of(db: Session, person: int, day: date) -> tuple[Double, ...]:
    """Give whoever else may be this person, the likeliest first."""
    people, team_of = known_people(db, day)
    index = index_of(people)
    if person not in index.people:
        return ()
    mine = index.people[person]
    found = {each: why for each, why in _like(mine, index).items() if each != person}
    ordered = sorted(found, key=lambda each: (_place(found[each]), index.people[each].name.shown, each))
    return tuple(
        Double(person, each, label(mine, team_of), label(index.people[each], team_of), found[each]) for each in ordered
    )


def doubles(db: Session, day: date) -> tuple[Double, ...]:
    """Give every two records that have a number, a mailbox or a whole name in common, the likeliest first."""
    people, team_of = known_people(db, day)
    index = index_of(people)
    pairs: dict[tuple[int, int], str] = {}
    for mine in people:
        for other, why in _common(mine, index):
            pair = (min(mine.person_id, other), max(mine.person_id, other))
            if other != mine.person_id and pair not in pairs:
                pairs[pair] = why
    names = {each.person_id: label(each, team_of) for each in people}
    found = [Double(one, other, names[one], names[other], why) for (one, other), why in pairs.items()]
    return tuple(sorted(found, key=lambda each: (_place(each.why), each.one_name, each.one, each.other)))


def _like(mine: Known, index: Index) -> dict[int, str]:
    """Give everybody who resembles somebody, and how: what is in common before what is only alike."""
    found: dict[int, str] = {}
    for other, why in _common(mine, index):
        found.setdefault(other, why)
    for other, why in resembling(mine.name, index).items():
        found.setdefault(other, why)
    return found


def _common(mine: Known, index: Index) -> Iterable[tuple[int, str]]:
    """Give whoever has a number, a whole name or a mailbox in common with somebody."""
    if mine.employee_number:
        for other in index.loose_numbers.get(loose_number(mine.employee_number), ()):
            yield other, SAME_NUMBER
    for key in mine.name_keys:
        for other in index.keys.get(key, ()):
            yield other, SAME_NAME
    for address in (*mine.emails, *mine.sign_ins):
        for other in index.mailboxes.get(address_key(address).partition("@")[0], ()):
            yield other, MAILBOX


def _place(why: str) -> int:
    return _ORDER.index(why) if why in _ORDER else len(_ORDER)
