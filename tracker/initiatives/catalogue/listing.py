"""The lists as of a day: what is posted, what is late, which reviews are due, what was retired."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Literal

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from tracker.errors import Ambiguous, NotFound
from tracker.model import Catalogue, CatalogueItem, Course, id_of

State = Literal["posted", "late", "planned", "retired"]


@dataclass(frozen=True)
class Item:
    """An entry of a list as of a day; one without a title is counted all the same.

    `late` is one that is not posted though its target day is past. An entry with `posted_words` and without
    `posted_on` is posted, and nobody knows since when. `review_due` is one whose review-by day has come.
    """

    number: int
    catalogue: str
    place: int
    title: str
    state: State
    review_due: bool
    link: str
    owner: str
    target_on: date | None
    target_words: str
    posted_on: date | None
    posted_words: str
    reviewed_on: date | None
    review_by: date | None
    service: str
    region: str
    culturally_specific: str
    course: str | None
    retired_on: date | None
    note: str

    @property
    def name(self) -> str:
        """Give the title, or what stands for it."""
        return self.title or f"(no title yet, number {self.place} of the list)"

    @property
    def undated(self) -> bool:
        """Say whether it is posted on a day that nobody knows."""
        return self.state == "posted" and self.posted_on is None


@dataclass(frozen=True)
class Standing:
    """How far a list is on a day: `posted` of `of`, where `of` is what is planned, or what stands in it if more."""

    code: str
    title: str
    planned: int | None
    note: str
    of: int
    posted: int
    undated: int
    late: int
    reviews_due: int
    retired: int
    items: tuple[Item, ...]

    @property
    def words(self) -> str:
        """Say it in few words: 8 of 12 posted, 1 late."""
        if not self.of:
            return "nothing in the list yet"
        more = [f"{self.late} late"] if self.late else []
        due = f"{self.reviews_due} review{'s' * (self.reviews_due != 1)} due"
        more += [due] if self.reviews_due else []
        return ", ".join([f"{self.posted} of {self.of} posted", *more])


def standings(db: Session, as_of: date) -> tuple[Standing, ...]:
    """Give every list with its entries as of a day, in the order in which the lists were made."""
    found = items(db, as_of)
    lists = db.scalars(select(Catalogue).order_by(col(Catalogue.id)))
    return tuple(_standing(each, tuple(item for item in found if item.catalogue == each.code)) for each in lists)


def items(db: Session, as_of: date) -> tuple[Item, ...]:
    """Give the entries of every list as of a day, by list and place."""
    rows = db.execute(
        select(CatalogueItem, col(Catalogue.code), col(Course.code))
        .join(Catalogue, col(Catalogue.id) == CatalogueItem.catalogue_id)
        .outerjoin(Course, col(Course.id) == CatalogueItem.course_id)
        .order_by(col(Catalogue.id), col(CatalogueItem.place), col(CatalogueItem.id))
    )
    return tuple(_item(item, catalogue, course, as_of) for item, catalogue, course in rows)


def find_list(db: Session, said: str) -> Catalogue:
    """Find a list by its code or its first letters."""
    known = db.scalars(select(Catalogue).order_by(col(Catalogue.id))).all()
    wanted = said.strip().lower()
    exact = [each for each in known if each.code.lower() == wanted]
    found = exact or [each for each in known if wanted and each.code.lower().startswith(wanted)]
    if len(found) > 1:
        raise Ambiguous(f"{said!r} fits {', '.join(each.code for each in found)}. Say which list is meant.")
    if not found:
        names = ", ".join(each.code for each in known) or "none yet; `tracker catalogue new` makes one"
        raise NotFound(f"There is no list {said!r}. They are: {names}.")
    return found[0]


def _standing(of: Catalogue, found: tuple[Item, ...]) -> Standing:
    states = Counter(each.state for each in found)
    return Standing(
        code=of.code,
        title=of.title,
        planned=of.planned,
        note=of.note,
        of=max(of.planned or 0, len(found) - states["retired"]),
        posted=states["posted"],
        undated=sum(each.undated for each in found),
        late=states["late"],
        reviews_due=sum(each.review_due for each in found),
        retired=states["retired"],
        items=found,
    )


def _item(row: CatalogueItem, catalogue: str, course: str | None, as_of: date) -> Item:
    state = _state(row, as_of)
    return Item(
        number=id_of(row),
        catalogue=catalogue,
        place=row.place,
        title=row.title,
        state=state,
        review_due=state != "retired" and row.review_by is not None and row.review_by <= as_of,
        link=row.link,
        owner=row.owner,
        target_on=row.target_on,
        target_words=row.target_words,
        posted_on=row.posted_on,
        posted_words=row.posted_words,
        reviewed_on=row.reviewed_on,
        review_by=row.review_by,
        service=row.service,
        region=row.region,
        culturally_specific=row.culturally_specific,
        course=course,
        retired_on=row.retired_on,
        note=row.note,
    )


def _state(row: CatalogueItem, as_of: date) -> State:
    if row.retired_on is not None and row.retired_on <= as_of:
        return "retired"
    if row.posted_on is not None and row.posted_on <= as_of:
        return "posted"
    if row.posted_on is None and row.posted_words:
        return "posted"
    return "late" if row.target_on is not None and row.target_on < as_of else "planned"
