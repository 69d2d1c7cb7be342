"""The fill colours of a workbook's cells, and what its legend says of them: shown as evidence, never decided by.

The parts are streamed through the same limits as the scan that the file has passed before.
"""

import colorsys
import hashlib
import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from xml.parsers import expat

from tracker.intake.scan.limits import FILE_BYTES
from tracker.intake.scan.xlsx import relations, workbook_part
from tracker.intake.scan.zipped import Parts, local
from tracker.intake.values import Book

Fills = Mapping[str, Mapping[tuple[int, int], str]]  # sheet → (row, column) → six hex digits
MOST = 200_000  # filled cells of a sheet that are kept
_PLAIN = frozenset({"FFFFFF", ""})
_THEME = ("FFFFFF", "000000", "E7E6E6", "44546A", "4472C4", "ED7D31", "A5A5A5", "FFC000", "5B9BD5", "70AD47")
_INDEXED = dict(
    enumerate(
        re.findall(
            "[0-9A-F]{6}",
            "000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF 000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF"
            " 00FFFF 800000 008000 000080 808000 800080 008080 C0C0C0 808080 9999FF 993366 FFFFCC CCFFFF 660066 FF8080"
            " 0066CC CCCCFF 000080 FF00FF FFFF00 00FFFF 800080 800000 008080 0000FF 00CCFF CCFFFF CCFFCC FFFF99 99CCFF"
            " FF99CC CC99FF FFCC99 3366FF 33CCCC 99CC00 FFCC00 FF9900 FF6600 666699 969696 003366 339966 003300 333300"
            " 993300 993366 333399 333333",
        )
    )
)
_HUES = (
    (15, "red"),
    (45, "orange"),
    (70, "yellow"),
    (170, "green"),
    (200, "turquoise"),
    (255, "blue"),
    (290, "purple"),
)
_GREY, _DARK, _LIGHT = 0.08, 0.15, 0.96
_PINK = 345
_SAID = re.compile(
    r"\b(green|yellow|red|orange|blue|gr[ae]y|purple|pink|turquoise)\b(?: cells?| fill)?\s*(?:[=:\u2013-]|means|is)\s*"
    r"([^;,|/]+)"
)


def fills_of(path: Path, book: Book) -> tuple[Fills, str]:
    """Give the fill colours of an .xlsx file that was read, and a note where they cannot be seen."""
    if book.kind == "csv":
        return {}, ""
    if book.kind != "xlsx":
        return {}, f"Colours are not seen in .{book.kind} files."
    with path.open("rb") as file:
        content = file.read(FILE_BYTES + 1)
    if hashlib.sha256(content).hexdigest() != book.digest:
        return {}, "The file changed while it was read, so its colours were left alone."
    if content[:2] != b"PK":
        return {}, "Colours are not seen in a file with a password."
    with Parts(content) as parts:
        return _sheets(parts), ""


def _sheets(parts: Parts) -> Fills:
    workbook = workbook_part(parts) or ""
    folder, _, name = workbook.rpartition("/")
    targets = relations(parts, f"{folder}/_rels/{name}.rels", folder)
    of_kind = {kind.rpartition("/")[2]: target for target, kind in targets.values() if target in parts}
    styles = _styles(parts, of_kind["styles"], _theme(parts, of_kind.get("theme"))) if "styles" in of_kind else {}
    if not styles:
        return {}
    found: dict[str, dict[tuple[int, int], str]] = {}

    def start(element: str, given: dict[str, str]) -> None:
        if local(element) == "sheet":
            link = next((value for key, value in given.items() if ":" in key and local(key) == "id"), "")
            target, kind = targets.get(link, ("", ""))
            if kind.endswith("/worksheet"):
                sheets[given.get("name", "")] = target

    sheets: dict[str, str] = {}
    parts.parse(workbook, start)
    for title, target in sheets.items():
        found[title] = _cells(parts, target, styles)
    return found


def _cells(parts: Parts, part: str, styles: Mapping[str, str]) -> dict[tuple[int, int], str]:
    """Give the coloured cells of a sheet."""
    found: dict[tuple[int, int], str] = {}

    def start(element: str, given: dict[str, str]) -> None:
        if local(element) == "c" and given.get("s") in styles and len(found) < MOST:
            place = _place(given.get("r", ""))
            if place:
                found[place] = styles[given["s"]]

    parts.parse(part, start)
    return found


def _place(text: str) -> tuple[int, int] | None:
    match = re.fullmatch(r"([A-Z]{1,3})(\d{1,7})", text)
    if not match:
        return None
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    return int(match[2]), column


