"""What somebody sends and the site cannot keep comes back: disk full, database locked or away."""

import errno
import logging

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.uploadhandler import TemporaryFileUploadHandler
from django.db import DataError, IntegrityError, InterfaceError, OperationalError
from django.http import HttpResponse
from django.test import Client
from django.urls import path

from openhartig import urls
from openhartig.web.failed_writes import readable
from tests.faults import NO_SPACE, given_back
from tests.html import read_html

handler404, handler500 = urls.handler404, urls.handler500
WORDS = "Jarenlang zei ik dat het goed ging.\nTot die ene <woensdagnacht>."
raised: list[BaseException] = []


def fail(request) -> HttpResponse:
    raise raised[0]


def read(request) -> HttpResponse:
    return HttpResponse(len(request.POST))


urlpatterns = [path("faal/", fail), path("lees/", read), *urls.urlpatterns]


@pytest.fixture
def client() -> Client:
    """A browser that sees what a visitor sees when something fails."""
    return Client(raise_request_exception=False)


@pytest.mark.urls(__name__)
@pytest.mark.parametrize(
    "error",
    [
        OperationalError("database is locked"),
        OperationalError("database or disk is full"),
        OperationalError("server closed the connection unexpectedly"),
        InterfaceError("connection already closed"),
        *(OSError(number, "") for number in (errno.ENOSPC, errno.EROFS, errno.EDQUOT, errno.EIO)),
        PermissionError(errno.EACCES, "Permission denied"),
    ],
    ids=repr,
)
def test_a_form_comes_back_with_what_was_typed(client, caplog, error):
    raised[:] = [error]
    sent = {"text": WORDS, "name": "Zonneroosje", "age": "ja", "themes": "angst", "empty": ""}

    with caplog.at_level(logging.DEBUG):
        response = client.post("/faal/?stap=2", sent)

    assert given_back(response) == sent
    assert "<woensdagnacht>" not in response.text
    assert "Probeer opnieuw" in response.text
    assert not response.cookies
    form = read_html(response).one("main").one("form")
    assert (form["method"], "action" in form.attributes) == ("post", False)
    shown = [field.get("name") for field in form.find("textarea")]
    assert shown == ["text", "name"]
    assert "Jarenlang" not in caplog.text
    assert "Zonneroosje" not in caplog.text


@pytest.mark.urls(__name__)
@pytest.mark.parametrize(
    "error",
    [
        RuntimeError("stuk"),
        IntegrityError("stuk"),
        DataError("stuk"),
        ConnectionResetError(104, ""),
    ],
    ids=repr,
)
def test_another_error_is_no_failed_write(client, error):
    raised[:] = [error]

    response = client.post("/faal/", {"text": WORDS})

    assert response.status_code == 500
    assert "Jarenlang" not in response.text


@pytest.mark.urls(__name__)
def test_a_page_that_was_only_asked_for_is_no_failed_write(client):
    raised[:] = [OperationalError("stuk")]
    assert client.get("/faal/").status_code == 500


@pytest.mark.urls(__name__)
@pytest.mark.parametrize("name", ["password", "new_password1", "wachtwoord", "client_secret"])
def test_a_secret_is_never_shown(client, name):
    raised[:] = [OperationalError("stuk")]

    response = client.post("/faal/", {"username": "Redactie Een", name: "Geheim Woord"})

    assert given_back(response) == {"username": "Redactie Een"}
    assert "Geheim Woord" not in response.text
    assert "Probeer opnieuw" not in response.text


@pytest.mark.urls(__name__)
def test_a_form_of_the_cms_gets_a_token_of_its_own(client):
    raised[:] = [OperationalError("stuk")]

    form = given_back(
        client.post("/faal/", {"title": "Een titel", "csrfmiddlewaretoken": "x" * 64})
    )

    assert len(form.pop("csrfmiddlewaretoken")) == 64
    assert form == {"title": "Een titel"}
    assert "x" * 64 not in form.values()


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("Twee woorden", "Twee woorden"),
        ("zonneroosje@example.org", "zonneroosje@example.org"),
        ("0612345678", "0612345678"),
        ("ja", ""),
        ("{geen json} maar tekst", "{geen json} maar tekst"),
        ('{"blocks": [{"text": "Een."}, {"text": "Twee."}], "entityMap": {}}', "Een.\n\nTwee."),
        ('{"ander": "Ding"}', ""),
        ('[{"type": "text"}]', ""),
        ("null", ""),
        ("", ""),
    ],
)
def test_what_people_read_of_a_value(value, text):
    assert readable(value) == text


@pytest.mark.parametrize(
    "value",
    ['{"blocks": 5}', '{"blocks": [1]}', '{"blocks": [{"text": 5}]}', "[1, 2]", "[" * 20_000],
)
def test_what_only_looks_like_a_text_of_the_cms_breaks_nothing(value: str):
    assert isinstance(readable(value), str)


@pytest.mark.urls(__name__)
@pytest.mark.parametrize("script", [False, True])
def test_a_large_file_is_named_when_there_is_no_room_to_receive_it(client, monkeypatch, script):
    def refuse(*args) -> None:
        raise NO_SPACE

    monkeypatch.setattr(TemporaryFileUploadHandler, "receive_data_chunk", refuse)
    size = settings.FILE_UPLOAD_MAX_MEMORY_SIZE + 1
    headers = {"X-Requested-With": "XMLHttpRequest"} if script else {}
    file = ContentFile(b"a" * size, name="vakantie <1>.jpg")

    response = client.post("/lees/", {"file": file}, headers=headers)

    text = response.json()["error_message"] if script else response.text
    assert "“vakantie &lt;1&gt;.jpg” is niet opgeslagen" in text
