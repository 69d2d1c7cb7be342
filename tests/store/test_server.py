"""Secrets stay out of every message, and a server's database is as careful as a file."""

import traceback
from datetime import date

import pytest
from sqlalchemy.exc import IntegrityError

from tracker.errors import CannotOpen
from tracker.model import Person
from tracker.store import Place, Store, create, open_store


def test_an_error_holds_no_values_of_rows(any_store: Store) -> None:
    with any_store.writing("added") as db:
        db.add(Person(name="Ada", email="ada@example.org"))
    with pytest.raises(IntegrityError) as caught, any_store.writing("again") as db:
        db.add(Person(name="Ben", email="ADA@example.org", hired_on=date(2020, 1, 1)))
    told = "".join(traceback.format_exception(caught.value))
    assert "example.org" not in told
    assert "Ben" not in told.replace('name="Ben"', "")


@pytest.mark.parametrize(
    "url",
    [
        "postgresql+psycopg://me:hunter2@127.0.0.1:1/records",
        "postgresql://me:hunter2@127.0.0.1:port/records",
        "mysql://me:hunter2@127.0.0.1/records",
        "me:hunter2@nowhere",
    ],
)
def test_no_password_is_in_any_message(url: str) -> None:
    place = Place(url=url)
    with pytest.raises(CannotOpen) as caught:
        open_store(place)
    assert "hunter2" not in "".join(traceback.format_exception(caught.value))
    assert "hunter2" not in str(place)


@pytest.mark.postgres
def test_an_empty_server_holds_no_records_until_they_are_made(server: str) -> None:
    with pytest.raises(CannotOpen, match="no records here yet"):
        open_store(Place(url=server))
    create(Place(url=server)).close()
    with pytest.raises(CannotOpen, match="already"):
        create(Place(url=server))
    open_store(Place(url=server)).close()
