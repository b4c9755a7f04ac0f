from collections.abc import Iterator

from wagtail import hooks
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from openhartig.roles.rights import EDITORS, Right, may_edit

from .models import Municipality, Partner


@register_snippet
class MunicipalityViewSet(SnippetViewSet):
    model = Municipality
    icon = "home"
    menu_hook = "register_data_menu_item"
    menu_label = "Gemeenten"
    menu_order = 120
    list_display = ["name", "subregion"]
    list_filter = ["subregion"]


@register_snippet
class PartnerViewSet(SnippetViewSet):
    model = Partner
    icon = "group"
    menu_hook = "register_data_menu_item"
    menu_label = "Partners"
    menu_order = 130
    list_display = ["name", "kind"]
    list_filter = ["kind"]


@hooks.register("rights_of_roles")
def let_editors_keep_the_region() -> Iterator[Right]:
    """Let editors change municipalities and partners."""
    yield from may_edit(EDITORS, Municipality, Partner)
