"""The curve: every point where its day and its share say, and the plans dashed beyond the last day."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reports.charts.given import DAY, NAMES, drawn, outside, texts
from tracker.coverage.ahead.values import Forecast, Outlook, Tally
from tracker.coverage.trend.values import Point, Trend
from tracker.coverage.values import CourseFacts
from tracker.reports.charts.curve import curve, over_time
from tracker.reports.charts.drawing import Path, Rect, Words
from tracker.reports.charts.scale import Days, apart
from tracker.reports.document import Share

MONTHS = (date(2025, 5, 31), date(2025, 6, 30), date(2025, 7, 31), DAY)
Figures = Sequence[tuple[int, int, int, int]]  # teams reached, teams, trained, eligible


def trend(lines: dict[str | None, Figures], days: Sequence[date] = MONTHS, *, due: date | None = None) -> Trend:
    """Give the trend of one course with these figures per program."""
    points = [
        Point(
            day, "overview", program, districts=1, districts_reached=0, districts_partly=0, cells=1, cells_reached=0,
            teams=teams, teams_reached=reached, teams_planned=reached, eligible=of, trained=n,
            sessions_due=0, sessions_held=0,
        )
        for program, figures in lines.items()
        for day, (reached, teams, n, of) in zip(days, figures, strict=True)
    ]  # fmt: skip
    facts = CourseFacts("overview", "The overview", 0.9, due)
    return Trend(tuple(days), None, (facts,), tuple(points), ())


def planned(program: str | None, until: date, teams: tuple[int, int], people: tuple[int | None, int]) -> Forecast:
    """Give what the planned sessions of one program would bring."""
    now, then = (
        Tally(1, 0, 1, 0, teams[1], reached, people[1], trained) for reached, trained in ((0, 0), (teams[0], people[0]))
    )
    outlook = Outlook("overview", program, now, then, 1, 0, until, 1, 1, 1, None, None)
    return Forecast(DAY, (), (outlook,), (), (), (), ())


ROLLOUT = trend({"CPS": [(0, 16, 0, 0), (5, 16, 300, 600), (11, 16, 450, 600), (12, 16, 480, 640)]})
COUNTS = st.integers(0, 3000).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of)))
POINTS = st.tuples(COUNTS, COUNTS).map(lambda both: (*both[0], *both[1]))
SPANS = st.integers(1, 60)


@st.composite
def trends(draw: st.DrawFn) -> Trend:
    """Draw a trend of any span with up to four programs and a target day before, within or long after it."""
    many = draw(SPANS)
    days = [DAY - timedelta(days=30 * (many - 1 - place)) for place in range(many)]
    programs: list[str | None] = [*draw(st.lists(NAMES, max_size=4, unique=True)), None]
    figures = st.lists(POINTS, min_size=1, max_size=3).map(lambda some: (some * many)[:many])
    due = draw(st.one_of(st.none(), st.dates(date(2024, 1, 1), date(2029, 1, 1))))
    return trend({program: draw(figures) for program in programs}, days, due=due)


@given(given_trend=trends(), until=st.dates(DAY, date(2027, 1, 1)), title=NAMES)
def test_everything_is_inside_the_box_and_the_same_twice(given_trend: Trend, until: date, title: str) -> None:
    programs = [each.program for each in given_trend.points]
    forecast = planned(programs[0], until, (5, 7), (None, 9))
    titles = {program: title for program in programs if program is not None}
    figure = curve(given_trend, "overview", titles, forecast=forecast)
    assert outside(figure.drawing) == []
    assert drawn(figure) is not None
    assert figure == curve(given_trend, "overview", titles, forecast=forecast)


def test_points_stand_where_their_day_and_share_say() -> None:
    figure = curve(ROLLOUT, "overview", {})
    teams, people = (mark for mark in figure.drawing.marks if isinstance(mark, Path) and mark.look == "fill")
    assert [x for x, _ in teams.points] == sorted(x for x, _ in teams.points)
    bottom, high = teams.points[0][1], 150
    assert [(bottom - y) / high for _, y in teams.points] == pytest.approx([0, 5 / 16, 11 / 16, 12 / 16])
    assert len(people.points) == 3  # on the first day nobody counted: no rate is not 0
    assert people.points[1][1] - people.points[2][1] == pytest.approx(0)
    assert {"12 of 16 (75%)", "480 of 640 (75%)", "target 100%", "target 90%"} <= set(texts(figure))


def test_what_is_planned_is_dashed_and_said_at_its_end() -> None:
    figure = curve(ROLLOUT, "overview", {}, forecast=planned("CPS", date(2025, 9, 16), (15, 16), (None, 640)))
    ahead = [mark for mark in figure.drawing.marks if isinstance(mark, Path) and mark.look == "ahead"]
    assert len(ahead) == 1
    assert ahead[0].points[1][0] > ahead[0].points[0][0]
    assert "planned: 15 of 16 (94%)" in texts(figure)
    assert "15 of 16 (94%) by 16 Sep if every planned session is held" in figure.words
    assert "beyond 20 August 2025: if every planned session is held" in texts(figure)


def test_a_target_day_has_its_words_and_stands_on_the_scale_where_it_is_near() -> None:
    near = trend({"CPS": [(0, 2, 0, 9)] * 4}, due=date(2025, 10, 31))
    far = trend({"CPS": [(0, 2, 0, 9)] * 4}, due=date(2035, 10, 31))
    assert "target 90% by 31 October 2025" in texts(curve(near, "overview", {}))
    assert "Oct" in texts(curve(near, "overview", {}))
    assert "target 90% by 31 October 2035" in texts(curve(far, "overview", {}))
    assert "2030" not in texts(curve(far, "overview", {}))


def test_two_programs_are_two_lines_with_two_marks_and_more_are_one() -> None:
    flat = [(1, 2, 30, 60)] * 4
    two = curve(trend({"CPS": flat, "Permanency": flat, None: flat}), "overview", {"CPS": "Child Protection"})
    assert [text for text in texts(two) if text in {"Child Protection", "Permanency"}] == [
        "Child Protection",
        "Permanency",
    ] * 2
    assert len([mark for mark in two.drawing.marks if isinstance(mark, Rect) and mark.look == "dark"]) == 2 * (4 + 1)
    three = curve(trend({"A": flat, "B": flat, "C": flat, None: flat}), "overview", {})
    assert texts(three).count("All programs") == 2
    assert "A" not in texts(three)


def test_where_all_people_are_withheld_there_is_no_empty_panel() -> None:
    whole = curve(ROLLOUT, "overview", {})
    teams = curve(ROLLOUT, "overview", {}, withheld={"CPS", "Permanency", None})
    assert teams.drawing.height < whole.drawing.height * 0.6
    assert "Staff trained" not in [mark.text for mark in teams.drawing.marks if isinstance(mark, Words)]
    assert "staff" not in teams.caption


def test_people_who_are_withheld_have_no_line() -> None:
    figure = curve(ROLLOUT, "overview", {}, withheld={"CPS"})
    assert "480 of 640 (75%)" not in texts(figure)
    assert "480" not in figure.words
    assert "withheld" in figure.words
    assert "480" not in str(over_time(ROLLOUT, "overview", {}, withheld={"CPS"}))


def test_the_workbook_draws_the_shares_of_the_table_beside_it() -> None:
    table, native = over_time(ROLLOUT, "overview", {}), curve(ROLLOUT, "overview", {}).native
    assert native is not None
    assert native.table == table.title
    assert [(each.name, table.columns[each.column].kind) for each in native.series] == [
        ("CPS: teams reached", "percent"),
        ("CPS: staff trained", "percent"),
    ]
    assert table.rows[-1] == (DAY, Share(12, 16), Share(12, 16), Share(480, 640), Share(480, 640))


def test_the_scale_names_each_month_once_and_the_year_where_it_begins() -> None:
    figure = curve(
        trend({"CPS": [(1, 2, 1, 2)] * 4}, [date(2024, 11, 5), date(2024, 12, 5), date(2025, 1, 5), DAY]),
        "overview",
        {},
    )
    said = texts(figure)
    months = [text for text in said if text in {"Dec", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug"}]
    assert months[: len(months) // 2] == ["Dec", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul"]
    assert "2025" in said


@given(
    wanted=st.lists(st.floats(0, 150), min_size=1, max_size=3),
    high=st.floats(10, 40),
)
def test_labels_stand_apart_and_between_their_ends(wanted: list[float], high: float) -> None:
    tops = apart(wanted, high, 0, 150)
    assert all(-0.01 <= top <= 150 - high + 0.01 for top in tops)
    order = sorted(tops)
    assert all(after - before >= high - 0.01 for before, after in pairwise(order))


def test_days_outside_a_scale_stand_at_its_ends() -> None:
    days = Days(date(2025, 1, 1), date(2025, 12, 31), 10, 110)
    assert (days.at(date(2024, 1, 1)), days.at(date(2026, 1, 1))) == (10, 110)
    assert days.at(date(2025, 7, 2)) == pytest.approx(60)
