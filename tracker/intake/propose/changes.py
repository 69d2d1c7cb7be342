"""What a row changes of its person: a blank keeps what is held, and a correction by hand stays."""

from tracker.intake.propose.values import Change, HeldPerson, HeldTeam, Kept
from tracker.intake.values import Given
from tracker.intake.who import address_key, loose_number, number_key
from tracker.names import initials, name_key, parse_name

BY_HAND, NEWER_FILE, NEWER_POSTING = "corrected by hand", "a newer file says this", "a newer posting is known"


def said_of(row: Given, team: HeldTeam | None = None) -> dict[str, str]:
    """Give what a row says of its person, field by field as text: what is remembered beside the person."""
    said = {
        "name": row.name.shown if row.name else None,
        "employee_number": number_key(row.employee_number) if row.employee_number else None,
        "email": row.email,
        "sign_in": row.sign_in,
        "classification": row.classification,
        "worker_type": row.worker_type,
        "hired_on": row.hired_on.isoformat() if row.hired_on else None,
        **_above(row),
        "team": team.code if team else None,
    }
    return {field: text for field, text in said.items() if text}


def changes_of(row: Given, person: HeldPerson, *, late: bool) -> tuple[tuple[Change, ...], tuple[Kept, ...]]:
    """Give the fields that a row changes, and those that are kept against it."""
    changes: list[Change] = []
    kept: list[Kept] = []
    held_of = _held(person)
    addresses = (*person.emails, *person.sign_ins)  # an email may also be a sign-in name
    for field, new in said_of(row).items():
        held = held_of[field]
        also = addresses if field == "sign_in" or (field == "email" and held) else ()
        if any(same(field, each, new) for each in (*held, *also)):
            continue
        old = held[0] if held else None
        why = _kept_because(field, old, new, person, late=late)
        if why:
            kept.append(Kept(row, person.person_id, field, old, new, why))
        else:
            changes.append(Change(field, old, new))
    if person.supervisor_email and not row.supervisor_email and any(each.field == "supervisor" for each in changes):
        changes.append(Change("supervisor_email", person.supervisor_email, ""))  # it was the one before's
    return tuple(changes), tuple(kept)


def _above(row: Given) -> dict[str, str | None]:
    """Give the supervisor that a row names; its own person is none, as the lead of a unit often stands."""
    said, email = row.supervisor, row.supervisor_email
    own = email and row.email and email.casefold() == row.email.casefold()
    if said and row.name and row.name.family.casefold() in said.casefold():
        own = own or name_key(said) == name_key(row.name)
    return {} if own else {"supervisor": said or email, "supervisor_email": email}


def corrected_by_hand(field: str, held: str | None, new: str, person: HeldPerson) -> bool:
    """Say whether the file only repeats what the newest file said before somebody corrected it."""
    said = person.said.get(field)
    return held is not None and said is not None and same(field, said, new) and not same(field, said, held)


def same(field: str, held: str, new: str) -> bool:
    """Say whether a file's value says nothing that is not held."""
    if field == "name":
        return held == new or (name_key(held) == name_key(new) and _detail(new) <= _detail(held))
    if field == "employee_number":
        return loose_number(held) == loose_number(new)
    if field == "supervisor":
        return name_key(held) == name_key(new) or held.casefold() == new.casefold()
    if field in {"email", "sign_in", "supervisor_email"}:
        return address_key(held) == address_key(new)
    return held.casefold() == new.casefold()


def _kept_because(field: str, old: str | None, new: str, person: HeldPerson, *, late: bool) -> str:
    """Say why a field is kept against the file, or nothing."""
    if old is None:
        return ""
    if late:
        return NEWER_FILE
    return BY_HAND if corrected_by_hand(field, old, new, person) else ""


def _held(person: HeldPerson) -> dict[str, tuple[str, ...]]:
    """Give what is held of a person, field by field."""
    return {
        "name": (person.name.shown,),
        "employee_number": (person.employee_number, *person.former_numbers) if person.employee_number else (),
        "email": person.emails,
        "sign_in": person.sign_ins,
        "classification": (person.classification,) if person.classification else (),
        "worker_type": (person.worker_type,) if person.worker_type else (),
        "hired_on": (person.hired_on.isoformat(),) if person.hired_on else (),
        "supervisor": (person.supervisor,) if person.supervisor else (),
        "supervisor_email": (person.supervisor_email,) if person.supervisor_email else (),
    }


def _detail(name: str) -> tuple[int, int]:
    """Say how much a writing of a name says beyond its key: initials and accents."""
    return len(initials(name)), sum(not char.isascii() for char in parse_name(name).shown)
