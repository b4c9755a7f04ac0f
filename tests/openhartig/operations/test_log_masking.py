"""No story and no private link in a log, whatever goes wrong with a request."""

import logging
import secrets
from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseGone
from django.test import Client
from django.urls import include, path
from django.utils.log import AdminEmailHandler
from django.views.decorators.http import require_GET
from gunicorn.config import Config
from gunicorn.glogging import Logger
from gunicorn.http.errors import (
    InvalidHeader,
    InvalidHeaderName,
    InvalidRequestLine,
    InvalidRequestMethod,
)
from wagtail.admin import urls as wagtailadmin_urls

from openhartig.operations import gunicorn_conf
from openhartig.operations.log_masking import MASK, PeopleFilter, mask

from .processes import run_manage

TOKEN = "Zo-geheim_als-43-tekens-maar-kunnen-zijn-0A"
SLUG = "hoe-anna-het-redde"
ADDRESSES = [f"/mijn-verhaal/{TOKEN}/", f"/deel-jouw-verhaal/{TOKEN}/verhaal/"]
STORY = f"/verhalen/{SLUG}/"

pytestmark = [pytest.mark.urls(__name__), pytest.mark.django_db]


@require_GET
def answer(request: HttpRequest, token: str, rest: str = "") -> HttpResponse:
    """Go wrong in the way that the query asks for."""
    problem = request.GET.get("problem")
    if problem == "404":
        raise Http404(f"No {token}")
    if problem == "403":
        raise PermissionDenied(f"Not for you: {request.path}")
    if problem == "410":
        return HttpResponseGone("Weg")
    if problem == "500":
        raise ValueError(f"token={token} of {request.path}")
    if problem == "suspicious":
        raise SuspiciousOperation(f"Odd request to {request.get_full_path()}")
    return HttpResponse("Goed")


def show_error(status: int) -> Callable:
    """Return a view that shows an error without the frame of the site, which needs all of it."""
    return lambda request, exception=None: HttpResponse("Fout", status=status)


urlpatterns = [
    path("mijn-verhaal/<token>/", answer),
    path("deel-jouw-verhaal/<token>/<rest>/", answer),
    path("verhalen/<path:token>/", answer),
    path("beheer/", include(wagtailadmin_urls)),
]
handler400, handler404, handler500 = show_error(400), show_error(404), show_error(500)


@pytest.fixture
def log() -> Iterator[StringIO]:
    """What the log of the site prints, everything included."""
    (handler,) = (
        handler
        for handler in logging.getLogger().handlers
        if any(isinstance(one, PeopleFilter) for one in handler.filters)
    )
    loggers = [logging.getLogger(), logging.getLogger("django")]
    levels = [logger.level for logger in loggers]
    log = StringIO()
    terminal = handler.setStream(log)
    for logger in loggers:
        logger.setLevel(logging.DEBUG)
    yield log
    handler.setStream(terminal)
    for logger, level in zip(loggers, levels, strict=True):
        logger.setLevel(level)


PROBLEMS = [("403", 403), ("404", 404), ("410", 410), ("500", 500), ("suspicious", 400)]


@pytest.mark.parametrize(
    "address", [*ADDRESSES, STORY, f"/verhalen/{SLUG} en {SLUG}/", f"/verhalen/{SLUG}/%C3%AB'/"]
)
@pytest.mark.parametrize(("problem", "status"), PROBLEMS)
def test_request_that_goes_wrong(problem: str, status: int, address: str, log: StringIO):
    answer = Client(raise_request_exception=False).get(address, {"problem": problem})
    assert answer.status_code == status
    assert f"/{address.split('/')[1]}/{MASK}" in log.getvalue()
    assert TOKEN not in log.getvalue()
    assert SLUG not in log.getvalue()


@pytest.mark.parametrize("address", [*ADDRESSES, STORY])
def test_method_that_is_not_allowed(address: str, log: StringIO):
    assert Client().post(address).status_code == 405
    assert f"Method Not Allowed (POST): /{address.split('/')[1]}/{MASK}\n" in log.getvalue()


