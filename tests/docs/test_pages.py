"""Every command that the README and the guides show runs, in the order of its page, and says what the page says."""

import re
from pathlib import Path

import pytest

from tests.docs.examples import PAGES, TOP, Example, examples, follow, unseen, workspace, write_files

ON_A_SERVER = TOP / "docs" / "guide-postgresql.md"
_LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)")


@pytest.mark.parametrize("page", [page for page in PAGES if page != ON_A_SERVER], ids=lambda page: page.name)
def test_what_a_page_shows_is_what_happens(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace(tmp_path, monkeypatch)
    write_files(page)
    for each in examples(page):
        follow(each)


@pytest.mark.postgres
def test_what_the_page_on_postgresql_shows_is_what_happens(
    tmp_path: Path, server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace(tmp_path, monkeypatch)
    monkeypatch.setenv("TRACKER_DATABASE", server)
    assert examples(ON_A_SERVER)
    for each in examples(ON_A_SERVER):
        follow(each)


def test_there_are_examples_and_all_of_them_are_the_trackers() -> None:
    typed = [each.typed for page in PAGES for each in examples(page)]
    assert len(typed) > 30
    assert [line for line in typed if not line.startswith("tracker")] == []


def test_the_readmes_two_commands_are_one_line_each_and_differ_in_what_they_install_and_run() -> None:
    first, second = re.findall(r"^```sh\n(.*?)^```$", (TOP / "README.md").read_text("utf-8"), re.MULTILINE | re.DOTALL)
    begins = "python3 -m venv .venv && .venv/bin/python -m pip install --require-hashes -r "
    assert first == f"{begins}requirements.txt && .venv/bin/python -m tracker demo\n"
    assert second == f"{begins}requirements-dev.txt && .venv/bin/python -m pytest -n 2 --dist loadfile\n"


@pytest.mark.parametrize("page", sorted({*PAGES, *(TOP / "docs").glob("*.md")}), ids=lambda page: page.name)
def test_every_link_leads_to_a_file(page: Path) -> None:
    named = _LINK.findall(page.read_text(encoding="utf-8"))
    assert [name for name in named if not (page.parent / name).exists()] == []


def test_a_page_that_shows_what_is_not_said_is_found_out() -> None:
    said = "one\ntwo words\nthree\n"
    assert unseen(("one", "…", "three"), said) is None
    assert unseen(("two …",), said) is None
    assert unseen(("three", "one"), said) == "one"
    assert unseen(("two",), said) == "two"


def test_an_exit_code_and_a_file_on_standard_input_are_read_from_the_line() -> None:
    example = Example("tracker log c --names - < names.txt", code=5)
    assert (example.words, example.typed_in) == (["log", "c", "--names", "-"], "names.txt")
