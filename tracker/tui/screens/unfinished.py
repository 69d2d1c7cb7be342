"""A form that was left half done, by a crash or a closed window, offered at the next start."""

from importlib import import_module
from typing import Any

from tracker.tui.screens.ask import Ask

OPEN, LATER, DISCARD = "Open it", "Later", "Discard it"


class Unfinished(Ask):
    """Ask what is to become of a draft."""

    def __init__(self, draft: str) -> None:
        super().__init__(
            f"A form was left unfinished: {words_of(draft)}. What you had typed is kept.", (OPEN, LATER, DISCARD)
        )
        self.draft = draft

    def dismiss(self, result: str | None = None) -> Any:
        """Act on the answer once the question is gone."""
        done = super().dismiss(result)
        self.app.call_later(self._act, result)
        return done

    def _act(self, answer: str | None) -> None:
        from tracker.tui.app import TrackerApp

        app = self.app
        if not isinstance(app, TrackerApp):
            return
        if answer == DISCARD:
            app.memory.drop(f"draft-{self.draft}")
        if answer == OPEN:
            screen = form_of(self.draft)
            again = getattr(screen, "again", None)
            if screen is None or again is None:
                app.say("Open the form as before: it is as you left it.")
                return
            app.push_screen(again(app.memory.read(f"draft-{self.draft}")))


def form_of(draft: str) -> type[Any] | None:
    """Find the form that keeps a draft under this name; `again(values)` of the form makes it anew."""
    from tracker.tui.screens import SCREENS

    if draft not in SCREENS:
        return None
    module, cls = SCREENS[draft]
    found: type[Any] = getattr(import_module(f"tracker.tui.screens.{module}"), cls)
    return found


def words_of(draft: str) -> str:
    """Give the form's name in words."""
    return {
        "log": "logging a session",
        "schedule": "scheduling a session",
        "settings": "the settings",
        "import": "importing a roster",
    }.get(draft, draft)
