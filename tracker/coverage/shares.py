"""Whether those reached are like those not reached: the same people by district size, program, class and time in post.

Reached are the eligible people whose credit is in force; not reached are the rest of the eligible.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from sqlalchemy import Row
from sqlalchemy.orm import Session

from tracker.coverage.asking import ask, day
from tracker.coverage.measure import courses
from tracker.period import plus_months

Kind = Literal["district size", "program", "classification", "supervisors", "time in post"]
_SINCE = ((6, "under 6 months"), (12, "6 to 12 months"), (36, "1 to 3 years"))
_LONGEST = "over 3 years"


@dataclass(frozen=True)
class Part:
    """A group of the eligible people: `reached` of them are trained, and what part of all those they are.

    A part is None where nobody was reached, or nobody is left.
    """

    course: str
    kind: Kind
    group: str
    eligible: int
    reached: int
    of_reached: float | None
    of_not_reached: float | None


@dataclass(frozen=True)
class _Person:
    district: int | None
    program: str
    classification: str
    supervises: bool
    starts_on: date
    reached: bool


def reached_against(db: Session, as_of: date, course: str | None = None) -> tuple[Part, ...]:
    """Give the groups of each course (or of one, by its code), kind by kind."""
    asked = courses(db, as_of, course)
    if not asked.ids:
        return ()
    supervises = _supervisors(db, as_of)
    found: dict[int, list[_Person]] = {number: [] for number in asked.ids}
    for row in ask(db, "who is reached", calendar=asked.calendar, as_of=as_of, by_classification=0):
        found[row.course_id].append(_person(row, as_of, supervises))
    return tuple(
        part
        for number, facts in zip(asked.ids, asked.facts, strict=True)
        for part in parts(facts.code, found[number], as_of)
    )


def _person(row: Row[Any], as_of: date, supervises: Callable[[str, str | None], bool]) -> _Person:
    return _Person(
        district=row.district,
        program=row.program,
        classification=row.classification,
        supervises=supervises(row.name, row.email),
        starts_on=day(row.starts_on) or as_of,
        reached=bool(row.trained),
    )


def _supervisors(db: Session, as_of: date) -> Callable[[str, str | None], bool]:
    """Give the question whether somebody is named as a supervisor on the day: by email, or by name where none is."""
    from tracker.names import name_key

    rows = ask(db, "supervisors", as_of=as_of)
    emails = {row.email.casefold() for row in rows if row.email}
    names = {name_key(row.name) for row in rows if not row.email}

    def supervises(name: str, email: str | None) -> bool:
        return bool(email and email.casefold() in emails) or bool(names and name_key(name) in names)

    return supervises


def parts(course: str, people: Sequence[_Person], as_of: date) -> Iterator[Part]:
    """Compare the people of one course; the groups of each kind add up to all of them."""
    sizes = _sizes(people)
    kinds: dict[Kind, tuple[Callable[[_Person], str], Sequence[str]]] = {
        "district size": (lambda p: sizes[p.district], list(dict.fromkeys(sizes.values()))),
        "program": (lambda p: p.program, sorted({p.program for p in people})),
        "classification": (lambda p: p.classification or "not said", _named({p.classification for p in people})),
        "supervisors": (
            lambda p: "supervisors" if p.supervises else "everybody else",
            ("supervisors", "everybody else"),
        ),
        "time in post": (lambda p: _time(p.starts_on, as_of), (*(words for _, words in _SINCE), _LONGEST)),
    }
    reached = sum(person.reached for person in people)
    for kind, (group_of, groups) in kinds.items():
        eligible = Counter(group_of(person) for person in people)
        theirs = Counter(group_of(person) for person in people if person.reached)
        for group in groups:
            if eligible[group]:
                n, left = theirs[group], eligible[group] - theirs[group]
                yield Part(course, kind, group, eligible[group], n, _of(n, reached), _of(left, len(people) - reached))


def _of(n: int, of: int) -> float | None:
    return n / of if of else None


def _named(classifications: set[str]) -> list[str]:
    return [*sorted(classifications - {""}), *(["not said"] if "" in classifications else [])]


def _time(starts_on: date, as_of: date) -> str:
    return next((words for months, words in _SINCE if as_of < plus_months(starts_on, months)), _LONGEST)


def _sizes(people: Sequence[_Person]) -> Mapping[int | None, str]:
    """Give each district the third of districts that it is in by its eligible people; statewide units are apart."""
    counted = Counter(person.district for person in people if person.district is not None)
    ordered = sorted(counted, key=lambda number: (counted[number], number))
    sizes: dict[int | None, str] = {}
    for n, words in enumerate(("small", "middle", "large")):
        third = ordered[n * len(ordered) // 3 : (n + 1) * len(ordered) // 3]
        if third:
            between = f"{counted[third[0]]} to {counted[third[-1]]} people"
            sizes |= dict.fromkeys(third, f"{words} ({between})")
    return {**sizes, None: "statewide"}
