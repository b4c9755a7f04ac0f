from collections.abc import Iterator

from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.ui.components import Component
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from openhartig.roles.rights import EDITORS, Right, may_edit

from .models import AccessibilityPage, ProblemReport


class ReportPolicy(ModelPermissionPolicy):
    """Lets nobody make up a report: they come from visitors."""

    def user_has_permission(self, user, action: str) -> bool:
        return action != "add" and super().user_has_permission(user, action)


register_permission_policy(ProblemReport, ReportPolicy(ProblemReport))


@register_snippet
class ProblemReportViewSet(SnippetViewSet):
    model = ProblemReport
    icon = "warning"
    menu_hook = "register_data_menu_item"
    menu_label = "Meldingen"
    menu_order = 160
    copy_view_enabled = False
    list_display = [
        "__str__",
        Column("page", label="Pagina"),
        BooleanColumn("is_handled", label="Afgehandeld"),
    ]
    list_filter = ["is_handled"]


class AccessibilityPanel(Component):
    """Tells editors on their start screen what waits: reports, and a statement of last year."""

    name = "accessibility"
    template_name = "wagtailadmin/home/accessibility.html"
    order = 55

    def get_context_data(self, parent_context: dict) -> dict:
        user = parent_context["request"].user
        pages = [page for page in AccessibilityPage.objects.live() if page.is_stale]
        reports = ProblemReport.objects.filter(is_handled=False)
        return {
            "stale": [page for page in pages if page.permissions_for_user(user).can_edit()],
            "reports": reports.count() if user.has_perm("accessibility.view_problemreport") else 0,
        }


@hooks.register("construct_homepage_panels")
def remind_of_statement_and_reports(request: HttpRequest, panels: list) -> None:
    """Show what waits to whoever can do something about it."""
    panels.append(AccessibilityPanel())


@hooks.register("rights_of_roles")
def let_editors_handle_reports() -> Iterator[Right]:
    """Let editors read what was reported, mark it as handled, and delete it."""
    yield from may_edit(EDITORS, ProblemReport, actions=["view", "change", "delete"])
