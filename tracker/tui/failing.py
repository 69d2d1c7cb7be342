"""Any exception becomes the error screen: never a traceback, for Textual's own prints names in local variables."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.text import Text
from textual.app import App

from tracker.errors import TrackerError
from tracker.tui.page import Surviving

if TYPE_CHECKING:
    from textual.screen import Screen

    from tracker.tui.records import Records

SORRY = "Something unexpected happened, and the app was closed. Nothing half done was kept."


class Failing(Surviving, App[None]):
    """An app that shows what failed, and where even that fails closes with one sentence."""

    records: "Records"
    failures: list[BaseException]  # what the error screen was shown for

    def failed(self, error: BaseException) -> None:
        """Show the error screen; the log holds no names."""
        self.failures.append(error)
        kept = self.keep_log(error)
        if not self.is_running or self._failing_again():
            self._give_up(kept)
            return
        try:
            from tracker.tui.screens.error import ErrorScreen

            self.push_screen(ErrorScreen(error, kept))
        except Exception as worse:  # noqa: BLE001 - the last door of the app
            self.failures.append(worse)
            self._give_up(kept)

    def keep_log(self, error: BaseException) -> Path | None:
        """Write where the error came from, without names."""
        from tracker.workspace import keep_log

        place = (
            type(self.screen_stack[-1]).__name__ if self.is_running and self.screen_stack else "before the first screen"
        )
        return keep_log(self.records.workspace, error, f"app, {place}", datetime.now(UTC))

    def _failing_again(self) -> bool:
        """Say whether the error screen itself fails."""
        stack: list[Screen[Any]] = list(self.screen_stack)
        return any(type(screen).__name__ == "ErrorScreen" for screen in stack)

    def _give_up(self, kept: Path | None) -> None:
        self._exit_renderables.clear()
        where = f" What happened, without names, is in {kept}." if kept else ""
        self.exit(return_code=1, message=Text(SORRY + where))

    def _handle_exception(self, error: Exception) -> None:
        """Take every exception that Textual would print: a refusal is said, anything else gets the error screen."""
        if isinstance(error, TrackerError) and self.is_running:
            self.say(error.message, severity="error")
            return
        self.failed(_innermost(error))

    def say(self, words: str, *, severity: Any = "information") -> None:
        """Say something in passing; text of the records is never markup."""
        from tracker.names import show

        self.notify(show(words), markup=False, severity=severity, timeout=8)

    def _fatal_error(self) -> None:
        """Close with a sentence; Textual's own method prints local variables."""
        self._give_up(None)

    def panic(self, *renderables: Any) -> None:
        """Close with a sentence, whatever the terminal's driver wanted to print."""
        del renderables
        self._give_up(None)


def _innermost(error: BaseException) -> BaseException:
    """Give the error that a worker failed with, rather than the failing of the worker."""
    inner = getattr(error, "error", None)
    return inner if isinstance(inner, BaseException) else error
