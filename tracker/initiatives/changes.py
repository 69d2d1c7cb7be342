"""What becomes of the plan's entries: how they stand, who has them, what comes next; added, put otherwise, retired."""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session
from sqlmodel import col

from tracker.errors import Ambiguous, NotFound, Refused, WrongUsage
from tracker.initiatives.facts import STATUS_WORDS
from tracker.model import Initiative, InitiativeStatus, id_of
from tracker.model.plan import PLAN_KINDS, PLAN_STATUSES, TERMS
from tracker.names import show, tidy

_CODE = re.compile(r"[a-z0-9][a-z0-9-]*")
#: The texts of an entry, which may be put otherwise; its kind and title cannot be taken away.
TEXTS = (
    "kind",
    "title",
    "area",
    "term",
    "time_words",
    "description",
    "internal_needs",
    "dependencies",
    "anticipated_outcome",
    "note",
    "owner",
    "next_step",
)
MAY_BE_NONE = ("next_on", *TEXTS[2:])


def find(db: Session, said: str) -> Initiative:
    """Find an entry by its code, or by a start of it that fits only one (of those that are not retired, if any)."""
    wanted = said.strip().lower()
    known = db.scalars(select(Initiative).order_by(col(Initiative.place), col(Initiative.id))).all()
    exact = [each for each in known if each.code == wanted]
    begun = [each for each in known if wanted and each.code.startswith(wanted)]
    found = exact or [each for each in begun if each.ends_before is None] or begun
    if len(found) > 1:
        codes = ", ".join(each.code for each in found)
        raise Ambiguous(f"{said!r} may be {codes}. Name one of them.", candidates=[each.code for each in found])
    if not found and not known:
        raise NotFound("There is no plan in the records yet. `tracker plan load` brings in the one that ships.")
    if not found:
        raise NotFound(f"There is no {said!r} in the plan. `tracker plan` lists the codes.")
    return found[0]


def set_status(db: Session, said: str, status: str, *, day: date, words: str = "", source: str = "") -> str:
    """Say how an entry stands from a day on, in one of our words and in her own; give its code.

    What she said of the same day is put otherwise; what the plan said of it stays in the history.
    """
    found, words = find(db, said), _text(words)
    if status not in PLAN_STATUSES:
        raise WrongUsage(f"{status!r} is no status of ours. They are {', '.join(PLAN_STATUSES)}.")
    of_entry = select(InitiativeStatus).where(col(InitiativeStatus.initiative_id) == found.id)
    earlier = of_entry.where(col(InitiativeStatus.day) <= day)
    last = db.scalars(earlier.order_by(col(InitiativeStatus.day).desc(), col(InitiativeStatus.id).desc())).first()
    if last is not None and last.status == status and words in ("", last.words):
        raise Refused(
            f"{found.code} stands as “{STATUS_WORDS[status].lower()}” since {last.day} already. Nothing was changed."
            ' --words "..." says more of it.'
        )
    if last is None or last.day != day or last.source or source:
        last = InitiativeStatus(initiative_id=id_of(found), day=day, status=status)
    last.status, last.words, last.source = status, words, source.strip()
    db.add(last)
    db.flush()
    return found.code


def change(
    db: Session, said: str, *, next_on: date | None = None, clear: Sequence[str] = (), **texts: str | None
) -> str:
    """Change an entry's owner, next step and its day, or the plan's texts, or take some away (`clear`); give its code.

    A next step that is taken away takes its day along.
    """
    found = find(db, said)
    wanted: dict[str, object] = {**_checked(texts)}
    if next_on is not None:
        wanted["next_on"] = next_on
    for name in (each.strip().replace("-", "_") for each in clear):
        if name not in MAY_BE_NONE:
            raise WrongUsage(f"{name!r} cannot be taken away. These can: {', '.join(MAY_BE_NONE)}.")
        wanted[name] = None if name in ("next_on", "next_step") else ""
    if not wanted:
        raise WrongUsage(f'Say what to change of {found.code}, e.g. --owner "A. Okoye" or --next "send the draft".')
    if not wanted.get("title", found.title):
        raise WrongUsage('Give the entry a title, e.g. --title "Safety plan template".')
    if "next_step" in wanted and not wanted["next_step"]:
        wanted |= {"next_step": None, "next_on": None}
    if wanted.get("next_on") and not wanted.get("next_step", found.next_step):
        raise WrongUsage(f'Say what comes next on {wanted["next_on"]}, e.g. --next "send the draft".')
    for name, value in wanted.items():
        setattr(found, name, value)
    db.add(found)
    db.flush()
    return found.code


def add(
    db: Session,
    code: str,
    *,
    title: str,
    day: date,
    kind: str = "initiative",
    status: str = "not_started",
    words: str = "",
    **texts: str | None,
) -> int:
    """Add an entry at the plan's end and give its number; it stands as `status` from the day on."""
    code = code.strip().lower()
    if not _CODE.fullmatch(code):
        raise WrongUsage(f"{code!r} is no code for an entry. Use letters, digits and hyphens, like staff-safety.")
    given = _checked({**texts, "kind": kind, "title": title})
    if not given["title"]:
        raise WrongUsage('Give the entry a title, e.g. --title "Safety plan template".')
    if db.scalars(select(Initiative).where(col(Initiative.code) == code)).first():
        raise Refused(f"There is a {code!r} in the plan already. `tracker plan set` changes it.")
    row = Initiative(code=code, place=(db.scalar(select(func.max(Initiative.place))) or 0) + 1, title=given["title"])
    for name, value in given.items():
        setattr(row, name, value)
    row.next_step = row.next_step or None
    db.add(row)
    db.flush()
    set_status(db, code, status, day=day, words=words)
    return id_of(row)


def retire(db: Session, said: str, *, ends_before: date) -> str:
    """Take an entry out of the plan from a day on; earlier days keep it. Give its code."""
    found = find(db, said)
    if found.ends_before is not None:
        raise Refused(f"{found.code} is out of the plan since {found.ends_before} already. Nothing was changed.")
    if found.starts_on is not None and ends_before <= found.starts_on:
        raise WrongUsage(f"{found.code} stands in the plan since {found.starts_on}; its last day cannot be before it.")
    found.ends_before = ends_before
    db.add(found)
    db.flush()
    return found.code


def _checked(texts: Mapping[str, str | None]) -> dict[str, str]:
    """Give the texts that were given as they are kept; a kind and a term are of our few words."""
    given = {name: _text(value) for name, value in texts.items() if value is not None}
    if strange := given.keys() - set(TEXTS):
        raise TypeError(f"an entry has no {', '.join(sorted(strange))}")
    if given.get("kind", "initiative") not in PLAN_KINDS:
        raise WrongUsage(f"{given['kind']!r} is no kind of entry. They are {', '.join(PLAN_KINDS)}.")
    if given.get("term") and given["term"] not in TERMS:
        raise WrongUsage(f"{given['term']!r} is no term. They are {', '.join(TERMS)}, or nothing.")
    return given


def _text(said: str) -> str:
    """Give text as it is kept: harmless, with single blanks, paragraphs kept apart."""
    paragraphs = (tidy(show(each)) for each in re.split(r"\n\s*\n", said.replace("\r", "")))
    return "\n\n".join(each for each in paragraphs if each)
