"""A report in plain words, for the screen that exports it and for the clipboard."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from tracker.names import show
from tracker.tui.words import bar

if TYPE_CHECKING:
    from tracker.reports.values import Measure, Report

WIDTH = 24  # of a bar, in cells
SHOWN = 6  # teams named in one line


def summary(report: "Report", checked: Sequence[str] = ()) -> str:
    """Give the report's headline and bars, what moved since the last one, the checks, and its sentences."""
    lines = [report.title, report.headline, ""]
    for block in report.courses:
        lines += [block.title, *_bars(block.measures[-1])]  # the whole of it stands last
    if report.changes:
        lines += ["", "What changed", *(f"  {line}" for line in report.changes)]
    if checked:
        lines += ["", "Checks", *(f"  {line}" for line in checked)]
    hers = {each.part for each in report.worded}
    lines += ["", _head("How are we doing", own="doing" in hers), *(f"  {line}" for line in report.doing)]
    lines += ["", _head("Factors affecting results", own="factors" in hers), *(f"  {line}" for line in report.factors)]
    return "\n".join(map(show, lines))


def _head(title: str, *, own: bool) -> str:
    return f"{title} (your words)" if own else title


def _bars(measure: "Measure") -> Iterator[str]:
    from tracker.reports.beside import bar_end

    reached, trained = measure.reached, measure.trained
    drawn = bar(trained.n, trained.of, measure.target, WIDTH) if trained else "░" * WIDTH
    yield f"  teams   {bar(reached.n, reached.of, 1.0, WIDTH)}  {bar_end(reached)}"
    yield f"  people  {drawn}  {bar_end(trained)}, {measure.band}"


def checks(report: "Report", not_matched: int) -> list[str]:
    """Give what to know before the files are passed on."""
    from tracker.reports.wording import out_of_date

    without = dict.fromkeys(str(row["team"]) for row in report.shape["rows"] if row["team"] and not row["roster_on"])
    names = list(without)
    more = f" and {len(names) - SHOWN} more" if len(names) > SHOWN else ""
    lines = [
        f"! no roster: {', '.join(names[:SHOWN])}{more} (shown as unknown)" if names else "✓ every team has a roster",
        f"! {not_matched} names of attendance lists are not matched" if not_matched else "✓ every name is matched",
    ]
    lines += [f"! {line}" for line in out_of_date(report.worded)]
    if report.copy == "internal":
        lines.append("! these files name staff who still need training: do not pass them on")
    else:
        lines.append(f"✓ no person names in the {report.copy} files")
    return [show(line) for line in (*lines, *(f"! {notice}" for notice in report.notices))]
