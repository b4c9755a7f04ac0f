from collections.abc import Iterator

from django.urls import reverse
from wagtail import hooks

from openhartig.pages.calendar import CalendarDate, Month
from openhartig.region.models import Municipality

from .models import CHECK_EVERY, AccessibilityPage

CHECK = "Toegankelijkheid nakijken"


@hooks.register("calendar_dates", order=310)
def checks(month: Month, user, place: Municipality | None) -> Iterator[CalendarDate]:
    """Yield until when the statement holds, to who may edit it."""
    first, last = (day - CHECK_EVERY for day in month.days)
    pages = AccessibilityPage.objects.live().filter(checked_on__range=(first, last))
    for page in pages.filter(team=place) if place else pages:
        if page.permissions_for_user(user).can_edit():
            day = page.checked_on + CHECK_EVERY
            edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
            yield CalendarDate(day, "", CHECK, page.title, edit, waits=True)
