"""Plans the moments to ask a teller how it goes."""

from datetime import date, timedelta

from django.utils import timezone

from stories.consent.models import Teller
from stories.follow_up.models import AfterCare

Moment = AfterCare.Moment
DAYS_BEFORE = 7
DAYS_AFTER = {Moment.DAY: 0, Moment.WEEK: 7, Moment.MONTH: 30}


def plan_before(teller: Teller, today: date | None = None) -> None:
    """Plan the talk before a story goes public."""
    _plan(teller, Moment.BEFORE, today, DAYS_BEFORE)


def plan_after(teller: Teller, today: date | None = None) -> bool:
    """Plan the talks after a story went public; the talk before it can no longer be held.

    Returns:
        Whether anything was planned: only the first time does.
    """
    teller.after_care.filter(moment=Moment.BEFORE, done_at=None).delete()
    planned = [_plan(teller, moment, today, days) for moment, days in DAYS_AFTER.items()]
    return any(planned)


def _plan(teller: Teller, moment: Moment, today: date | None, days: int) -> bool:
    due_on = (today or timezone.localdate()) + timedelta(days=days)
    wanted = {"teller": teller, "moment": moment}
    return AfterCare.objects.get_or_create(**wanted, defaults={"due_on": due_on})[1]
