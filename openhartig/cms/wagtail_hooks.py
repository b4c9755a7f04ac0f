from django.templatetags.static import static
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from wagtail import hooks

SCRIPTS = ["js/cms/start.js", "js/cms/page_chooser.js"]
MODULES = ["js/cms/paste.js"]


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
