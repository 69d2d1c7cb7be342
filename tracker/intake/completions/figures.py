"""What an import of completions does to the coverage: the courses whose figures change, over all programs."""

from tracker.coverage.values import Coverage, Total


def changed(before: Coverage, after: Coverage) -> tuple[tuple[Total, Total], ...]:
    """Give each course's total before and after, where they differ."""
    now = {each.course: each for each in after.totals if each.program is None}
    return tuple(
        (each, now[each.course]) for each in before.totals if each.program is None and now[each.course] != each
    )
