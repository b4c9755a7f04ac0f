from collections.abc import Callable, Iterator

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.rich_text.converters.html_to_contentstate import InlineStyleElementHandler
from wagtail.admin.rich_text.editors.draftail.features import InlineStyleFeature
from wagtail.contrib.redirects.models import Redirect
from wagtail.rich_text.feature_registry import FeatureRegistry

from openhartig.blocks.languages import LANGUAGES, feature_of
from openhartig.roles.rights import EDITORS, Right, may_edit, may_edit_pages

from .addresses import refusal
from .links import SiteLinkHandler
from .models import BasePage, SiteSettings
from .start_screen import REPLACED, StartPanel
from .to_fill_in import UnfinishedPagesPanel


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


@hooks.register("construct_homepage_panels")
def list_own_work(request: HttpRequest, panels: list) -> None:
    """Show what somebody works on in the place of Wagtail's lists of the same."""
    panels[:] = [panel for panel in panels if panel.name not in REPLACED]
    panels.append(StartPanel())


@hooks.register("construct_homepage_panels")
def list_what_is_to_be_filled_in(request: HttpRequest, panels: list) -> None:
    """Show editors what is still to be filled in."""
    panels.append(UnfinishedPagesPanel())


@hooks.register("rights_of_roles")
def let_editors_edit_pages() -> Iterator[Right]:
    """Let editors do everything with every page, and with what all pages share."""
    actions = ("add", "change", "publish", "bulk_delete", "lock", "unlock")
    yield from may_edit_pages(EDITORS, [BasePage.get_first_root_node()], actions)
    yield from may_edit(EDITORS, SiteSettings, actions=["change"])
    yield from may_edit(EDITORS, Redirect)
