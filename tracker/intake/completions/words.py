"""What trackers and learning systems write beside a course: completed, not yet, need not, did not pass."""

import re
from enum import StrEnum
from functools import lru_cache

from tracker.intake.words import key


class Verdict(StrEnum):
    """What a cell says about one person and one course."""

    COMPLETED = "completed"
    UNFINISHED = "unfinished"
    EXEMPT = "exempt"
    FAILED = "failed"


#: words that a column of something else than training may hold too
WEAK: dict[Verdict, tuple[str, ...]] = {
    Verdict.COMPLETED: ("x", "xx", "yes", "y", "true", "done", "ok", "okay", "present"),
    Verdict.UNFINISHED: ("no", "n", "false", "pending", "open", "active", "due", "required"),
    Verdict.EXEMPT: ("n a", "na"),
    Verdict.FAILED: ("absent", "cancelled", "canceled"),
}
STRONG: dict[Verdict, tuple[str, ...]] = {
    Verdict.COMPLETED: (
        *("completed", "complete", "finished", "passed", "pass", "attended", "successful", "satisfied", "satisfactory"),
        *("certified", "achieved", "completed achieved pass grade", "completed on time", "completed late", "trained"),
        *("successfully completed", "completed successfully", "training completed", "course completed", "took it"),
    ),
    Verdict.UNFINISHED: (
        *("in progress", "inprogress", "enrolled", "not started", "registered", "not completed", "incomplete"),
        *("not complete", "assigned", "scheduled", "planned", "waitlisted", "wait listed", "waitlist", "overdue"),
        *("past due", "not yet", "not attempted", "not enrolled", "not registered", "invited", "started", "to do"),
        *("todo", "not taken", "not done", "not attended", "notstarted", "needs", "needed", "needs to complete"),
        *("partially complete", "partially completed", "partial", "enrolled in progress", "will attend"),
    ),
    Verdict.EXEMPT: (
        *("waived", "waiver", "waive", "exempt", "exempted", "exemption", "not applicable", "does not apply"),
        *("not required", "not needed", "waived by supervisor", "exempt from training"),
    ),
    Verdict.FAILED: (
        *("failed", "fail", "not passed", "did not pass", "withdrawn", "withdrew", "withdraw", "no show", "noshow"),
        *("dropped", "did not attend", "did not complete", "unsuccessful", "unsatisfactory", "no call no show"),
        *("completed did not achieve pass grade", "registration cancelled", "enrollment cancelled"),
    ),
}
_KNOWN = {word: verdict for kinds in (WEAK, STRONG) for verdict, words in kinds.items() for word in words}
_STRONG = frozenset(word for words in STRONG.values() for word in words)
_TICKS = re.compile("[\u2713\u2714\u2611\u221a\u2705]\ufe0f?")
LONGEST = 200  # characters of a state
_DASHES = " \t\r\n\u00a0\u202f-\u2013\u2014\u2212"
_SET_BY = re.compile(r"\s*[(\[]\s*(?:set|overridden|marked|recorded) (?:by|manually)\b[^)\]]*[)\]]\s*$", re.IGNORECASE)


def verdict_of(text: str) -> Verdict | None:
    """Give what a cell's words say; None for words that are not known."""
    return _verdict(text) if len(text) <= LONGEST else None


@lru_cache(maxsize=4096)  # a table says the same few words in every row
def _verdict(text: str) -> Verdict | None:
    plain = _SET_BY.sub("", text)
    words = key(_TICKS.sub(" ", plain))
    if _TICKS.search(plain) and not words:
        return Verdict.COMPLETED
    return _KNOWN.get(words)


def is_strong(text: str) -> bool:
    """Whether a cell's words can hardly be about anything but training."""
    return len(text) <= LONGEST and key(_SET_BY.sub("", text)) in _STRONG


def is_blank(text: str) -> bool:
    """Whether a cell holds nothing, or only a dash."""
    return not text.strip(_DASHES)
