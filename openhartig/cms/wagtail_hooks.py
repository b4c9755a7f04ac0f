from django.templatetags.static import static
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin.menu import Menu, SubmenuMenuItem

SCRIPTS = ["js/cms/start.js", "js/cms/page_chooser.js"]
MODULES = ["js/cms/paste.js"]
DATA_MENU = Menu(register_hook_name="register_data_menu_item")


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
