"""How each look is drawn: the one place where a chart has colours, chosen so that grey paper keeps them apart."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from tracker.reports.charts.drawing import LookName

ACCENT = "#1f5f8b"
PAPER = "#ffffff"
_INK, _SOFT, _RULE = "#131c25", "#51606e", "#c9d2da"
_LIGHT, _MID = "#cbd4dc", "#a1adb8"
_READ, _APART = 4.5, 1.5  # contrast of words, and of areas that touch


@dataclass(frozen=True)
class Look:
    """How a mark is drawn: what fills it, its line (or outline) and that one's width and dashes, and any hatch."""

    fill: str
    line: str | None = None
    width: float = 0.0
    dash: tuple[float, ...] = ()
    hatch: bool = False


LOOKS: Mapping[LookName, Look] = MappingProxyType(
    {
        "paper": Look(PAPER),
        "track": Look(PAPER, _SOFT, 0.75),
        "light": Look(_LIGHT),
        "mid": Look(_MID),
        "fill": Look(ACCENT, ACCENT, 2.5),
        "dark": Look(_INK, _INK, 2.5),
        "loss": Look(PAPER, _INK, 1.0, hatch=True),
        "ink": Look(_INK, _INK, 1.0),
        "soft": Look(_SOFT, _SOFT, 0.75),
        "rule": Look(_RULE, _RULE, 0.75),
        "target": Look(_INK, _INK, 3.0),
        "halo": Look(PAPER, PAPER, 6.0),
        "ahead": Look(ACCENT, ACCENT, 2.0, (5.0, 4.0)),
    }
)


def looks(accent: str = ACCENT) -> Mapping[LookName, Look]:
    """Give the looks with an agency's colour, `#rrggbb`; one that would not stand apart on grey paper is left out."""
    if contrast(accent, PAPER) < _READ or contrast(accent, _MID) < _APART or contrast(accent, _INK) < _APART:
        return LOOKS
    return {
        name: replace(look, fill=accent, line=accent) if look.fill == ACCENT else look for name, look in LOOKS.items()
    }


def contrast(one: str, other: str) -> float:
    """Give how far apart two colours (`#rrggbb`) are in brightness, 1 to 21, as WCAG counts it."""
    dark, bright = sorted((_luminance(one), _luminance(other)))
    return (bright + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - sRGB's own bend
