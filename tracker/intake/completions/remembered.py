"""What earlier imports of completions taught, kept for the next: never by place, and shown whenever it is used."""

import json
from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import text
from sqlalchemy.orm import Session

from tracker.intake.completions.values import LONG, Choices, CompletionsFile, Remembered, SheetMarks
from tracker.intake.headings import normal
from tracker.intake.words import key
from tracker.training.words import learn

_READ = text("SELECT headings, columns FROM mapping WHERE kind = 'completions' ORDER BY id")
GENERIC = 2  # columns beside those of the person, before headings tell one course's table from another's
WHOLE = "course complete"


def remembered(db: Session) -> Remembered:
    """Give what is kept: columns and courses by headings, and the titles of courses over all files."""
    rows = [(frozenset(json.loads(row.headings)), json.loads(row.columns)) for row in db.execute(_READ)]
    titles: dict[str, str] = {}
    for _, kept in rows:
        titles.update(kept.get("titles", {}))
    return Remembered(
        {names: kept.get("columns", {}) for names, kept in rows},
        {names: kept.get("headings", {}) for names, kept in rows},
        titles,
    )


def remember(
    db: Session,
    file: CompletionsFile,
    choices: Choices,
    courses: Mapping[str, str],
    words: Collection[tuple[str, str]] = (),
) -> None:
    """Keep the columns and the courses (words → code) that were chosen by hand for this file.

    `words` are the titles among them that become another name of their course, known to files of every kind.
    """
    learn(db, words)
    titles = {key(title) for title, _ in words}
    kept = {frozenset(json.loads(row.headings)): json.loads(row.columns) for row in db.execute(_READ)}
    for sheet in file.sheets:
        names = names_of(sheet)
        here = {said: code for said, code in courses.items() if sheet.shape != LONG or said not in titles}
        taught = _taught(sheet, choices, here)
        before = kept.get(names, {})
        after = {part: {**before.get(part, {}), **said} for part, said in taught.items()}
        if names and any(taught.values()) and after != before:
            _write(db, names, after, known=names in kept)
            kept[names] = after


def names_of(sheet: SheetMarks) -> frozenset[str]:
    """Give a sheet's headings as what is remembered is keyed."""
    return frozenset(filter(None, map(normal, sheet.headings)))


def _taught(sheet: SheetMarks, choices: Choices, courses: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """Give what was chosen about a sheet's columns and the words of its courses."""
    here = {key(mark.course) or key(mark.code) for mark in sheet.marks} | {key(words) for words in sheet.tracks}
    said = {words: code for words, code in courses.items() if words and words in here}
    if courses.get("") and len(sheet.tracks) + len(sheet.unused) >= GENERIC and WHOLE in names_of(sheet):
        said[WHOLE] = courses[""]
    own = {normal(text) for text in sheet.headings}
    columns = {name: field for name, field in choices.columns.items() if name in own or name.startswith("=")}
    part = "titles" if sheet.shape == LONG else "headings"
    return {"columns": columns, "headings": {}, "titles": {}, part: said}


def _write(db: Session, names: frozenset[str], kept: Mapping[str, Any], *, known: bool) -> None:
    values = {
        "headings": json.dumps(sorted(names), ensure_ascii=False),
        "columns": json.dumps(kept, ensure_ascii=False, sort_keys=True),
    }
    if known:
        db.execute(
            text("UPDATE mapping SET columns = :columns WHERE kind = 'completions' AND headings = :headings"), values
        )
    else:
        db.execute(
            text("INSERT INTO mapping (kind, headings, columns) VALUES ('completions', :headings, :columns)"), values
        )
