from collections.abc import Iterator

from cookie_consent.models import Cookie, CookieGroup
from django.http import HttpRequest
from django.urls import path, reverse
from django.utils.formats import date_format
from django.views.generic import TemplateView
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn, Column, Table
from wagtail.admin.views.generic import PermissionCheckedMixin, WagtailAdminTemplateMixin
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from openhartig.pages.models import SiteSettings
from openhartig.roles.rights import EDITORS, Right, may_edit

from .forms import LanguageOnlyForm
from .models import CookieLayer, CookieReceipt
from .reports import choices_per_week
from .service import services_of


class ServicePermissionPolicy(ModelPermissionPolicy):
    """Lets nobody add a service: a new one needs code that uses it."""

    def user_has_permission(self, user, action: str) -> bool:
        return action != "add" and super().user_has_permission(user, action)


register_permission_policy(CookieGroup, ServicePermissionPolicy(CookieGroup))


class ServiceViewSet(SnippetViewSet):
    """Services that need permission: what they are for, and who gets which data."""

    model = CookieGroup
    icon = "site"
    menu_label = "Diensten"
    list_display = ["name", BooleanColumn("is_required", label="Altijd aan")]
    edit_handler = ObjectList(
        [
            FieldPanel("name", heading="Naam", help_text="Staat bij de schakelaar."),
            FieldPanel(
                "description",
                heading="Doel en uitleg",
                help_text="De eerste alinea zegt waarvoor de dienst is en staat bij de "
                "schakelaar. De rest staat op de pagina Cookievoorkeuren: wie krijgt welke "
                "gegevens, en waar?",
            ),
            FieldPanel("ordering", heading="Volgorde"),
            FieldPanel("language_only"),
        ],
        base_form_class=LanguageOnlyForm,
    )


class CookieViewSet(SnippetViewSet):
    """What a service keeps on the visitor's device."""

    model = Cookie
    icon = "list-ul"
    menu_label = "Cookies en opslag"
    list_display = ["name", "cookiegroup", "domain", "description"]
    list_filter = ["cookiegroup"]
    edit_handler = ObjectList(
        [
            FieldPanel("cookiegroup", heading="Dienst"),
            FieldPanel("name", heading="Naam", help_text="Zoals een browser die laat zien."),
            FieldPanel("domain", heading="Van welk domein?", help_text="Leeg betekent: deze site."),
            FieldPanel(
                "description", heading="Waarvoor, en hoe lang?", help_text="In gewone taal."
            ),
            FieldPanel("language_only"),
        ],
        base_form_class=LanguageOnlyForm,
    )


@register_snippet
class CookieData(SnippetViewSetGroup):
    """The data behind the question about cookies."""

    menu_label = "Cookies"
    menu_icon = "lock"
    menu_order = 310
    items = (ServiceViewSet, CookieViewSet)


class WeeklyReport(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """Shows how many visitors chose what, per week."""

    permission_policy = ModelPermissionPolicy(CookieReceipt)
    permission_required = "view"
    template_name = "wagtailadmin/cookie_choices.html"
    page_title = "Cookiekeuzes per week"
    header_icon = "lock"

    def get_breadcrumbs_items(self) -> list[dict]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs) -> dict:
        text = SiteSettings.for_request(self.request).cookie_text
        services = text.services if text else []
        columns = [
            Column("monday", label="Week vanaf", accessor=lambda w: date_format(w.monday, "j F Y")),
            Column("total", label="Keuzes"),
            *(
                Column(s["name"], label=f"{s['label']}: ja", accessor=f"accepted.{i}")
                for i, s in enumerate(services)
            ),
        ]
        weeks = choices_per_week([service["name"] for service in services])
        return super().get_context_data(table=Table(columns, weeks) if weeks else None, **kwargs)


@hooks.register("register_admin_urls")
def register_report_url() -> list:
    return [path("cookiekeuzes/", WeeklyReport.as_view(), name="cookie_choices_report")]


class ReportMenuItem(MenuItem):
    """Shows the report to those who may see it."""

    def is_shown(self, request: HttpRequest) -> bool:
        return WeeklyReport.permission_policy.user_has_permission(request.user, "view")


@hooks.register("register_reports_menu_item")
def register_report_menu_item() -> MenuItem:
    return ReportMenuItem("Cookiekeuzes", reverse("cookie_choices_report"), icon_name="lock")


@hooks.register("rights_of_roles")
def let_editors_keep_the_words() -> Iterator[Right]:
    """Let editors change the words about cookies, and see what visitors chose."""
    yield from may_edit(EDITORS, CookieLayer, actions=["change"])
    yield from may_edit(EDITORS, CookieGroup, Cookie, actions=["change", "view"])
    yield from may_edit(EDITORS, CookieReceipt, actions=["view"])


@hooks.register("content_security")
def allow_services(request: HttpRequest) -> dict[str, list[str]]:
    """Return the sources that the services of a page need."""
    wanted = services_of(request)
    directives = {directive for service in wanted for directive in service.sources}
    return {
        directive: [source for service in wanted for source in service.sources.get(directive, [])]
        for directive in directives
    }
