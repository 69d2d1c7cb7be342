"""How a test comes to each screen of SCREENS; one whose module is not there yet is left out by itself."""

from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from textual.pilot import Pilot

from tests.tui.conftest import settled
from tracker.tui.screens import SCREENS
from tracker.tui.widgets.bars import PLACES

if TYPE_CHECKING:
    from tracker.tui.app import TrackerApp

LIAISON = ("name", "district", "team", "body", "role", "phone", "email", "note", "since")
SIZES = [(80, 24), (120, 30), (120, 40)]

#: what each screen that is opened on top of another is opened with
GIVEN: dict[str, tuple[Any, ...]] = {
    "welcome": (),
    "team": (4, "CPS"),
    "person": (1,),
    "log": ("screening-overview", 4, "CPS"),
    "schedule": ("screening-overview", [(4, "CPS")]),
    "session": (1,),
    "contact": ("screening-overview", ["D4-CPS"], None),
    "wording": ("2025-09-12", "leadership", {"doing": ["[/x] is well."]}, {"doing": ["12 of 32."]}),
    "trend": (),
    "why": (),
    "undo": (None,),
    "redo": (),
    "backups": (),
    "settings": (),
    "packets": (),
    "duplicates": (),
    "organisation": (),
    "courses": (),
    "joined": (1, "Okoye, Ada", [(2, "Fenn, Bo (OR2)")]),
    "came-back": (1, "Okoye, Ada"),
    "team-opened": (0, ""),
    "team-closed": (7, "D4-CPS"),
    "course-added": ("", ""),
    "initiative": ("screening-overview",),
    "funding": (),
    "catalogue": (),
    "trainers": (),
    "plan-status": ("screening-overview", "The overview", {"status": "in_progress"}),
    "catalogue-added": (0, "on-demand"),
    "trainer-added": (0, ""),
    "steps": (),
    "liaisons": (),
    "liaison-added": (0, ""),
    "liaison-changed": (1, "Holm, Rae", dict.fromkeys(LIAISON, "")),
    "talk": (1, "Holm, Rae"),
    "contact-done": (1, "send [/x] dates"),
    "indicators": (),
    "indicator-defined": ("", ""),
    "number-put": ("screenings", "Screenings", "2025-08", "4"),
    "numbers-file": ("screenings", "Screenings"),
    "published": (),
    "publish": ("2025-08-31/leadership/full/csv", "in full"),
    "withdraw": (1, "published report 1 (leadership copy as of 2025-08-31)"),
    "day": (),
    "ask": ("Shall it be done?", ("No", "Yes")),
    "error": (ValueError("a name that nobody may see"),),
}


def is_there(name: str) -> bool:
    """Say whether a screen's module is there."""
    return find_spec(f"tracker.tui.screens.{SCREENS[name][0]}") is not None


NUMBERED = [name for name in PLACES if is_there(name)]
OPENED = [name for name in (*PLACES, *GIVEN) if is_there(name)]


async def there(app: "TrackerApp", pilot: Pilot[None], name: str) -> None:
    """Bring a screen into sight, with only its page below it; a page that lies there is not asked for anew."""
    below = name if name in PLACES else "coverage"
    kept = 2 if name not in PLACES and _lies_below(app, below) else 1
    while len(app.screen_stack) > kept:
        app.pop_screen()
    if kept == 1:
        app.go_to(below)
        await settled(pilot)
    if name not in PLACES:
        app.open(name, *GIVEN[name])
        await settled(pilot)


def _lies_below(app: "TrackerApp", page: str) -> bool:
    """Say whether a numbered screen lies under what is in sight, over Textual's own empty one."""
    return app.place == page and [getattr(screen, "PLACE", None) for screen in app.screen_stack[1:2]] == [page]
