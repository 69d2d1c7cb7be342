"""Every command of the palette with its key: screens, what the screen in sight can do, looks, leaving."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from textual.app import SystemCommand
from textual.screen import Screen

from tracker.names import show
from tracker.tui.themes import THEMES
from tracker.tui.widgets.bars import PLACES

if TYPE_CHECKING:
    from textual.binding import ActiveBinding

    from tracker.tui.app import TrackerApp
    from tracker.tui.spots import Spot

#: actions that every screen has, or that are listed in fuller words
_SAID_BELOW = (
    *("go", "help", "undo", "redo", "find", "day", "quit", "command_palette", "back", "dismiss"),
    "trend",
    *("focus_next", "focus_previous", "screen.copy_text"),
)


def commands(app: "TrackerApp", screen: Screen[Any]) -> Iterable[SystemCommand]:
    """Give the commands; the help of each is its key."""
    yield from here(app, screen)
    for place, (digit, words, _) in PLACES.items():
        yield SystemCommand(f"Go to {words}", f"key {digit}", _going(app, place))
    for spot in teams(app):
        yield SystemCommand(f"Go to {show(spot.title)}", "the team and its people", _to_team(app, spot))
    yield SystemCommand("Trend", "on Coverage: key g", lambda: app.open("trend"))
    yield SystemCommand("Undo the last change", "key u", app.action_undo)
    yield SystemCommand("Redo the last undo", "on History: key r", app.action_redo)
    yield SystemCommand("Show another day", "key d", lambda: app.open("day"))
    yield SystemCommand("Find a person", "key /", app.action_find)
    yield SystemCommand("Organisation", "districts and teams over time", lambda: app.open("organisation"))
    yield SystemCommand("Courses", "what is measured, for whom and how", lambda: app.open("courses"))
    yield SystemCommand("Join duplicates", "on People: key j", lambda: app.open("duplicates"))
    yield SystemCommand("Next steps", "on Plan: key n", lambda: app.open("steps"))
    yield SystemCommand("Who to call", "on Next steps: key w", lambda: app.open("liaisons"))
    yield SystemCommand("Indicators", "on Plan: key i", lambda: app.open("indicators"))
    yield SystemCommand("Funding asks", "on Plan: key f", lambda: app.open("funding"))
    yield SystemCommand("Catalogue", "on Plan: key k", lambda: app.open("catalogue"))
    yield SystemCommand("Trainers", "on Plan: key t", lambda: app.open("trainers"))
    yield SystemCommand("Published reports", "on Report: key k", lambda: app.open("published"))
    yield SystemCommand("Packets", "on Report: key p", lambda: app.open("packets"))
    yield SystemCommand("Settings", "looks, and what figures rest on", lambda: app.open("settings"))
    yield SystemCommand("Backups", "on History: key b", lambda: app.open("backups"))
    for theme in THEMES:
        yield SystemCommand(f"Look: {theme.name}", "also in Settings", _wearing(app, theme.name))
    yield SystemCommand("Help for this screen", "key F1", app.action_help)
    yield SystemCommand("Quit", "key ctrl+q", app.leave)


def teams(app: "TrackerApp") -> "Iterable[Spot]":
    """Give one spot for each district's program that the grid below every screen shows."""
    spots = (spot for screen in app.screen_stack for spot in getattr(screen, "spots", {}).values() if spot.teams)
    return {(spot.district, spot.program): spot for spot in spots if spot.district is not None}.values()


def here(app: "TrackerApp", screen: Screen[Any]) -> Iterable[SystemCommand]:
    """Give what the screen in sight can do, shown in the footer or not."""
    for active in screen.active_bindings.values():
        binding = active.binding
        if active.node is not screen or not active.enabled or not binding.description or binding.system:
            continue
        if binding.action.removeprefix("app.").split("(")[0] not in _SAID_BELOW:
            yield SystemCommand(
                binding.description, f"key {binding.key_display or app.get_key_display(binding)}", _doing(app, active)
            )


def _going(app: "TrackerApp", place: str) -> Callable[[], None]:
    return lambda: app.go_to(place)


def _to_team(app: "TrackerApp", spot: "Spot") -> Callable[[], None]:
    return lambda: app.open("team", spot.district, spot.program)


def _wearing(app: "TrackerApp", name: str) -> Callable[[], None]:
    return lambda: app.wear(name)


def _doing(app: "TrackerApp", active: "ActiveBinding") -> Callable[[], Any]:
    return lambda: app.run_action(active.binding.action, active.node)
