"""No private link in a log, whatever goes wrong with a request."""

import logging
import secrets
from collections.abc import Callable, Iterator
from io import StringIO

import pytest
from django.core.exceptions import SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse
from django.test import Client
from django.urls import include, path
from django.utils.log import AdminEmailHandler
from django.views.decorators.http import require_GET
from gunicorn.config import Config
from wagtail.admin import urls as wagtailadmin_urls

from openhartig.operations import gunicorn_conf
from openhartig.operations.log_masking import MASK, PrivateLinkFilter, mask

TOKEN = "Zo-geheim_als-43-tekens-maar-kunnen-zijn-0A"
ADDRESSES = [f"/mijn-verhaal/{TOKEN}/", f"/deel-jouw-verhaal/{TOKEN}/verhaal/"]

pytestmark = [pytest.mark.urls(__name__), pytest.mark.django_db]


@require_GET
def answer(request: HttpRequest, token: str, rest: str = "") -> HttpResponse:
    """Go wrong in the way that the query asks for."""
    problem = request.GET.get("problem")
    if problem == "404":
        raise Http404(f"No {token}")
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
    path("beheer/", include(wagtailadmin_urls)),
]
handler400, handler404, handler500 = show_error(400), show_error(404), show_error(500)


@pytest.fixture
def log() -> Iterator[StringIO]:
    """What the log of the site prints, everything included."""
    (handler,) = (
        handler
        for handler in logging.getLogger().handlers
        if any(isinstance(one, PrivateLinkFilter) for one in handler.filters)
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


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize(("problem", "status"), [("404", 404), ("500", 500), ("suspicious", 400)])
def test_request_that_goes_wrong(problem: str, status: int, address: str, log: StringIO):
    answer = Client(raise_request_exception=False).get(address, {"problem": problem})
    assert answer.status_code == status
    assert address.split("/")[1] in log.getvalue()
    assert TOKEN not in log.getvalue()


@pytest.mark.parametrize("address", ADDRESSES)
def test_method_that_is_not_allowed(address: str, log: StringIO):
    assert Client().post(address).status_code == 405
    assert "Method Not Allowed" in log.getvalue()
    assert TOKEN not in log.getvalue()


def test_address_that_nobody_knows(log: StringIO):
    Client().get(f"/mijn-verhaal/{TOKEN}/onbekend/")
    assert f"Not Found: /mijn-verhaal/{MASK}/onbekend/" in log.getvalue()


def test_traceback_is_complete_but_for_the_link(log: StringIO):
    Client(raise_request_exception=False).get(ADDRESSES[0], {"problem": "500"})
    assert "Traceback (most recent call last)" in log.getvalue()
    assert f"ValueError: token={MASK} of /mijn-verhaal/{MASK}/" in log.getvalue()


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
    assert f"Went wrong: /mijn-verhaal/{MASK}/ 3" in log.getvalue()
    assert f"Twice {MASK} {{'token': '{MASK}'}}" in log.getvalue()
    assert TOKEN not in log.getvalue()


def test_record_that_cannot_be_formatted(log: StringIO, capsys: pytest.CaptureFixture):
    logging.getLogger("stories").warning("Only one %s", ADDRESSES[0], TOKEN)
    assert "Only one" in log.getvalue()
    assert TOKEN not in log.getvalue() + capsys.readouterr().err


@pytest.mark.parametrize(
    "text",
    [
        "/mijn-verhaal/{}/",
        "/mijn-verhaal/{}",
        "/mijn-verhaal/{}.",
        "mijn-verhaal/{}/akkoord/",
        "/deel-jouw-verhaal/{}/toestemming/?vorige=1",
        "https://www.example.nl/mijn-verhaal/{}/?utm=1",
        "/Mijn-Verhaal/{}/",
        "/?next=%2Fmijn-verhaal%2F{}%2F",
        "{{'token': '{}'}}",
        '"{}"',
        "({})",
    ],
)
def test_tokens_are_found_everywhere(text: str):
    for _ in range(50):
        token = secrets.token_urlsafe(32)
        assert mask(text.format(token)) == text.format(MASK).replace(f"{MASK}.", MASK)


@pytest.mark.parametrize("wrong", [TOKEN[:-2], TOKEN + "x", TOKEN.lower(), TOKEN[:20]])
def test_link_that_was_copied_badly(wrong: str):
    assert mask(f"Not Found: /mijn-verhaal/{wrong}/") == f"Not Found: /mijn-verhaal/{MASK}/"


@pytest.mark.parametrize(
    "text",
    [
        "Not Found: /verhalen/de-radio-ging-uit/",
        "/deel-jouw-verhaal/over-jou/",
        "test_that_has_a_name_of_exactly_43_letters_",
        "gAAAAABm" + "x" * 92,
    ],
)
def test_other_texts_stay_as_they_are(text: str):
    assert mask(text) == text


def test_log_of_gunicorn():
    config = Config()
    config.set("errorlog", "-")
    config.set("logger_class", gunicorn_conf.logger_class)
    logger = config.logger_class(config)
    log = StringIO()
    (handler,) = logger.error_log.handlers
    handler.setStream(log)
    try:
        raise ValueError(TOKEN)
    except ValueError:
        logger.exception("Error handling request %s %s", "GET", ADDRESSES[0])
    finally:
        logger.error_log.removeHandler(handler)
    assert f"Error handling request GET /mijn-verhaal/{MASK}/" in log.getvalue()
    assert f"ValueError: {MASK}" in log.getvalue()


def test_nobody_gets_a_report_by_mail(settings):
    loggers = [logging.getLogger(), *logging.Logger.manager.loggerDict.values()]
    handlers = [handler for logger in loggers for handler in getattr(logger, "handlers", [])]
    assert settings.ADMINS == settings.MANAGERS == []
    assert not [handler for handler in handlers if isinstance(handler, AdminEmailHandler)]


def test_titles_are_not_logged():
    assert not logging.getLogger("wagtail").isEnabledFor(logging.INFO)
    assert not logging.getLogger("django.template").isEnabledFor(logging.DEBUG)
