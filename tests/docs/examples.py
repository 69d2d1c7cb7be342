"""The examples of the documentation: what a page says to type, and what it says will be seen.

In a ```console block a line that begins with `$ tracker` is run; `# exit 5` behind it is the exit code, 0 if none is
given. The lines below it must be seen in that order, on stdout or stderr; `…` stands for anything, within a line or
for whole lines. A ```text block with a file's name is that file.
"""

import io
import re
import shlex
import shutil
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

import pytest

from tracker.cli.run import run
from tracker.workspace import make, shipped

TOP = Path(__file__).parents[2]
PAGES = sorted([TOP / "README.md", *(TOP / "docs").glob("guide-*.md"), TOP / "docs" / "measures.md"])
_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_FILE = re.compile(r"^```text (\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_EXIT = re.compile(r"\s+# exit (\d+)$")


@dataclass(frozen=True)
class Example:
    """A command as a page shows it, its exit code, and what is seen."""

    typed: str
    code: int = 0
    seen: tuple[str, ...] = ()

    @property
    def words(self) -> list[str]:
        """The words after `tracker`; what follows `<` is standard input and no word."""
        words = shlex.split(self.typed)[1:]
        return words[: words.index("<")] if "<" in words else words

    @property
    def typed_in(self) -> str | None:
        """The file that is given on standard input."""
        words = shlex.split(self.typed)
        return words[words.index("<") + 1] if "<" in words else None


def examples(page: Path) -> list[Example]:
    """Give the examples of a page in their order."""
    return [each for block in _BLOCK.findall(page.read_text(encoding="utf-8")) for each in _of_block(block)]


def _of_block(block: str) -> Iterator[Example]:
    for shown in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        line, *seen = shown.rstrip("\n").splitlines()
        code = _EXIT.search(line)
        yield Example(_EXIT.sub("", line), int(code[1]) if code else 0, tuple(seen))


def write_files(page: Path) -> None:
    """Write the files that a page shows where its commands run."""
    for name, text in _FILE.findall(page.read_text(encoding="utf-8")):
        Path(name).write_text(text, encoding="utf-8")


def workspace(folder: Path, patch: pytest.MonkeyPatch) -> Path:
    """Make an empty workspace with the files that ship, go there, and keep every other workspace out of reach."""
    for name in ("TRACKER_WORKSPACE", "TRACKER_DATABASE"):
        patch.delenv(name, raising=False)
    for name in ("HOME", "USERPROFILE", "XDG_DATA_HOME", "LOCALAPPDATA"):
        patch.setenv(name, str(folder / "home"))
    made = make(folder / "workspace").root
    shutil.copytree(shipped() / "imports", made / "imports", dirs_exist_ok=True)
    patch.chdir(made)
    return made


def follow(example: Example) -> str:
    """Run an example as it is typed; check its exit code and what is seen; give all that was said."""
    said = io.StringIO()
    given = Path(example.typed_in).read_text(encoding="utf-8") if example.typed_in else ""
    with mock.patch("sys.stdin", io.StringIO(given)), redirect_stdout(said), redirect_stderr(said):
        code = run(example.words)
    text = said.getvalue()
    assert code == example.code, f"{example.typed}\nexit {code}, not {example.code}:\n{text}"
    missing = unseen(example.seen, text)
    assert missing is None, f"{example.typed}\nnever said: {missing}\nsaid:\n{text}"
    return text


def unseen(shown: tuple[str, ...], text: str) -> str | None:
    """Give the first shown line that does not stand in the text after the ones before it."""
    lines = iter(line.rstrip() for line in text.splitlines())
    for line in shown:
        wanted = re.compile(".*".join(map(re.escape, line.rstrip().split("…"))))
        if line.strip() != "…" and not any(wanted.fullmatch(said) for said in lines):
            return line
    return None
