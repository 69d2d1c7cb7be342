"""report: five formats, three copies, no names where none belong, the same bytes twice."""

import csv
import io
import json
import re
import shutil
import zipfile
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.cli.door import Tracker
from tests.cli.rosters import ADA, BO, CY, DI, EVE, FAY

FORMATS = ("xlsx", "pdf", "html", "csv", "json")
STAFF = (ADA, BO, CY, DI, EVE, FAY)


@pytest.fixture(scope="module")
def held(staffed: Path, tmp_path_factory: pytest.TempPathFactory) -> Tracker:
    """Give a workspace with a session, a leave and an exemption; only reports are drawn from it."""
    whole = Tracker(Path(shutil.copytree(staffed, tmp_path_factory.mktemp("reported") / "workspace")))
    words = ("log", "screening-overview", "--on", "2025-09-12", "--team", "D4-CPS", "--facilitator", "Roe, Al")
    whole.done(*words, "--note", "called Okoye, Ada first", "--names", "-", stdin="OR1\n")
    whole.done("people", "leave", "OR3", "--from", "2025-09-20")
    whole.done("people", "exempt", "OR4", "--course", "screening", "--reason", "Vega, Di teaches it")
    return whole


def drawn(tracker: Tracker, folder: Path, *words: str) -> dict[str, Path]:
    """Write a report of 30 September and give its files by format."""
    said = tracker.asked("report", "--as-of", "2025-09-30", "--out", folder, *words)
    return {Path(each).suffix[1:]: Path(each) for each in said["files"]}


def text_of(file: Path) -> str:
    """Give everything that a file says, whatever part it stands in."""
    content = file.read_bytes()
    if file.suffix == ".xlsx":
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            return "\n".join(parts.read(name).decode("utf-8", "replace") for name in parts.namelist())
    if file.suffix == ".pdf":
        pdf = PdfReader(io.BytesIO(content))
        said = "\n".join(page.extract_text() for page in pdf.pages)
        return f"{said}\n{pdf.metadata}\n{content.decode('latin-1')}"
    return content.decode("utf-8-sig")


def figures(file: Path) -> list[dict[str, str]]:
    """Give the rows of a report's CSV without the moment that it was asked for."""
    rows = csv.DictReader(io.StringIO(text_of(file)))
    return [{name: said for name, said in row.items() if name != "known_on"} for row in rows]


def test_five_formats_are_written_where_it_says(held: Tracker, tmp_path: Path) -> None:
    ending = held.done("report", "--as-of", "2025-09-30", "--out", tmp_path / "new folder")
    files = [Path(line) for line in ending.out.splitlines()]
    assert [file.suffix[1:] for file in files] == list(FORMATS)
    assert all(file.is_file() and file.parent == tmp_path / "new folder" for file in files)
    assert all("2025-09-30" in file.name for file in files)
    assert "1 of 32" in ending.err


def test_each_format_is_what_it_says_it_is(held: Tracker, tmp_path: Path) -> None:
    files = drawn(held, tmp_path)
    with zipfile.ZipFile(files["xlsx"]) as parts:
        assert any(name.startswith("xl/charts/chart") for name in parts.namelist())
    assert b"pdfuaid" in files["pdf"].read_bytes()
    assert files["html"].read_text(encoding="utf-8").lstrip().lower().startswith("<!doctype html>")
    assert json.loads(files["json"].read_text(encoding="utf-8"))["as_of"] == "2025-09-30"
    assert "screening-overview" in files["csv"].read_text(encoding="utf-8-sig")


@pytest.mark.parametrize("copy", [(), ("--external",)])
def test_no_name_email_or_number_of_staff_stands_in_a_copy_without_names(
    held: Tracker, tmp_path: Path, copy: tuple[str, ...]
) -> None:
    for file in drawn(held, tmp_path, *copy).values():
        said = text_of(file)
        for number, name, email, *_ in STAFF:
            for word in (name, email, email.split("@")[0] + "@", name.split(",")[0]):
                assert word not in said, (file.name, word)
            assert not re.search(rf"\b{number}\b", said), (file.name, number)
        assert "Roe, Al" not in said
        assert "teaches it" not in said


def test_the_internal_copy_names_who_is_left_and_says_so_in_its_files_names(held: Tracker, tmp_path: Path) -> None:
    files = drawn(held, tmp_path, "--internal")
    assert all("INTERNAL" in file.name for file in files.values())
    for kind in ("xlsx", "pdf", "html"):
        said = text_of(files[kind])
        assert "Fenn, Bo" in said
        assert "bo@o.example" not in said
    page = text_of(files["html"])
    assert "Okoye, Ada" not in page.split("screening")[0]
    leadership, external = drawn(held, tmp_path), drawn(held, tmp_path, "--external")
    assert not {file.name for file in files.values()} & {file.name for file in leadership.values()}
    assert not {file.name for file in external.values()} & {file.name for file in leadership.values()}


def test_the_same_records_give_the_same_bytes(held: Tracker, tmp_path: Path) -> None:
    first, second = drawn(held, tmp_path / "a"), drawn(held, tmp_path / "b")
    for kind in FORMATS:
        assert first[kind].read_bytes() == second[kind].read_bytes(), kind


