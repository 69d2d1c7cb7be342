"""Published reports and comparisons as JSON. Fields may be added, none renamed."""

from collections.abc import Iterable
from typing import Any

from tracker.coverage.why.shape import as_json as why_as_json
from tracker.coverage.why.shape import restatement_as_json
from tracker.reports.document import Share
from tracker.reports.kept.changed import Changed
from tracker.reports.kept.comparing import Comparison
from tracker.reports.kept.differing import Figures
from tracker.reports.kept.sides import Side
from tracker.reports.kept.telling import changed_sentences
from tracker.reports.kept.values import Content, Kept


def kept_as_json(kept: Kept) -> dict[str, Any]:
    """Give what the list tells of a published report."""
    return {
        "published": kept.number,
        "as_of": kept.as_of.isoformat(),
        "known_on": kept.known_on,
        "copy": kept.audience,
        "form": kept.form,
        "published_on": kept.published_on.isoformat(),
        "fingerprint": kept.fingerprint,
        "headline": kept.headline,
        "files": dict(kept.digests),
        "note": kept.note,
        "withdrawn": kept.withdrawn,
    }


def shown_as_json(kept: Kept, content: Content) -> dict[str, Any]:
    """Give a published report with its words, and its figures as its copy shows them."""
    report = content.report
    return {
        **kept_as_json(kept),
        "how_are_we_doing": report.doing,
        "factors_affecting_results": report.factors,
        "rows": report.shape["rows"],
        "totals": report.shape["totals"],
    }


def comparison_as_json(found: Comparison) -> dict[str, Any]:
    """Give both sides and everything that differs between them; `why` is null where the journal cannot tell it."""
    return {
        "before": _side(found.before),
        "after": _side(found.after),
        "totals": _figures(found.figures),
        "teams": [
            {
                "course": each.course,
                "team": each.team,
                "before": each.before.value if each.before else None,
                "after": each.after.value if each.after else None,
            }
            for each in found.teams
        ],
        "words": [{"part": each.part, "gone": each.gone, "new": each.new} for each in found.words],
        "why": why_as_json(found.why)["rows"] if found.why else None,
    }


def changed_as_json(found: Iterable[Changed]) -> list[dict[str, Any]]:
    """Give each report that would say something else, with what and why; no `restatement` where nobody can tell."""
    return [
        {
            **kept_as_json(each.kept),
            "words": list(changed_sentences(each)),
            "totals": _figures(each.figures),
            "teams": [
                {"course": team.course, "team": team.team, "figure": name, "then": was, "now": now}
                for team in each.teams
                for name, was, now in team.facts
            ],
            "restatement": restatement_as_json(each.restated) if each.restated else None,
        }
        for each in found
    ]


def _side(side: Side) -> dict[str, Any]:
    return {
        "published": side.kept.number if side.kept else None,
        "as_of": side.coverage.as_of.isoformat(),
        "known_on": side.known_on,
        "copy": side.report.copy,
        "fingerprint": side.report.fingerprint,
        "headline": side.report.headline,
    }


def _figures(figures: Iterable[Figures]) -> list[dict[str, Any]]:
    return [
        {
            "course": each.course,
            "title": each.title,
            "program": each.program,
            "before": _measures(each.reached.before, each.districts.before, each.trained.before),
            "after": _measures(each.reached.after, each.districts.after, each.trained.after),
            "change": _measures(each.reached.change, each.districts.change, each.trained.change),
        }
        for each in figures
    ]


def _measures(reached: Share | None, districts: Share | None, trained: Share | None) -> dict[str, int] | None:
    """Give the halves of the three measures by their names; None where a side has none of them."""
    if reached is None or districts is None or trained is None:
        return None
    return {
        "teams_reached": reached.n,
        "teams": reached.of,
        "districts_reached": districts.n,
        "districts": districts.of,
        "trained": trained.n,
        "eligible": trained.of,
    }
