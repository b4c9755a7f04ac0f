from collections.abc import Callable, Iterator

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.rich_text.converters.html_to_contentstate import InlineStyleElementHandler
from wagtail.admin.rich_text.editors.draftail.features import InlineStyleFeature
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site
from wagtail.permissions import register_permission_policy
from wagtail.query import PageQuerySet
from wagtail.rich_text.feature_registry import FeatureRegistry

from openhartig.blocks.languages import LANGUAGES, feature_of
from openhartig.roles.rights import EDITORS, Right, may_edit, may_edit_pages

from .addresses import refusal
from .calendar_view import CalendarView, may_see
from .checks import with_own_checks
from .links import SiteLinkHandler
from .models import BasePage, SiteSettings
from .pictures import pictures_of
from .start_screen import REPLACED, StartPanel
from .team_policy import TeamPolicy
from .team_views import BULK_ACTIONS
from .teams import visible, works_for_all
from .to_fill_in import UnfinishedPagesPanel

SENT_ON = ("action-publish", "action-submit")
ASK_FIRST = (
    "Op ‘{}’ is misschien iemand herkenbaar. Vraag eerst of die persoon het goed vindt, of kies "
    "een andere foto. Is het in orde? Zeg dat dan bij de foto."
)

register_permission_policy(BasePage, TeamPolicy(BasePage))


@hooks.register("register_rich_text_features", order=1_000)
def resolve_links_our_way(features: FeatureRegistry) -> None:
    """Replace Wagtail's handler of links to pages."""
    features.register_link_type(SiteLinkHandler)


@hooks.register("register_rich_text_features")
def mark_languages(features: FeatureRegistry) -> None:
    """Give each language a button in the text editor, and its words a `lang` on the page."""
    for code, name in LANGUAGES.items():
        feature, style = feature_of(code), f"LANG-{code.upper()}"
        button = {
            "type": style,
            "label": code.upper(),
            "description": f"Deze woorden zijn {name}",
            "style": {"borderBottom": "0.125rem dotted"},
        }
        features.register_editor_plugin("draftail", feature, InlineStyleFeature(button))
        rule = {
            "from_database_format": {f"span[lang={code}]": InlineStyleElementHandler(style)},
            "to_database_format": {
                "style_map": {style: {"element": "span", "props": {"lang": code}}}
            },
        }
        features.register_converter_rule("contentstate", feature, rule)


@hooks.register("on_serve_page", order=1_000)
def tell_own_address(serve: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Tell the page cache which address a page, or a route below it, has of its own."""

    def tell(page: BasePage, request: HttpRequest, args: list, kwargs: dict) -> HttpResponse:
        response = serve(page, request, args, kwargs)
        context = getattr(response, "context_data", None)
        query = page.own_query(context) if context else ""
        response.setdefault("Content-Location", f"{request.path}{'?' if query else ''}{query}")
        return response

    return tell


@hooks.register("before_move_page")
def refuse_move(request: HttpRequest, page: BasePage, destination: BasePage) -> HttpResponse | None:
    """Leave a page where it is when no page may have its new address."""
    if reason := refusal(destination, page.slug, page):
        messages.error(request, reason)
        return redirect("wagtailadmin_pages:move", page.pk)
    return None


@hooks.register("before_bulk_action")
def refuse_moves(request: HttpRequest, action: str, pages: list, view) -> HttpResponse | None:
    """Move no page of a selection when no page may have the new address of one of them."""
    if action != "move" or view.model is not BasePage:
        return None
    destination = view.cleaned_form.cleaned_data["chooser"]
    refused = [
        f"{page.title}: {reason}"
        for page in pages
        if (reason := refusal(destination, page.slug, page))
    ]
    if not refused:
        return None
    for sentence in refused:
        messages.error(request, sentence)
    return HttpResponseRedirect(view.next_url)


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def ask_who_is_on_a_picture(request: HttpRequest, page: BasePage) -> None:
    """Warn who sends a page on, or publishes it, of pictures of which nobody asked who is on it."""
    if any(action in request.POST for action in SENT_ON):
        for title in {image.title for image in pictures_of(page) if image.needs_permission}:
            messages.warning(request, ASK_FIRST.format(title))


@hooks.register("construct_homepage_panels")
def list_own_work(request: HttpRequest, panels: list) -> None:
    """Show what somebody works on in the place of Wagtail's lists of the same."""
    panels[:] = [panel for panel in panels if panel.name not in REPLACED]
    panels.append(StartPanel())


@hooks.register("construct_homepage_panels")
def list_what_is_to_be_filled_in(request: HttpRequest, panels: list) -> None:
    """Show editors what is still to be filled in."""
    panels.append(UnfinishedPagesPanel())


@hooks.register("construct_wagtail_userbar")
def check_what_is_written(request: HttpRequest, items: list, page) -> None:
    """Let the checks look at the page itself, and not at its frame."""
    items[:] = with_own_checks(items, page)


@hooks.register("construct_page_chooser_queryset")
def offer_visible_pages(pages: PageQuerySet, request: HttpRequest) -> PageQuerySet:
    """Offer no draft of others to link to."""
    return pages.filter(visible(request.user))


@hooks.register("register_admin_urls")
def show_the_calendar() -> list[URLPattern]:
    return [path("kalender/", CalendarView.as_view(), name="calendar")]


class CalendarMenuItem(MenuItem):
    """Shows the calendar to who works on pages."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may_see(request.user)


@hooks.register("register_admin_menu_item")
def lead_to_the_calendar() -> MenuItem:
    return CalendarMenuItem(
        CalendarView.page_title, reverse("calendar"), icon_name="calendar-alt", order=290
    )


for action in BULK_ACTIONS:
    hooks.register("register_bulk_action", action, order=10)


@hooks.register("construct_reports_menu", order=10)
def leave_out_reports_for_the_region(request: HttpRequest, items: list) -> None:
    """Show the history of all pages only to who works for all."""
    if not works_for_all(request.user):
        items[:] = [item for item in items if item.name != "site-history"]


@hooks.register("rights_of_roles")
def let_editors_edit_pages() -> Iterator[Right]:
    """Let editors do everything with every page, and with what all pages share."""
    homes = [site.root_page for site in Site.objects.select_related("root_page")]
    yield from may_edit_pages(EDITORS, homes, ("add", "change", "publish", "bulk_delete"))
    yield from may_edit(EDITORS, SiteSettings, actions=["change"])
    yield from may_edit(EDITORS, Redirect)
