"""The small forms of published reports: publish what Report shows, withdraw one with a note."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, cast

from textual.widget import Widget
from textual.widgets import Input

from tracker.tui.fact_form import FactForm
from tracker.tui.screens.progress import Tell, under_way
from tracker.tui.words import weekday

if TYPE_CHECKING:
    from tracker.reports.layout import Form
    from tracker.reports.values import Copy

FORMS = {"full": "in full", "quick": "on one page"}


class Publish(FactForm):
    """The report that Report shows goes out: its files are written, and it is kept with a note.

    `of` says which: "2025-09-30/leadership/full/xlsx,pdf".
    """

    DRAFT = "publish"
    WRITE = "Write the files and publish"

    @property
    def which(self) -> "tuple[date, Copy, Form, list[str]]":
        """Give the day, the copy, the form and the files."""
        day, copy, form, files = str(self.of).split("/")
        return date.fromisoformat(day), cast("Copy", copy), cast("Form", form), files.split(",")

    def heading(self) -> str:
        """Say what the form does."""
        day, copy, form, files = self.which
        return (
            f"Publish the {copy} report as of {weekday(day)}, {FORMS[form]}, as {', '.join(files)}.\n"
            "It is kept as it goes out: its figures, its words and the fingerprint of each file."
        )

    def rows(self) -> Sequence[tuple[str, Widget]]:
        """Give the field."""
        return (("Note", Input(placeholder="to whom it goes, or why; may stay empty", compact=True, id="note")),)

    def save(self) -> None:
        """Publish it, as `tracker report --publish` does."""
        note = self.text("note")

        def work(tell: Tell) -> str:
            return self._published(note, tell)

        under_way(self, "Writing the report …", work, self.done)

    def _published(self, note: str, tell: Tell) -> str:
        from tracker import settings
        from tracker.reports.formats import drawn, put_drawn
        from tracker.reports.gather import gather
        from tracker.reports.kept.publishing import publish

        records, (day, copy, form, files) = self.tracker.records, self.which
        store, zone = records.store(), records.read(settings.read).zone
        report = gather(store, day, known_on=None, zone=zone, copy=copy, example=records.workspace.example)
        made = drawn(report, files, form, tell)
        paths: list[Path] = put_drawn(report, made, records.workspace.exports, form)
        done = publish(store, report, made, on=records.today(), form=form, note=note)
        said = "was published already, as" if done.again else "is published as"
        return f"It {said} report {done.number}. {len(paths)} files are in {paths[0].parent}."


class Withdraw(FactForm):
    """A published report that no longer stands, with the reason; its number and its name are given."""

    DRAFT = "withdraw"
    WRITE = "Withdraw the report"

    def heading(self) -> str:
        """Say what the form does."""
        return f"Withdraw {self.of_name}. It stays in the list with your reason; u lets it stand again."

    def rows(self) -> Sequence[tuple[str, Widget]]:
        """Give the field."""
        return (("Because", Input(placeholder="such as: sent with the wrong day", compact=True, id="because")),)

    def save(self) -> None:
        """Withdraw it, as `tracker reports withdraw` does."""
        because, number = self.text("because"), int(self.of)
        if not because:
            self.wrong("Say why it no longer stands.")
            return
        store = self.tracker.records.store

        def work() -> str:
            from tracker.reports.kept.publishing import withdraw

            withdraw(store(), number, because=because)
            return f"Report {number} is withdrawn. u lets it stand again."

        self.run_aside(work, self.done, group="write")
