from collections.abc import Iterator

from wagtail import hooks
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from openhartig.roles.rights import EDITORS, Right, may_edit

from .models import SearchWord


@register_snippet
class SearchWordViewSet(SnippetViewSet):
    model = SearchWord
    icon = "search"
    menu_hook = "register_data_menu_item"
    menu_label = "Zoekwoorden"
    menu_order = 150
    list_display = ["words", "also", BooleanColumn("shows_help", label="Laat hulp zien")]
    list_filter = ["shows_help"]


@hooks.register("rights_of_roles")
def let_editors_keep_search_words() -> Iterator[Right]:
    """Let editors change the search words."""
    yield from may_edit(EDITORS, SearchWord)
