"""What a coordinator has to do for tellers on a day; nobody else sees anything of it."""

from collections.abc import Iterator

from django.db.models import QuerySet
from django.urls import reverse
from wagtail import hooks

from openhartig.pages.calendar import CalendarDate, Month
from openhartig.region.models import Municipality
from stories.consent.models import Teller
from stories.consent.permissions import may_coordinate
from stories.conversation.contact import CONTACT_FIELDS
from stories.conversation.models import Conversation, TellerSettings
from stories.follow_up.models import AfterCare
from stories.follow_up.yearly_question import terms
from stories.models import StoryPage

from .terms import erased_on
from .turns import sent_tellers, with_turns


@hooks.register("calendar_dates", order=100)
def after_care(month: Month, user, place: Municipality | None) -> Iterator[CalendarDate]:
    """Yield when to ask a teller how it goes."""
    if not may_coordinate(user):
        return
    care = AfterCare.objects.open().filter(due_on__range=month.days, teller__in=_tellers(place))
    care = care.exclude(teller__conversation__status=Conversation.Status.DECLINED)
    for each in care.select_related("teller"):
        kind = f"Nazorg, {each.get_moment_display()}"
        yield CalendarDate(
            each.due_on, "", kind, str(each.teller), reverse("desk_after_care"), waits=True
        )


@hooks.register("calendar_dates", order=110)
def consent_terms(month: Month, user, place: Municipality | None) -> Iterator[CalendarDate]:
    """Yield when a teller is asked again, or is silent for too long."""
    if not may_coordinate(user):
        return
    shown = set(_tellers(place).values_list("pk", flat=True))
    for teller, day, kind in terms():
        if teller.pk in shown:
            yield CalendarDate(day, "", kind, str(teller), _url(teller))


@hooks.register("calendar_dates", order=120)
def erasures(month: Month, user, place: Municipality | None) -> Iterator[CalendarDate]:
    """Yield when what is not published is erased by itself."""
    if not may_coordinate(user):
        return
    periods = TellerSettings.current()
    declined = _tellers(place).filter(conversation__status=Conversation.Status.DECLINED)
    for teller in with_turns(declined).defer(*CONTACT_FIELDS):
        if day := erased_on(teller, periods):
            yield CalendarDate(day, "", "Wordt gewist", str(teller), _url(teller))


def _tellers(place: Municipality | None) -> QuerySet[Teller]:
    """Return the tellers whose story is the work of a municipality, or all."""
    tellers = sent_tellers()
    if place is None:
        return tellers
    return tellers.filter(key__in=StoryPage.objects.filter(team=place).values("key"))


def _url(teller: Teller) -> str:
    return reverse("desk_teller", args=[teller.key])
