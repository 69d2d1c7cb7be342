"""Import names the page or the command that takes a file which is none of people or sessions."""

import shutil
from pathlib import Path

import pytest

from tests.intake.untidy import workbook
from tests.tui.conftest import Room, driven, press, runs, settled, text_of
from tracker.tui.screens.importing import ImportFile

TOP = Path(__file__).parents[2]
PLAN = (
    ("Code", "Title", "Time to completion", "Internal needs", "Dependencies", "Anticipated outcome"),
    ("refresher", "CSEC refresher", "Short term", "Two trainers", "None", "Everybody is trained"),
)


def edited_plan(folder: Path) -> Path:
    return workbook(folder / "plan.xlsx", {"Plan": list(PLAN)})


def sample(name: str) -> Path:
    return TOP / "imports" / name


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("plan.xlsx", "`tracker plan import`"),
        ("Resource_guide_sample.csv", "`tracker catalogue import FILE --list CODE`"),
        ("Screenings_by_district_sample.csv", "press m on Indicators"),
    ],
)
def test_a_file_of_another_page_is_told_where_it_belongs_and_nothing_is_written(
    workspace: Room, tmp_path: Path, name: str, said: str
) -> None:
    path = edited_plan(tmp_path) if name == "plan.xlsx" else Path(shutil.copy(sample(name), tmp_path / name))
    before = workspace.dump()

    async def body() -> None:
        app = workspace.app()
        async with driven(app) as pilot:
            app.go_to("import", path)
            await settled(pilot)
            assert isinstance(app.screen, ImportFile), text_of(app)
            assert said in " ".join(text_of(app).replace("│", " ").split())
            await press(pilot, "escape")

    runs(body())
    assert workspace.dump() == before
