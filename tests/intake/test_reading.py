"""Reading a file into a book: values as they are, in a process of its own, and every exit one sentence."""

import io
import random
import subprocess
import sys
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from tests.intake import untidy
from tests.intake.binary_workbook import as_xlsb
from tests.intake.untidy import STRICT_LINKS, STRICT_MAIN, bare_xlsx, inline
from tracker.errors import NothingToImport, UnreadableFile
from tracker.intake import apart
from tracker.intake.reading import read_book

WORD = "open sesame"
MOMENT = datetime.fromisoformat("2025-09-02T08:30:00")
ROWS: list[untidy.Row] = [["OR Number", "Name", "Email"], ["OR1", "Alder, Ann", "ann.alder@x.example"]]


def saved(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def test_every_kind_of_workbook_gives_the_same_rows(tmp_path: Path) -> None:
    books = [
        read_book(untidy.workbook(tmp_path / "a.xlsx", {"D04": ROWS})),
        read_book(untidy.as_xls(tmp_path / "a.xls", {"D04": ROWS})),
        read_book(untidy.as_ods(tmp_path / "a.ods", {"D04": ROWS})),
        read_book(untidy.as_csv(tmp_path / "D04.csv", ROWS)),
    ]
    assert [book.kind for book in books] == ["xlsx", "xls", "ods", "csv"]
    assert {book.sheets[0].rows for book in books} == {tuple(map(tuple, ROWS))}
    assert {book.sheets[0].sheet for book in books} == {"D04"}


@pytest.mark.parametrize("name", ["a.xls", "a.csv", "a.txt", "a"])
def test_the_extension_does_not_matter(tmp_path: Path, name: str) -> None:
    path = untidy.workbook(tmp_path / "b.xlsx", {"D04": ROWS})
    assert read_book(path.rename(tmp_path / name)).kind == "xlsx"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_text_in_any_encoding_and_delimiter(tmp_path: Path, encoding: str, delimiter: str) -> None:
    rows: list[untidy.Row] = [["OR Number", "Name"], ["OR1", "Müller, Zoë"], ["007", "Elm, Eli"]]
    book = read_book(untidy.as_csv(tmp_path / "a.xls", rows, encoding=encoding, delimiter=delimiter))
    assert book.sheets[0].rows == tuple(map(tuple, rows))
    assert book.notes


def test_a_column_of_names_with_commas_is_not_split(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.txt", b"Name\nAlder, Ann\nBirch, Bo\n")
    assert read_book(path).sheets[0].rows == (("Name",), ("Alder, Ann",), ("Birch, Bo",))


def test_our_own_mark_before_a_formula_is_taken_off_again(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.csv", b"Name,OR\n'=1+1,'+5\n'quoted,'\n")
    assert read_book(path).sheets[0].rows[1:] == (("=1+1", "+5"), ("'quoted", "'"))


def test_a_quotation_mark_that_swallows_rows_is_refused_with_its_line(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.csv", b'OR,Name,Unit\nOR1,"Elm,4A\nOR2,Fir,4A\nOR3,Oak,4A\n')
    with pytest.raises(UnreadableFile, match="line 2"):
        read_book(path)


def test_values_keep_their_kind(tmp_path: Path) -> None:
    path = untidy.workbook(tmp_path / "a.xlsx", {"D04": [["  raw\n", 12345, 1.5, True, date(2025, 9, 2), MOMENT]]})
    (row,) = read_book(path).sheets[0].rows
    assert row == ("  raw\n", 12345.0, 1.5, True, date(2025, 9, 2), MOMENT)
    assert [type(cell) for cell in row] == [str, float, float, bool, date, datetime]


@pytest.mark.parametrize(
    "name", ["[/x]=1+1", "\x1b[31mRed\x1b[0m, Ann", "陳, 大文", "כהן, דנה", "Nun\u0303ez, A\u0301na", "=HYPERLINK(1)"]
)
def test_names_arrive_as_they_are(tmp_path: Path, name: str) -> None:
    path = saved(tmp_path / "a.csv", f'OR Number,Name,Email\nOR1,"{name}",a@x.example\n'.encode())
    assert read_book(path).sheets[0].rows[1][1] == name


def test_strict_workbooks_are_read(tmp_path: Path) -> None:
    content = bare_xlsx(inline(ROWS), main=STRICT_MAIN, links=STRICT_LINKS)
    assert read_book(saved(tmp_path / "a.xlsx", content)).sheets[0].rows == tuple(map(tuple, ROWS))


def test_the_epoch_of_1904_shifts_dates_with_a_format(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.epoch = datetime.fromisoformat("1904-01-01")
    book.worksheets[0]["A1"] = date(2025, 9, 2)
    book.save(tmp_path / "a.xlsx")
    read = read_book(tmp_path / "a.xlsx")
    assert (read.epoch_1904, read.sheets[0].rows[0][0]) == (True, date(2025, 9, 2))


def test_an_empty_workbook_holds_nothing(tmp_path: Path) -> None:
    with pytest.raises(NothingToImport, match="empty"):
        read_book(untidy.workbook(tmp_path / "a.xlsx", {"D04": [], "D05": []}))


def test_failed_cells_stand_in_the_grid(tmp_path: Path) -> None:
    read = read_book(untidy.workbook(tmp_path / "a.xlsx", {"D04": [["OR1", "#N/A"], ["OR2", "Elm"]]}))
    assert read.sheets[0].failed == {(1, 2): "#N/A"}
    assert read.sheets[0].rows[0] == ("OR1", None)


def encrypted(path: Path, password: str) -> Path:
    from msoffcrypto.format.ooxml import OOXMLFile

    plain = io.BytesIO()
    book = openpyxl.Workbook()
    book.worksheets[0].append(["Name", "OR Number"])
    book.save(plain)
    with path.open("wb") as out:
        OOXMLFile(plain).encrypt(password, out)
    return path


def test_excels_own_password_opens_by_itself(tmp_path: Path) -> None:
    assert read_book(encrypted(tmp_path / "a.xlsx", "VelvetSweatshop")).kind == "xlsx"


def test_other_passwords_are_asked_for_and_used(tmp_path: Path) -> None:
    path = encrypted(tmp_path / "a.xlsx", WORD)
    with pytest.raises(UnreadableFile, match="password-protected"):
        read_book(path)
    with pytest.raises(UnreadableFile, match="does not open"):
        read_book(path, password="wrong")  # noqa: S106 -- of a file made here
    assert read_book(path, password=WORD).sheets[0].rows == (("Name", "OR Number"),)


@pytest.mark.parametrize(
    "child",
    [
        "import os; os.abort()",
        "import os, signal; os.kill(os.getpid(), getattr(signal, 'SIGKILL', signal.SIGTERM))",
        "raise BaseException",
        "print('garbage')",
        "print('[1, 2]')",
        "print('{}')",
        'print(\'{"sheets": [{"name": 1}]}\')',
        "print('[' * 100000)",
        "pass",
    ],
)
def test_whatever_happens_in_the_child_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, child: str
) -> None:
    monkeypatch.setattr(apart, "CHILD", saved(tmp_path / "child.py", child.encode()))
    with pytest.raises(UnreadableFile, match="gave up"):
        apart.values(b"x", 10)


def test_a_child_that_hangs_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "CHILD", saved(tmp_path / "child.py", b"while True: pass"))
    with pytest.raises(UnreadableFile, match="too long"):
        apart.values(b"x", 0.3)


def test_the_child_imports_nothing_of_the_tracker(tmp_path: Path) -> None:
    content = untidy.workbook(tmp_path / "a.xlsx", {"D04": ROWS}).read_bytes()
    code = (
        "import sys, runpy, atexit; sys.argv = sys.argv[1:]\n"
        "atexit.register(lambda: sys.stderr.write(','.join(sys.modules)))\n"
        "runpy.run_path(sys.argv[0], run_name='__main__')"
    )
    command = [sys.executable, "-I", "-S", "-c", code, str(apart.CHILD), apart._reader_folder(), "10"]
    done = subprocess.run(command, input=content, capture_output=True, check=True, cwd=tmp_path)
    loaded = set(done.stderr.decode().split(","))
    assert "python_calamine" in loaded
    assert not {name for name in loaded if name.startswith(("tracker", "sqlmodel", "sqlalchemy", "openpyxl"))}


@pytest.mark.parametrize("kind", ["xlsx", "xls", "ods"])
def test_fuzzed_workbooks_are_read_or_refused(tmp_path: Path, kind: str) -> None:
    seed = 7
    dice = random.Random(seed)
    whole = untidy.any_kind(tmp_path / f"a.{kind}", {"D04": ROWS}).read_bytes()
    for _ in range(12):
        content = bytearray(whole)
        for _ in range(3):
            content[dice.randrange(len(content))] = dice.randrange(256)
        with suppress(UnreadableFile, NothingToImport):
            assert read_book(saved(tmp_path / "b", bytes(content))).sheets, seed


def test_cells_that_the_reader_missed_are_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = untidy.workbook(tmp_path / "a.xlsx", {"D04": [*ROWS, [None, "", "Birch, Bo"]]})
    assert read_book(path).notes == ()
    whole = apart.values

    def without_the_last_row(content: bytes, seconds: float) -> list[apart.Sheet]:
        return [(name, hidden, rows[:-1]) for name, hidden, rows in whole(content, seconds)]

    monkeypatch.setattr(apart, "values", without_the_last_row)
    assert read_book(path).notes == ("Sheet “D04”: 7 cells hold something and 6 were read. Compare it with the file.",)


@pytest.mark.parametrize("kind", ["xlsx", "xls", "ods"])
def test_empty_texts_and_errors_are_no_cells_that_were_missed(tmp_path: Path, kind: str) -> None:
    rows: list[untidy.Row] = [*ROWS, ["", None, 3.5]]
    assert read_book(untidy.any_kind(tmp_path / f"a.{kind}", {"D04": rows})).notes == ()


def test_a_binary_workbook_is_read_with_its_failed_cells(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.xlsb", as_xlsb([["OR Number", "Name"], ["OR0001", "Alder, Ann"], [2.0, "#N/A"]]))
    read = read_book(path)
    assert read.kind == "xlsb"
    assert read.sheets[0].rows == (("OR Number", "Name"), ("OR0001", "Alder, Ann"), (2.0, None))
    assert read.sheets[0].failed == {(3, 2): "#N/A"}
    assert read.notes == ("Struck-through and hidden rows are not visible in .xlsb files.",)
