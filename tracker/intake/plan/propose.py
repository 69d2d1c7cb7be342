"""An edited plan held against the records: which entries are new, which fields changed, what the file does not have."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from tracker.errors import TrackerError
from tracker.initiatives import find, plan
from tracker.initiatives.facts import Entry, Plan
from tracker.intake.plan import standing
from tracker.intake.plan.columns import HEADING
from tracker.intake.plan.read import as_kept, shown
from tracker.intake.plan.standing import Asked
from tracker.intake.plan.values import Line, PlanFile, PlanProposal, PlanRow, Said
from tracker.intake.values import Problem
from tracker.names import folded

LIKE = 88  # of 100: a title this near to another's may be the same, put otherwise
_LONGEST_CODE = 40
_NOT_COMPARED = frozenset({"code", "status_on"})
_NEVER_EMPTY = {"title": "Give it a title.", "kind": "Say what it is: an initiative, a recommendation or an option."}


def propose_plan(
    db: Session, file: PlanFile, *, on: date | None, today: date, made_of: Plan | None = None
) -> PlanProposal:
    """Hold a file against the plan; nothing is written. `on` is the day of each status that is new."""
    held = _Held(db, file, Asked(on, today), made_of)
    lines: list[Line] = []
    problems: list[Problem] = list(file.problems)
    for row in file.rows:
        found = held.line(row)
        if isinstance(found, Line):
            lines.append(found)
        else:
            problems.append(found)
    return PlanProposal(file, on, today, tuple(lines), held.absent(), tuple(problems), made_of)


class _Held:
    """The plan as it stands, while the rows of a file are held against it one by one."""

    def __init__(self, db: Session, file: PlanFile, asked: Asked, made_of: Plan | None) -> None:
        self._db = db
        self._asked = asked
        self._file = file
        self._entries = {entry.code: entry for entry in plan(db, date.max).entries}
        self._was = {entry.code: entry for entry in made_of.entries} if made_of else {}
        named = {folded(row.text(name)) for row in file.rows for name in ("code", "title")}
        here = self._entries.values()
        self._unnamed = [each for each in here if not {each.code, folded(as_kept(each.title))} & named]
        self._seen: set[str] = set()
        self._new_titles: set[str] = set()

    def line(self, row: PlanRow) -> Line | Problem:
        """Say what becomes of a row, or why it is set aside."""
        entry = self._entry(row)
        if isinstance(entry, Problem):
            return entry
        if entry is None:
            return self._new(row)
        if entry.code in self._seen:
            return row.problem("twice", "code", f"“{entry.title}” stands twice in the file. Take one of the two out.")
        self._seen.add(entry.code)
        return _held_against(row, entry, self._was.get(entry.code), self._asked)

    def absent(self) -> tuple[tuple[str, str], ...]:
        """Give the entries that the file does not speak of, not even in a row with a problem."""
        spoken_of = self._seen | self._file.spoken_of
        return tuple(
            (code, entry.title)
            for code, entry in self._entries.items()
            if code not in spoken_of and entry.title.casefold() not in spoken_of
        )

    def _entry(self, row: PlanRow) -> Entry | Problem | None:
        """Find the entry of a row by its code, or without one by its exact title; None is a new one."""
        code, title = row.text("code"), row.text("title")
        if code in self._entries:
            return self._entries[code]
        if code and self._retired(code):
            return row.problem("retired", "code", f"{code} is out of the plan. Give a new entry another code.")
        same = [each for each in self._entries.values() if folded(as_kept(each.title)) == folded(title)]
        if len(same) > 1:
            codes = " and ".join(each.code for each in same)
            return row.problem("ambiguous", "code", f"{codes} have this title. Write the code that is meant.")
        if same and code:
            said = f"This title is {same[0].code}'s. Write that code if it is meant, or another title if it is new."
            return row.problem("title_taken", "code", said)
        return same[0] if same else None

    def _retired(self, code: str) -> bool:
        try:
            return find(self._db, code).code == code
        except TrackerError:
            return False

    def _new(self, row: PlanRow) -> Line | Problem:
        title = row.text("title")
        if not title:
            return row.problem("no_title", "title", "There is no such code in the plan, and a new entry needs a title.")
        if folded(title) in self._new_titles:
            return row.problem("twice", "title", "This title stands twice in the file. Take one of the two out.")
        if not row.text("code") and (like := self._like(title)):
            said = (
                f"This reads like “{like.title}”. Write {like.code} in the column Code if it is that, else a new code."
            )
            return row.problem("looks_like", "title", said)
        wrong = standing.refused(row, None, None, {}, self._asked) or _step_refused(row, None)
        if wrong:
            return wrong
        self._new_titles.add(folded(title))
        code = row.text("code") or _code_of(title, {*self._entries, *self._seen})
        self._seen.add(code)
        given = {field: said for field, said in row.facts.items() if said not in ("", None) and field != "code"}
        notes = () if "status" in given else ("No status is given that is known here: Not started is assumed.",)
        given = {"kind": "initiative", "status": "not_started", **given}
        since = standing.since(row, None, None, self._asked)
        changes = tuple((field, "", shown(field, said)) for field, said in given.items() if field != "status_on")
        return Line("new", replace(row, facts=given), code, title, changes, since, notes)

    def _like(self, title: str) -> Entry | None:
        """Find an entry whose title is nearly this one, and which the file has neither by its code nor by its title."""
        from rapidfuzz import fuzz

        near = [(fuzz.ratio(folded(each.title), folded(title)), each) for each in self._unnamed]
        best = max(near, key=lambda each: each[0], default=None)
        return best[1] if best and best[0] >= LIKE else None


def _held_against(row: PlanRow, entry: Entry, was: Entry | None, asked: Asked) -> Line | Problem:
    """Hold a row against its entry: what was edited is a change, what only the records changed since is not."""
    changed: dict[str, Said] = {}
    notes: list[str] = []
    for field, said in row.facts.items():
        if field in _NOT_COMPARED or _kept(entry, field) == said:
            continue
        if was is not None and _kept(was, field) == said:
            notes.append(
                f"{HEADING[field]} was changed in the records since the file was made, and stays as it is there."
            )
            continue
        if was is not None and _kept(was, field) != _kept(entry, field):
            notes.append(f"{HEADING[field]} was changed in the records as well, since the file was made.")
        changed[field] = said
    if wrong := _refused(row, entry, was, changed, asked):
        return wrong
    if changed.get("next_step") == "" and entry.next_on and "next_on" not in changed:
        changed["next_on"] = None
    anew = changed.keys() & {"status", "status_words"}
    if "status" in changed and "status_words" not in row.facts and entry.status_words:
        changed["status_words"] = ""  # what was said of the status before is not said of this one
    if anew and (said := standing.disagreeing(row.text("status") or entry.status, row.text("status_words"))):
        notes.append(said)
    elif "status" in changed and "status_words" not in changed and row.text("status_words"):
        notes.append("The words of its status stay as they were. Write others if they hold no longer.")
    return Line(
        "changed" if changed else "same",
        replace(row, facts=_written(changed, row, entry)),
        entry.code,
        entry.title,
        tuple((field, shown(field, _kept(entry, field)), shown(field, said)) for field, said in changed.items()),
        standing.since(row, entry, was, asked) if anew else None,
        tuple(notes),
    )


def _written(changed: Mapping[str, Said], row: PlanRow, entry: Entry) -> dict[str, Said]:
    """Give what is to be written of a row: a new status takes its words along, and new words their status."""
    if not changed.keys() & {"status", "status_words"}:
        return dict(changed)
    words = row.text("status_words")
    return {**changed, "status": row.text("status") or entry.status, "status_words": words}


def _refused(
    row: PlanRow, entry: Entry, was: Entry | None, changed: Mapping[str, Said], asked: Asked
) -> Problem | None:
    for field, what_to_do in _NEVER_EMPTY.items():
        if changed.get(field) == "":
            return row.problem(f"no_{field}", field, f"This cannot be taken away. {what_to_do}")
    return standing.refused(row, entry, was, changed, asked) or _step_refused(row, entry, changed)


def _step_refused(row: PlanRow, entry: Entry | None, changed: Mapping[str, Said] | None = None) -> Problem | None:
    """Say that a day has no step that is due on it; None where it has one, or there is no day."""
    said = row.facts if changed is None else changed
    step = said.get("next_step", entry.next_step if entry else "")
    if said.get("next_on") and not step:
        return row.problem("no_step", "next_on", "This day has no next step. Write what is to be done, or clear it.")
    return None


def _kept(entry: Entry, field: str) -> Said:
    """Give a field of an entry as a file would say it."""
    value: Said = getattr(entry, field)
    if field == "next_on":
        return value
    return as_kept(value) if isinstance(value, str) else ""


def _code_of(title: str, taken: Iterable[str]) -> str:
    """Make a code of a title: its first words, told apart by a number where it is taken."""
    plain = re.sub(r"[^a-z0-9]+", "-", folded(title)).strip("-")
    short = (plain if len(plain) <= _LONGEST_CODE else plain[: _LONGEST_CODE + 1].rpartition("-")[0]) or "entry"
    known = set(taken)
    return next(code for n in range(1, len(known) + 2) if (code := short if n == 1 else f"{short}-{n}") not in known)
