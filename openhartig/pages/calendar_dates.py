from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from wagtail import hooks
from wagtail.models import Revision
from wagtail.query import PageQuerySet

from openhartig.region.models import Municipality

from .calendar import CalendarDate, Month
from .models import BasePage
from .start_screen import may_change


@hooks.register("calendar_dates", order=10)
def planned(month: Month, user, place: Municipality | None) -> Iterator[CalendarDate]:
    """Yield what goes on the site by itself, and what leaves it, of the pages of this user."""
    revisions = Revision.page_revisions.filter(approved_go_live_at__range=month.moments)
    moments = dict(revisions.values_list("object_id", "approved_go_live_at"))
    pages = _of(place, may_change(user))
    for page in pages.filter(pk__in=[int(number) for number in moments]):
        yield _date(moments[str(page.pk)], "Gepland", page, _edit(page))
    for page in pages.live().filter(expire_at__range=month.moments):
        yield _date(page.expire_at, "Gaat van de site", page, _edit(page))


@hooks.register("calendar_dates", order=20)
def published(month: Month, user, place: Municipality | None) -> Iterator[CalendarDate]:
    """Yield what came on the site: everybody may read that; it leads to who may edit it there."""
    pages = _of(place, BasePage.objects.live().filter(depth__gt=1))
    found = pages.filter(first_published_at__range=month.moments)
    editable = set(may_change(user).filter(pk__in=found.values("pk")).values_list("pk", flat=True))
    for page in found:
        url = _edit(page) if page.pk in editable else page.get_url() or ""
        yield _date(page.first_published_at, "Op de site gezet", page, url)


def _of(place: Municipality | None, pages: PageQuerySet) -> PageQuerySet:
    return pages.filter(team=place) if place else pages


def _date(moment: datetime, kind: str, page: BasePage, url: str) -> CalendarDate:
    local = timezone.localtime(moment)
    title = page.title if page.live else page.draft_title or page.title
    return CalendarDate(local.date(), f"{local:%H:%M}", kind, title, url)


def _edit(page: BasePage) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])
