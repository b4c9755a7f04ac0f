from collections.abc import Iterator

from django.conf import settings
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks

from openhartig.roles.rights import EDITORS, MUNICIPAL_EDITORS, Right, may_use

from .models import WORK_FOR_ALL
from .session import session_left


@hooks.register("rights_of_roles")
def let_them_in() -> Iterator[Right]:
    """Let both roles into the CMS."""
    for role in (EDITORS, MUNICIPAL_EDITORS):
        yield from may_use(role, "wagtailadmin.access_admin")


@hooks.register("rights_of_roles")
def let_editors_work_for_all() -> Iterator[Right]:
    """Let editors of the region work for every municipality."""
    yield from may_use(EDITORS, WORK_FOR_ALL)


@hooks.register("register_admin_urls")
def tell_how_long_a_session_lasts() -> list[URLPattern]:
    """Answer the script below."""
    return [path("sessie/", session_left, name="session_left")]


@hooks.register("insert_global_admin_js")
def warn_before_a_session_ends() -> SafeString:
    """Load what warns on every screen of the CMS."""
    return format_html(
        '<script type="module" src="{}" data-session="{}" data-seconds="{}"></script>',
        static("js/cms/session.js"),
        reverse("session_left"),
        settings.SESSION_COOKIE_AGE,
    )


@hooks.register("insert_global_admin_css")
def style_the_warning() -> SafeString:
    """Give the warning some room."""
    return format_html('<link rel="stylesheet" href="{}">', static("css/cms/session.css"))
