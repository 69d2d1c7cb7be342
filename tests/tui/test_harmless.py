"""Text of the records is nothing but text: markup, escapes, long and foreign names do no harm on any screen."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tui.conftest import Room, Running, copied, driven, press, running, runs, said, staff, text_of
from tests.tui.screens_in_use import OPENED, there

NAMES = (
    "[/x]=1+1",
    "Ann [@click=app.quit]x[/]",
    "[bold red]Bo[/] \x1b[31mred\x1b]0;owned\x07",
    "W" * 60,
    "山田太郎 山田太郎 山田太郎",
    "שרה כהן \u202eevil",
    '=HYPERLINK("x")',
    "Zoë\u0301 \u200bO'Brien\nSecond line",
)
TUI = Path(__file__).parents[2] / "tracker" / "tui"


def named_badly(room: Room) -> None:
    records = room.records()
    people = "\n".join(f"Q{n} | x | {team} | 2024-01-01" for n, team in enumerate(["D4-CPS", "D4-Permanency"] * 4))
    staff(records, people)
    from sqlalchemy import text

    with records.store().writing("renamed [/x] [@click=app.quit]people[/] \x1b[31m") as db:
        for number, name in enumerate(NAMES):
            db.execute(text("UPDATE person SET name = :n WHERE employee_number = :e"), {"n": name, "e": f"Q{number}"})
        db.execute(text("UPDATE person SET name = :n WHERE id = 1"), {"n": NAMES[1]})
    records.close()


@pytest.fixture(scope="module")
def badly_named(filled: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """Start the app once on records of names that try to be more than text."""
    room = copied(filled, tmp_path_factory.mktemp("badly-named"))
    named_badly(room)
    with running(room) as started:
        yield started


@pytest.mark.parametrize("name", OPENED)
def test_names_do_no_harm_on_any_screen(name: str, badly_named: Running) -> None:
    async def body() -> None:
        await there(badly_named.app, badly_named.pilot, name)
        await press(badly_named.pilot, "down", "down")
        shown = text_of(badly_named.app)
        assert "\x1b" not in shown
        assert "\u202e" not in shown

    badly_named.runs(body())


def test_a_name_with_markup_is_shown_as_it_is_written(workspace: Room) -> None:
    async def body() -> None:
        named_badly(workspace)
        app = workspace.app(screen="history")
        async with driven(app, (120, 40)):
            shown = text_of(app)
            assert "renamed [/x] [@click=app.quit]people[/]" in shown
            assert "Ann [@click=app.quit]x[/]" in shown
            assert "[bold red]Bo[/] red" in shown

    runs(body())


def test_what_is_said_in_passing_and_asked_is_text_alone(workspace: Room) -> None:
    async def body() -> None:
        app = workspace.app(screen="coverage")
        async with driven(app) as pilot:
            app.say(NAMES[0] + NAMES[2])
            app.open("ask", NAMES[1], (NAMES[0], NAMES[2]))
            await press(pilot, "tab")
            assert "Ann [@click=app.quit]x[/]" in text_of(app)
            assert "[/x]=1+1" in text_of(app)
            assert "\x1b" not in said(app)

    runs(body())


@pytest.mark.parametrize("path", sorted(TUI.rglob("*.py")), ids=lambda path: path.stem)
def test_no_widget_takes_text_as_markup(path: Path) -> None:
    """A literal may be markup; anything computed says markup=False."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        called = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        if called in ("Static", "Label") and not _plain(node):
            raise AssertionError(f"{path.name}:{node.lineno}: {called} without markup=False")
        if called in ("Button", "Tick", "Choice", "Checkbox", "RadioButton", "Option") and not _label(node):
            raise AssertionError(f"{path.name}:{node.lineno}: the label of a {called} may be markup")
        if called == "notify" and "markup" not in {keyword.arg for keyword in node.keywords}:
            raise AssertionError(f"{path.name}:{node.lineno}: notify without markup=False")


def _plain(call: ast.Call) -> bool:
    """Say whether a call says markup=False, or draws nothing but a literal without brackets."""
    if any(keyword.arg == "markup" for keyword in call.keywords):
        return True
    return not call.args or (isinstance(call.args[0], ast.Constant) and "[" not in str(call.args[0].value))


def _label(call: ast.Call) -> bool:
    """Say whether a label is a literal without brackets, a name of our own in capitals, or no markup by its making."""
    if not call.args:
        return True
    label = call.args[0]
    if isinstance(label, ast.Constant):
        return "[" not in str(label.value)
    if isinstance(label, ast.Name | ast.Attribute):
        return (label.id if isinstance(label, ast.Name) else label.attr).isupper()
    made = label.func if isinstance(label, ast.Call) else None
    return isinstance(made, ast.Name) and made.id in ("Content", "Text", "cell")
