from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from .models import PolicyPeriod


@register_snippet
class PolicyPeriodViewSet(SnippetViewSet):
    model = PolicyPeriod
    icon = "calendar"
    menu_hook = "register_data_menu_item"
    menu_label = "Beleidsperiodes"
    menu_order = 140
    list_display = ["name", "start_year", "end_year"]
