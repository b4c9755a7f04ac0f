from collections.abc import Iterator

from wagtail import hooks
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from openhartig.roles.rights import EDITORS, Right, may_edit

from .models import Theme


@register_snippet
class ThemeViewSet(SnippetViewSet):
    model = Theme
    icon = "tag"
    menu_hook = "register_data_menu_item"
    menu_label = "Thema’s"
    menu_order = 110
    list_display = ["name", "description"]


@hooks.register("rights_of_roles")
def let_editors_keep_themes() -> Iterator[Right]:
    """Let editors change the themes."""
    yield from may_edit(EDITORS, Theme)
