"""Where the one file may lie: on this computer, or on a share with a lease and a warning."""

import json
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path, PureWindowsPath

import pytest

from tracker.errors import CannotOpen
from tracker.model import Person
from tracker.store import Place, create, engine, files, open_store, restore
from tracker.store.lease import InUseElsewhere

LINUX = """\
/dev/vda / ext4 rw 0 0
server:/staff /mnt/staff nfs4 rw,vers=4.2 0 0
//server/share /mnt/two\\040words cifs rw 0 0
tmpfs /mnt/staff/scratch tmpfs rw 0 0
odd
"""
MAC = """\
/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)
//ann@server/My%20Share on /Volumes/My (Share) (smbfs, nodev, nosuid, mounted by ann)
server:/staff on /Volumes/on the way (nfs, nodev)
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/home/ann/records.db", "ext4"),
        ("/mnt/staff/records.db", "nfs4"),
        ("/mnt/staffroom/records.db", "ext4"),
        ("/mnt/two words/records.db", "cifs"),
        ("/mnt/staff/scratch/records.db", "tmpfs"),
    ],
)
def test_a_mount_is_the_longest_one_above_the_path(path: str, kind: str) -> None:
    assert files.kind_of_mount(Path(path), files.linux_mounts(LINUX)) == kind


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/Users/ann/records.db", "apfs"),
        ("/Volumes/My (Share)/records.db", "smbfs"),
        ("/Volumes/on the way/records.db", "nfs"),
    ],
)
def test_mounts_are_read_on_a_mac_too(path: str, kind: str) -> None:
    assert files.kind_of_mount(Path(path), files.mac_mounts(MAC)) == kind


@pytest.mark.parametrize(
    "folder",
    ["OneDrive - State of Oregon", "Dropbox", "Library/CloudStorage/Box-Box", "Mobile Documents", "My Google Drive"],
)
def test_a_synchronised_folder_is_refused_with_the_way_out(tmp_path: Path, folder: str) -> None:
    place = Place(tmp_path / folder / "records.db")
    for way in (create, open_store):
        with pytest.raises(CannotOpen, match="copy backups there, or use PostgreSQL"):
            way(place)
    with pytest.raises(CannotOpen):
        restore(place, tmp_path / "x.db")
    assert list(tmp_path.iterdir()) == []


def test_a_link_into_a_synchronised_folder_is_found(tmp_path: Path) -> None:
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "innocent").symlink_to(tmp_path / "Dropbox")
    with pytest.raises(CannotOpen):
        create(Place(tmp_path / "innocent" / "records.db"))


def test_a_path_on_a_windows_share_is_one_that_sqlite_understands(monkeypatch: pytest.MonkeyPatch) -> None:
    class Far(PureWindowsPath):
        def absolute(self) -> "Far":
            return self

    assert engine.uri(Far("//server/share/my records.db"), "mode=rw") == (  # type: ignore[arg-type] # a path all the same
        "file:////server/share/my%20records.db?mode=rw"
    )
    assert engine.uri(Far("C:/a?b/records.db"), "mode=ro") == "file:///C:/a%3Fb/records.db?mode=ro"  # type: ignore[arg-type] # the same


@pytest.fixture
def far(tmp_path: Path) -> Place:
    """Give records on what counts as a share, made with leave."""
    place = Place(tmp_path / "OneDrive" / "records.db")
    create(place, allow_network=True).close()
    return place


def lease(place: Place) -> Path:
    assert place.path
    return place.path.with_name("records.db.lease")


def test_on_a_share_one_writes_and_others_read(far: Place) -> None:
    with closing(open_store(far, allow_network=True)) as first:
        with pytest.raises(InUseElsewhere, match="holds these records on the share"):
            open_store(far, allow_network=True)
        with closing(open_store(far, read_only=True)) as other:
            assert other.head().number == 0
        with first.writing("added") as db:
            db.add(Person(name="Ada"))
    assert not lease(far).exists()
    open_store(far, allow_network=True).close()


def age(place: Place, minutes: int, **said: str) -> None:
    held = json.loads(lease(place).read_text())
    held["at"] = (datetime.now(UTC) - timedelta(minutes=minutes)).isoformat()
    lease(place).write_text(json.dumps({**held, **said}))


def test_a_holder_that_was_not_heard_of_for_ten_minutes_loses_the_lease_and_writes_nothing_more(far: Place) -> None:
    with closing(open_store(far, allow_network=True)) as gone:
        age(far, minutes=9)
        with pytest.raises(InUseElsewhere):
            open_store(far, allow_network=True)
        age(far, minutes=11)
        with closing(open_store(far, allow_network=True)) as here:
            with pytest.raises(InUseElsewhere), gone.writing("too late") as db:
                db.add(Person(name="Ada"))
            with here.writing("added") as db:
                db.add(Person(name="Ben"))
            gone.close()
            assert lease(far).exists()


def test_a_holder_who_only_reads_keeps_the_lease(far: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    with closing(open_store(far, allow_network=True)) as store:
        age(far, minutes=5)
        monkeypatch.setattr("tracker.store.lease.BEAT", timedelta(0))
        assert store.head().number == 0
        held = json.loads(lease(far).read_text())
        assert datetime.now(UTC) - datetime.fromisoformat(held["at"]) < timedelta(minutes=1)


@pytest.mark.parametrize("content", ["", "{", "[]", '{"at": "yesterday"}', '{"at": "2020-01-01"}', "\x00"])
def test_a_lease_that_says_nothing_holds_nobody_up(far: Place, content: str) -> None:
    lease(far).write_text(content)
    open_store(far, allow_network=True).close()


def test_a_user_without_a_name_can_write_all_the_same(
    place: Place, monkeypatch: pytest.MonkeyPatch, roster: Callable[..., None]
) -> None:
    def nameless() -> str:
        raise KeyError("getpwuid(): uid not found: 12345")

    monkeypatch.setattr("getpass.getuser", nameless)
    with closing(create(place)) as store:
        roster(store, "OR1 | Ada | D4-CPS | 2025-01-01")
        assert store.head().number == 1
