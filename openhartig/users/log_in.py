"""Limits how often a wrong password may be tried, wherever somebody can log in.

Wrong passwords count for an account from one address, and for all accounts from that address. So
nobody can lock an editor out from elsewhere. A device on which somebody logged in before counts for
itself: also somebody behind the same address cannot lock an editor out there.
"""

import secrets
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.backends import ModelBackend
from django.core.exceptions import PermissionDenied
from django.core.signing import BadSignature, TimestampSigner
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from openhartig.web.limits import DAY, HOUR, Limit, address_of

WRONG = Limit("wrong password", most=10, seconds=15 * 60)
WRONG_FROM_ADDRESS = Limit("wrong password from address", most=50, seconds=HOUR)

DEVICE_COOKIE = "known_device"
DEVICE_SECONDS = 180 * DAY


@dataclass(frozen=True)
class Tries:
    """The wrong passwords of late for one account.

    Attributes:
        account: the account, with the device or the address that tries.
        address: where it comes from; empty for a known device, or when nobody tells.
    """

    account: str
    address: str

    @classmethod
    def of(cls, request: HttpRequest, username: str) -> "Tries":
        """Return the tries for an account, which need not exist, by the sender of a request."""
        if device := _device_of(request, username):
            return cls(f"{device} {username}", "")
        address = address_of(request)
        return cls(f"{address} {username}", address)

    @property
    def are_used_up(self) -> bool:
        """Whether no other password may be tried for now."""
        from_here = bool(self.address) and WRONG_FROM_ADDRESS.is_reached(self.address)
        return from_here or WRONG.is_reached(self.account)

    def count(self) -> None:
        """Count a wrong password."""
        WRONG.take(self.account)
        if self.address:
            WRONG_FROM_ADDRESS.take(self.address)

    def forget(self) -> None:
        """Begin again after the right password."""
        WRONG.forget(self.account)


class LimitedBackend(ModelBackend):
    """Looks at no password when too many wrong ones came before, the right one included."""

    def authenticate(self, request: HttpRequest | None, username=None, password=None, **kwargs):
        """Return whose name and password these are; None when they are nobody's."""
        if request is None:  # no visitor, but a command
            return super().authenticate(request, username, password, **kwargs)
        tries = Tries.of(request, username or "")
        if tries.are_used_up:
            raise PermissionDenied
        user = super().authenticate(request, username, password, **kwargs)
        if user is None:
            tries.count()
        else:
            tries.forget()
        return user


def remember_device(response: HttpResponse, username: str) -> None:
    """Let a browser know that somebody logged in with it; the cookie names nobody."""
    response.set_cookie(
        DEVICE_COOKIE,
        _signer(username).sign(secrets.token_urlsafe(16)),
        max_age=DEVICE_SECONDS,
        path=reverse("wagtailadmin_home"),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Strict",
    )


def _device_of(request: HttpRequest, username: str) -> str:
    """Return the device of a request, if this account was used on it; empty otherwise."""
    cookie = request.COOKIES.get(DEVICE_COOKIE, "")
    try:
        return _signer(username).unsign(cookie, max_age=DEVICE_SECONDS)
    except BadSignature:
        return ""


def _signer(username: str) -> TimestampSigner:
    return TimestampSigner(salt=f"openhartig.users.log_in {username}")
