from collections.abc import Iterator

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.views.pages.listing import IndexView
from wagtail.permissions import policy_registry

from openhartig.roles.rights import EDITORS, Right, may_use

from .views import FigureDetails, Figures

VIEWERS = "Meekijker"
"""The role that sees figures, and nothing else."""

SEE_FIGURES = "figures.view_count"


class FiguresMenuItem(MenuItem):
    """Shows the figures to who may see them."""

    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm(SEE_FIGURES)


@hooks.register("register_admin_urls")
def register_urls() -> list[URLPattern]:
    return [
        path("cijfers/", Figures.as_view(), name="figures"),
        path("cijfers/<slug:name>/", FigureDetails.as_view(), name="figure"),
    ]


@hooks.register("register_admin_menu_item")
def register_menu_item() -> MenuItem:
    return FiguresMenuItem("Cijfers", reverse("figures"), icon_name="order", order=320)


class FiguresPanel(Component):
    """Leads to the figures from the start screen."""

    name = "figures"
    template_name = "wagtailadmin/home/figures.html"
    order = 90


@hooks.register("construct_homepage_panels")
def lead_to_figures(request: HttpRequest, panels: list) -> None:
    """Give those who work on no page something on their start screen."""
    policy = policy_registry.get_by_type(IndexView.model)
    works = policy.user_has_any_permission(request.user, {"add", "change"})
    if request.user.has_perm(SEE_FIGURES) and not works:
        panels.append(FiguresPanel())


@hooks.register("register_permissions")
def offer_permission() -> QuerySet[Permission]:
    """Let owners give the permission to a role of their own."""
    app, codename = SEE_FIGURES.split(".")
    return Permission.objects.filter(content_type__app_label=app, codename=codename)


@hooks.register("rights_of_roles")
def let_them_see_figures() -> Iterator[Right]:
    """Let editors see the figures, and somebody who looks along see nothing else."""
    yield from may_use(EDITORS, SEE_FIGURES)
    yield from may_use(VIEWERS, "wagtailadmin.access_admin", SEE_FIGURES)
