"""Any folder of files, read in the real way: how each ended, in what time and with how much memory. Never a test.

Run: python tests/bench/try_files.py FOLDER [--slow 20] [--big 1024]

Every file ends in one of three ways: imported, nothing here to import, cannot be read. A traceback, a crash, a file
that takes longer than SLOW seconds or more than BIG megabytes is a failure, and then the exit code is 1.
"""

import argparse
import json
import os
import resource
import signal
import sys
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from tracker.errors import NothingToImport, TrackerError, UnreadableFile
from tracker.intake.arriving import arrived
from tracker.intake.attend import read_attendances
from tracker.intake.roster import read_roster

KILOBYTES = 1024  # in a megabyte; a process counts its memory in kilobytes


@dataclass(frozen=True)
class Ended:
    """How one file ended: in one of the three ways or "failed", with the sentence that a coordinator reads."""

    file: str
    ending: str
    says: str
    seconds: float
    megabytes: float  # of the process that reads it, or of the one that it starts: whichever is larger


def read(path: Path) -> tuple[str, str]:
    """Read a file as an import does, and give its ending with its sentence."""
    try:
        return "imported", what_it_holds(path)
    except NothingToImport as why:
        return "nothing here", why.message
    except UnreadableFile as why:
        return "cannot be read", why.message
    except TrackerError as why:  # a question, as about the order of day and month
        return "asks", why.message
    except BaseException:  # noqa: BLE001 -- whatever it is, it is what is looked for here
        return "failed", traceback.format_exc()


def what_it_holds(path: Path) -> str:
    """Read a file with the room of its kind."""
    found = arrived(path)
    if found.kind == "attendance":
        return f"{len(read_attendances([path], None).people)} people of an attendance report"
    if found.kind != "roster" or found.book is None:
        return f"told as {found.kind}"
    return f"{sum(len(sheet.people) for sheet in read_roster(found.book).sheets)} people"


def of_file(path: Path, slow: float, big: float) -> Ended:
    """Read one file in a process of its own, so that its time and memory are its own."""
    told, says = os.pipe()
    start = time.perf_counter()
    child = os.fork()
    if child == 0:
        os.close(told)
        os.setpgid(0, 0)
        signal.alarm(int(slow) + 5)
        found = read(path)
        most = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
        os.write(says, json.dumps([*found, most]).encode()[-60_000:])
        os._exit(0)
    os.close(says)
    with os.fdopen(told, "rb") as answer:
        answered = answer.read()
    _, status = os.waitpid(child, 0)
    taken = time.perf_counter() - start
    if not answered:
        return Ended(str(path), "failed", f"no answer, status {status}", taken, 0.0)
    ending, sentence, most = json.loads(answered)
    used = most / KILOBYTES
    if taken > slow or used > big:
        ending, sentence = "failed", f"{taken:.1f} s and {used:.0f} MB: {sentence}"
    return Ended(str(path), ending, sentence, round(taken, 2), round(used, 1))


def of_folder(folder: Path, slow: float, big: float) -> Iterator[Ended]:
    """Read every file of a folder and of the folders in it."""
    for path in sorted(each for each in folder.rglob("*") if each.is_file()):
        yield of_file(path, slow, big)


def main() -> int:
    """Read a folder, print what failed and the counts, and keep everything beside it as JSON lines if asked."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("folder", type=Path)
    asked.add_argument("--slow", type=float, default=20.0, metavar="SECONDS")
    asked.add_argument("--big", type=float, default=1024.0, metavar="MB")
    asked.add_argument("--keep", type=Path, help="a file for one line of JSON per file")
    given = asked.parse_args()
    endings: Counter[str] = Counter()
    slowest = biggest = 0.0
    kept = given.keep.open("w") if given.keep else None
    for ended in of_folder(given.folder, given.slow, given.big):
        endings[ended.ending] += 1
        slowest, biggest = max(slowest, ended.seconds), max(biggest, ended.megabytes)
        if ended.ending == "failed":
            print(f"FAILED {ended.file}\n{ended.says}", file=sys.stderr)
        if kept:
            print(json.dumps(asdict(ended)), file=kept, flush=True)
    print(json.dumps({"files": endings.total(), **endings, "slowest": slowest, "biggest": biggest}, indent=2))
    return 1 if endings["failed"] else 0


if __name__ == "__main__":
    sys.exit(main())
