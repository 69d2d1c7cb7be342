"""Every document that the tracker makes of some records, by its file's name; run by itself, only their digests."""

import hashlib
import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from sqlalchemy import select
from sqlmodel import col

from tests.reports.every.records import AS_OF, ZONE
from tracker.model import Completion, TrainingSession, id_of
from tracker.reports.document import Document
from tracker.reports.formats import FORMATS, drawn
from tracker.reports.gather import gather
from tracker.reports.handing_out import reconciliation as reconciling
from tracker.reports.handing_out.certificate import certificates, certificates_of_session
from tracker.reports.handing_out.files import certificate_files, invitation_files, sign_in_files
from tracker.reports.handing_out.invitation import invitations
from tracker.reports.handing_out.sign_in import sign_in
from tracker.reports.kept.comparing import compare
from tracker.reports.kept.layout import drawn_comparison, laid_out_comparison
from tracker.reports.kept.reissuing import reissue
from tracker.reports.kept.sides import published_side, side_now
from tracker.reports.layout import Form, file_name, laid_out
from tracker.reports.packets.files import drawn as drawn_packets
from tracker.reports.packets.gather import gather as gather_packets
from tracker.reports.packets.layout import laid_out as laid_out_packet
from tracker.reports.plan.document import laid_out as laid_out_plan
from tracker.reports.plan.files import plan_files
from tracker.reports.plan.gather import gather_plan
from tracker.reports.plan.values import PlanCopy
from tracker.reports.values import Copy
from tracker.store import Place, Store, open_store

COPIES: tuple[Copy, ...] = ("leadership", "internal", "external")
FORMS: tuple[Form, ...] = ("full", "quick")
PLANS: tuple[PlanCopy, ...] = ("leadership", "external")
PROPOSED = (date(2025, 10, 14), date(2025, 10, 16))
PEOPLE = 5  # certificates: of those whose names are written otherwise


@dataclass(frozen=True)
class Made:
    """The files of one document, and whether it may name staff; `laid` is what its pages are drawn from."""

    kind: str
    files: dict[str, bytes] = field(repr=False)
    laid: Document | None = field(default=None, repr=False)
    names: bool = False


def every(store: Store, districts: Sequence[int] = (3, 4)) -> Iterator[Made]:
    """Draw every document; of the packets those of some districts."""
    yield from _reports(store)
    yield from _kept(store)
    yield from _packets(store, districts)
    yield from _plans(store)
    yield from _handed_out(store)


def _reports(store: Store) -> Iterator[Made]:
    for copy in COPIES:
        report = gather(store, AS_OF, known_on=None, zone=ZONE, copy=copy)
        for form in FORMS:
            files = {f"{file_name(report, form)}.{each}": data for each, data in drawn(report, FORMATS, form).items()}
            yield Made(f"report {copy} {form}", files, laid_out(report, form), copy == "internal")


def _kept(store: Store) -> Iterator[Made]:
    sides = published_side(store, 1), side_now(store, AS_OF, zone=ZONE, copy="leadership")
    found = compare(store, *sides, zone=ZONE)
    laid = laid_out_comparison(found, ZONE)
    yield Made("comparison", drawn_comparison(found, ZONE, ("xlsx", "pdf", "html")), laid)
    with store.reading() as db:
        again = {each.name: each.data for each in reissue(db, 1, ["json", "csv"])}
    yield Made("reissued report", again)


def _packets(store: Store, districts: Sequence[int]) -> Iterator[Made]:
    for names in (True, False):
        packets = gather_packets(store, AS_OF, zone=ZONE, districts=districts, names=names, proposed=PROPOSED)
        files = drawn_packets(packets, ["xlsx", "pdf"], mail=True)
        for packet in packets:
            kind = f"packet D{packet.district}{' with names' if names else ''}"
            yield Made(kind, files[packet.district], laid_out_packet(packet), names)
        yield Made(f"mail merge{' with names' if names else ''}", files[None])


def _plans(store: Store) -> Iterator[Made]:
    for copy in PLANS:
        report = gather_plan(store, AS_OF, known_on=None, zone=ZONE, copy=copy)
        yield Made(f"plan {copy}", plan_files(report, ["xlsx", "pdf", "html"]), laid_out_plan(report))


def _handed_out(store: Store) -> Iterator[Made]:
    with store.reading() as db:
        waiting = select(TrainingSession).where(col(TrainingSession.status) == "planned")
        first = min(id_of(each) for each in db.scalars(waiting.where(col(TrainingSession.day) < AS_OF)))
        written = db.scalars(select(col(Completion.person_id)).order_by(col(Completion.id)).limit(PEOPLE))
        found = [each for person in written for each in certificates(db, person, AS_OF)]
        found += certificates_of_session(db, 1, AS_OF)[:1]
        yield Made("invitations", invitation_files(invitations(db, AS_OF), organizer="ines@agency.example"))
        yield Made("sign-in sheet", sign_in_files(sign_in(db, first), ["pdf", "xlsx"]), names=True)
        yield Made("certificates", certificate_files(found), names=True)
        yield Made("reconciliation", reconciling.files(reconciling.reconciliation(db)), names=True)


def digests(store: Store) -> dict[str, str]:
    """Give the sha256 of every file."""
    return {
        f"{made.kind}: {name}": hashlib.sha256(data).hexdigest()
        for made in every(store)
        for name, data in made.files.items()
    }


if __name__ == "__main__":
    with closing(open_store(Place(Path(sys.argv[1])))) as opened:
        sys.stdout.write(json.dumps(digests(opened)))
