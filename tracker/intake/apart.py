"""Reading a workbook's values in a process of its own: whatever happens there ends as one sentence."""

import importlib.util
import json
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path
from typing import Any

from tracker.errors import UnreadableFile
from tracker.intake.values import Cell

CHILD = Path(__file__).with_name("child.py")
LOCKED = "This file is password-protected. Save a copy without a password, or give --password."
NOT_READ = (
    "This file cannot be read: the reader gave up on it. "
    "Open it in Excel, save it again as .xlsx, and import that copy."
)
TOO_SLOW = "This file takes too long to read. Copy the sheet that matters into a new workbook and import that."

Sheet = tuple[str, bool, list[list[Cell]]]


def values(content: bytes, seconds: float) -> list[Sheet]:
    """Give each worksheet's name, whether it is hidden, and its rows from A1 on."""
    answer = _answer(content, seconds)
    if answer.get("refused") == "password":
        raise UnreadableFile(LOCKED)
    try:
        sheets = [sheet for sheet in answer["sheets"] if "kind" not in sheet]
        return [(sheet["name"], bool(sheet["hidden"]), [_row(row) for row in sheet["rows"]]) for sheet in sheets]
    except (KeyError, TypeError, ValueError):
        raise UnreadableFile(NOT_READ) from None


def _answer(content: bytes, seconds: float) -> dict[str, Any]:
    """Run the child and take its one document; a crash, a signal, silence or nonsense is one sentence."""
    command = [sys.executable, "-I", "-S", str(CHILD), _reader_folder(), str(max(1, round(seconds)))]
    try:
        done = subprocess.run(  # noqa: S603 -- our own program, no shell, no text from the file
            command, input=content, capture_output=True, timeout=seconds, check=False
        )
        if done.returncode == 0:
            answer = json.loads(done.stdout)
            if isinstance(answer, dict):
                return answer
    except subprocess.TimeoutExpired:
        raise UnreadableFile(TOO_SLOW) from None
    except (OSError, ValueError, RecursionError):
        raise UnreadableFile(NOT_READ) from None
    raise UnreadableFile(NOT_READ)


def _reader_folder() -> str:
    """Find where the reader is installed, without importing it here."""
    found = importlib.util.find_spec("python_calamine")
    if found is None or found.origin is None:
        raise UnreadableFile("The workbook reader is not installed. Install the tracker again.")
    return str(Path(found.origin).parent.parent)


def _row(row: list[Any]) -> list[Cell]:
    """Turn a row of JSON back into cells."""
    return [value if type(value) is not list else _day(value) for value in row]


def _day(value: list[str]) -> date | datetime:
    kind, text = value
    return datetime.fromisoformat(text) if kind == "m" else date.fromisoformat(text)
