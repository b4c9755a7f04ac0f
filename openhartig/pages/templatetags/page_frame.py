import json
import re
from collections.abc import Iterable
from functools import cache

from django import template
from django.conf import settings
from django.utils.safestring import SafeString, mark_safe
from wagtail.contrib.routable_page.models import RoutablePageMixin

from openhartig.pages.fragments import Fragment, fragments_at
from openhartig.pages.frame import Frame

register = template.Library()

# As in django.utils.html.json_script, which cannot write the media type of JSON-LD.
SCRIPT_ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


@register.simple_tag
@cache
def palette(name: str) -> str:
    """Return a colour for where no style sheet reaches, such as the frame of a browser.

    Raises:
        KeyError: the palette has no such colour.
    """
    sheet = (settings.PROJECT_DIR / "static/css/palette.css").read_text()
    return dict(re.findall(r"--color-([\w-]+): (#\w+);", sheet))[name]


@register.simple_tag(takes_context=True)
def frame(context: template.Context) -> Frame | None:
    """Return what surrounds the page: `{% frame as frame %}`; None without a request."""
    request = context.get("request")
    return Frame.of(request) if request else None


@register.simple_tag(takes_context=True)
def trail(context: template.Context, page) -> list:
    """Return the pages above a page: `{% trail page as pages %}`."""
    return Frame.of(context["request"]).trail(page)


@register.simple_tag(takes_context=True)
def page_url(context: template.Context, page) -> str:
    """Return the address of a page relative to this site, without a query."""
    return page.get_url(context["request"]) or ""


@register.simple_tag
def route(page, name: str, *parts: str) -> str:
    """Return where a route is, from its page on: `{% route page "theme" theme.slug %}`.

    Args:
        page: as its own type, or one of `frame.known`.
    """
    is_own = isinstance(page, RoutablePageMixin)
    own_type = type(page) if is_own else page.content_type.model_class()
    return own_type.get_resolver().reverse(name, *parts)


@register.simple_tag(takes_context=True)
def full_page_url(context: template.Context, page) -> str:
    """Return the whole address of a page, for share cards and canonical links."""
    return page.get_full_url(context["request"]) or ""


@register.simple_tag(takes_context=True)
def stands_at(context: template.Context, place: str, about=None) -> SafeString:
    """Show what rooms put at a place of this page: `{% stands_at "below_story" %}`.

    Args:
        context: what the template knows.
        place: the name of the place.
        about: the page of the CMS that it belongs to, where another one is shown.
    """
    page = about or context.get("page")
    return show(context, fragments_at(place, context["request"], page))


@register.simple_tag(takes_context=True)
def show(context: template.Context, fragments: Iterable[Fragment]) -> SafeString:
    """Show what rooms answered: `{% show fragments %}`."""
    engine, shown = template.Engine.get_default(), []
    for fragment in fragments:
        with context.push(**fragment.values):
            shown.append(engine.get_template(fragment.template).render(context))
    return mark_safe("".join(shown))  # noqa: S308 - templates escape


@register.simple_tag(takes_context=True)
def structured_data(context: template.Context, page) -> SafeString:
    """Write the schema.org description of a page as JSON that is safe inside a script element."""
    request = context["request"]
    data = page.structured_data(request, Frame.of(request).trail(page))
    return mark_safe(json.dumps(data, ensure_ascii=False).translate(SCRIPT_ESCAPES))  # noqa: S308