def _styles(parts: Parts, part: str, theme: tuple[str, ...]) -> dict[str, str]:
    """Give the cell styles that are filled with one colour, as the cells name them."""
    fills: list[str] = []
    styles: list[int] = []
    within: list[str] = []

    def start(element: str, given: dict[str, str]) -> None:
        name = local(element)
        above = within[-1] if within else ""
        if name == "fill" and above == "fills":
            fills.append("")
        elif name == "patternFill" and above == "fill" and "fills" in within:
            solid[0] = given.get("patternType") == "solid"
        elif name == "fgColor" and above == "patternFill" and solid[0] and "fills" in within and fills:
            fills[-1] = _colour(given, theme)
        elif name == "xf" and above == "cellXfs":
            number = given.get("fillId", "0")
            styles.append(int(number) if number.isdigit() else 0)
        within.append(name)

    def prepare(parser: expat.XMLParserType) -> None:
        parser.EndElementHandler = lambda _: within.pop()

    solid = [False]
    parts.parse(part, start, prepare)
    shown = {str(at): fills[fill] for at, fill in enumerate(styles) if fill < len(fills)}
    return {at: colour for at, colour in shown.items() if colour not in _PLAIN}


def _theme(parts: Parts, part: str | None) -> tuple[str, ...]:
    """Give the colours of a workbook's theme in the order in which styles count them."""
    if part is None:
        return _THEME
    found: list[str] = []
    inside = [False]

    def start(element: str, given: dict[str, str]) -> None:
        name = local(element)
        inside[0] = inside[0] or name == "clrScheme"
        if inside[0] and name in {"sysClr", "srgbClr"}:
            found.append((given.get("lastClr") or given.get("val") or "").upper())
        if name == "fontScheme":
            inside[0] = False

    parts.parse(part, start)
    if len(found) < len(_THEME):
        return _THEME
    return (found[1], found[0], found[3], found[2], *found[4:])  # styles count light before dark


def _colour(given: Mapping[str, str], theme: tuple[str, ...]) -> str:
    """Give a colour as six hex digits; one that cannot be told is none."""
    said = ""
    if "rgb" in given:
        said = given["rgb"][-6:].upper()
    elif given.get("theme", "").isdigit():
        number = int(given["theme"])
        said = theme[number] if number < len(theme) else ""
    elif given.get("indexed", "").isdigit():
        said = _INDEXED.get(int(given["indexed"]), "")
    if not re.fullmatch(r"[0-9A-F]{6}", said):
        return ""
    try:
        return _tinted(said, float(given.get("tint", "0")))
    except ValueError:
        return said


def _tinted(colour: str, tint: float) -> str:
    """Make a colour lighter (above 0) or darker (below)."""
    if not -1 <= tint <= 1:
        return colour
    hue, light, full = colorsys.rgb_to_hls(*(int(colour[n : n + 2], 16) / 255 for n in (0, 2, 4)))
    light = light * (1 + tint) if tint < 0 else light * (1 - tint) + tint
    return "".join(f"{round(part * 255):02X}" for part in colorsys.hls_to_rgb(hue, min(1, max(0, light)), full))


def name_of(colour: str) -> str:
    """Give a colour's plain name: green, yellow, grey."""
    if not colour:
        return ""
    red, green, blue = (int(colour[n : n + 2], 16) / 255 for n in (0, 2, 4))
    hue, light, full = colorsys.rgb_to_hls(red, green, blue)
    if light < _DARK:
        return "black"
    if max(red, green, blue) - min(red, green, blue) < _GREY or full == 0:
        return "white" if light > _LIGHT else "grey"
    degrees = hue * 360
    return "red" if degrees >= _PINK else next((name for top, name in _HUES if degrees < top), "pink")


def legend_of(
    text_at: Callable[[int, int], str],
    fills: Mapping[tuple[int, int], str],
    outside: Iterable[tuple[int, int]],
    texts: Iterable[str],
) -> dict[str, str]:
    """Give colour → the words of the legend: beside or in a coloured cell outside the table, or "green = held"."""
    found: dict[str, str] = {}
    for row, column in outside:
        colour = fills.get((row, column))
        if colour and colour not in found:
            words = text_at(row, column) or text_at(row, column + 1)
            if words:
                found[colour] = words
    named = {
        match[1].replace("gray", "grey"): match[2].strip() for text in texts for match in _SAID.finditer(text.lower())
    }
    for colour in set(fills.values()):
        said = named.get(name_of(colour))
        if said:
            found.setdefault(colour, said)
    return found
