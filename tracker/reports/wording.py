"""The coordinator's own words on a report: they stay with its day and copy, and the draft that they replace is kept."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import Select, delete, select
from sqlalchemy.orm import Session
from sqlmodel import col

from tracker.errors import NothingToDo, Refused, WrongUsage
from tracker.model import Person, Wording
from tracker.names import folded, parse_name, show
from tracker.reports.values import Copy, PartName, Worded

TITLES: dict[PartName, str] = {"doing": "How are we doing", "factors": "Factors affecting results"}
LONGEST = 4_000  # characters of one part: page one has no room for more
_OWNING = re.compile("['\u2019]s\\b")  # "Bo Fenn's"
_NOT_A_WORD = re.compile(r"[^\w@.+-]+")


class NamesSomebody(Refused):
    """These words name somebody, and only the internal copy names staff. Nothing was changed."""


def read(db: Session, as_of: date, audience: Copy) -> tuple[Worded, ...]:
    """Give her words for the report of a day and copy."""
    rows = {row.part: row for row in db.scalars(_those(as_of, audience))}
    return tuple(Worded(part, _shown(rows[part].text), _shown(rows[part].drafted)) for part in TITLES if part in rows)


def _shown(text: str) -> tuple[str, ...]:
    return tuple(map(show, text.splitlines()))


def put(db: Session, as_of: date, audience: Copy, part: PartName, text: str, drafted: Sequence[str]) -> None:
    """Take her words for a part, one sentence a line, in place of what was drafted from the facts."""
    lines = lines_of(text)
    if not lines:
        raise WrongUsage(
            f"{TITLES[part]} has no words. To go back to the drafted ones, use --reset. Nothing was changed."
        )
    if sum(map(len, lines)) > LONGEST:
        raise WrongUsage(f"{TITLES[part]} is longer than {LONGEST:,} characters. Shorten it. Nothing was changed.")
    if audience != "internal" and (name := named_in(db, lines)):
        raise NamesSomebody(
            f"{TITLES[part]} names {show(name)}, and only the internal copy names staff. Nothing was changed."
        )
    row = db.scalars(_those(as_of, audience).where(col(Wording.part) == part)).first()
    row = row or Wording(as_of=as_of, audience=audience, part=part, text="")
    if row.text.splitlines() == lines and row.drafted.splitlines() == list(drafted):
        raise NothingToDo(f"{TITLES[part]} says that already. Nothing was changed.")
    row.text, row.drafted = "\n".join(lines), "\n".join(drafted)
    db.add(row)
    db.flush()


def forget(db: Session, as_of: date, audience: Copy, parts: Iterable[PartName] = tuple(TITLES)) -> None:
    """Go back to the drafted words."""
    wanted = list(parts)
    if not db.scalars(_those(as_of, audience).where(col(Wording.part).in_(wanted))).first():
        raise NothingToDo("These words are the drafted ones already. Nothing was changed.")
    db.execute(
        delete(Wording).where(
            col(Wording.as_of) == as_of, col(Wording.audience) == audience, col(Wording.part).in_(wanted)
        )
    )


def out_of_date(worded: Iterable[Worded]) -> list[str]:
    """Say which of her words were written for facts that have changed since."""
    return [
        f"The facts have changed since you wrote {TITLES[each.part]}: look at it again."
        for each in worded
        if each.out_of_date
    ]


def lines_of(text: str) -> list[str]:
    """Give the sentences of a text: its lines, harmless, without bullets and empty ones."""
    shown = (show(line).strip().removeprefix("•").removeprefix("- ").strip() for line in text.splitlines())
    return [line for line in shown if line]


def named_in(db: Session, lines: Iterable[str]) -> str | None:
    """Find somebody of the records whom a text names: by first and last name, by email or by employee number."""
    text = f" {_words(' '.join(lines))} "
    people = db.execute(select(col(Person.name), col(Person.email), col(Person.employee_number)))
    for name, email, number in people:
        if any(f" {each} " in text for each in (*_spoken(name), *_told(email), *_told(number))):
            return str(name)
    return None


def _those(as_of: date, audience: Copy) -> Select[Wording]:
    return select(Wording).where(col(Wording.as_of) == as_of, col(Wording.audience) == audience)


def _words(text: str) -> str:
    """Give a text as plain words with one space between them."""
    return " ".join(word.strip(".-+") for word in _NOT_A_WORD.split(folded(_OWNING.sub("", text))))


def _spoken(name: str) -> tuple[str, ...]:
    """Give the ways in which a name may stand in a sentence; one word alone may be any word."""
    read = parse_name(name)
    family, given = _words(read.family), _words(read.given)
    if not family or not given:
        whole = _words(name)
        return (whole,) if " " in whole else ()
    first = given.split()[0]
    return (f"{given} {family}", f"{first} {family}", f"{family} {given}", f"{family} {first}")


def _told(fact: str | None) -> tuple[str, ...]:
    return (_words(fact),) if fact else ()