def test_a_report_as_known_on_a_change_is_the_report_of_then(staff: Tracker, tmp_path: Path) -> None:
    change = staff.change()
    then = drawn(staff, tmp_path / "then", "--format", "csv")
    staff.done("log", "screening", "--on", "2025-09-12", "--team", "D4-CPS", "--names", "-", stdin="OR1\n")
    now = drawn(staff, tmp_path / "now", "--format", "csv")
    again = drawn(staff, tmp_path / "again", "--format", "csv", "--known-on", str(change))
    assert now["csv"].read_bytes() != then["csv"].read_bytes()
    assert figures(again["csv"]) == figures(then["csv"])


def test_every_report_says_that_training_is_not_using_the_tool(held: Tracker, tmp_path: Path) -> None:
    for kind in ("pdf", "html", "xlsx"):
        said = re.sub(r"\s+", " ", text_of(drawn(held, tmp_path, "--format", kind)[kind]))
        assert "not the same as using" in said, kind


def test_a_day_that_is_still_to_come_is_told(held: Tracker, tmp_path: Path) -> None:
    said = "is still to come: the report tells of it with what is recorded so far."
    assert f"2199-03-01 {said}" in held("report", "--as-of", "2199-03-01", "--format", "csv", "--out", tmp_path).err
    assert said not in held("report", "--as-of", "2025-09-30", "--format", "csv", "--out", tmp_path).err


def test_a_place_that_cannot_be_written_is_said(held: Tracker, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file", encoding="utf-8")
    ending = held("report", "--format", "csv", "--out", tmp_path / "taken", "--json")
    assert ending.code == 1
    assert "not written" in ending.json["error"]


def test_the_quick_form_is_one_page_under_a_name_of_its_own(held: Tracker, tmp_path: Path) -> None:
    files = drawn(held, tmp_path, "--quick", "--format", "pdf,html")
    assert files["pdf"].name == "coverage_2025-09-30_leadership_one-page.pdf"
    assert len(PdfReader(io.BytesIO(files["pdf"].read_bytes())).pages) == 1


def test_words_are_shown_put_taken_back_and_stay_with_their_report(held: Tracker, tmp_path: Path) -> None:
    own = Tracker(Path(shutil.copytree(held.root, tmp_path / "own")))
    words = ("wording", "--as-of", "2025-09-30")
    drafted = {part["part"]: part for part in own.asked(*words)["parts"]}
    assert not drafted["doing"]["own"]
    assert drafted["doing"]["words"] == drafted["doing"]["drafted"] != []
    own.done(*words, "--doing", "-", "--factors", "Travel is restricted.", stdin="We are well.\nMore is to come.\n")
    said = {part["part"]: part for part in own.asked(*words)["parts"]}
    assert said["doing"]["words"] == ["We are well.", "More is to come."]
    assert said["doing"]["drafted"] == drafted["doing"]["words"]
    for file in drawn(own, tmp_path / "out").values():
        if file.suffix != ".csv":
            assert "Travel is restricted." in text_of(file)
    own.done(*words, "--reset")
    assert own.asked(*words)["parts"] == [drafted["doing"], drafted["factors"]]


def test_words_for_facts_that_have_changed_since_are_told_when_the_report_is_written(
    held: Tracker, tmp_path: Path
) -> None:
    own = Tracker(Path(shutil.copytree(held.root, tmp_path / "own")))
    own.done("wording", "--as-of", "2025-09-30", "--doing", "We are well.")
    assert "facts have changed" not in own.done("report", "--as-of", "2025-09-30", "--out", tmp_path).err
    own.done("people", "leave", "OR2", "--from", "2025-09-21")
    ending = own.done("report", "--as-of", "2025-09-30", "--out", tmp_path, "--format", "json")
    assert "The facts have changed since you wrote How are we doing" in ending.err
    assert own.asked("wording", "--as-of", "2025-09-30")["parts"][0]["out_of_date"]


def test_words_that_cannot_be_taken_are_refused_with_a_sentence(held: Tracker) -> None:
    ending = held("wording", "--as-of", "2025-09-30", "--doing", "Ada Okoye is to be asked.")
    assert (ending.code, "names Okoye, Ada" in ending.err) == (4, True)
    assert held("wording", "--doing", "-", "--factors", "-").code == 2
    assert held("wording", "--doing", "Well.", "--reset").code == 2
    assert held("wording", "--reset").code == 4


def test_a_published_report_is_kept_and_its_bytes_stay(held: Tracker, tmp_path: Path) -> None:
    own = Tracker(Path(shutil.copytree(held.root, tmp_path / "own")))
    before = {file.name: file.read_bytes() for file in drawn(own, tmp_path / "before").values()}
    said = own.asked(
        "report", "--as-of", "2025-09-30", "--out", tmp_path / "out", "--publish", "--note", "to leadership"
    )
    assert said["published"] == 1
    assert {Path(each).name: Path(each).read_bytes() for each in said["files"]} == before
    assert [each["note"] for each in own.asked("reports", "list")] == ["to leadership"]
    later = own.asked("report", "--as-of", "2025-10-15", "--out", tmp_path / "out", "--format", "html")
    assert "Since the report of 30 September 2025" in Path(later["files"][0]).read_text(encoding="utf-8")
    assert own("report", "--note", "to leadership").code == 2
