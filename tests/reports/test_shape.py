import json

from tracker.coverage.shape import as_json
from tracker.coverage.values import Coverage

ROW_KEYS = [
    "course",
    "district",
    "program",
    "team",
    "teams",
    "teams_reached",
    "state",
    "last_delivery",
    "evidence",
    "staff",
    "eligible",
    "trained",
    "lapsed",
    "never",
    "new",
    "on_leave",
    "exempt",
    "not_employees",
    "joined_since_delivery",
    "roster_on",
]
TOTAL_KEYS = [
    "course",
    "program",
    "districts",
    "districts_reached",
    "cells",
    "cells_reached",
    "teams",
    "teams_reached",
    "eligible",
    "trained",
]


def test_rows_and_totals_hold_every_field_of_the_contract(plan: Coverage) -> None:
    shape = as_json(plan)
    assert (shape["as_of"], shape["known_on"]) == ("2025-08-20", None)
    assert all(set(ROW_KEYS) <= row.keys() for row in shape["rows"])
    assert all({*TOTAL_KEYS, "staff_rate"} <= total.keys() for total in shape["totals"])
    assert [total["program"] for total in shape["totals"]] == ["CPS", "Permanency", None] * 2
    json.dumps(shape)


def test_a_rate_is_unrounded_and_null_where_nobody_is_eligible(plan: Coverage) -> None:
    rows = {(row["course"], row["team"]): row for row in as_json(plan)["rows"]}
    assert rows["screening-overview", "D1-CPS"]["staff_rate"] == 32 / 33
    assert rows["screening-overview", "D14-CPS"]["staff_rate"] is None
    assert rows["screening-overview", "D14-CPS"]["roster_on"] is None
    assert rows["screening-overview", "D1-CPS"]["roster_on"] == "2025-08-01"
