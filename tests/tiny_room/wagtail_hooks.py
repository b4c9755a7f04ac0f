from collections.abc import Iterator

from django.http import HttpRequest
from wagtail import hooks
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from openhartig.pages.fragments import Fragment
from openhartig.pages.models import BasePage
from openhartig.roles.rights import (
    EDITORS,
    MUNICIPAL_EDITORS,
    Right,
    may_edit,
    may_edit_pages,
)

from .models import TeaPage, TeaRoom


@register_snippet
class TeaRoomViewSet(SnippetViewSet):
    model = TeaRoom
    menu_hook = "register_data_menu_item"
    menu_label = "Theehuizen"
    list_display = ["name", "mood"]


@hooks.register("stands_at", order=100)
def invite_readers(place: str, request: HttpRequest, page: BasePage | None) -> Fragment | None:
    """Invite who read a story for tea."""
    if place != "below_story":
        return None
    return Fragment("tiny_room/below_story.html", {"title": page})


@hooks.register("rights_of_roles")
def let_editors_keep_tea_rooms() -> Iterator[Right]:
    """Let editors change the tea rooms, and a municipality write about them."""
    yield from may_edit(EDITORS, TeaRoom)
    yield from may_edit_pages(MUNICIPAL_EDITORS, TeaPage.objects.all(), ["change"])