@pytest.mark.parametrize("address", [f"/{SLUG}/", f"/{SLUG}", f"/mijn-verhaal/{TOKEN}/{SLUG}/x/"])
def test_address_that_nobody_knows(address: str, log: StringIO):
    assert Client().get(address).status_code == 404
    assert "Not Found: /" in log.getvalue()
    assert SLUG not in log.getvalue()


@pytest.mark.parametrize("header", ["origin", "referer"])
def test_form_that_is_refused(header: str, log: StringIO):
    client = Client(enforce_csrf_checks=True, headers={header: f"https://elders.example{STORY}"})
    assert client.post(f"/beheer/reports/{SLUG}/", secure=True).status_code in {403, 404}
    assert "Forbidden" in log.getvalue()
    assert SLUG not in log.getvalue()


def test_host_that_is_not_ours(log: StringIO):
    assert Client().get(STORY, HTTP_HOST="elders.example").status_code == 400
    assert "Invalid HTTP_HOST header: 'elders.example'" in log.getvalue()
    assert SLUG not in log.getvalue()


def test_traceback_is_complete_but_for_the_link(log: StringIO):
    Client(raise_request_exception=False).get(ADDRESSES[0], {"problem": "500"})
    assert "Traceback (most recent call last)" in log.getvalue()
    assert f"ValueError: token={MASK} of /mijn-verhaal/{MASK}" in log.getvalue()


def test_arguments_stack_and_cause(log: StringIO):
    logger = logging.getLogger("stories")
    try:
        try:
            raise KeyError(TOKEN)
        except KeyError as error:
            raise RuntimeError(f"Below {ADDRESSES[1]}") from error
    except RuntimeError:
        logger.exception("Went wrong: %(path)s %(number)d", {"path": ADDRESSES[0], "number": 3})
    logger.warning("Twice %s %s", TOKEN, {"token": TOKEN}, stack_info=True)
    assert f"Went wrong: /mijn-verhaal/{MASK} 3" in log.getvalue()
    assert f"Twice {MASK} {{'token': '{MASK}'}}" in log.getvalue()
    assert TOKEN not in log.getvalue()


def test_record_that_cannot_be_formatted(log: StringIO, capsys: pytest.CaptureFixture):
    logging.getLogger("stories").warning("Only one %s", ADDRESSES[0], TOKEN)
    assert "Only one" in log.getvalue()
    assert TOKEN not in log.getvalue() + capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("/mijn-verhaal/{}/", "/mijn-verhaal/…"),
        ("/mijn-verhaal/{}", "/mijn-verhaal/…"),
        ("mijn-verhaal/{}/akkoord/", "mijn-verhaal/…"),
        ("/verhalen/{}/?p=1 bestaat niet", "/verhalen/… bestaat niet"),
        ("/{}/", "/…"),
        ("/?q={}", "/…"),
        ("GET /verhalen/{}/ HTTP/1.1", "GET /verhalen/… HTTP/1.1"),
        ("https://www.example.nl/verhalen/{}/?p=1", "https://www.example.nl/verhalen/…"),
        ("/Mijn-Verhaal/{}/", "/Mijn-Verhaal/…"),
        ("/?next=%2Fmijn-verhaal%2F{}%2F", "/…"),
        ("next=%2Fverhalen%2F{}%2F", "next=/verhalen/…"),
        ("{{'path': '/verhalen/{}'}}", "{{'path': '/verhalen/…'}}"),
        ("'/verhalen/een {} met spaties/'", "'/verhalen/…'"),
        ('"verhalen/een {}/"', '"verhalen/…"'),
        ("<WSGIRequest: GET '/verhalen/{}/'>", "<WSGIRequest: GET '/verhalen/…'>"),
        ("No such file: '/srv/media/{}.jpg'", "No such file: '/srv/…'"),
        ("Failed to mail {}@example.org.", "Failed to mail …."),
        ("duplicate key\nDETAIL:  Key (name)=({}) already exists.", "duplicate key\nDETAIL: …"),
    ],
)
def test_what_tells_about_people_is_found_everywhere(text: str, masked: str):
    for secret in (SLUG, "x", secrets.token_urlsafe(32)):
        assert mask(text.format(secret)) == masked.format()


