"""What a wrong use of a command is called, in words for a coordinator and with the way to its help."""

import re
from difflib import get_close_matches
from typing import Any

_PLAINER: tuple[tuple[str, str], ...] = (
    (r"Invalid value for '?([^':]+)'?: (?:Value error, )?(.+)", r"\1: \2"),
    (r"Input should be a valid integer.*", "this takes a whole number, such as 14"),
    (r"Input should be greater than or equal to (-?\d+)", r"the number must be \1 or more"),
    (r"Input should be less than or equal to (\d+)", r"the number must be \1 at most"),
    (r"Missing (?:argument|option) '([^']+)'", r"\1 is missing"),
    (r"Option '([^']+)' requires an argument", r"\1 needs a value after it"),
    (
        r"Got unexpected extra arguments?(?:\(s\))? \((.+)\)",
        r"\1 is more than this command takes; something with blanks in it needs quotation marks",
    ),
    (r"No such option: --json\b.*", "This command prints no JSON: leave out --json"),
    (r"No such option: (\S+) \(Possible options?: (.+)\)", r"There is no option \1. Did you mean \2?"),
    (r"No such option: (\S+)", r"There is no option \1"),
)
_UNKNOWN = re.compile(r"No such command '([^']+)'.*", re.DOTALL)


def sentence(error: Any) -> str:
    """Give the sentence for an error of usage; a command without words shows its help instead."""
    said = error.format_message().strip()
    if type(error).__name__ == "NoArgsIsHelpError":
        return str(said)
    context = getattr(error, "ctx", None)
    if unknown := _UNKNOWN.fullmatch(said):
        near = get_close_matches(unknown[1], context.command.list_commands(context) if context else (), n=1)
        said = f"There is no command {unknown[1]}." + (f" Did you mean {near[0]}?" if near else "")
    for pattern, plainer in _PLAINER:
        said = re.sub(pattern, plainer, said)
    ended = said if said.endswith((".", "?")) else f"{said}."
    return f"{ended} `{context.command_path if context else 'tracker'} --help` shows how it is used."
