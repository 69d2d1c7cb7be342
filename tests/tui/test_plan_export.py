"""The plan written as files from its page: for whom is asked first, and the records stay as they are."""

import pytest

from tests.tui.conftest import Room, driven, press, runs, text_of


@pytest.mark.parametrize(("more", "copy"), [([], "leadership"), (["tab"], "external")])
def test_the_plan_is_written_for_whom_it_is_asked(workspace: Room, more: list[str], copy: str) -> None:
    async def body() -> None:
        app = workspace.app(screen="plan")
        before = workspace.rows()
        async with driven(app) as pilot:
            await press(pilot, "x")
            assert "into the exports folder" in text_of(app)
            await press(pilot, *more, "enter")
            written = sorted(path.name for path in app.records.workspace.exports.glob("plan_*"))
            assert written == [f"plan_2025-09-12_{copy}.{form}" for form in ("html", "pdf", "xlsx")]
            assert workspace.rows() == before

    runs(body())


def test_escape_writes_nothing(workspace: Room) -> None:
    async def body() -> None:
        app = workspace.app(screen="plan")
        async with driven(app) as pilot:
            await press(pilot, "x", "escape")
            assert list(app.records.workspace.exports.glob("plan_*")) == []

    runs(body())
