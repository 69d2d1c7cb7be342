"""The line of keys below every screen, drawn as one widget: changing the focus lays nothing out anew."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from tracker.tui.widgets.bars import ROOMY

PLAIN = {"⏎": "Enter", "↓": "Down", "↑": "Up"}  # signs that many fonts lack
PALETTE = "▏"  # divides the key that lists all commands from the screen's own


@dataclass(frozen=True)
class Key:
    """One key of the line: what is shown, and the columns that it takes (`end` not included)."""

    key: str
    shown: str
    words: str
    enabled: bool
    start: int
    end: int


class Keys(Widget, can_focus=False):
    """The keys that do something now, as the screen's bindings name them; a click does what its key does."""

    ALLOW_SELECT: ClassVar[bool] = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"keys--key", "keys--words"}
    DEFAULT_CSS: ClassVar[str] = """
    Keys { dock: bottom; height: 1; background: $footer-background; color: $footer-foreground; }
    Keys > .keys--key { color: $footer-key-foreground; background: $footer-key-background; text-style: bold; }
    Keys > .keys--words { color: $footer-description-foreground; background: $footer-description-background; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.shown: tuple[Key, ...] = ()

    def on_mount(self) -> None:
        """Hear of every change of what the keys do."""
        self.screen.bindings_updated_signal.subscribe(self, self.tell)

    def tell(self, screen: Screen[object]) -> None:
        """Show what the keys do now."""
        now = tuple(self._keys(screen))
        if now != self.shown:
            self.shown = now
            self.refresh()

    def on_resize(self) -> None:
        """Put the key of the palette at the right end."""
        self.tell(self.screen)

    def _keys(self, screen: Screen[object]) -> Iterator[Key]:
        """Give the keys from left to right, one for each action, and at the right end the palette's."""
        start, active, seen = 0, screen.active_bindings, set()
        for node, own, enabled, _ in active.values():
            binding = own if node is screen else _said_by(screen, own)
            if self._stands(screen, binding) and binding.action not in seen:
                seen.add(binding.action)
                display = self.app.get_key_display(binding)
                shown = PLAIN.get(display, display)
                end = start + cell_len(shown) + 1 + cell_len(binding.description)
                yield Key(binding.key, shown, binding.description, enabled, start, end)
                start = end + 1
        palette = active.get(self.app.COMMAND_PALETTE_BINDING)
        if palette and self.app.ENABLE_COMMAND_PALETTE:
            shown, words = self.app.get_key_display(palette.binding), palette.binding.description
            size = cell_len(PALETTE + shown + words) + 1
            place = max(start, self.size.width - size)
            yield Key(palette.binding.key, PALETTE + shown, words, palette.enabled, place, place + size)

    def _stands(self, screen: Screen[object], binding: Binding) -> bool:
        """Say whether a key stands in the line: some of a screen's only where there is room."""
        return binding.show or (self.size.width >= ROOMY and binding.action in getattr(screen, "WHERE_ROOM", ()))

    def render_line(self, y: int) -> Strip:
        """Draw the line."""
        del y
        base, at, segments = self.rich_style, 0, []
        key_style, words_style = (self.get_component_rich_style(name) for name in ("keys--key", "keys--words"))
        for key in self.shown:
            faint = Style() if key.enabled else Style(dim=True)
            segments += [
                Segment(" " * (key.start - at), base),
                Segment(key.shown, key_style + faint),
                Segment(f" {key.words}", words_style + faint),
            ]
            at = key.end
        return Strip(segments).adjust_cell_length(self.size.width, base)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Do what the key under the mouse does."""
        for key in self.shown:
            if key.start <= event.x < key.end:
                self.app.simulate_key(key.key) if key.enabled else self.app.bell()


def _said_by(screen: Screen[object], binding: Binding) -> Binding:
    """Give the screen's own words for a key that the focused list answers in silence, such as Enter."""
    if binding.show:
        return binding
    named = screen._bindings.key_to_bindings.get(binding.key, ())  # noqa: SLF001 - no other list of a screen's bindings
    return next((each for each in named if each.show), binding)
