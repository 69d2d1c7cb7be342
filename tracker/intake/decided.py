"""What was decided about the names of a list, as it is typed: who is meant, who is a guest, who was there as well."""

from collections.abc import Mapping, Sequence
from typing import Literal

from sqlalchemy.orm import Session

from tracker import people
from tracker.errors import Ambiguous, NotFound, WrongUsage
from tracker.intake.recognise import key_of
from tracker.intake.values import AttendanceFile, Present
from tracker.model import id_of
from tracker.names import name_key, show, tidy

_SHOWN = 12  # names that a sentence lists
Answer = int | Literal["guest"]


def decisions(
    db: Session, given: AttendanceFile | None, who: Sequence[str] = (), guests: Sequence[str] = ()
) -> dict[str, Answer]:
    """Read "NAME=WHO" and the names of guests into what is decided: NAME is in the list, WHO in the records."""
    if (who or guests) and given is None:
        raise WrongUsage("--who and --guest speak of names in a list. Give it with --attendance FILE or --names -.")
    found: dict[str, Answer] = {}
    for each in who:
        name, equals, person = each.rpartition("=")
        if not equals or not name.strip() or not person.strip():
            raise WrongUsage(
                f'{each!r} does not say who is meant. Write --who "NAME=OR7": a name of the list, then who.'
            )
        found[_key(given, name)] = id_of(people.find(db, person))
    for name in guests:
        key = _key(given, name)
        if key in found:
            raise WrongUsage(f"{name} is said to be somebody and a guest. Decide for one of them.")
        found[key] = "guest"
    return found


def attested(db: Session, also: Sequence[str]) -> tuple[int, ...]:
    """Give the people who were in the room on her word."""
    return tuple(dict.fromkeys(id_of(people.find(db, each)) for each in also))


def _key(given: AttendanceFile | None, name: str) -> str:
    """Give what a name or an address of the list is decided under."""
    return chosen(name, {key_of(each): _written(each) for each in given.people} if given else {}, "this list")


def chosen(name: str, among: Mapping[str, Sequence[str]], where: str) -> str:
    """Give the key of the one who is named so, as written or in another order; nobody and several are refused."""
    said = tidy(name).casefold()
    found = [key for key, written in among.items() if said in {tidy(each).casefold() for each in written}]
    found = found or [key for key, written in among.items() if name_key(name) in map(name_key, written[:1])]
    if len(found) == 1:
        return found[0]
    if found:
        raise Ambiguous(f"{name} is in {where} several times. Give the address: {', '.join(map(show, found))}.")
    listed = [show(written[0]) for written in among.values()]
    more = ["…"] if listed[_SHOWN:] else []
    holds = f"It holds {'; '.join([*listed[:_SHOWN], *more])}." if listed else "Nobody is in it."
    raise NotFound(f"There is no {name} in {where}. {holds}")


def _written(present: Present) -> list[str]:
    """Give the ways in which a list writes somebody, the name first."""
    name = [present.name.raw, present.name.shown] if present.name else []
    return [each for each in (*name, present.email, present.sign_in, present.employee_number) if each]
