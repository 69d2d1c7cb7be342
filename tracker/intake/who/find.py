"""The order of recognition: number → email or sign-in name → exact name in the district → candidates."""

from collections.abc import Container, Iterable

from tracker.intake.values import Given, Present
from tracker.intake.who.index import Index, address_key, keys_of, loose_number, number_key
from tracker.intake.who.likeness import MOST_CANDIDATES, misspelt, resembling
from tracker.intake.who.values import (
    BY_EMAIL,
    BY_NAME,
    BY_NUMBER,
    BY_SIGN_IN,
    EMAIL_OTHER_NUMBER,
    MAILBOX,
    NICKNAME,
    OTHER_DISTRICT,
    OTHER_EMAIL,
    OTHER_INITIAL,
    OTHER_NUMBER,
    PART,
    SAME_NAME,
    SWAPPED,
    Asked,
    Candidate,
    Candidates,
    Certain,
    Conflict,
    Known,
    Match,
    Nobody,
)
from tracker.names import initials, name_key

_OTHERWISE = frozenset({NICKNAME, PART})  # one person's other name


def asked_of(row: Given) -> Asked:
    """Give what a roster's row says about its person."""
    addresses = tuple(each for each in (row.email, row.sign_in) if each)
    districts = frozenset({row.district} if row.district is not None else ())
    return Asked(row.employee_number, addresses, row.name, districts)


def asked_of_present(present: Present, districts: Iterable[int]) -> Asked:
    """Give what an attendance report says; a name is enough in the districts of the session's teams."""
    addresses = tuple(each for each in (present.sign_in, present.email) if each)
    return Asked(present.employee_number, addresses, present.name, frozenset(districts), roster=False)


def find(asked: Asked, index: Index) -> Match:
    """Say who is meant; more than one who fits is never decided here."""
    return by_identity(asked, index) or by_name(asked, index)


def by_identity(asked: Asked, index: Index) -> Match | None:
    """Say who is meant by the number and the addresses, or None when nobody is known by them."""
    found = _identified(asked, index)
    sure = {people[0]: by for by, people in reversed(found) if len(people) == 1}
    if len(sure) > 1:
        return Conflict(tuple(Certain(person, by) for person, by in reversed(sure.items())))
    for person, by in sure.items():
        if by != BY_NUMBER and numbers_differ(asked, index.people[person]):
            return Candidates((Candidate(person, EMAIL_OTHER_NUMBER),))
        return Certain(person, by)
    several = {person: Candidate(person, by) for by, people in found for person in people} or _swapped(asked, index)
    return Candidates(tuple(several.values())) if several else None


def by_name(asked: Asked, index: Index, without: Container[int] = frozenset()) -> Match:
    """Find an exact name in the districts asked about, else those who may be meant.

    People `without` stand on rows of their own, so that no other row of the same file means them.
    """
    if asked.name is None or not (key := name_key(asked.name)):
        return Nobody()
    same = [each for each in index.keys.get(key, ()) if each not in without]
    here = [each for each in same if index.people[each].district in asked.districts]
    if len(here) == 1 and not _contradicted(asked, index.people[here[0]], index):
        return Certain(here[0], BY_NAME)
    named = [Candidate(each, _why(asked, index.people[each]), _must_ask(asked, index.people[each])) for each in same]
    near = [each for each in _near(asked, key, index) if each.person_id not in same and each.person_id not in without]
    people = (*sorted(named, key=lambda each: each.person_id not in here), *near)[:MOST_CANDIDATES]
    return Candidates(people) if people else Nobody()


def numbers_differ(asked: Asked, known: Known) -> bool:
    """Say whether both have an employee number, and not the same."""
    if not asked.employee_number or not known.employee_number:
        return False
    theirs = (known.employee_number, *known.also_numbered)
    return loose_number(asked.employee_number) not in map(loose_number, theirs)


