"""Real faults of databases and disks, and what the site then gives back, for tests."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.core.files.storage import InMemoryStorage
from django.db import connection
from django.http import HttpResponse
from django.utils.datastructures import MultiValueDict

from tests.html import Element, read_html

NO_SPACE = OSError(errno.ENOSPC, "No space left on device")


@contextmanager
def read_only_database() -> Iterator[None]:
    """Let the database refuse everything that is written."""
    if connection.vendor == "sqlite":
        with _pragma("query_only", "ON", "OFF"):
            yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION READ ONLY")  # until the test is rolled back
    yield


@contextmanager
def full_database() -> Iterator[None]:
    """Let SQLite find the disk full as soon as it needs another page; others refuse everything."""
    if connection.vendor != "sqlite":
        with read_only_database():
            yield
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA max_page_count")
        (before,) = cursor.fetchone()
    with _pragma("max_page_count", "1", str(before)):  # no fewer than it has now
        yield


@contextmanager
def _pragma(name: str, during: str, after: str) -> Iterator[None]:
    """Change a setting of SQLite for a while; what fails meanwhile ends no transaction."""
    connection.connection.execute(f"PRAGMA {name} = {during}")
    try:
        yield
    finally:
        connection.connection.execute(f"PRAGMA {name} = {after}")
        connection.set_rollback(False)


def fill_media_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no file be written any more."""

    def refuse(*args) -> None:
        raise NO_SPACE

    monkeypatch.setattr(InMemoryStorage, "_save", refuse)


def given_back(response: HttpResponse) -> dict[str, str | list[str]]:
    """Return the form in a page that says that nothing was kept, as a browser would send it."""
    assert (response.status_code, "no-store" in response["Cache-Control"]) == (503, True)
    main = read_html(response).one("main")
    assert main.one("h1").text == "Dit is niet bewaard"
    assert {"tel:112", "tel:113"} <= {link["href"] for link in main.find("a")}
    fields = MultiValueDict()
    for field in (*main.find("input"), *main.find("textarea")):
        if field.get("name"):
            fields.appendlist(field["name"], _value(field))
    return {name: values if values[1:] else values[0] for name, values in fields.lists()}


def _value(field: Element) -> str:
    if field.tag == "textarea":
        return "".join(field.content).removeprefix("\n")
    return field.get("value")
