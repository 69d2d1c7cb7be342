"""The command reference is current, and every command's own example runs."""

import re
import runpy
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.docs.examples import TOP, Example, follow, workspace
from tracker.workspace import Workspace, renew_example

MAKE: dict[str, Any] = runpy.run_path(str(TOP / "docs" / "make_commands.py"))
HELP: dict[str, str] = dict(MAKE["each_command"]())
_EXAMPLE = re.compile(r"^Example: (tracker .+)$", re.MULTILINE)

# What has to be recorded before a command's example makes sense, each as it would be typed.
JULY = "tracker import imports/D04_roster_july.xlsx --yes"
OKOYE = 'tracker people add "Okoye, Blessing" --to D4-CPS --on 2025-09-02 --number OR0012345'
WAS_THERE = "tracker log screening-overview --on 2025-09-12 --team D4-CPS --also OR0012345"
PLANNED = "tracker schedule screening-overview --on 2025-10-07 --team D4-Permanency"
GUESTS = (
    "tracker log screening-overview --team D4-CPS --attendance imports/D04_overview_attendance.csv"
    ' --guest "Jackie Anaya" --guest 15035550113 --guest "Dvořák, Tyler"'
)
VALE = 'tracker trainers add "Ines Vale" --organisation "A partner"'
MAY = 'tracker trainers allow "Ines Vale" csec-refresher --from 2025-09-01'
COUNTED = 'tracker indicators define screenings --title "Screenings completed"'
NUMBER = "tracker indicators set screenings 14 --month 2025-07 --district 4"
HOLM = 'tracker contacts person add "Rae Holm" --district 4'
BEFORE = {
    "tracker import": [JULY],
    "tracker invitations": ["tracker schedule screening-overview --on +2w --team D4-Permanency"],
    "tracker sign-in": [PLANNED],
    "tracker certificates": [OKOYE, WAS_THERE],
    "tracker reconciliation": [OKOYE, WAS_THERE],
    "tracker log": [JULY],
    "tracker hold": [PLANNED],
    "tracker decide": [JULY, GUESTS],
    "tracker cancel": [PLANNED],
    "tracker left": [JULY],
    "tracker plan import": ["tracker plan report --as-of 2025-09-30 --format xlsx"],
    "tracker undo": [JULY],
    "tracker redo": [JULY, "tracker undo"],
    "tracker people find": [JULY],
    "tracker people list": [JULY],
    **{f"tracker people {verb}": [OKOYE] for verb in ("show", "move", "end", "leave", "exempt", "also", "correct")},
    "tracker people rehire": [OKOYE, "tracker people end OR0012345 --last-day 2025-09-12"],
    "tracker people back": [OKOYE, "tracker people leave OR0012345 --from 2025-09-15"],
    "tracker people merge": [OKOYE, 'tracker people add "Okoye, B" --to D4-CPS --on 2025-09-09 --number OR0054321'],
    "tracker teams merge": ["tracker teams add --district 4 --program CPS --name East"],
    "tracker teams split": [OKOYE],
    "tracker courses unword": ['tracker courses word csec-refresher "Module 1"'],
    "tracker courses untag": ['tracker courses tag csec-refresher "ORS 180.502"'],
    "tracker contacts done": ['tracker contacts add D4-CPS --note "asks for October" --next "send dates"'],
    **{
        f"tracker reports {v}": ["tracker report --publish --format csv"]
        for v in ("show", "reissue", "compare", "withdraw")
    },
    **{f"tracker trainers {verb}": [VALE] for verb in ("allow", "show")},
    "tracker trainers end": [VALE, MAY],
    "tracker trainers gave": [VALE, PLANNED],
    **{f"tracker indicators {verb}": [COUNTED] for verb in ("set", "import")},
    **{f"tracker indicators {verb}": [COUNTED, NUMBER] for verb in ("show", "beside")},
    **{f"tracker contacts {verb}": [HOLM] for verb in ("person set", "person end", "said")},
    "tracker districts close": ["tracker districts add 17 --no-teams"],
}
# The commands whose examples have tests of their own.
ALONE = ("tracker init", "tracker demo", "tracker restore")
# The exit codes of examples that leave something for a decision.
ENDS = {"tracker import": 5, "tracker log": 5}


def the_example(command: str) -> str:
    found = _EXAMPLE.findall(HELP[command])
    assert len(found) == 1, f"{command} has {len(found)} examples"
    return str(found[0])


def test_the_command_reference_is_current() -> None:
    """If not: python docs/make_commands.py."""
    assert (TOP / "docs" / "commands.md").read_text(encoding="utf-8") == MAKE["reference"]()


def test_the_reference_names_every_command_that_can_be_typed() -> None:
    from tracker.cli.app import COMMANDS

    named = {command.split()[1] for command in HELP}
    assert named == set(COMMANDS)


@pytest.mark.parametrize("command", HELP)
def test_every_command_has_one_example_of_its_own(command: str) -> None:
    assert the_example(command).startswith(command)


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a workspace with what ships, once."""
    with pytest.MonkeyPatch.context() as patch:
        made = workspace(tmp_path_factory.mktemp("begun"), patch)
        follow(Example("tracker init"))
    return made


@pytest.fixture
def place(begun: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a copy of it, and go there."""
    made = workspace(tmp_path, monkeypatch)
    shutil.copytree(begun / "data", made / "data", dirs_exist_ok=True)
    return made


def test_the_example_of_init_makes_a_workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace(tmp_path, monkeypatch)
    follow(Example(the_example("tracker init")))


@pytest.mark.parametrize("command", [command for command in HELP if command not in ALONE])
def test_the_example_in_a_commands_help_runs(command: str, place: Path) -> None:
    for typed in BEFORE.get(command, ()):
        follow(Example(typed))
    follow(Example(the_example(command), code=ENDS.get(command, 0)))


def test_the_example_of_restore_puts_a_backup_of_that_name_back(place: Path) -> None:
    follow(Example(OKOYE))
    follow(Example("tracker backup"))
    follow(Example("tracker people end OR0012345 --last-day 2025-09-12"))
    (made,) = (place / "data" / "backups").glob("*by-hand.db")
    named = re.compile(r"tracker-\S+\.db")
    assert named.search(the_example("tracker restore"))
    follow(Example(named.sub(made.name, the_example("tracker restore"))))
    assert "to now" in follow(Example("tracker people show OR0012345"))


def test_the_example_of_demo_names_the_command_alone(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Making the example takes a while and has tests of its own; here it is only called."""
    built: list[Path] = []

    def build(root: Path) -> Workspace:
        built.append(root)
        return renew_example(root, today=date(2025, 8, 20))

    monkeypatch.setattr("tracker.demo.build", build)
    follow(Example(the_example("tracker demo")))
    assert [place.is_relative_to(root) or root.is_relative_to(place) for root in built] == [False]
