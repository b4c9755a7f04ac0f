from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem

from .guide import ChapterView, GuideView

SCRIPTS = ["js/cms/start.js", "js/cms/page_chooser.js"]
MODULES = [f"js/cms/{name}.js" for name in ("checks", "paste", "picture_frames", "saved")]
DATA_MENU = Menu(register_hook_name="register_data_menu_item")
HELP_OF_WAGTAIL = ("editor-guide", "whats-new")
FOR_TECHNICIANS = {"locked-pages", "workflow-tasks", "page-types-usage"}
"""Reports that mean nothing to editors."""

NEXT_STEPS = ["approve", "reject", "action-publish", "action-submit"]
"""What an editor came to do, in this order: the first is the main button."""


@hooks.register("insert_global_admin_js")
def load_scripts() -> SafeString:
    """Load what every screen of the CMS needs; each script says why."""
    kinds = [("text/javascript", SCRIPTS), ("module", MODULES)]
    rows = [(kind, static(script)) for kind, scripts in kinds for script in scripts]
    return format_html_join("", '<script type="{}" src="{}"></script>', rows)


@hooks.register("register_rich_text_features", order=1_000)
def leave_out_embeds(features) -> None:
    """Offer no embeds in rich text, not even in a field that does not list its features."""
    features.default_features.remove("embed")


@hooks.register("register_admin_menu_item")
def show_data_menu() -> SubmenuMenuItem:
    """Show the lists that pages choose from in one menu; their viewsets name its hook."""
    return SubmenuMenuItem("Gegevens", DATA_MENU, icon_name="list-ul", order=300)


@hooks.register("insert_global_admin_css")
def look_like_the_site() -> SafeString:
    """Give the CMS the colours of the site."""
    names = ("palette", "purpose", "cms/look", "cms/pictures")
    sheets = [[static(f"css/{name}.css")] for name in names]
    return format_html_join("", '<link rel="stylesheet" href="{}">', sheets)


@hooks.register("register_admin_urls")
def show_the_guide() -> list[URLPattern]:
    return [
        path("gids/", GuideView.as_view(), name="guide"),
        path("gids/<slug:slug>/", ChapterView.as_view(), name="guide_chapter"),
    ]


@hooks.register("register_help_menu_item")
def lead_to_the_guide() -> MenuItem:
    return MenuItem(GuideView.page_title, reverse("guide"), icon_name="help", order=100)


@hooks.register("construct_help_menu")
def leave_out_other_help(request: HttpRequest, items: list) -> None:
    """Leave our own guide and the shortcuts: the pages of Wagtail are in English."""
    items[:] = [item for item in items if not item.name.startswith(HELP_OF_WAGTAIL)]


@hooks.register("construct_reports_menu")
def leave_out_reports(request: HttpRequest, items: list) -> None:
    """Leave what means something to editors; owners keep all."""
    if not request.user.is_superuser:
        items[:] = [item for item in items if item.name not in FOR_TECHNICIANS]


@hooks.register("construct_page_action_menu", order=200)
def offer_the_next_step_first(items: list, request: HttpRequest, context: dict) -> None:
    """Make the next step of this person the main button; a new page is written first."""
    if context["view"] == "edit":
        items.sort(key=_place_of)


def _place_of(item: ActionMenuItem) -> int:
    """Return where an action stands; approving with a comment is one of the others."""
    asks_more = item.name == NEXT_STEPS[0] and getattr(item, "launch_modal", False)
    is_next = item.name in NEXT_STEPS and not asks_more
    return NEXT_STEPS.index(item.name) if is_next else len(NEXT_STEPS)
