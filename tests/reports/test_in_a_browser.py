"""Web pages as a browser has them: nothing that axe finds against WCAG 2.1 AA, nothing wider than its window.

Chromium opens a page that frames the report as wide as a telephone and as a screen, runs axe in each frame, and
writes down what it found. Where no Chromium is, these tests skip.
"""

import html
import json
import re
import shutil
import subprocess
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from tests.reports.conftest import report_of
from tracker.reports.as_html import as_html
from tracker.reports.layout import laid_out

SAMPLE = next(Path(__file__).parents[2].joinpath("exports", "sample").glob("*.html"))
#: What axe looks for at each width: everything on a telephone, and on a screen what a width can change.
RULES: dict[int, list[str]] = {
    320: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"],
    1280: ["scrollable-region-focusable", "aria-hidden-focus", "region", "heading-order", "link-in-text-block"],
}
WIDTHS = tuple(RULES)
_POLICY = re.compile(r"<meta http-equiv=\"Content-Security-Policy\"[^>]*>")
_ASK = """
axe.run(document, {runOnly: (%s)[window.innerWidth]}).then(found => parent.postMessage({
    violations: found.violations.map(each => each.id + ": " + each.help + " " + each.nodes.map(n => n.html).join(" ")),
    passes: found.passes.length,
    wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    inner: window.innerWidth,
}, "*"));
"""
_FRAME = """<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>frames</title><body>
<script>const found = []; addEventListener("message", said => {
    found.push(said.data);
    if (found.length === %d) document.body.innerHTML = "<pre>" + encodeURIComponent(JSON.stringify(found)) + "</pre>";
});</script>%s</body></html>"""


@pytest.fixture(scope="module")
def chromium() -> str:
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    found = next((path for path in map(shutil.which, names) if path), None)
    if found is None:
        pytest.skip("no Chromium is installed, so no page is opened in a browser")
    return found


def opened(chromium: str, page: bytes, folder: Path) -> list[dict[str, Any]]:
    """Open a page in frames of each width, and give what axe says of it there."""
    axe = files("axe_core_python").joinpath("axe.min.js").read_text(encoding="utf-8")
    script = f"<script>{axe}</script><script>{_ASK % json.dumps(RULES)}</script>"
    inside = html.escape(_POLICY.sub("", page.decode()).replace("</body>", f"{script}</body>"))
    frames = "".join(f'<iframe title="{w}" width="{w}" height="800" srcdoc="{inside}"></iframe>' for w in WIDTHS)
    file = folder / "frames.html"
    file.write_text(_FRAME % (len(WIDTHS), frames), encoding="utf-8")
    command = [chromium, "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run"]
    command += [f"--user-data-dir={folder / 'profile'}", "--virtual-time-budget=60000", "--dump-dom", file.as_uri()]
    dom = subprocess.run(command, check=True, capture_output=True, timeout=120).stdout.decode()
    said = re.search(r"<pre>([^<]*)</pre>", dom)
    assert said, "the page never answered"
    answers: list[dict[str, Any]] = json.loads(unquote(said[1]))
    return sorted(answers, key=lambda each: int(each["inner"]))


@pytest.mark.parametrize("which", ["sample", "full", "quick"])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_window(chromium: str, tmp_path: Path, which: str) -> None:
    page = SAMPLE.read_bytes() if which == "sample" else as_html(laid_out(report_of(), which))  # type: ignore[arg-type] # its two forms
    for answer, width in zip(opened(chromium, page, tmp_path), WIDTHS, strict=True):
        assert answer["violations"] == []
        assert answer["passes"] > (10 if width == min(WIDTHS) else 1)
        assert answer["wide"] <= 0, f"at {width} pixels it scrolls sideways by {answer['wide']}"


def test_a_page_with_a_picture_that_says_nothing_is_found(chromium: str, tmp_path: Path) -> None:
    picture = b'<main><img src="data:image/gif;base64,R0lGODlh">'
    page = as_html(laid_out(report_of(), "quick")).replace(b"<main>", picture)
    assert any("image-alt" in each for each in opened(chromium, page, tmp_path)[0]["violations"])
