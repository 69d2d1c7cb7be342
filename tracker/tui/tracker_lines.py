"""What becomes of each cell of an old tracker, line by line, as the screen shows it: questions first."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.names import show

if TYPE_CHECKING:
    from tracker.intake.old_tracker.commit import Imported
    from tracker.intake.old_tracker.values import Fate, Question

_WEEKDAY = re.compile(r"\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) (?=\d)")
MARKS = {"asks": "?", "held": "+", "planned": "+", "known": "=", "none": "·", "left": "–"}
ORDER = ("asks", "held", "planned", "known", "none", "left")
BOTH = "both"
MONTH, DAY = "month before day", "day before month"
YEARS = 6  # that are offered
#: questions that one answer settles for many cells
SHARED = ("course", "program", "order", "year")
ASKED = {
    "course": "which training?",
    "program": "which program?",
    "order": "month or day first?",
    "year": "which year?",
    "day": "which day?",
    "held": "held?",
    "team": "which team?",
}


@dataclass(frozen=True)
class Item:
    """One line: a question about many cells, or what becomes of one; `cell` is as answers are kept under."""

    key: tuple[str, ...]
    mark: str
    where: str
    place: str
    heading: str
    said: str
    what: str
    full: str
    cell: str = ""
    question: "Question | None" = None
    code: str = ""
    column: str = ""  # the heading as it stands in the file

    @property
    def asks(self) -> bool:
        """Say whether the line waits for an answer."""
        return self.mark in {"?", "!"}

    @property
    def settled(self) -> bool:
        """Say whether one answer here settles other cells too."""
        return self.question is not None and self.question.wanted in SHARED


def cells(item: Item) -> tuple[str, ...]:
    """Give the cells of a line."""
    return item.mark, item.where, item.place, item.heading, item.said, item.what


def items_of(done: "Imported") -> list[Item]:
    """Give the lines: what waits first, each shared question once, then every cell by what becomes of it."""
    fates = sorted(done.proposal.fates, key=lambda each: ORDER.index(each.kind))
    return [*_shared(fates), *_lost(done), *(_cell(each) for each in fates if not _is_shared(each))]


def _is_shared(fate: "Fate") -> bool:
    return fate.question is not None and fate.question.wanted in SHARED


def _shared(fates: "list[Fate]") -> Iterator[Item]:
    from tracker.intake.old_tracker.values import address

    groups: dict[tuple[str, str], list[Fate]] = {}
    for each in fates:
        if each.question is not None and each.question.wanted in SHARED:
            groups.setdefault((each.question.wanted, each.question.of), []).append(each)
    for (wanted, of), cells in groups.items():
        question = cells[0].question
        listed = ", ".join(address(each.at) for each in cells[:9]) + (" …" if len(cells) > 9 else "")  # noqa: PLR2004 -- a line
        count = f"{len(cells)} cell{'s' if len(cells) > 1 else ''}"
        words = f"{question.words if question else ''} It stands before {listed}."
        yield Item(("shared", wanted, of), "?", count, "", of, cells[0].said, ASKED[wanted], words, question=question)


def _lost(done: "Imported") -> Iterator[Item]:
    """Give the rows that name no place."""
    for each in done.proposal.problems:
        if each.code == "no_district":
            where = f"row {each.row}"
            yield Item(
                ("row", each.sheet, where), "!", where, "", "", "", "no district", f"{each.sheet}: {each.message}"
            )


def _cell(fate: "Fate") -> Item:
    from tracker.intake.old_tracker.values import address, written

    wanted = fate.question.wanted if fate.question else ""
    what = (ASKED.get(wanted) or "correct it") if fate.kind == "asks" else fate.what
    colour = f" It is filled {fate.colour}." if fate.colour else ""
    full = f"{written(fate.at)}  {fate.place}, {fate.heading}: {fate.what}.{colour}".replace("..", ".").replace(
        "?.", "?"
    )
    return Item(
        ("cell", written(fate.at)),
        MARKS[fate.kind],
        address(fate.at),
        fate.place,
        " · ".join(reversed(fate.heading.split(" / "))),
        fate.said or (f"({fate.colour})" if fate.colour else ""),
        _WEEKDAY.sub("", what).removeprefix("held ").replace("; held ", "; "),
        full,
        written(fate.at),
        fate.question,
        fate.code,
        fate.heading,
    )


def facts(done: "Imported", items: Sequence[Item]) -> str:
    """Give the file, the counts, and what was taken for granted."""
    proposal = done.proposal
    waiting = sum(each.asks for each in items)
    counts = [
        f"+{len(proposal.held)} held",
        f"+{len(proposal.planned)} planned",
        f"={len(proposal.known)} known",
        f"?{waiting} to answer" if waiting else "nothing waits",
    ]
    lines = [f"Import   Old tracker   {proposal.file}", "   ".join(counts)]
    if proposal.assumptions:
        lines.append("Taken for granted: " + " ".join(proposal.assumptions))
    return "\n".join(map(show, lines))


def choices(question: "Question", done: "Imported") -> "list[tuple[object, str, str]]":
    """Give what a question may be answered with: what is kept, its name, and what it means."""
    this = done.proposal.today.year
    if question.wanted == "order":
        return [(MONTH, MONTH, "6/3 is June 3"), (DAY, DAY, "6/3 is 6 March")]
    if question.wanted == "year":
        return [(year, str(year), "") for year in range(this + 1, this - YEARS, -1)]
    if question.wanted == "team":
        return [(code, code, "") for code in question.choices]
    if question.wanted == "program":
        return [*((code, code, "") for code in done.programs), (BOTH, "all of these", "")]
    near = sorted(done.courses.items(), key=lambda each: each[0] not in question.choices)
    return [(code, code, title) for code, title in near]
