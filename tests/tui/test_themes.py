"""Every pair of text and ground can be read: 4.5 to 1, high contrast 7 to 1."""

from collections.abc import Iterator

import pytest
from textual.color import Color

from tests.tui.conftest import Room, Running, settled
from tests.tui.screens_in_use import OPENED, there
from tracker.tui.app import TrackerApp
from tracker.tui.themes import THEMES

DRAWN = " ─│┌┐└┘▏▁▂▃▄▅▆▇█░┃▔▊▎▐▌▼"  # lines and bars, no text
PAIRS = [
    *[
        (text, ground)
        for text in ("foreground", "primary", "warning", "error", "success", "text-muted", "secondary")
        for ground in ("background", "surface", "panel")
    ],
    ("background", "primary"),
    ("background", "warning"),
    ("footer-key-foreground", "footer-background"),
    ("footer-foreground", "footer-background"),
]


def least(theme: str) -> float:
    return 7.0 if theme == "high contrast" else 4.5


def contrast(text: Color, ground: Color) -> float:
    """Give the ratio of WCAG 2: relative luminance of sRGB, the lighter over the darker."""

    def luminance(color: Color) -> float:
        parts = [part / 255 for part in color.rgb]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    light, dark = sorted((luminance(text), luminance(ground)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_computed_as_the_standard_says() -> None:
    assert contrast(Color.parse("#000000"), Color.parse("#ffffff")) == pytest.approx(21)
    assert contrast(Color.parse("#777777"), Color.parse("#ffffff")) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", [theme.name for theme in THEMES])
def test_the_colours_of_a_theme_can_be_read_on_each_other(theme: str, workspace: Room) -> None:
    app = workspace.app()
    app.theme = theme
    variables = app.get_css_variables()
    for text, ground in PAIRS:
        found = contrast(Color.parse(variables[text]), Color.parse(variables[ground]))
        assert found >= least(theme), f"{text} on {ground}: {found:.2f}"


@pytest.mark.parametrize("name", OPENED)
def test_what_each_screen_draws_can_be_read(name: str, started: Running) -> None:
    async def body() -> None:
        app = started.app
        await there(app, started.pilot, name)
        for theme in THEMES:
            app.theme = theme.name
            await settled(started.pilot)
            faint = list(_faint(app, least(theme.name)))
            assert not faint, f"{theme.name}: {faint}"

    started.runs(body())


def _faint(app: TrackerApp, wanted: float) -> Iterator[str]:
    """Give what is drawn too faintly; of a dialog only the dialog, for what lies behind it is dimmed on purpose."""
    region = app.screen.children[0].region if app.screen.is_modal else app.screen.region
    for strip in app.screen._compositor.render_strips()[region.y : region.bottom]:
        for segment in strip.crop(region.x, region.right):
            style = segment.style
            if not segment.text.strip(DRAWN) or style is None or style.color is None or style.bgcolor is None:
                continue
            text, ground = Color.from_rich_color(style.color), Color.from_rich_color(style.bgcolor)
            if contrast(text, ground) < wanted:
                yield f"{segment.text.strip()!r} {text.hex} on {ground.hex}"
