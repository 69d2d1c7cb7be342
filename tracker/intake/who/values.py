"""What is asked about somebody, whom the records know, and the four answers to "who is it?"."""

from dataclasses import dataclass

from tracker.names import Name

BY_NUMBER, BY_EMAIL, BY_SIGN_IN = "employee number", "email", "sign-in name"
BY_NAME, BY_HAND = "exact name in the district", "decided"
SAME_NAME, OTHER_DISTRICT = "same name", "same name, other district"
OTHER_NUMBER, OTHER_EMAIL = "same name, other number", "same name, other email"
OTHER_INITIAL = "same name, other initial"
SWAPPED = "the same number but for two digits swapped"
EMAIL_OTHER_NUMBER = "same email, other number"
SIMILAR, NICKNAME, PART, MAILBOX = "similar name", "nickname?", "part of the name", "same mailbox name"


@dataclass(frozen=True)
class Known:
    """Somebody in the records, by everything that they can be recognised by."""

    person_id: int
    employee_number: str | None
    emails: tuple[str, ...]
    sign_ins: tuple[str, ...]
    name: Name
    name_keys: tuple[str, ...] = ()  # former names too; empty: the key of `name`
    district: int | None = None
    program: str | None = None
    team_id: int | None = None
    posted: bool = True
    also_numbered: tuple[str, ...] = ()  # numbers that they were known by: of a record that was joined with theirs


@dataclass(frozen=True)
class Asked:
    """What a file says about somebody; `districts` are those where an exact name is enough."""

    employee_number: str | None = None
    addresses: tuple[str, ...] = ()  # an email and a sign-in name: each may be either
    name: Name | None = None
    districts: frozenset[int] = frozenset()
    roster: bool = True  # a roster's own identifiers may contradict a name; a meeting's address may not


@dataclass(frozen=True)
class Candidate:
    """Somebody who may be meant; `ask` says that nobody new may be made of the row before that is decided."""

    person_id: int
    likeness: str
    ask: bool = True


@dataclass(frozen=True)
class Certain:
    """Exactly one person fits, by what the rules accept."""

    person_id: int
    by: str


@dataclass(frozen=True)
class Candidates:
    """Nobody fits for certain; these may be meant, the likeliest first."""

    people: tuple[Candidate, ...]


@dataclass(frozen=True)
class Nobody:
    """Nobody in the records comes near."""


@dataclass(frozen=True)
class Conflict:
    """The identifiers point at different people."""

    people: tuple[Certain, ...]


Match = Certain | Candidates | Nobody | Conflict
