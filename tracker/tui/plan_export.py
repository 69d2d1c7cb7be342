"""The plan written as files from the app: for whom is asked first, then they are drawn under a bar."""

from pathlib import Path
from typing import TYPE_CHECKING

from tracker.names import show
from tracker.tui.screens.ask import Ask
from tracker.tui.screens.progress import Tell, under_way

if TYPE_CHECKING:
    from tracker.reports.plan.values import PlanCopy
    from tracker.tui.page import Page

LEADERSHIP, PARTNERS, LATER = "Leadership", "Partners", "Not now"
FORMATS = ("xlsx", "pdf", "html")
QUESTION = "Write the plan as of {day} into the exports folder, as workbook, PDF and web page? For whom?"


def export(page: "Page") -> None:
    """Ask for whom the plan is, and write it."""
    day = page.tracker.day()
    copies: dict[str | None, PlanCopy] = {LEADERSHIP: "leadership", PARTNERS: "external"}

    def answered(answer: str | None) -> None:
        if answer in copies:
            under_way(page, "Writing the plan …", lambda tell: _write(page, copies[answer], tell), _told)

    def _told(paths: list[Path]) -> None:
        page.tracker.say(show(f"Written to {paths[0].parent}: {', '.join(path.name for path in paths)}"))

    page.app.push_screen(Ask(QUESTION.format(day=day), (LEADERSHIP, PARTNERS, LATER)), answered)


def _write(page: "Page", copy: "PlanCopy", tell: Tell) -> list[Path]:
    """Draw each file, then write them; in a thread."""
    from tracker import settings
    from tracker.reports.plan.files import plan_files
    from tracker.reports.plan.gather import gather_plan
    from tracker.reports.putting import put_all

    records = page.tracker.records
    zone, workspace = records.read(settings.read).zone, records.workspace
    tell(0, len(FORMATS))
    made = gather_plan(
        records.store(), page.tracker.day(), known_on=None, zone=zone, copy=copy, example=workspace.example
    )
    files: dict[str, bytes] = {}
    for name in FORMATS:
        files |= plan_files(made, [name])
        tell(len(files), len(FORMATS))
    return put_all(files, workspace.exports)
