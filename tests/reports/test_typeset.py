"""One way from a template to a tagged PDF: strict where it can be, plain and said so where it cannot."""

import io
from datetime import UTC, datetime
from pathlib import Path

import pypdf
import pytest

from tracker.reports.typeset import PLAIN_NOTICE, typeset

MOMENT = datetime(2025, 8, 20, 17, 30, 5, 999, tzinfo=UTC)
TEMPLATE = """#import "/folder/part.typ": loud
#let value = json(bytes(sys.inputs.value))
#set document(title: value.title)
#set text(font: value.fonts, lang: "en")
= #value.title
#loud(value.notice)
"""


@pytest.fixture
def _templates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "page.typ").write_text(TEMPLATE)
    (tmp_path / "folder" / "part.typ").write_text("#let loud(words) = strong(words)")
    monkeypatch.setattr("importlib.resources.files", lambda _: tmp_path)


def _read(drawn: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(drawn))


@pytest.mark.usefixtures("_templates")
def test_a_template_is_set_as_pdf_ua_with_its_neighbours_and_the_same_bytes_each_time() -> None:
    drawn = typeset("folder/page.typ", {"title": "#Sheet *of* $names$"}, MOMENT)
    assert drawn == typeset("folder/page.typ", {"title": "#Sheet *of* $names$"}, MOMENT)
    read = _read(drawn)
    assert b"pdfuaid" in drawn
    assert read.pages[0].extract_text().strip() == "#Sheet *of* $names$"
    assert read.metadata is not None
    assert read.metadata.creation_date == MOMENT.replace(microsecond=0)


@pytest.mark.usefixtures("_templates")
def test_a_letter_that_no_font_has_gives_a_plain_pdf_that_says_so() -> None:
    nobody_draws = "\U0001098f"
    drawn = typeset("folder/page.typ", {"title": f"Ada {nobody_draws}"}, MOMENT)
    assert b"pdfuaid" not in drawn
    assert b"/StructTreeRoot" in drawn
    assert " ".join(PLAIN_NOTICE.split()) in " ".join(_read(drawn).pages[0].extract_text().split())


@pytest.mark.usefixtures("_templates")
def test_a_mistake_in_a_template_is_not_taken_for_a_missing_letter(tmp_path: Path) -> None:
    import typst

    (tmp_path / "folder" / "page.typ").write_text("#nothing-of-this-name")
    with pytest.raises(typst.TypstError, match="unknown variable"):
        typeset("folder/page.typ", {"title": "Sheet"}, MOMENT)
