"""The private link of a teller: whoever has it may see and decide everything about the story."""

import hashlib
import secrets
from datetime import timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from .models import PrivateLink, Teller
from .withdrawn import refusal

BYTES_IN_TOKEN = 32
DAYS_VALID = 400


def new_token() -> str:
    """Return a token that nobody can guess."""
    return secrets.token_urlsafe(BYTES_IN_TOKEN)


def digest_of(token: str) -> str:
    """Return what the database keeps of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def make_link(teller: Teller, token: str = "") -> str:
    """Make a new link beside those that exist.

    Args:
        teller: whose page it opens.
        token: one that was handed out before there was a teller.

    Returns:
        The token of the link. It cannot be found back later.
    """
    token = token or new_token()
    expires_at = timezone.now() + timedelta(days=DAYS_VALID)
    PrivateLink.objects.create(teller=teller, digest=digest_of(token), expires_at=expires_at)
    return token


def find_teller(token: str) -> Teller | None:
    """Return the teller that a token leads to; None for an unknown, old or revoked one.

    Who has withdrawn is nobody, also when a back-up brought the link back.
    """
    now = timezone.now()
    links = PrivateLink.objects.filter(revoked_at=None, expires_at__gt=now)
    link = links.filter(digest=digest_of(token)).select_related("teller").first()
    return link.teller if link and not refusal(link.teller.key) else None


def revoke_links(teller: Teller) -> int:
    """Make all links of a teller useless; return how many there were."""
    return teller.links.filter(revoked_at=None).update(revoked_at=timezone.now())


def link_path(token: str) -> str:
    """Return the address behind a token on this site.

    Who wrote a draft goes there as well, so here is the one place below `my_story` with its name.
    """
    return reverse("my_story", args=[token])


def link_url(token: str) -> str:
    """Return the whole address behind a token, for a mail."""
    return settings.SITE_URL + link_path(token)
