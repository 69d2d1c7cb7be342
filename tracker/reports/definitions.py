"""The definitions that a report prints: only the ones that it uses."""

from tracker.reports.given import Given
from tracker.reports.withhold import FEWEST

CAUTION = (
    "Completing a training is not the same as using the screening tool: "
    "these figures say who was reached and trained, not what was done in a case."
)
TEAM = "A team that at least one held session of the course was delivered to, on or before the day."
DISTRICT = "A district where every team of the program is reached."
TRAINED = "Eligible staff whose credit for the course is in force on the day, of all eligible staff that day."
_ELIGIBLE = (
    "On the roster on the day, in the course's audience, an employee, not on leave and not exempt. "
    "Those left out are shown as counts with their reason."
)
_CREDIT = (
    "Comes from attendance in full at a held session, or from a completion recorded without one; "
    "it is dated by that day. Part of a session is no credit."
)
_EVIDENCE = (
    "Named: a list of who was there. Headcount: a number only. Reported: a coordinator's word. "
    "The last two make the team reached and nobody trained."
)
AS_OF = "The day that the figures are true of. People are counted where they were on that day."
_KNOWN_ON = "The moment up to which the records had been entered when the figures were made."
_PERCENT = "Never rounded up to 100% or down to 0%. Fewer than 10 people are given as n of N alone."
_LAPSED = "Staff with only credits whose validity has ended, which is not the same as never trained."
_WITHHELD = (
    "Teams with fewer than {} eligible staff are shown without numbers, and so are as many others "
    "as it takes to keep those numbers from being worked out, from this copy or from earlier ones."
)
WITHHELD = _WITHHELD.format(FEWEST)
ESTIMATE = "A figure that somebody else published; it is never blended with the measured ones."


def withheld_words(fewest: int = FEWEST) -> str:
    """Say what is withheld from partners."""
    return _WITHHELD.format(fewest)


def definitions(given: Given) -> tuple[tuple[str, str], ...]:
    """Give each term of this report with its meaning."""
    near, far, *relative = given.bands
    points = "percent of the target" if any(relative) else "points"
    terms = [
        ("Team reached", TEAM),
        ("District reached", DISTRICT),
        ("Staff trained", TRAINED),
        ("Eligible", _ELIGIBLE),
        ("Credit", _CREDIT),
        ("Evidence", _EVIDENCE),
        ("As of", AS_OF),
        ("As known on", _KNOWN_ON),
        ("Percentages", _PERCENT),
        ("On target", f"Down to {near} {points} below the target; near target down to {far}; below it further down."),
    ]
    terms += [("Lapsed", _LAPSED)] if any(c.valid_months for c in given.coverage.courses) else []
    terms += [("Withheld", withheld_words(given.fewest))] if given.copy == "external" else []
    terms += [("Reported estimate", ESTIMATE)] if given.estimates else []
    return tuple(terms)
