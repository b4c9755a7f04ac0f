from collections.abc import Iterator

from wagtail import hooks
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from openhartig.roles.rights import EDITORS, Right, may_edit

from .models import PolicyPeriod


@register_snippet
class PolicyPeriodViewSet(SnippetViewSet):
    model = PolicyPeriod
    icon = "calendar"
    menu_hook = "register_data_menu_item"
    menu_label = "Beleidsperiodes"
    menu_order = 140
    list_display = ["name", "start_year", "end_year"]


@hooks.register("rights_of_roles")
def let_editors_keep_periods() -> Iterator[Right]:
    """Let editors change the periods of policy."""
    yield from may_edit(EDITORS, PolicyPeriod)
