"""An .xlsx or .xlsm workbook's looks, gathered in the same pass that checks its limits."""

import posixpath
from xml.parsers import expat

from tracker.errors import UnreadableFile
from tracker.intake.scan.cells import Sheet, Strings
from tracker.intake.scan.values import Looks
from tracker.intake.scan.zipped import DAMAGED, Parts, local

STRICT = "http://purl.oclc.org/ooxml"


def workbook_part(parts: Parts) -> str | None:
    """Find the part that is the workbook: the package's relations name it, else it is in its usual place."""
    if "xl/workbook.xml" in parts:
        return "xl/workbook.xml"
    if "_rels/.rels" in parts and "[content_types].xml" in parts:
        for target, kind in relations(parts, "_rels/.rels", "").values():
            if kind.endswith("/officeDocument") and target.startswith("xl/") and target in parts:
                return target
    return None


def look(parts: Parts) -> tuple[dict[str, Looks], bool, tuple[str, ...]]:
    """Check every part and give the sheets' looks, whether the dates count from 1904, and notes."""
    workbook = workbook_part(parts)
    if workbook is None:
        raise UnreadableFile(DAMAGED)
    sheets, epoch_1904, strict = _workbook(parts, workbook)
    folder, name = posixpath.split(workbook)
    links = f"{folder}/_rels/{name}.rels"
    targets = relations(parts, links, folder) if links in parts else {}
    of_kind = {kind.rpartition("/")[2]: target for target, kind in targets.values() if target in parts}
    strikes = _struck_styles(parts, of_kind["styles"]) if "styles" in of_kind else frozenset()
    strings = Strings()
    if "sharedStrings" in of_kind:
        strings.read(parts, of_kind["sharedStrings"])
    looks: dict[str, Looks] = {}
    seen = {workbook, links, of_kind.get("styles"), of_kind.get("sharedStrings"), "_rels/.rels"}
    for title, link, hidden in sheets:
        target, kind = targets.get(link, ("", ""))
        if not kind.endswith("/worksheet"):
            continue  # a chart or a macro sheet
        if target not in parts:
            raise UnreadableFile(DAMAGED)
        looks[title] = Looks(hidden=hidden)
        Sheet(title, looks[title], strikes, strings, parts.budget).read(parts, target)
        seen.add(target)
    for part in parts.names:
        if part not in seen:
            parts.check(part)
    notes = ("Saved as Strict Open XML.",) if strict else ()
    return looks, epoch_1904, notes


def _workbook(parts: Parts, part: str) -> tuple[list[tuple[str, str, bool]], bool, bool]:
    """Give the sheets (title, relation, hidden) in order, the epoch, and whether it is strict."""
    sheets: list[tuple[str, str, bool]] = []
    flags = {"1904": False, "strict": False}

    def start(element: str, given: dict[str, str]) -> None:
        name = local(element)
        if name == "workbook":
            flags["strict"] = any(value.startswith(STRICT) for value in given.values())
        elif name == "workbookPr":
            flags["1904"] = given.get("date1904", "0") in {"1", "true", "on"}
        elif name == "sheet":
            link = next((value for key, value in given.items() if ":" in key and local(key) == "id"), "")
            sheets.append((given.get("name", ""), link, given.get("state", "visible") != "visible"))

    parts.parse(part, start)
    return sheets, flags["1904"], flags["strict"]


def relations(parts: Parts, part: str, folder: str) -> dict[str, tuple[str, str]]:
    """Give relation → (part's name in lower case, kind)."""
    found: dict[str, tuple[str, str]] = {}

    def start(element: str, given: dict[str, str]) -> None:
        if local(element) == "Relationship" and given.get("TargetMode") != "External":
            target = given.get("Target", "").replace("\\", "/")
            path = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
            found[given.get("Id", "")] = (posixpath.normpath(path).lower(), given.get("Type", ""))

    parts.parse(part, start)
    return found


def _struck_styles(parts: Parts, part: str) -> frozenset[str]:
    """Give the cell styles whose font is struck through, as the cells name them."""
    fonts: list[bool] = []
    styles: list[int] = []
    within: list[str] = []

    def start(element: str, given: dict[str, str]) -> None:
        name = local(element)
        if name == "font" and within and within[-1] == "fonts":
            fonts.append(False)
        elif name == "strike" and len(within) > 1 and within[-2:] == ["fonts", "font"]:
            fonts[-1] = given.get("val", "1") not in {"0", "false", "off"}
        elif name == "xf" and within and within[-1] == "cellXfs":
            styles.append(int(given.get("fontId", "0") or 0))
        within.append(name)

    def prepare(parser: expat.XMLParserType) -> None:
        parser.EndElementHandler = lambda _: within.pop()

    try:
        parts.parse(part, start, prepare)
    except ValueError:
        raise UnreadableFile(DAMAGED) from None
    return frozenset(str(at) for at, font in enumerate(styles) if 0 <= font < len(fonts) and fonts[font])
