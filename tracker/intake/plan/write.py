"""An edited plan written: as one operation, and only what the proposal shows."""

from datetime import date

from sqlalchemy.orm import Session

from tracker import initiatives
from tracker.errors import StaleProposal, WrongUsage
from tracker.intake.plan.propose import propose_plan
from tracker.intake.plan.values import Line, PlanProposal
from tracker.store import Store

_NOT_TEXTS = frozenset({"status", "status_words", "status_on", "next_on", "code"})


def write_plan(store: Store, proposal: PlanProposal) -> int | None:
    """Write what a proposal shows and give the operation's number; None where there is nothing to write."""
    if proposal.is_empty:
        return None
    if proposal.undated:
        codes = ", ".join(proposal.undated)
        raise WrongUsage(f"Say since when it stands so, e.g. --on 2025-09-30: {codes}. Nothing was written.")
    with store.writing(f"imported {proposal.file.file} into the plan") as db:
        again = propose_plan(db, proposal.file, on=proposal.on, today=proposal.today, made_of=proposal.made_of)
        if again != proposal:
            raise StaleProposal
        for line in proposal.lines:
            _write(db, line)
        return int(db.info["operation"])


def _write(db: Session, line: Line) -> None:
    if line.what == "same":
        return
    texts = {field: line.row.text(field) for field in line.row.facts if field not in _NOT_TEXTS}
    due = line.row.day("next_on")
    if line.what == "new":
        _add(db, line, texts)
    elif texts or "next_on" in line.row.facts:
        gone = ("next_on",) if "next_on" in line.row.facts and due is None else ()
        initiatives.change(db, line.code, next_on=due, clear=gone, **texts)
    if line.what == "changed" and line.stands_anew:
        words = line.row.text("status_words")
        initiatives.set_status(db, line.code, line.row.text("status"), day=_since(line), words=words)


def _add(db: Session, line: Line, texts: dict[str, str]) -> None:
    said = {field: words for field, words in texts.items() if field not in ("title", "kind")}
    initiatives.add(
        db,
        line.code,
        title=line.title,
        day=_since(line),
        kind=line.row.text("kind"),
        status=line.row.text("status"),
        words=line.row.text("status_words"),
        **said,
    )
    if due := line.row.day("next_on"):
        initiatives.change(db, line.code, next_on=due)


def _since(line: Line) -> date:
    if line.since is None:
        raise AssertionError("a status without a day is refused before anything is written")
    return line.since
