"""Plans the moments to ask a teller how it goes, and remembers that it was done."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from openhartig.figures.counting import count
from stories.consent.models import Teller
from stories.consent.pages import place_of
from stories.follow_up.figures import CARE_IN_TIME, CARE_LATE
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


@transaction.atomic
def tick(care: AfterCare, user) -> None:
    """Remember that somebody was asked how it goes; a second time does nothing."""
    now = timezone.now()
    if AfterCare.objects.open().filter(pk=care.pk).update(done_at=now, done_by=user):
        count(_figure_of(care, now), place=place_of(care.teller))


@transaction.atomic
def untick(care: AfterCare) -> None:
    """Say that this was a mistake."""
    done = AfterCare.objects.filter(pk=care.pk, done_at=care.done_at)
    if care.done_at and done.update(done_at=None, done_by=None):
        count(_figure_of(care, care.done_at), place=place_of(care.teller), by=-1)


def _figure_of(care: AfterCare, done_at: datetime) -> str:
    return CARE_IN_TIME if timezone.localdate(done_at) <= care.due_on else CARE_LATE


def _plan(teller: Teller, moment: Moment, today: date | None, days: int) -> bool:
    due_on = (today or timezone.localdate()) + timedelta(days=days)
    wanted = {"teller": teller, "moment": moment}
    return AfterCare.objects.get_or_create(**wanted, defaults={"due_on": due_on})[1]
