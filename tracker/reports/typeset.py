"""Any of the templates set as a tagged PDF: what it says goes in as JSON and never as markup."""

import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from importlib import resources
from typing import Any

#: The fonts that come with typst, in a template's order of preference.
EMBEDDED = ("Libertinus Serif", "DejaVu Sans Mono")
PLAIN_NOTICE = (
    "Some characters are in no font of this computer, so this PDF is tagged but does not claim the PDF/UA-1 "
    "standard. The web page and the workbook are complete."
)
_LACKING = re.compile(r'the text `"(.+?)"` could not be displayed')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
_NAMED = 6  # letters that the notice lists
_TRIES = ((True, True), (False, True), (False, False))  # own fonts only, strictly PDF/UA-1


def typeset(
    template: str,
    value: Mapping[str, Any],
    moment: datetime,
    *,
    notice_key: str = "notice",
    plain_notice: str = PLAIN_NOTICE,
) -> bytes:
    """Set a template of this room ("report.typ") as PDF/UA-1; the same value and moment give the same bytes.

    The template reads its value with `json(bytes(sys.inputs.value))`, and may import its neighbours ("/part.typ").
    Where the embedded fonts lack a letter, those of this computer are taken too; where these lack it as well, the
    PDF is plainly tagged, and the value's `notice_key` (empty until then) says so and which letters are boxes.
    """
    import typst

    room = resources.files("tracker.reports")
    written = room.joinpath(*template.split("/")).read_bytes()
    lacking = ""
    with resources.as_file(room) as root:
        for own_fonts_only, strict in _TRIES:
            said = {"fonts": EMBEDDED, **value, notice_key: "" if strict else f"{plain_notice} {lacking}"}
            compiler = typst.Compiler(
                written, root=root, ignore_system_fonts=own_fonts_only, sys_inputs={"value": json.dumps(said)}
            )
            try:
                drawn = compiler.compile(
                    format="pdf", pdf_standards="ua-1" if strict else None, timestamp=_whole_seconds(moment)
                )
            except typst.TypstError as error:
                if not strict or "could not be displayed" not in str(error):
                    raise
                lacking = _boxes(str(error))
            else:
                return drawn if isinstance(drawn, bytes) else b""
    raise AssertionError("a plain PDF takes any character")


def _boxes(complaint: str) -> str:
    """Say by their numbers in Unicode which letters are drawn as boxes, and what helps."""
    said = (_ESCAPED.sub(lambda code: chr(int(code[1], 16)), text) for text in _LACKING.findall(complaint))
    codes = [f"U+{ord(letter):04X}" for letter in dict.fromkeys("".join(said))]
    more = f" and {len(codes) - _NAMED} more" if len(codes) > _NAMED else ""
    return f"They stand as boxes ({', '.join(codes[:_NAMED])}{more}): install a font that has them, and make it again."


def _whole_seconds(moment: datetime) -> datetime:
    """Give the moment in UTC and whole seconds, as a PDF keeps it."""
    known = moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    return known.replace(microsecond=0)
