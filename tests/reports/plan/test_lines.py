"""The plan as text: within 80 columns, harmless, and each thing said once."""

from datetime import date

from sqlalchemy.orm import Session

from tests.people.tried import tried
from tracker import initiatives
from tracker.initiatives import Plan
from tracker.reports.plan.lines import (
    WIDTH,
    entry_lines,
    funding_lines,
    listed_lines,
    money,
    outcome_lines,
    summary,
)
from tracker.reports.plan.live import live
from tracker.reports.plan.shape import NOTHING, as_rows

DAY = date(2025, 8, 20)
HOSTILE = "[/] \x1b[2J =1+1 \u202e<b>"


def everything(db: Session, plan: Plan) -> list[str]:
    """Give every text that is made of a plan."""
    lines = live(db, plan)
    whole = [line for each in plan.entries for line in entry_lines(each, lines.get(each.code, NOTHING), plan.outcomes)]
    return [*listed_lines(plan, lines), *whole, *funding_lines(plan.asks), *outcome_lines(plan)]


def test_no_line_is_wider_than_a_terminal_of_80_columns() -> None:
    with tried() as db:
        said = everything(db, initiatives.plan(db, DAY))
        assert len(said) > 300
        assert max(map(len, said)) <= WIDTH


def test_the_list_begins_with_the_short_term_and_ends_with_what_the_plan_counts() -> None:
    with tried() as db:
        plan = initiatives.plan(db, DAY)
        said = list(listed_lines(plan, live(db, plan)))
        headings = [line for line in said if line and not line.startswith(" ")]
        assert headings[:5] == ["Short-term", "Mid-term", "Long-term", "Recommendations", "Other options explored"]
        assert summary(plan) == (
            "19 initiatives, 5 recommendations, 1 option. 7 initiatives are done or in progress for the short term,"
            " 5 rely on funding. Open asks: $53,000 and 7 without a figure."
        )
        assert any("prohibitive at an annual $33,000" in line for line in said)


def test_an_empty_plan_says_so() -> None:
    assert list(listed_lines(Plan(DAY), {})) == ["The plan is empty."]
    assert money(initiatives.totals(())) == "none"


def test_hostile_text_is_kept_and_shown_harmlessly() -> None:
    with tried() as db:
        initiatives.change(db, "docu", title=HOSTILE, owner=HOSTILE, next_step=HOSTILE, note=HOSTILE)
        initiatives.add_milestone(db, "docu", HOSTILE)
        initiatives.add_ask(db, HOSTILE, initiative="docu", unblocks=HOSTILE)
        plan = initiatives.plan(db, DAY)
        said = everything(db, plan)
        assert any("[/] =1+1 <b>" in line for line in said)
        assert not [line for line in said if not line.isprintable()]
        assert as_rows(plan, {})[12]["title"] == "[/] =1+1 <b>"


def test_a_row_has_every_field_of_the_contract_and_no_figure_is_null() -> None:
    with tried() as db:
        plan = initiatives.plan(db, DAY)
        rows = as_rows(plan, live(db, plan))
        assert list(rows[0])[:11] == [
            "kind",
            "title",
            "area",
            "term",
            "status",
            "status_words",
            "internal_needs",
            "dependencies",
            "anticipated_outcome",
            "live",
            "amount",
        ]
        assert [row["amount"] for row in rows if row["amount"] is not None] == [8000, 12000, 33000]
        assert {row["live"] for row in rows if row["kind"] != "initiative"} == {""}
