"""Coverage on the screen: the figures of the records, wide enough, in words, and no key writes."""

from datetime import date

import pytest

from tests.tui.conftest import Room, driven, press, runs, settled, text_of
from tracker.coverage.values import State
from tracker.tui import spots
from tracker.tui.screens.coverage import Coverage
from tracker.tui.spots import ORDERS, Spot
from tracker.tui.widgets.lines import Lines
from tracker.tui.words import bar, course_words

DAY = date(2025, 9, 12)
COLUMN = 17  # four of them fill 80 cells


def spot(**facts: object) -> Spot:
    usual: dict[str, object] = {
        "course": "overview",
        "district": 4,
        "program": "CPS",
        "team": None,
        "teams": 1,
        "teams_reached": 0,
        "state": State.NOT_SCHEDULED,
        "day": None,
        "eligible": 14,
        "trained": 0,
        "rostered": True,
    }
    return Spot(**{**usual, **facts})  # type: ignore[arg-type] # as a test says it


@pytest.mark.parametrize(
    ("words", "facts"),
    [
        ("● 08-12 13/14", {"state": State.TARGET_MET, "day": date(2025, 8, 12), "teams_reached": 1, "trained": 13}),
        ("● 24-08-12 13/14", {"state": State.DELIVERED, "day": date(2024, 8, 12), "teams_reached": 1, "trained": 13}),
        ("◐ sched 10-02", {"state": State.SCHEDULED, "day": date(2025, 10, 2)}),
        ("◐ sched 26-01-02", {"state": State.SCHEDULED, "day": date(2026, 1, 2)}),
        ("! overdue 09-02", {"state": State.OVERDUE, "day": date(2025, 9, 2)}),
        ("! overdue 2024-12", {"state": State.OVERDUE, "day": date(2024, 12, 2)}),
        ("○ not yet", {}),
        ("○ contact", {"state": State.CONTACTED}),
        ("? no roster", {"rostered": False}),
        ("– no team", {"state": State.NOT_APPLICABLE, "teams": 0}),
        ("◐ 1/2 teams 10-02", {"state": State.SCHEDULED, "day": date(2025, 10, 2), "teams": 2, "teams_reached": 1}),
    ],
)
def test_a_cell_says_symbol_word_and_day_uncut_at_80_columns(words: str, facts: dict[str, object]) -> None:
    assert str(spots.drawn(spot(**facts), DAY, COLUMN)) == words
    assert len(words) <= COLUMN


def test_a_bar_is_full_only_at_all_and_carries_its_target() -> None:
    assert bar(99, 100, 0.9, 10) == "█████████┃"
    assert bar(5, 10, 0.9, 10) == "█████░░░░┃"
    assert bar(0, 0, 0.5, 4) == "░░┃░"


def test_courses_that_share_a_last_word_keep_their_codes() -> None:
    assert course_words(["screening-overview", "csec-refresher"]) == {
        "screening-overview": "overview",
        "csec-refresher": "refresher",
    }
    assert course_words(["a-overview", "b-overview"]) == {"a-overview": "a-overview", "b-overview": "b-overview"}


def test_what_is_left_comes_first_by_the_column_under_the_cursor_and_the_oldest_delivery_by_its_day() -> None:
    column = ("overview", "CPS")
    found: dict[tuple[spots.Key, str, str], Spot] = {
        (1, *column): spot(state=State.DELIVERED, day=date(2025, 8, 1), teams_reached=1),
        (2, *column): spot(),
        (3, *column): spot(state=State.DELIVERED, day=date(2025, 3, 1), teams_reached=1),
        (4, *column): spot(state=State.OVERDUE, day=date(2025, 9, 1)),
        ("STATE-CPS-X", *column): spot(state=State.SCHEDULED, day=date(2025, 10, 1)),
    }
    keys = [key for key, _, _ in found]
    assert spots.in_order(keys, found, column, ORDERS[0]) == [1, 2, 3, 4, "STATE-CPS-X"]
    assert spots.in_order(keys, found, column, ORDERS[1]) == [4, 2, "STATE-CPS-X", 1, 3]
    assert spots.in_order(keys, found, column, ORDERS[2]) == [3, 1, 2, 4, "STATE-CPS-X"]


def test_the_screen_shows_both_courses_with_percent_the_cells_and_the_words_under_the_cursor(workspace: Room) -> None:
    async def body() -> None:
        async with driven(workspace.app()) as pilot:
            await press(pilot, "down", "down", "down")
            shown = text_of(pilot.app)
        assert "As of 2025-09-12" in shown
        assert "Overview 1/32 teams 3%" in shown
        assert "Refresher 0/32 teams 0%" in shown
        assert "▶D04   ● 08-12 2/3" in shown
        assert "◐ sched 10-02" in shown
        assert "D04 CPS overview: Delivered 2025-08-12 Tue. 2 of 3 trained." in shown
        assert "Roster 3 eligible, of 2025-09-02 (10 days old), from roster.xlsx" in shown
        assert len(shown.splitlines()) <= 24
        assert "D16" in shown

    runs(body())


