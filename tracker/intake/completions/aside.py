"""The rows of completions that wait, as they are listed in the workbook beside the file."""

from tracker.intake.completions.proposal import Proposal
from tracker.intake.completions.propose import said_of


def of_completions(proposal: Proposal) -> list[tuple[object, ...]]:
    """Give each row once, with everything that is to be decided about it."""
    reasons: dict[tuple[str, int], list[str]] = {}
    who: dict[tuple[str, int], str] = {}
    for each in proposal.waiting:
        may = "; ".join(f"{name}: {why}" for _, name, why in each.candidates)
        for mark in each.marks:
            who[mark.at] = each.shown
            _add(reasons.setdefault(mark.at, []), f"May be {may}." if may else "Nobody in the records fits.")
    for aside in proposal.aside:
        who.setdefault(aside.mark.at, said_of(aside.mark.given))
        course = aside.mark.course or aside.mark.code
        _add(reasons.setdefault(aside.mark.at, []), f"{course}: {aside.why}" if course else aside.why)
    return [(*at, who[at], " ".join(reasons[at])) for at in sorted(reasons)]


def _add(said: list[str], words: str) -> None:
    if words not in said:
        said.append(words)
