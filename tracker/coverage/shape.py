"""The figures as JSON: the one shape of the command line and the report. Fields may be added, none renamed."""

from datetime import date
from typing import Any

from tracker.coverage.values import Coverage, Row, Total


def as_json(coverage: Coverage) -> dict[str, Any]:
    """Give every figure under its field's name: days as ISO text, ratios unrounded, null where none is."""
    return {
        "as_of": coverage.as_of.isoformat(),
        "known_on": coverage.known_on,
        "by": coverage.by,
        "rows": [_row(row) for row in coverage.rows],
        "totals": [_total(total) for total in coverage.totals],
    }


def _row(row: Row) -> dict[str, Any]:
    return {
        "course": row.course,
        "district": row.district,
        "program": row.program,
        "team": row.team,
        "classification": row.classification,
        "teams": row.teams,
        "teams_reached": row.teams_reached,
        "state": row.state.value if row.state else None,
        "last_delivery": _day(row.last_delivery),
        "next_session": _day(row.next_session),
        "evidence": row.evidence,
        "staff": row.staff,
        "eligible": row.eligible,
        "trained": row.trained,
        "lapsed": row.lapsed,
        "never": row.never,
        "new": row.new,
        "on_leave": row.on_leave,
        "exempt": row.exempt,
        "not_employees": row.not_employees,
        "joined_since_delivery": row.joined_since_delivery,
        "roster_on": _day(row.roster_on),
        "staff_rate": row.staff_rate,
    }


def _total(total: Total) -> dict[str, Any]:
    return {
        "course": total.course,
        "program": total.program,
        "districts": total.districts,
        "districts_reached": total.districts_reached,
        "districts_partly": total.districts_partly,
        "cells": total.cells,
        "cells_reached": total.cells_reached,
        "teams": total.teams,
        "teams_reached": total.teams_reached,
        "eligible": total.eligible,
        "trained": total.trained,
        "lapsed": total.lapsed,
        "never": total.never,
        "on_leave": total.on_leave,
        "exempt": total.exempt,
        "not_employees": total.not_employees,
        "staff_rate": total.staff_rate,
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
