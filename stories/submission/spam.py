"""Keeps robots from filling the list of submissions, without strangers, puzzles or blame.

All of it is at the door, the first step: whoever has begun a story is never refused afterwards.
Every refusal says why and what to do, and leaves what was typed in the form.
"""

import math
import time
from datetime import timedelta

from django.core.signing import BadSignature, SignatureExpired, TimestampSigner
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import cached_property

from openhartig.web.limits import Limit, address_of
from openhartig.web.open_forms import HONEYPOT, Refusal

from . import proof
from .tickets import is_older

SECONDS_TO_FILL_IN = 3
SECONDS_TO_WAIT = 60
NEAR = 5

STARTS = Limit("start", most=30)
"""How many stories may be begun from one address; more than `NEAR` of them ask for proof."""

STARTS_OF_ALL = Limit("start of all", most=60)
"""How many may be begun in the whole region before everybody is asked for proof."""

AGAIN = "Druk nog een keer op Volgende. Wat je hebt ingevuld, is er nog."
PROVE = (
    "We doen eerst een korte controle. Jij hoeft niets op te lossen: onder het formulier lees je "
    "hoe het gaat."
)
TOO_MANY = (
    "Er zijn net veel verhalen gestart met jouw internet. "
    "Vanaf {time} uur kun je weer verder. Wat je hebt ingevuld, staat hieronder nog."
)


class Visitor:
    """Somebody at the door, of whom we only know how many came from the same place.

    Args:
        request: a request for, or from, the first step.
        token: the token of the form.
    """

    def __init__(self, request: HttpRequest, token: str) -> None:
        self.request = request
        self.token = token
        self.address = address_of(request)

    def refuse(self, ticket: str) -> Refusal | None:
        """Tell why this form may not begin a story; count it when it may.

        Args:
            ticket: the ticket of the form, for the time at which it was shown.
        """
        if not is_older(ticket, SECONDS_TO_FILL_IN) and not self._was_asked():
            return Refusal(AGAIN)
        if self._is_past_limit:
            return self._refuse_for_now()
        if self._needs_proof and not self._has_proved:
            return Refusal(PROVE, 429, SECONDS_TO_WAIT)
        if self.address and not STARTS.take(self.address):
            return self._refuse_for_now()
        STARTS_OF_ALL.take("")
        return None

    @cached_property
    def challenge(self) -> str:
        """What the form needs to ask the browser for proof; empty when it does not ask."""
        if self._is_past_limit or not self._needs_proof:
            return ""
        return proof.new_challenge(self.token)

    @property
    def asked(self) -> str:
        """A mark for a form that we ask for more: since when, so that one more press is enough."""
        if self._was_asked():
            return self.request.POST["asked"]
        return _signer().sign(self.token)

    @property
    def _is_past_limit(self) -> bool:
        return bool(self.address) and len(STARTS.taken(self.address)) >= STARTS.most

    @property
    def _needs_proof(self) -> bool:
        """Whether many come now, or a field that people do not see was filled in.

        Some browsers fill it in again and again, so it refuses nobody for good.
        """
        if self.request.POST.get(HONEYPOT):
            return True
        near = bool(self.address) and len(STARTS.taken(self.address)) >= NEAR
        return near or len(STARTS_OF_ALL.taken("")) >= STARTS_OF_ALL.most

    @property
    def _has_proved(self) -> bool:
        solution = self.request.POST.get("altcha", "")
        return proof.is_solved(solution, self.token) or self._was_asked(SECONDS_TO_WAIT)

    def _was_asked(self, seconds: int = -1) -> bool:
        """Tell whether we asked this form for more, at least so many seconds ago."""
        asked = self.request.POST.get("asked", "")
        try:
            _signer().unsign(asked, max_age=seconds)
        except SignatureExpired:
            return asked.startswith(f"{self.token}:")
        except BadSignature:
            pass
        return False

    def _refuse_for_now(self) -> Refusal:
        free_at = min(STARTS.taken(self.address), default=time.time())
        seconds = max(1, math.ceil(free_at - time.time()))
        shown = timezone.localtime() + timedelta(seconds=seconds, minutes=1)
        return Refusal(TOO_MANY.format(time=f"{shown:%H.%M}"), 429, seconds)


def _signer() -> TimestampSigner:
    return TimestampSigner(salt="stories.submission.asked")