@pytest.mark.parametrize("text", ["{}", "({})", "token={}", "{{'token': '{}'}}", '"{}"'])
def test_tokens_are_found_everywhere(text: str):
    for _ in range(50):
        assert mask(text.format(secrets.token_urlsafe(32))) == text.format(MASK)


@pytest.mark.parametrize("wrong", [TOKEN[:-2], TOKEN + "x", TOKEN.lower(), TOKEN[:20]])
def test_link_that_was_copied_badly(wrong: str):
    assert mask(f"Not Found: /mijn-verhaal/{wrong}/") == f"Not Found: /mijn-verhaal/{MASK}"


@pytest.mark.parametrize(
    "text",
    [
        "Not Found: /",
        "Listening at: http://127.0.0.1:8000 (12)",
        '  File "/srv/openhartig/stories/library/listing.py", line 12, in stories_of',
        "Sent 3, failed 4 and/or given up 0.",
        "test_that_has_a_name_of_exactly_43_letters_",
        "gAAAAABm" + "x" * 92,
    ],
)
def test_other_texts_stay_as_they_are(text: str):
    assert mask(text) == text


@pytest.fixture
def gunicorn() -> Iterator[tuple[Logger, StringIO]]:
    """The logger of gunicorn, and what it prints."""
    config = Config()
    config.set("errorlog", "-")
    config.set("loglevel", "debug")
    config.set("logger_class", gunicorn_conf.logger_class)
    logger = config.logger_class(config)
    log = StringIO()
    for handler in logger.error_log.handlers:
        handler.setStream(log)
    yield logger, log
    for own in (logger.error_log, logger.access_log):  # as before it: pytest listens where none do
        own.handlers.clear()
        own.propagate = True


@pytest.mark.parametrize("address", [ADDRESSES[0], STORY])
def test_log_of_gunicorn(gunicorn: tuple[Logger, StringIO], address: str):
    logger, log = gunicorn
    try:
        raise ValueError(TOKEN)
    except ValueError:
        logger.exception("Error handling request %s %s", "GET", address)
    assert f"Error handling request GET /{address.split('/')[1]}/{MASK}\n" in log.getvalue()
    assert f"ValueError: {MASK}" in log.getvalue()


@pytest.mark.parametrize(
    "error",
    [
        InvalidRequestLine(f"GET /verhalen/{SLUG} x HTTP/1.1"),
        InvalidHeader(f"Referer: {STORY}"),
        InvalidHeaderName(f"Cookie {SLUG}"),
        InvalidRequestMethod(SLUG),
    ],
)
def test_request_that_gunicorn_cannot_read(gunicorn: tuple[Logger, StringIO], error: Exception):
    logger, log = gunicorn
    logger.warning(f"Invalid request from ip=192.0.2.1: {error}")
    assert "Invalid request: Invalid HTTP" in log.getvalue()
    assert SLUG not in log.getvalue()
    assert "192.0.2.1" not in log.getvalue()


def test_nobody_gets_a_report_by_mail(settings):
    loggers = [logging.getLogger(), *logging.Logger.manager.loggerDict.values()]
    handlers = [handler for logger in loggers for handler in getattr(logger, "handlers", [])]
    assert settings.ADMINS == settings.MANAGERS == []
    assert not [handler for handler in handlers if isinstance(handler, AdminEmailHandler)]


def test_titles_are_not_logged():
    assert not logging.getLogger("wagtail").isEnabledFor(logging.INFO)
    assert not logging.getLogger("django.template").isEnabledFor(logging.DEBUG)


def test_at_no_level_is_logged_what_a_database_or_a_picture_holds(tmp_path: Path):
    """What one of our own rooms wants to tell is logged at every level, that of packages is not."""
    asked = ["PIL.TiffImagePlugin", "django.db.backends", "django.template", "stories", "django"]
    code = f"import logging; print([logging.getLogger(n).isEnabledFor(10) for n in {asked}])"
    variables = {"LOG_LEVEL": "DEBUG", "DEBUG": "yes", "DATA_DIR": str(tmp_path)}
    done = run_manage("shell", "-v0", "-c", code, **variables)
    assert done.stdout.strip() == "[False, False, False, True, True]"
