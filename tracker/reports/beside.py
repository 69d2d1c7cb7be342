"""What stands beside the figures in words: alternative texts, the end of each bar, the line under the title."""

from tracker.reports.document import WITHHELD, Share
from tracker.reports.values import CourseBlock, Measure, Report
from tracker.reports.words import FEWEST, headline, n_of_n, percent_of_target, whole_percent


def about(report: Report) -> str:
    """Give the line under the title; the internal copy's note stands above it already, in a box."""
    note = "" if report.copy == "internal" else f"{report.copy_note} "
    return f"{note}{report.known_words}."


def foot(report: Report) -> str:
    """Give what stands at the foot of every page."""
    parts = [f"As of {report.as_of.isoformat()}", f"records {report.fingerprint}", f"{report.copy} copy"]
    return " · ".join([*parts, *([report.example] if report.example else [])])


def bar_end(share: Share | None) -> str:
    """Give the words at the end of a bar."""
    return WITHHELD if share is None else headline(share.n, share.of)


def described(block: CourseBlock) -> str:
    """Give a course's chart in words, for those who do not see it."""
    return f"Bars for {block.title}. " + " ".join(_described(m) for m in block.measures)


def reached_described(measure: Measure) -> str:
    """Give the bar of teams in words."""
    return f"Teams reached, {measure.label}: {bar_end(measure.reached)}; target all, {measure.reached_words}."


def trained_described(measure: Measure) -> str:
    """Give the bar of people in words."""
    target = percent_of_target(measure.target)
    return f"Staff trained, {measure.label}: {bar_end(measure.trained)}; target {target}, {measure.band}."


def label(share: Share | None) -> str:
    """Give a short label for a bar in a chart with many."""
    if share is None:
        return WITHHELD
    return n_of_n(share.n, share.of) if share.of < FEWEST else whole_percent(share.n, share.of)


def _described(measure: Measure) -> str:
    return f"{reached_described(measure)} {trained_described(measure)}"
