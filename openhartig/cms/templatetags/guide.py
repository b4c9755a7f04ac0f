from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from openhartig.cms.guide import chapters

register = template.Library()


@register.simple_tag
def guide(slug: str) -> SafeString:
    """Return a link to the chapter of the guide that explains a screen.

    Raises:
        KeyError: there is no such chapter.
    """
    chapter = chapters()[slug]
    return format_html(
        '<p class="guide-link">In de gids: <a href="{}">{}</a></p>', chapter.url, chapter.title
    )
