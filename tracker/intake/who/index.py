"""The known people by each thing that they can be found by, so that 5,000 questions are quick."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from tracker.intake.who.values import Known
from tracker.names import name_key

_REMEMBERED = 20_000  # each number is compared several times while a roster is read


@dataclass(frozen=True)
class Index:
    """The known people by each thing that they can be found by; built once for many questions."""

    people: Mapping[int, Known]
    numbers: Mapping[str, tuple[int, ...]]
    loose_numbers: Mapping[str, tuple[int, ...]]  # leading zeros taken off
    addresses: Mapping[str, tuple[int, ...]]  # emails and sign-in names
    mailboxes: Mapping[str, tuple[int, ...]]  # what stands before the @
    keys: Mapping[str, tuple[int, ...]]
    words: Mapping[str, tuple[int, ...]]
    keys_of_district: Mapping[int, Mapping[int, str]]  # district → person → key
    domains: frozenset[str] = field(default_factory=frozenset)


def index_of(people: Iterable[Known]) -> Index:
    """Build the index."""
    held = {each.person_id: each for each in people}
    addresses = [(each, known) for known in held.values() for each in (*known.emails, *known.sign_ins)]
    keys = [(key, known) for known in held.values() for key in keys_of(known)]
    by_district: defaultdict[int, dict[int, str]] = defaultdict(dict)
    for known in held.values():
        if known.district is not None:
            by_district[known.district][known.person_id] = name_key(known.name)
    numbered = [(known.employee_number, known) for known in held.values() if known.employee_number]
    taken = {loose_number(number) for number, _ in numbered}
    former = [(each, known) for known in held.values() for each in known.also_numbered]
    numbered += [(each, known) for each, known in former if loose_number(each) not in taken]
    return Index(
        people=held,
        numbers=_grouped((number_key(number), known) for number, known in numbered),
        loose_numbers=_grouped((loose_number(number), known) for number, known in numbered),
        addresses=_grouped((address_key(each), known) for each, known in addresses),
        mailboxes=_grouped((address_key(each).partition("@")[0], known) for each, known in addresses),
        keys=_grouped(keys),
        words=_grouped((word, known) for key, known in keys for word in key.split()),
        keys_of_district=by_district,
        domains=frozenset(address_key(each).partition("@")[2] for each, _ in addresses) - {""},
    )


def keys_of(known: Known) -> tuple[str, ...]:
    """Give the keys of somebody's present and former names."""
    return known.name_keys or (name_key(known.name),)


@lru_cache(maxsize=_REMEMBERED)
def number_key(number: str) -> str:
    """Give an employee number as it is compared: upper case, without spaces."""
    return re.sub(r"[\s#]", "", number).upper()


@lru_cache(maxsize=_REMEMBERED)
def loose_number(number: str) -> str:
    """Give an employee number without the zeros that spreadsheets lose in front, and the OR that some leave out."""
    bare = re.sub(r"^OR-?(?=\d)", "", number_key(number))
    return re.sub(r"^([A-Z]*)0+(?=.)", r"\1", bare)


def address_key(address: str) -> str:
    """Give an email or a sign-in name as it is compared."""
    return address.strip().casefold()


def _grouped(pairs: Iterable[tuple[str, Known]]) -> dict[str, tuple[int, ...]]:
    """Group people by what they can be found by; nothing is found by an empty text."""
    groups: defaultdict[str, dict[int, None]] = defaultdict(dict)
    for key, known in pairs:
        if key:
            groups[key][known.person_id] = None
    return {key: tuple(people) for key, people in groups.items()}
