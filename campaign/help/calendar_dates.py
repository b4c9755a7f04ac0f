from collections.abc import Iterator

from django.urls import reverse
from wagtail import hooks

from openhartig.pages.calendar import CalendarDate, Month
from openhartig.region.models import Municipality

from .models.helpline import CHECK_EVERY, Helpline

CHECK = "Hulplijn nakijken"


@hooks.register("calendar_dates", order=300)
def checks(month: Month, user, place: Municipality | None) -> Iterator[CalendarDate]:
    """Yield until when the last check of a helpline holds; helplines are of the whole region."""
    if place or not user.has_perm("help.change_helpline"):
        return
    edit = Helpline.snippet_viewset.get_url_name("edit")
    first, last = (day - CHECK_EVERY for day in month.days)
    for helpline in Helpline.objects.live().filter(checked_on__range=(first, last)):
        if helpline.can_be_reached:
            day = helpline.checked_on + CHECK_EVERY
            url = reverse(edit, args=[helpline.pk])
            yield CalendarDate(day, "", CHECK, helpline.name, url, waits=True)
