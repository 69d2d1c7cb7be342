"""The report as JSON: the figures in the shape of the command line, with the words beside them."""

import json

from tracker.reports.values import Report


def as_json(report: Report) -> bytes:
    """Draw the report as one JSON object; control characters in text stay escaped."""
    drawn = {
        "title": report.title,
        "agency": report.agency,
        "copy": report.copy,
        "example": bool(report.example),
        "fingerprint": report.fingerprint,
        **report.shape,
        "courses": [{"code": code, "title": title} for code, title in report.course_titles.items()],
        "headline": report.headline,
        "how_are_we_doing": report.doing,
        "factors_affecting_results": report.factors,
        "changes": report.changes,
        "definitions": dict(report.definitions),
        "caution": report.caution,
        "notices": report.notices,
    }
    return (json.dumps(drawn, indent=1) + "\n").encode()
