"""Keeps editors from deleting a story as if it were any page: its traces would stay behind."""

from collections.abc import Iterable
from functools import reduce
from operator import or_

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail.admin import messages

from stories.consent.models import Teller
from stories.consent.permissions import may_coordinate
from stories.models import StoryPage

REFUSED = (
    "Er is niets verwijderd. Hier staat een verhaal van een verteller. Met ‘Verwijder’ blijven er "
    "sporen achter, zoals foto’s en oude versies. Met ‘Trek terug’ wordt alles gewist."
)
ASK_COORDINATOR = "Vraag dat aan de verhalencoördinator."


def refuse_with_tellers(request: HttpRequest, pages: Iterable) -> bool:
    """Say that pages cannot be deleted, if a story of a teller is among them or below them.

    Args:
        request: of the editor, who gets the message.
        pages: what the editor wants to delete.

    Returns:
        Whether it was refused.
    """
    tellers = _tellers_below(pages)
    if not tellers.exists():
        return False
    messages.warning(request, format_html("{} {}", REFUSED, _what_to_do(request, tellers)))
    return True


def _tellers_below(pages: Iterable) -> QuerySet[Teller]:
    below = reduce(or_, (Q(path__startswith=page.path) for page in pages), Q(pk__in=[]))
    return Teller.objects.filter(key__in=StoryPage.objects.filter(below).values("key"))


def _what_to_do(request: HttpRequest, tellers: QuerySet[Teller]) -> str | SafeString:
    if not may_coordinate(request.user):
        return ASK_COORDINATOR
    if len(tellers) == 1:
        address, label = (
            reverse("desk_withdraw", args=[tellers[0].key]),
            "Verhaal terugtrekken",
        )
    else:
        address, label = reverse("desk_tellers"), "Alle vertellers"
    return format_html('<a href="{}">{}</a>', address, label)