def _identified(asked: Asked, index: Index) -> list[tuple[str, tuple[int, ...]]]:
    """Give whom the number and each address name, the strongest first; the number as written or without zeros."""
    found: list[tuple[str, tuple[int, ...]]] = []
    if asked.employee_number:
        exactly = index.numbers.get(number_key(asked.employee_number))
        found.append((BY_NUMBER, exactly or index.loose_numbers.get(loose_number(asked.employee_number), ())))
    for address in asked.addresses:
        key = address_key(address)
        people = index.addresses.get(key) or _by_mailbox(key, index)
        email = any(address_key(each) == key for person in people for each in index.people[person].emails)
        found.append((BY_EMAIL if email else BY_SIGN_IN, people))
    return found


def _swapped(asked: Asked, index: Index) -> dict[int, Candidate]:
    """Find those of a like name whose number is this one but for two neighbouring digits: a slip of the pen."""
    number, own = number_key(asked.employee_number or ""), set(name_key(asked.name).split()) if asked.name else set()
    slips = {number[:at] + number[at + 1] + number[at] + number[at + 2 :] for at in range(len(number) - 1)} - {number}
    people = (person for slip in sorted(slips) for person in index.numbers.get(slip, ()))
    alike = [person for person in people if any(own & set(key.split()) for key in keys_of(index.people[person]))]
    return {person: Candidate(person, SWAPPED) for person in alike}


def _by_mailbox(key: str, index: Index) -> tuple[int, ...]:
    """Find a sign-in name of which one side leaves the domain out; a stranger's domain is never ours."""
    mailbox, at, domain = key.partition("@")
    if at and domain not in index.domains:
        return ()
    held = index.mailboxes.get(mailbox, ())
    return tuple(
        each
        for each in held
        if not at or any(address_key(sign_in) == mailbox for sign_in in index.people[each].sign_ins)
    )


def _contradicted(asked: Asked, known: Known, index: Index) -> bool:
    """Say whether something else in the row speaks against somebody of the same name."""
    if numbers_differ(asked, known) or _initials_differ(asked, known):
        return True
    if asked.roster:
        return _addresses_differ(asked, known)
    domains = {address_key(each).partition("@")[2] for each in asked.addresses} - {""}
    return bool(domains and index.domains and not domains & index.domains)


def _initials_differ(asked: Asked, known: Known) -> bool:
    """Say whether both names have initials, and none in common: Ada M. is not Ada K."""
    own, theirs = initials(asked.name or ""), initials(known.name)
    return bool(own and theirs and not own & theirs)


def _addresses_differ(asked: Asked, known: Known) -> bool:
    """Say whether both have addresses, and none in common."""
    return bool(asked.addresses and (known.emails or known.sign_ins))


def _why(asked: Asked, known: Known) -> str:
    """Say why somebody of exactly the same name is not certain."""
    if numbers_differ(asked, known):
        return OTHER_NUMBER
    if known.district not in asked.districts:
        return OTHER_DISTRICT
    if _initials_differ(asked, known):
        return OTHER_INITIAL
    return OTHER_EMAIL if _addresses_differ(asked, known) else SAME_NAME


def _must_ask(asked: Asked, known: Known) -> bool:
    """Say whether somebody of the same name must be ruled out before the row is taken for somebody new."""
    return known.district in asked.districts or not numbers_differ(asked, known)


def _near(asked: Asked, key: str, index: Index) -> list[Candidate]:
    """Give the people whose names or mailboxes come near, the likeliest first.

    A roster's row with a number of its own is somebody else than a person of a similar name; with an address alone
    it may be somebody by another of their names, from wherever they moved, and with neither also one misspelt.
    """
    found: dict[int, str] = {}
    if asked.name and not (asked.roster and asked.employee_number):
        bare = not (asked.roster and asked.addresses)
        for person, likeness in resembling(asked.name, index).items():
            here = index.people[person].district in asked.districts
            if not asked.roster or likeness in _OTHERWISE or (bare and here):
                found[person] = likeness
        for district in asked.districts if bare and not found else ():
            found.update(misspelt(key, index.keys_of_district.get(district, {})))
    for address in asked.addresses:
        for each in index.mailboxes.get(address_key(address).partition("@")[0], ()):
            found.setdefault(each, MAILBOX)
    likeliest = sorted(found, key=lambda each: (index.people[each].district not in asked.districts, each))
    return [Candidate(each, found[each], ask=not numbers_differ(asked, index.people[each])) for each in likeliest]