def test_at_120_columns_the_side_says_what_comes_needs_a_look_and_was_done(workspace: Room) -> None:
    async def body() -> None:
        async with driven(workspace.app(), size=(120, 40)) as pilot:
            shown = text_of(pilot.app)
        for words in ("SUMMARY as of 2025-09-12", "NEXT UP", "overview: Perm D01 D14", "NEEDS ATTENTION"):
            assert words in shown
        assert "! 26 teams have no roster" in shown
        assert "scheduled the overview for 2" in shown
        assert "┃ 90%" in shown

    runs(body())


def test_enter_opens_the_team_and_escape_comes_back(workspace: Room) -> None:
    async def body() -> None:
        async with driven(workspace.app()) as pilot:
            await press(pilot, "down", "down", "down", "enter")
            assert "District 4 CPS" in text_of(pilot.app)
            await press(pilot, "escape")
            assert isinstance(pilot.app.screen, Coverage)

    runs(body())


def test_another_day_is_marked_and_its_figures_are_of_that_day(workspace: Room) -> None:
    async def body() -> None:
        async with driven(workspace.app(as_of=date(2025, 8, 11))) as pilot:
            shown = text_of(pilot.app)
        assert "As of 2025-08-11    Overview 0/32 teams 0%" in shown
        assert "which is not today" in shown
        assert "D16" in shown
        assert "? no roster" in shown

    runs(body())


def test_o_goes_through_the_orders_with_the_cursor_staying_on_its_team(workspace: Room) -> None:
    async def body() -> None:
        async with driven(workspace.app()) as pilot:
            grid = pilot.app.screen.query_one("#grid", Lines)
            await press(pilot, "down", "down", "down", "o")
            assert (grid.key, grid.lines[-1].key) == (4, 4)
            await press(pilot, "o")
            assert (grid.key, grid.lines[0].key) == (4, 4)
            await press(pilot, "o")
            assert [line.key for line in grid.lines][:4] == [1, 2, 3, 4]

    runs(body())


def test_a_statewide_team_has_a_line_of_its_own_and_opens(workspace: Room) -> None:
    from tracker import people, teams

    records = workspace.records()
    with records.store().writing("opened a statewide unit") as db:
        hotline = teams.add(db, district=None, program="CPS", name="Hotline")
        people.add(db, "Quill, Rae", team_id=hotline.team_id, on=date(2025, 1, 1))
    records.close()

    async def body() -> None:
        async with driven(workspace.app()) as pilot:
            await press(pilot, "end")
            shown = text_of(pilot.app)
            assert "▶State ? no roster" in shown
            assert "STATE-CPS-Hotline overview: Not scheduled. 0 of 1 trained." in shown
            await press(pilot, "enter")
            assert "Statewide CPS" in text_of(pilot.app)
            assert "Quill, Rae" in text_of(pilot.app)

    runs(body())


def test_a_window_made_wider_and_narrower_shows_the_same_figures_without_a_bar_to_scroll_sideways(
    workspace: Room,
) -> None:
    async def body() -> None:
        async with driven(workspace.app()) as pilot:
            for width, height in ((120, 30), (80, 24)):
                await pilot.resize_terminal(width, height)
                await settled(pilot)
                grid = pilot.app.screen.query_one("#grid", Lines)
                assert "● 08-12 2/3" in text_of(pilot.app)
                assert sum(column.width + 1 for column in grid.columns) < grid.size.width
                assert not grid.show_horizontal_scrollbar

    runs(body())


def test_many_courses_show_a_part_and_t_the_next(workspace: Room) -> None:
    from tracker.training.courses import add

    records = workspace.records()
    with records.store().writing("added courses") as db:
        for number in range(4):
            add(db, f"course-n{number}", title=f"Course {number}")
    records.close()

    async def body() -> None:
        async with driven(workspace.app()) as pilot:
            shown = text_of(pilot.app)
            assert "CPS n3" not in shown
            assert "t other trainings" in shown
            await press(pilot, "t")
            assert "CPS n3" in text_of(pilot.app)

    runs(body())


def test_the_letters_of_the_screen_write_nothing(workspace: Room) -> None:
    async def body() -> None:
        before = workspace.dump()
        async with driven(workspace.app()) as pilot:
            await press(pilot, "o", "t", "c", "down", "right", "enter", "escape")
        assert workspace.dump() == before

    runs(body())


def test_letters_stand_in_the_place_of_symbols_where_they_are_wanted(workspace: Room) -> None:
    from tracker.tui import words

    async def body() -> None:
        app = workspace.app()
        words.use_letters(wanted=True)
        async with driven(app) as pilot:
            shown = text_of(pilot.app)
        assert "D 08-12 2/3" in shown
        assert "D delivered" in shown
        assert "●" not in shown

    try:
        runs(body())
    finally:
        words.use_letters(wanted=False)
