"""Saves a visitor's choice: the proof first, then the cookie."""

from datetime import timedelta

from cookie_consent.conf import settings as cookie_settings
from cookie_consent.models import CookieGroup
from cookie_consent.processor import CookiesProcessor
from cookie_consent.util import get_cookie_dict_from_request, set_cookie_dict_to_response
from django.http import HttpRequest, HttpResponse

from .figures import count_choice
from .models import CookieReceipt, CookieText

DECLINE = cookie_settings.COOKIE_CONSENT_DECLINE  # type: ignore[misc]  # its app sets it

MOST_PER_HOUR = 2_000
MOST_PER_DAY = 20_000


class TooManyChoicesError(Exception):
    """So many choices were made lately that no more proof is kept; refusing still works."""


def keep_receipt(token: str, choices: dict[str, bool], text: CookieText) -> str:
    """Write the proof of a choice, but not the same one twice.

    Args:
        token: the token in the visitor's cookie, or empty.
        choices: yes or no by service.
        text: the text that the visitor saw.

    Returns:
        The token that belongs in the cookie.

    Raises:
        TooManyChoicesError: a limit is reached and something was accepted, which needs proof.
    """
    last = CookieReceipt.objects.filter(token=token).first() if token else None
    if last and last.choices == choices and last.text_id == text.pk:
        return token
    token = token if last else CookieReceipt.new_token()
    if _is_flooded():
        if any(choices.values()):
            raise TooManyChoicesError
        return token
    CookieReceipt.objects.create(token=token, choices=choices, text=text, text_digest=text.digest)
    count_choice(choices)
    return token


def _is_flooded() -> bool:
    receipts = CookieReceipt.objects
    return (
        receipts.since(timedelta(hours=1)).count() >= MOST_PER_HOUR
        or receipts.since(timedelta(days=1)).count() >= MOST_PER_DAY
    )


def save_choice(
    request: HttpRequest, response: HttpResponse, choices: dict[str, bool], text: CookieText
) -> None:
    """Keep the proof and put the choice in the visitor's cookie.

    Args:
        request: the request with the earlier cookie, if any.
        response: the answer that sets the new cookie.
        choices: yes or no by service.
        text: the text that the visitor saw.

    Raises:
        TooManyChoicesError: nothing was saved.
    """
    cookie = get_cookie_dict_from_request(request)
    token = keep_receipt(cookie.get("receipt", ""), choices, text)
    groups = CookieGroup.objects.filter(varname__in=choices).prefetch_related("cookie_set")
    refused = [group for group in groups if not choices[group.varname]]
    CookiesProcessor(request, response).process(refused, "decline")
    values = {group.varname: DECLINE for group in refused}
    values |= {g.varname: g.get_version() or "1" for g in groups if choices[g.varname]}
    set_cookie_dict_to_response(response, values | {"round": str(text.round), "receipt": token})


def current_choice(request: HttpRequest, text: CookieText) -> dict[str, bool] | None:
    """Return what the visitor chose in this round, or None when the question is still open."""
    cookie = get_cookie_dict_from_request(request)
    if cookie.get("round") != str(text.round):
        return None
    return {name: cookie.get(name, DECLINE) != DECLINE for name in text.service_names}
