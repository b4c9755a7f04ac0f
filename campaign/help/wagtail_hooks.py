from collections.abc import Iterator

from django.http import HttpRequest
from django.urls import URLPattern, path
from wagtail import hooks
from wagtail.admin.ui.components import Component
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from openhartig.pages.fragments import Fragment
from openhartig.pages.models import BasePage
from openhartig.roles.rights import EDITORS, Right, may_edit
from openhartig.search.asked import Asked

from .choosing import Choose, for_story, for_the_young, that_are
from .models import Helpline
from .views import confirm


class CheckColumn(Column):
    """Tells whether a helpline needs a new check."""

    cell_template_name = "wagtailadmin/helpline_check.html"


@register_snippet
class HelplineViewSet(SnippetViewSet):
    model = Helpline
    icon = "help"
    menu_hook = "register_data_menu_item"
    menu_label = "Hulplijnen"
    menu_order = 100
    list_display = [
        "name",
        Column("phone_label", label="Telefoon"),
        BooleanColumn("live", label="Zichtbaar"),
        Column("checked_on", label="Gecontroleerd op", sort_key="checked_on"),
        CheckColumn("is_stale", label="Controle"),
    ]
    list_filter = ["live", "urgent", "in_strip", "in_story_box", "for_under_16"]


class HelplinesPanel(Component):
    """Reminds editors on their start screen of helplines that need a check."""

    name = "helplines"
    template_name = "wagtailadmin/home/helplines.html"
    order = 50

    def __init__(self, viewset: SnippetViewSet) -> None:
        self.viewset = viewset

    def get_context_data(self, parent_context: dict) -> dict:
        return {
            "csrf_token": parent_context["csrf_token"],
            "stale": Helpline.objects.live().stale(),
            "never_checked": Helpline.objects.never_checked(),
            "edit_url_name": self.viewset.get_url_name("edit"),
        }


@hooks.register("register_admin_urls")
def confirm_on_the_start_screen() -> list[URLPattern]:
    return [path("hulplijnen/<int:pk>/klopt/", confirm, name="helpline_confirm")]


@hooks.register("construct_homepage_panels")
def remind_of_checks(request: HttpRequest, panels: list) -> None:
    """Show the reminder to those who may change helplines."""
    if request.user.has_perm("help.change_helpline"):
        panels.append(HelplinesPanel(Helpline.snippet_viewset))


PLACES: dict[str, tuple[Choose, str]] = {
    "above_pages": (that_are("in_strip"), "help/strip.html"),
    "below_story": (for_story, "help/box.html"),
    "below_theme": (for_story, "help/box.html"),
    "in_danger": (that_are("urgent"), "help/lines.html"),
    "in_danger_in_short": (that_are("urgent"), "help/numbers.html"),
    "instead_of_form": (for_the_young, "help/box.html"),
}
"""Where help stands: which helplines and in what order, and how they look."""


@hooks.register("stands_at")
def show_help(place: str, request: HttpRequest, page: BasePage | None) -> Fragment | None:
    """Show the helplines that editors chose for a place."""
    if place not in PLACES:
        return None
    choose, template = PLACES[place]
    return Fragment(template, {"lines": choose(Helpline.of(request), page)})


EMERGENCY = "112"


@hooks.register("first_in_search")
def show_help_first(request: HttpRequest, asked: Asked) -> Fragment | None:
    """Show whom to call now above what somebody in need finds, and the emergency number last.

    Most who search for such words need somebody to talk to.
    """
    if not asked.in_need:
        return None
    helplines = [each for each in Helpline.of(request) if each.phone]
    urgent = [each for each in helplines if each.urgent]
    lines = sorted(urgent or helplines, key=lambda helpline: helpline.phone == EMERGENCY)
    return Fragment("help/first_in_search.html", {"lines": lines})


@hooks.register("rights_of_roles")
def let_editors_keep_helplines() -> Iterator[Right]:
    """Let editors change the helplines."""
    yield from may_edit(EDITORS, Helpline)
