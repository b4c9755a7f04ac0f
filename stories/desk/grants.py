"""Records what a teller allowed outside the site: in a talk, on paper, by mail."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from stories.consent.live import apply_grants
from stories.consent.locking import locked
from stories.consent.models import Teller
from stories.consent.uses import How, Use


@transaction.atomic
def record_grants(
    teller: Teller,
    granted: Iterable[Use],
    how: How,
    *,
    asked_by,
    witness: str = "",
    decided_at: datetime,
) -> int:
    """Record decisions, and show on the site what is allowed from now on.

    Returns:
        How many uses changed.
    """
    teller = locked(teller)
    changed = teller.decide(granted, how, asked_by=asked_by, witness=witness, decided_at=decided_at)
    if changed:
        apply_grants(teller)
    return changed
